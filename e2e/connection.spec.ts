// Page: /{ws}/j/{slug}
// What may happen to a person's line while a board is open: the right to edit is taken away, the journey is full, the machine
// sleeps, its clock is wrong. Each ends in one calm sentence, never in a lost edit or an untrue line.
import type { Download, Page, Request } from "@playwright/test";
import { encodeSync, LIMITS } from "#document/protocol.ts";
import { type Api, expect, openBoard, saveLine, test, untilSaved, WERVEL } from "./fixtures.ts";
import { watchLine } from "./save-line.ts";

const title = (page: Page, at: number) => page.locator("[data-card]").nth(at).locator("[data-title]");
const banner = (page: Page, words: string | RegExp) => page.getByRole("alert").filter({ hasText: words });

/** Opens a card's title and types at its end, one edit a letter; the title stays open. */
async function type(page: Page, at: number, text: string): Promise<void> {
  const own = page.locator("[data-card]").nth(at);
  await own.click();
  await page.keyboard.press("F2");
  await own.getByRole("textbox").press("End");
  await own.getByRole("textbox").pressSequentially(text);
}

async function contentOf(download: Promise<Download>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of await (await download).createReadStream()) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

/** A workspace of Lotte's own in which Bram edits, with a journey: whoever loses a right here loses it nowhere else. */
async function makeTeam(lotte: Api, bram: Api) {
  const made = await lotte.tell<{ id: string; slug: string }>("workspaces.create", {
    name: `Ploeg ${Date.now().toString(36)}`,
    kind: "brand",
  });
  const workspaceId = made.id;
  const { link } = await lotte.tell<{ link: string }>("invitations.create", {
    workspaceId,
    email: null,
    role: "editor",
    locale: "nl",
  });
  await bram.tell("invitations.accept", { token: new URL(link, "http://x").pathname.split("/").at(-1) });
  const members = await lotte.ask<{ id: string; role: string }[]>("members.list", { workspaceId });
  const memberId = members.find(({ role }) => role === "editor")?.id ?? "";
  const journey = await lotte.tell<{ id: string; slug: string }>("journeys.create", {
    workspaceId,
    journey: { title: "Wie mag hier wat", model: "four_digital", contentLocale: "nl" },
  });
  return {
    path: `/${made.slug}/j/${journey.slug}`,
    giveBram: (role: "editor" | "viewer") => lotte.tell("members.setRole", { workspaceId, memberId, role }),
    remove: () => lotte.tell("workspaces.remove", { workspaceId }),
  };
}

test("who loses the right to edit looks on from there, and takes along what was not sent", async ({
  visit,
}) => {
  const lotte = await visit("lotte");
  const bram = await visit("bram");
  const team = await makeTeam(lotte.api, bram.api);
  await openBoard(lotte.page, team.path);
  await openBoard(bram.page, team.path);

  // in the middle of a word, with everything saved so far: the sentence comes and the line stays
  await type(bram.page, 0, " samen");
  await untilSaved(bram.page);
  await team.giveBram("viewer");
  await expect(banner(bram.page, "Je mag deze klantreis niet meer bewerken")).toBeVisible();
  await expect(bram.page.getByRole("dialog")).toHaveCount(0);
  await expect(bram.page.locator("[data-card]").first().getByRole("textbox")).toHaveCount(0);
  await bram.page.keyboard.press("F2");
  await expect(bram.page.locator("[data-card]").first().getByRole("textbox")).toHaveCount(0);
  await untilSaved(bram.page);
  await type(lotte.page, 1, " van Lotte");
  await expect(title(bram.page, 1)).toHaveText(/ van Lotte$/);
  await expect(title(bram.page, 0)).toHaveText(/ samen$/);

  // without a connection: what is typed meanwhile is counted, and can be taken along
  await team.giveBram("editor");
  await openBoard(bram.page, team.path);
  await bram.context.setOffline(true);
  await type(bram.page, 0, " verloren");
  await expect(saveLine(bram.page)).toContainText("9 wijzigingen");
  await team.giveBram("viewer");
  await bram.context.setOffline(false);
  const notSent = banner(bram.page, "9 wijzigingen zijn niet verzonden");
  await expect(notSent).toBeVisible({ timeout: 20_000 });
  await expect(saveLine(bram.page)).toHaveAttribute("data-save-state", "refused");
  await expect(bram.page.getByRole("dialog")).toHaveCount(0);
  await expect(bram.page.locator("[data-card]").first().getByRole("textbox")).toHaveCount(0);
  // the line goes on: what Lotte does is seen, and what was not sent is still counted
  await type(lotte.page, 2, " en nog iets");
  await expect(title(bram.page, 2)).toHaveText(/ en nog iets$/);
  await expect(notSent).toBeVisible();
  const download = bram.page.waitForEvent("download");
  await notSent.getByRole("button", { name: "Als tekst" }).click();
  expect(await contentOf(download)).toContain("samen verloren");
  await expect(title(lotte.page, 0)).toHaveText(/ samen$/);
  await notSent.getByRole("button", { name: "Herladen" }).click();
  await untilSaved(bram.page);
  await expect(title(bram.page, 0)).toHaveText(/ samen$/);
  await expect(banner(bram.page, /\S/)).toHaveCount(0);
  await team.remove();
});

