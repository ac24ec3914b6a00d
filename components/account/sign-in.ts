// Signing in and out over next-auth's own addresses: a token against forgery first, then a form post.
"use client";

export type SignInResult =
  | { ok: true; url: string }
  | { ok: false; reason: "refused" | "limited" | "unreachable" };

async function csrfToken(): Promise<string> {
  const answer = await fetch("/api/auth/csrf", { headers: { accept: "application/json" } });
  const body: unknown = await answer.json();
  const token = typeof body === "object" && body !== null && "csrfToken" in body ? body.csrfToken : undefined;
  if (typeof token !== "string") throw new Error("no token");
  return token;
}

async function post(path: string, fields: Record<string, string>): Promise<SignInResult> {
  try {
    const body = new URLSearchParams({ ...fields, csrfToken: await csrfToken(), json: "true" });
    const answer = await fetch(`/api/auth/${path}`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body,
      // Not the page's own address: it may hold a secret (decided in proxy.ts).
      referrer: "/",
      referrerPolicy: "same-origin",
    });
    if (answer.status === 429) return { ok: false, reason: "limited" };
    if (answer.status >= 500) return { ok: false, reason: "unreachable" };
    const data: unknown = await answer.json();
    const url = typeof data === "object" && data !== null && "url" in data ? data.url : undefined;
    if (typeof url !== "string") return { ok: false, reason: "refused" };
    const error = new URL(url, window.location.origin).searchParams.get("error");
    if (error === null && answer.ok) return { ok: true, url };
    return { ok: false, reason: error?.includes("RATE") ? "limited" : "refused" };
  } catch {
    return { ok: false, reason: "unreachable" };
  }
}

export function signInWithPassword(email: string, password: string, returnTo: string): Promise<SignInResult> {
  return post("callback/credentials", { email, password, callbackUrl: returnTo });
}

/** Uses a mailed link. Only this, never opening the link, consumes it. */
export function confirmMagicLink(token: string, email: string, returnTo: string): Promise<SignInResult> {
  return post(`callback/email?${new URLSearchParams({ token, email, callbackUrl: returnTo })}`, {});
}

/** Starts signing in at another provider; the answer's address is where to go. */
export function signInElsewhere(provider: string, returnTo: string): Promise<SignInResult> {
  return post(`signin/${encodeURIComponent(provider)}`, { callbackUrl: returnTo });
}

export function requestMagicLink(email: string, returnTo: string): Promise<SignInResult> {
  return post("signin/email", { email, callbackUrl: returnTo });
}

export async function signOut(): Promise<void> {
  await post("signout", { callbackUrl: "/login" });
}
