// Who is in a workspace.
import { and, asc, eq, inArray, isNotNull, isNull, ne, sql } from "drizzle-orm";
import { users } from "#db/schema/accounts.ts";
import { tasks } from "#db/schema/research.ts";
import { memberships } from "#db/schema/workspaces.ts";
import { can, type MemberRole } from "#domain/permissions.ts";
import type { Scope } from "#server/auth/scope.ts";

export interface Member {
  /** The id by which content names this person. */
  readonly id: string;
  readonly displayName: string;
  readonly role: MemberRole;
  readonly departmentId: string | null;
  readonly jobTitle: string | null;
  readonly jobTitleTranslations: Record<string, string>;
  /** Only for those who manage members. */
  readonly email: string | null;
  readonly hasAccount: boolean;
  /** Works here for an agency. */
  readonly agencyId: string | null;
  readonly isYou: boolean;
  /** Shown as "(oud-lid)". */
  readonly removedAt: Date | null;
}

/** Members and agency people, former members last; guests are listed apart. */
export async function listMembers(scope: Scope): Promise<Member[]> {
  const seesEmail = can(scope.role, "member.manage");
  const rows = await scope.tx
    .select({ member: memberships, email: users.email })
    .from(memberships)
    .leftJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.workspaceId, scope.workspaceId), ne(memberships.role, "guest")))
    .orderBy(
      asc(sql`${memberships.removedAt} is not null`),
      asc(sql`${memberships.agencyId} is not null`),
      asc(memberships.displayName),
      asc(memberships.id),
    );
  return rows.map(({ member, email }) => ({
    id: member.id,
    displayName: member.displayName,
    role: member.role as MemberRole,
    departmentId: member.departmentId,
    jobTitle: member.jobTitle,
    jobTitleTranslations: member.jobTitleTranslations,
    email: seesEmail ? email : null,
    hasAccount: member.userId !== null,
    agencyId: member.agencyId,
    isYou: member.userId !== null && member.userId === scope.userId,
    removedAt: member.removedAt,
  }));
}

/** What former members still hold, to give to somebody else. */
export async function listFormerMembers(scope: Scope) {
  const former = await scope.tx
    .select({
      id: memberships.id,
      displayName: memberships.displayName,
      removedAt: memberships.removedAt,
      hasAccount: sql<boolean>`${memberships.userId} is not null`,
    })
    .from(memberships)
    .where(
      and(
        eq(memberships.workspaceId, scope.workspaceId),
        isNotNull(memberships.removedAt),
        ne(memberships.role, "guest"),
      ),
    )
    .orderBy(asc(memberships.displayName));
  if (former.length === 0) return [];
  const held = await scope.tx
    .select({ assigneeId: tasks.assigneeId, count: sql<number>`count(*)::int` })
    .from(tasks)
    .where(
      and(
        eq(tasks.workspaceId, scope.workspaceId),
        inArray(
          tasks.assigneeId,
          former.map((person) => person.id),
        ),
        sql`${tasks.deletedAt} is null and ${tasks.status} <> 'done'`,
      ),
    )
    .groupBy(tasks.assigneeId);
  const counts = new Map(held.map((row) => [row.assigneeId, row.count]));
  return former.map((person) => ({ ...person, openTasks: counts.get(person.id) ?? 0 }));
}

/** The accounts behind memberships; who has none, or has left, is left out. */
export async function listUserIds(scope: Scope, memberIds: readonly string[]): Promise<string[]> {
  if (memberIds.length === 0) return [];
  const rows = await scope.tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(
      and(
        eq(memberships.workspaceId, scope.workspaceId),
        inArray(memberships.id, [...memberIds]),
        isNull(memberships.removedAt),
      ),
    );
  return rows.flatMap((row) => row.userId ?? []);
}

/** The accounts of everybody who holds one of these roles here. */
export async function listRecipientsByRole(scope: Scope, roles: readonly MemberRole[]): Promise<string[]> {
  const rows = await scope.tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(
      and(
        eq(memberships.workspaceId, scope.workspaceId),
        inArray(memberships.role, [...roles]),
        isNull(memberships.removedAt),
      ),
    );
  return rows.flatMap((row) => row.userId ?? []);
}
