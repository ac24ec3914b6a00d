// Writes of tasks. What a month leaves undone is carried to the next as a task of its own, so that history stays.
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { taskDepartments, tasks } from "#db/schema/research.ts";
import { newId } from "#document/new-id.ts";
import type { CommentSubject } from "#domain/comment.ts";
import { DomainError } from "#domain/errors.ts";
import { isComplaint } from "#domain/evidence.ts";
import { id } from "#domain/ids.ts";
import { dayString, monthString } from "#domain/journey.ts";
import { BENEFITS } from "#domain/metric.ts";
import { addMonths, laterOf } from "#domain/month.ts";
import { can } from "#domain/permissions.ts";
import {
  canCarryOver,
  carryOver,
  isUnfinished,
  mustBeDecided,
  TASK_REPEATS,
  TASK_SIZES,
  type TaskStatus,
} from "#domain/task.ts";
import type { Scope } from "#server/auth/scope.ts";
import { openComment } from "#server/comments/queries.ts";
import { findNextOpenMonth, requireOpenMonth } from "#server/cycles/queries.ts";
import { findWhereItHurts } from "#server/evidence/phases/queries.ts";
import { getEvidence } from "#server/evidence/queries.ts";
import { openJourneyWithin, requireNode } from "#server/journeys/queries.ts";
import { notify } from "#server/notifications/notify.ts";
import { emit } from "#server/webhooks/emit.ts";
import { listUserIds } from "#server/workspaces/members/queries.ts";
import { getTask, type TaskView } from "./queries.ts";

const nodeId = z.string().min(1).max(64).nullable();
/** All departments that are involved beside the owner. */
export const involvedIds = z.array(id).max(50).readonly();

/** What may be changed of a task; in a change, what is left out stays. */
export const taskChanges = z.strictObject({
  title: z.string().trim().min(1).max(500).optional(),
  titleTranslations: z.record(z.string().max(10), z.string().max(500)).optional(),
  touchpointId: nodeId.optional(),
  insightId: nodeId.optional(),
  phaseId: nodeId.optional(),
  month: monthString.optional(),
  due: dayString.nullable().optional(),
  departmentId: id.nullable().optional(),
  involvedDepartmentIds: involvedIds.optional(),
  assigneeId: id.nullable().optional(),
  metricId: id.nullable().optional(),
  benefit: z.enum(BENEFITS).nullable().optional(),
  effort: z.enum(TASK_SIZES).nullable().optional(),
  impact: z.enum(TASK_SIZES).nullable().optional(),
  expectedChange: z.number().min(-1e9).max(1e9).nullable().optional(),
  transitionId: nodeId.optional(),
  /** The complaint it came of. */
  evidenceId: id.nullable().optional(),
  repeats: z.enum(TASK_REPEATS).nullable().optional(),
  internal: z.boolean().optional(),
});

export const settableStatus = z.enum(["open", "in_progress", "done"]);

/** What a new task holds: a title and a month at least. */
export const taskFields = taskChanges.required({ title: true, month: true }).extend({
  journeyId: id.nullable().default(null),
  status: settableStatus.default("open"),
});

/** Makes a task, of a journey or of the workspace. @param commentId the comment it came of */
export async function createTask(
  scope: Scope,
  { involvedDepartmentIds = [], ...task }: z.infer<typeof taskFields>,
  taskId = newId(),
  commentId: string | null = null,
) {
  if (task.journeyId) await openJourneyWithin(scope, task.journeyId);
  await requireNodes(scope, task.journeyId, task);
  await requireOpenMonth(scope, task.journeyId, task.month);
  if (task.evidenceId) await getEvidence(scope, task.evidenceId);
  await scope.tx.insert(tasks).values({
    ...task,
    seriesId: task.repeats ? taskId : null,
    commentId,
    workspaceId: scope.workspaceId,
    id: taskId,
    createdBy: scope.memberId,
    doneAt: task.status === "done" ? sql`now()` : null,
    position: nextPosition(scope),
  });
  await involve(scope, taskId, involvedDepartmentIds);
  await said(scope, "task.create", taskId, task.journeyId);
  await tellAssignee(scope, taskId, task);
  return { id: taskId };
}

/**
 * Makes the task to write what would have kept a customer from asking: in this month, at the touchpoint and in the phase under
 * which the complaint stands.
 * @throws INVALID for what is no complaint, and for one that stands in no phase yet
 */
export async function createContentTask(scope: Scope, evidenceId: string, title: string) {
  if (!isComplaint(await getEvidence(scope, evidenceId))) throw new DomainError("INVALID", { field: "kind" });
  const where = await findWhereItHurts(scope, evidenceId);
  if (!where) throw new DomainError("INVALID", { field: "links", sentence: "complaintUnlinked" });
  const task = taskFields.parse({ ...where, title, month: scope.month, evidenceId });
  return { ...(await createTask(scope, task)), phaseId: where.phaseId };
}

/**
 * Makes a task of a comment: about what the comment is about, in this month; of a month that is still to come, in that month.
 * @throws CONFLICT for a month that is closed or skipped
 */
