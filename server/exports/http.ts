// The HTTP edge of what is put on paper: made for who may read it, at the moment it is asked for.
import { z } from "zod";
import { DomainError } from "#domain/errors.ts";
import { id } from "#domain/ids.ts";
import { type Locale, monthString } from "#domain/journey.ts";
import type { MonthString } from "#domain/month.ts";
import type { Action } from "#domain/permissions.ts";
import { LOCALES } from "#domain/vocabulary.ts";
import { requestUser } from "#server/api/request.ts";
import { consumeLimit } from "#server/auth/rate-limit.ts";
import { Scope } from "#server/auth/scope.ts";
import { rollUpInput } from "#domain/roll-up.ts";
import { log } from "#server/log.ts";
import { makeDashboardPdf, makeRollUpPdf } from "./dashboard-pdf.ts";
import { makeMonthPdf, type PaperFile } from "./month-pdf.ts";
import { getDashboardOnPaper, getMonthOnPaper, getRollUpOnPaper } from "./queries.ts";

const FILE = /^(?<month>\d{4}-\d{2})\.pdf$/;
const monthOf = (file: string) => FILE.exec(file)?.groups?.["month"];
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
export const handleMonthPdf = (incoming: Request, named: NamedFile): Promise<Response> =>
  handleJourneyPdf(incoming, named, "cycle.view", getMonthOnPaper, makeMonthPdf);

/** Answers `GET /api/journeys/{journeyId}/dashboard/{yyyy-mm}.pdf?lang=nl`. */
export const handleDashboardPdf = (incoming: Request, named: NamedFile): Promise<Response> =>
  handleJourneyPdf(incoming, named, "dashboard.view", getDashboardOnPaper, makeDashboardPdf);

/** Answers `GET /api/workspaces/{workspaceId}/dashboard/{yyyy-mm}.pdf?lang=nl`: several journeys, and what they are narrowed to. */
export async function handleRollUpPdf(
  incoming: Request,
  { workspaceId, file }: { readonly workspaceId: string; readonly file: string },
): Promise<Response> {
  const search = new URL(incoming.url).searchParams;
  const journeyIds = search.getAll("journeyId");
  const given = rollUpInput.safeParse({
    month: monthOf(file),
    journeyIds: journeyIds.length === 0 ? null : journeyIds,
    departmentId: search.get("departmentId"),
    personaId: search.get("personaId"),
    customerGroupId: search.get("customerGroupId"),
  });
  const place = id.safeParse(workspaceId);
  if (!given.success || !place.success) return refuse(404, "NOT_FOUND");
  return answerPdf(incoming, async (actor) => {
    const target = { workspaceId: place.data };
    return Scope.open(actor, target, "dashboard.view", async (scope) => {
      const paper = await getRollUpOnPaper(scope, given.data);
      return { own: ownLocale(scope), make: (locale) => makeRollUpPdf(paper, locale) };
    });
  });
}

interface NamedFile {
  readonly journeyId: string;
  readonly file: string;
}

function handleJourneyPdf<P>(
  incoming: Request,
  { journeyId, file }: NamedFile,
  action: Action,
  read: (scope: Scope, journeyId: string, month: MonthString) => Promise<P>,
  make: (paper: P, locale: Locale) => Promise<PaperFile>,
): Promise<Response> {
  const given = asked.safeParse({ journeyId, month: monthOf(file) });
  if (!given.success) return Promise.resolve(refuse(404, "NOT_FOUND"));
  const { journeyId: chosen, month } = given.data;
  return answerPdf(incoming, (actor) =>
    Scope.open(actor, { journeyId: chosen }, action, async (scope) => {
      const paper = await read(scope, chosen, month);
      return { own: ownLocale(scope), make: (locale) => make(paper, locale) };
    }),
  );
}

/** What was read, ready to be drawn outside the transaction, and the language of those it belongs to. */
interface ReadPaper {
  readonly own: Locale;
  readonly make: (locale: Locale) => Promise<PaperFile>;
}

const ownLocale = (scope: Scope): Locale =>
  LOCALES.find((one) => one === scope.workspace.contentLocale) ?? "nl";

/** The file in the reader's language, or in the one asked for; what this person may not see is answered as if it were not there. */
async function answerPdf(
  incoming: Request,
  read: (actor: { readonly kind: "user"; readonly userId: string }) => Promise<ReadPaper>,
): Promise<Response> {
  const lang = new URL(incoming.url).searchParams.get("lang");
  try {
    const user = await requestUser(incoming.headers);
    if (!user) return refuse(401, "UNAUTHENTICATED");
    // who may not read it is counted as well: asking costs
    await consumeLimit("paper", user.id);
    const paper = await read({ kind: "user", userId: user.id });
    const locale = LOCALES.find((one) => one === (lang ?? user.locale)) ?? paper.own;
    const pdf = await paper.make(locale);
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
    log().error({ err: error }, "a page could not be put on paper");
    return refuse(503, "UNAVAILABLE");
  }
}
