// A new journey: what it is called, in which language it is written, and from which model it starts.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { PRESELECTED_MODEL } from "#domain/phase-models.ts";
import { FormAlert } from "#components/account/form-alert.tsx";
import { type Locale, localeOf } from "#components/shell/locale.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { ModelPicker } from "./model-picker.tsx";
import { useWorkspace } from "./workspace-context.tsx";

const TITLE_MAX = 200;

export interface NewJourneyDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Begins with a copy of the example instead. */
  onExample: () => void;
}

export function NewJourneyDialog({ open, onOpenChange, onExample }: NewJourneyDialogProps) {
  const t = useTranslations("workspace.newJourney");
  const common = useTranslations("common");
  const invalid = useTranslations("ui.invalid");
  const workspace = useWorkspace();
  const router = useRouter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const [title, setTitle] = useState("");
  const [titleMissing, setTitleMissing] = useState(false);
  const [model, setModel] = useState(PRESELECTED_MODEL);
  const [contentLocale, setContentLocale] = useState<Locale>(localeOf(useLocale()) ?? "nl");
  const create = useMutation(
    trpc.journeys.create.mutationOptions({
      onSuccess: async (made) => {
        await queries.invalidateQueries(trpc.journeys.list.queryFilter());
        router.push(`/${workspace.slug}/j/${made.slug}`);
      },
    }),
  );

  function handleCreate() {
    if (title.trim() === "") {
      setTitleMissing(true);
      return;
    }
    create.mutate({ workspaceId: workspace.id, journey: { title: title.trim(), model, contentLocale } });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="xl"
      title={t("title")}
      description={t("lead")}
      footer={
        <>
          <Button variant="ghost" className="mr-auto" onClick={onExample}>
            {t("example")}
          </Button>
          <Button onClick={() => onOpenChange(false)}>{common("cancel")}</Button>
          <Button
            variant="primary"
            type="submit"
            form="new-journey"
            busy={create.isPending || create.isSuccess}
          >
            {t("action")}
          </Button>
        </>
      }
    >
      <form
        id="new-journey"
        noValidate
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          handleCreate();
        }}
      >
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_auto]">
          <Field
            label={t("name")}
            hint={t("nameHint")}
            error={titleMissing ? invalid("required") : undefined}
            required
          >
            {(control) => (
              <Input
                {...control}
                value={title}
                maxLength={TITLE_MAX}
                inputSize="lg"
                placeholder={t("namePlaceholder")}
                onChange={(event) => {
                  setTitle(event.target.value);
                  setTitleMissing(false);
                }}
              />
            )}
          </Field>
          <div className="flex flex-col items-start gap-1.5">
            <span className="text-body font-medium">{t("language")}</span>
            <SegmentedControl
              label={t("language")}
              value={contentLocale}
              onValueChange={setContentLocale}
              options={[
                { value: "nl", label: common("nl") },
                { value: "en", label: common("en") },
              ]}
            />
          </div>
        </div>
        <div>
          <h3 className="mb-2 text-body font-medium">{t("model")}</h3>
          <ModelPicker value={model} onValueChange={setModel} />
        </div>
        {create.error ? <FormAlert>{sentence(create.error)}</FormAlert> : null}
      </form>
    </Dialog>
  );
}
