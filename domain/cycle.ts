// The monthly round of a journey: what state a month is in, what is due in it, what may happen to it next, and what is frozen
// when it is closed.
import { z } from "zod";
import type { StrengthLevel } from "./evidence-level.ts";
import { id } from "./ids.ts";
import type { Journey } from "./journey.ts";
import type { Benefit, MetricDirection, MetricUnit } from "./metric.ts";
import {
  addDays,
  addMonths,
  type DayString,
  daysBetween,
  firstDayOfMonth,
  laterOf,
  monthRange,
  type MonthString,
} from "./month.ts";
import type { Survey } from "./survey.ts";
import { mustBeDecided, type TaskStatus } from "./task.ts";
import type { CountedReading, Verdict } from "./verdict.ts";

export const CYCLE_STATES = ["open", "closed", "skipped"] as const;
export type CycleState = (typeof CYCLE_STATES)[number];

/** The five steps of a review, in their order; the address counts them from 1. */
export const REVIEW_STEPS = ["figures", "evidence", "tasks", "choose", "agree"] as const;
export type ReviewStep = (typeof REVIEW_STEPS)[number];

/** What is decided about something: go on with it, begin it, end it, or another decision in words. */
export const DECISION_KINDS = ["continue", "start", "stop", "decide"] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** What somebody may say of a channel in use; a channel nobody marked is open. */
export const CHANNEL_MARKS = ["current", "outdated"] as const;
export type ChannelMark = (typeof CHANNEL_MARKS)[number];

/** Days before the review at which its people are reminded. */
export const REMIND_DAYS = 3;
/** A journey that was left alone longer than this is not given every month since. */
const MOST_MISSED = 12;

/** The step an address names (`1` … `5`); the first where it names none. */
export function stepOf(value: string | null | undefined): ReviewStep {
  return REVIEW_STEPS[Number(value) - 1] ?? "figures";
}

/** The day on which a month is looked back on: the first of the next. */
export const reviewDay = (month: MonthString): DayString => firstDayOfMonth(addMonths(month, 1));

/**
 * Months that have to be opened now: this one, and those since the journey's last one that were missed while nothing ran.
 * @param latest the journey's last month that was opened; null where it has none
 */
export function monthsToOpen(latest: MonthString | null, current: MonthString): MonthString[] {
  if (latest === null) return [current];
  return monthRange(laterOf(addMonths(latest, 1), addMonths(current, 1 - MOST_MISSED)), current);
}

/** Whether the people of a month are to be reminded today: from three days before its review until that day, once. */
export function isReminderDue(
  cycle: {
    readonly state: CycleState;
    readonly reviewOn: DayString;
    readonly isReminded: boolean;
  },
  today: DayString,
): boolean {
  if (cycle.state !== "open" || cycle.isReminded) return false;
  return today >= addDays(cycle.reviewOn, -REMIND_DAYS) && today <= cycle.reviewOn;
}

/**
 * Days without a review, where they are more than the workspace allows: the journey has grown stale. Null while it has not. One
 * that was never reviewed counts from the day on which it was made.
 * @param most days that may lie between two reviews
 */
export function staleDays(
  journey: { readonly lastReview: DayString | null; readonly madeOn: DayString },
  today: DayString,
  most: number,
): number | null {
  const days = daysBetween(journey.lastReview ?? journey.madeOn, today);
  return days > most ? days : null;
}

/** Why a month cannot be closed as it stands; each has its sentence. */
export type ClosingObstacle = "closed" | "skipped" | "notBegun" | "undecided" | "noteNeeded";

/** What closing looks at. */
export interface ClosingMonth {
  readonly state: CycleState;
  readonly month: MonthString;
  readonly tasks: readonly { readonly status: TaskStatus; readonly moves: number }[];
  /** Names of the metrics that have no figure in the month. */
  readonly missing: readonly string[];
  readonly note: string;
}

/**
 * What stands in the way of closing; null when nothing does. A task that was moved twice is decided first; a missing figure is
 * no obstacle once somebody said something about it.
 * @param current the month it is in the workspace's zone
 */
export function closingObstacle(cycle: ClosingMonth, current: MonthString): ClosingObstacle | null {
  if (cycle.state !== "open") return cycle.state;
  if (cycle.month > current) return "notBegun";
  if (cycle.tasks.some(mustBeDecided)) return "undecided";
  if (cycle.missing.length > 0 && cycle.note.trim() === "") return "noteNeeded";
  return null;
}

/** The next month in which work can go on: later than `month`, and neither closed nor skipped. */
export function nextOpenMonth(month: MonthString, states: ReadonlyMap<MonthString, CycleState>): MonthString {
  let next = addMonths(month, 1);
  while ((states.get(next) ?? "open") !== "open") next = addMonths(next, 1);
  return next;
}

