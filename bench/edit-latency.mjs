// What two people at one board feel: how soon the board stands, how soon an edit of the one is seen by the other, and
// how soon it reads Saved. Real browsers, the shipped start, the demo board.
//   node bench/edit-latency.mjs [address of the board]
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium } from "@playwright/test";
import { BROWSER_ARGS, provideBrowser } from "../scripts/browser.mjs";
import { endChildren } from "../scripts/children.mjs";
import { removeData } from "../scripts/postgres-place.mjs";
import { startProduct } from "../scripts/product.mjs";
import { Stop, say } from "../scripts/steps.mjs";
import { enter, paintTimes } from "./paint.mjs";
import { createReport, median, percentile } from "./report.mjs";
import { findBoard } from "./visitor.mjs";

const PAINTS = 7;
const EDITS = 100;
const PAUSE_MS = 120;
const PATIENCE_MS = 10_000;

/** Runs in the page: wall-clock times of own input, of Saved, and of every text seen in the watched card. */
function watchEdits(card) {
  const wall = () => performance.timeOrigin + performance.now();
  const log = { typed: [], saved: [], seen: [] };
  window.benchLog = log;
  document.addEventListener("input", () => log.typed.push(wall()), true);
  let text = "";
  let state = "";
  const look = () => {
    const now = document.querySelector(`[data-card="${card}"]`)?.textContent ?? "";
    if (now !== text) log.seen.push({ at: wall(), text: now });
    text = now;
    const next = document.querySelector("[data-save-state]")?.getAttribute("data-save-state") ?? "";
    if (next !== state && next === "saved") log.saved.push(wall());
    state = next;
  };
  look();
  new MutationObserver(look).observe(document.body, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: ["data-save-state"],
  });
}

async function measurePaint({ context }, address, report) {
  const times = await paintTimes(context, address, { paints: PAINTS, patience: PATIENCE_MS });
  report.add("curve and cards painted", median(times), { unit: "ms", atMost: 1500, samples: PAINTS });
}

/** Types one letter at a time into a title and notes when the other browser shows it and when it reads Saved. */
async function measureEdits(writer, reader, address, report) {
  const [from, to] = [await writer.context.newPage(), await reader.context.newPage()];
  await Promise.all([from.goto(address), to.goto(address)]);
  for (const page of [from, to])
    await page.waitForSelector('[data-save-state="saved"]', { timeout: PATIENCE_MS });
  const card = await from.locator("[data-card]").first().getAttribute("data-card");
  await from.evaluate(watchEdits, card);
  await to.evaluate(watchEdits, card);
  await from.locator(`[data-card="${card}"]`).first().focus();
  await from.keyboard.press("F2");
  await from.keyboard.press("End");

  const seenAfter = [];
  const savedAfter = [];
  for (let edit = 0; edit < EDITS; edit += 1) {
    const before = await to.evaluate(() => window.benchLog.seen.length);
    const savedBefore = await from.evaluate(() => window.benchLog.saved.length);
    await from.keyboard.type(edit % 2 === 0 ? "a" : "b");
    await to.waitForFunction((count) => window.benchLog.seen.length > count, before, {
      timeout: PATIENCE_MS,
    });
    await from.waitForFunction((count) => window.benchLog.saved.length > count, savedBefore, {
      timeout: PATIENCE_MS,
    });
    const typed = await from.evaluate(() => window.benchLog.typed.at(-1));
    seenAfter.push((await to.evaluate((count) => window.benchLog.seen[count].at, before)) - typed);
    savedAfter.push((await from.evaluate((count) => window.benchLog.saved[count], savedBefore)) - typed);
    await from.waitForTimeout(PAUSE_MS);
  }
  const p95 = (values) => percentile(values, 0.95);
  report.add("edit to visible in a second browser, p95", p95(seenAfter), {
    unit: "ms",
    atMost: 150,
    samples: EDITS,
  });
  report.add("edit to visible in a second browser, median", median(seenAfter), {
    unit: "ms",
    samples: EDITS,
  });
  report.add("edit to Saved, p95", p95(savedAfter), { unit: "ms", atMost: 300, samples: EDITS });
  report.add("edit to Saved, median", median(savedAfter), { unit: "ms", samples: EDITS });
}

async function main() {
  const found = await provideBrowser(say);
  if ("missing" in found) throw new Stop(found.missing);
  const report = createReport("edit-latency");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "redthread-bench-"));
  fs.chmodSync(folder, 0o755);
  const dataDir = path.join(folder, "data");
  try {
    const product = await startProduct({ dataDir, readyMs: 300_000 });
    const browsers = [];
    for (let one = 0; one < 2; one += 1) {
      browsers.push(await chromium.launch({ args: BROWSER_ARGS, executablePath: found.executablePath }));
    }
    const lotte = await enter(browsers[0], product.url, "lotte@wervel.example");
    const bram = await enter(browsers[1], product.url, "bram@wervel.example");
    const address = new URL(process.argv[2] ?? (await findBoard(lotte.visitor)), product.url).href;
    await measurePaint(lotte, address, report);
    await measureEdits(lotte, bram, address, report);
    for (const browser of browsers) await browser.close();
    await product.stop();
  } finally {
    await endChildren();
    removeData(dataDir);
    fs.rmSync(folder, { recursive: true, force: true });
  }
  process.exitCode = report.finish() ? 0 : 1;
}

await main();
