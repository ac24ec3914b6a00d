// For each name in the file the KPI it belongs to: one that is there, or a new one with its unit and its touchpoint.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { Select } from "#components/ui/select.tsx";
import type { MetricChoice, ReadingsMapping } from "#domain/imports/mapping.ts";
import { METRIC_UNITS } from "#domain/metric.ts";
import type { MetricView } from "#server/metrics/queries.ts";

export interface SeriesTargetsProps {
  journeyId: string;
  names: readonly string[];
  mapping: ReadingsMapping;
  onChange: (mapping: ReadingsMapping) => void;
}

const NEW = "-";
/** So many names can be looked through; of further ones it is said how many there are. */
const SHOWN = 60;

export function SeriesTargets({ journeyId, names, mapping, onChange }: SeriesTargetsProps) {
  const t = useTranslations("imports.readings");
  const units = useTranslations("metric.units");
  const locale = useLocale();
  const trpc = useTRPC();
  const metrics = useQuery(trpc.metrics.listForJourney.queryOptions({ journeyId }));
  const board = useQuery(trpc.journeys.getBoard.queryOptions({ journeyId }));
  const known = metrics.data ?? [];
  const touchpoints = Object.values(board.data?.touchpoints ?? {});
  const shown = names.slice(0, SHOWN);

  function choiceOf(name: string): MetricChoice {
    const chosen = mapping.metrics[name];
    if (chosen) return chosen;
    const metric = known.find((one) => isCalled(one, name));
    const unit = metric?.unit ?? mapping.series.find((one) => one.name === name)?.unit;
    const of = unit ?? mapping.series[0]?.unit ?? "count";
    return { metricId: metric?.id ?? null, unit: of, direction: "up", touchpointId: null };
  }
  const set = (name: string, change: Partial<MetricChoice>) =>
    onChange({ ...mapping, metrics: { ...mapping.metrics, [name]: { ...choiceOf(name), ...change } } });

  return (
    <fieldset>
      <legend className="mb-1.5 text-body font-medium">{t("targets")}</legend>
      <p className="mb-2 max-w-prose text-body text-ink-2">{t("targetsLead")}</p>
      <ul>
        {shown.map((name) => {
          const choice = choiceOf(name);
          return (
            <li
              key={name}
              className="grid grid-cols-1 items-center gap-2 border-b border-hair py-2 last:border-0 sm:grid-cols-[minmax(0,2fr)_minmax(0,2fr)_8rem_minmax(0,2fr)]"
            >
              <span className="min-w-0 font-medium break-words">{name}</span>
              <Select
                size="sm"
                aria-label={t("targetOf", { name })}
                value={choice.metricId ?? NEW}
                onValueChange={(value) => set(name, { metricId: value === NEW ? null : value })}
                options={[
                  { value: NEW, label: t("newMetric") },
                  ...known.map((metric) => ({
                    value: metric.id,
                    label: metric.nameTranslations[locale] ?? metric.name,
                  })),
                ]}
              />
              {choice.metricId === null ? (
                <>
                  <Select
                    size="sm"
                    aria-label={t("unitOf", { name })}
                    value={choice.unit}
                    onValueChange={(unit) => set(name, { unit })}
                    options={METRIC_UNITS.map((value) => ({ value, label: units(value) }))}
                  />
                  <Select
                    size="sm"
                    aria-label={t("touchpointOf", { name })}
                    value={choice.touchpointId ?? NEW}
                    onValueChange={(value) => set(name, { touchpointId: value === NEW ? null : value })}
                    options={[
                      { value: NEW, label: t("noTouchpoint") },
                      ...touchpoints.map((touchpoint) => ({
                        value: touchpoint.id,
                        label: touchpoint.translations?.[`title@${locale}`] ?? touchpoint.title,
                      })),
                    ]}
                  />
                </>
              ) : null}
            </li>
          );
        })}
      </ul>
      {names.length > shown.length ? (
        <p className="mt-2 text-body text-ink-2">
          {t("furtherNames", { count: names.length - shown.length })}
        </p>
      ) : null}
    </fieldset>
  );
}

const isCalled = (metric: MetricView, name: string) =>
  metric.name === name || Object.values(metric.nameTranslations).includes(name);
