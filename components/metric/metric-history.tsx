// What lies behind a KPI's figure: the months as a chart or as a table, what is strange in them, and whether mix or rate moved it.
// Where there are days, the same of days when asked.
"use client";
import { ChartLine, Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { todayHere } from "#components/evidence/today.ts";
import { Button } from "#components/ui/button.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { type ControlChart, controlChart, POINTS_FOR_LIMITS } from "#domain/control-chart.ts";
import { splitChange } from "#domain/mix-rate.ts";
import { type Grain, GRAINS, type MetricUnit, valueOf } from "#domain/metric.ts";
import { addMonths } from "#domain/month.ts";
import { judge } from "#domain/verdict.ts";
import { DayHistory } from "./day-history.tsx";
import { DayMonths, useDayMonths } from "./day-months.tsx";
import { HistoryChart } from "./history-chart.tsx";
import type { ReadingPoint } from "./reading-line.tsx";
import { ReadingTable } from "./reading-table.tsx";
import type { JourneyMetric } from "./use-metric-actions.ts";
import { useMetricWords } from "./use-metric-words.ts";
import { useVerdictWords } from "./use-verdict-words.ts";
import { VerdictMark } from "./verdict-line.tsx";

export interface MetricHistoryProps {
  metric: JourneyMetric;
  mayEdit: boolean;
  /** Enters the figure of a month. */
  onMeasure: (month: string) => void;
}

export function MetricHistory(props: MetricHistoryProps) {
  const t = useTranslations("metric.days");
  const [grain, setGrain] = useState<Grain>("month");
  if (props.metric.newestDay === null) return <MonthHistory {...props} />;
  return (
    <>
      <SegmentedControl
        label={t("by")}
        className="mt-1 flex w-fit"
        value={grain}
        onValueChange={setGrain}
        options={GRAINS.map((value) => ({ value, label: t(`grain.${value}`) }))}
      />
      {grain === "day" ? <DayHistory {...props} /> : <MonthHistory {...props} />}
    </>
  );
}

function MonthHistory({ metric, mayEdit, onMeasure }: MetricHistoryProps) {
  const t = useTranslations("metric");
  const { nameOf } = useMetricWords();
  const [isTable, setTable] = useState(false);
  const months = useDayMonths(metric);
  const points = pointsOf(metric);
  const chart = controlChart(points.map((point) => point.value));
  return (
    <div className="mt-1 grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <StrangeMonths chart={chart} points={points} unit={metric.unit} />
        <Button size="sm" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {isTable ? <ChartLine aria-hidden size={14} /> : <Table2 aria-hidden size={14} />}
          {isTable ? t("asChart") : t("asTable")}
          <span className="sr-only">: {nameOf(metric)}</span>
        </Button>
      </div>
      {isTable ? (
        <ReadingTable metric={metric} chart={chart} months={months} mayEdit={mayEdit} />
      ) : (
        <HistoryChart
          name={nameOf(metric)}
          unit={metric.unit}
          points={points.map(({ month, value }) => ({ period: month, value }))}
          target={metric.target}
          chart={chart}
        />
      )}
      <DayMonths metric={metric} months={months} onMeasure={mayEdit ? onMeasure : null} />
      <MixLine metric={metric} />
      <YearLine metric={metric} />
    </div>
  );
}

/** Months that have a figure, oldest first. */
export function pointsOf(metric: Pick<JourneyMetric, "readings" | "unit">): ReadingPoint[] {
  return metric.readings.flatMap((reading) => {
    const value = valueOf(reading, metric.unit);
    return value === null ? [] : [{ month: reading.month, value }];
  });
}

function StrangeMonths({
  chart,
  points,
  unit,
}: {
  chart: ControlChart | null;
  points: readonly ReadingPoint[];
  unit: MetricUnit;
}) {
  const t = useTranslations("metric.strange");
  const { figure, month } = useMetricWords();
  if (!chart) {
    const left = POINTS_FOR_LIMITS + 1 - points.length;
    return <p className="text-meta text-ink-3">{t("tooFew", { count: left })}</p>;
  }
  const signal = chart.signals.at(-1);
  const last = points.at(-1);
  const limits = { low: figure(chart.lower, unit), high: figure(chart.upper, unit) };
  return (
    <p className="text-meta text-ink-2" data-strange={signal ?? "none"}>
      {t("limits", { ...limits, last: last ? t(signal ?? "usual", { month: month(last.month) }) : "" })}
    </p>
  );
}

/** Only where both newest months were read by segment. */
function MixLine({ metric }: { metric: JourneyMetric }) {
  const t = useTranslations("metric.mix");
  const { signed } = useVerdictWords();
  const [before, now] = metric.readings.slice(-2);
  if (metric.unit !== "percent" || !before?.segments || !now?.segments) return null;
  const split = splitChange(before.segments, now.segments);
  if (!split) return null;
  const points = (part: number) => signed(part * 100, 2);
  return (
    <p className="text-body text-ink-2" data-mix="">
      {t("sentence", { total: points(split.total), mix: points(split.mix), rate: points(split.rate) })}
    </p>
  );
}

/** Against the same month a year ago; without one nobody knows what is season. */
function YearLine({ metric }: { metric: JourneyMetric }) {
  const t = useTranslations("metric.year");
  const { month } = useMetricWords();
  const { sentence } = useVerdictWords();
  const now = metric.readings.at(-1);
  const before = now && metric.readings.find((reading) => reading.month === addMonths(now.month, -12));
  if (!now || !before) return <p className="text-meta text-ink-3">{t("unknown")}</p>;
  const verdict = judge(metric, before, now, todayHere().slice(0, 7));
  return (
    <p className="text-body text-ink-2" data-year="">
      {t("against", { month: month(before.month) })} <VerdictMark verdict={verdict} />
      {verdict.kind === "none" ? ": " : " · "}
      {sentence(verdict, metric.unit)}
    </p>
  );
}
