// Page: /{ws}/j/{slug}
// The main promise: what said Saved is there, after kill -9 of the whole product and after its database was away.
import type { Page } from "@playwright/test";
import { expect, makeJourney, openBoard, saveLine, test, untilSaved, type Visitor } from "./fixtures.ts";
import { OwnProduct } from "./own-product.ts";
import { watchLine } from "./save-line.ts";

const WORDS = [" Lotte", " Bram", " Ilse"];
const letters = (text: string) => [...text.replace(/\s/g, "")].sort().join("");

/** Where every card stands and what it is called, as this page shows it. */
const boardOf = (page: Page) =>
  page.locator("[data-card]").evaluateAll((cards) =>
    cards
      .map((card) => {
        const title = card.querySelector("[data-title]")?.textContent?.trim() ?? "";
        return [card.getAttribute("data-card"), card.getAttribute("aria-label"), title].join(" | ");
      })
      .sort(),
  );

async function rename(page: Page, id: string, title: string): Promise<void> {
  const own = page.locator(`[data-card="${id}"]`);
  await own.click();
  await page.keyboard.press("F2");
  await own.getByRole("textbox").fill(title);
  await page.keyboard.press("Enter");
}

test.describe("what says Saved is there", () => {
  test.describe.configure({ mode: "serial" });
  let product: OwnProduct;
  let people: Visitor[] = [];
  let path = "";
  test.beforeAll(async ({ browser, contextOptions }) => {
    product = await OwnProduct.start(browser);
    people = await Promise.all(
      (["lotte", "bram", "ilse"] as const).map((name) => product.visit(name, contextOptions)),
    );
    const [first] = people;
    if (first) ({ path } = await makeJourney(first.api));
  });
  test.afterAll(() => product?.stop());

  test("[U5] three departments edit one title and move cards, and kill -9 of everything loses nothing", async ({
    contextOptions,
  }) => {
    const pages = people.map(({ page }) => page);
    await Promise.all(pages.map((page) => openBoard(page, path)));
    const [lotte] = pages;
    if (!lotte) throw new Error("three people were asked for");
    // Each sees the others, with name and department.
    const names = [/^Lotte, \S/, /^Bram, \S/, /^Ilse, \S/];
    for (const [index, page] of pages.entries()) {
      for (const name of names.toSpliced(index, 1))
        await expect(page.getByRole("img", { name }).first()).toBeVisible();
    }
    const ids = await lotte
      .locator("[data-card]")
      .evaluateAll((cards) => cards.map((card) => card.getAttribute("data-card") ?? ""));
    const [shared = "", ...own] = ids;
    const before = (await lotte.locator(`[data-card="${shared}"] [data-title]`).textContent())?.trim() ?? "";
    const placesBefore = await boardOf(lotte);

    // Each types a word of their own into one title at once, then carries a card of their own into another phase.
    await Promise.all(
      pages.map(async (page, index) => {
        const card = page.locator(`[data-card="${shared}"]`);
        await card.click();
        await page.keyboard.press("F2");
        const field = card.getByRole("textbox");
        await field.press("End");
        await field.pressSequentially(WORDS[index] ?? "", { delay: 30 });
        await page.keyboard.press("Enter");
        const moved = page.locator(`[data-card="${own[index]}"]`);
        const name = await moved.getAttribute("aria-label");
        await moved.focus();
        await page.keyboard.press("Alt+ArrowRight");
        await expect(moved).not.toHaveAttribute("aria-label", name ?? "");
      }),
    );
    await Promise.all(pages.map((page) => untilSaved(page)));
    // Everybody's edits are durable; the moment they are, everything is killed, and nobody may send anything again.
    await Promise.all([product.crash(), ...people.map(({ context }) => context.setOffline(true))]);
    const said = await boardOf(lotte);
    for (const page of pages) {
      await expect(saveLine(page)).toHaveAttribute("data-save-state", "offline-kept");
      expect(await boardOf(page)).toEqual(said);
    }
    expect(said.filter((line) => !placesBefore.includes(line)).length).toBeGreaterThanOrEqual(4);
    const title = (await lotte.locator(`[data-card="${shared}"] [data-title]`).textContent())?.trim() ?? "";
    expect(letters(title)).toBe(letters(`${before}${WORDS.join("")}`));

    await product.startAgain();
    const fresh = await product.visit("farah", contextOptions);
    await openBoard(fresh.page, path);
    expect(await boardOf(fresh.page)).toEqual(said);
    await fresh.context.close();
    for (const { page, context } of people) {
      await context.setOffline(false);
      await untilSaved(page);
      expect(await boardOf(page)).toEqual(said);
    }
  });

  test("Postgres stops while people edit: the line says what is up, and nothing is lost when it is back", async ({
    contextOptions,
  }) => {
    const [lotte, bram] = people.map(({ page }) => page);
    if (!lotte || !bram) throw new Error("the people of the test before are still here");
    const [first = "", second = ""] = await lotte
      .locator("[data-card]")
      .evaluateAll((cards) => cards.map((card) => card.getAttribute("data-card") ?? ""));
    await product.crashPostgres();
    await rename(lotte, first, "Zonder database, Lotte");
    await rename(bram, second, "Zonder database, Bram");
    for (const page of [lotte, bram]) {
      await expect(saveLine(page)).toHaveAttribute("data-save-state", /^(silent|offline-kept)$/);
      await expect(saveLine(page)).toContainText(/wijziging/);
    }
    // It stays that way, whatever is tried again meanwhile.
    await rename(lotte, second, "Nog een keer, Lotte");
    await expect(saveLine(lotte)).toHaveText(/kan nu niet opslaan|werkt offline/);
    await expect(saveLine(bram)).toHaveText(/kan nu niet opslaan|werkt offline/);
    await product.bringPostgres();
    for (const page of [lotte, bram]) await untilSaved(page);
    await expect.poll(async () => (await boardOf(bram)).join() === (await boardOf(lotte)).join()).toBe(true);
    const said = await boardOf(lotte);
    expect(said.join()).toContain("Zonder database, Lotte");
    const fresh = await product.visit("farah", contextOptions);
    await openBoard(fresh.page, path);
    expect(await boardOf(fresh.page)).toEqual(said);
  });

  test("a restart in order, in the middle of a word: one calm line, nothing in the way, and it goes on by itself", async () => {
    const [lotte, bram] = people.map(({ page }) => page);
    if (!lotte || !bram) throw new Error("the people of the tests before are still here");
    const own = lotte.locator("[data-card]").first();
    const id = (await own.getAttribute("data-card")) ?? "";
    await own.click();
    await lotte.keyboard.press("F2");
    const field = own.getByRole("textbox");
    await field.fill("");
    await untilSaved(lotte);
    const states = await watchLine(lotte);
    await Promise.all([product.leave(), field.pressSequentially("terwijl de server gaat, ", { delay: 60 })]);
    await expect(saveLine(lotte)).toHaveAttribute("data-save-state", "offline-kept");
    for (const page of [lotte, bram]) {
      await expect(page.getByRole("dialog")).toHaveCount(0);
      await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
    }
    await field.pressSequentially("en weg is");
    await product.startAgain();
    await untilSaved(lotte);
    await untilSaved(bram);
    await expect(bram.locator(`[data-card="${id}"] [data-title]`)).toHaveText(
      "terwijl de server gaat, en weg is",
    );
    expect((await states()).filter((state) => !/^(saved|saving|silent|offline-kept)$/.test(state))).toEqual(
      [],
    );
  });
});
