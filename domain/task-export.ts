// The month's tasks as a table that Jira's import from CSV knows by its headers.
import type { CsvCell } from "./csv.ts";
import type { MonthString } from "./month.ts";
import type { TaskSize, TaskStatus } from "./task.ts";

/** A task with the names that stand for its ids; null where it has none. */
export interface ExportedTask {
  readonly title: string;
  readonly month: MonthString;
  readonly due: string | null;
  readonly status: TaskStatus;
  readonly effort: TaskSize | null;
  readonly impact: TaskSize | null;
  readonly assignee: string | null;
  readonly department: string | null;
  /** Departments that are involved beside it. */
  readonly involved: readonly string[];
  /** What it is about: a touchpoint with its journey. */
  readonly about: string | null;
  readonly metric: string | null;
  /** By how much the metric should move, as it is shown. */
  readonly expected: string | null;
  readonly address: string;
}

/** Words of the description, in the reader's language. */
export interface ExportWords {
  readonly about: string;
  readonly involved: string;
  readonly metric: string;
  readonly expected: string;
}

/** Jira knows its columns by these names alone, whatever language the reader has; a header that comes again is a further label. */
export const JIRA_HEADERS = [
  "Summary",
  "Issue Type",
  "Description",
  "Assignee",
  "Due date",
  "Priority",
  "Status",
  "Labels",
  "Labels",
  "Labels",
] as const;

const PRIORITY: Readonly<Record<TaskSize, string>> = { large: "High", medium: "Medium", small: "Low" };
const STATUS: Readonly<Record<TaskStatus, string>> = {
  open: "To Do",
  in_progress: "In Progress",
  done: "Done",
  carried_over: "Done",
};

/** A label holds no spaces. */
const label = (text: string): string => text.trim().replaceAll(/\s+/g, "-");

/**
 * The table, headers first. A task that was carried on is left out: it goes on as another one. Each department that is involved is
 * a label of its own, in as many columns as the task with the most of them needs; the description says which of them only help.
 */
export function jiraRows(tasks: readonly ExportedTask[], words: ExportWords): CsvCell[][] {
  const listed = tasks.filter((task) => task.status !== "carried_over");
  const most = Math.max(0, ...listed.map((task) => task.involved.length));
  const helping = Array.from({ length: most }, (_, at) => at);
  const rows = listed.map((task): CsvCell[] => [
    task.title,
    "Task",
    [
      task.about === null ? null : `${words.about}: ${task.about}`,
      task.metric === null ? null : `${words.metric}: ${task.metric}`,
      task.expected === null ? null : `${words.expected}: ${task.expected}`,
      task.involved.length === 0 ? null : `${words.involved}: ${task.involved.join(", ")}`,
      task.address,
    ]
      .filter((line) => line !== null)
      .join("\n"),
    task.assignee,
    task.due,
    task.impact === null ? null : PRIORITY[task.impact],
    STATUS[task.status],
    label(task.month),
    task.department === null ? null : label(task.department),
    task.effort === null ? null : `effort-${task.effort}`,
    ...helping.map((at) => label(task.involved[at] ?? "") || null),
  ]);
  return [[...JIRA_HEADERS, ...helping.map(() => "Labels")], ...rows];
}
