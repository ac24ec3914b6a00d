// Page: /{ws}/journeys
// What a phase means, opened from the picker and from a phase's head, beside the data the articles gave.
import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { type Api, expect, openBoard, ORIGIN, test, untilSaved } from "./fixtures.ts";

type Locale = "nl" | "en";
type Words = Record<Locale, string>;
interface ModelPhase {
  id: string;
  name: Words;
  description: Words;
  goal?: Words;
  touchpoints: { title: Words }[];
}
interface Model {
  id: string;
  name: Words;
  critique?: Words;
  phases: ModelPhase[];
}
const read = <T>(path: string) =>
  JSON.parse(readFileSync(new URL(`../${path}.json`, import.meta.url), "utf8")) as T;
const models = read<Model[]>("domain/data/phase-models");
const views = read<Record<string, Words>>("domain/data/model-views");
const { phaseSubtitles } = read<{ phaseSubtitles: Record<string, Record<string, Words>> }>(
  "domain/data/method",
);
const texts = {
  nl: read<Messages>("messages/nl"),
  en: read<Messages>("messages/en"),
};
interface Messages {
  phaseExplanation: Record<
    "noGoal" | "noTouchpoints" | "noCritique" | "own" | "writeGoal" | "what" | "view",
    string
  >;
  workspace: { journeys: { new: string }; models: { explainPhase: string } };
  board: { phaseMenu: { explain: string; rename: string }; explainPhase: string };
}
const LOCALES = ["nl", "en"] as const;

const speak = (page: Page, locale: Locale) =>
  page.context().addCookies([{ name: "rt-locale", value: locale, url: ORIGIN }]);

/** That the open explanation says what the data says, and nothing in another language. */
async function expectTold(page: Page, model: Model, phase: ModelPhase, locale: Locale): Promise<Locator> {
  const window = page.getByRole("dialog").filter({ has: page.locator("[data-explanation=model]") });
  const part = (name: string) => window.last().locator(`[data-part=${name}]`);
  const words = texts[locale].phaseExplanation;
  const where = `${model.id} ${phase.id} ${locale}`;
  await expect(part("what").getByRole("heading"), where).toHaveText(words.what);
  await expect(part("what").locator("p"), where).toHaveText(
    [phaseSubtitles[model.id]?.[phase.id]?.[locale], phase.description[locale]].filter(
      (text) => text !== undefined,
    ),
  );
  await expect(part("goal").locator("p"), where).toHaveText(phase.goal?.[locale] ?? words.noGoal);
  const named = phase.touchpoints.map(({ title }) => title[locale]);
  if (named.length === 0) await expect(part("touchpoints").locator("p")).toHaveText(words.noTouchpoints);
  else await expect(part("touchpoints").locator("li > span:first-child"), where).toHaveText(named);
  await expect(part("critique").locator("p").first(), where).toHaveText(
    model.critique?.[locale] ?? words.noCritique,
  );
  await expect(part("view").getByRole("heading"), where).toHaveText(words.view);
  await expect(part("view").locator("p").first(), where).toHaveText(views[model.id]?.[locale] ?? "");
  return window.last();
}

async function close(page: Page, window: Locator): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(window).toHaveCount(0);
}

const storedPhases = async (api: Api, journeyId: string) =>
  (
    await api.ask<{ phases: { key: string | null; name: string; customerGoal: string }[] }>(
      "journeys.getBoard",
      { journeyId },
    )
  ).phases;

