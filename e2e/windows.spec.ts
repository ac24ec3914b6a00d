// Every window of the product (dialog, sheet, menu of commands), and the pages in other states: empty, an error, the inspector.
// Each is opened once, the four looks taking turns, and axe finds nothing.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { PEOPLE, untilSaved, WERVEL } from "./fixtures.ts";
import {
  COMBINATIONS,
  DESKTOP,
  dress,
  expect,
  expectClean,
  PHONE,
  redress,
  say,
  test,
  untilAwake,
} from "./looks.ts";
import type { WindowVisit } from "./window-visit.ts";
import { BOARD, MONTH, WINDOWS } from "./windows.ts";

test.describe.configure({ mode: "parallel" });

test("every window of components/ is opened", () => {
  const root = path.resolve(import.meta.dirname, "../components");
  const withWindows = readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((name) => name.split(path.sep).join("/"))
    .filter((name) => name.endsWith(".tsx") && !name.startsWith("ui/"))
    .filter((name) =>
      /<(Dialog(\.Root)?|ConfirmDialog|Sheet)\b/.test(readFileSync(path.join(root, name), "utf8")),
    );
  expect(withWindows.sort()).toEqual([...new Set(WINDOWS.flatMap((one) => one.of))].sort());
});

/** The windows of one page, for one person and one size of screen, are opened one after the other. */
const places = new Map<string, WindowVisit[]>();
for (const visit of WINDOWS) {
  const place = `${visit.at} by ${visit.as}${visit.isPhone ? " on a phone" : ""}`;
  places.set(place, [...(places.get(place) ?? []), visit]);
}

for (const [turn, [place, windows]] of [...places].entries()) {
  test(`windows of ${place}`, async ({ stage }) => {
    const [first] = windows;
    if (!first) throw new Error("no page without a window");
    const { page, api } = await stage(first.as);
    await page.setViewportSize(first.isPhone ? PHONE : DESKTOP);
    let spoken: string | null = null;
    for (const [at, { name, isBoard, open }] of windows.entries()) {
      const look = COMBINATIONS[(turn + at) % COMBINATIONS.length] ?? COMBINATIONS[0];
      const { locale, theme } = look;
      await test.step(`${name} (${theme}, ${locale})`, async () => {
        if (spoken === locale) await redress(page, look);
        else {
          await dress(page, look);
          await page.goto(first.at);
          if (isBoard) await untilSaved(page);
          else await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
          await untilAwake(page);
        }
        spoken = locale;
        const press = (key: string) =>
          page
            .getByRole("button", { name: say(locale, key) })
            .first()
            .click();
        const choose = (key: string) =>
          page
            .getByRole("menuitem", { name: new RegExp(say(locale, key).source.replace(/\$$/, "")) })
            .first()
            .click();
        await open({ page, api, press, choose });
        const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog")).last();
        await expect(dialog).toBeVisible();
        await expectClean(page, look);
        await page.keyboard.press("Escape");
        await expect(dialog).toHaveCount(0);
      });
    }
  });
}

test.describe("other states", () => {
  test("an address that leads nowhere", async ({ stage }) => {
    const { page } = await stage("lotte");
    await dress(page, COMBINATIONS[1]);
    expect((await page.goto("/atelier-wervel/j/bestaat-niet"))?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await expectClean(page, COMBINATIONS[1]);
  });

  test("a list that does not come says so, and comes when asked again", async ({ stage }) => {
    const { page } = await stage("eva");
    const look = COMBINATIONS[2];
    await page.setViewportSize(DESKTOP);
    await dress(page, look);
    const calls = "**/api/trpc/**";
    await page.route(calls, (route) => route.abort());
    await page.goto("/de-warme-lijn/settings/guests");
    const retry = page.getByRole("button", { name: say(look.locale, "ui.retry") }).first();
    await expect(retry).toBeVisible({ timeout: 40_000 });
    await expectClean(page, look);
    await page.unroute(calls);
    await retry.click();
    await expect(page.getByText(PEOPLE.karin)).toBeVisible();
    await expect(retry).toHaveCount(0);
  });

  test("a board without touchpoints", async ({ stage, newJourney }) => {
    const journey = await newJourney(null, "Nog leeg");
    const { page } = await stage("lotte");
    await page.setViewportSize(DESKTOP);
    await dress(page, COMBINATIONS[3]);
    await page.goto(journey.path);
    await untilSaved(page);
    await expectClean(page, COMBINATIONS[3]);
  });

  test("the inspector's four parts", async ({ stage }) => {
    const { page } = await stage("bram");
    await page.setViewportSize(DESKTOP);
    for (const [at, look] of COMBINATIONS.slice(0, 4).entries()) {
      if (at % 2 === 0) {
        await dress(page, look);
        await page.goto(BOARD);
        await untilSaved(page);
      } else await redress(page, look);
      await page.getByRole("tab").nth(at).click();
      await expect(page.getByRole("tabpanel").first()).toBeVisible();
      await expectClean(page, look);
    }
  });

  test("a workspace with nothing in it", async ({ stage }) => {
    test.setTimeout(150_000);
    const { page, api } = await stage("farah");
    await page.setViewportSize(DESKTOP);
    const made = await api.tell<{ slug: string; id: string }>("workspaces.create", {
      name: "Nog niets",
      kind: "brand",
    });
    expect(made.id).not.toBe(WERVEL);
    const places = [
      "journeys",
      "evidence",
      "personas",
      "channels",
      "kpis",
      `tasks/${MONTH}`,
      "settings/trash",
    ];
    for (const [at, place] of places.entries()) {
      const look = COMBINATIONS[at % COMBINATIONS.length] ?? COMBINATIONS[0];
      await dress(page, look);
      await page.goto(`/${made.slug}/${place}`);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      await expectClean(page, look);
    }
    await api.tell("workspaces.remove", { workspaceId: made.id });
  });
});
