// Checks the licence of every installed package against what Redthread may be shipped with.
import fs from "node:fs";
import path from "node:path";
import { PROJECT } from "./steps.mjs";

const FREE = new Set([
  "MIT",
  "MIT-0",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "0BSD",
  "Unlicense",
  "CC0-1.0",
  "BlueOak-1.0.0",
  "Python-2.0",
  "Zlib",
  "OFL-1.1",
  "CC-BY-4.0",
]);
/** Weak copyleft: allowed where the package stays separate and unmodified. */
const SEPARATE = new Map([
  ["MPL-2.0", /^(axe-core|@axe-core\/|lightningcss)/],
  ["LGPL-3.0-or-later", /^@img\/sharp-libvips/],
]);

/** True when a licence expression (SPDX, with AND, OR and parentheses) can be met. */
function isAllowed(expression, name) {
  const text = expression.replace(/[()]/g, " ").trim();
  if (/\sOR\s/i.test(text)) return text.split(/\s+OR\s+/i).some((part) => isAllowed(part, name));
  if (/\sAND\s/i.test(text)) return text.split(/\s+AND\s+/i).every((part) => isAllowed(part, name));
  return FREE.has(text) || SEPARATE.get(text)?.test(name) === true;
}

/** What a package's own licence file says, for one that states none in its package.json; only what cannot be mistaken. */
function licenceOfFile(folder) {
  const name = fs.readdirSync(folder).find((one) => /^licen[cs]e(\.(md|txt))?$/i.test(one));
  const text = name ? fs.readFileSync(path.join(folder, name), "utf8") : "";
  return /^\s*(The )?MIT License/i.test(text) && text.includes("Permission is hereby granted, free of charge")
    ? "MIT"
    : "none stated";
}

const installed = JSON.parse(
  fs.readFileSync(path.join(PROJECT, "node_modules", ".package-lock.json"), "utf8"),
);
const counts = new Map();
const refused = [];
for (const place of Object.keys(installed.packages)) {
  const file = path.join(PROJECT, place, "package.json");
  if (!fs.existsSync(file)) continue;
  const { name, version, license } = JSON.parse(fs.readFileSync(file, "utf8"));
  const stated = typeof license === "string" ? license : (license?.type ?? licenceOfFile(path.dirname(file)));
  counts.set(stated, (counts.get(stated) ?? 0) + 1);
  if (!isAllowed(stated, name)) refused.push(`${name} ${version}: ${stated}`);
}
for (const line of refused) console.error(line);
const summary = [...counts].sort((a, b) => b[1] - a[1]).map(([licence, count]) => `${licence} ${count}`);
console.log(summary.join(" · "));
process.exitCode = refused.length > 0 ? 1 : 0;
