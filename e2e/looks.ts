// How a page is looked at: as whom, in which theme and language, in which words, and whether axe finds anything.
// One browser window a person and worker is kept and dressed anew for each look; nothing is signed in twice.
import { readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { Api, attachPictures, enter, expect, ORIGIN, type PersonName, test as base } from "./fixtures.ts";

export const COMBINATIONS = [
  { theme: "light", locale: "nl" },
  { theme: "dark", locale: "nl" },
  { theme: "dark", locale: "en" },
  { theme: "light", locale: "en" },
] as const;
export type Look = (typeof COMBINATIONS)[number];
export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

export interface Stage {
  readonly page: Page;
  readonly api: Api;
}

interface Stages {
  /** What the pages of this worker could not say: a text that is not there, or lacks a value. */
  unsaid: string[];
  /** Windows that are open in this worker. */
  opened: Map<PersonName | null, Stage>;
  /** The window of this person (null: nobody is signed in); the same one each time. */
  stage: (person: PersonName | null) => Promise<Stage>;
}

/** How the library of texts complains. */
const UNSAID = /\b(MISSING_MESSAGE|INSUFFICIENT_PATH|INVALID_MESSAGE|INVALID_KEY|FORMATTING_ERROR)\b/;

export const test = base.extend<{ pictures: undefined }, Stages>({
  opened: [
    async ({}, provide) => {
      const opened = new Map<PersonName | null, Stage>();
      await provide(opened);
      for (const { page } of opened.values()) await page.context().close();
    },
    { scope: "worker" },
  ],
  unsaid: [async ({}, provide) => provide([]), { scope: "worker" }],
  stage: [
    async ({ browser, cookies, opened, unsaid }, provide) => {
      const options = {
        baseURL: ORIGIN,
        locale: "nl-NL",
        timezoneId: "Europe/Amsterdam",
        viewport: DESKTOP,
        reducedMotion: "reduce" as const,
      };
      await provide(async (person) => {
        const known = opened.get(person);
        if (known) return known;
        const context = person
          ? await enter(browser, cookies, person, options)
          : await browser.newContext(options);
        const stage = { page: await context.newPage(), api: new Api(context.request) };
        stage.page.on("console", (message) => {
          if (UNSAID.test(message.text())) unsaid.push(message.text());
        });
        opened.set(person, stage);
        return stage;
      });
    },
    { scope: "worker" },
  ],
  pictures: [
    async ({ opened, unsaid }, provide, testInfo) => {
      await provide(undefined);
      expect(unsaid.splice(0)).toEqual([]);
      const contexts = [...opened.values()].map(({ page }) => page.context());
      if (testInfo.status !== testInfo.expectedStatus) await attachPictures(testInfo, contexts);
    },
    { auto: true },
  ],
});

/** Theme and language of whatever is opened next. */
export async function dress(page: Page, { theme, locale }: Look): Promise<void> {
  await page.context().addCookies([
    { name: "rt-theme", value: theme, url: ORIGIN },
    { name: "rt-locale", value: locale, url: ORIGIN },
  ]);
  // for what follows the device
  await page.emulateMedia({ colorScheme: theme });
}

/** Changes the theme of the open page, as the product's own switch does. */
export async function redress(page: Page, look: Look): Promise<void> {
  await dress(page, look);
  await page.evaluate((theme) => {
    const { dataset } = document.documentElement;
    if (dataset.theme !== undefined) dataset.theme = theme;
  }, look.theme);
}

/** Waits until every button on the page answers: what the server drew is deaf until the page's code has taken it over. */
export async function untilAwake(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll("button")].every((button) =>
      Object.keys(button).some((key) => key.startsWith("__reactProps$")),
    ),
  );
}

/** That the page stands in this look, and that no rule of axe finds anything. */
export async function expectClean(
  page: Page,
  { theme, locale }: Look,
  { followsDevice = false } = {},
): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", locale);
  if (!followsDevice) await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map((one) => one.finished.catch(() => null)),
    ),
  );
  // everything is in the page itself: no frame of another origin, so no second page is needed to add up what is found
  // of rules that find nothing, no element is described
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  const { violations } = await axe.analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`),
    `${theme} ${locale}`,
  ).toEqual([]);
}

type Words = { [key: string]: string | Words };
const words = Object.fromEntries(
  (["nl", "en"] as const).map((locale) => [
    locale,
    JSON.parse(readFileSync(new URL(`../messages/${locale}.json`, import.meta.url), "utf8")) as Words,
  ]),
);

/** A text of the product by its key, as a pattern: whatever is filled in may stand where it stands. */
export function say(locale: Look["locale"], key: string): RegExp {
  const found = key
    .split(".")
    .reduce<string | Words | undefined>(
      (at, part) => (typeof at === "object" ? at[part] : undefined),
      words[locale],
    );
  if (typeof found !== "string") throw new Error(`no text ${key} in ${locale}`);
  const parts = found.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}

export { expect };
