// The three benefits with how many KPIs serve each; choosing one leaves those.
"use client";
import { useTranslations } from "next-intl";
import { BENEFITS, type Benefit } from "#domain/metric.ts";
import type { JourneyMetric } from "./use-metric-actions.ts";

export function BenefitFilter({
  metrics,
  value,
  onChange,
}: {
  metrics: readonly JourneyMetric[];
  value: Benefit | null;
  onChange: (benefit: Benefit | null) => void;
}) {
  const t = useTranslations("metric");
  const totals = BENEFITS.map((benefit) => ({
    benefit,
    count: metrics.filter((metric) => metric.benefit === benefit).length,
  }));
  if (totals.every((one) => one.count === 0)) return null;
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">{t("benefitFilter")}</legend>
      {totals.map(({ benefit, count }) => (
        <button
          key={benefit}
          type="button"
          aria-pressed={value === benefit}
          data-benefit={benefit}
          onClick={() => onChange(value === benefit ? null : benefit)}
          className="inline-flex min-h-8 items-center gap-2 rounded-pill border border-line bg-surface px-3 text-body text-ink-2 hover:text-ink aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-surface pointer-coarse:min-h-11"
        >
          {t(`benefits.${benefit}`)}
          <b className="font-semibold tabular-nums">{count}</b>
        </button>
      ))}
    </fieldset>
  );
}
