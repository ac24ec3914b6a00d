// The contract of the socket: ticket, handshake, fan-out, log, acknowledgement.
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { setText } from "#document/texts.ts";
import { createOrigin } from "#document/origin.ts";
import { readJourney } from "#document/read.ts";
import { decodeNotice, FRAME } from "#document/protocol.ts";
import { takeTicket } from "#server/auth/ticket.ts";
import { TestClient, until } from "#server/testing/collab-client.ts";
import { startTestCollab, TEST_ORIGIN, type TestCollab } from "#server/testing/collab-server.ts";
import { type CollabPerson, type CollabWorld, createCollabWorld, ticketFor } from "#server/testing/collab-world.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import { loadRoom } from "./load.ts";

let database: TestDatabase;
let world: CollabWorld;
let server: TestCollab;
let lotte: CollabPerson;
let bram: CollabPerson;
const open: TestClient[] = [];
const user = createOrigin("user", "test");

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createCollabWorld(database.everything);
  server = await startTestCollab({ pools: { collab: database.pools.collab } });
  lotte = await world.addPerson("editor", "Lotte");
  bram = await world.addPerson("editor", "Bram");
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((client) => client.close()));
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

async function join(person: CollabPerson, journeyId = world.journeyId, doc?: Y.Doc): Promise<TestClient> {
  const ticket = await ticketFor(person, "journey", journeyId);
  const client = new TestClient(`${server.url}/${journeyId}?ticket=${ticket}`, doc ? { doc } : {});
  open.push(client);
  return client.ready();
}

const titleIn = (doc: Y.Doc, id = "touch-1") => readJourney(doc).touchpoints.find((one) => one.id === id)?.title;
const retitle = (doc: Y.Doc, title: string, id = "touch-1") =>
  setText(doc, { collection: "touchpoints", id, field: "title" }, title, user);

test("an edit reaches the other, is acknowledged after the commit and is read by a fresh load", async () => {
  const a = await join(lotte);
  const b = await join(bram);
  expect(titleIn(a.doc)).toBe("Website");
  retitle(a.doc, "Website van de winkel");
  await a.saved();
  await until("the other sees it", () => titleIn(b.doc) === "Website van de winkel");
  const fresh = await loadRoom(database.pools.collab, world.journeyId);
  expect(titleIn(fresh.doc)).toBe("Website van de winkel");
});

test("a plain y-websocket client with a ticket works, and is told what is durable", async () => {
  const ticket = await ticketFor(lotte, "journey", world.journeyId);
  class Socket extends WebSocket {
    constructor(address: string | URL) {
      super(address, { origin: TEST_ORIGIN });
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(server.url, world.journeyId, doc, {
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
  const other = await join(bram);
  retitle(doc, "Door een gewone client");
  await until("the other sees it", () => titleIn(other.doc) === "Door een gewone client");
  // its step 2 and its update
  await until("both are acknowledged", () => acks.at(-1) === 2);
  provider.destroy();
});

test("a ticket is good once: of eight takers one gets it", async () => {
  const ticket = await ticketFor(lotte, "journey", world.journeyId);
  const taken = await Promise.all(Array.from({ length: 8 }, () => takeTicket(ticket)));
  expect(taken.filter((one) => one !== null)).toHaveLength(1);
});