test.describe("what a phase means", () => {
  test("[P11] the picker explains every phase of the eight models, in both languages", async ({ visit }) => {
    test.setTimeout(240_000);
    const { page } = await visit("lotte");
    expect(models).toHaveLength(8);
    for (const locale of LOCALES) {
      await speak(page, locale);
      await page.goto("/atelier-wervel/journeys");
      await page.getByRole("button", { name: texts[locale].workspace.journeys.new }).first().click();
      const picker = page.getByRole("dialog");
      for (const model of models) {
        await picker
          .locator("label")
          .and(page.getByText(model.name[locale], { exact: true }))
          .click();
        await expect(picker.getByRole("heading", { name: model.name[locale], exact: true })).toBeVisible();
        for (const phase of model.phases) {
          const name = texts[locale].workspace.models.explainPhase.replace("{phase}", phase.name[locale]);
          await picker.getByRole("button", { name, exact: true }).click();
          await close(page, await expectTold(page, model, phase, locale));
          await expect(picker.getByRole("button", { name, exact: true })).toBeFocused();
        }
      }
      await expect(picker).toBeVisible();
    }
  });

  test("[P11] a phase's head explains it by menu and by key, in both languages, also renamed", async ({
    visit,
    newJourney,
  }) => {
    test.setTimeout(120_000);
    const journey = await newJourney("stdc");
    const { page, api } = await visit("lotte");
    const model = models.find(({ id }) => id === "stdc");
    const heads = page.locator("[role=columnheader][data-phase]");
    for (const locale of LOCALES) {
      await speak(page, locale);
      await openBoard(page, journey.path);
      for (const [at, phase] of (model?.phases ?? []).entries()) {
        const head = heads.nth(at);
        const explain = page.getByRole("menuitem", { name: texts[locale].board.phaseMenu.explain });
        // the mouse and the keys take turns, each in both languages
        if ((at + LOCALES.indexOf(locale)) % 2 === 0) {
          await head.hover();
          await head.locator("[data-menu]").click();
          await explain.click();
        } else {
          await head.focus();
          await page.keyboard.press("Shift+F10");
          await explain.press("Enter");
        }
        if (!model) throw new Error("no such model");
        await close(page, await expectTold(page, model, phase, locale));
        await expect(head).toBeFocused();
      }
    }
    // The phase is still known by another name.
    await speak(page, "nl");
    await openBoard(page, journey.path);
    const [first] = model?.phases ?? [];
    await heads.first().focus();
    await page.keyboard.press("Enter");
    await heads.first().getByRole("textbox").fill("Ontdekken");
    await page.keyboard.press("Enter");
    await untilSaved(page);
    await heads.first().focus();
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: texts.nl.board.phaseMenu.explain }).click();
    if (!model || !first) throw new Error("no such phase");
    const window = await expectTold(page, model, first, "nl");
    await expect(window.getByRole("heading", { level: 2 })).toHaveText("Ontdekken");
    await expect(window).toContainText(first.name.nl);
    await close(page, window);
    await expect.poll(async () => (await storedPhases(api, journey.id))[0]?.key).toBe(first.id);
  });

  test("[P11] a phase of one's own says so, and where its goal is written; a reader and a phone open it too", async ({
    visit,
    newJourney,
  }) => {
    const journey = await newJourney("aida");
    const { page, api } = await visit("lotte");
    await openBoard(page, journey.path);
    const heads = page.locator("[role=columnheader][data-phase]");
    await heads.last().focus();
    await page.keyboard.press("n");
    await heads.last().getByRole("textbox").fill("Ruilen");
    await page.keyboard.press("Enter");
    await untilSaved(page);
    await heads.last().focus();
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: texts.nl.board.phaseMenu.explain }).press("Enter");
    const own = page.locator("[data-explanation=own]");
    await expect(own).toContainText(texts.nl.phaseExplanation.own);
    await own.getByRole("button", { name: texts.nl.phaseExplanation.writeGoal }).click();
    const field = heads.last().getByRole("textbox");
    await expect(field).toBeFocused();
    await field.fill("Zonder gedoe iets anders krijgen");
    await page.keyboard.press("Enter");
    await untilSaved(page);
    const goal = async () => (await storedPhases(api, journey.id)).at(-1)?.customerGoal;
    await expect.poll(goal, { timeout: 20_000 }).toBe("Zonder gedoe iets anders krijgen");

    const reader = (await visit("viewer")).page;
    await reader.goto(journey.path);
    const head = reader.locator("[role=columnheader][data-phase]").first();
    const menu = reader.getByRole("menuitem");
    await expect(async () => {
      // a second press on the button would close what the first one opened
      await reader.keyboard.press("Escape");
      await head.hover();
      await head.locator("[data-menu]").click();
      await expect(menu.first()).toBeVisible({ timeout: 4_000 });
    }).toPass({ timeout: 20_000 });
    await expect(menu).toHaveText([new RegExp(texts.nl.board.phaseMenu.explain)]);
    await menu.click();
    const model = models.find(({ id }) => id === "aida");
    const [first] = model?.phases ?? [];
    if (!model || !first) throw new Error("no such model");
    await close(reader, await expectTold(reader, model, first, "nl"));

    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload();
    await untilSaved(page);
    const name = texts.nl.board.explainPhase.replace("{phase}", first.name.nl);
    const button = page.getByRole("button", { name, exact: true });
    // the phone opens on the phase of the touchpoint at hand, or on the first
    await page.getByRole("tab", { name: new RegExp(first.name.nl.replace(/[()]/g, "\\$&")) }).click();
    await button.click();
    await close(page, await expectTold(page, model, first, "nl"));
    await expect(button).toBeFocused();
  });
});
