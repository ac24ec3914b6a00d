// The scope: who gets in, with which role, and what is told to those who do not.
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { journeys } from "#db/schema/journeys.ts";
import { auditEntries, memberships, workspaces } from "#db/schema/workspaces.ts";
import { createTestDatabase } from "#server/testing/database.ts";
import {
  makeAgencyAccess,
  makeGuest,
  makeJourney,
  makeMember,
  makeUser,
  makeWorkspace,
  newId,
} from "#server/testing/factories.ts";
import type { Actor } from "./actor.ts";
import { listSystemWorkspaces, Scope, type ScopeTarget, withoutScope, withUser } from "./scope.ts";

const database = await createTestDatabase();
afterAll(() => database.drop());

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "in",
    (error: Error) => error.message,
  );
const roleIn = (
  actor: Actor,
  target: ScopeTarget,
  action: "workspace.view" | "portal.view" = "workspace.view",
) =>
  refusal(
    Scope.open(actor, target, action, (scope) =>
      Promise.resolve(scope.role).then((role) => Promise.reject(new Error(role))),
    ),
  );

test("a member gets in with their role; a stranger hears that nothing is there", async () => {
  const { workspaceId, slug, owner } = await makeWorkspace(database);
  const viewer = await makeMember(database, workspaceId, "viewer");
  const stranger = (await makeWorkspace(database)).owner;
  expect(await roleIn(owner.actor, { workspaceId })).toBe("owner");
  expect(await roleIn(viewer.actor, { workspaceSlug: slug })).toBe("viewer");
  expect(await roleIn(stranger.actor, { workspaceId })).toBe("NOT_FOUND");
  expect(await roleIn(stranger.actor, { workspaceId: newId() })).toBe("NOT_FOUND");
  expect(await refusal(Scope.open(viewer.actor, { workspaceId }, "member.manage", async () => {}))).toBe(
    "FORBIDDEN",
  );
});

test("an old slug still leads to the workspace, unless another took it", async () => {
  const { workspaceId, owner } = await makeWorkspace(database);
  await database.everything`insert into workspace_slugs (workspace_id, slug) values (${workspaceId}, 'old-name')`;
  expect(await roleIn(owner.actor, { workspaceSlug: "old-name" })).toBe("owner");
  await makeWorkspace(database, { slug: "old-name" });
  expect(await roleIn(owner.actor, { workspaceSlug: "old-name" })).toBe("NOT_FOUND");
});

test("a removed member is a stranger, and a deleted workspace is gone", async () => {
  const { workspaceId, owner } = await makeWorkspace(database);
  const gone = await makeMember(database, workspaceId, "editor", { removedAt: new Date() });
  expect(await roleIn(gone.actor, { workspaceId })).toBe("NOT_FOUND");
  await database.everything`update workspaces set deleted_at = now() where id = ${workspaceId}`;
  expect(await roleIn(owner.actor, { workspaceId })).toBe("NOT_FOUND");
  expect(await Scope.system("purge", workspaceId, async (scope) => scope.role)).toBe("system");
});

test("an agency's people: access while they belong to the agency, its owner and admin in every client", async () => {
  const agency = await makeWorkspace(database, { kind: "agency" });
  const client = await makeWorkspace(database, { kind: "client", agencyId: agency.workspaceId });
  const other = await makeWorkspace(database);
  const worker = await makeMember(database, agency.workspaceId, "editor");
  const target = { workspaceId: client.workspaceId };
  const journeyId = await makeJourney(database, client.workspaceId);

  expect(await roleIn(agency.owner.actor, target)).toBe("admin");
  expect(await roleIn(agency.owner.actor, { journeyId })).toBe("admin");
  expect(await roleIn(agency.owner.actor, { workspaceId: other.workspaceId })).toBe("NOT_FOUND");
  expect(await roleIn(worker.actor, target)).toBe("NOT_FOUND");

  await makeAgencyAccess(database, client.workspaceId, agency.workspaceId, worker.userId, "commenter");
  expect(await roleIn(worker.actor, target)).toBe("commenter");
  await database.everything`update memberships set removed_at = now() where id = ${worker.memberId}`;
  expect(await roleIn(worker.actor, target)).toBe("NOT_FOUND");
});

