// Two processes over one database, behind a proxy that keeps a journey's people together: one that goes is replaced by
// the other, and rights that end, end on both.
import { afterEach, expect, test } from "vitest";
import { addTouchpoint } from "#document/edit-touchpoint.ts";
import { createOrigin } from "#document/origin.ts";
import { CLOSE_CODES } from "#document/protocol.ts";
import { readJourney } from "#document/read.ts";
import { Scope } from "#server/auth/scope.ts";
import { TestClient, until } from "#server/testing/collab-client.ts";
import { provideCollab } from "#server/testing/collab-fixture.ts";
import { type CollabPerson, ticketFor } from "#server/testing/collab-world.ts";
import { orderFor, type PathProxy, startPathProxy } from "#server/testing/path-proxy.ts";

const collab = provideCollab();
/** What is promised, in milliseconds; asserted with ten times as much. */
const PROMISED = 2_000;
const clients: TestClient[] = [];
let proxy: PathProxy | null = null;

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
  await proxy?.stop();
  proxy = null;
});

async function joinAt(url: string, person: CollabPerson, journeyId: string, before?: TestClient) {
  const ticket = await ticketFor(person, "journey", journeyId);
  const client = new TestClient(`${url}/${journeyId}?ticket=${ticket}`, before ? { doc: before.doc } : {});
  clients.push(client);
  return client.ready();
}

test("people of one journey land on one process; when it goes they land on the other and go on", async () => {
  const { world } = collab;
  const processes = [await collab.another(), await collab.another()];
  const urls = processes.map((one) => one.url);
  proxy = await startPathProxy(urls);
  const journeyId = await world.addJourney();
  const people = await Promise.all([1, 2, 3, 4].map(() => world.addPerson("editor")));
  const joinAll = (before: readonly TestClient[] = []) =>
    Promise.all(people.map((person, index) => joinAt(proxy?.url ?? "", person, journeyId, before[index])));
  const here = await joinAll();
  const [serving = "", waiting = ""] = orderFor(`/collab/${journeyId}`, urls);
  expect([...proxy.handed]).toEqual([[serving, 4]]);
  for (const client of here) {
    addTouchpoint(
      client.doc,
      { phaseId: "phase-1", after: null, medium: "digital", title: "Onderweg" },
      createOrigin("user", "test"),
    );
  }
  await processes.find((one) => one.url === serving)?.stop();
  await Promise.all(here.map((client) => client.closed()));
  const again = await joinAll(here);
  expect([...proxy.handed]).toEqual([
    [serving, 4],
    [waiting, 4],
  ]);
  const states = () => new Set(again.map((client) => JSON.stringify(readJourney(client.doc))));
  await Promise.all(again.map((client) => client.saved()));
  await until("all copies are equal", () => states().size === 1);
  for (const client of again) {
    const titles = readJourney(client.doc).touchpoints.map((one) => one.title);
    expect(titles.filter((title) => title === "Onderweg")).toHaveLength(4);
  }
});

test.each([
  ["removed", CLOSE_CODES.gone],
  ["made a viewer", CLOSE_CODES.forbidden],
] as const)("fuzz-9 a member who is %s loses the socket on every process", async (what, code) => {
  const { world, server } = collab;
  const other = await collab.another();
  const owner = await world.addPerson("owner");
  const editor = await world.addPerson("editor");
  const journeyId = await world.addJourney();
  const sockets = [
    await joinAt(server.url, editor, journeyId),
    await joinAt(other.url, editor, journeyId),
    await joinAt(other.url, editor, await world.addJourney()),
  ];
  const bystander = await joinAt(other.url, owner, journeyId);
  if (what === "removed") await world.removePerson(editor);
  else await world.setRole(editor, "viewer");
  const began = performance.now();
  await Scope.open(
    { kind: "user", userId: owner.userId },
    { workspaceId: world.workspaceId },
    "workspace.view",
    async (scope) => scope.bell("access", null),
  );
  const codes = await Promise.all(sockets.map((socket) => socket.closed(10 * PROMISED)));
  const took = performance.now() - began;
  process.stdout.write(`${what}: closed on two processes within ${Math.round(took)} ms\n`);
  expect(codes).toEqual([code, code, code]);
  expect(took).toBeLessThan(10 * PROMISED);
  expect(bystander.isOpen).toBe(true);
});
