// The two walls, each alone: with the application's proof taken away the database still gives nothing foreign, and with the
// database's wall taken away nobody gets in who should not. Strangers, weak roles, removed members and guests.
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Tx } from "#db/client.ts";
import { evidence, evidenceLinks, quotes } from "#db/schema/evidence.ts";
import { healthWaivers } from "#db/schema/health.ts";
import { journeyNodes, journeys } from "#db/schema/journeys.ts";
import { people } from "#db/schema/people.ts";
import { channels, metrics, personaLines, personas, readings, tasks } from "#db/schema/research.ts";
import { departments, memberships, workspaces } from "#db/schema/workspaces.ts";
import { createTestDatabase, withoutApplicationWall, withoutDatabaseWall } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";
import type { Actor } from "./actor.ts";
import { Scope } from "./scope.ts";

const database = await createTestDatabase();
afterAll(() => database.drop());

/** A workspace with one shown and one hidden journey, and beside each visible thing one that is internal or out of reach. */
async function furnish() {
  const workspace = await make.makeWorkspace(database);
  const { workspaceId: ws, departmentId } = workspace;
  const silent = await make.makeDepartment(database, ws, { name: "Silent" });
  const colleague = await make.makeMember(database, ws, "editor");
  const unseen = await make.makeMember(database, ws, "editor");
  const removed = await make.makeMember(database, ws, "editor", { removedAt: new Date() });
  const viewer = await make.makeMember(database, ws, "viewer");
  const shown = await make.makeJourney(database, ws);
  const hidden = await make.makeJourney(database, ws);
  const guest = await make.makeGuest(database, ws, [shown]);
  const persona = await make.makePersona(database, ws);
  const secretPersona = await make.makePersona(database, ws, { internal: true });
  const otherPersona = await make.makePersona(database, ws);
  for (const [id, personaId] of [
    ["line", persona],
    ["secret-line", secretPersona],
  ] as const) {
    await database.rows
      .insert(personaLines)
      .values({ workspaceId: ws, id, personaId, field: "pains", text: "x" });
  }
  const channel = await make.makeChannel(database, ws);
  const otherChannel = await make.makeChannel(database, ws);
  const data = { ownerId: colleague.memberId, departmentId, channelId: channel, personaId: persona };
  const node = await make.makeNode(database, ws, shown, { data });
  const internalNode = await make.makeNode(database, ws, shown, {
    internal: true,
    data: {
      ownerId: unseen.memberId,
      departmentId: silent,
      channelId: otherChannel,
      personaId: otherPersona,
    },
  });
  const secretNode = await make.makeNode(database, ws, shown, { data: { personaId: secretPersona } });
  const goneNode = await make.makeNode(database, ws, shown, { removedAt: new Date() });
  const hiddenNode = await make.makeNode(database, ws, hidden);
  const seen = await make.makeEvidence(database, ws, { respondent: "Respondent Canary" });
  const refusing = await make.makeEvidence(database, ws, { consent: "no" });
  const internalEvidence = await make.makeEvidence(database, ws, { internal: true });
  const trashed = await make.makeEvidence(database, ws, { deletedAt: new Date() });
  const elsewhere = await make.makeEvidence(database, ws);
  const onInternal = await make.makeEvidence(database, ws);
  const link = await make.linkEvidence(database, ws, seen.evidenceId, shown, node);
  const links = [link];
  for (const item of [refusing, internalEvidence, trashed]) {
    links.push(await make.linkEvidence(database, ws, item.evidenceId, shown, node));
  }
  await make.linkEvidence(database, ws, elsewhere.evidenceId, hidden, hiddenNode);
  await make.linkEvidence(database, ws, onInternal.evidenceId, shown, internalNode);
  await make.linkEvidence(database, ws, elsewhere.evidenceId, shown, goneNode);
  const metric = await make.makeMetric(database, ws, { journeyId: shown });
  const stepMetric = await make.makeMetric(database, ws, {
    journeyId: shown,
    transitionId: node,
    channelId: channel,
  });
  await make.makeMetric(database, ws, { journeyId: shown, touchpointId: internalNode });
  await make.makeMetric(database, ws, { journeyId: shown, transitionId: internalNode });
  await make.makeMetric(database, ws, { journeyId: shown, channelId: otherChannel });
  await make.makeMetric(database, ws, { journeyId: shown, internal: true });
  await make.makeMetric(database, ws, { journeyId: hidden });
  const task = await make.makeTask(database, ws, { journeyId: shown, touchpointId: node });
  await make.makeTask(database, ws, {
    journeyId: shown,
    touchpointId: internalNode,
    assigneeId: unseen.memberId,
  });
  for (const [journeyId, item, reason] of [
    [shown, "", "told to the client"],
    [shown, node, "of one thing"],
    [hidden, "", "of a hidden journey"],
  ] as const)
    await database.rows
      .insert(healthWaivers)
      .values({ workspaceId: ws, journeyId, checkId: "refuted", item, reason, givenOn: "2026-11-02" });
  await make.makeTask(database, ws, { journeyId: hidden });
  await make.makeTask(database, ws, { journeyId: shown, internal: true });
  return {
    ...workspace,
    guest,
    viewer,
    removed,
    shown,
    hidden,
    /** What a guest sees, by table. */
    visible: {
      journeys: [shown],
      nodes: [node, secretNode],
      evidence: [seen.evidenceId, refusing.evidenceId],
      quotes: [seen.quoteId],
      links,
      personas: [persona],
      lines: ["line"],
      channels: [channel],
      metrics: [metric, stepMetric],
      readings: [metric, stepMetric],
      tasks: [task],
      waivers: ["told to the client"],
      departments: [departmentId],
      people: [colleague.memberId],
    },
  };
}

