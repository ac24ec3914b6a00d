// Faults that other collaboration servers have had, each as a test of ours. Two more stand beside the life of rooms
// (rooms.test.ts): a load that fails, and a restart.
import { connect as connectTcp } from "node:net";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { addTouchpoint, removeTouchpoint } from "#document/edit-touchpoint.ts";
import { createOrigin } from "#document/origin.ts";
import { canonicalState } from "#document/plain-state.ts";
import { readJourney } from "#document/read.ts";
import { TestClient, until } from "#server/testing/collab-client.ts";
import { provideCollab, retitle, titleIn } from "#server/testing/collab-fixture.ts";
import { createCollabWorld, ticketFor } from "#server/testing/collab-world.ts";
import { createLogWriter, type WriteLog } from "./committer.ts";
import { pruneLog, snapshotOf, writeSnapshot } from "./compact.ts";
import { loadRoom } from "./load.ts";

const collab = provideCollab();
const user = createOrigin("user", "test");
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const load = (journeyId: string) => loadRoom(collab.database.pools.collab, journeyId);
const state = async (journeyId: string) => canonicalState((await load(journeyId)).doc);
const add = (doc: Y.Doc, title: string) =>
  addTouchpoint(doc, { phaseId: "phase-1", after: null, medium: "digital", title }, user);

/** The product's writer, each time later by `ms`; counts how often it was called and how often at once. */
function slowWriter(ms: number): WriteLog & { calls: number; atOnce: number } {
  const inner = createLogWriter(collab.database.pools.collab);
  let running = 0;
  const write: WriteLog = async (batch) => {
    running += 1;
    counted.calls += 1;
    counted.atOnce = Math.max(counted.atOnce, running);
    await pause(ms);
    try {
      return await inner(batch);
    } finally {
      running -= 1;
    }
  };
  const counted = Object.assign(write, { calls: 0, atOnce: 0 });
  return counted;
}

test("fault foreign-step2: a stale third process gets rows of the log, never deletions without what they delete", async () => {
  const { world } = collab;
  const journeyId = await world.addJourney();
  const [second, third] = [await collab.another(), await collab.another({ settings: { poll: 1_500 } })];
  const stale = await collab.join(await world.addPerson("viewer"), { journeyId, server: third });
  const editor = await world.addPerson("editor");
  const here = await collab.join(editor, { journeyId });
  const old = new Y.Doc();
  Y.applyUpdate(old, Y.encodeStateAsUpdate(here.doc));
  const id = add(here.doc, "Kort bestaan");
  add(here.doc, "Blijft");
  removeTouchpoint(here.doc, { id }, user);
  await here.saved();
  const rows = await collab.logLength(journeyId);
  // each of these is answered with a step 2 of its own, full of deletions
  for (const server of [collab.server, second, third]) {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(old));
    await (await collab.join(editor, { journeyId, doc, server })).saved();
  }
  await until("the stale one has it", () => canonicalState(stale.doc) === canonicalState(here.doc));
  expect(stale.doc.store.pendingDs).toBeNull();
  expect(stale.doc.store.pendingStructs).toBeNull();
  expect(await collab.logLength(journeyId)).toBe(rows);
  expect(await state(journeyId)).toBe(canonicalState(here.doc));
});

test("fault unload-while-saving: who comes while the last edit is still on its way to the log sees it", async () => {
  const { world } = collab;
  const journeyId = await world.addJourney();
  const person = await world.addPerson("editor");
  const server = await collab.another({ writeLog: slowWriter(400), settings: { unloadAfter: 1 } });
  const first = await collab.join(person, { journeyId, server });
  retitle(first.doc, "Nog onderweg");
  await until("the server has it", () => server.collab.health().oldest > 0);
  await first.close();
  await pause(120);
  const second = await collab.join(person, { journeyId, server });
  expect(titleIn(second.doc)).toBe("Nog onderweg");
  await until("it is stored", () => server.collab.health().oldest === 0);
  expect(titleIn((await load(journeyId)).doc)).toBe("Nog onderweg");
});

