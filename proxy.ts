// Puts the security headers on every answer. The policy names this request's nonce; Next repeats it on its scripts.
import { type NextRequest, NextResponse } from "next/server";
import { env } from "#server/env.ts";

const PERMISSIONS =
  "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()";

/** Addresses that carry a secret in their path, which must not travel on in a Referer. */
const SECRET_PATHS = /^\/(s|invite|reset|login\/confirm|signup|unsubscribe|api\/calendar)(\/|$)/;

/**
 * Files somebody handed in and pages on paper: they run nothing, wherever they are opened. Their routes say so too, but what is set
 * here holds over what a route sets.
 */
const FILE_PATHS = /^\/api\/(files\/|journeys\/[^/]+\/review\/)/;
const FILE_POLICY = "sandbox; default-src 'none'";

export interface PolicyInput {
  readonly nonce: string;
  readonly host: string;
  readonly secure: boolean;
  /** React's development build rebuilds call stacks by eval; the built product never does. */
  readonly isDevelopment: boolean;
}

export function contentSecurityPolicy({ nonce, host, secure, isDevelopment }: PolicyInput): string {
  const socket = ` ${secure ? "wss" : "ws"}://${host}`;
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // Style attributes carry measured places (curve, menus, virtual rows) and cannot have a nonce.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    // Older browsers do not count a socket on the same host as 'self'.
    `connect-src 'self'${socket}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(secure ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

function makeNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes));
}

export function proxy(request: NextRequest): NextResponse {
  const nonce = makeNonce();
  const { appUrl, isProduction } = env();
  const secure = appUrl.protocol === "https:";
  const policy = contentSecurityPolicy({ nonce, host: appUrl.host, secure, isDevelopment: !isProduction });
  const passed = new Headers(request.headers);
  passed.set("x-nonce", nonce);
  passed.set("content-security-policy", policy);
  // A layout does not know the whole address, which it needs to bring somebody back after signing in.
  passed.set("x-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);

  const response = NextResponse.next({ request: { headers: passed } });
  response.headers.set(
    "Content-Security-Policy",
    FILE_PATHS.test(request.nextUrl.pathname) ? FILE_POLICY : policy,
  );
  response.headers.set("X-Content-Type-Options", "nosniff");
  response.headers.set(
    "Referrer-Policy",
    SECRET_PATHS.test(request.nextUrl.pathname) ? "no-referrer" : "same-origin",
  );
  response.headers.set("Permissions-Policy", PERMISSIONS);
  response.headers.set("Cross-Origin-Opener-Policy", "same-origin");
  response.headers.set("Cross-Origin-Resource-Policy", "same-origin");
  response.headers.set("Cache-Control", "private, no-store");
  if (secure) response.headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  return response;
}

// Built files are the same for everybody, carry a hash in their name and may be cached.
export const config = { matcher: ["/((?!_next/static|_next/hmr).*)"] };
