// What is done to members: roles, departments, removal. Nobody touches a role they could not give.
import { and, eq, isNotNull, isNull, ne, sql } from "drizzle-orm";
import { journeyMembers } from "#db/schema/journeys.ts";
import { departments, memberships } from "#db/schema/workspaces.ts";
import { newId } from "#document/new-id.ts";
import { DomainError } from "#domain/errors.ts";
import { grantableRoles, type MemberRole } from "#domain/permissions.ts";
import type { Scope } from "#server/auth/scope.ts";
import { requireOtherOwner } from "#server/workspaces/commands.ts";

/** Throws FORBIDDEN where this actor may not give (or take) that role. */
export function requireGrantable(scope: Scope, role: string): void {
  if (!grantableRoles(scope.role).some((grantable) => grantable === role)) throw new DomainError("FORBIDDEN");
}

/** Throws NOT_FOUND where the department is not of this workspace. */
export async function requireDepartment(
  scope: Scope,
  departmentId: string | null | undefined,
): Promise<void> {
  if (departmentId === null || departmentId === undefined) return;
  const [found] = await scope.tx
    .select({ id: departments.id })
    .from(departments)
    .where(and(eq(departments.workspaceId, scope.workspaceId), eq(departments.id, departmentId)));
  if (!found) throw new DomainError("NOT_FOUND", { field: "departmentId" });
}

const memberIs = (scope: Scope, memberId: string) =>
  sql`${memberships.workspaceId} = ${scope.workspaceId} and ${memberships.id} = ${memberId}`;

async function requireMember(scope: Scope, memberId: string) {
  const [member] = await scope.tx
    .select()
    .from(memberships)
    .where(and(memberIs(scope, memberId), isNull(memberships.removedAt), ne(memberships.role, "guest")))
    .for("update");
  if (!member) throw new DomainError("NOT_FOUND");
  return member;
}

/** Gives a member another role. The last owner stays one. */
export async function setRole(scope: Scope, memberId: string, role: MemberRole): Promise<void> {
  const member = await requireMember(scope, memberId);
  requireGrantable(scope, role);
  requireGrantable(scope, member.role);
  if (member.role === "owner" && role !== "owner") await requireOtherOwner(scope, memberId);
  await scope.tx.update(memberships).set({ role }).where(memberIs(scope, memberId));
  await scope.audit("member.setRole", { kind: "member", id: memberId }, { before: member.role, after: role });
  scope.bell("members", null);
  scope.bell("access", null);
}

export interface MemberPatch {
  readonly displayName?: string | undefined;
  readonly jobTitle?: string | null | undefined;
  readonly departmentId?: string | null | undefined;
}

/** Changes how a member is shown and the department they belong to. */
export async function updateMember(scope: Scope, memberId: string, patch: MemberPatch): Promise<void> {
  await requireMember(scope, memberId);
  await requireDepartment(scope, patch.departmentId);
  const changed = {
    displayName: patch.displayName,
    jobTitle: patch.jobTitle,
    departmentId: patch.departmentId,
  };
  const fields = Object.entries(changed).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  if (fields.length > 0) await scope.tx.update(memberships).set(changed).where(memberIs(scope, memberId));
  await scope.audit("member.update", { kind: "member", id: memberId }, { fields });
  scope.bell("members", null);
}

/** Takes a member's access away at once. Their tasks and touchpoints stay, marked as of a former member. */
export async function removeMember(scope: Scope, memberId: string): Promise<void> {
  const member = await requireMember(scope, memberId);
  requireGrantable(scope, member.role);
  if (member.role === "owner") await requireOtherOwner(scope, memberId);
  await scope.tx.update(memberships).set({ removedAt: sql`now()` }).where(memberIs(scope, memberId));
  await scope.tx
    .delete(journeyMembers)
    .where(and(eq(journeyMembers.workspaceId, scope.workspaceId), eq(journeyMembers.membershipId, memberId)));
  await scope.audit("member.remove", { kind: "member", id: memberId }, { role: member.role });
  scope.bell("members", null);
  scope.bell("access", null);
}

export interface NewStaff {
  readonly id?: string | undefined;
  readonly displayName: string;
  readonly role: MemberRole;
  readonly jobTitle?: string | null | undefined;
  readonly jobTitleTranslations?: Record<string, string> | undefined;
  readonly departmentId?: string | null | undefined;
}

/** Adds a person without an account, so that work can be given to them by name. They cannot sign in. */
export async function addStaff(scope: Scope, person: NewStaff): Promise<{ id: string }> {
  requireGrantable(scope, person.role);
  await requireDepartment(scope, person.departmentId);
  const made = person.id ?? newId();
  await scope.tx.insert(memberships).values({
    workspaceId: scope.workspaceId,
    id: made,
    role: person.role,
    displayName: person.displayName,
    jobTitle: person.jobTitle ?? null,
    jobTitleTranslations: person.jobTitleTranslations ?? {},
    departmentId: person.departmentId ?? null,
  });
  await scope.audit("member.add", { kind: "member", id: made }, { role: person.role });
  scope.bell("members", null);
  return { id: made };
}

/** Brings back a person without an account who was taken out. Whoever has an account comes back by invitation. */
export async function restoreStaff(scope: Scope, memberId: string): Promise<void> {
  const [back] = await scope.tx
    .update(memberships)
    .set({ removedAt: null })
    .where(
      and(
        memberIs(scope, memberId),
        isNull(memberships.userId),
        isNotNull(memberships.removedAt),
        ne(memberships.role, "guest"),
      ),
    )
    .returning({ id: memberships.id });
  if (!back) throw new DomainError("NOT_FOUND");
  await scope.audit("member.restore", { kind: "member", id: memberId });
  scope.bell("members", null);
}

/** Somebody of an agency who is to work in this workspace. */
export interface AgencyPerson {
  readonly agencyId: string;
  readonly userId: string;
  readonly displayName: string;
  /** The id by which content already names this person here; made where it is left out. */
  readonly id?: string;
}

/**
 * Writes the row of somebody who works here for an agency: a new one, or the one they had.
 * @param check asked about a row that gives access now, before it is changed; may refuse
 */
export async function letIn(
  scope: Pick<Scope, "tx" | "workspaceId">,
  { id, ...person }: AgencyPerson,
  role: string,
  check: (present: { readonly agencyId: string | null; readonly role: string }) => void,
): Promise<{ id: string }> {
  const mine = sql`${memberships.workspaceId} = ${scope.workspaceId} and ${memberships.userId} = ${person.userId}`;
  const [present] = await scope.tx.select().from(memberships).where(mine).for("update");
  if (!present) {
    const made = id ?? newId();
    await scope.tx.insert(memberships).values({ ...person, id: made, workspaceId: scope.workspaceId, role });
    return { id: made };
  }
  if (present.removedAt === null && present.role !== "guest") check(present);
  await scope.tx.update(memberships).set({ role, agencyId: person.agencyId, removedAt: null }).where(mine);
  return { id: present.id };
}
