// Bells reach who may hear them and carry no content; rights that end close the socket.
import { expect, test } from "vitest";
import { CLOSE_CODES, encodeSync } from "#document/protocol.ts";
import { Scope } from "#server/auth/scope.ts";
import { until } from "#server/testing/collab-client.ts";
import { retitle, provideCollab } from "#server/testing/collab-fixture.ts";
import { type CollabPerson, createCollabWorld } from "#server/testing/collab-world.ts";

const collab = provideCollab({ settings: { recheck: 300 } });

const ring = (person: CollabPerson, noun: string, journeyId: string | null) =>
  Scope.open(
    { kind: "user", userId: person.userId },
    { workspaceId: collab.world.workspaceId },
    "workspace.view",
    async (scope) => scope.bell(noun, journeyId),
  );

async function share(journeyId: string, person: CollabPerson) {
  const { database, world } = collab;
  await database.everything`
    insert into journey_shares (workspace_id, journey_id, user_id) values (${world.workspaceId}, ${journeyId}, ${person.userId})`;
}

test("a bell reaches the room, the workspace's pages and the portal of that journey, each with no more than it may know", async () => {
  const { world, database } = collab;
  const owner = await world.addPerson("owner");
  const guest = await world.addPerson("guest");
  const other = await world.addJourney();
  await share(world.journeyId, guest);
  await share(other, guest);
  const room = await collab.join(await world.addPerson("viewer"));
  const live = await collab.connect(owner, "live", world.workspaceId, { isMute: true });
  const portal = await collab.connect(guest, "portal", world.journeyId, { isMute: true });
  const otherPortal = await collab.connect(guest, "portal", other, { isMute: true });
  const foreignWorld = await createCollabWorld(database.everything);
  const foreign = await collab.connect(
    await foreignWorld.addPerson("owner"),
    "live",
    foreignWorld.workspaceId,
    {
      isMute: true,
    },
  );
  await until("all are open", () => [live, portal, otherPortal, foreign].every((one) => one.isOpen));
  await ring(owner, "evidence", world.journeyId);
  await until("the page hears it", () => live.bells.length > 0);
  await until("the room hears it", () => room.bells.some((bell) => bell.noun === "evidence"));
  await until("the portal hears it", () => portal.bells.length > 0);
  expect(live.bells).toContainEqual({ kind: "bell", noun: "evidence", journeyId: world.journeyId });
  // the new journey's own content may have rung as well: whatever it was, a portal hears no more than "look again"
  for (const bell of portal.bells)
    expect(bell).toEqual({ kind: "bell", noun: "portal", journeyId: world.journeyId });
  expect(otherPortal.bells).toEqual([]);
  expect(foreign.bells).toEqual([]);
  expect(portal.presence).toEqual([]);
});

test.each(["live", "portal"] as const)("a %s socket may say nothing: any frame closes 4400", async (kind) => {
  const { world } = collab;
  const guest = await world.addPerson(kind === "live" ? "editor" : "guest");
  if (kind === "portal") await share(world.journeyId, guest);
  const client = await collab.connect(guest, kind, kind === "live" ? world.workspaceId : world.journeyId);
  // the client says hello as every y-websocket does
  expect(await client.closed()).toBe(CLOSE_CODES.malformed);
});

test("fuzz-9 a removed member is closed on the bell; a frame racing the close is not stored", async () => {
  const { world } = collab;
  const journeyId = await world.addJourney();
  const owner = await world.addPerson("owner");
  const editor = await world.addPerson("editor");
  const client = await collab.join(editor, { journeyId });
  const page = await collab.connect(editor, "live", world.workspaceId, { isMute: true });
  await client.saved();
  await world.removePerson(editor);
  await ring(owner, "access", null);
  expect(await client.closed()).toBe(CLOSE_CODES.gone);
  await page.closed();
  const rows = await collab.logLength(journeyId);
  client.socket.send(encodeSync("update", new Uint8Array([0, 0])), () => {});
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await collab.logLength(journeyId)).toBe(rows);
});

test("fuzz-9 a lowered role closes a writer; back as a viewer it reads and may not write", async () => {
  const { world } = collab;
  const journeyId = await world.addJourney();
  const owner = await world.addPerson("owner");
  const editor = await world.addPerson("editor");
  const client = await collab.join(editor, { journeyId });
  await world.setRole(editor, "viewer");
  await ring(owner, "access", null);
  expect(await client.closed()).toBe(CLOSE_CODES.forbidden);
  const again = await collab.join(editor, { journeyId });
  retitle(again.doc, "Niet meer");
  expect(await again.closed()).toBe(CLOSE_CODES.forbidden);
});

test("fuzz-9 a deleted journey and an ended session close the socket without any bell, at the next check", async () => {
  const { world, database } = collab;
  const journeyId = await world.addJourney();
  const editor = await world.addPerson("editor");
  const client = await collab.join(editor, { journeyId });
  await database.everything`update journeys set deleted_at = now() where id = ${journeyId}`;
  expect(await client.closed()).toBe(CLOSE_CODES.gone);
  const other = await collab.join(editor);
  await database.everything`delete from sessions where id = ${editor.sessionId}`;
  expect(await other.closed()).toBe(CLOSE_CODES.signedOut);
});

test("a room whose rows are gone for good says so to a writer", async () => {
  const { world, database } = collab;
  const journeyId = await world.addJourney();
  const client = await collab.join(await world.addPerson("editor"), { journeyId });
  await client.saved();
  await database.everything`delete from journeys where id = ${journeyId}`;
  retitle(client.doc, "Te laat");
  expect(await client.closed()).toBe(CLOSE_CODES.gone);
});
