// `npm start` and `npm run dev`: from a bare clone to a serving product. Installs what is missing, builds what is
// stale, starts or attaches to the built-in Postgres, and runs server/main.ts until it is told to stop.
// Static imports have no dependencies; whatever has is imported after the packages stand.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { build, buildStands, installPackages, packagesStand } from "./prepare.mjs";
import { claim, nextFreePort, tryPort } from "./running.mjs";
import { capture, checkNode, fail, PROJECT, Stop, say, step } from "./steps.mjs";

const STOP_MS = 20_000;
/** A server that lived this long had served; falling so often within that time is not bad luck. */
const SERVED_MS = 10_000;
const FALLS = 5;
const FALLS_WITHIN_MS = 300_000;

/** Settings this script acts on itself; server/env.ts checks all of them. */
function readSettings() {
  const file = path.join(PROJECT, ".env");
  if (fs.existsSync(file)) process.loadEnvFile(file);
  const { PORT = "3000", HOST = "127.0.0.1", DATA_DIR = ".data", DATABASE_URL, APP_URL } = process.env;
  const isPort = /^\d{1,5}$/.test(PORT) && Number(PORT) <= 65535;
  return {
    port: isPort ? Number(PORT) : null,
    host: HOST,
    dataDir: path.resolve(PROJECT, DATA_DIR),
    databaseUrl: DATABASE_URL,
    appUrl: APP_URL,
  };
}

/** Takes the port asked for, or says what to do; waits for a server whose start script was killed to let go of it. */
async function checkPort({ port, host }, orphaned) {
  const patience = Date.now() + (orphaned ? STOP_MS : 0);
  let tried = await tryPort(port, host);
  while (tried.code === "EADDRINUSE" && Date.now() < patience) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    tried = await tryPort(port, host);
  }
  if ("port" in tried) return tried.port;
  if (tried.code === "EADDRINUSE") {
    const next = await nextFreePort(port, host);
    const offer = next ? `; ${next} is free: PORT=${next} npm start` : "";
    throw new Stop(`Port ${port} is in use by another program${offer}`);
  }
  if (tried.code === "EACCES")
    throw new Stop(`This account may not listen on port ${port}; choose one above 1023.`);
  throw new Stop(`HOST "${host}" with port ${port} cannot be listened on (${tried.code}).`);
}

/** Every wrong setting is said at once, and before minutes are spent on a build. */
async function checkSettings(env) {
  const args = ["--import", "tsx", "scripts/check-settings.mjs"];
  const { code, output } = await capture(process.execPath, args, { env });
  if (code !== 0) throw new Stop(output.trim());
}

/** The server as a child in a process group of its own: Ctrl-C reaches this script, which stops things in order. */
function serve(env) {
  const program =
    env.NODE_ENV === "production"
      ? ["--enable-source-maps", "--import", "./scripts/follow-parent.mjs", path.join("dist", "server.mjs")]
      : ["--import", "tsx", "--import", "./scripts/follow-parent.mjs", path.join("server", "main.ts")];
  return spawn(process.execPath, program, {
    cwd: PROJECT,
    env,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    detached: true,
  });
}

/**
 * Runs the server, and runs it again when it falls after having served: a database that dies in the middle of a
 * transaction can take the process with it (porsager/postgres 1208), and everything that was said to be saved is safe.
 * One that falls while it starts, or again and again, stays down.
 */
async function keepServing(env, watch, isAsked) {
  let falls = [];
  for (;;) {
    const began = Date.now();
    const server = serve(env);
    watch(server);
    const end = await new Promise((resolve, reject) => {
      server.once("error", reject);
      server.once("exit", (code, signal) => resolve({ code, signal }));
    });
    const now = Date.now();
    falls = [...falls, now].filter((at) => now - at < FALLS_WITHIN_MS);
    if (isAsked() || end.code === 0 || now - began < SERVED_MS || falls.length > FALLS) return end;
    say(`the server fell (${end.signal ?? `exit ${end.code}`}) and is started again`);
    env.REDTHREAD_STARTED_AT = String(now);
  }
}

async function main() {
  checkNode();
  const dev = process.argv.includes("--dev");
  process.chdir(PROJECT);
  const settings = readSettings();
  if (settings.port === null) {
    if (packagesStand()) await checkSettings(process.env);
    throw new Stop(`PORT must be a number from 0 to 65535; it is "${process.env.PORT}".`);
  }
  const began = Date.now();

  /** @type {Array<() => unknown>} what to undo, last first */
  const undo = [];
  /** @type {import("node:child_process").ChildProcess | null} */
  let child = null;
  let asked = null;
  let interrupt;
  const interrupted = new Promise((_, reject) => (interrupt = reject));
  interrupted.catch(() => {});
  const watch = (started) => {
    child = started;
    started.once("exit", () => {
      if (child === started) child = null;
    });
  };
  const onSignal = (signal) => {
    if (asked) {
      // asked twice: do not wait for politeness
      child?.kill("SIGKILL");
      return;
    }
    asked = signal;
    child?.kill("SIGTERM");
    setTimeout(() => child?.kill("SIGKILL"), STOP_MS).unref();
    interrupt(new Stop("stopped"));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => onSignal(signal));

  try {
    const guessedUrl = settings.appUrl ?? `http://localhost:${settings.port}`;
    const claimed = claim(settings.dataDir, guessedUrl);
    if ("holder" in claimed) {
      const { pid, url, since } = claimed.holder;
      throw new Stop(
        `Redthread already runs on this data folder: ${url} (process ${pid}, since ${since}). Stop it there, or give DATA_DIR and PORT of its own to this one.`,
      );
    }
    undo.push(claimed.release);
    const port = await checkPort(settings, claimed.orphaned);
    const url = settings.appUrl ?? `http://localhost:${port}`;
    claimed.rename(url);
    const env = {
      ...process.env,
      NODE_ENV: dev ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
      PORT: String(port),
      HOST: settings.host,
      APP_URL: url,
      DATA_DIR: settings.dataDir,
    };

    if (!packagesStand()) {
      if (!process.stdout.isTTY) say("installing packages (npm ci)");
      await step("packages installed", () => Promise.race([installPackages(watch), interrupted]));
    }
    if (!dev && !buildStands()) {
      await checkSettings(env);
      if (!process.stdout.isTTY) say("building (next build)");
      await step("built", () => Promise.race([build(watch), interrupted]));
    }
    if (settings.databaseUrl) {
      say("database: DATABASE_URL");
    } else {
      const { startPostgres } = await import("./postgres.mjs");
      const running = await step("database", async (note) => {
        const server = await startPostgres({ dataDir: settings.dataDir, keep: true, log: say });
        note(`built-in Postgres ${server.attached ? "was running" : "started"} on port ${server.port}`);
        return server;
      });
      undo.push(() => running.stop());
      env.DATABASE_URL = running.url;
    }
    if (asked) throw new Stop("stopped");

    env.REDTHREAD_STARTED_AT = String(began);
    const { code, signal } = await keepServing(env, watch, () => asked !== null);
    if (!asked && signal) throw new Stop(`The server ended unexpectedly (${signal}).`);
    if (!asked && code !== 0) process.exitCode = code ?? 1;
  } catch (error) {
    if (!asked) fail(error);
  } finally {
    for (const action of undo.reverse()) await action();
    if (asked) say("stopped");
  }
  // a child that was interrupted while installing or building must not hold this process
  process.exit(process.exitCode ?? 0);
}

main().catch((error) => {
  fail(error);
  process.exit(1);
});
