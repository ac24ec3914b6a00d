// Mutated updates against real rooms over real sockets, without the door: only the write path is asked here.
import type { AddressInfo } from "node:net";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocketServer } from "ws";
import * as Y from "yjs";
import { addTouchpoint } from "#document/edit-touchpoint.ts";
import { createOrigin } from "#document/origin.ts";
import { readJourney } from "#document/read.ts";
import { TestClient, until } from "./collab-client.ts";
import { retitle, titleIn } from "./collab-fixture.ts";
import { createCollabWorld } from "./collab-world.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { mulberry } from "./seeded.ts";
import { Acknowledger } from "#server/collab/acknowledger.ts";
import { Committer, createLogWriter } from "#server/collab/committer.ts";
import { Connection } from "#server/collab/connection.ts";
import { CollabMeasures } from "#server/collab/measures.ts";
import { loadRoom } from "#server/collab/load.ts";
import { Rooms } from "#server/collab/rooms.ts";
import { type CollabLog, DEFAULT_SETTINGS } from "#server/collab/settings.ts";

const LANES = 4;

function mutate(bytes: Uint8Array, random: () => number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const kind = random();
  const at = Math.floor(random() * copy.length);
  if (kind < 0.6) copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  else if (kind < 0.8) return copy.slice(0, at);
  else copy[at] = 0xff;
  return copy;
}

/** An honest update, made on a copy of a document. */
function recorded(doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const updates: Uint8Array[] = [];
  copy.on("update", (update: Uint8Array) => updates.push(update));
  change(copy);
  return Y.mergeUpdates(updates);
}

/** Registers the test and what it needs. */
export function fuzzRooms(frames: number): void {
  let database: TestDatabase;
  let server: WebSocketServer;
  let rooms: Rooms;
  let committer: Committer;
  let journeyId: string;
  const errors: string[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    const world = await createCollabWorld(database.everything);
    journeyId = world.journeyId;
    const log: CollabLog = {
      info: () => {},
      warn: () => {},
      error: (_fields, message) => void errors.push(message),
    };
    const now = () => performance.now();
    const measures = new CollabMeasures();
    const settings = { ...DEFAULT_SETTINGS, commitFloor: 0 };
    const acknowledger = new Acknowledger(settings.ackWindow);
    const sql = database.pools.collab;
    committer = new Committer({
      write: createLogWriter(sql),
      settings,
      log,
      now,
      measures,
      onCommitted: () => {},
    });
    const nothing = () => {};
    rooms = new Rooms({
      sql,
      committer,
      settings,
      log,
      now,
      wallClock: () => Date.now(),
      measures,
      onStrike: nothing,
      onShown: nothing,
      onOpened: nothing,
    });
    await rooms.get(journeyId);
    server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
    await new Promise((resolve) => server.once("listening", resolve));
    server.on("connection", (socket) => {
      const user = { id: "fuzz", name: "Fuzz", department: null, color: null };
      const owner = {
        userId: "fuzz",
        sessionId: "fuzz",
        workspaceId: world.workspaceId,
        user,
        role: "editor" as const,
      };
      const connection = new Connection(
        socket,
        { owner, journeyId, clientId: null, isEpochKnown: false },
        { settings, now, measures, acknowledger },
      );
      socket.on("message", (data, isBinary) => {
        const received = connection.read(data, isBinary);
        if (received) rooms.peek(journeyId)?.receive(connection, received);
      });
      socket.on("close", () => {
        connection.end();
        rooms.peek(journeyId)?.leave(connection);
      });
      rooms.peek(journeyId)?.join(connection);
    });
  });
  afterAll(async () => {
    rooms.stop();
    committer.stop();
    for (const socket of server.clients) socket.terminate();
    server.close();
    await database.drop();
  });

  const join = () => new TestClient(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`).ready();

  test(
    `fuzz-10 ${frames} mutated updates: the document stays a journey, every copy equals the log, nothing breaks`,
    async () => {
      const seed = Math.floor(Math.random() * 2 ** 31);
      const random = mulberry(seed);
      const unhandled: unknown[] = [];
      const note = (error: unknown) => void unhandled.push(error);
      process.on("unhandledRejection", note);
      const lag = monitorEventLoopDelay({ resolution: 10 });
      lag.enable();
      const bystander = await join();
      const user = createOrigin("user", "fuzz");
      const honest = [
        recorded(bystander.doc, (doc) => retitle(doc, "Een andere titel")),
        recorded(bystander.doc, (doc) => {
          addTouchpoint(doc, { phaseId: "phase-1", after: null, medium: "digital", title: "Nieuw" }, user);
        }),
        recorded(bystander.doc, (doc) => retitle(doc, "")),
      ];
      let refused = 0;
      async function attack(count: number): Promise<void> {
        let client = await join();
        for (let i = 0; i < count; i += 1) {
          if (!client.isOpen) {
            refused += 1;
            client = await join();
          }
          const update = honest[i % honest.length] ?? new Uint8Array();
          client.sendCounted(i % 2 === 0 ? "update" : "step2", mutate(update, random));
          await new Promise((resolve) => setImmediate(resolve));
        }
        await until("the last is answered", () => !client.isOpen || client.acked >= client.sent);
        client.socket.terminate();
      }
      await Promise.all(Array.from({ length: LANES }, () => attack(frames / LANES)));
      retitle(bystander.doc, "Het einde");
      await bystander.saved();
      lag.disable();
      const p99 = Math.round(lag.percentile(99) / 1e6);
      process.stdout.write(
        `${frames} mutated frames: loop lag p99 ${p99} ms, clients and server in one process\n`,
      );
      process.off("unhandledRejection", note);
      expect({ seed, unhandled, errors }).toEqual({ seed, unhandled: [], errors: [] });
      expect(refused).toBeGreaterThan(50);

      const { doc } = await loadRoom(database.pools.collab, journeyId);
      const state = JSON.stringify(readJourney(doc));
      expect(titleIn(doc)).toContain("Het einde");
      const late = await join();
      expect([seed, JSON.stringify(readJourney(late.doc))]).toEqual([seed, state]);
      expect([seed, JSON.stringify(readJourney(bystander.doc))]).toEqual([seed, state]);
    },
    frames * 30,
  );
}
