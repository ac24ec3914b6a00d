// What a person does to their own account: sign up, prove the address, change or reset the password, end sessions.
import { and, eq, isNull, sql } from "drizzle-orm";
import { sessions, users } from "#db/schema/accounts.ts";
import { isUniqueViolation } from "#db/failures.ts";
import { newId } from "#document/new-id.ts";
import { normaliseEmail } from "#domain/email.ts";
import { DomainError } from "#domain/errors.ts";
import type { Locale } from "#domain/journey.ts";
import { hashPassword, isPassword } from "#server/auth/password.ts";
import { consumeLimit } from "#server/auth/rate-limit.ts";
import {
  accountsDatabase,
  type AccountTx,
  endOtherSessions,
  type SessionUser,
  type Theme,
} from "#server/auth/session.ts";
import { issueToken, redeemToken } from "#server/auth/tokens.ts";
import { env } from "#server/env.ts";
import { queueAccountMail } from "#server/mail/account-queue.ts";
import { findInvitedAddress } from "#server/workspaces/invitations/queries.ts";

const pageLink = (path: string, token?: string) => {
  const link = new URL(path, env().appUrl);
  if (token !== undefined) link.searchParams.set("token", token);
  return link.href;
};

function requireEmail(given: string): string {
  const email = normaliseEmail(given);
  if (email === null) throw new DomainError("INVALID", { field: "email" });
  return email;
}

interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly locale: string | null;
}

const localeOf = (person: { locale: string | null }): Locale => (person.locale === "en" ? "en" : "nl");
const nameOf = (person: { name: string | null; email: string }) => person.name ?? person.email;

async function mailVerification(tx: AccountTx, person: Person): Promise<void> {
  const token = await issueToken(tx, "verify", person.id);
  await queueAccountMail(tx, {
    recipient: person.email,
    template: "verifyEmail",
    locale: localeOf(person),
    data: { name: nameOf(person), link: pageLink("/signup/confirm", token) },
  });
}

export interface SignUp {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly locale: Locale;
  /** Token of the invitation the person came with: it was mailed to this address, which proves it. */
  readonly invitation?: string | undefined;
}

/**
 * Makes an account. An address that has one already gets a mail that says so, and the caller the same answer: nobody
 * learns here who has an account.
 */
