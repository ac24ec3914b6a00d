// Lines that break without a word: whoever is behind one leaves the journey, and nobody else is sent away for being quiet.
import { afterEach, expect, test } from "vitest";
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import { createOrigin } from "#document/origin.ts";
import { encodeAwareness } from "#document/protocol.ts";
import { setText } from "#document/texts.ts";
import { type TestClient, until } from "#server/testing/collab-client.ts";
import { provideCollab, retitle } from "#server/testing/collab-fixture.ts";
import type { TestCollab } from "#server/testing/collab-server.ts";
import { TcpProxy } from "#server/testing/tcp-proxy.ts";
import { createLogWriter } from "./committer.ts";

const PING = 100;
const collab = provideCollab({ settings: { ping: PING, heartbeat: 60_000 } });
const proxies: TcpProxy[] = [];
afterEach(async () => {
  for (const proxy of proxies.splice(0)) await proxy.close();
});

/** The server as it is reached over a wire of its own. */
async function wireTo(server: TestCollab): Promise<{ proxy: TcpProxy; at: TestCollab }> {
  const { port, pathname } = new URL(server.url);
  const proxy = await TcpProxy.open(() => Number(port));
  proxies.push(proxy);
  return { proxy, at: { ...server, url: `ws://127.0.0.1:${proxy.port}${pathname}` } };
}

function announce(client: TestClient): void {
  const awareness = new Awareness(client.doc);
  client.socket.send(encodeAwareness(encodeAwarenessUpdate(awareness, [client.doc.clientID])));
  awareness.destroy();
}
const lastSeen = (client: TestClient) => new TextDecoder().decode(client.presence.at(-1));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Sockets the server ended because nothing came back. */
const ended = (server: TestCollab) => server.collab.measures.closed.byReason.get("1006") ?? 0;

test("a person whose line died without a word is shown as gone, and the place is free", async () => {
  const { world, server } = collab;
  const journeyId = await world.addJourney();
  const watcher = await collab.join(await world.addPerson("viewer"), { journeyId });
  const { proxy, at } = await wireTo(server);
  const lost = await collab.join(await world.addPerson("editor", "Lotte"), { journeyId, server: at });
  announce(lost);
  await until("Lotte is shown", () => lastSeen(watcher).includes("Lotte"));
  const { sockets } = server.collab.health();
  proxy.set("drop");
  await until("Lotte is gone", () => !lastSeen(watcher).includes("Lotte"));
  expect(server.collab.health().sockets).toBe(sockets - 1);
  expect(ended(server)).toBe(1);
  // nobody has told that end of the line, and whoever is here stays
  expect(lost.isOpen).toBe(true);
  expect(watcher.isOpen).toBe(true);
});

test("a bell's socket over a dead line is ended too", async () => {
  const { world, server } = collab;
  const before = ended(server);
  const { proxy, at } = await wireTo(server);
  const person = await world.addPerson("viewer");
  const bell = await collab.connect(person, "live", world.workspaceId, { isMute: true, server: at });
  await until("the bell hears", () => bell.isOpen);
  proxy.set("drop");
  await until("it is ended", () => ended(server) > before);
});

test("quiet people who only answer are let be, however long", async () => {
  const { world, server } = collab;
  const before = ended(server);
  const quiet = await collab.join(await world.addPerson("viewer"));
  const bell = await collab.connect(await world.addPerson("viewer"), "live", world.workspaceId, {
    isMute: true,
  });
  let pings = 0;
  quiet.socket.on("ping", () => (pings += 1));
  await until("they were asked often", () => pings >= 8);
  expect([quiet.isOpen, bell.isOpen, ended(server)]).toEqual([true, true, before]);
});

test("who is not read from, because the database is slow, is not taken for dead", async () => {
  const { world, database } = collab;
  const write = createLogWriter(database.pools.collab);
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  const server = await collab.another({
    writeLog: (batch) => held.then(() => write(batch)),
    settings: { ping: PING, heartbeat: 60_000, slowAfter: 50 },
  });
  const writer = await collab.join(await world.addPerson("editor"), { server });
  retitle(writer.doc, "Wacht op de database");
  await until("writers are paused", () => server.collab.health().status === "slow");
  // more than the kernel and the stream below the socket take for it: from here on not even an answer is read
  const field = { collection: "touchpoints", id: "touch-1", field: "description" } as const;
  for (const letter of "abcdefghijklmnopqrstuvwxyz".repeat(8)) {
    setText(writer.doc, field, letter.repeat(2_000), createOrigin("user", "test"));
  }
  await pause(PING * 8);
  expect([writer.isOpen, ended(server)]).toEqual([true, 0]);
  letThrough();
  await writer.saved();
});
