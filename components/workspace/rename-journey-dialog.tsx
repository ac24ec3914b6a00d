// Another name for a journey, from the list; the board shows it to everybody who has it open.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { z } from "zod";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { FormAlert } from "#components/account/form-alert.tsx";
import { nameField } from "#components/account/form-fields.ts";
import { localeOf } from "#components/shell/locale.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { toastFailed, toastUndo } from "#components/ui/toast.tsx";
import { useZodForm } from "#components/ui/zod-form.ts";

const schema = z.object({ title: nameField });

export interface RenameJourneyDialogProps {
  journeyId: string;
  /** The name as it is shown, in the reader's language. */
  title: string;
  onClose: () => void;
}

export function RenameJourneyDialog({ journeyId, title, onClose }: RenameJourneyDialogProps) {
  const t = useTranslations("workspace.journeys");
  const common = useTranslations("common");
  const locale = localeOf(useLocale()) ?? "nl";
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const form = useZodForm(schema, { title });
  const refresh = () => queries.invalidateQueries(trpc.journeys.pathFilter());
  const back = useMutation(
    trpc.journeys.rename.mutationOptions({
      onSuccess: refresh,
      onError: (error) => toastFailed(sentence(error)),
    }),
  );
  const rename = useMutation(
    trpc.journeys.rename.mutationOptions({
      onSuccess: async ({ previous }, { name }) => {
        onClose();
        await refresh();
        toastUndo(t("renamed", { title: name.title }), () =>
          back.mutate({ journeyId, name: { title: previous, locale } }),
        );
      },
    }),
  );
  return (
    <Dialog
      open
      size="sm"
      onOpenChange={(open) => !open && onClose()}
      title={t("renameTitle")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button type="submit" form="rename-journey" variant="primary" busy={rename.isPending}>
            {common("save")}
          </Button>
        </>
      }
    >
      <form
        id="rename-journey"
        noValidate
        className="grid gap-4"
        onSubmit={(event) =>
          void form.handleSubmit((name) => rename.mutate({ journeyId, name: { title: name.title, locale } }))(
            event,
          )
        }
      >
        <Field label={t("name")} error={form.errorOf("title")} required>
          {(control) => <Input {...control} {...form.register("title")} inputSize="lg" autoComplete="off" />}
        </Field>
        {rename.error ? <FormAlert>{sentence(rename.error)}</FormAlert> : null}
      </form>
    </Dialog>
  );
}
