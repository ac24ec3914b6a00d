// Processes that serve the same journeys hear of each other's edits and people, and get over it when they do not.
import {
  createEncoder,
  toUint8Array,
  writeUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from "lib0/encoding";
import { createDecoder, readVarString, readVarUint } from "lib0/decoding";
import { expect, test } from "vitest";
import { FRAME } from "#document/protocol.ts";
import { type TestClient, until } from "#server/testing/collab-client.ts";
import { provideCollab, retitle, titleIn } from "#server/testing/collab-fixture.ts";
import { herePayloads, movedPayloads, readNodeMessage, type OpenNodeWire } from "./nodes.ts";

const collab = provideCollab();

/** Says where this client is, as y-protocols would. */
function announce(client: TestClient, state: object | null): void {
  const states = createEncoder();
  writeVarUint(states, 1);
  writeVarUint(states, client.doc.clientID);
  writeVarUint(states, 1);
  writeVarString(states, JSON.stringify(state));
  const message = createEncoder();
  writeVarUint(message, FRAME.awareness);
  writeVarUint8Array(message, toUint8Array(states));
  const whole = createEncoder();
  writeUint8Array(whole, toUint8Array(message));
  client.socket.send(toUint8Array(whole));
}

/** The last state this client heard of a client id; undefined = never, null = gone. */
function seen(client: TestClient, clientId: number): unknown {
  let found: unknown;
  for (const bytes of client.presence) {
    const decoder = createDecoder(bytes);
    const count = readVarUint(decoder);
    for (let i = 0; i < count; i += 1) {
      const id = readVarUint(decoder);
      readVarUint(decoder);
      const state: unknown = JSON.parse(readVarString(decoder));
      if (id === clientId) found = state;
    }
  }
  return found;
}

/** A wire that carries nothing. */
const deaf: OpenNodeWire = () => Promise.resolve({ send: () => {}, close: () => Promise.resolve() });

test("who is on one process is seen on the other, by name, until they leave", async () => {
  const { world } = collab;
  const journeyId = await world.addJourney();
  const other = await collab.another();
  const here = await collab.join(await world.addPerson("editor", "Lotte"), { journeyId });
  announce(here, { selected: "touch-1" });
  const there = await collab.join(await world.addPerson("editor", "Bram"), { journeyId, server: other });
  // the room was opened there after the announcement: it asks who is where
  await until("the newcomer sees who was here before", () => seen(there, here.doc.clientID) !== undefined);
  expect(seen(there, here.doc.clientID)).toMatchObject({ selected: "touch-1", user: { name: "Lotte" } });
  announce(there, { selected: "touch-2" });
  await until("the first sees the newcomer", () => seen(here, there.doc.clientID) !== undefined);
  expect(seen(here, there.doc.clientID)).toMatchObject({ user: { name: "Bram" } });
  await here.close();
  await until("leaving is told", () => seen(there, here.doc.clientID) === null);
});

test("a process that hears nothing still reads everything, by asking the log", async () => {
  const { world } = collab;
  const journeyId = await world.addJourney();
  const other = await collab.another({ nodeWire: deaf });
  const here = await collab.join(await world.addPerson("editor"), { journeyId });
  const there = await collab.join(await world.addPerson("editor"), { journeyId, server: other });
  retitle(here.doc, "Over en weer");
  await here.saved();
  await until("the poll finds it", () => titleIn(there.doc) === "Over en weer");
});

test("messages: what a process says itself and what is none of ours is not heard; large ones are cut", () => {
  const rooms = Array.from({ length: 250 }, (_, n) => [`room-${n}`.padEnd(21, "x"), n] as const);
  const payloads = movedPayloads("one", rooms);
  expect(payloads).toHaveLength(3);
  expect(payloads.map((payload) => readNodeMessage("log", payload, "one"))).toEqual([null, null, null]);
  const heard = payloads.flatMap((payload) => {
    const message = readNodeMessage("log", payload, "two");
    return message?.kind === "moved" && message.rooms !== "*" ? message.rooms : [];
  });
  expect(heard).toEqual(rooms);
  const many = Array.from({ length: 301 }, (_, n) => [`room-${n}`.padEnd(21, "x"), n] as const);
  expect(readNodeMessage("log", movedPayloads("one", many)[0] ?? "", "two")).toEqual({
    kind: "moved",
    rooms: "*",
  });
  expect(readNodeMessage("log", "not ours", "two")).toBeNull();

  const states = Array.from({ length: 40 }, (_, n) => ({
    clientId: n,
    clock: n,
    state: `"${"é".repeat(900)}"`,
  }));
  const cut = herePayloads("one", "room".padEnd(21, "x"), states);
  expect(Math.max(...cut.map((payload) => Buffer.byteLength(payload)))).toBeLessThan(8_000);
  const together = cut.flatMap((payload) => {
    const message = readNodeMessage("here", payload, "two");
    return message?.kind === "here" ? message.states : [];
  });
  expect(together).toEqual(states);
});
