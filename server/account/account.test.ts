// Accounts end to end on the database: signing up, proving the address, signing in with its limits, passwords, sessions.
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rateBuckets, sessions, users } from "#db/schema/accounts.ts";
import { checkCredentials } from "#server/auth/next-auth.ts";
import { consumeLimit, LIMITS } from "#server/auth/rate-limit.ts";
import {
  createSession,
  endSession,
  findSession,
  type SessionUser,
  sessionCookie,
} from "#server/auth/session.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import { newId } from "#server/testing/factories.ts";
import * as commands from "./commands.ts";
import { getMe, listSessions } from "./queries.ts";

const PASSWORD = "een lang wachtwoord";
const NEXT = "een ander lang wachtwoord";
let database: TestDatabase;
let ip = 0;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  ip += 1;
});

const here = () => `10.0.0.${ip}`;
const newEmail = () =>
  `${newId()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "x")}@test.example`;

interface WaitingMail {
  readonly template: string;
  readonly data: { readonly link: string };
}

/** What waits to be mailed to an address, newest last. */
async function mailsTo(recipient: string): Promise<WaitingMail[]> {
  const rows = await database.everything<{ payload: WaitingMail & { recipient: string } }[]>`
    select payload from jobs._private_jobs order by id`;
  return rows.map((row) => row.payload).filter((mail) => mail.recipient === recipient);
}

async function tokenFor(recipient: string, template: string): Promise<string> {
  const mail = (await mailsTo(recipient)).findLast((one) => one.template === template);
  const token = mail && new URL(mail.data.link).searchParams.get("token");
  if (!token) throw new Error(`${recipient} was sent no ${template}`);
  return token;
}

async function signUp(email = newEmail()): Promise<string> {
  await commands.signUp({ name: "Noor", email, password: PASSWORD, locale: "nl" }, here());
  return email;
}

async function signIn(email: string, password = PASSWORD): Promise<{ secret: string; user: SessionUser }> {
  const found = await checkCredentials({ email, password }, here());
  if (!found) throw new Error("the password does not fit");
  const { secret } = await createSession(found.id, "Browser");
  const user = await findSession(secret);
  if (!user) throw new Error("the session was not found");
  return { secret, user };
}

describe("signing up", () => {
  it("makes an account that can sign in and proves its address by a mailed link, once", async () => {
    const email = await signUp(` ${newEmail().toUpperCase()} `);
    const { user } = await signIn(email);
    expect(user).toMatchObject({
      email: email.trim().toLowerCase(),
      name: "Noor",
      emailVerified: false,
      locale: "nl",
    });
    const token = await tokenFor(user.email, "verifyEmail");
    await commands.verifyEmail(user, token);
    expect(await getMe(user)).toMatchObject({ hasPassword: true, isDemo: false });
    await expect(commands.verifyEmail(user, token)).rejects.toMatchObject({ code: "EXPIRED" });
    const [stored] = await database.rows.select().from(users).where(eq(users.id, user.id));
    expect(stored?.emailVerified).not.toBeNull();
    expect(stored?.passwordHash).toMatch(/^\$argon2id\$/);
  });

  it("does not let another account use the link", async () => {
    const email = await signUp();
    const { user: other } = await signIn(await signUp());
    const token = await tokenFor(email, "verifyEmail");
    await expect(commands.verifyEmail(other, token)).rejects.toMatchObject({ code: "WRONG_ACCOUNT" });
    // the refusal used nothing up
    await commands.verifyEmail((await signIn(email)).user, token);
  });

  it("answers the same for an address that has an account, keeps its password, and mails it", async () => {
    const email = await signUp();
    await expect(
      commands.signUp({ name: "Ander", email, password: NEXT, locale: "en" }, here()),
    ).resolves.toBeUndefined();
    expect(await checkCredentials({ email, password: NEXT }, here())).toBeNull();
    expect((await mailsTo(email)).map((mail) => mail.template)).toEqual(["verifyEmail", "alreadyRegistered"]);
  });

  it("refuses a short password, a broken address and a password of ten thousand signs", async () => {
    const given = { name: "Noor", email: newEmail(), password: PASSWORD, locale: "nl" } as const;
    await expect(commands.signUp({ ...given, password: "kort" }, here())).rejects.toMatchObject({
      code: "INVALID",
    });
    await expect(commands.signUp({ ...given, email: "a@b@c.nl" }, here())).rejects.toMatchObject({
      code: "INVALID",
    });
    const long = "x".repeat(10_000);
    await expect(commands.signUp({ ...given, password: long }, here())).rejects.toMatchObject({
      code: "TOO_LONG",
    });
  });
});

