// The numbers of a reading: two of a share, answers by score or group, the same two by segment, or the figure itself.
"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Field, FieldError } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { MetricUnit } from "#domain/metric.ts";
import { type Survey, tallyKeys } from "#domain/survey.ts";
import { EMPTY_SEGMENT, type ReadingWay, type TypedReading, type TypedSegment } from "./reading-draft.ts";

export interface ReadingFieldsProps {
  way: ReadingWay;
  unit: MetricUnit;
  survey: Survey | null;
  scaleMax: number | null;
  typed: TypedReading;
  error: string | undefined;
  onType: (changes: Partial<TypedReading>) => void;
}

export function ReadingFields(props: ReadingFieldsProps) {
  const { way, unit, typed, error, onType } = props;
  const t = useTranslations("metric");
  if (way === "segments") return <SegmentFields typed={typed} error={error} onType={onType} />;
  if (way === "tally") return <TallyFields {...props} />;
  const input = (key: "numerator" | "denominator" | "value", label: string, said: string | undefined) => (
    <Field label={label} error={said} required>
      {(control) => (
        <Input
          {...control}
          inputMode="decimal"
          autoComplete="off"
          value={typed[key]}
          onChange={(event) => onType({ [key]: event.target.value })}
        />
      )}
    </Field>
  );
  if (way === "value") return input("value", t(`units.${unit}`), error);
  return (
    <div className="grid grid-cols-2 gap-4">
      {input("numerator", t("numerator"), error)}
      {input("denominator", t("denominator"), undefined)}
    </div>
  );
}

function TallyFields({ survey, scaleMax, typed, error, onType }: ReadingFieldsProps) {
  const t = useTranslations("metric.tally");
  if (!survey) return null;
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-body text-ink-2">
        {survey === "nps" ? t("npsHint") : t("scoreHint", { max: scaleMax ?? 0 })}
      </legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-3">
        {tallyKeys(survey, scaleMax ?? 0).map((key) => (
          <Field key={key} label={survey === "nps" ? t(key as "promoters") : t("score", { score: key })}>
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                autoComplete="off"
                value={typed.tally[key] ?? ""}
                onChange={(event) => onType({ tally: { ...typed.tally, [key]: event.target.value } })}
              />
            )}
          </Field>
        ))}
      </div>
      {error ? <FieldError>{error}</FieldError> : null}
    </fieldset>
  );
}

const SEGMENT_FIELDS = ["name", "count", "total"] as const;

function SegmentFields({ typed, error, onType }: Pick<ReadingFieldsProps, "typed" | "error" | "onType">) {
  const t = useTranslations("metric.segments");
  const set = (at: number, changes: Partial<TypedSegment>) =>
    onType({ segments: typed.segments.map((row, place) => (place === at ? { ...row, ...changes } : row)) });
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-body text-ink-2">{t("hint")}</legend>
      {typed.segments.map((row, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity while they are typed
        <div key={place} className="grid grid-cols-[2fr_1fr_1fr] gap-2">
          {SEGMENT_FIELDS.map((key) => (
            <Field key={key} label={t(key)} hideLabel={place > 0}>
              {(control) => (
                <Input
                  {...control}
                  autoComplete="off"
                  inputMode={key === "name" ? "text" : "decimal"}
                  maxLength={80}
                  aria-label={t("cell", { field: t(key), number: place + 1 })}
                  value={row[key]}
                  onChange={(event) => set(place, { [key]: event.target.value })}
                />
              )}
            </Field>
          ))}
        </div>
      ))}
      <Button
        size="sm"
        className="justify-self-start"
        onClick={() => onType({ segments: [...typed.segments, EMPTY_SEGMENT] })}
      >
        <Plus aria-hidden size={14} />
        {t("add")}
      </Button>
      {error ? <FieldError>{error}</FieldError> : null}
    </fieldset>
  );
}
