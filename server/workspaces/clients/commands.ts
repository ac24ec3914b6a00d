// An agency and its clients: client workspaces, the agency's people in them, and the client's own people as guests.
import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { journeyShares } from "#db/schema/journeys.ts";
import { memberships } from "#db/schema/workspaces.ts";
import { DomainError } from "#domain/errors.ts";
import type { Locale } from "#domain/journey.ts";
import type { MemberRole } from "#domain/permissions.ts";
import { type JourneyScope, Scope } from "#server/auth/scope.ts";
import type { SessionUser } from "#server/auth/session.ts";
import { createWorkspace } from "#server/workspaces/commands.ts";
import { createInvitation } from "#server/workspaces/invitations/commands.ts";
import { type AgencyPerson, letIn, requireGrantable } from "#server/workspaces/members/commands.ts";

export interface NewClient {
  readonly name: string;
  readonly slug?: string | undefined;
  readonly contentLocale?: Locale | undefined;
}

/** Makes a workspace for a client of the agency. Only owner and admin of the agency may (else NOT_FOUND). */
export function createClient(user: SessionUser, agencyId: string, made: NewClient) {
  return createWorkspace({ userId: user.id, displayName: user.name }, { ...made, kind: "client", agencyId });
}

/** A member of the agency, as somebody who manages it may name them. */
export function findAgencyPerson(
  user: SessionUser,
  agencyId: string,
  memberId: string,
): Promise<AgencyPerson> {
  return Scope.open(
    { kind: "user", userId: user.id },
    { workspaceId: agencyId },
    "client.manage",
    async (scope) => {
      const [person] = await scope.tx
        .select({ userId: memberships.userId, displayName: memberships.displayName })
        .from(memberships)
        .where(
          and(
            eq(memberships.workspaceId, agencyId),
            eq(memberships.id, memberId),
            isNull(memberships.removedAt),
            isNull(memberships.agencyId),
            ne(memberships.role, "guest"),
          ),
        );
      if (!person?.userId) throw new DomainError("NOT_FOUND", { field: "memberId" });
      return { agencyId, userId: person.userId, displayName: person.displayName };
    },
  );
}

/**
 * Gives a person of the agency a role in this workspace, or another one than they have. From then on they are one of its
 * people: `members` changes their role and takes it away. Throws CONFLICT for who is a member already without the agency.
 */
export async function grantAccess(
  scope: Scope,
  person: AgencyPerson,
  role: MemberRole,
): Promise<{ id: string }> {
  requireGrantable(scope, role);
  const granted = await letIn(scope, person, role, (present) => {
    if (present.agencyId === null) throw new DomainError("CONFLICT", { sentence: "memberAlready" });
    requireGrantable(scope, present.role);
  });
  await scope.audit("client.grant", { kind: "member", id: granted.id }, { role, agencyId: person.agencyId });
  scope.bell("members", null);
  scope.bell("access", null);
  return granted;
}

/** Invites one of the client's own people to look at what is shared with them. */
export function inviteGuest(
  scope: Scope,
  made: { readonly email: string; readonly journeyId: string | null; readonly locale: Locale },
) {
  return createInvitation(scope, { ...made, role: "guest" });
}

async function requireGuest(scope: Scope, guestId: string): Promise<{ userId: string }> {
  const [guest] = await scope.tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(
      and(
        eq(memberships.workspaceId, scope.workspaceId),
        eq(memberships.id, guestId),
        eq(memberships.role, "guest"),
        isNull(memberships.removedAt),
      ),
    );
  if (!guest?.userId) throw new DomainError("NOT_FOUND", { field: "guestId" });
  return { userId: guest.userId };
}

/** Lets one guest see this journey (once it is published). */
export async function shareJourney(scope: JourneyScope, guestId: string, canComment: boolean): Promise<void> {
  const { userId } = await requireGuest(scope, guestId);
  const journeyId = scope.journeyId;
  await scope.tx
    .insert(journeyShares)
    .values({ workspaceId: scope.workspaceId, journeyId, userId, canComment, createdBy: scope.memberId })
    .onConflictDoUpdate({
      target: [journeyShares.workspaceId, journeyShares.journeyId, journeyShares.userId],
      set: { canComment },
    });
  await scope.audit("journey.share", { kind: "journey", id: journeyId }, { guestId, canComment });
  for (const noun of ["guests", "portal", "access"]) scope.bell(noun, journeyId);
}

/** Takes this journey away from one guest. Taking away twice is no failure. */
export async function unshareJourney(scope: JourneyScope, guestId: string): Promise<void> {
  const { userId } = await requireGuest(scope, guestId);
  await scope.tx
    .delete(journeyShares)
    .where(
      and(
        eq(journeyShares.workspaceId, scope.workspaceId),
        eq(journeyShares.journeyId, scope.journeyId),
        eq(journeyShares.userId, userId),
      ),
    );
  await scope.audit("journey.unshare", { kind: "journey", id: scope.journeyId }, { guestId });
  for (const noun of ["guests", "portal", "access"]) scope.bell(noun, scope.journeyId);
}

/** Takes everything that was shared away from a guest. */
export async function removeGuest(scope: Scope, guestId: string): Promise<void> {
  const { userId } = await requireGuest(scope, guestId);
  await scope.tx
    .delete(journeyShares)
    .where(and(eq(journeyShares.workspaceId, scope.workspaceId), eq(journeyShares.userId, userId)));
  await scope.tx
    .update(memberships)
    .set({ removedAt: sql`now()` })
    .where(and(eq(memberships.workspaceId, scope.workspaceId), eq(memberships.id, guestId)));
  await scope.audit("guest.remove", { kind: "member", id: guestId });
  for (const noun of ["guests", "members", "access"]) scope.bell(noun, null);
}
