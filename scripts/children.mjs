// Programs started by a command, and their end: whatever happens, nothing is left running.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { PROJECT } from "./steps.mjs";

const COLOUR = new RegExp("\\u001b\\[[0-9;]*m", "g");
/** Settings of the caller must not reach the product under test. */
const PRODUCT_SETTINGS =
  /^(PORT|HOST|APP_URL|DATA_DIR|DATABASE_|DEMO$|SMTP_|SESSION_|ROLES$|GOOGLE_|OIDC_|REDIS_|MAIL_|TRUSTED_|NEXTAUTH_|WEBHOOKS_|LOG_LEVEL)/;

/** @type {Map<import("node:child_process").ChildProcess, () => Promise<void>>} how to end what still runs */
export const alive = new Map();

/** Ends everything that still runs; product servers politely, so that their Postgres stops too. */
export async function endChildren() {
  await Promise.all([...alive.values()].map((end) => end()));
}

/** The environment without settings of the product, plus what is given. */
export function cleanEnvironment(extra = {}) {
  const kept = Object.entries(process.env).filter(([name]) => !PRODUCT_SETTINGS.test(name));
  return { ...Object.fromEntries(kept), NEXT_TELEMETRY_DISABLED: "1", FORCE_COLOR: "0", ...extra };
}

/** Signals a program and everything it started. */
export function killGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // it has ended
  }
}

/** Starts a Node program in a process group of its own and keeps what it says. */
export function start(args, env, cwd = PROJECT) {
  const child = spawn(process.execPath, args, {
    cwd,
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
export async function runTool(name, bin, args, env = cleanEnvironment()) {
  const folder = path.join(PROJECT, "node_modules", name);
  const { bin: bins } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
  const file = typeof bins === "string" ? bins : bins[bin];
  return start([path.join(folder, file), ...args], env).ended;
}
