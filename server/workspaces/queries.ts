// What may be read about a workspace itself.
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { memberships, workspaces } from "#db/schema/workspaces.ts";
import { grantableRoles } from "#domain/permissions.ts";
import { type Scope, withUser } from "#server/auth/scope.ts";

/**
 * The workspace as its pages need it. `movedTo` is set when the address used an old slug: the page redirects there.
 * @param asked the slug of the address
 */
export function getWorkspace(scope: Scope, asked: string) {
  const { id, slug, name, kind, timeZone, contentLocale } = scope.workspace;
  return {
    id,
    slug,
    name,
    kind,
    timeZone,
    contentLocale,
    role: scope.role,
    memberId: scope.memberId,
    displayName: scope.displayName,
    today: scope.today,
    month: scope.month,
    grantableRoles: grantableRoles(scope.role),
    movedTo: asked === slug ? null : slug,
  };
}

/** Deleted workspaces this person owned, which they may bring back. */
export async function listDeletedWorkspaces(userId: string) {
  return withUser(userId, (tx) =>
    tx
      .select({
        id: workspaces.id,
        slug: workspaces.slug,
        name: workspaces.name,
        deletedAt: sql<Date>`${workspaces.deletedAt}`.mapWith(workspaces.deletedAt),
      })
      .from(workspaces)
      .innerJoin(memberships, eq(memberships.workspaceId, workspaces.id))
      .where(
        and(isNotNull(workspaces.deletedAt), eq(memberships.role, "owner"), isNull(memberships.removedAt)),
      ),
  );
}