test("a journey: named members only, gone when in the trash, and its scope says which", async () => {
  const { workspaceId, owner } = await makeWorkspace(database);
  const named = await makeMember(database, workspaceId, "editor");
  const other = await makeMember(database, workspaceId, "editor");
  const admin = await makeMember(database, workspaceId, "admin");
  const journeyId = await makeJourney(database, workspaceId, {
    visibility: "named",
    named: [named.memberId],
  });
  expect(await roleIn(named.actor, { journeyId })).toBe("editor");
  expect(await roleIn(other.actor, { journeyId })).toBe("NOT_FOUND");
  expect(await roleIn(admin.actor, { journeyId })).toBe("admin");

  const found = await Scope.open(named.actor, { journeyId }, "journey.view", async (scope) => [
    scope.journeyId,
    scope.memberId,
  ]);
  expect(found).toEqual([journeyId, named.memberId]);
  await database.everything`update journeys set deleted_at = now() where id = ${journeyId}`;
  expect(await roleIn(owner.actor, { journeyId })).toBe("NOT_FOUND");
  expect(await refusal(Scope.open(owner.actor, { journeyId }, "trash.restore", async () => {}))).toBe("in");
});

test("a workspace's scope enters its journeys by the same rules, and no other workspace's", async () => {
  const { workspaceId } = await makeWorkspace(database);
  const elsewhere = await makeWorkspace(database);
  const named = await makeMember(database, workspaceId, "viewer");
  const other = await makeMember(database, workspaceId, "editor");
  const journeyId = await makeJourney(database, workspaceId, {
    visibility: "named",
    named: [named.memberId],
  });
  const foreign = await makeJourney(database, elsewhere.workspaceId);
  const enter = (who: typeof named, id: string, action: "journey.view" | "journey.edit") =>
    refusal(
      Scope.open(who.actor, { workspaceId }, "workspace.view", async (scope) => {
        const entered = await scope.enter(id, action);
        expect(entered.journeyId).toBe(id);
        expect(entered.tx).toBe(scope.tx);
      }),
    );
  expect(await enter(named, journeyId, "journey.view")).toBe("in");
  expect(await enter(named, journeyId, "journey.edit")).toBe("FORBIDDEN");
  expect(await enter(other, journeyId, "journey.view")).toBe("NOT_FOUND");
  expect(await enter(named, foreign, "journey.view")).toBe("NOT_FOUND");
  await database.everything`update journeys set deleted_at = now() where id = ${journeyId}`;
  expect(await enter(named, journeyId, "journey.view")).toBe("NOT_FOUND");
});

test("a guest gets in through the portal only, and only to what is shown to them", async () => {
  const { workspaceId } = await makeWorkspace(database);
  const shown = await makeJourney(database, workspaceId);
  const hidden = await makeJourney(database, workspaceId);
  const unpublished = await makeJourney(database, workspaceId, { publishedAt: null });
  const guest = await makeGuest(database, workspaceId, [shown, unpublished]);
  expect(await roleIn(guest.actor, { journeyId: shown }, "portal.view")).toBe("guest");
  expect(await roleIn(guest.actor, { workspaceId }, "portal.view")).toBe("guest");
  expect(await roleIn(guest.actor, { journeyId: shown })).toBe("FORBIDDEN");
  expect(await roleIn(guest.actor, { journeyId: hidden }, "portal.view")).toBe("NOT_FOUND");
  expect(await roleIn(guest.actor, { journeyId: unpublished }, "portal.view")).toBe("NOT_FOUND");
  const seen = await Scope.open(guest.actor, { workspaceId }, "portal.view", (scope) =>
    scope.tx.select().from(journeys),
  );
  expect(seen.map((journey) => journey.id)).toEqual([shown]);
});

test("an invitation opens its workspace, by the hash of its token and nothing else", async () => {
  const { workspaceId, owner } = await makeWorkspace(database);
  const hash = Buffer.alloc(32, 7);
  await database.everything`insert into invitations (workspace_id, id, role, token_hash, invited_by, expires_at)
    values (${workspaceId}, 'inv', 'editor', ${hash}, ${owner.memberId}, now() + interval '1 day')`;
  const invited = await makeUser(database);
  const seen = await Scope.invited(invited.actor, hash, async (scope) => [
    scope.workspaceId,
    scope.invitationId,
  ]);
  expect(seen).toEqual([workspaceId, "inv"]);
  expect(await refusal(Scope.invited(invited.actor, Buffer.alloc(32, 8), async () => {}))).toBe("NOT_FOUND");
});

