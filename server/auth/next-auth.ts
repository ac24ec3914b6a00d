// Signing in: password, mailed link, and an outside account where one is configured. Sessions are rows; what a client sends
// to "update" a session changes nothing.
import { DrizzleAdapter } from "@auth/drizzle-adapter";
import { eq, sql } from "drizzle-orm";
import type { NextAuthOptions } from "next-auth";
import type { Adapter, AdapterUser } from "next-auth/adapters";
import type { EmailConfig } from "next-auth/providers/email";
import { accounts, sessions, users, verificationTokens } from "#db/schema/accounts.ts";
import { newId } from "#document/new-id.ts";
import { normaliseEmail } from "#domain/email.ts";
import { DomainError } from "#domain/errors.ts";
import type { Locale } from "#domain/journey.ts";
import { env } from "#server/env.ts";
import { log } from "#server/log.ts";
import { queueAccountMail } from "#server/mail/account-queue.ts";
import { outsideProviders } from "./outside-accounts.ts";
import { isPassword } from "./password.ts";
import { consumeLimit, refundLimit, resetLimit } from "./rate-limit.ts";
import {
  ABSOLUTE_SECONDS,
  accountsDatabase,
  createSession,
  endOtherSessions,
  endSession,
  findSession,
  sessionCookie,
} from "./session.ts";

const addressOf = (given: unknown) => (typeof given === "string" ? normaliseEmail(given) : null);

const LINK_VALID_SECONDS = 60 * 60;

/** What of the request signing in needs to know. */
export interface SignInRequest {
  readonly ip: string;
  readonly userAgent: string | null;
  /** The session this browser had before; it ends when another begins. */
  readonly earlierSecret: string | undefined;
  readonly locale: Locale;
}

/** Checks address and password; null when they do not fit. Throws RATE_LIMITED. */
export async function checkCredentials(
  given: { email?: unknown; password?: unknown },
  ip: string,
): Promise<{ id: string; email: string } | null> {
  const email = addressOf(given.email);
  if (email === null || typeof given.password !== "string") return null;
  await consumeLimit("signInAddress", ip);
  await consumeLimit("signIn", email, ip);
  const [user] = await accountsDatabase()
    .select({ id: users.id, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.email, email));
  if (!(await isPassword(user?.passwordHash ?? null, given.password)) || !user) return null;
  await Promise.all([resetLimit("signIn", email, ip), refundLimit("signInAddress", ip)]);
  return { id: user.id, email };
}

async function beginSession(userId: string, request: SignInRequest) {
  if (request.earlierSecret) await endSession(request.earlierSecret);
  return createSession(userId, request.userAgent);
}

/**
 * The address is proven by a link for the first time: whoever set a password or signed in before that proof need not be its
 * owner, so both are taken away.
 */
async function confirmAddress(userId: string): Promise<void> {
  await accountsDatabase().transaction(async (tx) => {
    const [user] = await tx
      .select({ emailVerified: users.emailVerified })
      .from(users)
      .where(eq(users.id, userId));
    if (!user || user.emailVerified) return;
    await tx.update(users).set({ emailVerified: sql`now()`, passwordHash: null }).where(eq(users.id, userId));
    await endOtherSessions(tx, userId, null);
  });
}

function adapter(request: SignInRequest): Adapter {
  // the adapter's types are those of a later major version; the rows are the same
  const stored = DrizzleAdapter(accountsDatabase(), {
    usersTable: users,
    accountsTable: accounts,
    sessionsTable: sessions,
    verificationTokensTable: verificationTokens,
  } as never) as unknown as Adapter;
  const readUser = async (id: string): Promise<AdapterUser> => {
    const found = await stored.getUser?.(id);
    if (!found) throw new Error("the account is gone");
    return found;
  };
  return {
    ...stored,
    async createUser(made: Omit<AdapterUser, "id">) {
      const email = addressOf(made.email);
      if (email === null) throw new DomainError("INVALID", { field: "email" });
      const id = newId();
      await accountsDatabase()
        .insert(users)
        .values({
          id,
          email,
          name: made.name ?? null,
          emailVerified: made.emailVerified,
          locale: request.locale,
        });
      return readUser(id);
    },
    async updateUser(changed) {
      // the only thing this library changes is the proof of an address
      if (changed.emailVerified) await confirmAddress(changed.id);
      return readUser(changed.id);
    },
    async createSession({ userId }) {
      const { secret, expires } = await beginSession(userId, request);
      return { sessionToken: secret, userId, expires };
    },
    async getSessionAndUser(secret) {
      const found = await findSession(secret);
      if (!found) return null;
      const expires = new Date(Date.now() + ABSOLUTE_SECONDS * 1000);
      return { session: { sessionToken: secret, userId: found.id, expires }, user: await readUser(found.id) };
    },
    // a session is never prolonged by being read: its absolute end stands
    updateSession: () => Promise.resolve(null),
    deleteSession: (secret) => endSession(secret),
    async useVerificationToken({ identifier, token }) {
      const used = await stored.useVerificationToken?.({ identifier, token });
      return used ?? null;
    },
  };
}

