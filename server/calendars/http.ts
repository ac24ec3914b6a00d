// The HTTP edge of calendars: a secret address, read by calendar programs that cannot sign in. The secret says who reads; what is
// read is decided by that person's own rights, each time anew.
import { z } from "zod";
import { writeCalendar } from "#domain/calendar.ts";
import { DomainError } from "#domain/errors.ts";
import { id } from "#domain/ids.ts";
import { callerAddress } from "#server/api/request.ts";
import { consumeLimit } from "#server/auth/rate-limit.ts";
import { Scope } from "#server/auth/scope.ts";
import { log } from "#server/log.ts";
import { collectCalendar, findFeedOwner } from "./queries.ts";

const asked = z.object({
  workspaceId: id,
  secret: z
    .string()
    .regex(/^[\w-]{43}\.ics$/)
    .transform((name) => name.slice(0, -4)),
});

const NO_STORE = { "Cache-Control": "private, no-store" };
const refuse = (status: number, headers: Record<string, string> = {}) =>
  new Response(null, { status, headers: { ...NO_STORE, ...headers } });

/** Answers `GET /api/calendar/{workspaceId}/{secret}.ics`; whatever opens nothing is not found, for one reason or another. */
export async function handleCalendar(
  incoming: Request,
  address: { readonly workspaceId: string; readonly secret: string },
): Promise<Response> {
  const given = asked.safeParse(address);
  if (!given.success) return refuse(404);
  const { workspaceId, secret } = given.data;
  try {
    await consumeLimit("calendar", callerAddress(incoming.headers));
    const owner = await Scope.system("calendar", workspaceId, (scope) => findFeedOwner(scope, secret));
    if (!owner) return refuse(404);
    const actor = { kind: "user", userId: owner.userId } as const;
    const calendar = await Scope.open(actor, { workspaceId }, "notification.view", (scope) =>
      collectCalendar(scope, owner.locale),
    );
    return new Response(writeCalendar(calendar), {
      headers: {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": 'attachment; filename="redthread.ics"',
        "X-Content-Type-Options": "nosniff",
        ...NO_STORE,
      },
    });
  } catch (error) {
    if (error instanceof DomainError && error.code === "RATE_LIMITED")
      return refuse(429, { "Retry-After": String(error.detail.retryAfter ?? 60) });
    if (error instanceof DomainError) return refuse(404);
    log().error({ err: error }, "a calendar could not be given out");
    return refuse(503);
  }
}
