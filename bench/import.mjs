// How long large files take to come in, how much the server grows meanwhile, and whether others notice: 50,000 reviews, 200,000
// readings of months and as many of days, handed in over HTTP to the shipped start, by the worker beside the pages in one process,
// while somebody types at a board; and how long it takes until the reviews are gone again.
//   node --import tsx bench/import.mjs
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import superjson from "superjson";
import { endChildren } from "../scripts/children.mjs";
import { removeData } from "../scripts/postgres-place.mjs";
import { serverPid, startProduct } from "../scripts/product.mjs";
import { typeSteadily } from "./load/writer.ts";
import { connectProduct } from "./fill.mjs";
import { createReport, percentile } from "./report.mjs";
import { signIn } from "./visitor.mjs";

const WORKSPACE = "ws-wervel";
const REVIEWS = 50_000;
const NAMES = 2_000;
const MONTHS = 100;
const LOOK_MS = 250;
const WARM_LOOKS = 40;
const PATIENCE_MS = 180_000;
/** One person types five letters a second. */
const TYPE_MS = 200;
const WORDS =
  "de wachttijd aan de balie was langer dan op de site stond maar het knippen zelf ging heel goed".split(" ");

function reviews() {
  const lines = ["Datum;Sterren;Titel;Recensie;Naam;Bron;Link;Taal"];
  for (let n = 0; n < REVIEWS; n += 1) {
    const day = `${String(13 + (n % 15)).padStart(2, "0")}-${String(1 + (n % 12)).padStart(2, "0")}-2026`;
    const text = Array.from({ length: 20 }, (_, at) => WORDS[(n * 7 + at * 5) % WORDS.length]).join(" ");
    lines.push(`${day};${1 + (n % 5)},0;;${text};Klant ${n};google;https://reviews.example/r${n};nl`);
  }
  return Buffer.from(`\ufeff${lines.join("\r\n")}\r\n`);
}

function readings() {
  const lines = ["Maand;KPI;Waarde"];
  for (let month = 0; month < MONTHS; month += 1) {
    const written = `${2018 + Math.floor(month / 12)}-${String(1 + (month % 12)).padStart(2, "0")}`;
    for (let name = 0; name < NAMES; name += 1)
      lines.push(`${written};Reeks ${name};${(month * name) % 1000},5`);
  }
  return Buffer.from(`${lines.join("\n")}\n`);
}

/** As many by day: a hundred days of each, which make four months. */
function dayReadings() {
  const lines = ["Dag;Meting;Teller"];
  for (let day = 0; day < MONTHS; day += 1) {
    const written = new Date(Date.UTC(2026, 4, 11 + day)).toISOString().slice(0, 10);
    for (let name = 0; name < NAMES; name += 1)
      lines.push(`${written};Dagreeks ${name};${(day * name) % 1000},5`);
  }
  return Buffer.from(`${lines.join("\n")}\n`);
}

