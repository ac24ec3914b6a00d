// What the manager's page says by fixed rules: which KPI stands for a phase, what asks for a decision and which one, and the two
// halves of the headline. (Ours; the page's table of figures and decisions.)
import type { DecisionKind } from "./cycle.ts";
import type { RankedInsight } from "./insight-rank.ts";
import type { Journey } from "./journey.ts";
import type { MetricState } from "./metric.ts";
import { addMonths, type MonthString } from "./month.ts";
import { mustBeDecided, type TaskStatus } from "./task.ts";
import type { Verdict } from "./verdict.ts";

/** Lines under "vraagt om een besluit", at most. */
export const ASKED_AT_MOST = 5;
/** Months of certainty that are drawn, and months of tasks that are counted. */
export const CERTAINTY_MONTHS = 6;
export const TASK_MONTHS = 3;
/** The experience is set beside that of so many months before, or of the oldest closed month since. */
const EXPERIENCE_BACK = 3;

/**
 * The KPI that stands for a phase: the one its goal names, else the first of the phase with a target, else the first.
 * Null where the phase has none.
 */
export function keyMetricOf<
  M extends { readonly id: string; readonly phaseId: string | null; readonly target: number | null },
>(
  phaseId: string,
  metrics: readonly M[],
  goals: readonly Pick<Journey["goals"][number], "phaseId" | "metricId">[],
): M | null {
  const named = goals.flatMap((goal) =>
    goal.phaseId === phaseId ? metrics.filter((metric) => metric.id === goal.metricId) : [],
  );
  const own = metrics.filter((metric) => metric.phaseId === phaseId);
  return named[0] ?? own.find((metric) => metric.target !== null) ?? own[0] ?? null;
}

/** A task that was made for an insight. */
export interface AnsweringTask {
  readonly status: TaskStatus;
  readonly moves: number;
}

/**
 * What is asked of an insight: a decision where its work was moved twice, a start where nobody works on it, an end where all its
 * work is done and it still stands, and otherwise to go on.
 */
export function askedOf(tasks: readonly AnsweringTask[]): DecisionKind {
  if (tasks.some(mustBeDecided)) return "decide";
  if (tasks.length === 0) return "start";
  return tasks.every((task) => task.status === "done") ? "stop" : "continue";
}

/** A phase's KPI in a month. */
export interface PhaseFigure {
  readonly phaseId: string;
  readonly metricId: string;
  readonly state: MetricState | null;
  readonly verdict: Verdict | null;
}

/** The two halves of the headline; a half that the figures do not bear is null. */
export interface Headline {
  readonly gain: { readonly phaseId: string; readonly metricId: string; readonly isProven: boolean } | null;
  readonly leak:
    | { readonly kind: "insight"; readonly insightId: string }
    | { readonly kind: "figure"; readonly phaseId: string; readonly metricId: string }
    | null;
}

const isProvenBetter = ({ verdict }: PhaseFigure) =>
  verdict !== null && verdict.kind !== "none" && verdict.isBetter === true;

/** The larger part of the way to its target a figure went this month, the better; without a way, its change in itself. */
function gainOf({ state }: PhaseFigure): number {
  if (!state || state.change === null || state.value === 0) return 0;
  return Math.abs(state.change / state.value);
}

/**
 * *Gain*: the largest improvement of the month, a proven one before any other. *Leak*: the pain that weighs most; without pains
 * the figure that is farthest from its target.
 * @param figures of the month shown; one that was read earlier is no gain of this month
 */
export function headlineOf(
  figures: readonly PhaseFigure[],
  pains: readonly { readonly insight: Pick<RankedInsight["insight"], "id"> }[],
  month: MonthString,
): Headline {
  const better = figures
    .filter(({ state }) => state?.month === month && state.isBetter === true)
    .toSorted((a, b) => Number(isProvenBetter(b)) - Number(isProvenBetter(a)) || gainOf(b) - gainOf(a));
  const [best] = better;
  const [pain] = pains;
  const [farthest] = figures
    .filter(({ state }) => state?.progress !== null && state?.progress !== undefined && state.progress < 1)
    .toSorted((a, b) => (a.state?.progress ?? 0) - (b.state?.progress ?? 0));
  return {
    gain: best ? { phaseId: best.phaseId, metricId: best.metricId, isProven: isProvenBetter(best) } : null,
    leak: pain
      ? { kind: "insight", insightId: pain.insight.id }
      : farthest
        ? { kind: "figure", phaseId: farthest.phaseId, metricId: farthest.metricId }
        : null,
  };
}

