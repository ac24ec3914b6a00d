// The mark of a review, with the scale it was given on.
"use client";
import { useTranslations } from "next-intl";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { EvidenceFormState } from "./use-evidence-form.ts";

const SCALES = ["5", "10", "100"] as const;

export function RatingField({ form, error }: { form: EvidenceFormState; error: string | undefined }) {
  const t = useTranslations("evidence.form");
  const { draft, set } = form;
  const known = SCALES.some((scale) => scale === draft.ratingMax);
  const scales = known ? SCALES : [...SCALES, draft.ratingMax];
  return (
    <Field label={t("rating")} error={error} optional>
      {(control) => (
        <div className="flex items-center gap-2">
          <Input
            {...control}
            inputMode="decimal"
            className="w-20"
            value={draft.rating}
            onChange={(event) => set({ rating: event.target.value })}
          />
          <span className="text-ink-2">{t("of")}</span>
          <Select
            aria-label={t("scale")}
            className="w-24"
            value={draft.ratingMax}
            onValueChange={(ratingMax) => set({ ratingMax })}
            options={scales.map((value) => ({ value, label: value }))}
          />
        </div>
      )}
    </Field>
  );
}
