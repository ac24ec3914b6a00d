// The mailbox of a development machine: what would have been sent. It exists only where nobody else can reach the product
// and no SMTP_URL is set; everywhere else the address is unknown.
import { LOCALE_COOKIE, localeOf, matchLocale } from "#components/shell/locale.ts";
import { cookieValue } from "#server/api/request.ts";
import { env } from "#server/env.ts";
import { listStoredMails } from "#server/mail/mailbox.ts";
import { renderMailbox } from "#server/mail/mailbox-page.ts";

export const dynamic = "force-dynamic";

export async function GET(request: Request): Promise<Response> {
  const { isLoopback, smtpUrl, dataDir } = env();
  if (!isLoopback || smtpUrl !== undefined) return new Response(null, { status: 404 });
  const mails = await listStoredMails(dataDir);
  const headers = { "Cache-Control": "no-store" };
  if (new URL(request.url).searchParams.get("format") === "json") return Response.json(mails, { headers });
  const locale =
    localeOf(cookieValue(request.headers.get("cookie"), LOCALE_COOKIE)) ??
    matchLocale(request.headers.get("accept-language") ?? "");
  return new Response(renderMailbox(mails, locale), {
    headers: { ...headers, "Content-Type": "text/html; charset=utf-8" },
  });
}
