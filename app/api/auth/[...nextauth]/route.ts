// Sign-in's own addresses. A mailed link is used by POST only (mail scanners open links), and every POST must come from us.
import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { LOCALE_COOKIE, localeOf, matchLocale } from "#components/shell/locale.ts";
import { callerAddress, cookieValue, isOwnOrigin } from "#server/api/request.ts";
import { signInOptions } from "#server/auth/next-auth.ts";
import { sessionCookie } from "#server/auth/session.ts";
import { env } from "#server/env.ts";

export const dynamic = "force-dynamic";

interface RouteContext {
  params: Promise<{ nextauth: string[] }>;
}

function optionsFor(request: NextRequest) {
  const cookies = request.headers.get("cookie");
  return signInOptions({
    ip: callerAddress(request.headers),
    userAgent: request.headers.get("user-agent"),
    earlierSecret: cookieValue(cookies, sessionCookie(env().appUrl).name),
    locale:
      localeOf(cookieValue(cookies, LOCALE_COOKIE)) ??
      matchLocale(request.headers.get("accept-language") ?? ""),
  });
}

async function answer(request: NextRequest, context: RouteContext): Promise<Response> {
  const response = (await NextAuth(request, context, optionsFor(request))) as Response;
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

const notAllowed = (allow: string) => new Response(null, { status: 405, headers: { Allow: allow } });

export async function GET(request: NextRequest, context: RouteContext): Promise<Response> {
  const [action, provider] = (await context.params).nextauth;
  if (action === "callback" && (provider === "email" || provider === "credentials"))
    return notAllowed("POST");
  return answer(request, context);
}

export async function POST(request: NextRequest, context: RouteContext): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return new Response(null, { status: 403 });
  const [action] = (await context.params).nextauth;
  // nothing a browser reports reaches the log, and no session is changed by what a client says
  if (action === "_log" || action === "session") return Response.json({});
  return answer(request, context);
}
