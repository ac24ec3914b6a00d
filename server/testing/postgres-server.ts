// The Postgres server of the tests (fast, forgetful) and the template database that every test file gets a clone of.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import postgres, { type Sql } from "postgres";
import { type MigratedUrls, migrateDatabase } from "#db/migrate.ts";
import { addressOf, grantConnect } from "#db/roles.ts";
import { readSecrets, type Secrets } from "#server/secrets.ts";

import { type RunningPostgres, startPostgres } from "../../scripts/postgres.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");
const TEMPLATE_LOCK = 7_236_853;
const TEMPLATE = "rt_template_";
const CLONE = "rt_test_";

/** What a test process needs in order to make clones. */
export interface TestServer {
  readonly superUrl: string;
  readonly ownerUrl: string;
  readonly template: string;
  /** Addresses of the roles, in the template. */
  readonly urls: MigratedUrls;
}

/** The same address in another database. */
export function inDatabase(url: string, database: string): string {
  const moved = new URL(url);
  moved.pathname = `/${database}`;
  return moved.href;
}

export function connect(url: string): Sql {
  return postgres(url, { max: 1, onnotice: () => {}, connection: { search_path: "public" } });
}

/** Changes with everything that decides what a migrated database looks like. */
function templateName(): string {
  const hash = createHash("sha256");
  const folders = ["drizzle", "db"].map((folder) => path.join(ROOT, folder));
  for (const folder of folders) {
    for (const name of readdirSync(folder).sort()) {
      if (/\.(sql|ts)$/.test(name) && !name.endsWith(".test.ts"))
        hash.update(readFileSync(path.join(folder, name)));
    }
  }
  return `${TEMPLATE}${hash.digest("hex").slice(0, 12)}`;
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Databases that a killed run left behind: their name holds the process that made them. */
async function dropLeftovers(admin: Sql, template: string): Promise<void> {
  const found = await admin<{ name: string }[]>`
    select datname as name from pg_database d where (datname like ${`${CLONE}%`} or datname like ${`${TEMPLATE}%`})
      and not exists (select 1 from pg_stat_activity a where a.datid = d.oid)`;
  for (const { name } of found) {
    const maker = Number(name.slice(CLONE.length).split("_")[0]);
    const isOld = name.startsWith(CLONE) ? !isAlive(maker) : name !== template;
    if (isOld) await admin`drop database if exists ${admin(name)}`.catch(() => {});
  }
}

/** Starts (or attaches to) the server, migrates the template once for this state of the source. */
export async function startTestServer(
  dataDir = path.join(ROOT, ".data-test"),
): Promise<TestServer & { stop(): Promise<unknown> }> {
  const server = await startPostgres({ dataDir, unsafeFast: true });
  try {
    const template = templateName();
    const secrets = readSecrets(server.folder);
    await provideTemplate(server, template, secrets);
    const ownerUrl = inDatabase(server.url, template);
    const urls = {
      app: addressOf(ownerUrl, "app", secrets),
      collab: addressOf(ownerUrl, "collab", secrets),
      share: addressOf(ownerUrl, "share", secrets),
      backup: addressOf(ownerUrl, "backup", secrets),
    };
    return { superUrl: server.superUrl, ownerUrl, template, urls, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Migrates the template under another name first, so that a killed run leaves no half one. */
async function provideTemplate(server: RunningPostgres, template: string, secrets: Secrets): Promise<void> {
  const admin = connect(server.superUrl);
  try {
    await admin`select pg_advisory_lock(${TEMPLATE_LOCK})`;
    await dropLeftovers(admin, template);
    const [there] = await admin`select 1 from pg_database where datname = ${template}`;
    if (there) return;
    const draft = `${template}_draft`;
    await admin`drop database if exists ${admin(draft)}`;
    await admin`create database ${admin(draft)} owner rt_owner`;
    await migrateDatabase({ ownerUrl: inDatabase(server.url, draft), secrets, allowUnsafeDurability: true });
    await admin`alter database ${admin(draft)} rename to ${admin(template)}`;
  } finally {
    await admin.end();
  }
}

let count = 0;

/** A clone of the template. CONNECT does not come along with a clone, so it is granted again. */
export async function cloneTemplate(server: TestServer): Promise<{ name: string; drop(): Promise<void> }> {
  count += 1;
  const name = `${CLONE}${process.pid}_${count}_${Date.now().toString(36)}`;
  const admin = connect(server.superUrl);
  try {
    await admin`create database ${admin(name)} owner rt_owner template ${admin(server.template)}`;
  } finally {
    await admin.end();
  }
  const owner = connect(inDatabase(server.ownerUrl, name));
  try {
    await grantConnect(owner);
  } finally {
    await owner.end();
  }
  const drop = async () => {
    const last = connect(server.superUrl);
    try {
      await last`drop database if exists ${last(name)} with (force)`;
    } finally {
      await last.end();
    }
  };
  return { name, drop };
}