describe("signing in", () => {
  it("refuses a wrong password, ten times, then waits; another address is not held up", async () => {
    const [email, other] = [await signUp(), await signUp()];
    for (let tries = 0; tries < LIMITS.signIn.points; tries += 1) {
      expect(await checkCredentials({ email, password: "niet dit wachtwoord" }, here())).toBeNull();
    }
    await expect(checkCredentials({ email, password: PASSWORD }, here())).rejects.toMatchObject({
      code: "RATE_LIMITED",
      detail: { retryAfter: expect.any(Number) },
    });
    expect(await checkCredentials({ email: other, password: PASSWORD }, here())).not.toBeNull();
    // the same account from elsewhere is not locked out
    expect(await checkCredentials({ email, password: PASSWORD }, "192.0.2.1")).not.toBeNull();
  });

  it("forgets earlier tries after a success, and keeps no address in its counters", async () => {
    const email = await signUp();
    for (let round = 0; round < 3; round += 1) {
      for (let tries = 0; tries < 6; tries += 1)
        await checkCredentials({ email, password: "fout wachtwoord" }, here());
      expect(await checkCredentials({ email, password: PASSWORD }, here())).not.toBeNull();
    }
    const keys = await database.rows.select({ key: rateBuckets.key }).from(rateBuckets);
    expect(keys.some(({ key }) => key.includes("@") || key.includes("test.example"))).toBe(false);
  });

  it("knows no unknown account and nothing that is no text", async () => {
    expect(await checkCredentials({ email: newEmail(), password: PASSWORD }, here())).toBeNull();
    expect(await checkCredentials({ email: ["a@b.nl"], password: PASSWORD }, here())).toBeNull();
    expect(await checkCredentials({ email: "a@b.nl", password: { length: 3 } }, here())).toBeNull();
  });

  it("sends at most three links an hour", async () => {
    const email = newEmail();
    for (let asked = 0; asked < 3; asked += 1) await consumeLimit("magicLink", email, here());
    await expect(consumeLimit("magicLink", email, here())).rejects.toMatchObject({ code: "RATE_LIMITED" });
    await consumeLimit("magicLink", newEmail(), here());
  });
});

describe("a session", () => {
  it("is stored as a hash, ends when asked, and after 7 idle or 30 days", async () => {
    const email = await signUp();
    const { secret, user } = await signIn(email);
    const [row] = await database.rows.select().from(sessions).where(eq(sessions.id, user.sessionId));
    expect(row?.sessionToken).not.toContain(secret);
    const age = (column: "last_seen_at" | "created_at", days: number) =>
      database.everything`update sessions set ${database.everything(column)} = now() - make_interval(days => ${days}) where id = ${user.sessionId}`;
    await age("last_seen_at", 8);
    expect(await findSession(secret)).toBeNull();
    await age("last_seen_at", 6);
    expect(await findSession(secret)).not.toBeNull();
    await age("created_at", 31);
    expect(await findSession(secret)).toBeNull();

    const again = await signIn(email);
    await endSession(again.secret);
    expect(await findSession(again.secret)).toBeNull();
    expect(await findSession(`${again.secret}x`)).toBeNull();
    expect(await findSession(undefined)).toBeNull();
  });

  it("has a cookie that fits the address", () => {
    expect(sessionCookie(new URL("https://app.example"))).toEqual({
      name: "__Host-rt-session",
      secure: true,
    });
    expect(sessionCookie(new URL("http://localhost:3000"))).toEqual({
      name: "rt-session-3000",
      secure: false,
    });
  });

  it("is listed and can be ended by its person only", async () => {
    const email = await signUp();
    const [one, two] = [await signIn(email), await signIn(email)];
    const { user: stranger } = await signIn(await signUp());
    const listed = await listSessions(one.user);
    expect(listed.map((session) => session.isCurrent).sort()).toEqual([false, true]);
    expect(JSON.stringify(listed)).not.toContain(two.secret);
    await expect(commands.revokeSession(stranger, two.user.sessionId)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await commands.revokeSession(one.user, two.user.sessionId);
    expect(await findSession(two.secret)).toBeNull();
    expect(await findSession(one.secret)).not.toBeNull();
  });
});

describe("a password", () => {
  it("is changed with the old one, and ends every other session", async () => {
    const email = await signUp();
    const [mine, elsewhere] = [await signIn(email), await signIn(email)];
    const wrong = commands.changePassword(mine.user, { current: "niet dit wachtwoord", next: NEXT }, here());
    await expect(wrong).rejects.toMatchObject({ code: "INVALID", detail: { field: "current" } });
    await commands.changePassword(mine.user, { current: PASSWORD, next: NEXT }, here());
    expect(await findSession(mine.secret)).not.toBeNull();
    expect(await findSession(elsewhere.secret)).toBeNull();
    expect(await checkCredentials({ email, password: PASSWORD }, here())).toBeNull();
    expect(await checkCredentials({ email, password: NEXT }, here())).not.toBeNull();
  });

  it("is reset by a mailed link, once, which ends every session and proves the address", async () => {
    const email = await signUp();
    const { secret, user } = await signIn(email);
    await commands.requestReset(email, here());
    const token = await tokenFor(email, "resetPassword");
    await commands.resetPassword(token, NEXT);
    expect(await findSession(secret)).toBeNull();
    expect((await signIn(email, NEXT)).user).toMatchObject({ id: user.id, emailVerified: true });
    await expect(commands.resetPassword(token, PASSWORD)).rejects.toMatchObject({ code: "EXPIRED" });
  });

  it("is not reset by an old link, an older one, or one that was made for something else", async () => {
    const email = await signUp();
    await commands.requestReset(email, here());
    const first = await tokenFor(email, "resetPassword");
    await commands.requestReset(email, here());
    const second = await tokenFor(email, "resetPassword");
    await expect(commands.resetPassword(first, NEXT)).rejects.toMatchObject({ code: "EXPIRED" });
    await database.rows.execute(sql`update verification_tokens set expires = now() - interval '1 minute'`);
    await expect(commands.resetPassword(second, NEXT)).rejects.toMatchObject({ code: "EXPIRED" });
    const verify = await tokenFor(email, "verifyEmail");
    await expect(commands.resetPassword(verify, NEXT)).rejects.toMatchObject({ code: "EXPIRED" });
  });

  it("is asked for without saying whether the account exists", async () => {
    const email = newEmail();
    await expect(commands.requestReset(email, here())).resolves.toBeUndefined();
    expect(await mailsTo(email)).toEqual([]);
  });
});
