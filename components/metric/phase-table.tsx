// A journey's figures along its phases in one month: people, how many go on, how content they are. What was not read says so.
"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Select } from "#components/ui/select.tsx";
import { type Figure, figuresOfPhases } from "#domain/phase-figures.ts";
import type { JourneyMetric } from "./use-metric-actions.ts";
import { useMetricWords } from "./use-metric-words.ts";

export function PhaseTable({
  phases,
  metrics,
}: {
  phases: readonly { readonly id: string; readonly name: string }[];
  metrics: readonly JourneyMetric[];
}) {
  const t = useTranslations("metric.phases");
  const format = useFormatter();
  const { figure, month: monthName } = useMetricWords();
  const shown = metrics.filter((metric) => metric.preset === "people" || metric.survey === "csat");
  const months = [...new Set(shown.flatMap((metric) => metric.readings.map((reading) => reading.month)))]
    .toSorted()
    .toReversed();
  const [chosen, setChosen] = useState<string | null>(null);
  if (shown.length === 0 || phases.length === 0) return null;
  const month = chosen ?? months[0] ?? null;
  const rows = figuresOfPhases(
    phases.map((phase) => phase.id),
    metrics,
    month ?? "0000-01",
  );
  const none = <span className="text-ink-3">{t("none")}</span>;
  const withChange = (of: Figure | null, unit: "count" | "percent") =>
    of === null ? (
      none
    ) : (
      <>
        <b className="font-semibold">{figure(of.value, unit)}</b>
        {of.change === null || of.change === 0 ? null : (
          <span className="ml-1 text-meta text-ink-3">
            {`${of.change > 0 ? "+" : "−"}${format.number(Math.abs(of.change), { maximumFractionDigits: 1 })}`}
          </span>
        )}
      </>
    );
  return (
    <div className="mb-4 rounded-card bg-raised p-3" data-phases="">
      <div className="mb-1 flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-body font-semibold">{t("title")}</h3>
        {months.length > 1 && month !== null ? (
          <Select
            size="sm"
            className="w-44"
            aria-label={t("month")}
            value={month}
            onValueChange={setChosen}
            options={months.map((value) => ({ value, label: monthName(value) }))}
          />
        ) : month === null ? null : (
          <span className="text-meta text-ink-3">{monthName(month)}</span>
        )}
      </div>
      <table className="w-full text-body tabular-nums">
        <caption className="sr-only">{t("title")}</caption>
        <thead>
          <tr className="text-left text-meta text-ink-3">
            {(["phase", "people", "onward", "satisfaction"] as const).map((name) => (
              <th key={name} scope="col" className="py-1 pr-2 font-normal">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={row.phaseId} className="border-t border-hair align-top" data-phase={row.phaseId}>
              <th scope="row" className="py-1.5 pr-2 text-left font-normal">
                {phases[place]?.name}
              </th>
              <td className="py-1.5 pr-2">{withChange(row.people, "count")}</td>
              <td className="py-1.5 pr-2">
                {place === rows.length - 1 ? null : row.onward === null ? (
                  none
                ) : (
                  <>
                    <b className="font-semibold">
                      {row.onward.share === null ? t("more") : figure(row.onward.share, "percent")}
                    </b>{" "}
                    <span className="text-meta text-ink-3">
                      {t("of", { to: format.number(row.onward.to), from: format.number(row.onward.from) })}
                    </span>
                  </>
                )}
              </td>
              <td className="py-1.5">{withChange(row.satisfaction, "percent")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
