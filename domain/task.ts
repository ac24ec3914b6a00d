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
      due: task.due === null ? null : clampDay(month, Number(task.due.slice(8))),
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
