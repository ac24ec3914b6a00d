// Page: /{ws}/j/{slug}
// What the picture of the board shows, measured: everything in view at 1440 × 900, nothing clipped, nothing too small.
import type { Page } from "@playwright/test";
import { DEMO_JOURNEY, expect, openBoard, test, untilSaved } from "./fixtures.ts";

interface Point {
  readonly x: number;
  readonly y: number;
}

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

  test("one line without a gap passes every node in order, and on a phone every node of the phase", async ({
    visit,
  }) => {
    const { page } = await visit("lotte");
    await openBoard(page, DEMO_JOURNEY);
    const nodes = page.locator("[data-node]");
    await expect(nodes).toHaveCount(18);
    // Where each stretch begins and ends, on the screen, and where the nodes stand.
    const drawn = await page.locator("[data-curve] [data-segment]").evaluateAll((all) =>
      all.map((one) => {
        const path = one as SVGPathElement;
        const at = (length: number) => {
          const point = path.getPointAtLength(length).matrixTransform(path.getScreenCTM() ?? undefined);
          return { x: point.x, y: point.y };
        };
        return { from: at(0), to: at(path.getTotalLength()) };
      }),
    );
    const centres = await nodes.evaluateAll((all) =>
      all.map((one) => {
        const box = one.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }),
    );
    const apart = (a?: Point, b?: Point) =>
      Math.hypot((a?.x ?? 0) - (b?.x ?? 1e6), (a?.y ?? 0) - (b?.y ?? 0));
    expect(drawn).toHaveLength(centres.length - 1);
    drawn.forEach((stretch, at) => {
      expect(apart(stretch.from, centres[at]), `stretch ${at + 1} begins at its node`).toBeLessThan(2);
      expect(apart(stretch.to, centres[at + 1]), `stretch ${at + 1} ends at the next`).toBeLessThan(2);
      if (at > 0) expect(apart(drawn[at - 1]?.to, stretch.from)).toBeLessThan(0.5);
    });
    const along = centres.map(({ x }) => x);
    expect(along).toEqual([...along].sort((a, b) => a - b));

    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const items = page.locator("[role=tabpanel] > ol > li");
    await expect(items.first()).toBeVisible();
    const lines = await items.evaluateAll((all) =>
      all.map((one) => {
        const item = one.getBoundingClientRect();
        const line = one.querySelector("svg")?.getBoundingClientRect();
        return { top: item.top, bottom: item.bottom, lineTop: line?.top, lineBottom: line?.bottom };
      }),
    );
    expect(lines.length).toBeGreaterThan(1);
    lines.forEach(({ top, bottom, lineTop, lineBottom }, at) => {
      expect(lineTop ?? Number.NaN).toBeLessThanOrEqual(top + 1);
      expect(lineBottom ?? Number.NaN).toBeGreaterThanOrEqual(bottom - 1);
      const next = lines[at + 1];
      if (next) expect(next.lineTop ?? Number.NaN).toBeLessThanOrEqual((lineBottom ?? 0) + 1);
    });
  });

  test("[T2] a touchpoint that is made physical goes below the one dotted line, and back above it", async ({
    visit,
    newJourney,
  }) => {
    const journey = await newJourney("four_digital");
    const { page, api } = await visit("lotte");
    await openBoard(page, journey.path);
    const seam = page.locator(".board-seam");
    await expect(seam).toHaveCount(1);
    const id =
      (await page.locator('[data-card][data-medium="digital"]').first().getAttribute("data-card")) ?? "";
    const mine = page.locator(`[data-card="${id}"]`);
    const turn = async (item: RegExp) => {
      await mine.hover();
      await mine.locator("[data-menu]").click();
      await page.getByRole("menuitem", { name: item }).first().click();
      await untilSaved(page);
    };
    const stored = async () => {
      const board = await api.ask<{ touchpoints: { id: string; medium: string }[] }>("journeys.getBoard", {
        journeyId: journey.id,
      });
      return board.touchpoints.find((one) => one.id === id)?.medium;
    };
    const sides = async () => {
      const line = await seam.boundingBox();
      const middle = (line?.y ?? 0) + (line?.height ?? 0) / 2;
      return page.locator("[data-card]").evaluateAll(
        (all, y) =>
          all.flatMap((one) => {
            const box = one.getBoundingClientRect();
            const isAbove = box.bottom <= y + 1;
            const isBelow = box.top >= y - 1;
            const isRight = one.getAttribute("data-medium") === "digital" ? isAbove : isBelow;
            return isRight ? [] : [one.getAttribute("aria-label")];
          }),
        middle,
      );
    };
    expect(await sides()).toEqual([]);
    await turn(/maak fysiek/i);
    await expect(mine).toHaveAttribute("data-medium", "physical");
    expect(await sides()).toEqual([]);
    await expect.poll(stored, { timeout: 20_000 }).toBe("physical");
    await turn(/maak digitaal/i);
    await expect(mine).toHaveAttribute("data-medium", "digital");
    expect(await sides()).toEqual([]);
    await expect.poll(stored, { timeout: 20_000 }).toBe("digital");
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
