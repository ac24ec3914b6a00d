// How a KPI is worked out, what it is taken to mean and what else it may mean: in sight without hovering, for touch and keyboard too.
"use client";
import { TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { localeOf } from "#components/shell/locale.ts";
import { metricPreset } from "#domain/metric-presets.ts";
import type { JourneyMetric } from "./use-metric-actions.ts";

export function MetricMeaning({ metric }: { metric: JourneyMetric }) {
  const t = useTranslations("metric.meaning");
  const locale = localeOf(useLocale()) ?? "nl";
  const preset = metricPreset(metric.preset);
  const { interpretation, alternative } = metric;
  if (!preset && interpretation === "" && alternative === "") return null;
  return (
    <div className="grid gap-0.5 text-meta text-ink-2" data-meaning="">
      {preset ? <p className="text-ink-3">{preset.formula[locale]}</p> : null}
      {preset?.warning ? (
        <p className="flex items-start gap-1.5">
          <TriangleAlert aria-hidden size={14} className="mt-px flex-none text-emotion-m1" />
          {preset.warning[locale]}
        </p>
      ) : null}
      {interpretation === "" ? null : (
        <p>
          <b className="font-semibold">{t("interpretation")}</b> {interpretation}
        </p>
      )}
      {alternative === "" ? null : (
        <p>
          <b className="font-semibold">{t("alternative")}</b> {alternative}
        </p>
      )}
    </div>
  );
}
