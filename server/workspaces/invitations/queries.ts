// What may be read about invitations: by those who manage them, and by whoever holds one.
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { departments, invitations, memberships } from "#db/schema/workspaces.ts";
import { DomainError } from "#domain/errors.ts";
import type { MemberRole } from "#domain/permissions.ts";
import { type InvitationScope, Scope } from "#server/auth/scope.ts";
import { hashSecret } from "#server/auth/secret.ts";

/** Roles an invitation can carry. */
export type InvitedRole = MemberRole | "guest";

/** Open invitations, newest first. The secret is not among them: it was shown once. */
export async function listInvitations(scope: Scope) {
  const rows = await scope.tx
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      departmentId: invitations.departmentId,
      journeyId: invitations.journeyId,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
      isExpired: sql<boolean>`${invitations.expiresAt} <= now()`,
    })
    .from(invitations)
    .where(
      and(
        eq(invitations.workspaceId, scope.workspaceId),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    )
    .orderBy(desc(invitations.createdAt), desc(invitations.id));
  return rows.map((row) => ({ ...row, role: row.role as InvitedRole }));
}

/** The invitation of an opened invitation scope, locked when it is about to be used. */
export async function getInvitation(scope: InvitationScope, lock = false) {
  const query = scope.tx
    .select({ invitation: invitations, isExpired: sql<boolean>`${invitations.expiresAt} <= now()` })
    .from(invitations)
    .where(and(eq(invitations.workspaceId, scope.workspaceId), eq(invitations.id, scope.invitationId)));
  const [row] = await (lock ? query.for("update") : query);
  if (!row) throw new DomainError("NOT_FOUND");
  return { ...row.invitation, state: stateOf(row.invitation, row.isExpired) };
}

type InvitationState = "open" | "used" | "revoked" | "expired";

function stateOf(
  row: { acceptedAt: Date | null; revokedAt: Date | null },
  isExpired: boolean,
): InvitationState {
  if (row.acceptedAt) return "used";
  if (row.revokedAt) return "revoked";
  return isExpired ? "expired" : "open";
}

const visitor = { kind: "system", job: "invitation" } as const;

/** What the holder of an invitation sees before answering it. Reading it as often as one likes changes nothing. */
export function previewInvitation(token: string) {
  return Scope.invited(visitor, hashSecret(token), async (scope) => {
    const invitation = await getInvitation(scope);
    const [inviter] = await scope.tx
      .select({ name: memberships.displayName })
      .from(memberships)
      .where(and(eq(memberships.workspaceId, scope.workspaceId), eq(memberships.id, invitation.invitedBy)));
    const [department] = invitation.departmentId
      ? await scope.tx
          .select({ name: departments.name, nameTranslations: departments.nameTranslations })
          .from(departments)
          .where(
            and(eq(departments.workspaceId, scope.workspaceId), eq(departments.id, invitation.departmentId)),
          )
      : [];
    return {
      workspace: { name: scope.workspace.name },
      inviter: inviter?.name ?? null,
      role: invitation.role as InvitedRole,
      department: department ?? null,
      /** Null for a link that anyone may use once. */
      email: invitation.email,
      state: invitation.state,
      expiresAt: invitation.expiresAt,
    };
  });
}

/** The address an open invitation was mailed to; null for links and for anything that no longer holds. */
export async function findInvitedAddress(token: string): Promise<string | null> {
  try {
    return await Scope.invited(visitor, hashSecret(token), async (scope) => {
      const invitation = await getInvitation(scope);
      return invitation.state === "open" ? invitation.email : null;
    });
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
