// Inviting people: by mail to one address, or by a link that one person may use once. Answering is always a deliberate act.
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { journeyShares, journeys } from "#db/schema/journeys.ts";
import { invitations, memberships } from "#db/schema/workspaces.ts";
import { newId } from "#document/new-id.ts";
import { normaliseEmail } from "#domain/email.ts";
import { DomainError } from "#domain/errors.ts";
import type { Locale } from "#domain/journey.ts";
import { LIMITS } from "#domain/limits.ts";
import { type InvitationScope, Scope, withUser } from "#server/auth/scope.ts";
import type { SessionUser } from "#server/auth/session.ts";
import { hashSecret, newSecret } from "#server/auth/secret.ts";
import { env } from "#server/env.ts";
import { queueMail } from "#server/mail/workspace-queue.ts";
import { letIn, requireDepartment, requireGrantable } from "#server/workspaces/members/commands.ts";
import { getInvitation, type InvitedRole } from "./queries.ts";

const PER_HOUR = 20;
const PER_ADDRESS_AND_DAY = 5;

export interface NewInvitation {
  /** Null makes a link. */
  readonly email: string | null;
  readonly role: InvitedRole;
  readonly departmentId?: string | null | undefined;
  /** The first screen of the invited person; a guest is shown this journey. */
  readonly journeyId?: string | null | undefined;
  readonly locale: Locale;
}

/** Invites somebody. A link is returned once, for the person who asked; a mailed one goes to its address only. */
export async function createInvitation(
  scope: Scope,
  made: NewInvitation,
): Promise<{ id: string; link: string | null; expiresAt: Date }> {
  // a guest's right is less than any member's: whoever may invite may invite guests
  if (made.role !== "guest") requireGrantable(scope, made.role);
  const email = made.email === null ? null : normaliseEmail(made.email);
  if (made.email !== null && email === null) throw new DomainError("INVALID", { field: "email" });
  await requireDepartment(scope, made.departmentId);
  await requireJourney(scope, made.journeyId);
  await checkPace(scope, email);

  const invitationId = newId();
  const token = newSecret();
  const [row] = await scope.tx
    .insert(invitations)
    .values({
      workspaceId: scope.workspaceId,
      id: invitationId,
      email,
      role: made.role,
      departmentId: made.departmentId ?? null,
      journeyId: made.journeyId ?? null,
      tokenHash: hashSecret(token),
      invitedBy: scope.memberId ?? "",
      expiresAt: sql`now() + make_interval(days => ${LIMITS.invitationDays})`,
    })
    .returning({ expiresAt: invitations.expiresAt });
  if (!row) throw new Error("an invitation was not stored");
  const link = new URL(`/invite/${token}`, env().appUrl).href;
  if (email !== null) {
    await queueMail(scope, {
      recipient: email,
      template: made.role === "guest" ? "guestInvitation" : "invitation",
      locale: made.locale,
      data: {
        inviter: scope.displayName ?? scope.workspace.name,
        workspace: scope.workspace.name,
        link,
        days: LIMITS.invitationDays,
      },
    });
  }
  await scope.audit(
    "invitation.create",
    { kind: "invitation", id: invitationId },
    { role: made.role, by: email === null ? "link" : "mail" },
  );
  scope.bell("invitations", null);
  return { id: invitationId, link: email === null ? link : null, expiresAt: row.expiresAt };
}

async function requireJourney(scope: Scope, journeyId: string | null | undefined): Promise<void> {
  if (journeyId === null || journeyId === undefined) return;
  const [found] = await scope.tx
    .select({ id: journeys.id })
    .from(journeys)
    .where(
      and(
        eq(journeys.workspaceId, scope.workspaceId),
        eq(journeys.id, journeyId),
        isNull(journeys.deletedAt),
      ),
    );
  if (!found) throw new DomainError("NOT_FOUND", { field: "journeyId" });
}

