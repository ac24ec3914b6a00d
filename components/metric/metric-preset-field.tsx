// Chooses a KPI the articles name, or one of one's own; says how it is worked out and what to beware of, and proposes what the
// board asks for.
"use client";
import { Sparkles, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { localeOf } from "#components/shell/locale.ts";
import { Button } from "#components/ui/button.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import { Field } from "#components/ui/field.tsx";
import { METRIC_PRESETS, type MetricPresetId, metricPreset } from "#domain/metric-presets.ts";
import type { MetricStart } from "./metric-draft.ts";

export interface PresetProposal extends MetricStart {
  readonly preset: MetricPresetId;
  readonly phaseId: string;
  readonly phase: string;
}

export function MetricPresetField({
  value,
  proposals,
  onChoose,
}: {
  value: MetricPresetId | null;
  proposals: readonly PresetProposal[];
  onChoose: (preset: MetricPresetId | null, phaseId?: string) => void;
}) {
  const t = useTranslations("metric.preset");
  const locale = localeOf(useLocale()) ?? "nl";
  const preset = metricPreset(value);
  return (
    <div className="grid gap-2">
      <Field label={t("label")} hint={preset ? preset.formula[locale] : t("hint")}>
        {(control) => (
          <Combobox
            id={control.id}
            label={t("label")}
            placeholder={t("own")}
            noneLabel={t("own")}
            value={value}
            onValueChange={(next) => onChoose(next)}
            options={METRIC_PRESETS.map((one) => ({
              value: one.id,
              label: one.name[locale],
              hint: t(`period.${one.period}`),
            }))}
          />
        )}
      </Field>
      {preset?.warning ? (
        <p
          className="flex items-start gap-2 rounded-card bg-tag px-3 py-2 text-body text-ink-2"
          data-warning=""
        >
          <TriangleAlert aria-hidden size={16} className="mt-px flex-none text-emotion-m1" />
          {preset.warning[locale]}
        </p>
      ) : null}
      {value === null && proposals.length > 0 ? (
        <ul className="flex flex-wrap gap-2">
          {proposals.map((one) => (
            <li key={`${one.preset}:${one.phaseId}`}>
              <Button size="sm" onClick={() => onChoose(one.preset, one.phaseId)}>
                <Sparkles aria-hidden size={14} />
                {t("proposal", { phase: one.phase, name: metricPreset(one.preset)?.name[locale] ?? "" })}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
