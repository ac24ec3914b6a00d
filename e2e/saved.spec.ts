// Page: /{ws}/j/{slug}
// The line that says Saved is never untrue: delayed servers, two tabs, a full device.
import type { Page } from "@playwright/test";
import { expect, openBoard, saveLine, test, untilSaved } from "./fixtures.ts";
import { watchLine } from "./save-line.ts";

const EDITS = 500;

async function describeFirst(page: Page, text: string): Promise<void> {
  await page.locator("[data-card]").first().click();
  const field = page.getByRole("textbox", { name: /omschrijving/i }).first();
  await field.click();
  await page.keyboard.insertText("");
  await field.pressSequentially(text);
}

test.describe("saved is never untrue", () => {
  test(`${EDITS} edits made offline and a server that opens its side three seconds late`, async ({
    visit,
    newJourney,
  }) => {
    const journey = await newJourney("four_digital");
    const { page, context } = await visit("lotte");
    let isLate = false;
    await page.routeWebSocket(/\/collab\//, (socket) => {
      const server = socket.connectToServer();
      const holdUntil = isLate ? Date.now() + 3_000 : 0;
      server.onMessage((message) => {
        const wait = Math.max(0, holdUntil - Date.now());
        if (wait === 0) socket.send(message);
        else setTimeout(() => socket.send(message), wait);
      });
    });
    await openBoard(page, journey.path);
    await context.setOffline(true);
    await describeFirst(page, "x".repeat(EDITS));
    await expect(saveLine(page)).not.toHaveAttribute("data-save-state", "saved");
    isLate = true;
    const states = await watchLine(page);
    const began = Date.now();
    await context.setOffline(false);
    await untilSaved(page);
    // Nothing may say Saved before the server has opened its side, three seconds after the line came back.
    expect(Date.now() - began).toBeGreaterThanOrEqual(3_000);
    expect((await states()).filter((state) => state === "saved")).toHaveLength(1);
    const bram = (await visit("bram")).page;
    await openBoard(bram, journey.path);
    await bram.locator("[data-card]").first().click();
    await expect(bram.getByRole("textbox", { name: /omschrijving/i }).first()).toHaveText(
      new RegExp(`x{${EDITS}}`),
    );
  });

  test("of two tabs, the one that is offline does not say Saved", async ({ visit, newJourney }) => {
    const journey = await newJourney("four_digital");
    const first = await visit("lotte");
    const second = await visit("lotte");
    await openBoard(first.page, journey.path);
    await openBoard(second.page, journey.path);
    await second.context.setOffline(true);
    await describeFirst(second.page, "alleen hier");
    await describeFirst(first.page, "in de andere tab");
    await untilSaved(first.page);
    await expect(saveLine(second.page)).not.toHaveAttribute("data-save-state", "saved");
    await second.context.setOffline(false);
    await untilSaved(second.page);
    await expect(first.page.getByText("alleen hier").first()).toBeVisible();
  });

  test("edits of a closed tab are there when it opens again offline and come through on return", async ({
    visit,
    newJourney,
  }) => {
    const journey = await newJourney("four_digital");
    const { page, context } = await visit("lotte");
    await openBoard(page, journey.path);
    await page.routeWebSocket(/\/collab\//, (socket) => socket.close());
    await page.context().route("**/api/collab/ticket", (route) => route.abort());
    await page.reload();
    await describeFirst(page, "voor het sluiten");
    await expect(saveLine(page)).toHaveAttribute("data-save-state", /offline/);
    await page.close();
    await context.unroute("**/api/collab/ticket");
    const again = await context.newPage();
    await openBoard(again, journey.path);
    const bram = (await visit("bram")).page;
    await openBoard(bram, journey.path);
    await bram.locator("[data-card]").first().click();
    await expect(bram.getByText("voor het sluiten").first()).toBeVisible();
  });

  test("a line that dies without a word is called silent, left, and made anew", async ({
    visit,
    newJourney,
  }) => {
    const journey = await newJourney("four_digital");
    const { page } = await visit("lotte");
    let isDead = false;
    let sockets = 0;
    await page.routeWebSocket(/\/collab\/(?!live)/, (socket) => {
      const server = socket.connectToServer();
      sockets += 1;
      const own = sockets;
      // Only the first line dies: it stays open and nothing comes through any more.
      const isThrough = () => !isDead || own > 1;
      socket.onMessage((message) => isThrough() && server.send(message));
      server.onMessage((message) => isThrough() && socket.send(message));
    });
    await openBoard(page, journey.path);
    const states = await watchLine(page);
    isDead = true;
    await describeFirst(page, "in een dode lijn");
    await untilSaved(page);
    const seen = (await states()).filter((state) => state !== "saving");
    expect(seen).toEqual(["saved", "silent", "offline-kept", "saved"]);
    expect(sockets).toBe(2);
    const bram = (await visit("bram")).page;
    await openBoard(bram, journey.path);
    await bram.locator("[data-card]").first().click();
    await expect(bram.getByText("in een dode lijn").first()).toBeVisible();
  });

  test("a device without room says so", async ({ visit, newJourney }) => {
    const journey = await newJourney("four_digital");
    const { page, context } = await visit("lotte");
    await openBoard(page, journey.path);
    const devtools = await context.newCDPSession(page);
    await devtools.send("Storage.overrideQuotaForOrigin", {
      origin: new URL(page.url()).origin,
      quotaSize: 1,
    });
    await context.setOffline(true);
    await describeFirst(page, "past nergens meer ".repeat(3));
    await expect(saveLine(page)).toHaveAttribute("data-save-state", /not-kept|offline/);
    await expect(saveLine(page)).not.toHaveAttribute("data-save-state", "saved");
    await context.setOffline(false);
    await untilSaved(page);
  });
});
