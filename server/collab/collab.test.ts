// The contract of the socket: handshake, fan-out, log, acknowledgement.
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { decodeNotice, FRAME } from "#document/protocol.ts";
import { until } from "#server/testing/collab-client.ts";
import { retitle, titleIn, provideCollab } from "#server/testing/collab-fixture.ts";
import { TEST_ORIGIN } from "#server/testing/test-origin.ts";
import { ticketFor } from "#server/testing/collab-world.ts";
import { loadRoom } from "./load.ts";

const collab = provideCollab({ settings: { heartbeat: 300 } });

test("an edit reaches the other, is acknowledged after the commit and is read by a fresh load", async () => {
  const { world } = collab;
  const a = await collab.join(await world.addPerson("editor"));
  const b = await collab.join(await world.addPerson("editor"));
  expect(titleIn(a.doc)).toBe("Website");
  retitle(a.doc, "Website van de winkel");
  await a.saved();
  const fresh = await loadRoom(collab.database.pools.collab, world.journeyId);
  expect(titleIn(fresh.doc)).toBe("Website van de winkel");
  await until("the other sees it", () => titleIn(b.doc) === "Website van de winkel");
});

test("a plain y-websocket client with a ticket works, and is told what is durable", async () => {
  const { world } = collab;
  const ticket = await ticketFor(await world.addPerson("editor"), "journey", world.journeyId);
  class Socket extends WebSocket {
    constructor(address: string | URL) {
      super(address, { origin: TEST_ORIGIN });
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(collab.server.url, world.journeyId, doc, {
    params: { ticket },
    WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    shouldReconnect: () => false,
  });
  const acks: number[] = [];
  provider.messageHandlers[FRAME.ack] = (_encoder, decoder) => {
    const notice = decodeNotice(decoder.arr);
    if (notice?.kind === "ack") acks.push(notice.ordinal);
  };
  await until("the provider is synced", () => provider.synced);
  const other = await collab.join(await world.addPerson("editor"));
  retitle(doc, "Door een gewone client");
  await until("the other sees it", () => titleIn(other.doc) === "Door een gewone client");
  // its step 2 and its update
  await until("both are acknowledged", () => acks.at(-1) === 2);
  provider.destroy();
});

test("twenty people type in one title at once; all copies and the log are equal, everything is acknowledged", async () => {
  const { world } = collab;
  const journeyId = await world.addJourney();
  const clients = await Promise.all(
    Array.from({ length: 20 }, async () => collab.join(await world.addPerson("editor"), { journeyId })),
  );
  for (let round = 0; round < 5; round += 1) {
    for (const [i, { doc }] of clients.entries()) {
      retitle(doc, `${titleIn(doc) ?? ""}${String.fromCharCode(97 + i)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await Promise.all(clients.map((client) => client.saved()));
  const fresh = await loadRoom(collab.database.pools.collab, journeyId);
  const title = titleIn(fresh.doc);
  expect(title).toHaveLength("Website".length + 100);
  await until("all copies are equal", () => clients.every(({ doc }) => titleIn(doc) === title));
});

test("a socket that is quiet hears the acknowledgement again as a heartbeat", async () => {
  const client = await collab.join(await collab.world.addPerson("viewer"));
  await client.saved();
  const { acks } = client;
  await until("a heartbeat comes", () => client.acks > acks);
  expect(client.acked).toBe(1);
});

test("a newcomer with nothing and one that knows a part read the same document", async () => {
  const { world } = collab;
  const journeyId = await world.addJourney();
  const editor = await world.addPerson("editor");
  const first = await collab.join(editor, { journeyId });
  const half = new Y.Doc();
  Y.applyUpdate(half, Y.encodeStateAsUpdate(first.doc));
  for (const title of ["Een", "Twee", "Drie"]) retitle(first.doc, title);
  const second = await collab.join(editor, { journeyId });
  retitle(first.doc, "Vier");
  await first.saved();
  const third = await collab.join(editor, { journeyId });
  const fourth = await collab.join(editor, { journeyId, doc: half });
  for (const { doc } of [second, third, fourth]) {
    await until("it has the last title", () => titleIn(doc) === "Vier");
    expect(doc.store.pendingStructs).toBeNull();
  }
});

test("an acknowledgement waits for the commit: while the room is locked elsewhere there is none", async () => {
  const { world, database } = collab;
  const journeyId = await world.addJourney();
  const client = await collab.join(await world.addPerson("editor"), { journeyId });
  await client.saved();
  const before = client.acked;
  let release = () => {};
  const held = database.everything.begin(async (sql) => {
    await sql`select 1 from rooms where id = ${journeyId} for update`;
    await new Promise<void>((resolve) => {
      release = resolve;
    });
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  retitle(client.doc, "Nog niet bewaard");
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(client.acked).toBe(before);
  release();
  await held;
  await client.saved();
  expect(client.acked).toBe(client.sent);
});
