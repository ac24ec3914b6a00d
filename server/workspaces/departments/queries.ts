// The departments of a workspace, and where one of them is in use.
import { and, asc, eq, sql } from "drizzle-orm";
import { evidence } from "#db/schema/evidence.ts";
import { journeyNodes } from "#db/schema/journeys.ts";
import { tasks } from "#db/schema/research.ts";
import { departments, memberships } from "#db/schema/workspaces.ts";
import { DomainError } from "#domain/errors.ts";
import type { Scope } from "#server/auth/scope.ts";

/** Departments in their order. */
export async function listDepartments(scope: Scope) {
  return scope.tx
    .select({
      id: departments.id,
      key: departments.key,
      name: departments.name,
      nameTranslations: departments.nameTranslations,
      color: departments.color,
      position: departments.position,
    })
    .from(departments)
    .where(eq(departments.workspaceId, scope.workspaceId))
    .orderBy(asc(departments.position), asc(departments.id));
}

export interface DepartmentUse {
  readonly members: number;
  readonly tasks: number;
  readonly evidence: number;
  readonly touchpoints: number;
}

const count = { count: sql<number>`count(*)::int` };

/** How much names this department. NOT_FOUND where there is none of that id. */
export async function getDepartmentUse(scope: Scope, departmentId: string): Promise<DepartmentUse> {
  const here = scope.workspaceId;
  const [[found], [people], [work], [items], [cards]] = await Promise.all([
    scope.tx
      .select(count)
      .from(departments)
      .where(and(eq(departments.workspaceId, here), eq(departments.id, departmentId))),
    scope.tx
      .select(count)
      .from(memberships)
      .where(and(eq(memberships.workspaceId, here), eq(memberships.departmentId, departmentId))),
    scope.tx
      .select(count)
      .from(tasks)
      .where(
        sql`${tasks.workspaceId} = ${here} and (${tasks.departmentId} = ${departmentId} or exists (
          select 1 from task_departments d where d.workspace_id = ${tasks.workspaceId} and d.task_id = ${tasks.id}
            and d.department_id = ${departmentId}))`,
      ),
    scope.tx
      .select(count)
      .from(evidence)
      .where(and(eq(evidence.workspaceId, here), eq(evidence.departmentId, departmentId))),
    scope.tx.select(count).from(journeyNodes).where(namesDepartment(scope, departmentId)),
  ]);
  if (!found?.count) throw new DomainError("NOT_FOUND");
  return {
    members: people?.count ?? 0,
    tasks: work?.count ?? 0,
    evidence: items?.count ?? 0,
    touchpoints: cards?.count ?? 0,
  };
}

const namesDepartment = (scope: Scope, departmentId: string) =>
  sql`${journeyNodes.workspaceId} = ${scope.workspaceId} and ${journeyNodes.kind} = 'touchpoints'
    and ${journeyNodes.removedAt} is null and (${journeyNodes.data} ->> 'departmentId' = ${departmentId}
      or ${journeyNodes.data} -> 'involvedDepartmentIds' ? ${departmentId})`;

/** Touchpoints whose card names this department as owner or as involved, by journey. */
export async function listTouchpointsOfDepartment(scope: Scope, departmentId: string) {
  const rows = await scope.tx
    .select({
      journeyId: journeyNodes.journeyId,
      nodeId: journeyNodes.nodeId,
      ownerId: sql<string | null>`${journeyNodes.data} ->> 'departmentId'`,
      involvedIds: sql<
        Record<string, true>
      >`coalesce(${journeyNodes.data} -> 'involvedDepartmentIds', '{}'::jsonb)`,
    })
    .from(journeyNodes)
    .where(namesDepartment(scope, departmentId))
    .orderBy(asc(journeyNodes.journeyId));
  const byJourney = new Map<string, (typeof rows)[number][]>();
  for (const row of rows) byJourney.set(row.journeyId, [...(byJourney.get(row.journeyId) ?? []), row]);
  return byJourney;
}
