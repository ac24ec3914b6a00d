// What a socket may send: roles by message type, limits, content; and that nothing wrong changes anything for anybody.
import { createDecoder, readVarUint, readVarUint8Array } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { CLOSE_CODES, encodeAwareness, encodeSync, FRAME, LIMITS, SYNC } from "#document/protocol.ts";
import { type TestClient, until } from "#server/testing/collab-client.ts";
import { retitle, titleIn, provideCollab } from "#server/testing/collab-fixture.ts";
import { loadRoom } from "./load.ts";

const collab = provideCollab({ settings: { strikes: 1_000_000 } });

/** An update that retitles a touchpoint, made on a copy of what the client has. */
function updateOf(client: TestClient, change: (doc: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(client.doc));
  const updates: Uint8Array[] = [];
  copy.on("update", (update: Uint8Array) => updates.push(update));
  change(copy);
  return Y.mergeUpdates(updates);
}

async function stored(journeyId: string): Promise<{ rows: number; title: string | undefined }> {
  const { doc } = await loadRoom(collab.database.pools.collab, journeyId);
  return { rows: await collab.logLength(journeyId), title: titleIn(doc) };
}

test.each(["viewer", "commenter", "manager"] as const)(
  "fuzz-1 fuzz-3 a %s reads; an update closes 4403 and is neither stored nor seen",
  async (role) => {
    const { world } = collab;
    const journeyId = await world.addJourney();
    const editor = await collab.join(await world.addPerson("editor"), { journeyId });
    const reader = await collab.join(await world.addPerson(role), { journeyId });
    expect(titleIn(reader.doc)).toBe("Website");
    const before = await stored(journeyId);
    retitle(reader.doc, "Mag niet");
    expect(await reader.closed()).toBe(CLOSE_CODES.forbidden);
    expect(await stored(journeyId)).toEqual(before);
    expect(titleIn(editor.doc)).toBe("Website");
  },
);

test("fuzz-1 fuzz-2 a reader's step 2 with offline edits is dropped and answered 102; without it is acknowledged", async () => {
  const { world } = collab;
  const journeyId = await world.addJourney();
  const viewer = await world.addPerson("viewer");
  const first = await collab.join(viewer, { journeyId });
  await first.saved();
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(first.doc));
  retitle(doc, "Onderweg getypt");
  const before = await stored(journeyId);
  const second = await collab.join(viewer, { journeyId, doc });
  await until("the refusal comes", () => second.refused.length > 0);
  expect(second.refused[0]).toMatchObject({ ordinal: 1, reason: CLOSE_CODES.forbidden });
  expect(second.isOpen).toBe(true);
  expect(await stored(journeyId)).toEqual(before);
  expect(titleIn(first.doc)).toBe("Website");
  // deleting offline is new content too
  const gone = new Y.Doc();
  Y.applyUpdate(gone, Y.encodeStateAsUpdate(first.doc));
  retitle(gone, "");
  const third = await collab.join(viewer, { journeyId, doc: gone });
  await until("the refusal comes", () => third.refused.length > 0);
  expect(await stored(journeyId)).toEqual(before);
});

const frame = (...numbers: number[]) => {
  const encoder = createEncoder();
  for (const number of numbers) writeVarUint(encoder, number);
  return toUint8Array(encoder);
};

test("fuzz-3 a reader that asks for the state gets it, and nothing else changes", async () => {
  const { world } = collab;
  const journeyId = await world.addJourney();
  const before = await stored(journeyId);
  const reader = await collab.join(await world.addPerson("viewer"), { journeyId });
  const again = new Y.Doc();
  reader.socket.on("message", (data: Buffer) => {
    const decoder = createDecoder(new Uint8Array(data));
    if (readVarUint(decoder) === FRAME.sync && readVarUint(decoder) !== SYNC.step1) {
      Y.applyUpdate(again, readVarUint8Array(decoder));
    }
  });
  reader.socket.send(encodeSync("step1", Y.encodeStateVector(again)));
  await until("the state came", () => titleIn(again) === "Website");
  expect(reader.isOpen).toBe(true);
  expect(await stored(journeyId)).toEqual(before);
});

