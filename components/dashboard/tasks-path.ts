// The address of the tasks that a figure counts: those of some months, journeys and one department, each where it went on last.
import type { MonthString } from "#domain/month.ts";

export interface CountedTasksPlace {
  readonly slug: string;
  /** First and last month. */
  readonly from: MonthString;
  readonly month: MonthString;
  readonly journeyIds: readonly string[];
  /** Null: tasks without a department; left out: all of them. */
  readonly departmentId?: string | null;
}

export function tasksPath({ slug, from, month, journeyIds, departmentId }: CountedTasksPlace): string {
  const search = new URLSearchParams([
    ["from", from],
    ...(departmentId === undefined ? [] : [["department", departmentId ?? "none"]]),
    ...journeyIds.map((id) => ["journeyId", id]),
  ]);
  return `/${slug}/tasks/${month}?${search}`;
}
