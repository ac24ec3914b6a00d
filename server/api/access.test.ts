// The walk over the whole API: every procedure says who may call it, and does as it says. Strangers find nothing, weaker
// roles are refused, no id of another workspace opens anything, and what changes something stands in the trail once.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { TRPCError } from "@trpc/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DomainError } from "#domain/errors.ts";
import { can, type Role } from "#domain/permissions.ts";
import type { SessionUser } from "#server/auth/session.ts";
import { type Fixture, fixtures } from "#server/testing/access-fixtures.ts";
import { type AccessWorld, type Ids, makeAccessWorld } from "#server/testing/access-world.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import { makeUser, newId, type TestPerson } from "#server/testing/factories.ts";
import { createApiContext } from "./context.ts";
import { type Access, createCallerFactory } from "./procedures.ts";
import { appRouter } from "./root.ts";

/** A procedure as the flat list of a router holds it. */
interface Flat {
  readonly _def: { type: string; meta: { access?: Access } | undefined; inputs: unknown[] };
}

interface Walked {
  readonly path: string;
  readonly type: string;
  readonly access: Access | undefined;
  readonly inputs: number;
  readonly fixture: Fixture;
}

const byPath = fixtures as unknown as Record<string, Record<string, Fixture>>;
const procedures: Walked[] = Object.entries(appRouter._def.procedures).map(([name, procedure]) => {
  const { type, meta, inputs } = (procedure as unknown as Flat)._def;
  const [noun = "", action = ""] = name.split(".");
  const fixture = byPath[noun]?.[action];
  if (!fixture) throw new Error(`${name} has no fixture`);
  return { path: name, type, access: meta?.access, inputs: inputs.length, fixture };
});
const scoped = procedures.flatMap((one) =>
  one.access && "action" in one.access ? [{ ...one, access: one.access, action: one.access.action }] : [],
);
/** Accounts are walked by their own tests: they know no workspace. */
const ACCOUNT = /^account\./;
/** Changes nothing but how the caller looks at things. */
const OWN_VIEW = ["journeys.keepLanes", "notifications.markAllRead", "notifications.setRead"];
/** What a secret opens by itself, whoever shows it: an invitation's token, or the signed link in a mail. */
const BY_TOKEN = [
  "invitations.accept",
  "invitations.preview",
  "notifications.previewUnsubscribe",
  "notifications.unsubscribe",
];

/** What names no row of a workspace: its answer holds only the caller's own. */
const OPEN_BY_THEMSELVES = [
  ...BY_TOKEN,
  // operators' figures: no row of a workspace
  "status.get",
  "workspaces.create",
  "workspaces.listDeleted",
];

const createCaller = createCallerFactory(appRouter);
let database: TestDatabase;
let own: AccessWorld;
let foreign: AccessWorld;
let stranger: TestPerson;

beforeAll(async () => {
  database = await createTestDatabase();
  own = await makeAccessWorld(database);
  foreign = await makeAccessWorld(database);
  stranger = await makeUser(database);
});
afterAll(() => database.drop());

function sessionOf(person: TestPerson): SessionUser {
  const { userId: id, email } = person;
  return {
    id,
    email,
    name: "Iemand",
    emailVerified: true,
    locale: "nl",
    theme: "system",
    sessionId: newId(),
  };
}

async function call(person: TestPerson | null, name: string, input: unknown): Promise<unknown> {
  const caller = createCaller(createApiContext(person && sessionOf(person), "127.0.0.1"));
  const target = name.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], caller);
  return (target as (given: unknown) => Promise<unknown>)(input);
}

/** How a call ends: `ok`, the code of its expected failure, or `BROKEN` with what broke. */
async function outcome(person: TestPerson | null, name: string, input: unknown): Promise<string> {
  try {
    await call(person, name, input);
    return "ok";
  } catch (error) {
    if (!(error instanceof TRPCError)) return `BROKEN ${String(error)}`;
    if (error.cause instanceof DomainError) return error.cause.code;
    return error.code === "INTERNAL_SERVER_ERROR" ? `BROKEN ${error.message.slice(0, 100)}` : error.code;
  }
}

/** Runs the work for each item, a few at a time: the pool has more than one connection. */
async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const lane = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
}

