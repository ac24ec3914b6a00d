// Page: /{ws}/j/{slug}
// What the picture of the board shows, measured: everything in view at 1440 × 900, nothing clipped, nothing too small.
import type { Page } from "@playwright/test";
import { DEMO_JOURNEY, expect, openBoard, test } from "./fixtures.ts";

const MIN_PX = 11.5;

/** Texts of the board that are smaller than allowed, stand outside the window or run out of their box. */
async function findFaults(page: Page) {
  return page.evaluate((minimum) => {
    const faults: string[] = [];
    const board = document.querySelector("[role=grid]") ?? document.body;
    const walker = document.createTreeWalker(board, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? "";
      const element = node.parentElement;
      if (text === "" || !element) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      const style = getComputedStyle(element);
      if (box.width < 2 || box.height < 2 || style.visibility === "hidden" || Number(style.opacity) === 0)
        continue;
      const svg = element.closest("svg");
      const scale = svg
        ? svg.getBoundingClientRect().width / (svg.viewBox.baseVal.width || svg.getBoundingClientRect().width)
        : 1;
      const size = Number.parseFloat(style.fontSize) * scale;
      if (size < minimum - 0.01) faults.push(`${size.toFixed(1)} px: ${text}`);
      if (box.right > innerWidth + 1 || box.left < -1) faults.push(`outside: ${text}`);
    }
    return faults;
  }, MIN_PX);
}

test.describe("the board at 1440 × 900", () => {
  test("shows five phases, eighteen cards, the curve, both halves, four lanes, inspector and status without scrolling", async ({
    visit,
  }) => {
    const { page } = await visit("lotte");
    await openBoard(page, `${DEMO_JOURNEY}?t=tp-10`);
    await expect(
      page
        .getByRole("columnheader")
        .filter({ hasText: /Bewustwording|Overweging|Beslissing|Actie|Evaluatie/ }),
    ).toHaveCount(5);
    const cards = page.locator("[data-card]");
    await expect(cards).toHaveCount(18);
    for (const box of await cards.evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect),
    )) {
      expect(box.top).toBeGreaterThanOrEqual(0);
      expect(box.bottom).toBeLessThanOrEqual(900);
      expect(box.right).toBeLessThanOrEqual(1440);
    }
    for (const lane of [/Vragen/, /Doel & KPI/, /Pijn & kans/, /Taken/]) {
      const head = page.getByRole("rowheader").filter({ hasText: lane }).first();
      await expect(head).toBeInViewport({ ratio: 1 });
    }
    // The last lane ends above the status line: no task is cut off.
    const tasks = page
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader").filter({ hasText: /Taken/ }) });
    const bottom = await tasks.evaluate((row) => row.getBoundingClientRect().bottom);
    const status = await page.getByRole("toolbar", { name: "Weergave en stand" }).boundingBox();
    expect(bottom).toBeLessThanOrEqual((status?.y ?? 0) + 1);
    await expect(page.getByRole("tab", { name: /Overzicht/ })).toBeInViewport({ ratio: 0.9 });
    await expect(page.locator("[data-save-state]")).toBeInViewport({ ratio: 0.9 });
    expect(
      await page.evaluate(() => [
        document.documentElement.scrollHeight,
        document.documentElement.scrollWidth,
      ]),
    ).toEqual([900, 1440]);
    expect(await findFaults(page)).toEqual([]);
    // Cards do not lie on one another.
    const overlaps = await cards.evaluateAll((all) => {
      const boxes = all.map((one) => one.getBoundingClientRect());
      return boxes.flatMap((a, i) =>
        boxes
          .slice(i + 1)
          .filter(
            (b) =>
              a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1,
          ),
      ).length;
    });
    expect(overlaps).toBe(0);
  });

  test("one unbroken line passes every touchpoint of the main route, also at 390 px", async ({ visit }) => {
    const { page } = await visit("lotte");
    await openBoard(page, DEMO_JOURNEY);
    const numbers = page.locator("[data-node]");
    await expect(numbers).toHaveCount(18);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expect(page.locator("[data-card]").first()).toBeVisible();
  });

  test("stays whole with the longest Dutch words", async ({ visit, newJourney }) => {
    const journey = await newJourney(
      "five_phase",
      "Aansprakelijkheidsverzekeringsaanvraag voor meerpersoonshuishoudens",
    );
    const { page } = await visit("lotte");
    await openBoard(page, journey.path);
    const first = page.locator("[data-card]").first();
    await first.click();
    await page.keyboard.press("F2");
    await first.getByRole("textbox").fill("Arbeidsongeschiktheidsverzekeringsmaatschappij vergelijken");
    await page.keyboard.press("Enter");
    expect(await findFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1440);
  });
});
