// Page: /{ws}/j/{slug}
// Three departments edit one journey at once, and nothing that was saved is lost.
import { card, expect, openBoard, saveLine, test, untilSaved } from "./fixtures.ts";

test.describe("co-editing", () => {
  test("[U5][W4] three people of three departments type in one title at once", async ({
    visit,
    newJourney,
  }) => {
    const journey = await newJourney("four_digital");
    const people = await Promise.all((["lotte", "bram", "ilse"] as const).map((name) => visit(name)));
    for (const { page } of people) await openBoard(page, journey.path);
    const [lotte, bram, ilse] = people.map(({ page }) => page);
    if (!lotte || !bram || !ilse) throw new Error("three people were asked for");

    const first = lotte.locator("[data-card]").first();
    const id = (await first.getAttribute("data-card")) ?? "";
    const before = (await first.locator("[data-title]").textContent())?.trim() ?? "";

    // Everybody opens the same title and types a word of their own, letter by letter.
    await Promise.all(
      [lotte, bram, ilse].map(async (page, index) => {
        const own = page.locator(`[data-card="${id}"]`);
        await own.click();
        await page.keyboard.press("F2");
        const field = own.getByRole("textbox");
        await field.press("End");
        await field.pressSequentially([" Lotte", " Bram", " Ilse"][index] ?? "", { delay: 30 });
      }),
    );
    for (const page of [lotte, bram, ilse]) {
      await page.keyboard.press("Enter");
      await untilSaved(page);
    }
    const titles = await Promise.all(
      [lotte, bram, ilse].map(async (page) => {
        const title = page.locator(`[data-card="${id}"] [data-title]`);
        await expect(title).not.toHaveText(before);
        return (await title.textContent())?.trim();
      }),
    );
    expect(new Set(titles).size).toBe(1);
    // No letter is lost: what was there, and every word's letters.
    const letters = (text: string) => [...text.replace(/\s/g, "")].sort().join("");
    expect(letters(titles[0] ?? "")).toBe(letters(`${before}LotteBramIlse`));

    // Each sees the others with name and department.
    await expect(lotte.getByText(/Bram/).first()).toBeVisible();
    await lotte.reload();
    await untilSaved(lotte);
    await expect(lotte.locator(`[data-card="${id}"] [data-title]`)).toHaveText(titles[0] ?? "");
  });

  test("[W4] undo takes back one's own change and leaves the other's", async ({ visit, newJourney }) => {
    const journey = await newJourney("four_digital");
    const lotte = (await visit("lotte")).page;
    const bram = (await visit("bram")).page;
    await openBoard(lotte, journey.path);
    await openBoard(bram, journey.path);
    const cards = lotte.locator("[data-card]");
    const mine = (await cards.nth(0).getAttribute("data-card")) ?? "";
    const theirs = (await cards.nth(1).getAttribute("data-card")) ?? "";
    const rename = async (page: typeof lotte, id: string, title: string) => {
      await page.locator(`[data-card="${id}"]`).click();
      await page.keyboard.press("F2");
      await page.locator(`[data-card="${id}"]`).getByRole("textbox").fill(title);
      await page.keyboard.press("Enter");
      await untilSaved(page);
    };
    const before = (await lotte.locator(`[data-card="${mine}"] [data-title]`).textContent()) ?? "";
    await rename(lotte, mine, "Van Lotte");
    await rename(bram, theirs, "Van Bram");
    await expect(card(lotte, "Van Bram")).toHaveCount(1);
    await lotte.locator(`[data-card="${mine}"]`).focus();
    await lotte.keyboard.press("Control+z");
    await expect(lotte.locator(`[data-card="${mine}"] [data-title]`)).toHaveText(before.trim());
    await expect(card(lotte, "Van Bram")).toHaveCount(1);
    await expect(card(bram, "Van Lotte")).toHaveCount(0);
  });

  test("[W4] goes on offline, says so, and merges on return", async ({ visit, newJourney }) => {
    const journey = await newJourney("four_digital");
    const lotte = await visit("lotte");
    const bram = (await visit("bram")).page;
    await openBoard(lotte.page, journey.path);
    await openBoard(bram, journey.path);
    const first = lotte.page.locator("[data-card]").first();
    const id = (await first.getAttribute("data-card")) ?? "";
    await lotte.context.setOffline(true);
    await first.click();
    await lotte.page.keyboard.press("F2");
    await first.getByRole("textbox").fill("Zonder verbinding");
    await lotte.page.keyboard.press("Enter");
    await expect(saveLine(lotte.page)).not.toHaveAttribute("data-save-state", "saved");
    await expect(saveLine(lotte.page)).toHaveAttribute("data-save-state", /offline/);
    await expect(bram.locator(`[data-card="${id}"] [data-title]`)).not.toHaveText("Zonder verbinding");
    await lotte.context.setOffline(false);
    await untilSaved(lotte.page);
    await expect(bram.locator(`[data-card="${id}"] [data-title]`)).toHaveText("Zonder verbinding");
  });
});
