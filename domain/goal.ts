// Goals of a metric: whether one is SMART, and whether reaching it could be seen in the data before its term ends.
import { sampleOf } from "./interval.ts";
import { latestReading, type MetricDirection, type MetricUnit, valueOf } from "./metric.ts";
import { type MonthString, monthsBetween } from "./month.ts";
import { monthsUntilSeen, requiredAnswers, requiredExposure, requiredPerMonth } from "./sample-size.ts";
import { npsCountsOf, type Survey } from "./survey.ts";
import type { CountedReading } from "./verdict.ts";

/** Specific, measurable, achievable, relevant, time-bound. */
export const SMART_PARTS = ["specific", "measurable", "achievable", "relevant", "timeBound"] as const;
export type SmartPart = (typeof SMART_PARTS)[number];

export interface Goal {
  /** What will be different, and for whom. */
  readonly specific: string;
  /** Figure to reach, in the metric's unit. */
  readonly target: number | null;
  /** Why it can be done: what is changed for it. */
  readonly achievable: string;
  /** What it is good for: the reason why this goal and no other. */
  readonly relevant: string;
  readonly due: MonthString | null;
}

/** Parts that are missing, in the order of the word; none = SMART. */
export function missingParts(goal: Goal): readonly SmartPart[] {
  const isThere: Readonly<Record<SmartPart, boolean>> = {
    specific: goal.specific.trim() !== "",
    measurable: goal.target !== null,
    achievable: goal.achievable.trim() !== "",
    relevant: goal.relevant.trim() !== "",
    timeBound: goal.due !== null,
  };
  return SMART_PARTS.filter((part) => !isThere[part]);
}

/** Why nobody can say when a goal would be seen. */
export type UnseenReason = "no_reading" | "bare" | "uncounted" | "no_change";

/** What the data could show of a goal. */
export type GoalSight =
  | { readonly kind: "unknown"; readonly reason: UnseenReason }
  | {
      readonly kind: "known";
      /** Where it stands now, and where it should come, in the metric's unit. */
      readonly from: number;
      readonly to: number;
      /** People (orders, answers) needed on each side, and how many a month there are on average. */
      readonly needed: number;
      readonly perMonth: number;
      /** Months of readings until such a change is seen with a chance of 80 %. */
      readonly months: number;
      /** Months from the last reading to the end of the term; null without a term. */
      readonly term: number | null;
      /** Whether it is seen within the term; null without a term. */
      readonly isSeenInTime: boolean | null;
    };

/** Months whose average says how many people a month there are. */
const RECENT = 3;

/**
 * After how many months a goal could be seen, from the last reading on. The comparison is of as many months after as before.
 */
export function sightOf(
  metric: { readonly unit: MetricUnit; readonly direction: MetricDirection; readonly survey: Survey | null },
  readings: readonly CountedReading[],
  goal: { readonly target: number; readonly due: MonthString | null },
): GoalSight {
  const latest = latestReading(readings);
  const from = latest && valueOf(latest, metric.unit);
  if (!latest || from === null) return { kind: "unknown", reason: "no_reading" };
  if (latest.denominator === null || latest.numerator === null) return { kind: "unknown", reason: "bare" };
  if (goal.target === from) return { kind: "unknown", reason: "no_change" };
  const needed = neededFor(metric, latest, from, goal.target);
  if (needed === null) return { kind: "unknown", reason: "uncounted" };
  const recent = readings
    .filter((one) => one.denominator !== null && one.month <= latest.month)
    .toSorted((a, b) => monthsBetween(b.month, a.month))
    .slice(-RECENT);
  const perMonth = recent.reduce((sum, one) => sum + (one.denominator ?? 0), 0) / recent.length;
  const months = monthsUntilSeen(needed, perMonth);
  const term = goal.due === null ? null : monthsBetween(latest.month, goal.due);
  return {
    kind: "known",
    from,
    to: goal.target,
    needed,
    perMonth,
    months,
    term,
    isSeenInTime: term === null ? null : months <= term,
  };
}

/** People needed on each side; null where the readings do not say how far the answers lie apart. */
function neededFor(
  { unit, survey }: { readonly unit: MetricUnit; readonly survey: Survey | null },
  latest: CountedReading,
  from: number,
  to: number,
): number | null {
  if (survey === "nps") {
    if (!latest.tally) return null;
    const { promoters, passives, detractors } = npsCountsOf(latest.tally);
    const n = promoters + passives + detractors;
    const [p, d] = [promoters / n, detractors / n];
    return requiredAnswers(10_000 * (p + d - (p - d) ** 2), to - from);
  }
  if (survey === "ces") {
    const sample = latest.tally ? sampleOf(latest.tally) : null;
    return sample && requiredAnswers(sample.variance, to - from);
  }
  if (unit === "percent") return requiredPerMonth(from / 100, to / 100);
  if (unit === "per100") return requiredExposure(from / 100, to / 100);
  return unit === "count" ? requiredExposure(from, to) : null;
}