/** The address of the page whose button uses a mailed link. Reading the link changes nothing. */
function confirmLink(url: string): string {
  const { searchParams } = new URL(url);
  const link = new URL("/login/confirm", env().appUrl);
  for (const name of ["token", "email", "callbackUrl"])
    link.searchParams.set(name, searchParams.get(name) ?? "");
  return link.href;
}

/** The provider that mails a link; the mail leaves through the worker, so a slow mail server delays nobody. */
function mailedLink(request: SignInRequest): EmailConfig {
  return {
    id: "email",
    name: "Email",
    type: "email",
    maxAge: LINK_VALID_SECONDS,
    server: "",
    from: "",
    options: {},
    normalizeIdentifier(given) {
      const email = addressOf(given);
      if (email === null) throw new Error("INVALID");
      return email;
    },
    sendVerificationRequest: ({ identifier, url }) =>
      accountsDatabase().transaction((tx) =>
        queueAccountMail(tx, {
          recipient: identifier,
          template: "signInLink",
          locale: request.locale,
          data: { link: confirmLink(url) },
        }),
      ),
  };
}

/** Options for one request. */
export function signInOptions(request: SignInRequest): NextAuthOptions {
  const { appUrl, sessionSecret } = env();
  const { name, secure } = sessionCookie(appUrl);
  const cookie = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
  const suffix = secure ? "" : `-${appUrl.port || "80"}`;
  const prefix = secure ? "__Host-" : "";
  return {
    adapter: adapter(request),
    secret: sessionSecret,
    useSecureCookies: secure,
    pages: { signIn: "/login", signOut: "/login", error: "/login", verifyRequest: "/login/sent" },
    session: { strategy: "database", maxAge: ABSOLUTE_SECONDS },
    cookies: {
      sessionToken: { name, options: cookie },
      csrfToken: { name: `${prefix}rt-csrf${suffix}`, options: cookie },
      callbackUrl: { name: `${prefix}rt-callback${suffix}`, options: cookie },
    },
    jwt: {
      maxAge: ABSOLUTE_SECONDS,
      // called after a password sign-in only: the "token" it makes is the secret of a session row
      encode: async ({ token }) => {
        if (!token?.sub) throw new Error("a sign-in without a person");
        return (await beginSession(token.sub, request)).secret;
      },
      decode: () => Promise.resolve(null),
    },
    providers: [
      {
        id: "credentials",
        name: "credentials",
        type: "credentials",
        credentials: {},
        authorize: async (given) => {
          try {
            return await checkCredentials(given ?? {}, request.ip);
          } catch (error) {
            if (error instanceof DomainError) throw new Error(error.code);
            log().error({ err: error }, "a password could not be checked");
            throw new Error("UNAVAILABLE");
          }
        },
      },
      mailedLink(request),
      ...outsideProviders(),
    ],
    callbacks: {
      async signIn({ account, profile, user, email }) {
        if (email?.verificationRequest) return mayAskForLink(String(user.email), request.ip);
        if (account?.type !== "oauth") return true;
        return addressOf(user.email) !== null && isProvenBy(profile);
      },
      session: ({ session, user }) => ({ expires: session.expires, user: { name: user.name ?? null } }),
    },
    events: {
      async linkAccount({ user, account }) {
        if (account.type === "oauth") await confirmAddress(user.id);
      },
    },
    logger: {
      error: (code, metadata) => {
        const error = metadata instanceof Error ? metadata : "error" in metadata ? metadata.error : undefined;
        log().warn({ code, err: error }, "signing in failed");
      },
      warn: (code) => log().debug({ code }, "sign-in warning"),
      debug: () => {},
    },
  };
}

/** The library puts the message of what is thrown here into an address: nothing but our own codes may stand in it. */
async function mayAskForLink(email: string, ip: string): Promise<boolean> {
  try {
    await consumeLimit("magicLink", email, ip);
    return true;
  } catch (error) {
    if (error instanceof DomainError) throw new Error(error.code);
    log().error({ err: error }, "a sign-in link could not be asked for");
    throw new Error("UNAVAILABLE");
  }
}

/** Some issuers send addresses nobody proved. */
const isProvenBy = (profile: object | undefined): boolean =>
  profile !== undefined && "email_verified" in profile && profile.email_verified === true;
