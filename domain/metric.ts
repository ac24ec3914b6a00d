// Metrics (shown as KPI) and their monthly readings: numerator and denominator, or a bare value.
import {
  addMonths,
  compareDates,
  type DayString,
  daysBetween,
  lastDayOfMonth,
  type MonthString,
} from "./month.ts";

/**
 * `percent` is shown as 58, and kept as numerator and denominator where both are known; `per100` is how often something
 * happened on a hundred (calls per 100 orders) and has no end; `eur` in whole and part euros; `nps` runs from −100 to 100.
 */
export const METRIC_UNITS = [
  "count",
  "percent",
  "per100",
  "eur",
  "seconds",
  "minutes",
  "days",
  "score5",
  "score7",
  "score10",
  "nps",
] as const;
export type MetricUnit = (typeof METRIC_UNITS)[number];
/** Which way is better. */
export const METRIC_DIRECTIONS = ["up", "down"] as const;
export type MetricDirection = (typeof METRIC_DIRECTIONS)[number];

const SCALE_MAX: Readonly<Partial<Record<MetricUnit, number>>> = {
  percent: 100,
  score5: 5,
  score7: 7,
  score10: 10,
  nps: 100,
};
const OF_A_HUNDRED: readonly MetricUnit[] = ["percent", "per100", "nps"];
/** Units whose bare figures may be added up; of all others only the two numbers behind them may. */
export const ADDED_UNITS: readonly MetricUnit[] = ["count", "eur"];

/** The three benefits the articles promise of a customer journey; KPIs and tasks may say which one they serve. */
export const BENEFITS = ["experience", "loyalty", "marketing"] as const;
export type Benefit = (typeof BENEFITS)[number];
/** What a journey is for: more customers, or customers who stay. One of them comes first. */
export const OBJECTIVES = ["conversion", "loyalty"] as const;
export type Objective = (typeof OBJECTIVES)[number];

/** A reading is one of a month or of a day; of a month it is asked everywhere but where days are looked at (`day-reading.ts`). */
export const GRAINS = ["month", "day"] as const;
export type Grain = (typeof GRAINS)[number];

/** What was measured in one month. */
export interface Reading {
  readonly month: MonthString;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
}

/** Figure of a reading in the metric's unit (percent: 0–100); null when it holds no figure. */
export function valueOf(reading: Omit<Reading, "month">, unit: MetricUnit): number | null {
  if (reading.numerator !== null && reading.denominator !== null && reading.denominator > 0) {
    // Multiplied before dividing: 203 of 350 is 58, not 57.99999999999999.
    return (reading.numerator * (OF_A_HUNDRED.includes(unit) ? 100 : 1)) / reading.denominator;
  }
  return reading.value;
}

/** True when a figure can be of this unit: shares and scores have an end, nothing but a euro and an NPS is negative. */
export function fitsUnit(value: number, unit: MetricUnit): boolean {
  const max = SCALE_MAX[unit];
  const min = unit === "eur" ? Number.NEGATIVE_INFINITY : unit === "nps" ? -100 : 0;
  return Number.isFinite(value) && value >= min && (max === undefined || value <= max);
}

/** Days after the end of its month at which a reading is called old. */
export const FRESH_DAYS = 35;

/** Whole days since the end of the month that was read, and whether that is long ago; 0 while the month still runs. */
export function ageOf(
  month: MonthString,
  today: DayString,
): { readonly days: number; readonly isOld: boolean } {
  const days = Math.max(0, daysBetween(lastDayOfMonth(month), today));
  return { days, isOld: days > FRESH_DAYS };
}

/** Reading of the last month that has one, not later than `until`. */
export function latestReading<R extends { readonly month: MonthString }>(
  readings: readonly R[],
  until?: MonthString,
): R | null {
  const past = readings.filter((reading) => until === undefined || reading.month <= until);
  return past.toSorted((a, b) => compareDates(a.month, b.month)).at(-1) ?? null;
}

/** What the board shows of a metric. */
export interface MetricState {
  readonly month: MonthString;
  readonly value: number;
  /** Against the month before; null when that month has no reading: a gap is not a change of 0. */
  readonly change: number | null;
  /** Whether the change goes the right way; null without a change. It is a fact about two numbers, not a verdict. */
  readonly isBetter: boolean | null;
  /** Share of the way from start to target, 0 = at the start, 1 = there; null without start or target. */
  readonly progress: number | null;
}

/** State of a metric at its latest reading; null when there is none ("geen cijfer", never 0). */
export function stateOf(
  metric: {
    readonly unit: MetricUnit;
    readonly direction: MetricDirection;
    readonly target: number | null;
    readonly baseline: number | null;
  },
  readings: readonly Reading[],
  until?: MonthString,
): MetricState | null {
  const latest = latestReading(readings, until);
  const value = latest && valueOf(latest, metric.unit);
  if (!latest || value === null) return null;
  const before = readings.find((reading) => reading.month === addMonths(latest.month, -1));
  const former = before ? valueOf(before, metric.unit) : null;
  const change = former === null ? null : value - former;
  const way = metric.target === null || metric.baseline === null ? 0 : metric.target - metric.baseline;
  return {
    month: latest.month,
    value,
    change,
    isBetter: change === null || change === 0 ? null : change > 0 === (metric.direction === "up"),
    progress: way === 0 || metric.baseline === null ? null : (value - metric.baseline) / way,
  };
}