export async function createTaskOfComment(scope: Scope, commentId: string, title: string) {
  const { subject, journeyId } = await openComment(scope, commentId);
  const task = { title, journeyId, month: scope.month, ...(await whereItIs(scope, subject)) };
  return createTask(scope, taskFields.parse(task), newId(), commentId);
}

async function whereItIs(scope: Scope, subject: CommentSubject) {
  switch (subject.kind) {
    case "touchpoint":
      return { touchpointId: subject.nodeId };
    case "metric":
      return { metricId: subject.metricId };
    case "cycle":
      return { month: laterOf(subject.month, scope.month) };
    case "task": {
      const { touchpointId, insightId, phaseId, metricId } = await getTask(scope, subject.taskId);
      return { touchpointId, insightId, phaseId, metricId };
    }
  }
}

/** What a task hangs on must be of its journey; a task of the whole workspace hangs on nothing. */
async function requireNodes(
  scope: Scope,
  journeyId: string | null,
  task: Pick<z.infer<typeof taskChanges>, "touchpointId" | "insightId" | "phaseId" | "transitionId">,
): Promise<void> {
  for (const node of [task.touchpointId, task.insightId, task.phaseId, task.transitionId]) {
    if (!node) continue;
    if (journeyId === null) throw new DomainError("INVALID");
    await requireNode(scope, journeyId, node);
  }
}

/** Writes the departments of a task that names none yet. @throws NOT_FOUND for one of another workspace */
async function involve(scope: Scope, taskId: string, departmentIds: readonly string[]): Promise<void> {
  const rows = [...new Set(departmentIds)].map((departmentId) => ({
    workspaceId: scope.workspaceId,
    taskId,
    departmentId,
  }));
  if (rows.length > 0) await scope.tx.insert(taskDepartments).values(rows);
}

/** These departments, and no others, are involved in a task. @throws NOT_FOUND for one of another workspace */
export async function setInvolved(
  scope: Scope,
  taskId: string,
  departmentIds: readonly string[],
): Promise<void> {
  await scope.tx
    .delete(taskDepartments)
    .where(and(eq(taskDepartments.workspaceId, scope.workspaceId), eq(taskDepartments.taskId, taskId)));
  await involve(scope, taskId, departmentIds);
}

export async function updateTask(
  scope: Scope,
  taskId: string,
  { involvedDepartmentIds, ...changes }: z.infer<typeof taskChanges>,
) {
  const task = await getTask(scope, taskId);
  await requireNodes(scope, task.journeyId, changes);
  if (changes.month !== undefined) await requireMonth(scope, task, changes.month);
  if (changes.evidenceId) await getEvidence(scope, changes.evidenceId);
  const series = changes.repeats ? { seriesId: task.seriesId ?? task.id } : {};
  await write(scope, task.id, { ...changes, ...series });
  if (involvedDepartmentIds) await setInvolved(scope, task.id, involvedDepartmentIds);
  await said(scope, "task.update", task.id, task.journeyId);
  const { assigneeId } = changes;
  if (assigneeId !== undefined && assigneeId !== task.assigneeId)
    await tellAssignee(scope, task.id, { ...task, ...changes, assigneeId });
}

interface GivenTask {
  readonly assigneeId?: string | null | undefined;
  readonly journeyId: string | null;
  readonly month?: string | undefined;
  readonly status: TaskStatus;
}

/**
 * Tells who was given a task; once a day and person, however often it goes to and fro. Work that is done, or of a month that is
 * past, is no news.
 */
export async function tellAssignee(
  scope: Scope,
  taskId: string,
  { assigneeId, journeyId, month = scope.month, status }: GivenTask,
): Promise<void> {
  if (!assigneeId || !isUnfinished(status) || month < scope.month) return;
  await notify(scope, {
    kind: "assignment",
    recipients: await listUserIds(scope, [assigneeId]),
    subject: { kind: "task", id: taskId },
    journeyId,
    key: `assignment:${taskId}:${scope.today}`,
  });
}

/**
 * Proves that a task may be put into a month: it is open, and no other one of its series stands there.
 * @throws CONFLICT
 */
export async function requireMonth(
  scope: Scope,
  task: Pick<TaskView, "journeyId" | "month" | "seriesId">,
  month: string,
): Promise<void> {
  if (month === task.month) return;
  await requireOpenMonth(scope, task.journeyId, month);
  if (task.seriesId === null) return;
  const [there] = await scope.tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(
      and(
        eq(tasks.workspaceId, scope.workspaceId),
        eq(tasks.seriesId, task.seriesId),
        eq(tasks.month, month),
      ),
    );
  if (there) throw new DomainError("CONFLICT", { sentence: "taskRepeatsThere" });
}

/**
 * Opens, starts or finishes a task. Editors and managers may for every task, others for those given to them.
 * A task that was carried on is finished in its new month.
 */