/** Everything a transaction sees, by table. */
async function look(tx: Tx): Promise<Record<string, string[]>> {
  const ids = async (query: Promise<{ id: string }[]>) => (await query).map((row) => row.id).sort();
  const seen: Record<string, string[]> = {};
  seen["journeys"] = await ids(tx.select({ id: journeys.id }).from(journeys));
  seen["nodes"] = await ids(tx.select({ id: journeyNodes.nodeId }).from(journeyNodes));
  seen["evidence"] = await ids(tx.select({ id: evidence.id }).from(evidence));
  seen["quotes"] = await ids(tx.select({ id: quotes.id }).from(quotes));
  seen["links"] = await ids(tx.select({ id: evidenceLinks.id }).from(evidenceLinks));
  seen["personas"] = await ids(tx.select({ id: personas.id }).from(personas));
  seen["lines"] = await ids(tx.select({ id: personaLines.id }).from(personaLines));
  seen["channels"] = await ids(tx.select({ id: channels.id }).from(channels));
  seen["metrics"] = await ids(tx.select({ id: metrics.id }).from(metrics));
  seen["readings"] = await ids(tx.select({ id: readings.metricId }).from(readings));
  seen["tasks"] = await ids(tx.select({ id: tasks.id }).from(tasks));
  seen["waivers"] = await ids(tx.select({ id: healthWaivers.reason }).from(healthWaivers));
  seen["departments"] = await ids(tx.select({ id: departments.id }).from(departments));
  seen["people"] = await ids(tx.select({ id: people.id }).from(people));
  return seen;
}

const sorted = (seen: Record<string, readonly string[]>) =>
  Object.fromEntries(Object.entries(seen).map(([table, ids]) => [table, [...ids].sort()]));
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "in",
    (error: Error) => error.message,
  );

type Furnished = Awaited<ReturnType<typeof furnish>>;
let own: Furnished;
let foreign: Furnished;
let stranger: Actor;
beforeAll(async () => {
  own = await furnish();
  foreign = await furnish();
  stranger = foreign.owner.actor;
});

const settled = <T>(settings: Record<string, string>, run: (tx: Tx) => Promise<T>) =>
  database.pools.app.transaction(async (tx) => {
    for (const [name, value] of Object.entries(settings))
      await tx.execute(sql`select set_config(${`app.${name}`}, ${value}, true)`);
    return run(tx);
  });

