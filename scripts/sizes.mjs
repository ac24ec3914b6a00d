// `npm run sizes`: the ten longest source files. It fails nothing (the limit of 400 lines is a lint rule);
// it shows the tail, because a long tail of long files is what makes a code base unkind.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const SOURCE = /\.(ts|tsx|mjs|cjs|css|sql)$/;
const DATA = /^(domain\/data|server\/demo\/data|drizzle\/meta)\//;

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => SOURCE.test(file) && !DATA.test(file));
const sizes = [];
for (const file of files) {
  try {
    sizes.push({ file, lines: readFileSync(file, "utf8").split("\n").length - 1 });
  } catch {
    // deleted in the working tree, still in the index
  }
}
sizes.sort((a, b) => b.lines - a.lines);
const total = sizes.reduce((sum, { lines }) => sum + lines, 0);
for (const { file, lines } of sizes.slice(0, 10)) console.log(`${String(lines).padStart(5)}  ${file}`);
const median = sizes[Math.floor(sizes.length / 2)]?.lines ?? 0;
console.log(`${String(total).padStart(5)}  in ${sizes.length} files, median ${median}`);
