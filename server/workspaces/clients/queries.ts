// An agency's clients, and a client workspace's own people.
import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { users } from "#db/schema/accounts.ts";
import { journeyShares, journeys } from "#db/schema/journeys.ts";
import { memberships, workspaces } from "#db/schema/workspaces.ts";
import { can } from "#domain/permissions.ts";
import { type Scope, withUser } from "#server/auth/scope.ts";

export interface ClientWorkspace {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly createdAt: Date;
  /** True where it belongs to the agency; false where it owns itself and merely let the agency in. */
  readonly isOwned: boolean;
}

/** Workspaces that let this person in for that agency; read before a scope exists. */
export async function listLentWorkspaces(userId: string, agencyId: string): Promise<ClientWorkspace[]> {
  const rows = await withUser(userId, (tx) =>
    tx
      .select({
        id: workspaces.id,
        slug: workspaces.slug,
        name: workspaces.name,
        createdAt: workspaces.createdAt,
        agencyId: workspaces.agencyId,
      })
      .from(memberships)
      .innerJoin(workspaces, eq(workspaces.id, memberships.workspaceId))
      .where(
        and(eq(memberships.agencyId, agencyId), isNull(memberships.removedAt), isNull(workspaces.deletedAt)),
      ),
  );
  return rows.map(({ agencyId: owner, ...row }) => ({ ...row, isOwned: owner === agencyId }));
}

/** The agency's clients: all of them for its owners and admins, the lent ones for everybody else. */
export async function listClients(
  scope: Scope,
  lent: readonly ClientWorkspace[],
): Promise<ClientWorkspace[]> {
  const found = new Map(lent.map((client) => [client.id, client]));
  if (can(scope.role, "client.manage")) {
    const owned = await scope.tx
      .select({
        id: workspaces.id,
        slug: workspaces.slug,
        name: workspaces.name,
        createdAt: workspaces.createdAt,
      })
      .from(workspaces)
      .where(and(eq(workspaces.agencyId, scope.workspaceId), isNull(workspaces.deletedAt)));
    for (const client of owned) found.set(client.id, { ...client, isOwned: true });
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, "nl") || a.id.localeCompare(b.id));
}

/** Guests with the journeys each of them may see. */
export async function listGuests(scope: Scope) {
  const [guests, shares] = await Promise.all([
    scope.tx
      .select({
        id: memberships.id,
        userId: memberships.userId,
        displayName: memberships.displayName,
        email: users.email,
        createdAt: memberships.createdAt,
      })
      .from(memberships)
      .leftJoin(users, eq(users.id, memberships.userId))
      .where(
        and(
          eq(memberships.workspaceId, scope.workspaceId),
          eq(memberships.role, "guest"),
          isNull(memberships.removedAt),
        ),
      )
      .orderBy(asc(memberships.displayName), asc(memberships.id)),
    scope.tx
      .select({
        userId: journeyShares.userId,
        journeyId: journeyShares.journeyId,
        title: journeys.title,
        canComment: journeyShares.canComment,
        isPublished: sql<boolean>`${journeys.publishedAt} is not null`,
      })
      .from(journeyShares)
      .innerJoin(
        journeys,
        and(eq(journeys.workspaceId, journeyShares.workspaceId), eq(journeys.id, journeyShares.journeyId)),
      )
      .where(and(eq(journeyShares.workspaceId, scope.workspaceId), isNull(journeys.deletedAt)))
      .orderBy(desc(journeyShares.createdAt)),
  ]);
  return guests.map(({ userId, ...guest }) => ({
    ...guest,
    journeys: shares.flatMap(({ userId: holder, ...share }) => (holder === userId ? [share] : [])),
  }));
}