test("fuzz-4 unknown types, text, empty, truncated and overlong frames close 4400; the room goes on", async () => {
  const { world } = collab;
  const journeyId = await world.addJourney();
  const bystander = await collab.join(await world.addPerson("editor"), { journeyId });
  const attacker = await world.addPerson("editor");
  const frames: (Uint8Array | string)[] = [
    "tekst",
    new Uint8Array(),
    frame(2),
    frame(100, 1),
    frame(255),
    frame(0, 3, 0),
    frame(0, 2, 50),
    new Uint8Array([0, 2, 255, 255, 255, 255, 255, 255, 255, 255, 127]),
    new Uint8Array([255]),
    new Uint8Array([...encodeSync("update", new Uint8Array([0, 0])), 7]),
  ];
  for (const bytes of frames) {
    const client = await collab.join(attacker, { journeyId });
    client.socket.send(bytes);
    expect(await client.closed()).toBe(CLOSE_CODES.malformed);
  }
  retitle(bystander.doc, "Nog steeds hier");
  await bystander.saved();
});

test("fuzz-6 an update above 1 MiB closes 4413, a frame above 8 MiB closes 1009, too many frames close 4529", async () => {
  const { world } = collab;
  const journeyId = await world.addJourney();
  const person = await world.addPerson("editor");
  const before = await stored(journeyId);
  const big = await collab.join(person, { journeyId });
  big.sendCounted("update", new Uint8Array(LIMITS.updateBytes + 1));
  expect(await big.closed()).toBe(CLOSE_CODES.tooLarge);
  expect(big.refused[0]).toMatchObject({ ordinal: 2, reason: CLOSE_CODES.tooLarge });
  const huge = await collab.join(person, { journeyId });
  huge.socket.send(new Uint8Array(LIMITS.frameBytes + 1));
  expect(await huge.closed()).toBe(1009);
  const fast = await collab.join(person, { journeyId });
  await fast.saved();
  for (let i = 0; i < LIMITS.syncFrameBurst + 200; i += 1)
    fast.socket.send(encodeSync("step1", new Uint8Array([0])));
  expect(await fast.closed()).toBe(CLOSE_CODES.tooFast);
  expect(await stored(journeyId)).toEqual(before);
});

test("content that is no journey is refused with its ordinal, and the room is taken from the log again", async () => {
  const { world } = collab;
  const journeyId = await world.addJourney();
  const bystander = await collab.join(await world.addPerson("editor"), { journeyId });
  const person = await world.addPerson("editor");
  const before = await stored(journeyId);
  const wrong: [string, (doc: Y.Doc) => void, number][] = [
    ["a foreign root", (doc) => doc.getMap("secrets").set("a", 1), CLOSE_CODES.invalid],
    ["a list", (doc) => doc.getMap("phases").set("p", new Y.Array()), CLOSE_CODES.invalid],
    [
      "an unknown field",
      (doc) => doc.getMap<Y.Map<unknown>>("touchpoints").get("touch-1")?.set("price", 3),
      CLOSE_CODES.invalid,
    ],
    [
      "a wrong value",
      (doc) => doc.getMap<Y.Map<unknown>>("touchpoints").get("touch-1")?.set("medium", "smell"),
      CLOSE_CODES.invalid,
    ],
    ["a text of 20,001 characters", (doc) => retitle(doc, "x"), CLOSE_CODES.tooLarge],
  ];
  for (const [what, change, code] of wrong) {
    const client = await collab.join(person, { journeyId });
    const update = updateOf(client, (doc) => {
      if (code === CLOSE_CODES.tooLarge) {
        const title = doc.getMap<Y.Map<unknown>>("touchpoints").get("touch-1")?.get("title");
        if (title instanceof Y.Text) title.insert(0, "x".repeat(LIMITS.textLength + 1));
      } else change(doc);
    });
    const ordinal = client.sendCounted("update", update);
    expect([what, await client.closed()]).toEqual([what, code]);
    expect(client.refused).toEqual([expect.objectContaining({ ordinal, reason: code })]);
  }
  expect(await stored(journeyId)).toEqual(before);
  expect(titleIn(bystander.doc)).toBe("Website");
  const late = await collab.join(person, { journeyId });
  expect(Y.encodeStateAsUpdate(late.doc)).toEqual(Y.encodeStateAsUpdate(bystander.doc));
});

