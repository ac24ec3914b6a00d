// Rooms over their life: loading, several writers of one log, snapshots, the read model, giving memory back, restarts.
// Several tests are faults that other collaboration servers have had.
import { expect, test } from "vitest";
import * as Y from "yjs";
import {
  addTouchpoint,
  removeTouchpoint,
  setExperience,
  updateTouchpoint,
} from "#document/edit-touchpoint.ts";
import { createOrigin } from "#document/origin.ts";
import { CLOSE_CODES, encodeSync } from "#document/protocol.ts";
import { readJourney } from "#document/read.ts";
import { Scope } from "#server/auth/scope.ts";
import { TestClient, until } from "#server/testing/collab-client.ts";
import { retitle, titleIn, provideCollab } from "#server/testing/collab-fixture.ts";
import { ticketFor } from "#server/testing/collab-world.ts";
import { applyEdit } from "./apply-edit.ts";
import { Committer, createLogWriter, type WriteLog } from "./committer.ts";
import { CollabMeasures } from "./measures.ts";
import { pruneLog } from "./compact.ts";
import { loadRoom } from "./load.ts";
import { recordDueVersions, thinVersions } from "./versions.ts";

const collab = provideCollab();
const user = createOrigin("user", "test");
const silent = { info: () => {}, warn: () => {}, error: () => {} };
const load = (journeyId: string) => loadRoom(collab.database.pools.collab, journeyId);

async function nodeRows(journeyId: string) {
  return collab.database.everything<
    {
      node_id: string;
      kind: string;
      internal: boolean;
      data: Record<string, unknown>;
      seq: string;
      removed_at: Date | null;
    }[]
  >`select node_id, kind, internal, data, seq, removed_at from journey_nodes where journey_id = ${journeyId}`;
}

test("fault failing-load: a document that cannot be read refuses the room with 1013: never an empty one in its place", async () => {
  const { world, database } = collab;
  const journeyId = await world.addJourney();
  const person = await world.addPerson("editor");
  await database.everything`update room_updates set payload = '\x0102030405' where room_id = ${journeyId}`;
  const client = await collab.connect(person, "journey", journeyId);
  expect(await client.closed()).toBe(CLOSE_CODES.loadFailed);
  expect(client.synced).toBe(false);
  const [row] = await database.everything<
    { last_seq: string }[]
  >`select last_seq from rooms where id = ${journeyId}`;
  expect(Number(row?.last_seq)).toBe(1);
});

test("a log with a hole refuses the room too", async () => {
  const { world, database } = collab;
  const journeyId = await world.addJourney();
  const person = await world.addPerson("editor");
  await database.everything`update rooms set last_seq = 3 where id = ${journeyId}`;
  const client = await collab.connect(person, "journey", journeyId);
  expect(await client.closed()).toBe(CLOSE_CODES.loadFailed);
});

test("a room nobody is in is stored and given back, and reads the same when it is opened again", async () => {
  const { world, database } = collab;
  const server = await collab.another({ settings: { unloadAfter: 100 } });
  const journeyId = await world.addJourney();
  const person = await world.addPerson("editor");
  const first = await collab.join(person, { journeyId, server });
  retitle(first.doc, "Voor het sluiten");
  await first.saved();
  await first.close();
  await until("the room is given back", () => server.collab.health().rooms === 0);
  const [snapshot] = await database.everything<
    { seq: string }[]
  >`select seq from room_snapshots where room_id = ${journeyId}`;
  expect(Number(snapshot?.seq)).toBe(2);
  const second = await collab.join(person, { journeyId, server });
  expect(titleIn(second.doc)).toBe("Voor het sluiten");
});

test("fault reconnect-during-unload: coming back while the room is being given back loses nothing", async () => {
  const { world } = collab;
  const server = await collab.another({ settings: { unloadAfter: 1 } });
  const journeyId = await world.addJourney();
  const person = await world.addPerson("editor");
  const made: string[] = [];
  for (let round = 0; round < 12; round += 1) {
    const client = await collab.join(person, { journeyId, server });
    expect(readJourney(client.doc).touchpoints.map((one) => one.title)).toEqual(expect.arrayContaining(made));
    const title = `Ronde ${round}`;
    addTouchpoint(client.doc, { phaseId: "phase-1", after: null, medium: "digital", title }, user);
    made.push(title);
    // every other time before the acknowledgement: the socket's end must not take the update with it
    if (round % 2 === 0) await client.saved();
    else await new Promise((resolve) => setTimeout(resolve, 30));
    await client.close();
    await new Promise((resolve) => setTimeout(resolve, round * 6));
  }
  await until("everything is committed", () => server.collab.health().oldest === 0);
  const titles = readJourney((await load(journeyId)).doc).touchpoints.map((one) => one.title);
  expect(titles).toEqual(expect.arrayContaining(made));
});

