// A journey with a long history in the shipped product, opened by a real browser.
import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "@playwright/test";
import { newId } from "#document/new-id.ts";
import { connect, inDatabase } from "#server/testing/postgres-server.ts";
import { BROWSER_ARGS, provideBrowser } from "../../scripts/browser.mjs";
import { removeData, startPostgres } from "../../scripts/postgres.mjs";
import { startProduct } from "../../scripts/product.mjs";
import { enter, paintTimes } from "../paint.mjs";
import { createReport, median } from "../report.mjs";
import { longHistory } from "./growth.ts";

const EDITS = process.argv.includes("--quick") ? 5_000 : 50_000;
const PAINTS = 7;
const PATIENCE_MS = 60_000;
const WORKSPACE = "atelier-wervel";
const SLUG = "lange-geschiedenis";
const say = (line: string) => process.stdout.write(`  ${line}\n`);

/** Puts the journey into the running product's database, as it stands there after two years of work. */
async function addJourney(databaseUrl: string): Promise<void> {
  const everything = connect(databaseUrl);
  try {
    const [workspace] = await everything<
      { id: string }[]
    >`select id from workspaces where slug = ${WORKSPACE}`;
    if (!workspace) throw new Error("the demo workspace is not there");
    const updates = longHistory(EDITS);
    const id = newId();
    await everything`
      insert into journeys (workspace_id, id, slug, title)
      values (${workspace.id}, ${id}, ${SLUG}, 'Een lange geschiedenis')`;
    await everything`
      insert into rooms (workspace_id, id, last_seq) values (${workspace.id}, ${id}, ${updates.length})`;
    for (let at = 0; at < updates.length; at += 1_000) {
      const rows = updates.slice(at, at + 1_000).map((payload, index) => ({
        workspace_id: workspace.id,
        room_id: id,
        seq: at + index + 1,
        payload: Buffer.from(payload),
        actor: "job:bench",
      }));
      await everything`insert into room_updates ${everything(rows)}`;
    }
  } finally {
    await everything.end();
  }
}

const folder = mkdtempSync(path.join(tmpdir(), "redthread-large-"));
// Postgres' own account must be able to enter it
chmodSync(folder, 0o755);
const dataDir = path.join(folder, "data");
const found = await provideBrowser(say);
if ("missing" in found) throw new Error(found.missing);
const product = await startProduct({ dataDir });
const database = await startPostgres({ dataDir });
let isMet = false;
try {
  await addJourney(inDatabase(database.superUrl, "redthread"));
  say(`a journey with 2,000 touchpoints and ${EDITS} edits`);
  const browser = await chromium.launch({ executablePath: found.executablePath, args: BROWSER_ARGS });
  const { context } = await enter(browser, product.url, "lotte@wervel.example");
  const address = `${product.url}/${WORKSPACE}/j/${SLUG}`;
  // the first visit brings the log together; what is asked is what everybody after it waits for
  const [first = Number.NaN] = await paintTimes(context, address, { paints: 1, patience: PATIENCE_MS });
  const times = await paintTimes(context, address, { paints: PAINTS, patience: PATIENCE_MS });
  await browser.close();
  const report = createReport("large-journey");
  report.add("board shown, first visit after the edits", first, { unit: "ms", samples: 1 });
  report.add("board shown", median(times), { unit: "ms", atMost: 2_500, samples: PAINTS });
  isMet = report.finish();
} finally {
  await database.stop();
  await product.stop();
  removeData(dataDir);
}
process.exit(isMet ? 0 : 1);
