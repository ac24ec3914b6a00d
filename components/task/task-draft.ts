// What a task's form holds until it is sent.
import type { Benefit } from "#domain/metric.ts";
import type { MonthString } from "#domain/month.ts";
import type { TaskRepeat, TaskSize } from "#domain/task.ts";

export interface TaskDraft {
  readonly title: string;
  readonly assigneeId: string | null;
  readonly departmentId: string | null;
  readonly involvedDepartmentIds: readonly string[];
  readonly month: MonthString;
  readonly due: string | null;
  readonly metricId: string | null;
  readonly benefit: Benefit | null;
  readonly effort: TaskSize | null;
  readonly impact: TaskSize | null;
  readonly expectedChange: number | null;
  readonly repeats: TaskRepeat | null;
  /** Transition of the journey's board. */
  readonly transitionId: string | null;
  /** The complaint it came of. */
  readonly evidenceId: string | null;
}

/** Everything a draft may leave open. */
export const BLANK_TASK = {
  assigneeId: null,
  departmentId: null,
  involvedDepartmentIds: [],
  due: null,
  metricId: null,
  benefit: null,
  effort: null,
  impact: null,
  expectedChange: null,
  repeats: null,
  transitionId: null,
  evidenceId: null,
} as const satisfies Partial<TaskDraft>;
