// The month's tasks as the page shows them: which pass the filter, by department, with what was done and what was not.
import { concernsDepartment } from "#domain/department.ts";
import { compareDates } from "#domain/month.ts";
import { isUnfinished, type TaskStatus } from "#domain/task.ts";

export const TASK_FILTERS = ["all", "mine", "department"] as const;
export type TaskFilter = (typeof TASK_FILTERS)[number];

export const filterOf = (word: string | null): TaskFilter =>
  TASK_FILTERS.find((filter) => filter === word) ?? "all";

/** How the month's tasks are laid out. */
export const TASK_VIEWS = ["department", "list", "months", "matrix"] as const;
export type TaskLayout = (typeof TASK_VIEWS)[number];

export const viewOf = (word: string | null): TaskLayout =>
  TASK_VIEWS.find((view) => view === word) ?? "department";

/** The first that are due first; those without a day last, in their own order. */
export const byDue = <T extends { readonly due: string | null }>(tasks: readonly T[]): readonly T[] =>
  tasks.toSorted((one, other) => compareDates(one.due ?? "9", other.due ?? "9"));

interface Groupable {
  readonly id: string;
  readonly status: TaskStatus;
  readonly departmentId: string | null;
  readonly involvedDepartmentIds: readonly string[];
  readonly assigneeId: string | null;
}

export interface TaskGroup<T, D> {
  /** null: tasks of no department. */
  readonly department: D | null;
  readonly tasks: readonly T[];
}

/**
 * Tasks that are mine, or of my department: it owns the task, or is involved in it or in the touchpoint the task is about.
 * @param involvedIn departments involved in what a task is about
 */
export function filterTasks<T extends Groupable>(
  tasks: readonly T[],
  filter: TaskFilter,
  me: { readonly memberId: string | null; readonly departmentId: string | null },
  involvedIn: (task: T) => readonly string[] = () => [],
): readonly T[] {
  if (filter === "all") return tasks;
  if (filter === "mine")
    return tasks.filter((task) => task.assigneeId !== null && task.assigneeId === me.memberId);
  const own = me.departmentId;
  return own === null
    ? []
    : tasks.filter((task) =>
        concernsDepartment(own, task.departmentId, [...task.involvedDepartmentIds, ...involvedIn(task)]),
      );
}

/** What an address narrows the list to: tasks of one department, of some journeys. */
export function onlyOf<T extends Groupable & { readonly journeyId: string | null }>(
  tasks: readonly T[],
  only: { readonly departmentId: string | null; readonly journeyIds: readonly string[] },
): readonly T[] {
  return tasks.filter(
    (task) =>
      (only.departmentId === null || (task.departmentId ?? "none") === only.departmentId) &&
      (only.journeyIds.length === 0 || (task.journeyId !== null && only.journeyIds.includes(task.journeyId))),
  );
}

/** Departments that have tasks, in their own order; tasks of none (or of one that is gone) come last. */
export function groupByDepartment<T extends Groupable, D extends { readonly id: string }>(
  tasks: readonly T[],
  departments: readonly D[],
): readonly TaskGroup<T, D>[] {
  const known = new Set(departments.map((one) => one.id));
  const groups: TaskGroup<T, D>[] = departments.map((department) => ({
    department,
    tasks: tasks.filter((task) => task.departmentId === department.id),
  }));
  groups.push({
    department: null,
    tasks: tasks.filter((task) => task.departmentId === null || !known.has(task.departmentId)),
  });
  return groups.filter((group) => group.tasks.length > 0);
}

export interface TaskTally {
  readonly done: number;
  readonly open: number;
  readonly carried: number;
  /** Everything that was planned for the month. */
  readonly all: number;
}

/** What a row of pills shows: done, still open (begun or not), carried on. */
export function tally(tasks: readonly Pick<Groupable, "status">[]): TaskTally {
  const count = (is: (status: TaskStatus) => boolean) => tasks.filter((task) => is(task.status)).length;
  return {
    done: count((status) => status === "done"),
    open: count(isUnfinished),
    carried: count((status) => status === "carried_over"),
    all: tasks.length,
  };
}

const AFTER: Readonly<Record<TaskStatus, "open" | "in_progress" | "done">> = {
  open: "in_progress",
  in_progress: "done",
  done: "open",
  carried_over: "open",
};

/** Where the ring goes when it is pressed. */
export const nextStatus = (status: TaskStatus) => AFTER[status];
