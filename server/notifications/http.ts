// One-click unsubscribing as RFC 8058 has it: a mail program POSTs to the address in the mail's header, from anywhere and without
// cookies. The signed token is all that lets it in, and turning off is all it can do.
import { DomainError } from "#domain/errors.ts";
import { readBody } from "#server/api/request.ts";
import { log } from "#server/log.ts";
import { unsubscribe, unsubscribeToken } from "./unsubscribe.ts";

const BODY_BYTES = 1_000;
const answer = (status: number) =>
  new Response(null, { status, headers: { "Cache-Control": "private, no-store" } });

/** Answers `POST /api/unsubscribe?token=…`. */
export async function handleOneClick(incoming: Request): Promise<Response> {
  const token = unsubscribeToken.safeParse(new URL(incoming.url).searchParams.get("token"));
  if (!token.success) return answer(404);
  try {
    const body = new URLSearchParams((await readBody(incoming, BODY_BYTES)).toString("utf8"));
    if (body.get("List-Unsubscribe") !== "One-Click") return answer(400);
    await unsubscribe(token.data, false);
    return answer(200);
  } catch (error) {
    if (error instanceof DomainError) return answer(error.code === "TOO_LARGE" ? 413 : 404);
    log().error({ err: error }, "a one-click unsubscribe broke");
    return answer(503);
  }
}