/** Metrics that still owe their figure of a month, in their order. */
export const owingMetrics = <M extends { readonly readings: readonly { readonly month: MonthString }[] }>(
  metrics: readonly M[],
  month: MonthString,
): M[] => metrics.filter((metric) => !metric.readings.some((reading) => reading.month === month));

/** Channels through which the journey meets its customers now: those of touchpoints that were not stopped. */
export const channelsInUse = (journey: Pick<Journey, "touchpoints"> | null): ReadonlySet<string> =>
  new Set(
    (journey?.touchpoints ?? []).flatMap((one) =>
      one.state === "stopped" || one.channelId === null ? [] : [one.channelId],
    ),
  );

/** A decision as it is written down. */
export const decisionInput = z.strictObject({
  kind: z.enum(DECISION_KINDS),
  sentence: z.string().trim().min(1).max(500),
  reason: z.string().trim().max(2_000).default(""),
  /** Record of the journey it is about. */
  nodeId: z.string().min(1).max(64).nullable().default(null),
  /** Metric it rests on. */
  metricId: id.nullable().default(null),
  /** Evidence it rests on. */
  evidenceIds: z.array(id).max(20).default([]),
  /** Tasks that come of it. */
  taskIds: z.array(id).max(20).default([]),
});
export type DecisionInput = z.infer<typeof decisionInput>;

/** A decision that rests on nothing is shown as "zonder bewijs". */
export const isProvenDecision = (decision: {
  readonly metricId: string | null;
  readonly evidenceIds: readonly string[];
}): boolean => decision.metricId !== null || decision.evidenceIds.length > 0;

export const skipReason = z.string().trim().min(3).max(1_000);
export const closingNote = z.string().trim().max(2_000);

/** One metric as it stood when its month was closed. */
export interface SnapshotFigure {
  readonly metricId: string;
  readonly name: string;
  readonly nameTranslations: Readonly<Record<string, string>>;
  readonly phaseId: string | null;
  readonly touchpointId: string | null;
  readonly unit: MetricUnit;
  readonly direction: MetricDirection;
  readonly survey: Survey | null;
  readonly target: number | null;
  readonly benefit: Benefit | null;
  /** The month's reading; null where it was missing. */
  readonly reading: CountedReading | null;
  /** The last one before it. */
  readonly before: CountedReading | null;
  /** Null without a reading. Ends that are infinite are null in JSON. */
  readonly verdict: Verdict | null;
}

/** How sure a claim was. */
export interface SnapshotStrength {
  readonly level: StrengthLevel;
  readonly contested: boolean;
  readonly items: number;
  readonly against: number;
}

/** A task of the month as it stood after closing. */
export interface SnapshotTask {
  readonly id: string;
  readonly title: string;
  readonly titleTranslations: Readonly<Record<string, string>>;
  readonly status: TaskStatus;
  readonly departmentId: string | null;
  readonly assigneeId: string | null;
  readonly metricId: string | null;
  readonly touchpointId: string | null;
  readonly insightId: string | null;
  readonly benefit: Benefit | null;
  readonly moves: number;
  readonly carriedToId: string | null;
}

/** A decision of the month, with what it rested on. */
export interface SnapshotDecision {
  readonly id: string;
  readonly kind: DecisionKind;
  readonly sentence: string;
  readonly reason: string;
  readonly translations: Readonly<Record<string, string>>;
  readonly decidedBy: string | null;
  readonly decidedOn: DayString;
  readonly nodeId: string | null;
  readonly metricId: string | null;
  readonly metricName: string | null;
  readonly evidenceIds: readonly string[];
  readonly taskIds: readonly string[];
  readonly isProven: boolean;
}

/** What was said of a channel in use; `mark` null where nobody said anything. */
export interface SnapshotChannel {
  readonly channelId: string;
  readonly name: string;
  readonly nameTranslations: Readonly<Record<string, string>>;
  readonly mark: ChannelMark | null;
  readonly markedBy: string | null;
  readonly markedOn: DayString | null;
}

/** Claims per level: always all four keys. */
export function countLevels(
  touchpointIds: readonly string[],
  strengths: Readonly<Record<string, Pick<SnapshotStrength, "level">>>,
): Record<StrengthLevel, number> {
  const counts: Record<StrengthLevel, number> = { assumption: 0, anecdotal: 0, supported: 0, validated: 0 };
  for (const touchpointId of touchpointIds) counts[strengths[touchpointId]?.level ?? "assumption"] += 1;
  return counts;
}
