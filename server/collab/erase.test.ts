// Erasing a journey's history: no byte of what was deleted is left, open sockets begin anew, and no copy from before brings
// it back.
import { expect, test } from "vitest";
import * as Y from "yjs";
import { addTouchpoint, removeTouchpoint } from "#document/edit-touchpoint.ts";
import { createOrigin } from "#document/origin.ts";
import { CLOSE_CODES } from "#document/protocol.ts";
import { readJourney } from "#document/read.ts";
import { setText } from "#document/texts.ts";
import { encodeVersion } from "#document/version-state.ts";
import { Scope } from "#server/auth/scope.ts";
import { issueTicket } from "#server/auth/ticket.ts";
import { eraseHistory } from "#server/jobs/erase.ts";
import { TestClient } from "#server/testing/collab-client.ts";
import { provideCollab, retitle, titleIn } from "#server/testing/collab-fixture.ts";
import type { CollabPerson } from "#server/testing/collab-world.ts";
import { snapshotOf, writeSnapshot } from "./compact.ts";
import { eraseLog } from "./erase.ts";
import { loadRoom } from "./load.ts";
import { lockReadModel, nodeRowsOf, writeReadModel } from "./read-model.ts";

const collab = provideCollab();
const user = createOrigin("user", "test");
const SECRET = "Gaan7Marokko";
const GONE = "VertrokkenKlant42";

/** Tables of the journey in which the words still stand, as bytes or as text. */
async function placesOf(journeyId: string, words: string): Promise<string[]> {
  const rows = await collab.database.everything<{ place: string; payload: Buffer }[]>`
    select 'room_updates' as place, payload from room_updates where room_id = ${journeyId}
    union all select 'room_snapshots', payload from room_snapshots where room_id = ${journeyId}
    union all select 'room_versions', payload from room_versions where room_id = ${journeyId}
    union all select 'journey_nodes', convert_to(data::text, 'UTF8') from journey_nodes where journey_id = ${journeyId}`;
  return [...new Set(rows.filter(({ payload }) => payload.includes(words)).map(({ place }) => place))].sort();
}

/** A journey in whose past a title and a whole card held somebody's words, in every place that keeps the past. */
async function withPast(person: CollabPerson) {
  const { world, database } = collab;
  const journeyId = await world.addJourney();
  const client = await collab.join(person, { journeyId });
  retitle(client.doc, SECRET);
  addTouchpoint(client.doc, { id: "gone", phaseId: "phase-1", medium: "digital", title: GONE }, user);
  await client.saved();
  const { doc, seq, workspaceId } = await loadRoom(database.pools.collab, journeyId);
  const payload = snapshotOf(doc);
  await writeSnapshot(database.pools.collab, { roomId: journeyId, workspaceId, seq, payload });
  await database.everything`
    insert into room_versions (workspace_id, id, room_id, name, seq, payload)
    values (${workspaceId}, ${journeyId}, ${journeyId}, 'Met naam', ${seq}, ${Buffer.from(encodeVersion(doc))})`;
  await expect.poll(() => placesOf(journeyId, GONE)).toContain("journey_nodes");
  // a copy of a tab that was closed with all of it
  const old = new Y.Doc();
  Y.applyUpdate(old, Y.encodeStateAsUpdate(client.doc));
  retitle(client.doc, "Website");
  removeTouchpoint(client.doc, { id: "gone" }, user);
  await client.saved();
  return { journeyId, client, old };
}

/** A socket whose client says of which epoch its document is, or says nothing of it. */
async function connect(person: CollabPerson, journeyId: string, doc: Y.Doc, epoch?: number) {
  const issued = await Scope.open(
    { kind: "user", userId: person.userId },
    { journeyId },
    "journey.view",
    (scope) =>
      issueTicket(scope, {
        kind: "journey",
        sessionId: person.sessionId,
        clientId: null,
        ...(epoch !== undefined && { epoch }),
      }),
  );
  const url = `${collab.server.url}/${journeyId}?ticket=${issued.ticket}`;
  return { client: new TestClient(url, { doc }), epoch: issued.epoch };
}