export async function setTaskStatus(scope: Scope, taskId: string, status: z.infer<typeof settableStatus>) {
  const task = await getTask(scope, taskId);
  if (!can(scope.role, "task.edit") && task.assigneeId !== scope.memberId) throw new DomainError("FORBIDDEN");
  if (task.status === "carried_over") throw new DomainError("CONFLICT", { sentence: "taskCarried" });
  await write(scope, task.id, { status, doneAt: status === "done" ? sql`now()` : null });
  await said(scope, "task.status", task.id, task.journeyId);
  if (status === "done" && task.status !== "done") await emitDone(scope, task);
  return { previous: task.status };
}

/** Tells other systems of a task that was finished. */
export const emitDone = (scope: Scope, { id, title, month, assigneeId, journeyId }: TaskView) =>
  emit(scope, {
    event: "task.done",
    key: `task.done:${id}:${scope.now.toISOString()}`,
    data: { task: { id, title, month, assigneeId }, journeyId },
  });

export const carryReason = z.string().trim().min(1).max(500);

/**
 * Goes on in the next month that is open as a new task; this one stays where it was, marked carried over. One that was moved
 * twice already goes on only with a reason.
 */
export async function carryTask(scope: Scope, taskId: string, reason: string | null = null) {
  const task = await getTask(scope, taskId);
  const next = await moveTask(scope, task, await monthAfter(scope, task), reason);
  await said(scope, "task.carry", task.id, task.journeyId);
  return next;
}

/**
 * The rows of carrying, without an entry in the trail: closing a month moves many and says so once.
 * @throws CONFLICT for one that was moved twice, without a reason, and for one that is not open
 */
export async function moveTask(
  scope: Scope,
  { moves, ...task }: TaskView,
  month: string,
  reason: string | null,
): Promise<{ id: string }> {
  if (reason === null && mustBeDecided({ ...task, moves }))
    throw new DomainError("CONFLICT", { sentence: "taskMustBeDecided" });
  if (!canCarryOver(task, month)) throw new DomainError("CONFLICT", { sentence: "taskNotOpen" });
  const { left, next } = carryOver(task, month, newId());
  await scope.tx.insert(tasks).values({
    ...next,
    carryReason: null,
    // what goes on is this one piece of work; the next of its series comes by itself
    repeats: null,
    seriesId: null,
    workspaceId: scope.workspaceId,
    status: "open",
    createdBy: scope.memberId,
    position: nextPosition(scope),
  });
  await involve(scope, next.id, task.involvedDepartmentIds);
  await write(scope, task.id, { status: left.status, carriedToId: left.carriedToId, carryReason: reason });
  return { id: next.id };
}

/** A task of the whole workspace goes on in the next month, one of a journey in the next that is not closed or skipped. */
const monthAfter = (scope: Scope, task: { readonly journeyId: string | null; readonly month: string }) =>
  task.journeyId === null ? addMonths(task.month, 1) : findNextOpenMonth(scope, task.journeyId, task.month);

/** Undo of carrying: the new task goes, the old one is open again. Refused once work on the new one began. */
export async function uncarryTask(scope: Scope, taskId: string) {
  const task = await getTask(scope, taskId);
  if (task.status !== "carried_over" || !task.carriedToId)
    throw new DomainError("CONFLICT", { sentence: "taskNotCarried" });
  const next = await getTask(scope, task.carriedToId);
  if (next.status !== "open") throw new DomainError("CONFLICT", { sentence: "taskWorkBegan" });
  await write(scope, next.id, { deletedAt: sql`now()` });
  await write(scope, task.id, { status: "open", carriedToId: null, carryReason: null });
  await said(scope, "task.uncarry", task.id, task.journeyId);
}

export async function removeTask(scope: Scope, taskId: string) {
  const task = await getTask(scope, taskId);
  await write(scope, task.id, { deletedAt: sql`now()` });
  await said(scope, "task.remove", task.id, task.journeyId);
}

export async function restoreTask(scope: Scope, taskId: string) {
  const [back] = await scope.tx
    .update(tasks)
    .set({ deletedAt: null, updatedAt: sql`now()` })
    .where(and(eq(tasks.workspaceId, scope.workspaceId), eq(tasks.id, taskId), isNotNull(tasks.deletedAt)))
    .returning({ id: tasks.id, journeyId: tasks.journeyId });
  if (!back) throw new DomainError("NOT_FOUND");
  if (back.journeyId) await openJourneyWithin(scope, back.journeyId);
  await said(scope, "task.restore", taskId, back.journeyId);
}

const nextPosition = (scope: Scope) =>
  sql`(select coalesce(max(t.position), 0) + 1 from tasks t where t.workspace_id = ${scope.workspaceId})`;

async function write(
  scope: Scope,
  taskId: string,
  set: Parameters<ReturnType<Scope["tx"]["update"]>["set"]>[0],
) {
  await scope.tx
    .update(tasks)
    .set({ ...set, updatedAt: sql`now()` })
    .where(and(eq(tasks.workspaceId, scope.workspaceId), eq(tasks.id, taskId), isNull(tasks.deletedAt)));
}

async function said(scope: Scope, action: string, taskId: string, journeyId: string | null) {
  await scope.audit(action, { kind: "task", id: taskId });
  scope.bell("task", journeyId);
}