/** Mean feeling of everybody in each phase, −2 … 2; null where nobody's is known. */
export function feelingsByPhase({
  phases,
  touchpoints,
  experiences,
}: {
  readonly phases: readonly { readonly id: string }[];
  readonly touchpoints: readonly { readonly id: string; readonly phaseId: string | null }[];
  readonly experiences: readonly { readonly touchpointId: string; readonly value: number | null }[];
}): ReadonlyMap<string, number | null> {
  const phaseOf = new Map(touchpoints.map((one) => [one.id, one.phaseId]));
  return new Map(
    phases.map(({ id }) => {
      const felt = experiences.flatMap((one) =>
        one.value !== null && phaseOf.get(one.touchpointId) === id ? [one.value] : [],
      );
      return [id, felt.length === 0 ? null : felt.reduce((sum, value) => sum + value, 0) / felt.length];
    }),
  );
}

/** The closed month with which a month's experience is compared: three back, or the first after that; null = none yet. */
export function comparedMonth(closed: readonly MonthString[], month: MonthString): MonthString | null {
  const earliest = addMonths(month, -EXPERIENCE_BACK);
  return closed.filter((one) => one >= earliest && one < month).toSorted()[0] ?? null;
}

/** Tasks of one department over the months shown. */
export interface TaskCount {
  /** Null: tasks without a department. */
  readonly departmentId: string | null;
  readonly done: number;
  readonly open: number;
  readonly moved: number;
}

/** Counts by department, the one with most tasks first. A task that went on in a later month of the range counts there. */
export function countTasks(
  tasks: readonly {
    readonly departmentId: string | null;
    readonly status: TaskStatus;
    readonly moves: number;
  }[],
): TaskCount[] {
  const counts = new Map<string | null, TaskCount>();
  for (const { departmentId, status, moves } of tasks) {
    if (status === "carried_over") continue;
    const before = counts.get(departmentId) ?? { departmentId, done: 0, open: 0, moved: 0 };
    const isDone = status === "done";
    counts.set(departmentId, {
      departmentId,
      done: before.done + (isDone ? 1 : 0),
      open: before.open + (!isDone && moves === 0 ? 1 : 0),
      moved: before.moved + (!isDone && moves > 0 ? 1 : 0),
    });
  }
  const sizeOf = (one: TaskCount) => one.done + one.open + one.moved;
  return [...counts.values()].toSorted((a, b) => sizeOf(b) - sizeOf(a));
}

/** Tasks that are alike, counted. */
export interface CountedTasks {
  readonly status: TaskStatus;
  readonly isMoved: boolean;
  readonly count: number;
}

/** Sums over tasks; one that went on in a later month counts there alone. */
export function taskTotals(groups: readonly CountedTasks[]): {
  readonly done: number;
  readonly open: number;
  readonly moved: number;
  readonly all: number;
} {
  const sum = (holds: (one: CountedTasks) => boolean) =>
    groups.filter(holds).reduce((total, { count }) => total + count, 0);
  const done = sum(({ status }) => status === "done");
  const isLeft = ({ status }: CountedTasks) => status !== "done" && status !== "carried_over";
  const open = sum((one) => isLeft(one) && !one.isMoved);
  const moved = sum((one) => isLeft(one) && one.isMoved);
  return { done, open, moved, all: done + open + moved };
}

/** Groups of tasks by department, the one with most first. */
export function countTaskGroups(
  groups: readonly (CountedTasks & { readonly departmentId: string | null })[],
): TaskCount[] {
  const ids = [...new Set(groups.map((one) => one.departmentId))];
  return ids
    .map((departmentId) => {
      const { done, open, moved, all } = taskTotals(
        groups.filter((one) => one.departmentId === departmentId),
      );
      return { departmentId, done, open, moved, all };
    })
    .filter(({ all }) => all > 0)
    .toSorted((a, b) => b.all - a.all)
    .map(({ all: _all, ...count }) => count);
}
