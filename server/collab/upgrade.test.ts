// Who gets a socket at all: everything that is refused before the 101.
import { expect, test } from "vitest";
import { CLOSE_CODES } from "#document/protocol.ts";
import { takeTicket } from "#server/auth/ticket.ts";
import { TestClient, until } from "#server/testing/collab-client.ts";
import { provideCollab } from "#server/testing/collab-fixture.ts";
import { createCollabWorld, ticketFor } from "#server/testing/collab-world.ts";
import { requestTicket } from "./ticket-request.ts";

const collab = provideCollab({ settings: { socketsPerUser: 3 } });

async function statusOf(path: string, options: { origin?: string | null } = {}): Promise<number | null> {
  const client = new TestClient(`${collab.server.url}${path}`, options);
  await client.closed();
  return client.status;
}

test("a ticket is good once: of eight takers one gets it", async () => {
  const person = await collab.world.addPerson("editor");
  const ticket = await ticketFor(person, "journey", collab.world.journeyId);
  const taken = await Promise.all(Array.from({ length: 8 }, () => takeTicket(ticket)));
  expect(taken.filter((one) => one !== null)).toHaveLength(1);
});

test("only the hash of a ticket is stored", async () => {
  const person = await collab.world.addPerson("editor");
  const ticket = await ticketFor(person, "journey", collab.world.journeyId);
  const rows = await collab.database.everything<
    { hash: Buffer }[]
  >`select hash from collab_tickets where user_id = ${person.userId}`;
  expect(rows).toHaveLength(1);
  expect(rows[0]?.hash.toString("base64url")).not.toBe(ticket);
});

test("fuzz-7 no ticket, a used, an expired one, another path, a foreign or missing origin: refused before the 101", async () => {
  const { world, database } = collab;
  const person = await world.addPerson("editor");
  const other = await world.addJourney();
  const fresh = () => ticketFor(person, "journey", world.journeyId);
  const path = `/${world.journeyId}`;
  expect(await statusOf(path)).toBe(401);
  expect(await statusOf(`${path}?ticket=${"x".repeat(43)}`)).toBe(401);
  expect(await statusOf(`/${other}?ticket=${await fresh()}`)).toBe(403);
  expect(await statusOf(`/live/${world.workspaceId}?ticket=${await fresh()}`)).toBe(403);
  expect(await statusOf(`/portal/${world.journeyId}?ticket=${await fresh()}`)).toBe(403);
  expect(await statusOf(`/a/b/c?ticket=${await fresh()}`)).toBe(404);
  for (const origin of [
    null,
    "http://evil.test",
    "http://sub.redthread.test",
    "https://redthread.test",
    "null",
  ]) {
    expect(await statusOf(`${path}?ticket=${await fresh()}`, { origin })).toBe(403);
  }
  const used = await fresh();
  const client = await new TestClient(`${collab.server.url}${path}?ticket=${used}`).ready();
  expect(await statusOf(`${path}?ticket=${used}`)).toBe(401);
  await client.close();
  const expired = await fresh();
  await database.everything`update collab_tickets set expires_at = now() - interval '1 second' where user_id = ${person.userId}`;
  expect(await statusOf(`${path}?ticket=${expired}`)).toBe(401);
});

test("a ticket of somebody who left meanwhile opens nothing", async () => {
  const { world, database } = collab;
  const person = await world.addPerson("editor");
  const ticket = await ticketFor(person, "journey", world.journeyId);
  await world.removePerson(person);
  expect(await statusOf(`/${world.journeyId}?ticket=${ticket}`)).toBe(403);
  const signedOut = await world.addPerson("editor");
  const late = await ticketFor(signedOut, "journey", world.journeyId);
  await database.everything`delete from sessions where user_id = ${signedOut.userId}`;
  expect(await statusOf(`/${world.journeyId}?ticket=${late}`)).toBe(401);
});

test("a room is never made by connecting", async () => {
  const { world, database } = collab;
  const person = await world.addPerson("owner");
  await expect(ticketFor(person, "journey", "journey-that-is-not")).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  const [row] = await database.everything`select 1 from rooms where id = 'journey-that-is-not'`;
  expect(row).toBeUndefined();
});

test("fuzz-8 one socket too many of one person is answered 429, and a place is free again after one closes", async () => {
  const { world } = collab;
  const person = await world.addPerson("editor");
  const clients = await Promise.all([1, 2, 3].map(() => collab.join(person)));
  expect(
    await statusOf(`/${world.journeyId}?ticket=${await ticketFor(person, "journey", world.journeyId)}`),
  ).toBe(429);
  await clients[0]?.close();
  await until("the place is free", () => collab.server.collab.health().sockets < 3);
  await collab.join(person);
});

test("a ticket says whether edits will be taken, by the role of that moment", async () => {
  const { world } = collab;
  const person = await world.addPerson("editor");
  const ask = () =>
    requestTicket({ id: person.userId, sessionId: person.sessionId }, { journeyId: world.journeyId });
  expect((await ask()).mayWrite).toBe(true);
  await world.setRole(person, "viewer");
  expect((await ask()).mayWrite).toBe(false);
});

test("strangers and guests get no ticket for a document or a workspace; a guest gets one for a shared portal", async () => {
  const { world, database } = collab;
  const guest = await world.addPerson("guest");
  const foreign = await (await createCollabWorld(database.everything)).addPerson("owner");
  const asked = (person: { userId: string; sessionId: string }, body: object) =>
    requestTicket({ id: person.userId, sessionId: person.sessionId }, body).then(
      () => "given",
      (error: { code?: string }) => error.code,
    );
  const { journeyId, workspaceId } = world;
  expect(await asked(foreign, { journeyId })).toBe("NOT_FOUND");
  expect(await asked(foreign, { live: workspaceId })).toBe("NOT_FOUND");
  expect(await asked(foreign, { portal: journeyId })).toBe("NOT_FOUND");
  expect(await asked(guest, { journeyId })).not.toBe("given");
  expect(await asked(guest, { live: workspaceId })).not.toBe("given");
  expect(await asked(guest, { portal: journeyId })).toBe("NOT_FOUND");
  await database.everything`
    insert into journey_shares (workspace_id, journey_id, user_id) values (${workspaceId}, ${journeyId}, ${guest.userId})`;
  expect(await asked(guest, { portal: journeyId })).toBe("given");
  expect(await asked(guest, { journeyId })).not.toBe("given");
  expect(await asked(guest, { journeyId, live: workspaceId })).toBe("INVALID");
});

test("a page that is older than the document's shape is told to reload before it can write", async () => {
  const { world } = collab;
  const person = await world.addPerson("editor");
  const { ticket } = await requestTicket(
    { id: person.userId, sessionId: person.sessionId },
    { journeyId: world.journeyId, shape: 0 },
  );
  const client = new TestClient(`${collab.server.url}/${world.journeyId}?ticket=${ticket}`);
  expect(await client.closed()).toBe(CLOSE_CODES.newerShape);
});
