// What a person may read about their own account.
import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { sessions, users } from "#db/schema/accounts.ts";
import { memberships, workspaces } from "#db/schema/workspaces.ts";
import type { Role } from "#domain/permissions.ts";
import { listOutsideAccounts } from "#server/auth/outside-accounts.ts";
import { withUser } from "#server/auth/scope.ts";
import { accountsDatabase, aliveSession, type SessionUser } from "#server/auth/session.ts";
import { env } from "#server/env.ts";
import { DEMO_PASSWORD, DEMO_PEOPLE } from "./demo-people.ts";

/** The signed-in person, and whether a password stands beside the mailed links. */
export async function getMe(user: SessionUser) {
  const [row] = await accountsDatabase()
    .select({ hasPassword: sql<boolean>`${users.passwordHash} is not null`, isDemo: users.isDemo })
    .from(users)
    .where(eq(users.id, user.id));
  return { ...user, hasPassword: row?.hasPassword ?? false, isDemo: row?.isDemo ?? false };
}

/** Where this person is signed in, most recent first. */
export async function listSessions(user: SessionUser) {
  const rows = await accountsDatabase()
    .select({
      id: sessions.id,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      userAgent: sessions.userAgent,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, user.id), aliveSession))
    .orderBy(desc(sessions.lastSeenAt));
  return rows.map((row) => ({ ...row, isCurrent: row.id === user.sessionId }));
}

/** A workspace this person may enter, as the chooser shows it. */
export interface OwnWorkspace {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: string;
  readonly role: Role;
  /** True where they work there for an agency. */
  readonly viaAgency: boolean;
  readonly deletedAt: Date | null;
}

/** Every workspace of a person, by name; deleted ones only for their owners. Work for an agency ends with it. */
export async function listWorkspaces(userId: string): Promise<OwnWorkspace[]> {
  return withUser(userId, async (tx) => {
    const columns = {
      id: workspaces.id,
      slug: workspaces.slug,
      name: workspaces.name,
      kind: workspaces.kind,
      deletedAt: workspaces.deletedAt,
    };
    const rows = await tx
      .select({ ...columns, role: memberships.role, lentBy: memberships.agencyId })
      .from(memberships)
      .innerJoin(workspaces, eq(workspaces.id, memberships.workspaceId))
      .where(isNull(memberships.removedAt));
    const own = new Set(rows.flatMap((row) => (row.lentBy === null && row.role !== "guest" ? [row.id] : [])));
    return rows
      .filter(({ lentBy }) => lentBy === null || own.has(lentBy))
      .map(
        ({ lentBy, ...row }): OwnWorkspace => ({
          ...row,
          role: row.role as Role,
          viaAgency: lentBy !== null,
        }),
      )
      .filter((row) => row.deletedAt === null || row.role === "owner")
      .sort((a, b) => a.name.localeCompare(b.name, "nl"));
  });
}

/** What the sign-in page offers: outside accounts that are switched on, and the demo's people where they may exist. */
export async function getSignInOptions() {
  return { providers: listOutsideAccounts(), demo: env().isDemoAllowed ? await listDemoAccounts() : null };
}

async function listDemoAccounts() {
  const rows = await accountsDatabase()
    .select({ email: users.email, name: users.name })
    .from(users)
    .where(eq(users.isDemo, true))
    .orderBy(asc(users.email));
  const accounts = DEMO_PEOPLE.flatMap((person) => {
    const found = rows.find((row) => row.email === person.email);
    return found ? [{ ...person, name: found.name ?? person.email }] : [];
  });
  return accounts.length === 0 ? null : { password: DEMO_PASSWORD, accounts };
}