test("erasing leaves no byte of deleted words, and the journey as it was", { timeout: 60_000 }, async () => {
  const editor = await collab.world.addPerson("editor");
  const { journeyId, client } = await withPast(editor);
  const everywhere = ["journey_nodes", "room_snapshots", "room_updates", "room_versions"];
  expect(await placesOf(journeyId, SECRET)).toEqual(expect.arrayContaining(everywhere.slice(1)));
  expect(await placesOf(journeyId, GONE)).toEqual(everywhere);
  const before = readJourney(client.doc);

  await eraseHistory({ workspaceId: collab.world.workspaceId, journeyId });
  expect(await placesOf(journeyId, SECRET)).toEqual([]);
  expect(await placesOf(journeyId, GONE)).toEqual([]);
  expect(await client.closed()).toBe(CLOSE_CODES.restart);
  const loaded = await loadRoom(collab.database.pools.collab, journeyId);
  expect(loaded.epoch).toBe(2);
  const after = readJourney(loaded.doc);
  expect(after).toEqual(before);

  const { client: fresh, epoch } = await connect(editor, journeyId, new Y.Doc());
  await fresh.ready();
  expect(epoch).toBe(2);
  retitle(fresh.doc, "Verder");
  await fresh.saved();
  expect(titleIn((await loadRoom(collab.database.pools.collab, journeyId)).doc)).toBe("Verder");
  await fresh.close();
});

test("a copy from before the erasure is let in by nobody, whatever it says", {
  timeout: 60_000,
}, async () => {
  const editor = await collab.world.addPerson("editor");
  const { journeyId, old } = await withPast(editor);
  const early = await connectLater(editor, journeyId);
  await eraseHistory({ workspaceId: collab.world.workspaceId, journeyId });

  // a ticket from before, a client that says nothing, and one that names the epoch it had
  const stale = new TestClient(early, { doc: old });
  expect(await stale.closed()).toBe(CLOSE_CODES.restart);
  const { client: silent } = await connect(editor, journeyId, old);
  expect(await silent.closed()).toBe(CLOSE_CODES.unreadable);
  const { client: honest, epoch } = await connect(editor, journeyId, old, 1);
  expect(epoch).toBe(2);
  expect(await honest.closed()).toBe(CLOSE_CODES.unreadable);

  expect(await placesOf(journeyId, SECRET)).toEqual([]);
  expect(await placesOf(journeyId, GONE)).toEqual([]);
  // the same person with the document of now is at home
  const { doc } = await loadRoom(collab.database.pools.collab, journeyId);
  const { client: known } = await connect(editor, journeyId, doc, 2);
  await known.ready();
  await known.close();
});

/** The address of a socket whose ticket was issued now and is used later. */
async function connectLater(person: CollabPerson, journeyId: string): Promise<string> {
  const { ticket } = await Scope.open(
    { kind: "user", userId: person.userId },
    { journeyId },
    "journey.view",
    (scope) => issueTicket(scope, { kind: "journey", sessionId: person.sessionId, clientId: null }),
  );
  return `${collab.server.url}/${journeyId}?ticket=${ticket}`;
}

test("an edit that was on its way while the log was erased is not written into the new one", async () => {
  const { world, database } = collab;
  const editor = await world.addPerson("editor");
  const { journeyId, client } = await withPast(editor);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  // the room is held while the edit arrives; then the erasure comes first in the queue for it
  const holder = database.everything.begin(async (sql) => {
    await sql`select 1 from rooms where id = ${journeyId} for update`;
    await held;
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const erased = eraseLog(database.pools.collab, journeyId);
  await new Promise((resolve) => setTimeout(resolve, 100));
  setText(client.doc, { collection: "touchpoints", id: "touch-1", field: "title" }, SECRET, user);
  await new Promise((resolve) => setTimeout(resolve, 200));
  release();
  await holder;
  expect((await erased).epoch).toBe(2);
  expect(await client.closed()).toBe(CLOSE_CODES.restart);
  expect(client.acked).toBeLessThan(client.sent);
  expect(await placesOf(journeyId, SECRET)).toEqual([]);
  expect(await collab.logLength(journeyId)).toBe(0);
});

test("erasing waits for a projector that has the read model, and neither holds what the other needs", {
  timeout: 60_000,
}, async () => {
  const editor = await collab.world.addPerson("editor");
  const { journeyId, client } = await withPast(editor);
  await client.close();
  const { doc, seq } = await loadRoom(collab.database.pools.collab, journeyId);
  const journey = readJourney(doc);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const projected = Scope.system("projector", collab.world.workspaceId, async (scope) => {
    await lockReadModel(scope, [journeyId]);
    await held;
    const rows = nodeRowsOf(journey, new Set());
    await writeReadModel(scope, [{ journeyId, journey, rows, gone: [], seq, projectedSeq: seq }]);
  });
  const erased = eraseHistory({ workspaceId: collab.world.workspaceId, journeyId });
  await expect.poll(waiting).toBeGreaterThan(0);
  release();
  await projected;
  await erased;
  expect(await placesOf(journeyId, GONE)).toEqual([]);
});

/** Statements of this database that wait for a lock. */
async function waiting(): Promise<number> {
  const [row] = await collab.database.everything<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return row?.count ?? 0;
}

test("erasing a journey that is gone does nothing", async () => {
  await expect(
    eraseHistory({ workspaceId: collab.world.workspaceId, journeyId: "nergens" }),
  ).resolves.toBeUndefined();
});
