// Reads one HTTP request: whose session it carries, where it came from, and whether it may change anything.
import { DomainError } from "#domain/errors.ts";
import { env } from "#server/env.ts";
import { findSession, sessionCookie, type SessionUser } from "#server/auth/session.ts";

interface HeaderReader {
  get(name: string): string | null;
}

/** The caller's address: the last one that a trusted proxy added, else unknown (all unknown callers share a limit). */
export function callerAddress(headers: HeaderReader, trustedProxies = env().trustedProxies): string {
  if (trustedProxies === 0) return headers.get("x-redthread-peer") ?? "direct";
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  return hops[hops.length - trustedProxies] ?? "direct";
}

/** The value of one cookie of a Cookie header. */
export function cookieValue(header: string | null, name: string): string | undefined {
  for (const part of (header ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/** The person whose session cookie a request carries. */
export function requestUser(headers: HeaderReader): Promise<SessionUser | null> {
  return findSession(cookieValue(headers.get("cookie"), sessionCookie(env().appUrl).name));
}

/**
 * True where a request comes from our own pages. A form on a page that sends no referrer says `Origin: null`; then the
 * browser's own word (which no page can write) decides. A request that says nothing at all is refused.
 */
export function isOwnOrigin(headers: HeaderReader, appUrl: URL = env().appUrl): boolean {
  const origin = headers.get("origin");
  return origin === appUrl.origin || (origin === "null" && headers.get("sec-fetch-site") === "same-origin");
}

/** True where the body says it is JSON; a form on a foreign page cannot say that without asking first. */
export function isJson(headers: HeaderReader): boolean {
  const type = headers.get("content-type") ?? "";
  return type.split(";")[0]?.trim().toLowerCase() === "application/json";
}

/**
 * The body, read no further than it may be.
 * @param max bytes
 * @throws TOO_LARGE
 */
export async function readBody(incoming: Request, max: number): Promise<Buffer> {
  const tooLarge = new DomainError("TOO_LARGE", { max });
  if (Number(incoming.headers.get("content-length") ?? 0) > max) throw tooLarge;
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = incoming.body?.getReader();
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
    length += piece.value.length;
    if (length > max) {
      await reader?.cancel();
      throw tooLarge;
    }
    pieces.push(piece.value);
  }
  return Buffer.concat(pieces);
}
