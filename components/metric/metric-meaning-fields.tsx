// What a figure is taken to mean, and what else it may mean; must be filled in for clicks and time on site.
"use client";
import { useTranslations } from "next-intl";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { MetricDraft } from "./metric-draft.ts";

const NOTE_MAX = 1_000;
const NOTES = ["interpretation", "alternative"] as const;

export function MetricMeaningFields({
  draft,
  isRequired,
  isAsking,
  onChange,
}: {
  draft: MetricDraft;
  isRequired: boolean;
  isAsking: boolean;
  onChange: (changes: Partial<MetricDraft>) => void;
}) {
  const t = useTranslations("metric.meaning");
  return (
    <>
      {NOTES.map((key) => (
        <Field
          key={key}
          label={t(`${key}Label`)}
          hint={t(`${key}Hint`)}
          error={isAsking && isRequired && draft[key].trim() === "" ? t("missing") : undefined}
          required={isRequired}
          optional={!isRequired}
        >
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              value={draft[key]}
              maxLength={NOTE_MAX}
              onChange={(event) => onChange({ [key]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </>
  );
}
