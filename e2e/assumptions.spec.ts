// Page: /{ws}/journeys
// A copy of a journey says so, and everything on it is an assumption: in words on the board, in the list and on the dashboard.
import { card, DEMO_JOURNEY, expect, openBoard, ORIGIN, test, WERVEL } from "./fixtures.ts";

interface Row {
  id: string;
  title: string;
  slug: string;
  copiedFrom: string | null;
  levels: { assumption: number };
}

test("[M12][M10] a journey is copied from the list by keyboard and from its board; the copy says so and is taken back", async ({
  visit,
  newJourney,
}) => {
  const title = `Bron ${Date.now().toString(36)}`;
  const journey = await newJourney("four_digital", title);
  const { page, api } = await visit("lotte");
  const list = () => api.ask<Row[]>("journeys.list", { workspaceId: WERVEL });
  await page.goto(`${ORIGIN}/atelier-wervel/journeys`);
  await page.getByRole("button", { name: `Meer voor ${title}` }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Kopiëren…" }).press("Enter");
  const name = page.getByRole("textbox", { name: /^Naam/ });
  await expect(name).toHaveValue(`Kopie van ${title}`);
  await name.press("Enter");
  const row = page.locator("main li").filter({ has: page.locator("h2", { hasText: `Kopie van ${title}` }) });
  await expect(row.locator("[data-copied]")).toContainText(`Kopie van “${title}”`);
  const made = (await list()).find((one) => one.copiedFrom === title);
  expect(made?.levels.assumption).toBeGreaterThan(0);
  await expect(row.getByText(`${made?.levels.assumption} aannames`)).toBeVisible();
  await page.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(row).toHaveCount(0);
  expect((await list()).filter((one) => one.copiedFrom === title)).toEqual([]);

  // from the board, on which one comes to stand on the copy
  await openBoard(page, journey.path);
  await page.getByRole("button", { name: "Versies en kopie" }).click();
  await page.getByRole("menuitem", { name: "Kopiëren…" }).click();
  await page.getByRole("button", { name: "Kopie maken" }).click();
  await page.waitForURL((url) => url.pathname !== journey.path);
  await expect(page.locator("[data-copied]")).toContainText(`Kopie van “${title}”`);
  const again = (await list()).find((one) => one.copiedFrom === title);
  await api.tell("journeys.remove", { journeyId: again?.id });
});

test("[M10] the board says aanname on each card without evidence, and on no other; so does the client's page", async ({
  visit,
}) => {
  const { page, api } = await visit("lotte");
  await openBoard(page, DEMO_JOURNEY);
  const { id: journeyId } = await api.ask<{ id: string }>("journeys.getBySlug", {
    workspaceId: WERVEL,
    slug: DEMO_JOURNEY.split("/").at(-1),
  });
  const strengths = await api.ask<Record<string, { level: string }>>("evidence.listStrengths", { journeyId });
  const board = await api.ask<{ touchpoints: { id: string; title: string }[] }>("journeys.getBoard", {
    journeyId,
  });
  const guessed = board.touchpoints.filter(
    ({ id }) => (strengths[id]?.level ?? "assumption") === "assumption",
  );
  expect(guessed.length).toBeGreaterThan(0);
  await expect(page.locator("[data-assumption]")).toHaveText(guessed.map(() => "aanname"));
  for (const { title } of guessed) await expect(card(page, title).locator("[data-assumption]")).toBeVisible();

  const client = await visit("karin");
  const portal = await client.api.ask<{ journeys: { id: string; slug: string }[] }>("portal.open", {
    slug: "de-warme-lijn",
  });
  const [shown] = portal.journeys;
  const view = await client.api.ask<{
    journey: { touchpoints: { id: string }[] };
    strengths: Record<string, { level: string }>;
  }>("portal.getBoard", { journeyId: shown?.id });
  const open = view.journey.touchpoints.filter(
    ({ id }) => (view.strengths[id]?.level ?? "assumption") === "assumption",
  );
  expect(open.length).toBeGreaterThan(0);
  await client.page.goto(`${ORIGIN}/c/de-warme-lijn/${shown?.slug}`);
  await expect(client.page.locator("[data-assumption]")).toHaveText(open.map(() => "aanname"));
});

test("[M10] the dashboard names its assumptions in words, in the drawing and in its table", async ({
  visit,
  newJourney,
}) => {
  const journey = await newJourney("four_digital");
  const { page, api } = await visit("ruben");
  const board = await api.ask<{ touchpoints: object[] }>("journeys.getBoard", { journeyId: journey.id });
  await page.goto(`${ORIGIN}/atelier-wervel/dashboard?journey=${journey.slug}`);
  const chart = page.locator("[data-panel=certainty]");
  await expect(chart).toHaveAttribute("aria-label", new RegExp(`Aanname ${board.touchpoints.length}`));
  const panel = page.locator("section").filter({ has: chart });
  await expect(panel.getByRole("listitem").filter({ hasText: "Aanname" })).toBeVisible();
  await page.getByRole("button", { name: /Hoe zeker zijn we\?: toon als tabel/ }).click();
  await expect(page.getByRole("columnheader", { name: "Aanname" })).toBeVisible();
  await expect(page.getByRole("row").last()).toContainText(String(board.touchpoints.length));
});
