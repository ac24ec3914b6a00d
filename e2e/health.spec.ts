// Page: /{ws}/j/{slug}/health
// A fresh journey makes all seven mistakes, each with a fix that leads to the place; following them clears each on a page that
// stays open, and what is deliberately left says why, until it is taken back.
import type { Page } from "@playwright/test";
import { type Api, expect, ORIGIN, test, untilSaved } from "./fixtures.ts";
import { write } from "./pen.ts";
import { addRoute } from "#document/edit-route.ts";
import { dayIn } from "#server/clock.ts";
import { addDays, addMonths } from "#domain/month.ts";

const TODAY = dayIn("Europe/Amsterdam", new Date());
const MONTH = TODAY.slice(0, 7);
const MISTAKES = ["interviews", "ownData", "personas", "channels", "strategies", "departments", "rhythm"];
const FIELDS = ["lifestyle", "pains", "goals", "orientation", "needs"];

interface Board {
  phases: { id: string }[];
  touchpoints: { id: string; title: string; channelId: string | null }[];
}

const row = (page: Page, check: string) => page.locator(`[data-check=${check}]`);
const expectState = (page: Page, check: string, state: string) =>
  expect(row(page, check)).toHaveAttribute("data-state", state);
/** Where the first fix of a check leads. */
const fixOf = async (page: Page, check: string): Promise<string> =>
  (await row(page, check).locator("a[data-fix]").first().getAttribute("href")) ?? "";

/** A workspace of its own with a journey that was just made from a model. */
async function fresh(api: Api) {
  const { id: workspaceId, slug } = await api.tell<{ id: string; slug: string }>("workspaces.create", {
    name: `Gezond ${Date.now().toString(36)}`,
    kind: "brand",
  });
  const journey = await api.tell<{ id: string; slug: string }>("journeys.create", {
    workspaceId,
    journey: { title: "Van zoeken tot kopen", model: "four_digital", contentLocale: "nl" },
  });
  const board = await api.ask<Board>("journeys.getBoard", { journeyId: journey.id });
  return { workspaceId, slug, journeyId: journey.id, path: `/${slug}/j/${journey.slug}/health`, board };
}