/** The API in one person's name. */
async function enter(url) {
  const { cookies } = await signIn(url, "lotte@wervel.example");
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const read = async (answer) => {
    const body = await answer.json();
    if (!answer.ok) throw new Error(JSON.stringify(body).slice(0, 500));
    return superjson.deserialize(body.result.data);
  };
  return {
    cookie,
    ask: async (name, input) =>
      read(
        await fetch(`${url}/api/trpc/${name}?input=${encodeURIComponent(superjson.stringify(input))}`, {
          headers: { cookie },
        }),
      ),
    tell: async (name, input) =>
      read(
        await fetch(`${url}/api/trpc/${name}`, {
          method: "POST",
          headers: { cookie, origin: url, "content-type": "application/json" },
          body: superjson.stringify(input),
        }),
      ),
    async hand(name, content) {
      const answer = await fetch(
        `${url}/api/import?${new URLSearchParams({ workspaceId: WORKSPACE, name })}`,
        {
          method: "POST",
          headers: { cookie, origin: url, "content-type": "application/octet-stream" },
          body: content,
        },
      );
      if (!answer.ok) throw new Error(`the file was answered ${answer.status}`);
      return (await answer.json()).id;
    },
  };
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(api, batchId, state) {
  const began = Date.now();
  for (;;) {
    const batch = await api.ask("imports.get", { workspaceId: WORKSPACE, batchId });
    if (batch.state === state) return batch;
    if (batch.state === "failed") throw new Error(`the import failed: ${JSON.stringify(batch.failure)}`);
    if (Date.now() - began > PATIENCE_MS) throw new Error(`still ${batch.state} after ${PATIENCE_MS} ms`);
    await pause(LOOK_MS);
  }
}

/** Resident memory of the server's process, in megabytes. */
function residentOf(pid) {
  const status = fs.readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
}

/** Watches the server while something runs: its memory, how soon it answers somebody else, and how soon an edit is kept. */
async function watch({ api, pid, board }, run) {
  // what the server takes for others alone is not the import's
  const endWarming = await typeSteadily(board, TYPE_MS);
  for (let look = 0; look < WARM_LOOKS; look += 1) {
    await api.ask("tasks.listMonths", { workspaceId: WORKSPACE });
    await pause(LOOK_MS);
  }
  endWarming();
  const before = residentOf(pid);
  let highest = before;
  const answers = [];
  let isOver = false;
  const endTyping = await typeSteadily(board, TYPE_MS);
  const looking = (async () => {
    while (!isOver) {
      highest = Math.max(highest, residentOf(pid));
      const began = performance.now();
      await api.ask("tasks.listMonths", { workspaceId: WORKSPACE });
      answers.push(performance.now() - began);
      await pause(LOOK_MS);
    }
  })();
  const began = performance.now();
  let seconds = Number.NaN;
  try {
    await run();
    seconds = (performance.now() - began) / 1000;
  } finally {
    isOver = true;
    await looking;
  }
  return { seconds, growth: highest - before, answers, edits: endTyping() };
}

async function measure(place, report, { name, content, choose, seconds }) {
  const { api } = place;
  let receipt;
  let batchId;
  const figures = await watch(place, async () => {
    batchId = await api.hand(name, content);
    const open = await until(api, batchId, "open");
    if (choose) {
      await api.tell("imports.choose", { workspaceId: WORKSPACE, batchId, ...(await choose(open)) });
      await until(api, batchId, "open");
    }
    await api.tell("imports.start", { workspaceId: WORKSPACE, batchId });
    ({ receipt } = await until(api, batchId, "ready"));
  });
  if (receipt.accepted !== receipt.read) throw new Error(`${name}: ${JSON.stringify(receipt).slice(0, 300)}`);
  report.add(`${name}, ${receipt.accepted} rows from file to ready`, figures.seconds, {
    unit: "s",
    atMost: seconds,
  });
  report.add(`${name}, growth of the server`, figures.growth, { unit: "MB", atMost: 150 });
  for (const [what, times] of [
    ["an edit elsewhere kept", figures.edits],
    ["a list asked", figures.answers],
  ])
    report.add(`${name}, ${what} meanwhile, p95`, percentile(times, 0.95), {
      unit: "ms",
      atMost: 500,
      samples: times.length,
    });
  return batchId;
}

/** Takes a whole import back: until nobody sees it, and until its last row is gone. Everything is taken away in parts, by the worker. */
async function measureUndo({ api, dataDir }, report, { name, rows, batchId, items }) {
  const inside = await connectProduct({ dataDir, workspaceId: WORKSPACE });
  const began = performance.now();
  await api.tell("imports.undo", { workspaceId: WORKSPACE, batchId });
  const { items: left } = await api.ask("library.count", { workspaceId: WORKSPACE });
  const unseen = (performance.now() - began) / 1000;
  if (left !== items) throw new Error(`${name}: ${left} items are seen, ${items} were there before`);
  const isThere = async () =>
    (await inside.inScope((tx) => tx`select 1 from import_contents where id = ${batchId}`)).length > 0;
  while (await isThere()) {
    if (performance.now() - began > PATIENCE_MS) throw new Error(`${name}: rows are still there`);
    await pause(LOOK_MS);
  }
  const gone = (performance.now() - began) / 1000;
  await inside.end();
  await inside.stop();
  report.add(`undo of ${rows} ${name}, until nobody sees them`, unseen, { unit: "s" });
  report.add(`undo of ${rows} ${name}, until the last row is gone`, gone, { unit: "s" });
}

async function main() {
  const report = createReport("import");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "redthread-bench-"));
  fs.chmodSync(folder, 0o755);
  const dataDir = path.join(folder, "data");
  let product;
  try {
    product = await startProduct({ dataDir, readyMs: 300_000 });
    const api = await enter(product.url);
    const pid = serverPid(product.pid);
    const [journey] = await api.ask("journeys.list", { workspaceId: WORKSPACE });
    const board = { url: product.url, cookie: api.cookie, journeyId: journey.id };
    const place = { api, pid, board, dataDir };
    const { items } = await api.ask("library.count", { workspaceId: WORKSPACE });
    const batchId = await measure(place, report, { name: "reviews", content: reviews(), seconds: 20 });
    await measureUndo(place, report, { name: "reviews", rows: REVIEWS, batchId, items });
    const choose = ({ mapping, timeZone, sourceId, sourceName }) => ({
      mapping: { ...mapping, journeyId: journey.id },
      timeZone,
      sourceId,
      sourceName,
    });
    await measure(place, report, { name: "readings", content: readings(), seconds: 30, choose });
    await measure(place, report, { name: "readings by day", content: dayReadings(), seconds: 30, choose });
    await product.stop();
  } catch (error) {
    if (product) console.error(product.output().slice(-4_000));
    throw error;
  } finally {
    await endChildren();
    removeData(dataDir);
    fs.rmSync(folder, { recursive: true, force: true });
  }
  process.exitCode = report.finish() ? 0 : 1;
}

await main();
