// What is said of a metric in a month: its figure, the change with its verdict, and the line behind it.
import type { SnapshotFigure } from "#domain/cycle.ts";
import { latestReading, stateOf, valueOf } from "#domain/metric.ts";
import { addMonths, type MonthString } from "#domain/month.ts";
import { judge } from "#domain/verdict.ts";
import type { Scope } from "#server/auth/scope.ts";
import type { MetricView } from "#server/metrics/queries.ts";

/** What of a metric its figure is made from. */
export type FiguredMetric = Pick<
  MetricView,
  "id" | "name" | "nameTranslations" | "unit" | "direction" | "survey" | "target" | "baseline" | "readings"
>;

/** Readings as the month knew them: later ones are not there yet, and a frozen reading stands for a corrected one. */
export function untilMonth<M extends Pick<FiguredMetric, "id" | "readings">>(
  metric: M,
  month: MonthString,
  frozen: { readonly figures: readonly SnapshotFigure[] } | undefined,
): M {
  const figure = frozen?.figures.find((one) => one.metricId === metric.id);
  const before = metric.readings.filter((one) => one.month <= month && !(figure && one.month === month));
  const of = figure?.reading;
  const empty = { tally: null, scaleMax: null, segments: null, summedDays: null };
  return {
    ...metric,
    readings: of ? [...before, { ...empty, ...of }] : before,
  };
}

/** Where the way to the target began: the start that was noted with the goal, else the first figure there is. */
function startOf({ baseline, readings, unit }: FiguredMetric): number | null {
  const { numerator = null, denominator = null, value = null } = baseline ?? {};
  const first = readings[0];
  if (baseline) return valueOf({ numerator, denominator, value }, unit);
  return first ? valueOf(first, unit) : null;
}

/** A metric with what is said of it in the month. @param metric with its readings up to the month, oldest first */
export function figureOf(metric: FiguredMetric, scope: Scope, month: MonthString) {
  const baseline = startOf(metric);
  const reading = metric.readings.find((one) => one.month === month);
  const earlier = latestReading(metric.readings, addMonths(month, -1));
  return {
    id: metric.id,
    name: metric.name,
    nameTranslations: metric.nameTranslations,
    unit: metric.unit,
    direction: metric.direction,
    target: metric.target,
    baseline,
    state: stateOf({ ...metric, baseline }, metric.readings),
    verdict: reading ? judge(metric, earlier, reading, scope.month) : null,
    points: metric.readings.flatMap((one) => {
      const value = valueOf(one, metric.unit);
      return value === null ? [] : [{ month: one.month, value }];
    }),
  };
}
