// From a bare clone to a serving product, the second start, the memory of the server and the weight of the board.
//   node bench/start.mjs [address of the board, default: the first journey of Atelier Wervel]
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { endChildren } from "../scripts/children.mjs";
import { removeData } from "../scripts/postgres-place.mjs";
import { serverPid, startProduct } from "../scripts/product.mjs";
import { PROJECT, say } from "../scripts/steps.mjs";
import { createReport, median } from "./report.mjs";
import { findBoard, firstLoadScripts, signIn } from "./visitor.mjs";

const SECOND_STARTS = 3;
const REQUESTS = 20;
const SETTLE_MS = 10_000;

async function timed(work) {
  const began = performance.now();
  const result = await work();
  return { result, ms: performance.now() - began };
}

function residentMegabytes(pid) {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}

async function main() {
  const report = createReport("start");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "redthread-bench-"));
  fs.chmodSync(folder, 0o755);
  const project = path.join(folder, "clone");
  const dataDir = path.join(project, ".data");
  try {
    say("cloning and starting");
    const first = await timed(async () => {
      execFileSync("git", ["clone", "--quiet", PROJECT, project]);
      return startProduct({ dataDir, project, readyMs: 600_000 });
    });
    report.add("bare clone to serving (warm npm cache)", first.ms / 1000, { unit: "s", atMost: 120 });
    await first.result.stop();

    const again = [];
    let product;
    for (let round = 0; round < SECOND_STARTS; round += 1) {
      if (product) await product.stop();
      const start = await timed(() => startProduct({ dataDir, project }));
      again.push(start.ms / 1000);
      product = start.result;
    }
    report.add("second npm start", median(again), { unit: "s", atMost: 5, samples: SECOND_STARTS });

    const visitor = await signIn(product.url, "lotte@wervel.example");
    const board = process.argv[2] ?? (await findBoard(visitor));
    const html = await visitor.open(board);
    const times = [];
    for (let request = 0; request < REQUESTS; request += 1)
      times.push((await timed(() => visitor.open(board))).ms);
    report.add("response of the demo board", median(times), { unit: "ms", atMost: 200, samples: REQUESTS });
    const scripts = await firstLoadScripts(product.url, html);
    report.add("first-load JavaScript of the board, compressed", scripts.kilobytes, {
      unit: "kB",
      atMost: 220,
    });
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    report.add("resident memory of the server with the demo", residentMegabytes(serverPid(product.pid)), {
      unit: "MB",
      atMost: 450,
    });
    await product.stop();
  } finally {
    await endChildren();
    removeData(dataDir);
    fs.rmSync(folder, { recursive: true, force: true });
  }
  process.exitCode = report.finish() ? 0 : 1;
}

await main();
