// Tickets for the live connection: 256 random bits that open one path once, within a minute by the database's clock.
import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, sql } from "drizzle-orm";
import { collabTickets } from "#db/schema/accounts.ts";
import type { Role } from "#domain/permissions.ts";
import type { Scope } from "./scope.ts";
import { withoutScope } from "./scope.ts";

export const TICKET_SECONDS = 60;

/**
 * What a ticket opens: a journey's document, a workspace's bells, or one published journey's bells. `outdated` stands
 * for a journey too, asked for by a page that is older than the document's shape: its socket is closed at once.
 */
export type TicketKind = "journey" | "outdated" | "live" | "portal";

export interface Ticket {
  readonly kind: TicketKind;
  /** Journey id, or workspace id for `live`. */
  readonly subjectId: string;
  readonly workspaceId: string;
  readonly userId: string;
  readonly sessionId: string;
  readonly role: Role;
  /** The document's client id the ticket was asked for. */
  readonly clientId: number | null;
  /** Epoch of the journey's log when it was issued; null for the other kinds. */
  readonly epoch: number | null;
  /** The one who asked said that their document is of that epoch. */
  readonly isEpochKnown: boolean;
}

export interface IssuedTicket {
  readonly ticket: string;
  readonly expiresAt: Date;
  readonly epoch: number | null;
}

const TICKET_SHAPE = /^[A-Za-z0-9_-]{43}$/;
const hashOf = (ticket: string) => createHash("sha256").update(ticket).digest();

/**
 * Issues a ticket to the person of an open scope; the scope has proven the right. Only its SHA-256 is stored.
 * Written in the scope's transaction: a scope that fails leaves no ticket.
 */
export async function issueTicket(
  scope: Scope,
  request: {
    readonly kind: TicketKind;
    readonly sessionId: string;
    readonly clientId: number | null;
    /** Of which epoch the document is that will be brought; left out by who brings nothing, or does not know. */
    readonly epoch?: number;
  },
): Promise<IssuedTicket> {
  const subjectId = request.kind === "live" ? scope.workspaceId : scope.journeyId;
  if (!subjectId || !scope.userId) throw new Error("a ticket needs a person and a subject");
  const hasLog = request.kind === "journey" || request.kind === "outdated";
  const epochNow = sql`(select r.epoch from rooms r where r.workspace_id = ${scope.workspaceId} and r.id = ${subjectId})`;
  const ticket = randomBytes(32).toString("base64url");
  const [row] = await scope.tx
    .insert(collabTickets)
    .values({
      hash: hashOf(ticket),
      kind: request.kind,
      subjectId,
      workspaceId: scope.workspaceId,
      userId: scope.userId,
      sessionId: request.sessionId,
      role: scope.role,
      clientId: request.clientId,
      epoch: hasLog ? epochNow : null,
      isEpochKnown: hasLog && request.epoch !== undefined ? sql`${epochNow} = ${request.epoch}::int` : false,
      expiresAt: sql`now() + make_interval(secs => ${TICKET_SECONDS})`,
    })
    .returning({ expiresAt: collabTickets.expiresAt, epoch: collabTickets.epoch });
  if (!row) throw new Error("an issued ticket returned no row");
  return { ticket, expiresAt: row.expiresAt, epoch: row.epoch };
}

/** Consumes a ticket; null when it is unknown, used or expired. Of several takers at once exactly one gets it. */
export async function takeTicket(ticket: string): Promise<Ticket | null> {
  if (!TICKET_SHAPE.test(ticket)) return null;
  const [row] = await withoutScope()
    .delete(collabTickets)
    .where(and(eq(collabTickets.hash, hashOf(ticket)), gt(collabTickets.expiresAt, sql`now()`)))
    .returning();
  if (!row?.userId || !row.sessionId) return null;
  return {
    kind: row.kind as TicketKind,
    subjectId: row.subjectId,
    workspaceId: row.workspaceId,
    userId: row.userId,
    sessionId: row.sessionId,
    role: row.role as Role,
    clientId: row.clientId,
    epoch: row.epoch,
    isEpochKnown: row.isEpochKnown,
  };
}
