// The days behind a KPI, as a chart with the band in which it always moves or as a table, newest first.
"use client";
import { ChartLine, Table2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { type ControlChart, controlChart, POINTS_FOR_LIMITS } from "#domain/control-chart.ts";
import { type MetricUnit, valueOf } from "#domain/metric.ts";
import type { DayView } from "#server/metrics/days/queries.ts";
import { useDays } from "./day-months.tsx";
import { HistoryChart, type HistoryPoint } from "./history-chart.tsx";
import { type JourneyMetric, useMetricActions } from "./use-metric-actions.ts";
import { useMetricWords } from "./use-metric-words.ts";

/** The newest days are looked at: a year of them, and a month more. */
const SHOWN = 400;

export function DayHistory({ metric, mayEdit }: { metric: JourneyMetric; mayEdit: boolean }) {
  const t = useTranslations("metric");
  const { nameOf } = useMetricWords();
  const [isTable, setTable] = useState(false);
  const { unit } = metric;
  const days = useDays(metric).slice(-SHOWN);
  const points = days.map(
    (reading): HistoryPoint => ({ period: reading.day, value: valueOf(reading, unit) ?? 0 }),
  );
  const chart = controlChart(points.map((point) => point.value));
  return (
    <div className="mt-1 grid gap-2" data-by-day="">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <StrangeDays chart={chart} points={points} unit={unit} />
        <Button size="sm" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {isTable ? <ChartLine aria-hidden size={14} /> : <Table2 aria-hidden size={14} />}
          {isTable ? t("asChart") : t("asTable")}
          <span className="sr-only">: {nameOf(metric)}</span>
        </Button>
      </div>
      {isTable ? (
        <DayTable metric={metric} days={days} chart={chart} mayEdit={mayEdit} />
      ) : (
        <HistoryChart
          name={nameOf(metric)}
          unit={unit}
          points={points}
          // the goal is one of a month
          target={null}
          chart={chart}
          grain="day"
        />
      )}
      <p className="text-meta text-ink-3">{t("days.weekdays")}</p>
    </div>
  );
}

function StrangeDays({
  chart,
  points,
  unit,
}: {
  chart: ControlChart | null;
  points: readonly HistoryPoint[];
  unit: MetricUnit;
}) {
  const t = useTranslations("metric.days");
  const { figure, day } = useMetricWords();
  const last = points.at(-1);
  if (!chart || !last) {
    const left = POINTS_FOR_LIMITS + 1 - points.length;
    return <p className="text-meta text-ink-3">{t("tooFew", { count: left })}</p>;
  }
  const signal = chart.signals.at(-1);
  return (
    <p className="text-meta text-ink-2" data-strange={signal ?? "none"}>
      {t("limits", {
        low: figure(chart.lower, unit),
        high: figure(chart.upper, unit),
        last: t(`last.${signal ?? "usual"}`, { day: day(last.period) }),
      })}
    </p>
  );
}

interface DayTableProps {
  metric: JourneyMetric;
  days: readonly DayView[];
  chart: ControlChart | null;
  mayEdit: boolean;
}

function DayTable({ metric, days, chart, mayEdit }: DayTableProps) {
  const t = useTranslations("metric");
  const { figure, day: dayName, nameOf } = useMetricWords();
  const { removeDay } = useMetricActions();
  return (
    <div
      role="region"
      aria-label={t("days.table", { name: nameOf(metric) })}
      tabIndex={0}
      className="max-h-96 overflow-auto -outline-offset-2"
    >
      <table className="w-full text-body">
        <thead>
          <tr className="text-left text-meta text-ink-3">
            <th scope="col" className="py-1 pr-3 font-normal">
              {t("days.day")}
            </th>
            <th scope="col" className="py-1 pr-3 text-right font-normal">
              {t("figure")}
            </th>
            <th scope="col" className="py-1 font-normal">
              {t("days.strange")}
            </th>
            {mayEdit ? <td /> : null}
          </tr>
        </thead>
        <tbody>
          {[...days.entries()].toReversed().map(([place, reading]) => {
            const signal = chart?.signals[place];
            return (
              <tr key={reading.day} className="border-t border-hair align-top" data-day={reading.day}>
                <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                  {dayName(reading.day)}
                </th>
                <td className="py-1.5 pr-3 text-right tabular-nums">
                  <b className="block font-semibold">
                    {figure(valueOf(reading, metric.unit) ?? 0, metric.unit)}
                  </b>
                  {reading.numerator === null || reading.denominator === null ? null : (
                    <span className="block text-meta text-ink-3">
                      {metric.survey
                        ? t("answered", { count: reading.denominator })
                        : t("share", { numerator: reading.numerator, denominator: reading.denominator })}
                    </span>
                  )}
                </td>
                <td className="py-1.5 text-meta font-semibold text-emotion-m2">
                  {signal ? t(`strange.mark.${signal}`) : null}
                </td>
                {mayEdit ? (
                  <td className="w-10 py-1 text-right">
                    <IconButton
                      size="sm"
                      label={t("removeReading", { month: dayName(reading.day) })}
                      icon={<X size={14} />}
                      onClick={() => removeDay(metric, reading)}
                    />
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
