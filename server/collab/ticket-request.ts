// The HTTP edge of tickets: who asks, for what, and in which words it is refused.
import { z } from "zod";
import { COLLAB_PATH } from "#document/protocol.ts";
import { SHAPE_VERSION } from "#document/shape.ts";
import { DomainError } from "#domain/errors.ts";
import { id } from "#domain/ids.ts";
import { type Action, can } from "#domain/permissions.ts";
import { isJson, isOwnOrigin, requestUser } from "#server/api/request.ts";
import { consumeLimit } from "#server/auth/rate-limit.ts";
import { Scope, type ScopeTarget } from "#server/auth/scope.ts";
import type { SessionUser } from "#server/auth/session.ts";
import { issueTicket, type TicketKind } from "#server/auth/ticket.ts";
import { env } from "#server/env.ts";
import { log } from "#server/log.ts";

const request = z.union([
  z.strictObject({
    journeyId: id,
    /** Version of the document's shape the page was built with. */
    shape: z.number().int().min(0).optional(),
    clientId: z
      .number()
      .int()
      .min(0)
      .max(2 ** 53 - 1)
      .optional(),
    /** Epoch of the document that will be brought; left out by whoever begins with nothing. */
    epoch: z.number().int().min(1).optional(),
  }),
  z.strictObject({ live: id }),
  z.strictObject({ portal: id }),
]);
type TicketRequest = z.infer<typeof request>;

interface Wanted {
  readonly kind: TicketKind;
  readonly target: ScopeTarget;
  readonly action: Action;
  readonly clientId: number | null;
  readonly epoch?: number;
}

function wantedBy(body: TicketRequest): Wanted {
  if ("live" in body)
    return { kind: "live", target: { workspaceId: body.live }, action: "workspace.view", clientId: null };
  if ("portal" in body)
    return { kind: "portal", target: { journeyId: body.portal }, action: "portal.view", clientId: null };
  const { journeyId, shape, clientId = null, epoch } = body;
  // an older page gets a socket that tells it to reload, and nothing else
  const kind = shape !== undefined && shape < SHAPE_VERSION ? "outdated" : "journey";
  return {
    kind,
    target: { journeyId },
    action: "journey.view",
    clientId,
    ...(epoch !== undefined && { epoch }),
  };
}

const answer = (body: object, status = 200, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers: { "Cache-Control": "private, no-store", ...headers } });
const refuse = (status: number, code: string, headers?: Record<string, string>): Response =>
  answer({ error: { code } }, status, headers);

/** Where sockets are opened, seen from the browser. */
export function collabUrl(appUrl: URL): string {
  return `${appUrl.protocol === "https:" ? "wss:" : "ws:"}//${appUrl.host}${COLLAB_PATH}`;
}

/** A ticket for this person; throws as the scope does. Guests never get one for a document or a workspace (NOT_FOUND). */
export async function requestTicket(user: Pick<SessionUser, "id" | "sessionId">, body: unknown) {
  const parsed = request.safeParse(body);
  if (!parsed.success) throw new DomainError("INVALID");
  const { target, action, ...wanted } = wantedBy(parsed.data);
  return Scope.open({ kind: "user", userId: user.id }, target, action, async (scope: Scope) => ({
    ...(await issueTicket(scope, { ...wanted, sessionId: user.sessionId })),
    mayWrite: can(scope.role, "journey.edit"),
  }));
}

/** Answers `POST /api/collab/ticket`. */
export async function handleTicketRequest(incoming: Request): Promise<Response> {
  if (!isOwnOrigin(incoming.headers)) return refuse(403, "FORBIDDEN");
  if (!isJson(incoming.headers)) return refuse(415, "INVALID");
  try {
    const user = await requestUser(incoming.headers);
    if (!user) return refuse(401, "UNAUTHENTICATED");
    await consumeLimit("ticket", user.id);
    const asked: unknown = await incoming.json().catch(() => null);
    const { ticket, expiresAt, epoch, mayWrite } = await requestTicket(user, asked);
    return answer({
      url: collabUrl(env().appUrl),
      ticket,
      expiresAt: expiresAt.toISOString(),
      // of a document only: which generation it is, and whether its edits will be taken
      ...(epoch !== null && { epoch, mayWrite }),
    });
  } catch (error) {
    if (!(error instanceof DomainError)) {
      log().error({ err: error }, "a ticket could not be issued");
      return refuse(503, "UNAVAILABLE");
    }
    if (error.code === "INVALID") return refuse(400, "INVALID");
    if (error.code === "RATE_LIMITED") {
      return refuse(429, "RATE_LIMITED", { "Retry-After": String(error.detail.retryAfter ?? 60) });
    }
    return refuse(404, "NOT_FOUND");
  }
}
