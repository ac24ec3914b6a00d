// Who is signed in: sessions in the database, their cookie, their two ends (idle and absolute), and the one door to the
// tables that stand outside the tenant wall.
import { and, eq, ne, sql } from "drizzle-orm";
import type { AccountsDatabase } from "#db/client.ts";
import { sessions, users } from "#db/schema/accounts.ts";
import { newId } from "#document/new-id.ts";
import type { Locale } from "#domain/journey.ts";
import { LOCALES } from "#domain/vocabulary.ts";
import { withoutScope } from "./scope.ts";
import { hashSecret, newSecret } from "./secret.ts";

export const IDLE_DAYS = 7;
export const ABSOLUTE_DAYS = 30;
const DAY_SECONDS = 86_400;
export const ABSOLUTE_SECONDS = ABSOLUTE_DAYS * DAY_SECONDS;
const USER_AGENT_MAX = 300;

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** The signed-in person as every procedure sees them. */
export interface SessionUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly emailVerified: boolean;
  readonly locale: Locale | null;
  readonly theme: Theme;
  /** Names the session in the list of sessions; not its secret. */
  readonly sessionId: string;
}

/** Accounts, sessions, tokens and rate buckets; the wall shows this handle no row of any workspace. */
export const accountsDatabase = (): AccountsDatabase => withoutScope();

/** A transaction on those tables. */
export type AccountTx = Parameters<Parameters<AccountsDatabase["transaction"]>[0]>[0];

/** Name and flags of the session cookie for the address the product is reached at. */
export function sessionCookie(appUrl: URL): { name: string; secure: boolean } {
  if (appUrl.protocol === "https:") return { name: "__Host-rt-session", secure: true };
  return { name: `rt-session-${appUrl.port || "80"}`, secure: false };
}

/** The cookie's value is the secret; the table holds its SHA-256. */
const storedToken = (secret: string) => hashSecret(secret).toString("hex");

/** Begins a session and returns its secret, for the cookie. */
export async function createSession(
  userId: string,
  userAgent: string | null,
): Promise<{ secret: string; expires: Date }> {
  const secret = newSecret();
  const [row] = await accountsDatabase()
    .insert(sessions)
    .values({
      id: newId(),
      sessionToken: storedToken(secret),
      userId,
      expires: sql`now() + make_interval(days => ${ABSOLUTE_DAYS})`,
      userAgent: userAgent?.slice(0, USER_AGENT_MAX) ?? null,
    })
    .returning({ expires: sessions.expires });
  if (!row) throw new Error("a session was not stored");
  return { secret, expires: row.expires };
}

/** True for sessions that have reached neither of their ends. */
export const aliveSession = sql`${sessions.expires} > now()
  and ${sessions.createdAt} > now() - make_interval(days => ${ABSOLUTE_DAYS})
  and ${sessions.lastSeenAt} > now() - make_interval(days => ${IDLE_DAYS})`;

/** The person behind a cookie's secret; null when the session is unknown, idle for too long or too old. */
export async function findSession(secret: string | undefined): Promise<SessionUser | null> {
  if (!secret || secret.length > 200) return null;
  const token = storedToken(secret);
  const [row] = await accountsDatabase()
    .select({
      id: users.id,
      email: users.email,
      name: users.name,
      emailVerified: users.emailVerified,
      locale: users.locale,
      theme: users.theme,
      sessionId: sessions.id,
      isStale: sql<boolean>`${sessions.lastSeenAt} < now() - interval '1 minute'`,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.sessionToken, token), aliveSession))
    .prepare("session")
    .execute();
  if (!row) return null;
  // being used is noted at most once a minute: a page makes many requests
  if (row.isStale) {
    await accountsDatabase()
      .update(sessions)
      .set({ lastSeenAt: sql`now()` })
      .where(eq(sessions.sessionToken, token));
  }
  const { isStale: _, ...person } = row;
  return {
    ...person,
    name: person.name ?? person.email,
    emailVerified: person.emailVerified !== null,
    locale: LOCALES.find((known) => known === person.locale) ?? null,
    theme: THEMES.find((known) => known === person.theme) ?? "system",
  };
}

/** Ends the session with this secret. */
export async function endSession(secret: string): Promise<void> {
  await accountsDatabase()
    .delete(sessions)
    .where(eq(sessions.sessionToken, storedToken(secret)));
}

/** Ends every session of a person but one (or all of them). */
export async function endOtherSessions(
  tx: AccountTx,
  userId: string,
  keepSessionId: string | null,
): Promise<void> {
  const others = keepSessionId === null ? undefined : ne(sessions.id, keepSessionId);
  await tx.delete(sessions).where(and(eq(sessions.userId, userId), others));
}