test("fault store-storm: however slow the store is, one write runs at a time and the rest gathers", async () => {
  const { world } = collab;
  const journeyId = await world.addJourney();
  const writeLog = slowWriter(250);
  const server = await collab.another({ writeLog });
  const client = await collab.join(await world.addPerson("editor"), { journeyId, server });
  await client.saved();
  writeLog.calls = 0;
  for (let i = 0; i < 120; i += 1) {
    retitle(client.doc, `Titel ${i}`);
    await pause(3);
  }
  await client.saved();
  expect(writeLog.atOnce).toBe(1);
  expect(writeLog.calls).toBeLessThan(20);
});

test("fault pre-auth-memory: nothing is kept of who has not shown a ticket, and nothing is opened for them", async () => {
  const { server, world } = collab;
  const { port } = new URL(server.url);
  const before = server.collab.health();
  const answers = await Promise.all(
    Array.from(
      { length: 40 },
      (_, n) =>
        new Promise<string>((resolve) => {
          const socket = connectTcp(Number(port), "127.0.0.1");
          let heard = "";
          socket.on("data", (piece) => {
            heard += piece.toString();
          });
          socket.on("error", () => {});
          socket.on("close", () => resolve(heard));
          socket.write(
            `GET /collab/${world.journeyId}?ticket=${n} HTTP/1.1\r\nHost: x\r\nOrigin: http://redthread.test\r\n` +
              "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
          );
          socket.write(Buffer.alloc(1024 * 1024));
        }),
    ),
  );
  // a socket may also be reset before its answer is read
  for (const answer of answers) expect(answer).toMatch(/^$|^HTTP\/1\.1 401 /);
  expect(answers.some((answer) => answer.startsWith("HTTP/1.1 401"))).toBe(true);
  expect(server.collab.health()).toMatchObject({ sockets: before.sockets, rooms: before.rooms });
});

test("fault dirty-flag: an edit that comes while the one before is being written is written too", async () => {
  const { world, database } = collab;
  const journeyId = await world.addJourney();
  const server = await collab.another({ writeLog: slowWriter(60), settings: { projectEvery: 1 } });
  const client = await collab.join(await world.addPerson("editor"), { journeyId, server });
  for (let i = 0; i <= 60; i += 1) {
    retitle(client.doc, `Titel ${i}`);
    await pause(7);
  }
  await client.saved();
  let found: { title: string; last_seq: string; projected_seq: string } | undefined;
  for (let i = 0; i < 250; i += 1) {
    [found] = await database.everything<{ title: string; last_seq: string; projected_seq: string }[]>`
      select n.data->>'title' as title, last_seq, projected_seq from rooms r
      join journey_nodes n on n.journey_id = r.id and n.node_id = 'touch-1' where r.id = ${journeyId}`;
    if (found?.title === "Titel 60" && found.last_seq === found.projected_seq) break;
    await pause(20);
  }
  expect(found?.title).toBe("Titel 60");
  expect(found?.projected_seq).toBe(found?.last_seq);
});

test("fault missed-by-rebuild: a room taken from the log again hands on what other processes wrote meanwhile", async () => {
  const { world } = collab;
  const journeyId = await world.addJourney();
  const deaf = await collab.another({
    settings: { poll: 3_600_000 },
    nodeWire: () => Promise.resolve({ send: () => {}, close: () => Promise.resolve() }),
  });
  const there = await collab.join(await world.addPerson("editor"), { journeyId, server: deaf });
  const here = await collab.join(await world.addPerson("editor"), { journeyId });
  retitle(here.doc, "Van de andere kant");
  await here.saved();
  expect(titleIn(there.doc)).toBe("Website");
  const attacker = await collab.join(await world.addPerson("editor"), { journeyId, server: deaf });
  const copy = new Y.Doc();
  copy.getMap("secrets").set("a", 1);
  copy.getMap("phases").set("p", 3);
  attacker.sendCounted("update", Y.encodeStateAsUpdate(copy));
  const wrong = new Y.Doc();
  wrong.getMap("phases").set("p", 3);
  const second = await collab.join(await world.addPerson("editor"), { journeyId, server: deaf });
  second.sendCounted("update", Y.encodeStateAsUpdate(wrong));
  await second.closed();
  await until("it was handed on", () => titleIn(there.doc) === "Van de andere kant");
});