test("an edit that was accepted and waits for its commit survives the rebuild after somebody else's refused one", async () => {
  const { world, database } = collab;
  const journeyId = await world.addJourney();
  const honest = await collab.join(await world.addPerson("editor"), { journeyId });
  const attacker = await collab.join(await world.addPerson("editor"), { journeyId });
  const viewer = await world.addPerson("viewer");
  await honest.saved();
  await attacker.saved();
  let release = () => {};
  const held = database.everything.begin(async (sql) => {
    await sql`select 1 from rooms where id = ${journeyId} for update`;
    await new Promise<void>((resolve) => {
      release = resolve;
    });
  });
  await new Promise((resolve) => setTimeout(resolve, 30));
  retitle(honest.doc, "Eerlijk");
  await until("the other sees it", () => titleIn(attacker.doc) === "Eerlijk");
  attacker.sendCounted(
    "update",
    updateOf(attacker, (doc) => doc.getMap("phases").set("p", 3)),
  );
  await attacker.closed();
  const late = await collab.join(viewer, { journeyId });
  expect(titleIn(late.doc)).toBe("Eerlijk");
  release();
  await held;
  await honest.saved();
  expect((await stored(journeyId)).title).toBe("Eerlijk");
});

test("three refusals keep a person out for a while", async () => {
  const { world } = collab;
  const server = await collab.another({ settings: { strikes: 3, strikeBlock: 60_000 } });
  const person = await world.addPerson("editor");
  for (let i = 0; i < 3; i += 1) {
    const client = await collab.join(person, { server });
    client.sendCounted(
      "update",
      updateOf(client, (doc) => doc.getMap("secrets").set("a", i)),
    );
    await client.closed();
  }
  await expect(collab.join(person, { server })).rejects.toThrow("status 403");
});

const presenceOf = (clientId: number, clock: number, state: string) => {
  const encoder = createEncoder();
  writeVarUint(encoder, 1);
  writeVarUint(encoder, clientId);
  writeVarUint(encoder, clock);
  writeVarString(encoder, state);
  return encodeAwareness(toUint8Array(encoder));
};
const seenBy = (client: TestClient) =>
  client.presence.map((bytes) => new TextDecoder().decode(bytes)).join("\n");

test("fuzz-5 presence: the person is the server's word, foreign ids and large states are dropped, leaving is told", async () => {
  const { world } = collab;
  const journeyId = await world.addJourney();
  const watcher = await collab.join(await world.addPerson("viewer", "Kijker"), { journeyId });
  const sender = await collab.connect(await world.addPerson("editor", "Lotte"), "journey", journeyId, {
    clientId: 4711,
  });
  await sender.ready();
  const fake = { id: "x", name: "Eigenaar", department: null, color: null };
  sender.socket.send(presenceOf(999, 1, JSON.stringify({ user: fake, cursor: [1, 1] })));
  sender.socket.send(
    presenceOf(4711, 2 ** 31, JSON.stringify({ user: fake, cursor: [5, 7], filler: "y".repeat(3_000) })),
  );
  sender.socket.send(presenceOf(4711, 2 ** 31, JSON.stringify({ user: fake, cursor: [5, 7] })));
  await until("it is seen", () => seenBy(watcher).includes("Lotte"));
  const seen = seenBy(watcher);
  expect(seen).toContain('"cursor":[5,7]');
  expect(seen).not.toContain("Eigenaar");
  expect(seen).not.toContain("filler");
  expect(sender.isOpen).toBe(true);
  const { length } = watcher.presence;
  sender.socket.send(presenceOf(4711, 3, JSON.stringify({ quiet: true, cursor: [9, 9], user: fake })));
  await until("quiet is told", () => watcher.presence.length > length);
  expect(seenBy(watcher)).not.toContain("[9,9]");
  const told = watcher.presence.length;
  await sender.close();
  await until("leaving is told", () => watcher.presence.length > told);
  expect(new TextDecoder().decode(watcher.presence.at(-1))).toContain("null");
});