/** Rows of a workspace in every table that the transaction may read at all. */
async function countAll(tx: Tx): Promise<number> {
  let found = 0;
  const rows = await tx.execute<{ name: string }>(sql`
    select tablename as name from pg_tables where schemaname = 'public' and tablename in (select table_name from information_schema.columns where column_name = 'workspace_id')
      and tablename <> 'collab_tickets'`);
  for (const { name } of rows) {
    const counted = await tx.execute<{ n: number }>(
      sql`select count(*)::int as n from ${sql.identifier(name)}`,
    );
    found += counted[0]?.n ?? 0;
  }
  return found;
}

describe("the database's wall", () => {
  test("a guest reads exactly what is shown, and of no table more", async () => {
    const settings = { workspace_id: own.workspaceId, role: "guest", user_id: own.guest.userId };
    const expected = sorted({ ...own.visible, people: [...own.visible.people, own.guest.memberId] });
    expect(await settled(settings, look)).toEqual(expected);
    for (const name of [
      "evidence_private",
      "invitations",
      "mail_outbox",
      "audit_entries",
      "rooms",
      "journey_members",
    ]) {
      const rows = await settled(settings, (tx) => tx.execute(sql`select 1 from ${sql.identifier(name)}`));
      expect([name, rows.length]).toEqual([name, 0]);
    }
    const names = await settled(settings, (tx) => tx.select({ id: workspaces.id }).from(workspaces));
    expect(names).toEqual([{ id: own.workspaceId }]);
  });

  test("a guest writes nothing", async () => {
    const settings = { workspace_id: own.workspaceId, role: "guest", user_id: own.guest.userId };
    const inserted = settled(settings, (tx) =>
      tx.insert(departments).values({ workspaceId: own.workspaceId, id: "g", name: "g", color: "c" }),
    );
    await expect(inserted).rejects.toMatchObject({ cause: { code: "42501" } });
    expect(await settled(settings, (tx) => tx.update(journeys).set({ title: "mine" }).returning())).toEqual(
      [],
    );
    expect(
      await settled(settings, (tx) => tx.update(memberships).set({ role: "owner" }).returning()),
    ).toEqual([]);
    expect(await settled(settings, (tx) => tx.delete(tasks).returning())).toEqual([]);
  });

  test("a share link reads the same of its one journey, and of people only names", async () => {
    const seen = await database.pools.share.transaction(async (tx) => {
      await tx.execute(
        sql`select set_config('app.workspace_id', ${own.workspaceId}, true), set_config('app.journey_id', ${own.shown}, true)`,
      );
      return look(tx);
    });
    expect(seen).toEqual(sorted(own.visible));
    const other = await database.pools.share.transaction(async (tx) => {
      await tx.execute(
        sql`select set_config('app.workspace_id', ${own.workspaceId}, true), set_config('app.journey_id', ${foreign.shown}, true)`,
      );
      return look(tx);
    });
    expect(Object.values(other).flat()).toEqual([]);
    const roles = database.pools.share.transaction((tx) =>
      tx.select({ role: memberships.role }).from(memberships),
    );
    await expect(roles).rejects.toMatchObject({ cause: { code: "42501" } });
  });

  test("a forgotten role or workspace sees nothing", async () => {
    expect(await settled({ workspace_id: own.workspaceId }, countAll)).toBe(0);
    expect(await settled({ role: "owner" }, countAll)).toBe(0);
    expect(await settled({ workspace_id: own.workspaceId, role: "superhero" }, countAll)).toBe(0);
    expect(await settled({ workspace_id: own.workspaceId, role: "owner" }, countAll)).toBeGreaterThan(30);
  });

  test("rows neither come from nor go to another workspace", async () => {
    const settings = { workspace_id: own.workspaceId, role: "owner", user_id: own.owner.userId };
    const [theirs] = foreign.visible.tasks;
    const touched = await settled(settings, (tx) =>
      tx
        .update(tasks)
        .set({ title: "mine" })
        .where(eq(tasks.id, theirs ?? ""))
        .returning(),
    );
    expect(touched).toEqual([]);
    const moved = settled(settings, (tx) => tx.update(tasks).set({ workspaceId: foreign.workspaceId }));
    await expect(moved).rejects.toMatchObject({ cause: { code: "42501" } });
    const planted = settled(settings, (tx) =>
      tx.insert(departments).values({ workspaceId: foreign.workspaceId, id: "p", name: "p", color: "c" }),
    );
    await expect(planted).rejects.toMatchObject({ cause: { code: "42501" } });
    const tied = settled(settings, (tx) =>
      tx.insert(tasks).values({
        workspaceId: own.workspaceId,
        id: "t",
        title: "t",
        month: "2026-11",
        departmentId: foreign.departmentId,
      }),
    );
    await expect(tied).rejects.toMatchObject({ cause: { code: "23503" } });
  });

  test("the collaboration role cannot put an update into another workspace's room", async () => {
    const { collab } = database.pools;
    const write = (workspaceId: string) =>
      collab`insert into room_updates (workspace_id, room_id, seq, payload, actor) values (${workspaceId}, ${own.shown}, 1, '\\x00', 'u')`;
    await expect(write(foreign.workspaceId)).rejects.toMatchObject({ code: "23503" });
    await write(own.workspaceId);
    await expect(collab`select 1 from journeys`).rejects.toMatchObject({ code: "42501" });
    await expect(collab`insert into rooms (workspace_id, id) values ('x', 'y')`).rejects.toMatchObject({
      code: "42501",
    });
  });
});

