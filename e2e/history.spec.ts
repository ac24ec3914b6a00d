// Page: /{ws}/j/{slug}/history
// A version is named, compared and gone back to, live in another browser; going back is undone; a history is erased for good.
import type { Page } from "@playwright/test";
import { card, expect, openBoard, test, untilSaved } from "./fixtures.ts";

/** Gives a card another title, as a person does. */
async function retitle(page: Page, id: string, title: string): Promise<void> {
  const own = page.locator(`[data-card="${id}"]`);
  await own.click();
  await page.keyboard.press("F2");
  await own.getByRole("textbox").fill(title);
  await page.keyboard.press("Enter");
  await untilSaved(page);
}
const titleOf = (page: Page, id: string) => page.locator(`[data-card="${id}"] [data-title]`);

test.describe("the history of a journey", () => {
  test("[W4] a version is named with Ctrl S, compared, gone back to while a colleague types, and that is undone", async ({
    visit,
    newJourney,
  }) => {
    const journey = await newJourney("four_digital");
    const lotte = (await visit("lotte")).page;
    const bram = (await visit("bram")).page;
    await openBoard(lotte, journey.path);
    await openBoard(bram, journey.path);
    const cards = lotte.locator("[data-card]");
    const first = (await cards.nth(0).getAttribute("data-card")) ?? "";
    const typed = (await cards.nth(1).getAttribute("data-card")) ?? "";
    await retitle(lotte, first, "Zoals het was");

    await lotte.keyboard.press("Control+s");
    const dialog = lotte.getByRole("dialog");
    await dialog.getByRole("textbox").fill("Voor de klantdag");
    await dialog.getByRole("button", { name: "Opslaan" }).click();
    await expect(lotte.getByText("Bewaard als “Voor de klantdag”").first()).toBeVisible();
    await retitle(lotte, first, "Zoals het werd");

    // another way in: the menu beside the board's name
    await lotte.getByRole("button", { name: "Versies" }).click();
    await lotte.getByRole("menuitem", { name: "Geschiedenis bekijken" }).click();
    await expect(lotte.getByRole("button", { name: /Voor de klantdag/ })).toBeVisible();
    const change = lotte.locator('[data-change="changed"]');
    await expect(change.locator("del")).toHaveText("Zoals het was");
    await expect(change.locator("ins")).toHaveText("Zoals het werd");

    // Bram is in the middle of a word while Lotte goes back
    const field = bram.locator(`[data-card="${typed}"]`);
    await field.click();
    await bram.keyboard.press("F2");
    await field.getByRole("textbox").press("End");
    await field.getByRole("textbox").pressSequentially(" en Br", { delay: 20 });
    await lotte.getByRole("button", { name: "Terugzetten" }).click();
    await expect(titleOf(bram, first)).toHaveText("Zoals het was");
    await field.getByRole("textbox").pressSequentially("am", { delay: 20 });
    await bram.keyboard.press("Enter");
    await untilSaved(bram);
    await expect(titleOf(bram, typed)).toHaveText(/am$/);

    // going back is itself taken back, with what stood there a moment before
    await lotte.getByRole("button", { name: "Ongedaan maken" }).click();
    await expect(titleOf(bram, first)).toHaveText("Zoals het werd");
    await expect(lotte.getByText("Voor het terugzetten").first()).toBeVisible();
    const stored = await lotte.request.get(
      `/api/trpc/versions.list?input=${encodeURIComponent(JSON.stringify({ json: { journeyId: journey.id } }))}`,
    );
    const body = (await stored.json()) as {
      result: { data: { json: { versions: { name: string | null; by: string | null }[] } } };
    };
    const { versions } = body.result.data.json;
    expect(versions.filter(({ name }) => name === "Voor de klantdag")).toHaveLength(1);
    expect(versions.filter(({ name, by }) => name === null && by !== null)).toHaveLength(2);
  });

  test("an open board and a copy kept on a device start anew when the history is erased", async ({
    visit,
    newJourney,
  }) => {
    const journey = await newJourney("four_digital");
    const ruben = await visit("ruben");
    const lotte = await visit("lotte");
    const bram = await visit("bram");
    await openBoard(lotte.page, journey.path);
    await openBoard(bram.page, journey.path);
    const id = (await lotte.page.locator("[data-card]").first().getAttribute("data-card")) ?? "";
    await retitle(lotte.page, id, "Mevrouw Verwijderd");
    await expect(titleOf(bram.page, id)).toHaveText("Mevrouw Verwijderd");
    await retitle(lotte.page, id, "Iemand");
    await expect(titleOf(bram.page, id)).toHaveText("Iemand");
    // Bram's line is dead, and he goes on
    await bram.context.setOffline(true);
    await titleOf(bram.page, id).click();
    await bram.page.keyboard.press("F2");
    await bram.page.locator(`[data-card="${id}"]`).getByRole("textbox").fill("Nog van Bram");
    await bram.page.keyboard.press("Enter");

    await ruben.page.goto(`${journey.path}/history`);
    await ruben.page.getByRole("button", { name: "Meer" }).click();
    await ruben.page.getByRole("menuitem", { name: "Geschiedenis wissen…" }).click();
    const loaded = lotte.page.waitForEvent("load");
    await ruben.page.getByRole("button", { name: "Voorgoed wissen" }).click();

    // nothing of Lotte's was unsent: her board loads again by itself and goes on
    await loaded;
    await untilSaved(lotte.page);
    await expect(titleOf(lotte.page, id)).toHaveText("Iemand");
    await retitle(lotte.page, id, "Verder");

    // Bram is told, can take his words along, and brings nothing back
    await bram.context.setOffline(false);
    const banner = bram.page.getByRole("alert").filter({ hasText: "geschiedenis" });
    await expect(banner).toBeVisible({ timeout: 20_000 });
    const [file] = await Promise.all([
      bram.page.waitForEvent("download"),
      banner.getByRole("button", { name: "Als tekst" }).click(),
    ]);
    expect(await read(file)).toContain("Nog van Bram");
    await banner.getByRole("button", { name: "Herladen" }).click();
    await untilSaved(bram.page);
    await expect(titleOf(bram.page, id)).toHaveText("Verder");
    await expect(card(lotte.page, "Nog van Bram")).toHaveCount(0);
  });
});

/** What a downloaded file says. */
async function read(file: { createReadStream(): Promise<NodeJS.ReadableStream> }): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of await file.createReadStream()) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString("utf8");
}