test("fault lost-tail: a room that stands further back than the log reaches is taken from the snapshot", async () => {
  const { world, database } = collab;
  const journeyId = await world.addJourney();
  const late = await collab.another({
    settings: { poll: 3_600_000 },
    nodeWire: () => Promise.resolve({ send: () => {}, close: () => Promise.resolve() }),
  });
  const there = await collab.join(await world.addPerson("editor"), { journeyId, server: late });
  const here = await collab.join(await world.addPerson("editor"), { journeyId });
  retitle(here.doc, "Lang geleden");
  await here.saved();
  const { doc, seq, workspaceId } = await load(journeyId);
  await writeSnapshot(database.pools.collab, {
    roomId: journeyId,
    workspaceId,
    seq,
    payload: snapshotOf(doc),
  });
  await database.everything`update room_updates set at = now() - interval '8 days' where room_id = ${journeyId}`;
  expect(await pruneLog(database.pools.collab, journeyId)).toBeGreaterThan(0);
  add(here.doc, "Daarna");
  await here.saved();
  // its own edit shows it that the log has moved
  add(there.doc, "Van hier");
  await until("it has all of it", () => titleIn(there.doc) === "Lang geleden");
  await until("copies are equal", () => canonicalState(there.doc).includes("Daarna"));
});

test("fault mixed-workspaces: rows of a room carry its own workspace, and a ticket opens no room of another", async () => {
  const { world, database, server } = collab;
  const foreign = await createCollabWorld(database.everything);
  const stranger = await foreign.addPerson("editor");
  const client = await collab.connect(stranger, "journey", foreign.journeyId);
  await client.ready();
  retitle(client.doc, "Van de anderen");
  await client.saved();
  const rows = await database.everything<{ workspace_id: string }[]>`
    select distinct workspace_id from room_updates where room_id = ${foreign.journeyId}`;
  expect(rows.map((row) => row.workspace_id)).toEqual([foreign.workspaceId]);
  for (const path of [
    world.journeyId,
    `${world.workspaceId}:${foreign.journeyId}`,
    `${foreign.journeyId}:${world.journeyId}`,
  ]) {
    const ticket = await ticketFor(stranger, "journey", foreign.journeyId);
    const other = new TestClient(`${server.url}/${path}?ticket=${ticket}`);
    await other.closed();
    expect([path, other.status === 403 || other.status === 404]).toEqual([path, true]);
  }
  await expect(ticketFor(stranger, "journey", world.journeyId)).rejects.toThrow();
});

test("fault merged-updates: a snapshot is the log replayed, deletions and all, and stands for it alone", async () => {
  const { world, database } = collab;
  const journeyId = await world.addJourney();
  const client = await collab.join(await world.addPerson("editor"), { journeyId });
  for (let i = 0; i < 60; i += 1) {
    const id = add(client.doc, `Nieuw ${i}`);
    if (i % 2 === 0) removeTouchpoint(client.doc, { id }, user);
  }
  await client.saved();
  const replayed = await load(journeyId);
  const whole = { roomId: journeyId, workspaceId: replayed.workspaceId, seq: replayed.seq };
  expect(await writeSnapshot(database.pools.collab, { ...whole, payload: snapshotOf(replayed.doc) })).toBe(
    true,
  );
  await database.everything`delete from room_updates where room_id = ${journeyId}`;
  const alone = await load(journeyId);
  expect(Y.encodeStateAsUpdate(alone.doc)).toEqual(Y.encodeStateAsUpdate(replayed.doc));
  expect(canonicalState(alone.doc)).toBe(canonicalState(client.doc));
  expect(readJourney(alone.doc).touchpoints).toHaveLength(32);
});

test("fault deletions-and-vectors: a deletion moves no state vector and is acknowledged and stored all the same", async () => {
  const { world } = collab;
  const journeyId = await world.addJourney();
  const client = await collab.join(await world.addPerson("editor"), { journeyId });
  await client.saved();
  const rows = await collab.logLength(journeyId);
  const before = [Y.encodeStateVector(client.doc), client.sent] as const;
  removeTouchpoint(client.doc, { id: "touch-2" }, user);
  expect([Y.encodeStateVector(client.doc), client.sent]).toEqual([before[0], before[1] + 1]);
  await client.saved();
  expect(await collab.logLength(journeyId)).toBe(rows + 1);
  expect(readJourney((await load(journeyId)).doc).touchpoints.map((one) => one.id)).not.toContain("touch-2");
});
