// Page: /{ws}/import
// A file as a Dutch spreadsheet writes it comes in without a choice, figures come in by paste, and both go again whole.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, openBoard, test, untilSaved, WERVEL } from "./fixtures.ts";

const FILE = "reviews-sample-nl-excel.csv";
const IMPORT = "/atelier-wervel/import";
const WORKER_MS = 30_000;
const LIVE_MS = 20_000;
/** Words of the newest reviews of the file. */
const ABOUT = "Traag op een oude telefoon, opnieuw in de agenda: collega, salon, kaartje, prijs";

interface Item {
  readonly batchId: string | null;
  readonly kind: string;
  readonly rating: number | null;
  readonly ratingMax: number | null;
  readonly source: string;
  readonly links: readonly { readonly journeyId: string | null }[];
}

/** Drops a file where files are dropped, as a hand does. */
async function drop(page: Page, name: string): Promise<void> {
  const content = readFileSync(`public/samples/${name}`).toString("base64");
  const carried = await page.evaluateHandle(
    ([bytes = "", file = ""]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], file));
      return transfer;
    },
    [content, name],
  );
  const area = page.getByRole("region", { name: "Sleep hier een bestand naartoe" });
  await area.dispatchEvent("dragover", { dataTransfer: carried });
  await area.dispatchEvent("drop", { dataTransfer: carried });
}

/** Links the next items of the list to the touchpoint that suggests itself, by keys alone. */
async function linkByKeys(page: Page, title: string, count: number, of: number): Promise<void> {
  await page.locator("[data-evidence]").first().focus();
  const suggestion = page
    .getByRole("region", { name: "Hoort misschien bij" })
    .getByRole("button", { name: title });
  await expect(suggestion).toBeVisible();
  for (let linked = 0; linked < count; ) {
    const digit = (await suggestion.isVisible()) ? await suggestion.getAttribute("aria-keyshortcuts") : null;
    await page.keyboard.press(digit ?? "j");
    if (digit === null) continue;
    linked += 1;
    await expect(page.getByText(`Nog niet gekoppeld (${of - linked})`)).toBeVisible();
  }
}

async function undo(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Import ongedaan maken" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Import ongedaan maken" }).click();
  await expect(page.getByRole("heading", { name: /is ongedaan gemaakt/ })).toBeVisible();
}

test("[W11][U7] a Dutch spreadsheet of reviews is dropped in and comes in with nothing chosen; five of them linked by keys close the stitch on another's board; a second time nothing is added; undone, nothing is left", async ({
  visit,
  newJourney,
}) => {
  const journey = await newJourney("four_digital");
  const { page: board } = await visit("bram");
  await openBoard(board, journey.path);
  const first = board.locator("[data-card]").first();
  const card = board.locator(`[data-card="${await first.getAttribute("data-card")}"]`);
  await card.focus();
  await board.keyboard.press("F2");
  await board.keyboard.press("ControlOrMeta+a");
  await board.keyboard.type(ABOUT);
  await board.keyboard.press("Enter");
  await untilSaved(board);
  await expect(card).toHaveAccessibleName(/aanname/i);
  const { page, api } = await visit("lotte");
  // others add what they like meanwhile, but nobody else imports reviews
  const items = async () =>
    (await api.ask<Item[]>("evidence.list", { workspaceId: WERVEL })).filter((item) => item.batchId !== null);
  const before = (await items()).length;
  await page.goto(IMPORT);
  await drop(page, FILE);
  await page.getByRole("button", { name: "24 rijen importeren" }).click({ timeout: WORKER_MS });
  const link = page.getByRole("link", { name: "Koppel dit bewijs" });
  await expect(link).toBeVisible({ timeout: WORKER_MS });
  const receipt = page.url();
  const batchId = new URL(receipt).searchParams.get("batch");

  const came = (await items()).filter((item) => item.batchId === batchId);
  expect(came).toHaveLength(24);
  expect(came.every((item) => item.kind === "review" && item.ratingMax === 5 && item.rating !== null)).toBe(
    true,
  );
  await link.click();
  await expect(page.getByText("Nog niet gekoppeld (24)")).toBeVisible();
  await linkByKeys(page, ABOUT, 5, 24);
  const linked = (await items()).filter((item) => item.batchId === batchId && item.links.length > 0);
  expect(linked.flatMap((item) => item.links).map((one) => one.journeyId)).toEqual(
    Array.from({ length: 5 }, () => journey.id),
  );
  await expect(card).not.toHaveAccessibleName(/aanname/i, { timeout: LIVE_MS });

  await page.goto(IMPORT);
  await drop(page, FILE);
  await expect(page.getByText(/is op \d{1,2} \p{L}+ \d{4} al geïmporteerd/u)).toBeVisible({
    timeout: WORKER_MS,
  });
  await expect(page.getByRole("button", { name: "Niets om te importeren" })).toBeDisabled();
  await page.getByRole("button", { name: "Weggooien" }).click();
  await expect(page.getByRole("heading", { name: "Eerdere imports" })).toBeVisible();
  expect(await items()).toHaveLength(before + 24);

  await page.goto(receipt);
  await undo(page);
  expect(await items()).toHaveLength(before);
  await expect(card).toHaveAccessibleName(/aanname/i, { timeout: LIVE_MS });
});

test("[E8] pasted figures are mapped to a KPI at a touchpoint; a row that cannot come in is named, an open question is asked", async ({
  visit,
  newJourney,
}) => {
  const title = `Cijfers ${Date.now().toString(36)}`;
  const journey = await newJourney("four_digital", title);
  const { page, api } = await visit("lotte");
  await page.goto(IMPORT);
  await page
    .getByRole("textbox", { name: /^Rijen, met/ })
    .fill(`Maand\tKPI\tWaarde\n2026-10\t${title}\t1.200\ngeen\t${title}\t3\n`);
  await page.getByRole("button", { name: "Inlezen" }).click();
  await page.getByRole("radio", { name: /de komma is het decimaalteken/ }).check({ timeout: WORKER_MS });
  await page.getByRole("combobox", { name: "Klantreis" }).click();
  await page.getByRole("option", { name: title }).click();
  await page.getByRole("button", { name: "Voorbeeld tonen" }).click();
  await page.getByRole("button", { name: "Kolommen aanpassen" }).click({ timeout: WORKER_MS });
  await page.getByRole("combobox", { name: `Touchpoint van ${title}` }).click();
  await page.getByRole("option").nth(1).click();
  await page.getByRole("button", { name: "Voorbeeld tonen" }).click();
  await expect(page.getByText("1 rij: datum niet te lezen")).toBeVisible({ timeout: WORKER_MS });
  await page.getByRole("button", { name: "1 rij importeren" }).click();
  await expect(page.getByRole("link", { name: "Naar de KPI’s" })).toBeVisible({ timeout: WORKER_MS });

  const metrics = await api.ask<
    {
      name: string;
      touchpointId: string | null;
      nodeIds: string[];
      readings: { month: string; value: number }[];
    }[]
  >("metrics.listForJourney", { journeyId: journey.id });
  expect(metrics).toMatchObject([{ name: title, readings: [{ month: "2026-10", value: 1200 }] }]);
  expect(metrics[0]?.nodeIds).toEqual([metrics[0]?.touchpointId]);
  await undo(page);
  expect(await api.ask("metrics.listForJourney", { journeyId: journey.id })).toEqual([]);
});
