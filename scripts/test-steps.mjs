// The steps of `npm test`: what each runs, what it needs, and how its tests are counted.
// A check without tests of its own (format, lint …) counts as one.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { build, buildStands } from "./prepare.mjs";
import { tryPort } from "./running.mjs";
import { PROJECT, Stop } from "./steps.mjs";

const READY_MS = 120_000;
const STOP_MS = 30_000;
const COLOUR = new RegExp("\\u001b\\[[0-9;]*m", "g");
/** Settings of the caller must not reach the product under test. */
const PRODUCT_SETTINGS =
  /^(PORT|HOST|APP_URL|DATA_DIR|DATABASE_|DEMO$|SMTP_|SESSION_|ROLES$|GOOGLE_|OIDC_|REDIS_|MAIL_|TRUSTED_|NEXTAUTH_|LOG_LEVEL)/;

/** @typedef {{ passed: number, failed: number, skipped?: number, note?: string, output: string }} Result */

/** @type {Map<import("node:child_process").ChildProcess, () => Promise<void>>} how to end what still runs */
const alive = new Map();

/** Ends everything that still runs; product servers politely, so that their Postgres stops too. */
export async function endChildren() {
  await Promise.all([...alive.values()].map((end) => end()));
}

function cleanEnvironment(extra = {}) {
  const kept = Object.entries(process.env).filter(([name]) => !PRODUCT_SETTINGS.test(name));
  return { ...Object.fromEntries(kept), NEXT_TELEMETRY_DISABLED: "1", FORCE_COLOR: "0", ...extra };
}

function killGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // it has ended
  }
}

function start(args, env) {
  const child = spawn(process.execPath, args, {
    cwd: PROJECT,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  const keep = (chunk) => (output += String(chunk).replaceAll(COLOUR, ""));
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const ended = new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: 1, output: error.message }));
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  }).finally(() => alive.delete(child));
  alive.set(child, async () => killGroup(child, "SIGKILL"));
  return { child, ended, output: () => output };
}

/** Runs one of the installed programs by its own file, so that no package runner stands between. */
async function runTool(name, bin, args, env = cleanEnvironment()) {
  const folder = path.join(PROJECT, "node_modules", name);
  const { bin: bins } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
  const file = typeof bins === "string" ? bins : bins[bin];
  return start([path.join(folder, file), ...args], env).ended;
}

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

/**
 * Starts the product as a user would, on a data folder and port of its own, and waits until it answers.
 * @param {string} dataDir
 */
export async function startProduct(dataDir) {
  const free = await tryPort(0, "127.0.0.1");
  const url = `http://localhost:${free.port}`;
  const env = cleanEnvironment({ PORT: String(free.port), DATA_DIR: dataDir, LOG_LEVEL: "warn" });
  const server = start([path.join("scripts", "start.mjs")], env);
  let over = false;
  void server.ended.then(() => (over = true));
  const stop = async () => {
    server.child.kill("SIGTERM");
    const late = setTimeout(() => killGroup(server.child, "SIGKILL"), STOP_MS);
    await server.ended;
    clearTimeout(late);
  };
  alive.set(server.child, stop);
  const deadline = Date.now() + READY_MS;
  for (;;) {
    if (over) throw new Stop(`The product did not start:\n${server.output()}`);
    if (Date.now() > deadline) {
      await stop();
      throw new Stop(`The product did not answer within ${READY_MS / 1000} s:\n${server.output()}`);
    }
    try {
      const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) });
      if (answer.ok) return { url, stop, output: server.output };
    } catch {
      // not yet
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
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
  const product = await startProduct(dataDir);
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

/** @type {{ name: string, weight: number, needs?: string[], run: (rest: string[]) => Promise<Result> }[]} */
export const steps = [
  {
    name: "format",
    weight: 1,
    run: () =>
      check(() => runTool("@biomejs/biome", "biome", ["ci", "--colors=off", "--reporter=summary", "."])),
  },
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
  { name: "lint", weight: 1, run: () => check(() => runTool("eslint", "eslint", [".", "--max-warnings=0"])) },
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
  { name: "unit", weight: 1, needs: ["types"], run: (rest) => vitest("unit", rest) },
  { name: "database", weight: 2, run: (rest) => vitest("database", rest) },
  { name: "e2e", weight: 2, needs: ["build"], run: (rest) => endToEnd(rest) },
];

/** The full figures of the promises; run before work on them is called done. */
export const longSteps = [
  { name: "promises", weight: 2, run: (rest) => vitest("long", rest) },
  { name: "e2e", weight: 2, needs: ["promises"], run: (rest) => endToEnd(rest, { REDTHREAD_LONG: "1" }) },
];