/** At most 20 an hour for a workspace and 5 a day for an address. Counted in the rows themselves, under one lock. */
async function checkPace(scope: Scope, email: string | null): Promise<void> {
  await scope.tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`invite:${scope.workspaceId}`}, 0))`,
  );
  const [recent] = await scope.tx
    .select({
      count: sql<number>`count(*)::int`,
      wait: sql<number>`coalesce(ceil(extract(epoch from min(${invitations.createdAt}) + interval '1 hour' - now())), 0)::int`,
    })
    .from(invitations)
    .where(
      and(
        eq(invitations.workspaceId, scope.workspaceId),
        gt(invitations.createdAt, sql`now() - interval '1 hour'`),
      ),
    );
  if (recent && recent.count >= PER_HOUR)
    throw new DomainError("RATE_LIMITED", { retryAfter: Math.max(1, recent.wait) });
  if (email === null) return;
  const [same] = await scope.tx
    .select({ count: sql<number>`count(*)::int` })
    .from(invitations)
    .where(
      and(
        eq(invitations.workspaceId, scope.workspaceId),
        eq(invitations.email, email),
        gt(invitations.createdAt, sql`now() - interval '1 day'`),
      ),
    );
  if (same && same.count >= PER_ADDRESS_AND_DAY)
    throw new DomainError("RATE_LIMITED", { retryAfter: 86_400 });
}

/** Takes an open invitation back. Taking back twice is no failure. */
export async function revokeInvitation(scope: Scope, invitationId: string): Promise<void> {
  const [row] = await scope.tx
    .update(invitations)
    .set({ revokedAt: sql`coalesce(${invitations.revokedAt}, now())` })
    .where(and(eq(invitations.workspaceId, scope.workspaceId), eq(invitations.id, invitationId)))
    .returning({ id: invitations.id });
  if (!row) throw new DomainError("NOT_FOUND");
  await scope.audit("invitation.revoke", { kind: "invitation", id: invitationId });
  scope.bell("invitations", null);
}

/**
 * Answers an invitation as the signed-in person, once. With `agencyId` they come in for that agency: they get its access
 * instead of a membership of their own.
 * @throws EXPIRED, ALREADY_USED, WRONG_ACCOUNT (another address was invited), EMAIL_UNVERIFIED
 */
export async function acceptInvitation(user: SessionUser, token: string, agencyId: string | null) {
  const agency = agencyId === null ? null : await requireOwnAgency(user.id, agencyId);
  return Scope.invited({ kind: "user", userId: user.id }, hashSecret(token), async (scope) => {
    const invitation = await getInvitation(scope, true);
    if (invitation.state === "used") throw new DomainError("ALREADY_USED");
    if (invitation.state !== "open") throw new DomainError("EXPIRED");
    if (invitation.email !== null && invitation.email !== user.email) throw new DomainError("WRONG_ACCOUNT");
    if (!user.emailVerified) throw new DomainError("EMAIL_UNVERIFIED");
    if (agency !== null && invitation.role === "guest")
      throw new DomainError("INVALID", { field: "agencyId" });

    const memberId =
      agency === null
        ? await join(scope, user, invitation)
        : await letAgencyPersonIn(scope, user, invitation.role, agency);
    if (invitation.role === "guest" && invitation.journeyId !== null) {
      await scope.tx
        .insert(journeyShares)
        .values({
          workspaceId: scope.workspaceId,
          journeyId: invitation.journeyId,
          userId: user.id,
          createdBy: invitation.invitedBy,
        })
        .onConflictDoNothing();
    }
    await scope.tx
      .update(invitations)
      .set({ acceptedAt: sql`now()`, acceptedBy: memberId })
      .where(and(eq(invitations.workspaceId, scope.workspaceId), eq(invitations.id, invitation.id)));
    await scope.audit(
      "invitation.accept",
      { kind: "invitation", id: invitation.id },
      { role: invitation.role, memberId },
    );
    for (const noun of ["members", "invitations", "access"]) scope.bell(noun, null);
    return {
      workspace: { id: scope.workspaceId, slug: scope.workspace.slug, name: scope.workspace.name },
      memberId,
      role: invitation.role as InvitedRole,
      journeySlug: await journeySlug(scope, invitation.journeyId),
    };
  });
}

async function requireOwnAgency(userId: string, agencyId: string): Promise<string> {
  const rows = await withUser(userId, (tx) =>
    tx
      .select({ id: memberships.workspaceId, role: memberships.role })
      .from(memberships)
      .where(
        and(
          eq(memberships.workspaceId, agencyId),
          isNull(memberships.agencyId),
          isNull(memberships.removedAt),
        ),
      ),
  );
  if (!rows.some((row) => row.role !== "guest")) throw new DomainError("NOT_FOUND", { field: "agencyId" });
  return agencyId;
}

/** Makes (or revives) the membership. Somebody who is a member already keeps the role they have. */
async function join(
  scope: InvitationScope,
  user: SessionUser,
  invitation: { readonly role: string; readonly departmentId: string | null },
): Promise<string> {
  const [present] = await scope.tx
    .select()
    .from(memberships)
    .where(and(eq(memberships.workspaceId, scope.workspaceId), eq(memberships.userId, user.id)))
    .for("update");
  const granted = { role: invitation.role, departmentId: invitation.departmentId };
  if (!present) {
    const memberId = newId();
    const person = { userId: user.id, displayName: user.name };
    await scope.tx
      .insert(memberships)
      .values({ workspaceId: scope.workspaceId, id: memberId, ...person, ...granted });
    return memberId;
  }
  const isMember = present.removedAt === null && present.role !== "guest";
  if (!isMember) {
    await scope.tx
      .update(memberships)
      .set({ ...granted, removedAt: null })
      .where(and(eq(memberships.workspaceId, scope.workspaceId), eq(memberships.id, present.id)));
  }
  return present.id;
}

/** Who is a member without the agency stays that; who works here for one gets the role of the invitation. */
async function letAgencyPersonIn(
  scope: InvitationScope,
  user: SessionUser,
  role: string,
  agencyId: string,
): Promise<string> {
  const person = { agencyId, userId: user.id, displayName: user.name };
  const { id } = await letIn(scope, person, role, (present) => {
    if (present.agencyId === null) throw new DomainError("CONFLICT", { sentence: "memberAlready" });
  });
  return id;
}

async function journeySlug(scope: InvitationScope, journeyId: string | null): Promise<string | null> {
  if (journeyId === null) return null;
  const [row] = await scope.tx
    .select({ slug: journeys.slug })
    .from(journeys)
    .where(
      and(
        eq(journeys.workspaceId, scope.workspaceId),
        eq(journeys.id, journeyId),
        isNull(journeys.deletedAt),
      ),
    );
  return row?.slug ?? null;
}
