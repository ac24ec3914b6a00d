// Reads of the month's tasks.
import { and, asc, eq, gte, inArray, isNull, lte, or, sql, type SQL } from "drizzle-orm";
import { journeyMembers, journeys } from "#db/schema/journeys.ts";
import { taskDepartments, tasks } from "#db/schema/research.ts";
import { DomainError } from "#domain/errors.ts";
import type { Benefit } from "#domain/metric.ts";
import { compareDates, monthsBetween } from "#domain/month.ts";
import { can } from "#domain/permissions.ts";
import type { TaskRepeat, TaskSize, TaskStatus } from "#domain/task.ts";
import type { Scope } from "#server/auth/scope.ts";

/** How often a task was carried on until it came to this month; a chain that is longer than two years ends there. */
function moves() {
  return sql<number>`(
    with recursive chain (id, depth) as (
      select "tasks"."carried_from_id", 1 where "tasks"."carried_from_id" is not null
      union all
      select p.carried_from_id, c.depth + 1 from chain c
        join tasks p on p.workspace_id = "tasks"."workspace_id" and p.id = c.id
        where p.carried_from_id is not null and c.depth < 24
    ) select coalesce(max(depth), 0)::int from chain)`;
}

/** Departments involved beside the owner. One that became the owner is not named twice. */
function involved() {
  return sql<readonly string[]>`array(
    select d.department_id from task_departments d
    where d.workspace_id = "tasks"."workspace_id" and d.task_id = "tasks"."id"
      and d.department_id is distinct from "tasks"."department_id"
    order by d.department_id)`;
}

const columns = {
  id: tasks.id,
  journeyId: tasks.journeyId,
  touchpointId: tasks.touchpointId,
  insightId: tasks.insightId,
  phaseId: tasks.phaseId,
  title: tasks.title,
  titleTranslations: tasks.titleTranslations,
  month: tasks.month,
  due: tasks.due,
  status: tasks.status,
  departmentId: tasks.departmentId,
  involvedDepartmentIds: involved(),
  assigneeId: tasks.assigneeId,
  metricId: tasks.metricId,
  benefit: tasks.benefit,
  effort: tasks.effort,
  impact: tasks.impact,
  expectedChange: tasks.expectedChange,
  transitionId: tasks.transitionId,
  evidenceId: tasks.evidenceId,
  repeats: tasks.repeats,
  seriesId: tasks.seriesId,
  commentId: tasks.commentId,
  carriedToId: tasks.carriedToId,
  carriedFromId: tasks.carriedFromId,
  carryReason: tasks.carryReason,
  moves: moves(),
  internal: tasks.internal,
  doneAt: tasks.doneAt,
  updatedAt: tasks.updatedAt,
};

/** Tasks of one month over every journey the reader may see. */
export async function listMonthTasks(scope: Scope, month: string) {
  return select(scope, and(eq(tasks.month, month), reachable(scope)));
}

/** More months than this no page shows at once. */
const MOST_MONTHS = 24;

/** Tasks of the months from `from` to `to`, both included. @throws INVALID for more than two years */
export async function listTasksBetween(scope: Scope, { from, to }: { from: string; to: string }) {
  if (monthsBetween(from, to) >= MOST_MONTHS) throw new DomainError("INVALID", { field: "to" });
  return select(scope, and(gte(tasks.month, from), lte(tasks.month, to), reachable(scope)));
}

/** Tasks of one journey; all months, so that the board can show this month and the inspector the rest. */
export async function listJourneyTasks(scope: Scope, journeyId: string) {
  return select(scope, eq(tasks.journeyId, journeyId));
}

/** What is given to the reader and not finished, what is due first at the top; all months. */
export async function listOwnTasks(scope: Scope): Promise<TaskView[]> {
  if (scope.memberId === null) return [];
  const own = await select(
    scope,
    and(
      eq(tasks.assigneeId, scope.memberId),
      inArray(tasks.status, ["open", "in_progress"]),
      reachable(scope),
    ),
  );
  return own.sort((a, b) => compareDates(a.due ?? `${a.month}-99`, b.due ?? `${b.month}-99`));
}

export type TaskView = Awaited<ReturnType<typeof listJourneyTasks>>[number];

/** @throws NOT_FOUND */
export async function getTask(scope: Scope, taskId: string): Promise<TaskView> {
  const [task] = await select(scope, and(eq(tasks.id, taskId), reachable(scope)));
  if (!task) throw new DomainError("NOT_FOUND");
  return task;
}

/** Those of these tasks that one may see, in their order. */
export async function listTasksById(scope: Scope, taskIds: readonly string[]): Promise<TaskView[]> {
  return select(scope, and(inArray(tasks.id, [...taskIds]), reachable(scope)));
}

/**
 * Departments that stand beside these tasks, by task. One that became the owner is among them: it is involved again when it no
 * longer is.
 */
export async function listInvolved(
  scope: Scope,
  taskIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await scope.tx
    .select({ taskId: taskDepartments.taskId, departmentId: taskDepartments.departmentId })
    .from(taskDepartments)
    .where(
      and(eq(taskDepartments.workspaceId, scope.workspaceId), inArray(taskDepartments.taskId, [...taskIds])),
    )
    .orderBy(asc(taskDepartments.departmentId));
  const found = new Map<string, string[]>();
  for (const { taskId, departmentId } of rows)
    found.set(taskId, [...(found.get(taskId) ?? []), departmentId]);
  return found;
}

/** Months that hold tasks, with counts per status, for the month switch. */
export async function listTaskMonths(scope: Scope) {
  return scope.tx
    .select({ month: tasks.month, status: tasks.status, count: sql<number>`count(*)::int` })
    .from(tasks)
    .where(and(eq(tasks.workspaceId, scope.workspaceId), isNull(tasks.deletedAt), reachable(scope)))
    .groupBy(tasks.month, tasks.status)
    .orderBy(asc(tasks.month));
}

async function select(scope: Scope, where: SQL | undefined) {
  const rows = await scope.tx
    .select(columns)
    .from(tasks)
    .where(and(eq(tasks.workspaceId, scope.workspaceId), isNull(tasks.deletedAt), where))
    .orderBy(asc(tasks.position), asc(tasks.createdAt), asc(tasks.id));
  return rows.map((row) => ({
    ...row,
    status: row.status as TaskStatus,
    benefit: row.benefit as Benefit | null,
    effort: row.effort as TaskSize | null,
    impact: row.impact as TaskSize | null,
    repeats: row.repeats as TaskRepeat | null,
  }));
}

/** A task of a journey for named members is theirs alone, and one of a removed journey rests with it. */
function reachable(scope: Scope) {
  const everything = can(scope.role, "member.manage");
  return or(
    isNull(tasks.journeyId),
    sql`exists (select 1 from ${journeys} j where j.workspace_id = ${tasks.workspaceId} and j.id = ${tasks.journeyId}
      and j.deleted_at is null and (${everything} or j.visibility = 'workspace' or exists (
        select 1 from ${journeyMembers} m where m.workspace_id = j.workspace_id and m.journey_id = j.id
          and m.membership_id = ${scope.memberId})))`,
  );
}
