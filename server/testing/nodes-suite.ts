// What several processes over one log owe their people, whatever wire lies between them: run with NOTIFY in every test run
// and with Redis where that can be had.
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
import { type TestClient, until } from "./collab-client.ts";
import { provideCollab, retitle, titleIn } from "./collab-fixture.ts";
import type { OpenNodeWire } from "#server/collab/nodes.ts";

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

/** @param nodeWire how the processes speak; NOTIFY unless given */
export function nodesSuite(nodeWire?: OpenNodeWire): void {
  const collab = provideCollab(nodeWire ? { nodeWire } : {});

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

  test("edits on one process are read on the other long before it would ask the log", async () => {
    const { world } = collab;
    const journeyId = await world.addJourney();
    const settings = { poll: 60_000 };
    const [one, other] = await Promise.all([collab.another({ settings }), collab.another({ settings })]);
    const here = await collab.join(await world.addPerson("editor"), { journeyId, server: one });
    const there = await collab.join(await world.addPerson("editor"), { journeyId, server: other });
    for (let edit = 0; edit < 20; edit += 1) {
      retitle(here.doc, `Hier ${edit}`);
      retitle(there.doc, `Daar ${edit}`, "touch-2");
      await Promise.all([here.saved(), there.saved()]);
    }
    await until(
      "both have everything",
      () => titleIn(there.doc) === "Hier 19" && titleIn(here.doc, "touch-2") === "Daar 19",
    );
  });
}