test("an edit the journey has no room for is said in a sentence and can be taken along", async ({
  visit,
  newJourney,
}) => {
  const journey = await newJourney("four_digital");
  const { page } = await visit("lotte");
  let isFull = false;
  await page.routeWebSocket(/\/collab\/(?!live)/, (socket) => {
    const server = socket.connectToServer();
    // the server itself refuses what is above its limit: only the size is the test's
    const tooLarge = Buffer.from(encodeSync("update", new Uint8Array(LIMITS.updateBytes + 1)));
    socket.onMessage((message) => {
      const isUpdate = typeof message !== "string" && message[0] === 0 && message[1] === 2;
      server.send(isFull && isUpdate ? tooLarge : message);
    });
    server.onMessage((message) => socket.send(message));
  });
  await openBoard(page, journey.path);
  const before = await title(page, 0).innerText();
  isFull = true;
  await type(page, 0, "!");
  const full = banner(page, "passen niet meer in deze klantreis");
  await expect(full).toBeVisible();
  await expect(saveLine(page)).toHaveAttribute("data-save-state", /refused|offline-kept/);
  // nothing more can be added to what will not be saved
  await expect(page.locator("[data-card]").first().getByRole("textbox")).toHaveCount(0);
  const download = page.waitForEvent("download");
  await full.getByRole("button", { name: "Als data" }).click();
  expect(await contentOf(download)).toContain(`${before}!`);
  isFull = false;
  await full.getByRole("button", { name: "Herladen" }).click();
  await untilSaved(page);
  await expect(title(page, 0)).toHaveText(before);
});

test("a machine that slept finds its lines dead, takes new tickets, and was never untrue", async ({
  visit,
  newJourney,
}) => {
  const journey = await newJourney("four_digital");
  const lotte = await visit("lotte");
  const bram = await visit("bram");
  const list = await lotte.context.newPage();
  let isAsleep = false;
  let lines = 0;
  for (const page of [lotte.page, list]) {
    // lets two minutes pass at once, as a lid that is closed does
    await page.clock.install();
    await page.routeWebSocket(/\/collab\//, (socket) => {
      const server = socket.connectToServer();
      lines += 1;
      // what was open when the machine fell asleep is dead, and nobody says so
      const isOld = !isAsleep;
      const isThrough = () => !isAsleep || !isOld;
      socket.onMessage((message) => isThrough() && server.send(message));
      server.onMessage((message) => isThrough() && socket.send(message));
    });
  }
  // the tasks of a month have a line of their own, for bells
  await list.goto("/atelier-wervel/tasks/2032-03");
  await expect.poll(() => lines).toBe(1);
  await openBoard(lotte.page, journey.path);
  await openBoard(bram.page, journey.path);
  const states = await watchLine(lotte.page);
  const asked: Request[] = [];
  lotte.context.on("request", (request) => {
    if (request.url().endsWith("/api/collab/ticket")) asked.push(request);
  });
  isAsleep = true;
  await type(bram.page, 1, " van Bram");
  await untilSaved(bram.page);
  const task = { title: `Terwijl je sliep ${Date.now().toString(36)}`, month: "2032-03" };
  await bram.api.tell("tasks.create", { workspaceId: WERVEL, task });
  // the last letter goes into a dead line
  await type(lotte.page, 0, "!");
  expect(asked).toHaveLength(0);
  await Promise.all([lotte.page, list].map((page) => page.clock.fastForward("02:00")));
  await untilSaved(lotte.page);
  expect(await title(bram.page, 0).innerText()).toMatch(/!$/);
  await expect(title(lotte.page, 1)).toHaveText(/ van Bram$/);
  await expect(list.getByText(task.title).first()).toBeVisible();
  // saved before and after, and nothing of the kind in between
  const seen = await states();
  expect(seen.filter((state) => state === "saved")).toHaveLength(2);
  expect([seen.at(0), seen.at(-1)]).toEqual(["saved", "saved"]);
  expect(seen).toContain("offline-kept");
  expect(asked.length).toBeGreaterThanOrEqual(2);
});

test("a clock that is wrong by minutes or by a day changes nothing, also when it is set while a board is open", async ({
  visit,
  newJourney,
}) => {
  const journey = await newJourney("four_digital");
  const { page } = await visit("lotte");
  const bram = (await visit("bram")).page;
  await openBoard(bram, journey.path);
  await page.addInitScript(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + Number(localStorage.getItem("shift") ?? 0);
  });
  const setClock = (minutes: number) =>
    page.evaluate((by) => localStorage.setItem("shift", String(by)), minutes * 60_000);
  await openBoard(page, journey.path);
  for (const [at, minutes] of [10, -10, 24 * 60, -24 * 60].entries()) {
    // first while the board is open, then from the start: the ticket is asked for, and taken, with that clock
    const states = await watchLine(page);
    await setClock(minutes);
    await type(page, at, "a");
    await untilSaved(page);
    // set forward, the clock looks like a machine that slept: the line may be made anew, and nothing more
    const seen = new Set(["saved", "saving", ...(minutes > 0 ? ["offline-kept", "connecting"] : [])]);
    expect((await states()).filter((state) => !seen.has(state))).toEqual([]);
    await openBoard(page, journey.path);
    await type(page, at, "z");
    await untilSaved(page);
    await expect(title(bram, at)).toHaveText(/az$/);
  }
  // and whoever has the wrong clock is still shown as here
  await expect(bram.getByRole("img", { name: /^Lotte/ }).first()).toBeVisible();
});
