// The HTTP edge of what is put on paper: made for who may read it, at the moment it is asked for.
import { z } from "zod";
import { DomainError } from "#domain/errors.ts";
import { id } from "#domain/ids.ts";
import { monthString } from "#domain/journey.ts";
import { LOCALES } from "#domain/vocabulary.ts";
import { requestUser } from "#server/api/request.ts";
import { consumeLimit } from "#server/auth/rate-limit.ts";
import { Scope } from "#server/auth/scope.ts";
import { log } from "#server/log.ts";
import { makeMonthPdf } from "./month-pdf.ts";
import { getMonthOnPaper } from "./queries.ts";

const FILE = /^(?<month>\d{4}-\d{2})\.pdf$/;
const asked = z.object({ journeyId: id, month: monthString });

const STATUS: Readonly<Partial<Record<DomainError["code"], number>>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
};
const NO_STORE = { "Cache-Control": "private, no-store" };
const refuse = (status: number, code: string): Response =>
  Response.json({ error: { code } }, { status, headers: NO_STORE });

/** Answers `GET /api/journeys/{journeyId}/review/{yyyy-mm}.pdf?lang=nl` in the reader's language, or in the one asked for. */
export async function handleMonthPdf(
  incoming: Request,
  { journeyId, file }: { readonly journeyId: string; readonly file: string },
): Promise<Response> {
  const given = asked.safeParse({ journeyId, month: FILE.exec(file)?.groups?.["month"] });
  if (!given.success) return refuse(404, "NOT_FOUND");
  const lang = new URL(incoming.url).searchParams.get("lang");
  try {
    const user = await requestUser(incoming.headers);
    if (!user) return refuse(401, "UNAUTHENTICATED");
    const { month } = given.data;
    const actor = { kind: "user", userId: user.id } as const;
    // who may not read the month is counted as well: asking costs
    await consumeLimit("paper", user.id);
    const { paper, own } = await Scope.open(actor, { journeyId }, "cycle.view", async (scope) => ({
      paper: await getMonthOnPaper(scope, journeyId, month),
      own: scope.workspace.contentLocale,
    }));
    const locale = LOCALES.find((one) => one === (lang ?? user.locale ?? own)) ?? "nl";
    const pdf = await makeMonthPdf(paper, locale);
    return new Response(new Uint8Array(pdf.content), {
      headers: {
        "Content-Type": "application/pdf",
        "Content-Length": String(pdf.content.length),
        "Content-Disposition": `attachment; filename="${pdf.name}"`,
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cross-Origin-Resource-Policy": "same-origin",
        ...NO_STORE,
      },
    });
  } catch (error) {
    if (error instanceof DomainError) return refuse(STATUS[error.code] ?? 404, error.code);
    log().error({ err: error }, "a month could not be put on paper");
    return refuse(503, "UNAVAILABLE");
  }
}