test("founding makes the workspace and its owner; a taken slug and somebody else's agency are refused", async () => {
  const agency = await makeWorkspace(database);
  const person = await makeUser(database);
  const made = { id: newId(), slug: "new-one", name: "New one", kind: "brand" };
  const founder = { memberId: newId(), displayName: "Founder" };
  expect(
    await Scope.found(person.actor, made, founder, async (scope) => [scope.role, scope.memberId]),
  ).toEqual(["owner", founder.memberId]);
  expect(await roleIn(person.actor, { workspaceSlug: "new-one" })).toBe("owner");
  const again = { ...made, id: newId() };
  expect(await refusal(Scope.found(person.actor, again, founder, async () => {}))).toBe("SLUG_TAKEN");
  const foreign = { ...made, id: newId(), slug: "new-two", agencyId: agency.workspaceId };
  expect(await refusal(Scope.found(person.actor, foreign, founder, async () => {}))).toBe("NOT_FOUND");
  const own = { ...foreign, id: newId(), slug: "new-three" };
  expect(
    await refusal(Scope.found(agency.owner.actor, own, { ...founder, memberId: newId() }, async () => {})),
  ).toBe("in");
});

test("the chooser shows one's own workspaces before a scope, and nothing can be written there", async () => {
  const first = await makeWorkspace(database);
  const second = await makeWorkspace(database);
  const { userId } = await makeMember(database, second.workspaceId, "viewer", { userId: first.owner.userId });
  const seen = await withUser(userId, (tx) => tx.select({ id: workspaces.id }).from(workspaces));
  expect(seen.map((row) => row.id).sort()).toEqual([first.workspaceId, second.workspaceId].sort());
  const write = withUser(userId, (tx) => tx.update(memberships).set({ role: "owner" }).returning());
  expect(await write).toEqual([]);
  expect(await withoutScope().select().from(memberships)).toEqual([]);
  const all = await listSystemWorkspaces();
  expect(all).toContain(first.workspaceId);
});

test("the trail is written in the transaction and goes with it; the bell rings after commit only", async () => {
  const { workspaceId, owner } = await makeWorkspace(database);
  const journeyId = await makeJourney(database, workspaceId);
  const heard: string[] = [];
  const { unlisten } = await database.everything.listen("rt_bell", (payload) => heard.push(payload));
  const failing = Scope.open(owner.actor, { journeyId }, "journey.edit", async (scope) => {
    await scope.audit("task.create", { kind: "task", id: "t1" });
    scope.bell("never");
    throw new Error("after all not");
  });
  await expect(failing).rejects.toThrow("after all not");
  await Scope.open(owner.actor, { journeyId }, "journey.edit", async (scope) => {
    await scope.audit("task.create", { kind: "task", id: "t2" }, { month: scope.month });
    await scope.mail({ recipient: "a@test.example", template: "invitation", locale: "nl", data: {} });
    scope.bell("tasks");
    scope.bell("tasks");
    scope.bell("members", null);
  });
  const trail = await database.rows.select().from(auditEntries);
  expect(trail.map((entry) => [entry.workspaceId, entry.subjectId, entry.actorId])).toEqual([
    [workspaceId, "t2", owner.userId],
  ]);
  await expect
    .poll(() => heard.map((payload) => JSON.parse(payload) as unknown))
    .toEqual([
      { w: workspaceId, j: journeyId, n: "tasks" },
      { w: workspaceId, j: null, n: "members" },
    ]);
  await unlisten();
});

test("a day is the workspace's day", async () => {
  const { workspaceId } = await makeWorkspace(database, { timeZone: "Pacific/Auckland" });
  const { now, today, month } = await Scope.system("clock", workspaceId, (scope) =>
    Promise.resolve({ now: scope.now, today: scope.today, month: scope.month }),
  );
  const expected = new Intl.DateTimeFormat("sv-SE", { timeZone: "Pacific/Auckland" }).format(now);
  expect([today, month]).toEqual([expected, expected.slice(0, 7)]);
});

test("a scope inside a scope is a defect", async () => {
  const { workspaceId, owner } = await makeWorkspace(database);
  const nested = Scope.open(owner.actor, { workspaceId }, "workspace.view", () =>
    Scope.system("inner", workspaceId, async () => {}),
  );
  await expect(nested).rejects.toThrow("inside another scope");
});

test("settings end with the transaction", async () => {
  const { workspaceId } = await makeWorkspace(database);
  await Scope.system("settings", workspaceId, async () => {});
  const rows = await withoutScope().execute(sql`select current_setting('app.workspace_id', true) as here`);
  expect(rows[0]?.["here"] ?? "").toBe("");
});
