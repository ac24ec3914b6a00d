// What a socket's person may do now, asked of the same scope as everything else; and which close code says no.
import { and, eq, gt, inArray, sql } from "drizzle-orm";
import { sessions } from "#db/schema/accounts.ts";
import { departments, memberships } from "#db/schema/workspaces.ts";
import { CLOSE_CODES, type CloseCode } from "#document/protocol.ts";
import { DomainError, type ErrorCode, unreachable } from "#domain/errors.ts";
import type { Action, Role } from "#domain/permissions.ts";
import { IDLE_DAYS } from "#server/auth/session.ts";
import { Scope, withoutScope } from "#server/auth/scope.ts";
import type { TicketKind } from "#server/auth/ticket.ts";
import type { ShownUser } from "./awareness.ts";

export interface RightsQuestion {
  readonly kind: TicketKind;
  readonly subjectId: string;
  readonly userId: string;
  readonly sessionId: string;
}

export interface Rights {
  readonly role: Role;
  readonly workspaceId: string;
  readonly user: ShownUser;
}

const ACTIONS: Readonly<Record<TicketKind, Action>> = {
  journey: "journey.view",
  outdated: "journey.view",
  live: "workspace.view",
  portal: "portal.view",
};
export const actionOf = (kind: TicketKind): Action => ACTIONS[kind];

type Signed = Pick<RightsQuestion, "sessionId" | "userId">;
const keyOf = ({ sessionId, userId }: Signed) => `${sessionId} ${userId}`;

/** Those whose session still stands, all asked at once. */
export async function whoIsSignedIn(asked: readonly Signed[]): Promise<(one: Signed) => boolean> {
  const ids = [...new Set(asked.map(({ sessionId }) => sessionId))];
  const rows = await withoutScope()
    .select({ sessionId: sessions.id, userId: sessions.userId })
    .from(sessions)
    .where(
      and(
        inArray(sessions.id, ids),
        gt(sessions.expires, sql`now()`),
        gt(sessions.lastSeenAt, sql`now() - make_interval(days => ${IDLE_DAYS})`),
      ),
    );
  const standing = new Set(rows.map(keyOf));
  return (one) => standing.has(keyOf(one));
}

/** How the person is shown here: the name and department of the workspace, not of the account. */
async function shownUser(scope: Scope, userId: string): Promise<ShownUser> {
  const [member] = await scope.tx
    .select({
      id: memberships.id,
      name: memberships.displayName,
      department: departments.name,
      color: departments.color,
    })
    .from(memberships)
    .leftJoin(
      departments,
      and(eq(departments.workspaceId, memberships.workspaceId), eq(departments.id, memberships.departmentId)),
    )
    .where(and(eq(memberships.workspaceId, scope.workspaceId), eq(memberships.userId, userId)));
  // who runs the agency has no row of their own in its clients' workspaces
  return member ?? { id: userId, name: scope.displayName ?? "", department: null, color: null };
}

/**
 * The person's rights at this moment. Throws UNAUTHENTICATED when the session has ended, NOT_FOUND when the thing is
 * gone or was never theirs, FORBIDDEN when the role does not suffice.
 */
export async function readRights(question: RightsQuestion): Promise<Rights> {
  const isSignedIn = await whoIsSignedIn([question]);
  if (!isSignedIn(question)) throw new DomainError("UNAUTHENTICATED");
  return openScope(question, async (scope) => ({
    role: scope.role,
    workspaceId: scope.workspaceId,
    user: await shownUser(scope, question.userId),
  }));
}

/** The person's role at this moment, for somebody whose session stands. Throws NOT_FOUND and FORBIDDEN as above. */
export const readRole = (question: RightsQuestion): Promise<Role> =>
  openScope(question, (scope) => Promise.resolve(scope.role));

function openScope<T>(
  { kind, subjectId, userId }: RightsQuestion,
  run: (scope: Scope) => Promise<T>,
): Promise<T> {
  const target = kind === "live" ? { workspaceId: subjectId } : { journeyId: subjectId };
  return Scope.open({ kind: "user", userId }, target, ACTIONS[kind], run);
}

/** The close code of an expected failure. */
export function closeCodeOf(code: ErrorCode): CloseCode {
  switch (code) {
    case "UNAUTHENTICATED":
    case "EXPIRED":
    case "ALREADY_USED":
      return CLOSE_CODES.signedOut;
    case "FORBIDDEN":
    case "EMAIL_UNVERIFIED":
    case "WRONG_ACCOUNT":
      return CLOSE_CODES.forbidden;
    case "NOT_FOUND":
      return CLOSE_CODES.gone;
    case "INVALID":
    case "TOO_LONG":
    case "CONFLICT":
    case "LAST_OWNER":
    case "SLUG_TAKEN":
    case "IN_USE":
      return CLOSE_CODES.invalid;
    case "TOO_LARGE":
      return CLOSE_CODES.tooLarge;
    case "RATE_LIMITED":
      return CLOSE_CODES.tooFast;
    case "UNAVAILABLE":
      return CLOSE_CODES.database;
    default:
      return unreachable(code);
  }
}
