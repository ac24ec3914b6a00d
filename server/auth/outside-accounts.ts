// Accounts elsewhere one may sign in with: Google, or any OpenID Connect issuer, when the settings name them.
import type { NextAuthOptions } from "next-auth";
import { env } from "#server/env.ts";

interface OutsideAccount {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly client: { readonly id: string; readonly secret: string };
}

function outsideAccounts(): OutsideAccount[] {
  const { google, oidc } = env();
  const found: OutsideAccount[] = [];
  if (google)
    found.push({ id: "google", name: "Google", issuer: "https://accounts.google.com", client: google });
  if (oidc) found.push({ id: "oidc", name: oidc.name, issuer: oidc.issuer, client: oidc });
  return found;
}

/** What the sign-in page shows of them. */
export const listOutsideAccounts = (): { id: string; name: string }[] =>
  outsideAccounts().map(({ id, name }) => ({ id, name }));

/** The providers themselves. */
export const outsideProviders = (): NextAuthOptions["providers"] => outsideAccounts().map(provider);

const provider = (outside: OutsideAccount): NextAuthOptions["providers"][number] => ({
  id: outside.id,
  name: outside.name,
  type: "oauth",
  wellKnown: `${outside.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
  authorization: { params: { scope: "openid email profile" } },
  idToken: true,
  checks: ["pkce", "state"],
  clientId: outside.client.id,
  clientSecret: outside.client.secret,
  profile: (profile: Record<string, unknown>) => ({
    id: String(profile["sub"]),
    name: typeof profile["name"] === "string" ? profile["name"] : null,
    email: typeof profile["email"] === "string" ? profile["email"] : null,
    image: null,
  }),
});