export async function signUp(given: SignUp, ip: string): Promise<void> {
  const email = requireEmail(given.email);
  await consumeLimit("signUp", ip);
  const passwordHash = await hashPassword(given.password);
  const invited = given.invitation === undefined ? null : await findInvitedAddress(given.invitation);
  const person = { id: newId(), email, name: given.name, locale: given.locale };
  const emailVerified = invited === email ? sql`now()` : null;
  try {
    await accountsDatabase().transaction(async (tx) => {
      await tx.insert(users).values({ ...person, passwordHash, emailVerified });
      if (emailVerified === null) await mailVerification(tx, person);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    await remindOfAccount(email);
  }
}

async function remindOfAccount(email: string): Promise<void> {
  await consumeLimit("verification", email);
  await accountsDatabase().transaction(async (tx) => {
    const [person] = await tx.select().from(users).where(eq(users.email, email));
    if (!person) return;
    await queueAccountMail(tx, {
      recipient: email,
      template: "alreadyRegistered",
      locale: localeOf(person),
      data: { name: nameOf(person), link: pageLink("/login") },
    });
  });
}

/** Mails the verification link again. */
export async function resendVerification(user: SessionUser): Promise<void> {
  if (user.emailVerified) return;
  await consumeLimit("verification", user.id);
  await accountsDatabase().transaction((tx) => mailVerification(tx, user));
}

/** Proves the address. The person must be signed in as the account the link was made for. */
export async function verifyEmail(user: SessionUser, token: string): Promise<void> {
  if (user.emailVerified) return;
  await accountsDatabase().transaction(async (tx) => {
    const used = await redeemToken(tx, "verify", token);
    if (!used || used.expired) throw new DomainError("EXPIRED");
    if (used.subject !== user.id) throw new DomainError("WRONG_ACCOUNT");
    await tx
      .update(users)
      .set({ emailVerified: sql`now()` })
      .where(and(eq(users.id, user.id), isNull(users.emailVerified)));
  });
}

/** Mails a link to set a new password; says nothing about whether the address has an account. */
export async function requestReset(given: string, ip: string): Promise<void> {
  const email = requireEmail(given);
  await consumeLimit("passwordReset", email, ip);
  await accountsDatabase().transaction(async (tx) => {
    const [person] = await tx.select().from(users).where(eq(users.email, email));
    if (!person) return;
    const token = await issueToken(tx, "reset", person.id);
    await queueAccountMail(tx, {
      recipient: email,
      template: "resetPassword",
      locale: localeOf(person),
      data: { name: nameOf(person), link: pageLink("/reset", token) },
    });
  });
}

/** Sets a new password by a mailed token, which also proves the address. Every session of the account ends. */
export async function resetPassword(token: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await accountsDatabase().transaction(async (tx) => {
    const used = await redeemToken(tx, "reset", token);
    if (!used || used.expired) throw new DomainError("EXPIRED");
    const [person] = await tx
      .update(users)
      .set({ passwordHash, emailVerified: sql`coalesce(${users.emailVerified}, now())` })
      .where(eq(users.id, used.subject))
      .returning();
    if (!person) throw new DomainError("EXPIRED");
    await endOtherSessions(tx, person.id, null);
    await mailPasswordChanged(tx, person);
  });
}

async function mailPasswordChanged(tx: AccountTx, person: Person): Promise<void> {
  await queueAccountMail(tx, {
    recipient: person.email,
    template: "passwordChanged",
    locale: localeOf(person),
    data: { name: nameOf(person), link: pageLink("/forgot") },
  });
}

/** Changes the password (or sets a first one) and ends every other session. */
export async function changePassword(
  user: SessionUser,
  given: { current: string | null; next: string },
  ip: string,
): Promise<void> {
  await consumeLimit("signIn", user.email, ip);
  const [stored] = await accountsDatabase()
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, user.id));
  if (!stored) throw new DomainError("UNAUTHENTICATED");
  if (stored.passwordHash !== null && !(await isPassword(stored.passwordHash, given.current ?? ""))) {
    throw new DomainError("INVALID", { field: "current", sentence: "wrongPassword" });
  }
  const passwordHash = await hashPassword(given.next);
  await accountsDatabase().transaction(async (tx) => {
    await tx.update(users).set({ passwordHash }).where(eq(users.id, user.id));
    await endOtherSessions(tx, user.id, user.sessionId);
    await mailPasswordChanged(tx, user);
  });
}

export interface AccountPatch {
  readonly name?: string | undefined;
  readonly locale?: Locale | undefined;
  readonly theme?: Theme | undefined;
}

/** Changes name, language or colours. */
export async function updateAccount(user: SessionUser, patch: AccountPatch): Promise<void> {
  const changed = { name: patch.name, locale: patch.locale, theme: patch.theme };
  if (Object.values(changed).every((value) => value === undefined)) return;
  await accountsDatabase().update(users).set(changed).where(eq(users.id, user.id));
}

/** Ends one session of this person. */
export async function revokeSession(user: SessionUser, sessionId: string): Promise<void> {
  const ended = await accountsDatabase()
    .delete(sessions)
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, user.id)))
    .returning({ id: sessions.id });
  if (ended.length === 0) throw new DomainError("NOT_FOUND");
}

/** Ends every session of this person but the one that asks. */
export async function revokeOtherSessions(user: SessionUser): Promise<void> {
  await accountsDatabase().transaction((tx) => endOtherSessions(tx, user.id, user.sessionId));
}
