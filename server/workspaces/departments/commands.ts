// What is done to departments. Everything names a department by its id, so a new name shows everywhere at once.
import { and, eq, sql } from "drizzle-orm";
import { evidence } from "#db/schema/evidence.ts";
import { tasks } from "#db/schema/research.ts";
import { departments, invitations, memberships } from "#db/schema/workspaces.ts";
import { newId } from "#document/new-id.ts";
import { type DepartmentColor, nextColor } from "#domain/department.ts";
import { DomainError } from "#domain/errors.ts";
import { LIMITS } from "#domain/limits.ts";
import type { Scope } from "#server/auth/scope.ts";
import { getDepartmentUse, listDepartments } from "./queries.ts";
import { reassignTouchpoints } from "./reassign-touchpoints.ts";

export interface NewDepartment {
  readonly id?: string | undefined;
  readonly name: string;
  readonly nameTranslations?: Record<string, string> | undefined;
  readonly color?: DepartmentColor | undefined;
}

/** Adds a department at the end, in a colour no other one has (while there is one). */
export async function createDepartment(scope: Scope, made: NewDepartment): Promise<{ id: string }> {
  const present = await listDepartments(scope);
  if (present.length >= LIMITS.departmentsPerWorkspace) throw new DomainError("TOO_LARGE");
  const departmentId = made.id ?? newId();
  await scope.tx.insert(departments).values({
    workspaceId: scope.workspaceId,
    id: departmentId,
    name: made.name,
    nameTranslations: made.nameTranslations ?? {},
    color: made.color ?? nextColor(present.map((department) => department.color)),
    position: present.length,
  });
  await scope.audit("department.create", { kind: "department", id: departmentId });
  scope.bell("departments", null);
  return { id: departmentId };
}

const departmentIs = (scope: Scope, departmentId: string) =>
  sql`${departments.workspaceId} = ${scope.workspaceId} and ${departments.id} = ${departmentId}`;

async function requireDepartment(scope: Scope, departmentId: string): Promise<void> {
  const [found] = await scope.tx
    .select({ id: departments.id })
    .from(departments)
    .where(departmentIs(scope, departmentId))
    .for("update");
  if (!found) throw new DomainError("NOT_FOUND");
}

/** Renames a department in the content's language; a translation that is not given again is dropped, it would be untrue. */
export async function renameDepartment(
  scope: Scope,
  departmentId: string,
  names: { readonly name: string; readonly nameTranslations?: Record<string, string> | undefined },
): Promise<void> {
  await requireDepartment(scope, departmentId);
  await scope.tx
    .update(departments)
    .set({ name: names.name, nameTranslations: names.nameTranslations ?? {} })
    .where(departmentIs(scope, departmentId));
  await scope.audit("department.rename", { kind: "department", id: departmentId });
  scope.bell("departments", null);
}

/** Gives a department another colour. */
export async function setDepartmentColor(
  scope: Scope,
  departmentId: string,
  color: DepartmentColor,
): Promise<void> {
  await requireDepartment(scope, departmentId);
  await scope.tx.update(departments).set({ color }).where(departmentIs(scope, departmentId));
  await scope.audit("department.setColor", { kind: "department", id: departmentId });
  scope.bell("departments", null);
}

/**
 * Removes a department. One that is in use needs a successor, which gets everything that named it; without one the answer
 * is IN_USE.
 */
export async function removeDepartment(
  scope: Scope,
  departmentId: string,
  successorId: string | null,
): Promise<void> {
  await requireDepartment(scope, departmentId);
  if (successorId !== null) {
    if (successorId === departmentId) throw new DomainError("INVALID", { field: "successorId" });
    await requireDepartment(scope, successorId);
  }
  const use = await getDepartmentUse(scope, departmentId);
  const isUsed = Object.values(use).some((times: number) => times > 0);
  if (isUsed && successorId === null) throw new DomainError("IN_USE", { field: "successorId" });

  const here = scope.workspaceId;
  const heir = { departmentId: successorId };
  await scope.tx
    .update(memberships)
    .set(heir)
    .where(and(eq(memberships.workspaceId, here), eq(memberships.departmentId, departmentId)));
  await scope.tx
    .update(tasks)
    .set(heir)
    .where(and(eq(tasks.workspaceId, here), eq(tasks.departmentId, departmentId)));
  // where it was involved the successor is; the rows that name it go with it
  if (successorId !== null)
    await scope.tx.execute(sql`
      insert into task_departments (workspace_id, task_id, department_id)
      select workspace_id, task_id, ${successorId} from task_departments
      where workspace_id = ${here} and department_id = ${departmentId}
      on conflict do nothing`);
  await scope.tx
    .update(evidence)
    .set(heir)
    .where(and(eq(evidence.workspaceId, here), eq(evidence.departmentId, departmentId)));
  await scope.tx
    .update(invitations)
    .set(heir)
    .where(and(eq(invitations.workspaceId, here), eq(invitations.departmentId, departmentId)));
  if (successorId !== null) await reassignTouchpoints(scope, departmentId, successorId);
  await scope.tx.delete(departments).where(departmentIs(scope, departmentId));
  await scope.audit("department.remove", { kind: "department", id: departmentId }, { successorId, ...use });
  for (const noun of ["departments", "members", "tasks", "evidence"]) scope.bell(noun, null);
}

/** Puts the departments into this order; ids that are left out keep their place behind the named ones. */
export async function orderDepartments(scope: Scope, ids: readonly string[]): Promise<void> {
  const known = new Set((await listDepartments(scope)).map((department) => department.id));
  if (!ids.every((departmentId) => known.has(departmentId))) throw new DomainError("NOT_FOUND");
  await scope.tx
    .update(departments)
    .set({
      position: sql`coalesce(array_position(${sql.param([...ids])}::text[], ${departments.id}), 1000 + ${departments.position})`,
    })
    .where(eq(departments.workspaceId, scope.workspaceId));
  await scope.audit("department.order", { kind: "workspace", id: scope.workspaceId });
  scope.bell("departments", null);
}