test("more rows than two hundred become a snapshot; old rows go after the retention and nothing is missed", async () => {
  const { world, database } = collab;
  const journeyId = await world.addJourney();
  const client = await collab.join(await world.addPerson("editor"), { journeyId });
  for (let i = 0; i < 230; i += 1) retitle(client.doc, `Titel ${i}`);
  await client.saved();
  retitle(client.doc, "Titel 230");
  await client.saved();
  let seq = 0;
  for (let i = 0; i < 100 && seq === 0; i += 1) {
    const [row] = await database.everything<
      { seq: string }[]
    >`select max(seq) as seq from room_snapshots where room_id = ${journeyId}`;
    seq = Number(row?.seq ?? 0);
    if (seq === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(seq).toBeGreaterThan(200);
  await database.everything`update room_updates set at = now() - interval '8 days' where room_id = ${journeyId}`;
  expect(await pruneLog(database.pools.collab, journeyId)).toBeGreaterThan(200);
  expect(titleIn((await load(journeyId)).doc)).toBe("Titel 230");
});

test("fault two-owners: two servers over one log: both rooms read each other's rows and no stale state comes between", async () => {
  const { world } = collab;
  const journeyId = await world.addJourney();
  const other = await collab.another();
  const here = await collab.join(await world.addPerson("editor"), { journeyId });
  const there = await collab.join(await world.addPerson("editor"), { journeyId, server: other });
  for (let i = 0; i < 15; i += 1) {
    addTouchpoint(here.doc, { phaseId: "phase-1", after: null, medium: "digital", title: `Hier ${i}` }, user);
    addTouchpoint(
      there.doc,
      { phaseId: "phase-2", after: null, medium: "physical", title: `Daar ${i}` },
      user,
    );
    if (i % 3 === 0) retitle(here.doc, `Titel ${i}`);
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  await Promise.all([here.saved(), there.saved()]);
  const state = () => [here.doc, there.doc].map((doc) => JSON.stringify(readJourney(doc)));
  await until("both copies are equal", () => state()[0] === state()[1]);
  expect(readJourney(here.doc).touchpoints).toHaveLength(32);
  expect(JSON.stringify(readJourney((await load(journeyId)).doc))).toBe(state()[0]);
});

test("two committers over the same rooms in opposite order: no deadlock, no gap, every update once", async () => {
  const { world, database } = collab;
  const roomIds = await Promise.all(Array.from({ length: 6 }, () => world.addJourney()));
  const committers = [0, 1].map(
    () =>
      new Committer({
        write: createLogWriter(database.pools.collab),
        settings: { commitFloor: 0, busyFloor: 0 },
        log: silent,
        now: () => performance.now(),
        measures: new CollabMeasures(),
        onCommitted: () => {},
      }),
  );
  const seqs = new Map<string, number[]>(roomIds.map((roomId) => [roomId, []]));
  for (let i = 0; i < 60; i += 1) {
    for (const [which, committer] of committers.entries()) {
      for (const roomId of which === 0 ? roomIds : roomIds.toReversed()) {
        const onDurable = (seq: number | null) => void (seq !== null && seqs.get(roomId)?.push(seq));
        const payload = new Uint8Array([0, 0]);
        committer.enqueue({ roomId, epoch: 1, payload, actor: "job:test", onDurable, onLost: () => {} });
      }
    }
    if (i % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  }
  for (const committer of committers) expect(await committer.flush(20_000)).toBe(true);
  for (const found of seqs.values()) {
    expect(found.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 120 }, (_, i) => i + 2));
  }
});

test("an edit by the server is seen in open sockets and in the read model", async () => {
  const { world } = collab;
  const journeyId = await world.addJourney();
  const person = await world.addPerson("editor");
  const client = await collab.join(person, { journeyId });
  await Scope.open({ kind: "user", userId: person.userId }, { journeyId }, "journey.edit", (scope) =>
    applyEdit(scope, journeyId, (doc, origin) =>
      updateTouchpoint(doc, { id: "touch-1", patch: { momentOfTruth: true } }, origin),
    ),
  );
  const moment = () => readJourney(client.doc).touchpoints.find((one) => one.id === "touch-1")?.momentOfTruth;
  await until("the socket sees it", () => moment() === true);
  let data: Record<string, unknown> | undefined;
  for (let i = 0; i < 200 && data?.momentOfTruth !== true; i += 1) {
    data = (await nodeRows(journeyId)).find((row) => row.node_id === "touch-1")?.data;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(data?.momentOfTruth).toBe(true);
  // also where nobody has it open
  const closed = await world.addJourney();
  await Scope.open({ kind: "user", userId: person.userId }, { journeyId: closed }, "journey.edit", (scope) =>
    applyEdit(scope, closed, (doc, origin) => removeTouchpoint(doc, { id: "touch-1" }, origin)),
  );
  for (let i = 0; i < 200 && (await nodeRows(closed)).length === 0; i += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
  const rows = await nodeRows(closed);
  expect(rows.some((row) => row.node_id === "touch-2")).toBe(true);
  expect(rows.some((row) => row.node_id === "touch-1" && row.removed_at === null)).toBe(false);
});

test("the read model follows: changed rows only, gone ones marked, dependants of an internal phase too", async () => {
  const { world, database } = collab;
  const journeyId = await world.addJourney();
  const client = await collab.join(await world.addPerson("editor"), { journeyId });
  const rowOf = async (id: string) => (await nodeRows(journeyId)).find((row) => row.node_id === id);
  const eventually = async (what: string, holds: () => Promise<boolean>) => {
    for (let i = 0; i < 200; i += 1) {
      if (await holds()) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`waited in vain until ${what}`);
  };
  retitle(client.doc, "Webwinkel");
  await eventually("the title is there", async () => (await rowOf("touch-1"))?.data.title === "Webwinkel");
  const untouched = (await rowOf("touch-2"))?.seq;
  retitle(client.doc, "Winkel op het web");
  await eventually(
    "the title is there",
    async () => (await rowOf("touch-1"))?.data.title === "Winkel op het web",
  );
  expect((await rowOf("touch-2"))?.seq).toBe(untouched);
  client.doc.getMap<Y.Map<unknown>>("phases").get("phase-1")?.set("internal", true);
  await eventually("its touchpoint is internal", async () => (await rowOf("touch-1"))?.internal === true);
  expect((await rowOf("touch-2"))?.internal).toBe(false);
  removeTouchpoint(client.doc, { id: "touch-2" }, user);
  await eventually("it is marked as gone", async () => (await rowOf("touch-2"))?.removed_at !== null);
  await eventually("the position is noted", async () => {
    const [room] = await database.everything<{ last_seq: string; projected_seq: string }[]>`
      select last_seq, projected_seq from rooms where id = ${journeyId}`;
    return room?.last_seq === room?.projected_seq;
  });
});

test("commits that fail for a while are tried again; what was refused for good closes that room only", async () => {
  const { world, database } = collab;
  const inner = createLogWriter(database.pools.collab);
  let failing = 0;
  let poisoned = "";
  const writeLog: WriteLog = (batch) => {
    if (failing > 0) {
      failing -= 1;
      return Promise.reject(new Error("the connection is lost"));
    }
    if (batch.some((write) => write.roomId === poisoned)) {
      return Promise.reject(Object.assign(new Error("refused"), { code: "23514" }));
    }
    return inner(batch);
  };
  const server = await collab.another({ writeLog });
  const person = await world.addPerson("editor");
  const good = await collab.join(person, { journeyId: await world.addJourney(), server });
  const badId = await world.addJourney();
  const bad = await collab.join(person, { journeyId: badId, server });
  failing = 3;
  retitle(good.doc, "Na drie keer");
  await good.saved();
  poisoned = badId;
  retitle(bad.doc, "Nooit");
  retitle(good.doc, "Wel");
  expect(await bad.closed()).toBe(CLOSE_CODES.database);
  await good.saved();
});

test("a slow database pauses writers, a gone one sends them away; readers stay, and all is saved when it is back", async () => {
  const { world, database } = collab;
  const inner = createLogWriter(database.pools.collab);
  let isAway = false;
  const writeLog: WriteLog = (batch) => (isAway ? Promise.reject(new Error("away")) : inner(batch));
  const server = await collab.another({ writeLog, settings: { slowAfter: 100, goneAfter: 600 } });
  const journeyId = await world.addJourney();
  const person = await world.addPerson("editor");
  const writer = await collab.join(person, { journeyId, server });
  const reader = await collab.join(await world.addPerson("viewer"), { journeyId, server });
  await writer.saved();
  isAway = true;
  retitle(writer.doc, "Zonder database");
  await until("the server says slow", () => server.collab.health().status === "slow");
  expect(writer.acked).toBeLessThan(writer.sent);
  expect(await writer.closed()).toBe(CLOSE_CODES.database);
  expect(reader.isOpen).toBe(true);
  expect(writer.acked).toBeLessThan(writer.sent);
  const early = await ticketFor(person, "journey", journeyId);
  const refused = new TestClient(`${server.url}/${journeyId}?ticket=${early}`);
  expect(await refused.closed()).toBe(CLOSE_CODES.database);
  isAway = false;
  await until("the queue is empty again", () => server.collab.health().status === "ok");
  const back = await collab.join(person, { journeyId, doc: writer.doc, server });
  await back.saved();
  expect(titleIn((await load(journeyId)).doc)).toBe("Zonder database");
});

test("fault stored-at-shutdown: a restart commits and acknowledges first, then asks everybody to come back, and refuses newcomers", async () => {
  const { world, database } = collab;
  const server = await collab.another();
  const journeyId = await world.addJourney();
  const person = await world.addPerson("editor");
  const clients = await Promise.all([1, 2, 3].map(() => collab.join(person, { journeyId, server })));
  for (const [i, { doc }] of clients.entries()) {
    addTouchpoint(doc, { phaseId: "phase-1", after: null, medium: "digital", title: `Laatste ${i}` }, user);
  }
  // the sockets' bytes are on their way when the end begins
  await new Promise((resolve) => setTimeout(resolve, 20));
  const ticket = await ticketFor(person, "journey", journeyId);
  const drained = server.collab.drain();
  const late = new TestClient(`${server.url}/${journeyId}?ticket=${ticket}`);
  await drained;
  for (const client of clients) {
    expect(await client.closed()).toBe(CLOSE_CODES.restart);
    expect(client.acked).toBe(client.sent);
  }
  await late.closed();
  expect(late.status).toBe(503);
  const [snapshot] = await database.everything<
    { seq: string }[]
  >`select max(seq) as seq from room_snapshots where room_id = ${journeyId}`;
  expect(Number(snapshot?.seq)).toBe(4);
  expect(readJourney((await load(journeyId)).doc).touchpoints).toHaveLength(5);
});

test("a reader that does not drain is closed and costs no memory", async () => {
  const { world } = collab;
  const server = await collab.another({ settings: { slowReaderBytes: 64 * 1024 } });
  const journeyId = await world.addJourney();
  const writer = await collab.join(await world.addPerson("editor"), { journeyId, server });
  const slow = await collab.join(await world.addPerson("viewer"), { journeyId, server });
  for (let n = 0; n < 4; n += 1) {
    const description = `${n}-`.repeat(7_500);
    addTouchpoint(
      writer.doc,
      { phaseId: "phase-1", after: null, medium: "digital", title: `${n}`, description },
      user,
    );
  }
  await writer.saved();
  slow.socket.pause();
  // every answer is the whole document
  for (let n = 0; n < 280; n += 1) slow.socket.send(encodeSync("step1", new Uint8Array([0])));
  await until("the slow one is gone", () => server.collab.health().sockets === 1);
  await writer.saved();
});

test("automatic versions: one for what changed, none within ten minutes, hourly ones after a week", async () => {
  const { world, database } = collab;
  const journeyId = await world.addJourney();
  const { collab: sql } = database.pools;
  const versions = () =>
    database.everything<
      { seq: string }[]
    >`select seq from room_versions where room_id = ${journeyId} order by at`;
  await recordDueVersions(sql, silent);
  await recordDueVersions(sql, silent);
  expect((await versions()).map((row) => Number(row.seq))).toEqual([1]);
  await database.everything`update room_versions set at = '2026-01-05 10:10Z' where room_id = ${journeyId}`;
  const client = await collab.join(await world.addPerson("editor"), { journeyId });
  retitle(client.doc, "Tweede versie");
  await client.saved();
  await recordDueVersions(sql, silent);
  expect((await versions()).map((row) => Number(row.seq))).toEqual([1, 2]);
  const [latest] = await database.everything<{ payload: Buffer }[]>`
    select payload from room_versions where room_id = ${journeyId} order by at desc limit 1`;
  const doc = new Y.Doc();
  if (latest) Y.applyUpdateV2(doc, latest.payload);
  expect(titleIn(doc)).toBe("Tweede versie");
  await database.everything`update room_versions set at = '2026-01-05 10:50Z' where room_id = ${journeyId} and seq = 2`;
  expect(await thinVersions(sql)).toBe(1);
  expect((await versions()).map((row) => Number(row.seq))).toEqual([2]);
});

test("the very first message to a room that was just loaded may bring edits", async () => {
  const { world } = collab;
  const server = await collab.another({ settings: { projectEvery: 60_000 } });
  const journeyId = await world.addJourney();
  const { doc } = await load(journeyId);
  const offline = new Y.Doc();
  Y.applyUpdate(offline, Y.encodeStateAsUpdate(doc));
  setExperience(offline, { touchpointId: "touch-1", personaId: "persona-1", value: 1 }, user);
  retitle(offline, "Onderweg getypt");
  const client = await collab.join(await world.addPerson("editor"), { journeyId, doc: offline, server });
  await client.saved();
  const stored = readJourney((await load(journeyId)).doc);
  expect(stored.experiences).toHaveLength(1);
  expect(stored.touchpoints[0]?.title).toBe("Onderweg getypt");
});
