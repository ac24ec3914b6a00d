// The log of a journey told row by row, and its state as of a moment.
import { expect, test } from "vitest";
import { addTouchpoint } from "#document/edit-touchpoint.ts";
import { createOrigin } from "#document/origin.ts";
import { provideCollab, retitle } from "#server/testing/collab-fixture.ts";
import { readLogHistory, sayChange } from "./log-history.ts";

const collab = provideCollab();
const user = createOrigin("user", "test");

test("every row is told with who, when and what, and the state of a moment is found again", async () => {
  const { world, database } = collab;
  const journeyId = await world.addJourney();
  const person = await world.addPerson("editor", "Lotte");
  const client = await collab.join(person, { journeyId });
  retitle(client.doc, "Webwinkel");
  await client.saved();
  addTouchpoint(client.doc, { phaseId: "phase-1", medium: "digital", title: "Advies" }, user);
  await client.saved();
  const history = await readLogHistory(database.everything, journeyId);
  expect(history.entries.map(({ seq, actor, lines }) => [seq, actor, lines.map(sayChange)])).toEqual([
    [1, "job:test", []],
    [2, "Lotte", ['changed touchpoints "Webwinkel" in Oriënteren: title "Website" → "Webwinkel"']],
    [3, "Lotte", ['added touchpoints "Advies" in Oriënteren']],
  ]);
  expect(history.entries.every(({ bytes }) => bytes > 0)).toBe(true);

  const [, second] = history.entries;
  const then = await readLogHistory(database.everything, journeyId, second?.at);
  expect(then.journey?.touchpoints.map(({ title }) => title)).toEqual(["Webwinkel", "Winkel"]);
  const [address] = await database.everything<{ path: string }[]>`
    select '/' || w.slug || '/j/' || j.slug as path from journeys j join workspaces w on w.id = j.workspace_id
    where j.id = ${journeyId}`;
  expect((await readLogHistory(database.everything, address?.path ?? "")).journeyId).toBe(journeyId);
  await expect(readLogHistory(database.everything, journeyId, new Date(0))).rejects.toThrow("EXPIRED");
  await expect(readLogHistory(database.everything, "/nergens/j/niets")).rejects.toThrow("NOT_FOUND");
});
