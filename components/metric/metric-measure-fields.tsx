// How a KPI is measured: unit, question and scale, which way is better, and which benefit and objective it serves.
"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { Select } from "#components/ui/select.tsx";
import { BENEFITS, METRIC_DIRECTIONS, METRIC_UNITS, OBJECTIVES } from "#domain/metric.ts";
import { SURVEY_SCALES, SURVEYS } from "#domain/survey.ts";
import { type MetricDraft, withSurvey, withUnit } from "./metric-draft.ts";

const NONE = "none";

export function MetricMeasureFields({
  draft,
  isRead,
  onChange,
}: {
  draft: MetricDraft;
  /** It has figures already, which were meant in its unit. */
  isRead: boolean;
  onChange: (draft: MetricDraft) => void;
}) {
  const t = useTranslations("metric");
  const isFixed = isRead || draft.preset !== null;
  const scales = draft.survey ? SURVEY_SCALES[draft.survey] : [];
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("unit")} hint={isRead ? t("unitFixed") : undefined}>
          {(control) => (
            <Select
              {...control}
              value={draft.unit}
              disabled={isFixed}
              onValueChange={(unit) => onChange(withUnit(draft, unit))}
              options={METRIC_UNITS.map((value) => ({ value, label: t(`units.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t("survey.label")}>
          {(control) => (
            <Select
              {...control}
              value={draft.survey ?? NONE}
              disabled={isFixed}
              onValueChange={(value) =>
                onChange(withSurvey(draft, SURVEYS.find((survey) => survey === value) ?? null))
              }
              options={[
                { value: NONE, label: t("survey.none") },
                ...SURVEYS.map((value) => ({ value, label: t(`survey.${value}`) })),
              ]}
            />
          )}
        </Field>
        {scales.length > 1 ? (
          <div className="grid justify-items-start gap-1.5">
            <span className="text-body font-medium">{t("survey.scale")}</span>
            <SegmentedControl
              label={t("survey.scale")}
              value={String(draft.scaleMax)}
              onValueChange={(value) => onChange({ ...draft, scaleMax: Number(value) })}
              options={scales.map((max) => ({ value: String(max), label: t("survey.scaleOf", { max }) }))}
            />
          </div>
        ) : null}
        <div className="grid justify-items-start gap-1.5">
          <span className="text-body font-medium">{t("direction")}</span>
          <SegmentedControl
            label={t("direction")}
            value={draft.direction}
            onValueChange={(direction) => onChange({ ...draft, direction })}
            options={METRIC_DIRECTIONS.map((value) => ({ value, label: t(`directions.${value}`) }))}
          />
        </div>
      </div>
      <Checkbox
        checked={draft.additive}
        onCheckedChange={(additive) => onChange({ ...draft, additive })}
        label={t("additive")}
        hint={t("additiveHint")}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("benefit")} optional>
          {(control) => (
            <Select
              {...control}
              value={draft.benefit ?? NONE}
              onValueChange={(value) =>
                onChange({ ...draft, benefit: BENEFITS.find((one) => one === value) ?? null })
              }
              options={[
                { value: NONE, label: t("noBenefit") },
                ...BENEFITS.map((value) => ({ value, label: t(`benefits.${value}`) })),
              ]}
            />
          )}
        </Field>
        <Field label={t("objective")} optional>
          {(control) => (
            <Select
              {...control}
              value={draft.objective ?? NONE}
              onValueChange={(value) =>
                onChange({ ...draft, objective: OBJECTIVES.find((one) => one === value) ?? null })
              }
              options={[
                { value: NONE, label: t("noObjective") },
                ...OBJECTIVES.map((value) => ({ value, label: t(`objectives.${value}`) })),
              ]}
            />
          )}
        </Field>
      </div>
    </>
  );
}
