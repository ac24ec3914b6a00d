// docs/mission.md: which test proves which row of the mission. Generated from test titles that begin with ids in
// square brackets; `--check` fails when the page is stale. A file of tests names the page where its rows are seen in a line
// "// Page: /{ws}/…" at its beginning.
import fs from "node:fs";
import path from "node:path";
import { PROJECT } from "./steps.mjs";

const PAGE = path.join(PROJECT, "docs", "mission.md");
const FOLDERS = [
  { folder: "e2e", ends: ".spec.ts" },
  { folder: "server", ends: ".test.ts" },
];
const TITLE = /\b(?:test|it|describe)(?:\.\w+)*\(\s*["'`]((?:\[[A-Z]\d+\])+)/g;

function listFiles({ folder, ends }) {
  const root = path.join(PROJECT, folder);
  if (!fs.existsSync(root)) return [];
  return fs
    .readdirSync(root, { recursive: true })
    .filter((name) => name.endsWith(ends))
    .map((name) => `${folder}/${name.split(path.sep).join("/")}`)
    .sort();
}

/** The first file that names an id proves it; end-to-end specs come before server tests. */
function collectRows() {
  const rows = new Map();
  for (const file of FOLDERS.flatMap(listFiles)) {
    const text = fs.readFileSync(path.join(PROJECT, file), "utf8");
    const page = /^\/\/ Page: (.+)$/m.exec(text)?.[1]?.trim() ?? "–";
    for (const [, ids] of text.matchAll(TITLE)) {
      for (const [, id] of ids.matchAll(/\[(\w+)\]/g)) if (!rows.has(id)) rows.set(id, { page, file });
    }
  }
  const key = (id) => [id[0], Number(id.slice(1))];
  return [...rows].sort(([a], [b]) => key(a)[0].localeCompare(key(b)[0]) || key(a)[1] - key(b)[1]);
}

const rows = collectRows();
const text = [
  "# What is proven where",
  "",
  "Made by `npm run mission` from the titles of the tests; do not edit. A row stands here when a test with its id",
  "does what the row says on data it made itself and looks at what was stored afterwards.",
  "Thin for now: U13 (rows not built yet are named in its test), E18 (there is no presentation yet), W6 (health; the audit of seven",
  "questions is not there yet).",
  "",
  "| id | page | spec file |",
  "|---|---|---|",
  ...rows.map(([id, { page, file }]) => `| ${id} | ${page} | ${file} |`),
  "",
].join("\n");

if (process.argv.includes("--check")) {
  const present = fs.existsSync(PAGE) ? fs.readFileSync(PAGE, "utf8") : "";
  if (present === text) console.log(`${rows.length} rows`);
  else {
    console.error("docs/mission.md is stale: npm run mission");
    process.exitCode = 1;
  }
} else {
  fs.writeFileSync(PAGE, text);
  console.log(`docs/mission.md: ${rows.length} rows`);
}
