// One process: settings, database, and the roles web, collab and worker, started in order and stopped in reverse.
import { openPools, providePools } from "#db/client.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { DatabaseSetupError } from "#db/roles.ts";
import { type Collab, createCollab } from "#server/collab/collab.ts";
import { isEmpty, seedDemo } from "#server/demo/seed.ts";
import { type Env, env, provideSetting, readOwnEnv, startedAt } from "#server/env.ts";
import type { OpenNodeWire } from "#server/collab/nodes.ts";
import { openRedisWire } from "#server/collab/wire-redis.ts";
import { reportFigures, reportPart } from "#server/process-parts.ts";
import { startWorker } from "#server/jobs/worker.ts";
import { log } from "#server/log.ts";
import { DEMO_PASSWORD, DEMO_PEOPLE } from "./account/demo-people.ts";
import { createMetrics } from "./metrics.ts";
import { watchFigures } from "./process-figures.ts";
import { readSecrets } from "./secrets.ts";
import { StartError, say, step } from "./start-steps.ts";
import { type Edge, startSocketServer, startWeb, type UpgradeHandler } from "./web.ts";

const STOP_MS = 20_000;

/** What to undo, last first. */
const undo: { readonly what: string; readonly run: () => Promise<void> }[] = [];

function requireEnv(): Env {
  const result = readOwnEnv();
  const problems = "problems" in result ? [...result.problems] : [];
  if ("env" in result && result.env.databaseUrl === undefined) {
    problems.push("DATABASE_URL: is required here; npm start brings a database of its own.");
  }
  if (problems.length > 0) throw new StartError(problems.join("\n"));
  return env();
}

/** What other halves of the process and libraries read from the environment themselves. */
function provideSettings(settings: Env, sessionSecret: string): void {
  provideSetting("NEXTAUTH_URL", settings.appUrl.origin);
  // a forwarded host must never decide where a mailed link leads
  provideSetting("AUTH_TRUST_HOST", "");
  provideSetting("VERCEL", "");
  provideSetting("NEXT_TELEMETRY_DISABLED", "1");
  if (settings.sessionSecret === undefined) provideSetting("SESSION_SECRET", sessionSecret);
}

const given = (key: string, url: string | undefined) => (url === undefined ? {} : { [key]: url });

async function openDatabase(settings: Env) {
  const secrets = readSecrets(settings.dataDir);
  provideSettings(settings, secrets.sessionSecret);
  const urls = await migrateDatabase({
    ownerUrl: settings.databaseUrl ?? "",
    secrets,
    given: {
      ...given("app", settings.databaseAppUrl),
      ...given("collab", settings.databaseCollabUrl),
      ...given("share", settings.databaseShareUrl),
    },
  });
  const opened = openPools(urls);
  providePools(opened);
  undo.push({ what: "database pools", run: () => opened.close() });
  return { urls, opened };
}

async function start(): Promise<void> {
  const began = startedAt() ?? Date.now();
  const settings = requireEnv();
  const { urls, opened } = await step("database migrated and checked", () => openDatabase(settings));
  const current = env();

  if (current.isDemoAllowed && (await isEmpty())) await step("demo filled in", () => seedDemo(new Date()));

  if (current.roles.has("worker")) {
    const worker = await step("worker", () => startWorker(urls.app));
    reportPart("worker", () => (worker.isRunning() ? "ok" : "down"));
    undo.push({ what: "worker", run: () => worker.stop() });
  }
  const collab = current.roles.has("collab")
    ? await step("collaboration", () =>
        createCollab({
          pools: { collab: opened.collab },
          origins: [current.appUrl.origin],
          log: log(),
          ...nodeWire(current),
        }),
      )
    : null;
  const edge = await openEdge(current, collab);
  if (edge) undo.push({ what: "requests", run: () => edge.ended() });
  if (collab) {
    reportPart("collab", () => collab.health().status);
    reportFigures(watchFigures(collab));
    undo.push({ what: "collaboration", run: () => collab.drain() });
  }
  if (edge) undo.push({ what: "listening", run: () => edge.refuse() });
  sayReady(current, Date.now() - began, current.isDemoAllowed && !(await isEmpty()));
}

/** Pages and sockets on one port, sockets alone, or (a worker) nothing. */
async function openEdge(settings: Env, collab: Collab | null): Promise<Edge | null> {
  const answer = {
    metrics: createMetrics(collab),
    door: { token: settings.metricsToken, isOpen: settings.isLoopback },
  };
  const takeSocket: UpgradeHandler | null = collab ? collab.handleUpgrade.bind(collab) : null;
  if (settings.roles.has("web")) return step("pages", () => startWeb(settings, takeSocket, answer));
  if (!collab || !takeSocket) return null;
  const isWell = () => collab.health().status === "ok";
  return step("sockets", () => startSocketServer(settings, takeSocket, answer, isWell));
}

/** Redis between processes where it is given, else the database's own notifications. */
function nodeWire({ redisUrl, dataDir }: Env): { readonly nodeWire?: OpenNodeWire } {
  if (redisUrl === undefined) return {};
  const { installationId } = readSecrets(dataDir);
  return { nodeWire: openRedisWire({ url: redisUrl, installation: installationId, log: log() }) };
}

function sayReady(settings: Env, took: number, hasDemo: boolean): void {
  say(`\n  Redthread stands at ${settings.appUrl.origin} (${(took / 1000).toFixed(1)} s)`);
  if (hasDemo) {
    say(`  Demo accounts, all with password ${DEMO_PASSWORD}:`);
    for (const { email, role, workspace } of DEMO_PEOPLE)
      say(`    ${email.padEnd(28)} ${role}, ${workspace}`);
  }
  if (settings.smtpUrl === undefined)
    say(`  Mail is kept on this machine: ${settings.appUrl.origin}/dev/mail`);
  say("  Ctrl-C stops everything.\n");
}

let stopping: Promise<void> | undefined;

/**
 * Stops everything once: no new requests, then the sockets, the running requests, the worker, and last the
 * database.
 */
function stop(): Promise<void> {
  stopping ??= (async () => {
    setTimeout(() => process.exit(1), STOP_MS).unref();
    for (const { what, run } of undo.reverse()) {
      await run().catch((error: unknown) => log().error({ err: error, what }, "could not be stopped"));
    }
  })();
  return stopping;
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => void stop().then(() => process.exit(0)));
}
process.on("unhandledRejection", (reason) => log().error({ err: reason }, "a promise was left alone"));

try {
  await start();
} catch (error) {
  const isExpected = error instanceof StartError || error instanceof DatabaseSetupError;
  process.stderr.write(
    `\n${isExpected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  await stop();
  process.exit(1);
}
