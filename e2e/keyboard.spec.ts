// Page: /{ws}/j/{slug}
// A touchpoint is added, named, moved and deleted with the keyboard alone, and with the ⋯ menu alone.
import { card, expect, openBoard, test, untilSaved } from "./fixtures.ts";

interface Board {
  touchpoints: { id: string; medium: string; convenience: number | null }[];
  experiences: { touchpointId: string; value: number | null }[];
}

test.describe("without dragging", () => {
  test("[J5] by keyboard alone: add, name, move within and between phases, delete, undo", async ({
    visit,
    newJourney,
  }) => {
    const journey = await newJourney("four_digital");
    const { page, api } = await visit("lotte");
    await openBoard(page, journey.path);
    const first = page.locator("[data-card]").first();
    await first.focus();
    await page.keyboard.press("n");
    await page.keyboard.type("Met toetsen gemaakt");
    await page.keyboard.press("Enter");
    const made = card(page, "Met toetsen gemaakt");
    await expect(made).toHaveCount(1);
    await untilSaved(page);
    await made.focus();
    const name = async () => (await made.getAttribute("aria-label")) ?? "";
    const before = await name();
    await page.keyboard.press("Alt+ArrowRight");
    await expect.poll(name).not.toBe(before);
    await expect(made).toBeFocused();
    // Down through the cards of the digital half, then over the seam.
    await expect
      .poll(async () => {
        await page.keyboard.press("Alt+ArrowDown");
        return made.getAttribute("data-medium");
      })
      .toBe("physical");
    await page.keyboard.press("e");
    await page.keyboard.press("9");
    await page.keyboard.press("g");
    await page.keyboard.press("5");
    await expect.poll(name).toMatch(/fysiek/i);
    await untilSaved(page);
    // What was keyed in is what is stored: the half, the feeling and the convenience.
    const id = (await made.getAttribute("data-card")) ?? "";
    const stored = async () => {
      const board = await api.ask<Board>("journeys.getBoard", { journeyId: journey.id });
      const touchpoint = board.touchpoints.find((one) => one.id === id);
      const felt = board.experiences.find((one) => one.touchpointId === id);
      return [touchpoint?.medium, touchpoint?.convenience, felt?.value];
    };
    await expect.poll(stored, { timeout: 20_000 }).toEqual(["physical", 5, 2]);
    await page.keyboard.press("Delete");
    await expect(made).toHaveCount(0);
    await page.keyboard.press("Control+z");
    await expect(made).toHaveCount(1);
    await untilSaved(page);
    await page.reload();
    await untilSaved(page);
    await expect(made).toHaveCount(1);
  });

  test("by the ⋯ menu alone: add after, move to another phase, delete", async ({ visit, newJourney }) => {
    const journey = await newJourney("four_digital");
    const { page } = await visit("lotte");
    await openBoard(page, journey.path);
    const first = page.locator("[data-card]").first();
    const title = ((await first.locator("[data-title]").textContent()) ?? "").trim();
    const id = (await first.getAttribute("data-card")) ?? "";
    const mine = page.locator(`[data-card="${id}"]`);
    const menu = async (item: RegExp) => {
      await mine.hover();
      await mine.locator("[data-menu]").click();
      await page.getByRole("menuitem", { name: item }).first().click();
    };
    const count = await page.locator("[data-card]").count();
    await menu(/toevoegen|ernaast|erna/i);
    await page.keyboard.type("Uit het menu");
    await page.keyboard.press("Enter");
    await expect(page.locator("[data-card]")).toHaveCount(count + 1);
    await menu(/verwijder/i);
    await expect(card(page, title)).toHaveCount(0);
    await page
      .getByRole("button", { name: /ongedaan/i })
      .first()
      .click();
    await expect(mine).toHaveCount(1);
  });
});
