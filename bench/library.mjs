// The library at 100,000 items: how long a page of the list and of a search takes, asked over HTTP as the page asks. Fills the demo
// workspace of a product of its own.
//   node --import tsx bench/library.mjs [items, default 100000]
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { removeData } from "../scripts/postgres-place.mjs";
import { startProduct } from "../scripts/product.mjs";
import { say } from "../scripts/steps.mjs";
import { fillProduct } from "./fill.mjs";
import { createReport, percentile } from "./report.mjs";
import { signIn } from "./visitor.mjs";

const ITEMS = Number(process.argv[2] ?? 100_000);
const BATCH = 5_000;
const REQUESTS = 40;
const WORKSPACE = "ws-wervel";
const WORDS =
  "krullen knippen afspraak bellen wachten prijs salon balie website app uitleg product shampoo duur lang mooi snel vriendelijk".split(
    " ",
  );

/** Reviews of a dozen words, the same on every run; one in a thousand holds a rare word. */
async function fill(inScope) {
  for (let from = 0; from < ITEMS; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, ITEMS - from) }, (_, place) => {
      const number = from + place;
      const words = Array.from(
        { length: 12 },
        (_unused, at) => WORDS[(number * (at + 3) + at * at) % WORDS.length],
      );
      if (number % 1_000 === 0) words.push("zeldzaam");
      return {
        id: `bench-${number}`,
        body: words.join(" "),
        day: new Date(Date.UTC(2024, 0, 1 + (number % 900))).toISOString().slice(0, 10),
        rating: 1 + (number % 5),
      };
    });
    await inScope(async (tx) => {
      await tx`insert into evidence (workspace_id, id, kind, body, observed_on, source, rating, rating_max)
        select ${WORKSPACE}, id, 'review', body, day, 'google', rating, 5
        from jsonb_to_recordset(${tx.json(rows)}) as r (id text, body text, day text, rating int)`;
    });
  }
}

async function main() {
  const report = createReport("library");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "redthread-bench-"));
  fs.chmodSync(folder, 0o755);
  const dataDir = path.join(folder, ".data");
  const product = await startProduct({ dataDir });
  try {
    say(`filling ${ITEMS} items`);
    await fillProduct({ dataDir, workspaceId: WORKSPACE, tables: ["evidence"] }, fill);
    const visitor = await signIn(product.url, "lotte@wervel.example");
    const ask = (filter, cursor = null) =>
      visitor.open(
        `/api/trpc/library.search?input=${encodeURIComponent(JSON.stringify({ json: { workspaceId: WORKSPACE, filter, cursor } }))}`,
      );
    const asked = {
      "first page": [{}],
      "a page in the middle": [{}, { isLinked: false, day: "2025-03-01", id: "bench-400" }],
      "search, a common word": [{ search: "krullen" }],
      "search, two words": [{ search: "prijs website" }],
      "search, a rare word": [{ search: "zeldzaam" }],
      "search, no hit": [{ search: "xylofoon" }],
      "filtered by kind and source": [{ kinds: ["review"], source: "google" }],
    };
    for (const [name, input] of Object.entries(asked)) {
      await ask(...input);
      const times = [];
      for (let request = 0; request < REQUESTS; request += 1) {
        const began = performance.now();
        await ask(...input);
        times.push(performance.now() - began);
      }
      report.add(`${name}, p95`, percentile(times, 0.95), { unit: "ms", atMost: 150, samples: REQUESTS });
    }
  } finally {
    await product.stop();
    removeData(dataDir);
    fs.rmSync(folder, { recursive: true, force: true });
  }
  process.exitCode = report.finish() ? 0 : 1;
}

await main();
