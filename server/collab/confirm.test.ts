// Rights asked for many at once say yes to exactly those to whom the door says yes, and leave the rest to the door.
import { expect, test } from "vitest";
import { provideCollab } from "#server/testing/collab-fixture.ts";
import type { CollabPerson } from "#server/testing/collab-world.ts";
import { confirmRoles } from "./confirm.ts";
import { readRole, type RightsQuestion } from "./rights.ts";

const collab = provideCollab();

const asks = (
  { userId, sessionId }: CollabPerson,
  kind: RightsQuestion["kind"],
  subjectId: string,
): RightsQuestion => ({
  kind,
  subjectId,
  userId,
  sessionId,
});

test("plain members are confirmed at once with the role the door gives; everybody else is left to the door", async () => {
  const { world, database } = collab;
  const [open, named, gone] = await Promise.all([world.addJourney(), world.addJourney(), world.addJourney()]);
  await database.everything`update journeys set visibility = 'named' where id = ${named}`;
  await database.everything`update journeys set deleted_at = now() where id = ${gone}`;
  const people = {
    owner: await world.addPerson("owner"),
    editor: await world.addPerson("editor"),
    named: await world.addPerson("editor"),
    viewer: await world.addPerson("viewer"),
    guest: await world.addPerson("guest"),
    removed: await world.addPerson("editor"),
  };
  await database.everything`
    insert into journey_members (workspace_id, journey_id, membership_id)
    select workspace_id, ${named}, id from memberships where user_id = ${people.named.userId}`;
  await world.removePerson(people.removed);
  const questions = Object.values(people).flatMap((person) => [
    asks(person, "live", world.workspaceId),
    asks(person, "portal", open),
    ...[open, named, gone, "nergens"].map((journeyId) => asks(person, "journey", journeyId)),
  ]);
  const confirmed = await confirmRoles(world.workspaceId, questions);
  const door = await Promise.all(questions.map((question) => readRole(question).catch(() => null)));
  for (const [index, role] of door.entries()) {
    const found = confirmed.get(index) ?? null;
    const isGuest = questions[index]?.userId === people.guest.userId;
    expect([index, found]).toEqual([index, isGuest ? null : role]);
  }
  expect(confirmed.size).toBeGreaterThan(10);
});

test("in a deleted workspace nobody is confirmed", async () => {
  const { world, database } = collab;
  const owner = await world.addPerson("owner");
  const question = asks(owner, "live", world.workspaceId);
  expect((await confirmRoles(world.workspaceId, [question])).get(0)).toBe("owner");
  await database.everything`update workspaces set deleted_at = now() where id = ${world.workspaceId}`;
  expect((await confirmRoles(world.workspaceId, [question])).size).toBe(0);
  await database.everything`update workspaces set deleted_at = null where id = ${world.workspaceId}`;
});
