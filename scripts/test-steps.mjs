// The steps of `npm test`: what each runs, what it needs, and how its tests are counted.
// A check without tests of its own (format, lint …) counts as one.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { alive, cleanEnvironment, runTool, start } from "./children.mjs";
import { build, buildStands } from "./prepare.mjs";
import { startProduct } from "./product.mjs";
import { PROJECT, Stop } from "./steps.mjs";

/** @typedef {{ passed: number, failed: number, skipped?: number, note?: string, output: string }} Result */

/** A check that is right or wrong as a whole. */
async function check(...runs) {
  let output = "";
  for (const run of runs) {
    const result = await run();
    output += result.output;
    if (result.code !== 0) return { passed: 0, failed: 1, output };
  }
  return { passed: 1, failed: 0, output };
}

const script =
  (name, ...args) =>
  () =>
    start([path.join("scripts", name), ...args], cleanEnvironment()).ended;

function temporaryFolder(name) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `redthread-${name}-`));
  // Postgres' own account must be able to enter it
  fs.chmodSync(folder, 0o755);
  return folder;
}

async function vitest(project, rest) {
  const folder = temporaryFolder("report");
  try {
    const report = path.join(folder, "report.json");
    const args = ["run", "--project", project, "--passWithNoTests", "--reporter=default", "--reporter=json"];
    const { code, output } = await runTool("vitest", "vitest", [
      ...args,
      `--outputFile.json=${report}`,
      ...rest,
    ]);
    const counted = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, "utf8")) : null;
    const passed = counted?.numPassedTests ?? 0;
    const failed = counted?.numFailedTests ?? 0;
    const skipped = (counted?.numPendingTests ?? 0) + (counted?.numTodoTests ?? 0);
    // a file that does not load, or an error outside a test, fails no test but fails the run
    return { passed, failed: code === 0 ? failed : Math.max(failed, 1), skipped, output };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function endToEnd(rest, extra = {}) {
  const specs = fs.existsSync(path.join(PROJECT, "e2e"))
    ? fs.readdirSync(path.join(PROJECT, "e2e"), { recursive: true })
    : [];
  if (!specs.some((name) => name.endsWith(".spec.ts")))
    return { passed: 0, failed: 0, note: "no specs", output: "" };
  const { provideBrowser } = await import("./browser.mjs");
  const browser = await provideBrowser((line) => console.log(`${" ".repeat(9)}  … ${line}`));
  if ("missing" in browser) throw new Stop(browser.missing);
  const { removeData } = await import("./postgres-place.mjs");
  const folder = temporaryFolder("e2e");
  const dataDir = path.join(folder, "data");
  const report = path.join(folder, "report.json");
  const product = await startProduct({ dataDir });
  try {
    const env = cleanEnvironment({
      ...extra,
      REDTHREAD_URL: product.url,
      REDTHREAD_DATA_DIR: dataDir,
      REDTHREAD_REPORT: report,
    });
    const { code, output } = await runTool("@playwright/test", "playwright", ["test", ...rest], env);
    const stats = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, "utf8")).stats : null;
    const passed = stats?.expected ?? 0;
    const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0);
    const server =
      code === 0 ? "" : `\n--- the product said:\n${product.output().split("\n").slice(-60).join("\n")}`;
    const counted = code === 0 ? failed : Math.max(failed, 1);
    return {
      passed,
      failed: counted,
      skipped: stats?.skipped ?? 0,
      note: browser.name,
      output: output + server,
    };
  } finally {
    await product.stop();
    removeData(dataDir);
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

const ARROWS_OF = ["app", "components", "document", "db", "domain", "server", "scripts", "bench", "e2e"];

/**
 * The tests with a database wait nearly half of their time, so everything that only counts and compares runs beside them, what
 * fails soonest first. Browser tests have the machine to themselves: what a person waits for is not to be waited for twice.
 * @type {{ name: string, weight: number, needs?: string[], run: (rest: string[]) => Promise<Result> }[]}
 */
export const steps = [
  {
    name: "format",
    weight: 1,
    run: () =>
      check(() => runTool("@biomejs/biome", "biome", ["ci", "--colors=off", "--reporter=summary", "."])),
  },
  { name: "database", weight: 1, run: (rest) => vitest("database", rest) },
  {
    name: "texts",
    weight: 1,
    run: () => check(script("messages.mjs"), script("mission-map.mjs", "--check"), script("licences.mjs")),
  },
  {
    name: "arrows",
    weight: 1,
    run: () => {
      const present = ARROWS_OF.filter((folder) => fs.existsSync(path.join(PROJECT, folder)));
      return check(() =>
        runTool("dependency-cruiser", "depcruise", ["--config", ".dependency-cruiser.cjs", ...present]),
      );
    },
  },
  {
    name: "types",
    weight: 1,
    run: () =>
      check(
        () => runTool("next", "next", ["typegen"]),
        () => runTool("typescript", "tsc", ["--noEmit"]),
        () => runTool("typescript", "tsc", ["--noEmit", "-p", "domain"]),
      ),
  },
  {
    name: "build",
    weight: 1,
    needs: ["types"],
    run: () =>
      check(async () => {
        if (buildStands()) return { code: 0, output: "" };
        return {
          code: 0,
          output: await build((child) => alive.set(child, async () => void child.kill("SIGKILL"))),
        };
      }),
  },
  { name: "lint", weight: 1, run: () => check(() => runTool("eslint", "eslint", [".", "--max-warnings=0"])) },
  { name: "unit", weight: 1, needs: ["types"], run: (rest) => vitest("unit", rest) },
  { name: "e2e", weight: 2, needs: ["build"], run: (rest) => endToEnd(rest) },
];

/** The full figures of the promises; run before work on them is called done. */
export const longSteps = [
  { name: "promises", weight: 2, run: (rest) => vitest("long", rest) },
  { name: "e2e", weight: 2, needs: ["promises"], run: (rest) => endToEnd(rest, { REDTHREAD_LONG: "1" }) },
];
