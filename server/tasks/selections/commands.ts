// Changing several tasks at once, as one step that can be taken back as one.
import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { tasks } from "#db/schema/research.ts";
import { DomainError } from "#domain/errors.ts";
import { id } from "#domain/ids.ts";
import { dayString, monthString } from "#domain/journey.ts";
import { dueIn } from "#domain/task.ts";
import type { Scope } from "#server/auth/scope.ts";
import {
  emitDone,
  involvedIds,
  requireMonth,
  setInvolved,
  settableStatus,
  tellAssignee,
} from "#server/tasks/commands.ts";
import { listInvolved, listTasksById, type TaskView } from "#server/tasks/queries.ts";

const MOST = 200;

/** What may be changed of several tasks at once; what is left out stays. */
export const selectionChanges = z.strictObject({
  assigneeId: id.nullable().optional(),
  departmentId: id.nullable().optional(),
  month: monthString.optional(),
  status: settableStatus.optional(),
  /** A department that helps from now on; where it owns the task, nothing changes. */
  involve: id.optional(),
  /** A department that helps no more. */
  release: id.optional(),
});
type SelectionChanges = z.infer<typeof selectionChanges>;
export const selectedIds = z.array(id).min(1).max(MOST);

/** How a task stood in what a selection may change. */
export const taskStand = z.strictObject({
  taskId: id,
  assigneeId: id.nullable(),
  departmentId: id.nullable(),
  /** Also the owner, where it was involved before. */
  involvedDepartmentIds: involvedIds,
  month: monthString,
  due: dayString.nullable(),
  status: settableStatus,
});
export type TaskStand = z.infer<typeof taskStand>;
export const taskStands = z.array(taskStand).min(1).max(MOST);

/**
 * Changes all of them or none, and tells whom that concerns as for one. In another month a task keeps the number of its due day.
 * @returns how each stood before, for {@link putTasksBack}
 * @throws NOT_FOUND when one is not there; CONFLICT for one that was carried on, and for a month that is closed
 */
export async function changeTasks(
  scope: Scope,
  taskIds: readonly string[],
  changes: SelectionChanges,
): Promise<{ before: TaskStand[] }> {
  const found = await openAll(scope, taskIds);
  const before = await standsOf(scope, found);
  await writeAll(
    scope,
    found,
    before,
    before.map((stand) => afterChange(stand, changes)),
  );
  await said(scope, "task.changeMany", found);
  for (const task of found) await tell(scope, task, changes);
  return { before };
}

function afterChange(stand: TaskStand, { involve, release, ...changes }: SelectionChanges): TaskStand {
  const after = { ...stand, ...changes };
  const stay = stand.involvedDepartmentIds.filter((one) => one !== release);
  const isNew = involve !== undefined && involve !== after.departmentId && !stay.includes(involve);
  return {
    ...after,
    due: changes.month === undefined ? stand.due : dueIn(changes.month, stand.due),
    involvedDepartmentIds: isNew ? [...stay, involve] : stay,
  };
}

async function tell(
  scope: Scope,
  task: TaskView,
  { assigneeId, month = task.month, status }: SelectionChanges,
) {
  if (assigneeId !== undefined && assigneeId !== task.assigneeId)
    await tellAssignee(scope, task.id, { ...task, assigneeId, month, status: status ?? task.status });
  if (status === "done" && task.status !== "done")
    await emitDone(scope, { ...task, month, ...(assigneeId !== undefined && { assigneeId }) });
}

/** The way back: each task as it stood. */
export async function putTasksBack(scope: Scope, stands: readonly TaskStand[]): Promise<void> {
  const found = await openAll(
    scope,
    stands.map((one) => one.taskId),
  );
  await writeAll(scope, found, await standsOf(scope, found), stands);
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

async function standsOf(scope: Scope, found: readonly TaskView[]): Promise<TaskStand[]> {
  const involved = await listInvolved(
    scope,
    found.map((task) => task.id),
  );
  return found.map((task) => ({
    taskId: task.id,
    assigneeId: task.assigneeId,
    departmentId: task.departmentId,
    involvedDepartmentIds: involved.get(task.id) ?? [],
    month: task.month,
    due: task.due,
    status: settableStatus.parse(task.status),
  }));
}

async function writeAll(
  scope: Scope,
  found: readonly TaskView[],
  now: readonly TaskStand[],
  stands: readonly TaskStand[],
) {
  for (const { taskId, involvedDepartmentIds, ...stand } of stands) {
    const task = found.find((one) => one.id === taskId);
    if (!task) throw new DomainError("NOT_FOUND");
    await requireMonth(scope, task, stand.month);
    const isTurned = stand.status !== task.status;
    const doneAt = stand.status === "done" ? sql`now()` : null;
    await scope.tx
      .update(tasks)
      .set({ ...stand, ...(isTurned && { doneAt }), updatedAt: sql`now()` })
      .where(and(eq(tasks.workspaceId, scope.workspaceId), eq(tasks.id, taskId), isNull(tasks.deletedAt)));
    const was = now.find((one) => one.taskId === taskId)?.involvedDepartmentIds ?? [];
    if (was.toSorted().join() !== involvedDepartmentIds.toSorted().join())
      await setInvolved(scope, taskId, involvedDepartmentIds);
  }
}

async function said(scope: Scope, action: string, found: readonly TaskView[]) {
  await scope.audit(action, { kind: "task", id: null }, { taskIds: found.map((task) => task.id) });
  for (const journeyId of new Set(found.map((task) => task.journeyId))) scope.bell("task", journeyId);
}
