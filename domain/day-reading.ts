// Readings of single days, and the figure of a month that they add up to. A figure given for the month itself stands above them.
import { ADDED_UNITS, type MetricUnit, type Reading } from "./metric.ts";
import { addMonths, type DayString, daysInMonth, type MonthString } from "./month.ts";
import type { Tally } from "./survey.ts";

export type Segments = Readonly<Record<string, { readonly count: number; readonly total: number }>>;

/** What was measured on one day. */
export interface DayReading extends Omit<Reading, "month"> {
  readonly day: DayString;
  readonly tally?: Tally | null;
  readonly scaleMax?: number | null;
  readonly segments?: Segments | null;
}

/** What of a metric decides whether its days may be added up. */
export interface AddedMetric {
  readonly unit: MetricUnit;
  /** False where one person can count on several days: unique visitors. */
  readonly additive: boolean;
}

/** The days of one month, added up. */
export interface SummedDays {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly tally: Tally | null;
  readonly scaleMax: number | null;
  readonly segments: Segments | null;
  readonly days: number;
}

/**
 * Why days make no figure of their month: the same person may count on several of them, a figure without numbers behind it has no
 * weight (scores, shares, minutes), some have their two numbers and others do not, or answers were given on two scales.
 */
export const NO_SUM_REASONS = ["notAdditive", "bare", "mixed", "scales"] as const;
export type NoSumReason = (typeof NO_SUM_REASONS)[number];

/** Sums of written decimals without the dust of binary fractions. */
const sumOf = (numbers: readonly number[]): number =>
  Number(numbers.reduce((sum, one) => sum + one, 0).toPrecision(15));

/**
 * The figure of a month by its days: counts and money are added, shares and means by their two numbers, answers by score.
 * `sumMonths` in server/metrics/days says the same in SQL.
 * @param days readings of one month, at least one
 */
export function sumOfDays(metric: AddedMetric, days: readonly DayReading[]): SummedDays | NoSumReason {
  if (!metric.additive) return "notAdditive";
  const none = {
    numerator: null,
    denominator: null,
    value: null,
    tally: null,
    scaleMax: null,
    segments: null,
  };
  const values = days.flatMap((one) => one.value ?? []);
  if (values.length === days.length)
    return ADDED_UNITS.includes(metric.unit) ? { ...none, value: sumOf(values), days: days.length } : "bare";
  if (values.length > 0) return "mixed";
  const [scaleMax = null, ...others] = new Set(days.map((one) => one.scaleMax ?? null));
  if (others.length > 0) return "scales";
  const tallies = days.flatMap((one) => (one.tally ? [one.tally] : []));
  const segments = days.flatMap((one) => (one.segments ? [one.segments] : []));
  return {
    ...none,
    numerator: sumOf(days.flatMap((one) => one.numerator ?? [])),
    denominator: sumOf(days.flatMap((one) => one.denominator ?? [])),
    scaleMax,
    tally: tallies.length === days.length ? addTallies(tallies) : null,
    segments: segments.length === days.length ? addSegments(segments) : null,
    days: days.length,
  };
}

function addTallies(tallies: readonly Tally[]): Tally {
  const sum: Record<string, number> = {};
  for (const tally of tallies)
    for (const [key, count] of Object.entries(tally)) sum[key] = (sum[key] ?? 0) + count;
  return sum;
}

function addSegments(all: readonly Segments[]): Segments {
  const names = [...new Set(all.flatMap((one) => Object.keys(one)))];
  const parts = (name: string) => all.flatMap((one) => one[name] ?? []);
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        count: sumOf(parts(name).map((part) => part.count)),
        total: sumOf(parts(name).map((part) => part.total)),
      },
    ]),
  );
}

/** Web analytics send what happened up to three days late: from this day of the next month on, a month of days is settled. */
const SETTLED_ON = "04";

/** Whether the days of a month may still change. */
export const isSettled = (month: MonthString, today: DayString): boolean =>
  today >= `${addMonths(month, 1)}-${SETTLED_ON}`;

/** How the days of a month stand to its figure. */
export interface DaysOfMonth {
  readonly month: MonthString;
  /** Days with a figure, and days the month has. */
  readonly days: number;
  readonly of: number;
  /**
   * `summed`: the month's figure is their sum. `below`: a figure was given for the month and stands above them. `apart`: they cannot
   * be added up and the month has no figure.
   */
  readonly state: "summed" | "below" | "apart";
  /** What they add up to, or why they do not. */
  readonly sum: SummedDays | NoSumReason;
}

/** The months in which there are days, newest first, each with how its days stand to its figure. */
export function daysByMonth(
  metric: AddedMetric,
  days: readonly DayReading[],
  given: readonly { readonly month: MonthString; readonly summedDays: number | null }[],
): DaysOfMonth[] {
  const months = new Map<MonthString, DayReading[]>();
  for (const one of days) {
    const month = one.day.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), one]);
  }
  return [...months]
    .map(([month, own]): DaysOfMonth => {
      const sum = sumOfDays(metric, own);
      const figure = given.find((one) => one.month === month);
      const state = figure ? (figure.summedDays === null ? "below" : "summed") : "apart";
      return { month, days: own.length, of: daysInMonth(month), state, sum };
    })
    .toSorted((a, b) => (a.month < b.month ? 1 : -1));
}
