// Monthly tasks: what state one is in, and what happens to one that is not done when its month ends.
import { clampDay, type DayString, type MonthString } from "./month.ts";

export const TASK_STATUSES = ["open", "in_progress", "done", "carried_over"] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

/** A task moved this often has to be decided on: start it, stop it, or say why it waits. */
export const MOVES_BEFORE_DECISION = 2;

/** Whether somebody has to choose first: do it now, drop it, or move it on once more and say why. */
export const mustBeDecided = (task: { readonly status: TaskStatus; readonly moves: number }): boolean =>
  isUnfinished(task.status) && task.moves >= MOVES_BEFORE_DECISION;

/** Still asks for work in its own month. */
export const isUnfinished = (status: TaskStatus): boolean => status === "open" || status === "in_progress";

/** Statuses somebody may set by hand; `carried_over` is set only by carrying a task to a later month. */
export function settableStatuses(status: TaskStatus): readonly TaskStatus[] {
  return status === "carried_over" ? [] : ["open", "in_progress", "done"];
}

/** What carrying over reads and writes; everything else of a task is copied as it is. */
export interface CarriedTask {
  readonly id: string;
  readonly month: MonthString;
  readonly status: TaskStatus;
  readonly due: DayString | null;
  readonly carriedFromId: string | null;
  readonly carriedToId: string | null;
}

/** Whether a task may go on in `month`: it is unfinished, the month is later, and it did not go on already. */
export function canCarryOver(task: CarriedTask, month: MonthString): boolean {
  return isUnfinished(task.status) && task.carriedToId === null && month > task.month;
}

/**
 * Carries an unfinished task to a later month: the old one stays where it was, marked, and a new one goes on in its place.
 * The due day keeps its number where the month has it.
 * @throws RangeError when `canCarryOver` says no
 */
export function carryOver<T extends CarriedTask>(
  task: T,
  month: MonthString,
  newId: string,
): { readonly left: T; readonly next: T } {
  if (!canCarryOver(task, month)) throw new RangeError("this task cannot be carried over");
  return {
    left: { ...task, status: "carried_over", carriedToId: newId },
    next: {
      ...task,
      id: newId,
      month,
      due: dueIn(month, task.due),
      carriedFromId: task.id,
      carriedToId: null,
    },
  };
}

/** How often a task was moved, following the chain back; an unknown ancestor ends it. */
export function countMoves(task: CarriedTask, byId: ReadonlyMap<string, CarriedTask>): number {
  let moves = 0;
  const seen = new Set<string>([task.id]);
  let from = task.carriedFromId;
  while (from !== null && !seen.has(from)) {
    moves += 1;
    seen.add(from);
    from = byId.get(from)?.carriedFromId ?? null;
  }
  return moves;
}

/** Tasks per status: always all four keys. */
export function countStatuses(tasks: readonly { readonly status: TaskStatus }[]): Record<TaskStatus, number> {
  const counts: Record<TaskStatus, number> = { open: 0, in_progress: 0, done: 0, carried_over: 0 };
  for (const { status } of tasks) counts[status] += 1;
  return counts;
}

/** What a task asks, and what it is expected to bring: three sizes, as people say them. */
export const TASK_SIZES = ["small", "medium", "large"] as const;
export type TaskSize = (typeof TASK_SIZES)[number];

/** How often a task comes back. */
export const TASK_REPEATS = ["monthly"] as const;
export type TaskRepeat = (typeof TASK_REPEATS)[number];

export interface MatrixCell<T> {
  readonly impact: TaskSize;
  readonly effort: TaskSize;
  readonly tasks: readonly T[];
}

/**
 * Tasks by what they bring and what they ask. Rows from much to little impact, in each the least effort first, so that the first
 * cell is what to do first. A task without either is left over.
 */
export function taskMatrix<T extends { readonly impact: TaskSize | null; readonly effort: TaskSize | null }>(
  tasks: readonly T[],
): { readonly rows: readonly (readonly MatrixCell<T>[])[]; readonly unsized: readonly T[] } {
  const rows = TASK_SIZES.toReversed().map((impact) =>
    TASK_SIZES.map((effort) => ({
      impact,
      effort,
      tasks: tasks.filter((task) => task.impact === impact && task.effort === effort),
    })),
  );
  return { rows, unsized: tasks.filter((task) => task.impact === null || task.effort === null) };
}

/** Whether the next one of a series is due: its last one still repeats and was not taken away. */
export const goesOnRepeating = (last: {
  readonly repeats: string | null;
  readonly deletedAt: Date | null;
}): boolean => last.repeats === "monthly" && last.deletedAt === null;

/** The due day of a task in another month: its number, where the month has it. */
export const dueIn = (month: MonthString, due: DayString | null): DayString | null =>
  due === null ? null : clampDay(month, Number(due.slice(8)));
