// Page: /{ws}/j/{slug}
// Which lanes stand on a board is each person's own choice, and stays with them.
import { expect, openBoard, test, untilSaved } from "./fixtures.ts";

test("[J4] a new journey opens with questions and goals; further lanes are switched on for one person and stay, on every device", async ({
  visit,
  newJourney,
}) => {
  const journey = await newJourney("four_digital");
  const { page, api } = await visit("lotte");
  await openBoard(page, journey.path);
  const lane = (name: string) => page.getByRole("rowheader", { name: new RegExp(name, "i") });
  for (const name of ["beleving", "digitaal", "fysiek", "vragen", "doel"])
    await expect(lane(name)).toBeVisible();
  await expect(lane("gedrag")).toHaveCount(0);
  await page.getByRole("button", { name: "Banen" }).click();
  await page.getByRole("checkbox", { name: "Gedrag" }).click();
  await expect(lane("gedrag")).toBeVisible();
  await page.keyboard.press("Escape");

  await expect
    .poll(() => api.ask<string[] | null>("journeys.getLanes", { journeyId: journey.id }))
    .toContain("behaviour");
  const { page: bram, api: bramsApi } = await visit("bram");
  await openBoard(bram, journey.path);
  await expect(bram.getByRole("rowheader", { name: /gedrag/i })).toHaveCount(0);
  expect(await bramsApi.ask("journeys.getLanes", { journeyId: journey.id })).toBeNull();

  // another device of the same person
  const elsewhere = (await visit("lotte")).page;
  await openBoard(elsewhere, journey.path);
  await expect(elsewhere.getByRole("rowheader", { name: /gedrag/i })).toBeVisible();
  await untilSaved(elsewhere);
});