/** A fingerprint of every row of every tenant. */
async function fingerprint(): Promise<string> {
  const tables = await database.everything<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity order by relname`;
  const parts: string[] = [];
  for (const { name } of tables) {
    const [row] = await database.everything<{ hash: string | null }[]>`
      select md5(string_agg(t::text, '' order by t::text)) as hash from ${database.everything(name)} t`;
    parts.push(`${name}:${row?.hash}`);
  }
  return parts.join("\n");
}

/** The ids a fixture names, in the order in which it reads them. */
function idsOf(fixture: Fixture): (keyof Ids)[] {
  const named = new Set<keyof Ids>();
  fixture(
    new Proxy(own.ids, {
      get(target, key) {
        named.add(key as keyof Ids);
        return Reflect.get(target, key) as unknown;
      },
    }),
  );
  return [...named];
}

describe("the walk over the API", { timeout: 300_000 }, () => {
  it("finds every procedure and its access", () => {
    expect(procedures.length).toBeGreaterThan(80);
    expect(procedures.filter((one) => !one.access).map((one) => one.path)).toEqual([]);
    // a lazy router would be invisible here
    expect(Object.keys((appRouter._def as unknown as { lazy: object }).lazy)).toEqual([]);
    expect(procedures.filter((one) => one.access?.scope === "public").map((one) => one.path)).toEqual([
      "account.signUp",
      "account.requestReset",
      "account.reset",
      "account.signInOptions",
      "invitations.preview",
      "notifications.previewUnsubscribe",
      "notifications.unsubscribe",
    ]);
  });

  it("refuses whoever is not signed in", async () => {
    for (const { path: name, access, fixture } of procedures) {
      if (access?.scope === "public") continue;
      expect([name, await outcome(null, name, fixture(own.ids))]).toEqual([name, "UNAUTHENTICATED"]);
    }
  });

  it("shows strangers nothing, known id or not", async () => {
    const before = await fingerprint();
    await eachOf(scoped, async ({ path: name, access }) => {
      const key = access.scope === "workspace" ? "workspaceId" : "journeyId";
      expect([name, await outcome(stranger, name, { [key]: own.ids[key] })]).toEqual([name, "NOT_FOUND"]);
      expect([name, await outcome(stranger, name, { [key]: newId() })]).toEqual([name, "NOT_FOUND"]);
    });
    for (const name of [
      "workspaces.get",
      "portal.open",
      "clients.list",
      "clients.create",
      "clients.grant",
      "workspaces.restore",
    ]) {
      const fixture = procedures.find((one) => one.path === name)?.fixture;
      expect([name, await outcome(stranger, name, fixture?.(own.ids))]).toEqual([name, "NOT_FOUND"]);
    }
    expect(await fingerprint()).toBe(before);
  });

  it("[U3] answers a member of another workspace NOT_FOUND from every procedure, whatever they name", async () => {
    const before = await fingerprint();
    const open: string[] = [];
    const wrong: string[] = [];
    await eachOf(procedures, async ({ path: name, access, inputs, fixture }) => {
      if (access && "action" in access) expect([name, inputs > 0]).toEqual([name, true]);
      // the key of an invitation or an account opens by itself; it names no row of a workspace
      if (ACCOUNT.test(name) || idsOf(fixture).length === 0 || BY_TOKEN.includes(name)) {
        open.push(name);
        return;
      }
      const answer = await outcome(foreign.owner, name, fixture(own.ids));
      if (answer !== "NOT_FOUND") wrong.push(`${name}: ${answer}`);
    });
    expect(wrong).toEqual([]);
    expect(open.filter((name) => !ACCOUNT.test(name)).sort()).toEqual(OPEN_BY_THEMSELVES);
    expect(await fingerprint()).toBe(before);
  });

  it("refuses roles that may not", async () => {
    const before = await fingerprint();
    const people: [TestPerson, Role][] = [
      [own.viewer, "viewer"],
      [own.editor, "editor"],
      [own.guest, "guest"],
    ];
    await eachOf(scoped, async ({ path: name, action, fixture }) => {
      for (const [person, role] of people) {
        if (can(role, action)) continue;
        const answer = await outcome(person, name, fixture(own.ids));
        expect([name, role, answer]).toEqual([name, role, expect.stringMatching(/^(FORBIDDEN|NOT_FOUND)$/)]);
      }
    });
    expect(await fingerprint()).toBe(before);
  });

  it("refuses keys it does not know", async () => {
    for (const { path: name, inputs, access, fixture } of procedures) {
      const isStrict = inputs > 1 || (inputs === 1 && !(access && "action" in access));
      if (!isStrict) continue;
      const input = {
        ...(fixture(own.ids) as object),
        role_: "owner",
        workspace_id: foreign.ids.workspaceId,
      };
      expect([name, await outcome(own.owner, name, input)]).toEqual([name, "BAD_REQUEST"]);
    }
  });

  it("[U12] opens nothing with the id of another workspace, in any place of any input", async () => {
    const before = await fingerprint();
    let tried = 0;
    const wrong: string[] = [];
    await eachOf(procedures, async ({ path: name, fixture }) => {
      if (ACCOUNT.test(name) || BY_TOKEN.includes(name)) return;
      const keys = idsOf(fixture);
      if (keys.length > 6) throw new Error(`${name} names too many ids for every combination`);
      for (let mask = 1; mask < 2 ** keys.length; mask += 1) {
        const mixed = { ...own.ids };
        for (const [bit, key] of keys.entries())
          if (mask & (1 << bit)) Object.assign(mixed, { [key]: foreign.ids[key] });
        if (name === "workspaces.changeSlug" && mixed.workspaceId === own.ids.workspaceId) continue;
        const answer = await outcome(own.owner, name, fixture(mixed));
        const swapped = keys.filter((_, bit) => mask & (1 << bit)).join(", ");
        if (answer !== "NOT_FOUND") wrong.push(`${name} with foreign ${swapped}: ${answer}`);
        tried += 1;
      }
    });
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(100);
    expect(await fingerprint()).toBe(before);
  });

  it("lets the owner do everything, and writes what changed into the trail once", async () => {
    const wrong: string[] = [];
    // who only asks leaves a world as it is; who changes something has one of their own
    const asked = await makeAccessWorld(database);
    for (const { path: name, type, fixture } of procedures) {
      if (ACCOUNT.test(name)) continue;
      const world = type === "query" ? asked : await makeAccessWorld(database);
      // an owner who accepts an invitation is no new member; somebody else is
      const person = name === "invitations.accept" ? stranger : world.owner;
      const [before] = await database.everything<
        { count: number }[]
      >`select count(*)::int as count from audit_entries`;
      const answer = await outcome(person, name, fixture(world.ids));
      const [after] = await database.everything<
        { count: number }[]
      >`select count(*)::int as count from audit_entries`;
      const written = (after?.count ?? 0) - (before?.count ?? 0);
      const expected = type === "mutation" && !OWN_VIEW.includes(name) ? 1 : 0;
      if (answer !== "ok" || written !== expected) wrong.push(`${name}: ${answer}, ${written} entries`);
    }
    expect(wrong).toEqual([]);
  });
});

describe("everything else that answers over HTTP", () => {
  const root = path.resolve(import.meta.dirname, "../..");
  const files = readdirSync(path.join(root, "app"), { recursive: true, encoding: "utf8" });

  it("is on this list, with what lets a caller in", () => {
    const routes = files.filter((file) => /(^|\/)route\.tsx?$/.test(file)).sort();
    expect(routes).toEqual([
      // signing in: next-auth's own checks, our own origin, POST for whatever consumes
      "api/auth/[...nextauth]/route.ts",
      // a person's secret address, then that person's own scope; reads only
      "api/calendar/[workspaceId]/[secret]/route.ts",
      // a session and a scope; our own origin
      "api/collab/ticket/route.ts",
      // a session and a scope with the right to add evidence; our own origin, a body no form can send
      "api/evidence/route.ts",
      // a session and a scope with the right to see files; what it sends is never run
      "api/files/[workspaceId]/[fileId]/route.ts",
      // a session and a scope with the right to add files; our own origin, a body no form can send
      "api/files/route.ts",
      // public: no row of anybody
      "api/health/route.ts",
      // a session and a scope with the right to import; our own origin, a body no form can send
      "api/import/route.ts",
      // a session and a scope with the right to see months; what it sends is never run
      "api/journeys/[journeyId]/dashboard/[file]/route.ts",
      "api/journeys/[journeyId]/review/[file]/route.ts",
      // the procedures above
      "api/trpc/[trpc]/route.ts",
      // the signed link of a mail; from anywhere, as RFC 8058 has it, and all it does is turn that kind of mail off
      "api/unsubscribe/route.ts",
      // a session and a scope with the right to see dashboards; what it sends is never run
      "api/workspaces/[workspaceId]/dashboard/[file]/route.ts",
      // only on a machine nobody else can reach
      "dev/mail/route.ts",
    ]);
  });

  it("has no server action", () => {
    const folders = ["app", "components"];
    for (const folder of folders) {
      for (const file of readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })) {
        if (!/\.tsx?$/.test(file)) continue;
        expect(readFileSync(path.join(root, folder, file), "utf8")).not.toMatch(/["']use server["']/);
      }
    }
  });
});
