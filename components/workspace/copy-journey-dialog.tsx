// A copy of a journey (or of the example): what it will be called, where it comes to stand, and what does not go along.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { useTRPC, useTRPCClient } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { TITLE_MAX } from "#domain/vocabulary.ts";
import { FormAlert } from "#components/account/form-alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { toastFailed, toastUndo } from "#components/ui/toast.tsx";
import { useZodForm } from "#components/ui/zod-form.ts";
import { useCopyPlaces } from "./use-copy-places.ts";
import { useWorkspace } from "./workspace-context.tsx";

const schema = z.object({
  title: z.string().trim().min(1, "required").max(TITLE_MAX, "tooLong"),
  workspaceId: z.string(),
});

export interface CopyJourneyDialogProps {
  /** Null for the example that ships with the product. */
  source: { readonly journeyId: string; readonly title: string } | null;
  /** What is typed just now belongs to the copy too. */
  untilSaved?: () => Promise<void>;
  onClose: () => void;
  /** Gets the address of the copy. */
  onCopied?: (path: string) => void;
}

export function CopyJourneyDialog({ source, untilSaved, onClose, onCopied }: CopyJourneyDialogProps) {
  const t = useTranslations("workspace.journeys.copy");
  const journeys = useTranslations("workspace.journeys");
  const common = useTranslations("common");
  const here = useWorkspace();
  const trpc = useTRPC();
  const api = useTRPCClient();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const places = useCopyPlaces(source !== null);
  const form = useZodForm(schema, {
    title: source ? t("name", { title: source.title }).slice(0, TITLE_MAX) : t("exampleName"),
    workspaceId: here.id,
  });
  const chosen = form.watch("workspaceId");
  const refresh = () => queries.invalidateQueries(trpc.journeys.pathFilter());
  const copy = useMutation({
    mutationFn: async ({ title, workspaceId }: z.infer<typeof schema>) => {
      if (source === null) return api.journeyCopies.createFromExample.mutate({ workspaceId, title });
      await untilSaved?.();
      return api.journeyCopies.create.mutate({ journeyId: source.journeyId, workspaceId, title });
    },
    onSuccess: async (made, { title }) => {
      onClose();
      await refresh();
      const undo = () =>
        void api.journeys.remove
          .mutate({ journeyId: made.id })
          .then(refresh, (error: unknown) => toastFailed(sentence(error)));
      const place = places.find((one) => one.id === made.workspaceId);
      toastUndo(
        made.workspaceId === here.id
          ? t("made", { title })
          : t("madeAt", { title, place: place?.name ?? "" }),
        undo,
      );
      onCopied?.(`/${made.workspaceSlug}/j/${made.slug}`);
    },
  });
  return (
    <Dialog
      open
      size="sm"
      onOpenChange={(open) => !open && onClose()}
      title={source ? t("title", { title: source.title }) : t("example")}
      description={source ? t("lead") : t("exampleLead")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button type="submit" form="copy-journey" variant="primary" busy={copy.isPending}>
            {t("action")}
          </Button>
        </>
      }
    >
      <form
        id="copy-journey"
        noValidate
        className="grid gap-4"
        onSubmit={(event) => void form.handleSubmit((asked) => copy.mutate(asked))(event)}
      >
        <Field label={journeys("name")} error={form.errorOf("title")} required>
          {(control) => <Input {...control} {...form.register("title")} inputSize="lg" autoComplete="off" />}
        </Field>
        {places.length > 1 ? (
          <Field label={t("place")} {...(chosen === here.id ? {} : { hint: t("elsewhere") })}>
            {(control) => (
              <Select
                {...control}
                value={chosen}
                onValueChange={(id) => form.setValue("workspaceId", id)}
                options={places.map((one) => ({ value: one.id, label: one.name }))}
              />
            )}
          </Field>
        ) : null}
        {copy.error ? <FormAlert>{sentence(copy.error)}</FormAlert> : null}
      </form>
    </Dialog>
  );
}
