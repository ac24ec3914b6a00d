// How the days of a KPI stand to its months: added up, below a figure of the month's own, or apart, which asks for one.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { Button } from "#components/ui/button.tsx";
import { type DaysOfMonth, daysByMonth } from "#domain/day-reading.ts";
import { valueOf } from "#domain/metric.ts";
import { monthOf } from "#domain/month.ts";
import type { DayView } from "#server/metrics/days/queries.ts";
import type { JourneyMetric } from "./use-metric-actions.ts";
import { useMetricWords } from "./use-metric-words.ts";

const NONE: readonly never[] = [];

/** Every day of a KPI that has a figure, oldest first; asked only where there are any and they are shown. */
export function useDays(metric: JourneyMetric, isShown = true): readonly DayView[] {
  const trpc = useTRPC();
  const ids = { journeyId: metric.journeyId, metricId: metric.id };
  const days = useQuery(
    trpc.metricDays.list.queryOptions(ids, { enabled: isShown && metric.newestDay !== null }),
  );
  return days.data ?? NONE;
}

/** The months in which there are days. */
export function useDayMonths(metric: JourneyMetric): readonly DaysOfMonth[] {
  const days = useDays(metric);
  return useMemo(() => daysByMonth(metric, days, metric.readings), [metric, days]);
}

/** Behind a month's figure: of how many days it is the sum, or how many stand below it. */
export function DaysBehind({ metric, days }: { metric: JourneyMetric; days: DaysOfMonth | undefined }) {
  const t = useTranslations("metric.days");
  const { figure } = useMetricWords();
  if (!days || days.state === "apart") return null;
  const together = typeof days.sum === "string" ? null : valueOf(days.sum, metric.unit);
  const sum = together === null ? "" : figure(together, metric.unit);
  return (
    <span className="block text-meta text-ink-3" data-days={days.state}>
      {days.state === "summed"
        ? t("summed", { days: days.days, of: days.of })
        : t("below", { days: days.days, sum, hasSum: sum === "" ? "no" : "yes" })}
    </span>
  );
}

/** Months that have days and no figure: why, and the way to enter one. */
export function DayMonths({
  metric,
  months,
  onMeasure,
}: {
  metric: JourneyMetric;
  months: readonly DaysOfMonth[];
  onMeasure: ((month: string) => void) | null;
}) {
  const t = useTranslations("metric.days");
  const { month: monthName } = useMetricWords();
  const apart = months.filter((one) => one.state === "apart" && typeof one.sum === "string");
  if (apart.length === 0) return null;
  return (
    <ul className="grid gap-1">
      {apart.map(({ month, days, sum }) => (
        <li
          key={month}
          className="flex flex-wrap items-center gap-x-3 text-body text-ink-2"
          data-apart={month}
        >
          {t("apart", {
            month: monthName(month),
            days,
            why: typeof sum === "string" ? t(`why.${sum}`) : "",
          })}
          <EnterMonth metric={metric} month={month} onMeasure={onMeasure} />
        </li>
      ))}
    </ul>
  );
}

/** The newest month where it has days alone: said before one looks behind the figure. */
export function OnlyDays({
  metric,
  onMeasure,
}: {
  metric: JourneyMetric;
  onMeasure: ((month: string) => void) | null;
}) {
  const t = useTranslations("metric.days");
  const { month: monthName } = useMetricWords();
  if (metric.newestDay === null) return null;
  const month = monthOf(metric.newestDay);
  if (metric.readings.some((one) => one.month === month)) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-body text-ink-2" data-only-days={month}>
      {t("only", { month: monthName(month) })}
      <EnterMonth metric={metric} month={month} onMeasure={onMeasure} />
    </p>
  );
}

function EnterMonth({
  metric,
  month,
  onMeasure,
}: {
  metric: JourneyMetric;
  month: string;
  onMeasure: ((month: string) => void) | null;
}) {
  const t = useTranslations("metric.days");
  const { month: monthName, nameOf } = useMetricWords();
  if (!onMeasure) return null;
  return (
    <Button
      size="sm"
      onClick={() => onMeasure(month)}
      aria-label={t("enterOf", { name: nameOf(metric), month: monthName(month) })}
    >
      {t("enter")}
    </Button>
  );
}
