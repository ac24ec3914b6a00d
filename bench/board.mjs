// The two weights of the board alone, against a product that already runs: how long the page takes to answer and how much
// JavaScript it loads first. Prints them with their parts; bench/start.mjs is the measure that counts.
//   node bench/board.mjs <address of the product> [path of the board]
import { median } from "./report.mjs";
import { findBoard, firstLoadScripts, signIn } from "./visitor.mjs";

const REQUESTS = 20;

const url = process.argv[2];
if (!url)
  throw new Error("Give the address of a running product: node bench/board.mjs http://localhost:3000");
const visitor = await signIn(url, "lotte@wervel.example");
const board = process.argv[3] ?? (await findBoard(visitor));
const html = await visitor.open(board);
const times = [];
for (let request = 0; request < REQUESTS; request += 1) {
  const began = performance.now();
  await visitor.open(board);
  times.push(performance.now() - began);
}
const round = (value) => value.toFixed(1);
console.log(
  `response ${round(median(times))} ms (${round(Math.min(...times))}–${round(Math.max(...times))})`,
);
const scripts = await firstLoadScripts(url, html);
for (const { source, kilobytes } of scripts.files.toSorted((one, other) => other.kilobytes - one.kilobytes))
  console.log(`  ${round(kilobytes).padStart(6)} kB  ${source}`);
console.log(`first-load JavaScript ${round(scripts.kilobytes)} kB, HTML ${round(html.length / 1_000)} kB`);