describe("the database's wall alone", () => {
  const inside = (actor: Actor, target: Parameters<typeof Scope.open>[1]) =>
    withoutApplicationWall(() => Scope.open(actor, target, "journey.edit", (scope) => look(scope.tx)));

  test("strangers and removed members read nothing", async () => {
    for (const actor of [stranger, own.removed.actor]) {
      for (const target of [{ workspaceId: own.workspaceId }, { journeyId: own.shown }]) {
        const seen = await refusal(
          inside(actor, target).then((found) => expect(Object.values(found).flat()).toEqual([])),
        );
        expect(["in", "NOT_FOUND"]).toContain(seen);
      }
    }
  });

  test("a guest who names a hidden journey still reads only what is shown", async () => {
    const expected = sorted({ ...own.visible, people: [...own.visible.people, own.guest.memberId] });
    expect(await inside(own.guest.actor, { journeyId: own.hidden })).toEqual(expected);
    const write = withoutApplicationWall(() =>
      Scope.open(own.guest.actor, { journeyId: own.hidden }, "journey.edit", (scope) =>
        scope.tx.update(journeyNodes).set({ internal: false }).returning(),
      ),
    );
    expect(await write).toEqual([]);
  });
});

describe("the application alone", () => {
  test("whoever should not get in does not, without any help from the database", async () => {
    const tries = await withoutDatabaseWall(database, async () => {
      const attempt = (
        actor: Actor,
        target: Parameters<typeof Scope.open>[1],
        action: Parameters<typeof Scope.open>[2],
      ) => refusal(Scope.open(actor, target, action, async () => {}));
      return {
        owner: await attempt(own.owner.actor, { journeyId: own.shown }, "journey.edit"),
        strangerWorkspace: await attempt(stranger, { workspaceId: own.workspaceId }, "workspace.view"),
        strangerSlug: await attempt(stranger, { workspaceSlug: own.slug }, "portal.view"),
        strangerJourney: await attempt(stranger, { journeyId: own.shown }, "portal.view"),
        removed: await attempt(own.removed.actor, { journeyId: own.shown }, "journey.view"),
        viewer: await attempt(own.viewer.actor, { journeyId: own.shown }, "journey.edit"),
        guestShown: await attempt(own.guest.actor, { journeyId: own.shown }, "portal.view"),
        guestEdits: await attempt(own.guest.actor, { journeyId: own.shown }, "journey.edit"),
        guestHidden: await attempt(own.guest.actor, { journeyId: own.hidden }, "portal.view"),
        guestForeign: await attempt(own.guest.actor, { journeyId: foreign.shown }, "portal.view"),
      };
    });
    expect(tries).toEqual({
      owner: "in",
      strangerWorkspace: "NOT_FOUND",
      strangerSlug: "NOT_FOUND",
      strangerJourney: "NOT_FOUND",
      removed: "NOT_FOUND",
      viewer: "FORBIDDEN",
      guestShown: "in",
      guestEdits: "FORBIDDEN",
      guestHidden: "NOT_FOUND",
      guestForeign: "NOT_FOUND",
    });
  });
});
