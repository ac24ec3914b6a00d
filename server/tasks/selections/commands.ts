// Changing several tasks at once, as one step that can be taken back as one.
import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { tasks } from "#db/schema/research.ts";
import { DomainError } from "#domain/errors.ts";
import { id } from "#domain/ids.ts";
import { dayString, monthString } from "#domain/journey.ts";
import { dueIn } from "#domain/task.ts";
import type { Scope } from "#server/auth/scope.ts";
import { requireMonth, settableStatus } from "#server/tasks/commands.ts";
import { listTasksById, type TaskView } from "#server/tasks/queries.ts";

const MOST = 200;

/** What may be changed of several tasks at once; what is left out stays. */
export const selectionChanges = z.strictObject({
  assigneeId: id.nullable().optional(),
  departmentId: id.nullable().optional(),
  month: monthString.optional(),
  status: settableStatus.optional(),
});
export const selectedIds = z.array(id).min(1).max(MOST);

/** How a task stood in what a selection may change. */
export const taskStand = z.strictObject({
  taskId: id,
  assigneeId: id.nullable(),
  departmentId: id.nullable(),
  month: monthString,
  due: dayString.nullable(),
  status: settableStatus,
});
export type TaskStand = z.infer<typeof taskStand>;
export const taskStands = z.array(taskStand).min(1).max(MOST);

/**
 * Changes all of them or none. In another month a task keeps the number of its due day.
 * @returns how each stood before, for {@link putTasksBack}
 * @throws NOT_FOUND when one is not there; CONFLICT for one that was carried on, and for a month that is closed
 */
export async function changeTasks(
  scope: Scope,
  taskIds: readonly string[],
  changes: z.infer<typeof selectionChanges>,
): Promise<{ before: TaskStand[] }> {
  const found = await openAll(scope, taskIds);
  const before = found.map((task) => standOf(task));
  await writeAll(
    scope,
    found,
    before.map((stand) => ({
      ...stand,
      ...changes,
      due: changes.month === undefined ? stand.due : dueIn(changes.month, stand.due),
    })),
  );
  await said(scope, "task.changeMany", found);
  return { before };
}

/** The way back: each task as it stood. */
export async function putTasksBack(scope: Scope, stands: readonly TaskStand[]): Promise<void> {
  const found = await openAll(
    scope,
    stands.map((one) => one.taskId),
  );
  await writeAll(scope, found, stands);
  await said(scope, "task.putBack", found);
}

async function openAll(scope: Scope, taskIds: readonly string[]): Promise<TaskView[]> {
  const wanted = new Set(taskIds);
  const found = await listTasksById(scope, [...wanted]);
  if (found.length !== wanted.size) throw new DomainError("NOT_FOUND");
  if (found.some((task) => task.status === "carried_over"))
    throw new DomainError("CONFLICT", { sentence: "taskCarried" });
  return found;
}

const standOf = (task: TaskView): TaskStand => ({
  taskId: task.id,
  assigneeId: task.assigneeId,
  departmentId: task.departmentId,
  month: task.month,
  due: task.due,
  status: settableStatus.parse(task.status),
});

async function writeAll(scope: Scope, found: readonly TaskView[], stands: readonly TaskStand[]) {
  for (const { taskId, ...stand } of stands) {
    const task = found.find((one) => one.id === taskId);
    if (!task) throw new DomainError("NOT_FOUND");
    await requireMonth(scope, task, stand.month);
    const isTurned = stand.status !== task.status;
    const doneAt = stand.status === "done" ? sql`now()` : null;
    await scope.tx
      .update(tasks)
      .set({ ...stand, ...(isTurned && { doneAt }), updatedAt: sql`now()` })
      .where(and(eq(tasks.workspaceId, scope.workspaceId), eq(tasks.id, taskId), isNull(tasks.deletedAt)));
  }
}

async function said(scope: Scope, action: string, found: readonly TaskView[]) {
  await scope.audit(action, { kind: "task", id: null }, { taskIds: found.map((task) => task.id) });
  for (const journeyId of new Set(found.map((task) => task.journeyId))) scope.bell("task", journeyId);
}
