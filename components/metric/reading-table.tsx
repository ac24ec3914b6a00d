// Every reading of a KPI as a table, newest first: figure, counts, and the verdict on the month before it.
"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { ControlChart } from "#domain/control-chart.ts";
import type { DaysOfMonth } from "#domain/day-reading.ts";
import { marginOf } from "#domain/margin.ts";
import { valueOf } from "#domain/metric.ts";
import { NPS_GROUPS, npsCountsOf } from "#domain/survey.ts";
import { judge } from "#domain/verdict.ts";
import { todayHere } from "#components/evidence/today.ts";
import { DaysBehind } from "./day-months.tsx";
import { type JourneyMetric, useMetricActions } from "./use-metric-actions.ts";
import { useMetricWords } from "./use-metric-words.ts";
import { useVerdictWords } from "./use-verdict-words.ts";
import { VerdictMark } from "./verdict-line.tsx";

export function ReadingTable({
  metric,
  chart,
  months,
  mayEdit,
}: {
  metric: JourneyMetric;
  chart: ControlChart | null;
  /** Months in which there are days. */
  months: readonly DaysOfMonth[];
  mayEdit: boolean;
}) {
  const t = useTranslations("metric");
  const { figure, month, nameOf } = useMetricWords();
  const { sentence, detail } = useVerdictWords();
  const { removeReading } = useMetricActions();
  const { readings, unit } = metric;
  const running = todayHere().slice(0, 7);
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-body">
        <caption className="sr-only">{nameOf(metric)}</caption>
        <thead>
          <tr className="text-left text-meta text-ink-3">
            <th scope="col" className="py-1 pr-3 font-normal">
              {t("month")}
            </th>
            <th scope="col" className="py-1 pr-3 text-right font-normal">
              {t("figure")}
            </th>
            <th scope="col" className="py-1 font-normal">
              {t("verdict.title")}
            </th>
            {mayEdit ? <td /> : null}
          </tr>
        </thead>
        <tbody>
          {[...readings.entries()].toReversed().map(([place, reading]) => {
            const value = valueOf(reading, unit);
            const verdict = judge(metric, readings[place - 1] ?? null, reading, running);
            return (
              <tr key={reading.month} className="border-t border-hair align-top" data-month={reading.month}>
                <th scope="row" className="py-1.5 pr-3 text-left font-normal sm:whitespace-nowrap">
                  {month(reading.month)}
                </th>
                <td className="py-1.5 pr-3 text-right tabular-nums">
                  <b className="block font-semibold">{value === null ? "" : figure(value, unit)}</b>
                  {reading.numerator === null || reading.denominator === null ? null : (
                    <span className="block text-meta whitespace-nowrap text-ink-3">
                      {metric.survey
                        ? t("answered", { count: reading.denominator })
                        : t("share", { numerator: reading.numerator, denominator: reading.denominator })}
                    </span>
                  )}
                  <Margin metric={metric} reading={reading} />
                  <DaysBehind metric={metric} days={months.find((one) => one.month === reading.month)} />
                </td>
                <td className="min-w-36 py-1.5 text-meta text-ink-2" data-verdict={verdict.kind}>
                  <VerdictMark verdict={verdict} />
                  {verdict.kind === "none" ? ": " : " · "}
                  {sentence(verdict, unit)}
                  {verdict.kind === "none" ? null : (
                    <span className="block text-ink-3">{detail(verdict)}</span>
                  )}
                  {chart?.signals[place] ? (
                    <span className="block font-semibold text-emotion-m2">
                      {t(`strange.mark.${chart.signals[place]}`)}
                    </span>
                  ) : null}
                </td>
                {mayEdit ? (
                  <td className="w-10 py-1 text-right">
                    {reading.summedDays === null ? (
                      <IconButton
                        size="sm"
                        label={t("removeReading", { month: month(reading.month) })}
                        icon={<X size={14} />}
                        onClick={() => removeReading(metric, reading)}
                      />
                    ) : null}
                  </td>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Between which ends the figure lies; of a few answers to an NPS, who answered what. */
function Margin({ metric, reading }: { metric: JourneyMetric; reading: JourneyMetric["readings"][number] }) {
  const t = useTranslations("metric");
  const { figure } = useMetricWords();
  const margin = marginOf(metric, reading);
  const groups = metric.survey === "nps" && reading.tally && !margin ? npsCountsOf(reading.tally) : null;
  if (!margin && !groups) return null;
  return (
    <span className="block text-meta text-ink-3 sm:whitespace-nowrap" data-margin="">
      {margin
        ? t("margin", { low: figure(margin.low, metric.unit), high: figure(margin.high, metric.unit) })
        : NPS_GROUPS.map((group) => `${groups?.[group] ?? 0} × ${t(`tally.${group}`)}`).join(", ")}
    </span>
  );
}