test("[W6] a fresh journey makes seven mistakes, and following their fixes clears each without a reload", async ({
  visit,
}) => {
  test.slow();
  const { page, context, api } = await visit("lotte");
  const { workspaceId, slug, journeyId, path, board } = await fresh(api);
  await page.goto(ORIGIN + path);
  // stays only while the page is never loaded again
  await page.evaluate(() => document.body.setAttribute("data-never-reloaded", ""));
  for (const check of MISTAKES) {
    await expectState(page, check, "failing");
    await expect(row(page, check).locator("[data-fix]").first()).toBeVisible();
  }
  await expect(page.locator("[data-well='0/7']")).toBeVisible();
  const missing = row(page, "departments").locator("[data-proof=missingDepartments]");
  await expect(missing).toContainText("Zonder Klantenservice mis je wat klanten elke dag vragen");
  await expect(missing).toContainText("Zonder Techniek krijg je een site die niet werkt");
  await expect(row(page, "model").locator("a[data-fix=explanation]")).toBeVisible();

  // deliberately not, by keyboard alone: with a reason, an owner and a last day; then taken back
  await row(page, "rhythm")
    .getByRole("button", { name: /^Bewust niet/ })
    .focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Waarom niet?")).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await page.getByLabel("Waarom niet?").fill("We beginnen in het voorjaar");
  await page.getByLabel("Geldt tot en met").fill(addDays(TODAY, 30));
  await page.keyboard.press("Enter");
  await expectState(page, "rhythm", "waived");
  await expect(row(page, "rhythm")).toContainText("Bewust niet: We beginnen in het voorjaar");
  interface Health {
    results: { check: string; state: string; waiver: { reason: string; reviewOn: string } | null }[];
  }
  const read = () => api.ask<Health>("health.get", { journeyId });
  const stored = (await read()).results.find((one) => one.check === "rhythm");
  expect(stored?.waiver).toMatchObject({
    reason: "We beginnen in het voorjaar",
    reviewOn: addDays(TODAY, 30),
  });
  await page.getByRole("button", { name: "Ongedaan maken" }).click();
  await expectState(page, "rhythm", "failing");
  // no data yet: the alternatives are offered
  await row(page, "ownData")
    .getByRole("button", { name: /^Bewust niet/ })
    .click();
  await expect(page.locator("[data-alternatives] a")).toHaveText(["Marktonderzoek", "Enquête", "Concullega"]);
  await page.keyboard.press("Escape");

  const other = await context.newPage();
  // 3 personas: the fix opens the form; what a persona rests on comes by the API
  await other.goto(ORIGIN + (await fixOf(page, "personas")));
  await other.getByLabel("Naam").fill("Yara");
  await other.getByRole("button", { name: "Persona maken" }).click();
  await expect(other).toHaveURL(/personas\/[^/?]+$/);
  await expect(row(page, "personas").locator("[data-finding=emptyFields]")).toContainText("Yara");
  const yara = new URL(other.url()).pathname.split("/").at(-1) ?? "";
  const tess = (await api.tell<{ id: string }>("personas.create", { workspaceId, persona: { name: "Tess" } }))
    .id;
  const nodeId = board.touchpoints[0]?.id ?? "";
  const talk = async (personaId: string, body: string) => {
    const { id: evidenceId } = await api.tell<{ id: string }>("evidence.create", {
      workspaceId,
      evidence: { kind: "interview", body, observedOn: TODAY, source: "balie", personaId },
    });
    await api.tell("evidence.link", { journeyId, link: { evidenceId, nodeId } });
    return evidenceId;
  };
  const described = async (personaId: string) => {
    const evidenceId = await talk(personaId, "Ik zocht drie keer op de prijs.");
    for (const field of FIELDS) {
      const quote = { text: `Ik zocht drie keer op de prijs, ${field}` };
      await api.tell("evidence.quoteToLine", { workspaceId, line: { evidenceId, personaId, field, quote } });
    }
    await talk(personaId, "Toen ben ik gaan bellen.");
  };
  await Promise.all([yara, tess].map(described));
  await expect(row(page, "interviews").locator("[data-finding=fewInterviews]")).toContainText("4 interviews");
  await Promise.all([yara, tess].map((personaId) => talk(personaId, "De tweede keer ging het vanzelf.")));
  await expectState(page, "personas", "ok");

  // 1 interviews came along; with too few the fix opened the form for one
  await expectState(page, "interviews", "ok");

  // 2 data: the fix opens the form of a KPI
  await other.goto(ORIGIN + (await fixOf(page, "ownData")));
  const dialog = other.getByRole("dialog");
  await dialog.getByLabel("Naam").fill("Bezoekers");
  await dialog.getByRole("button", { name: "Toevoegen" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row(page, "ownData")).toContainText("1 KPI gekoppeld");
  const measured = async (phaseId: string) => {
    const { id: metricId } = await api.tell<{ id: string }>("metrics.create", {
      journeyId,
      metric: { name: "Bezoekers", unit: "count", direction: "up", phaseId },
    });
    const months = [0, -1, -2].map((back) => addMonths(MONTH, back));
    await Promise.all(
      months.map((month) =>
        api.tell("metrics.setReading", { journeyId, metricId, month, reading: { value: 10 } }),
      ),
    );
  };
  await Promise.all(board.phases.map((phase) => measured(phase.id)));
  await expectState(page, "ownData", "ok");

  // 4 channels: the fix leads to the money
  await other.goto(ORIGIN + (await fixOf(page, "channels")));
  await expect(other.locator("[data-budget-grid]")).toBeVisible();
  const channelIds = [...new Set(board.touchpoints.flatMap((one) => one.channelId ?? []))];
  await api.tell("budgets.setCells", {
    workspaceId,
    cells: channelIds.flatMap((channelId) =>
      [0, 1, 2, 3, 4, 5, 6].map((count) => ({
        channelId,
        month: addMonths(MONTH, count),
        figure: "planned",
        cents: 5_000,
      })),
    ),
  });
  await expectState(page, "channels", "ok");

  // 5 one way: strategies are made where the fix stands
  for (const name of ["Gevonden worden", "Aanbevolen worden"]) {
    const fix = row(page, "strategies").getByRole("button", { name: "Strategie maken" });
    await ((await fix.count()) > 0
      ? fix
      : page.getByRole("button", { name: "Strategie", exact: true })
    ).click();
    await page.getByRole("dialog").getByLabel("Naam").fill(name);
    await page.getByRole("dialog").getByRole("button", { name: "Strategie maken" }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page.locator("[data-strategy]").filter({ hasText: name })).toBeVisible();
  }
  await expectState(page, "strategies", "ok");

  // 6 alone there is nobody to involve; then three departments take part, chosen on the board the fix leads to
  await other.goto(`${ORIGIN}/${slug}/settings/health`);
  const solo = other.getByRole("switch", { name: "Wij zijn met één" });
  await solo.click();
  await expectState(page, "departments", "not_applicable");
  await expect(page.locator("[data-well='5/6']")).toBeVisible();
  await other.getByRole("button", { name: "Ongedaan maken" }).click();
  await expectState(page, "departments", "failing");
  await other.goto(ORIGIN + (await fixOf(page, "departments")));
  await untilSaved(other);
  for (const [place, department] of ["Marketing", "Klantenservice", "Techniek"].entries()) {
    if (place > 0) await other.locator(`[data-card="${board.touchpoints[place]?.id}"]`).click();
    await other.getByRole("button", { name: /^Afdeling: / }).click();
    await other.getByRole("menuitemradio", { name: department }).click();
    await expect(other.getByRole("button", { name: `Afdeling: ${department}` })).toBeVisible();
  }
  await expectState(page, "departments", "ok");

  // 7 the month is gone through and closed
  await other.goto(ORIGIN + (await fixOf(page, "rhythm")));
  const begin = other.getByRole("button", { name: /^Begin / });
  const close = other.getByRole("button", { name: /^Sluit/ });
  await expect(begin.or(other.getByRole("link", { name: /Afspreken/ })).first()).toBeVisible();
  if (await begin.isVisible()) await begin.click();
  await other
    .getByRole("link", { name: /Afspreken/ })
    .first()
    .click();
  await other.getByLabel("Bij het sluiten").fill("Alles bekeken");
  await close.click();
  await expectState(page, "rhythm", "ok");

  await expect(page.locator("[data-well='7/7']")).toBeVisible();
  await expect(page.locator("body[data-never-reloaded]")).toHaveCount(1);
  const states = (await read()).results.slice(0, MISTAKES.length).map(({ check, state }) => [check, state]);
  expect(states).toEqual(MISTAKES.map((check) => [check, "ok"]));
  // the journeys' list says the same, and leads back
  await other.goto(`${ORIGIN}/${slug}/journeys`);
  await other.locator("[data-health='7/7']").click();
  await expect(other).toHaveURL(new RegExp(`${path}$`));
  await api.tell("workspaces.remove", { workspaceId });
});

test("[B16][B27] a checklist of one's own is linked to a journey and ticked, and a strategy that looks less than six months ahead is flagged", async ({
  visit,
}) => {
  const { page, api } = await visit("lotte");
  const { workspaceId, slug, journeyId, path } = await fresh(api);
  await page.goto(ORIGIN + path);
  await page.getByRole("button", { name: "Checklist", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Naam").fill("5 performers in commercie");
  await dialog.getByRole("textbox").nth(1).fill("Klant\nKanaal\nAanbod\nPrijs\nMensen");
  await dialog.getByRole("button", { name: "Checklist maken" }).click();
  await expect(dialog).toHaveCount(0);
  const list = page.locator("[data-checklist]");
  await expect(list).toContainText("5 performers in commercie");
  await list.getByRole("checkbox", { name: "Kanaal" }).press("Space");
  await expect(list).toContainText("1 van 5");
  interface List {
    name: string;
    items: { text: string; doneAt: Date | null; doneBy: string | null }[];
  }
  const [stored] = await api.ask<List[]>("checklists.list", { journeyId });
  expect(stored?.name).toBe("5 performers in commercie");
  expect(
    stored?.items.filter((one) => one.doneAt !== null && one.doneBy !== null).map((one) => one.text),
  ).toEqual(["Kanaal"]);

  // a short horizon is flagged while it is typed and afterwards; six months are not
  const plan = async (name: string, months: string, isFlagged: boolean) => {
    await page.getByRole("button", { name: "Strategie", exact: true }).click();
    await dialog.getByLabel("Naam").fill(name);
    await dialog.getByLabel("Maanden vooruit").fill(months);
    await expect(dialog.getByText("Korter dan 6 maanden")).toHaveCount(isFlagged ? 1 : 0);
    await dialog.getByRole("button", { name: "Strategie maken" }).click();
    await expect(dialog).toHaveCount(0);
    const row = page.locator("[data-strategy]").filter({ hasText: name });
    await expect(row.locator("[data-short]")).toHaveCount(isFlagged ? 1 : 0);
  };
  await plan("Actieweken", "3", true);
  await plan("Gevonden worden", "6", false);
  const strategies = await api.ask<{ name: string; horizonMonths: number; isShort: boolean }[]>(
    "strategies.list",
    { journeyId },
  );
  expect(strategies.map(({ name, horizonMonths, isShort }) => [name, horizonMonths, isShort])).toEqual([
    ["Actieweken", 3, true],
    ["Gevonden worden", 6, false],
  ]);

  // the other two methods are built in: the channel matrix, which comes to the channel it is asked for, and customer research
  const channelId = (await api.ask<Board>("journeys.getBoard", { journeyId })).touchpoints.find(
    (one) => one.channelId !== null,
  )?.channelId;
  await page.goto(`${ORIGIN}/${slug}/channels?view=matrix&journey=${journeyId}&focus=${channelId}`);
  const row = page.locator(`[data-matrix] [data-channel="${channelId}"]`);
  await expect(row).toBeFocused();
  await expect(row).toHaveAttribute("data-focused", "");
  await page.goto(`${ORIGIN}/${slug}/evidence?new=interview`);
  await expect(page.getByRole("dialog")).toBeVisible();
  await api.tell("workspaces.remove", { workspaceId });
});

test("[B27] lists of a strategy that are still on their way are not called empty, and what was chosen from them stays", async ({
  visit,
}) => {
  const visitor = await visit("lotte");
  const { page, api } = visitor;
  const { workspaceId, journeyId, path, board } = await fresh(api);
  const steps = board.touchpoints.map(({ id }) => id);
  await write(visitor, journeyId, (doc, origin) =>
    addRoute(doc, { kind: "main", name: "Rechtdoor", steps }, origin),
  );
  interface Route {
    id: string;
  }
  const routes = async () => (await api.ask<{ routes: Route[] }>("journeys.getBoard", { journeyId })).routes;
  await expect.poll(async () => (await routes()).length).toBe(1);
  const routeIds = (await routes()).map(({ id }) => id);
  const strategy = {
    name: "Gevonden worden",
    horizonMonths: 6,
    isMulti: false,
    channelIds: [],
    interviewIds: [],
  };
  await api.tell("strategies.create", { journeyId, strategy: { ...strategy, routeIds } });

  const dialog = page.getByRole("dialog");
  const open = async () => {
    await page.getByRole("button", { name: `Meer voor ${strategy.name}` }).click();
    await page.getByRole("menuitem", { name: "Wijzigen" }).click();
  };
  await page.goto(ORIGIN + path);
  await expect(page.locator("[data-strategy]")).toBeVisible();
  const held = /\/api\/trpc\/[^?]*(journeys\.getBoard|library\.search)/;
  await page.route(held, () => undefined);
  await open();
  await expect(dialog.getByRole("status")).toHaveCount(2);
  await expect(dialog).not.toContainText("Er is nog geen interview");
  await dialog.getByRole("button", { name: "Opslaan" }).click();
  await expect(dialog).toHaveCount(0);
  expect(await api.ask("strategies.list", { journeyId })).toMatchObject([{ name: strategy.name, routeIds }]);

  await page.unroute(held);
  await page.goto(ORIGIN + path);
  await open();
  await expect(dialog.getByRole("checkbox", { name: "Rechtdoor" })).toBeChecked();
  await expect(dialog).toContainText("Er is nog geen interview");
  await api.tell("workspaces.remove", { workspaceId });
});
