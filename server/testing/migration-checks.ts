// Looks at what migrations did: everything in the catalogue one could change, and whether the tables in code ask for more.
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { Sql } from "postgres";
import type { RoleSecrets } from "#db/roles.ts";
import type { TestDatabase } from "./database.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** Everything in the catalogue that a migration could change. */
export async function catalogueOf(sql: Sql): Promise<unknown> {
  const [row] = await sql`select
    (select json_agg(x order by x.relname) from (select relname, relacl::text, relrowsecurity, relforcerowsecurity from pg_class
      where relnamespace in ('public'::regnamespace, 'jobs'::regnamespace)) x) as tables,
    (select json_agg(x order by x.schemaname, x.tablename, x.policyname) from pg_policies x) as policies,
    (select json_agg(x order by x.proname, x.acl) from (select proname, proacl::text as acl, pg_get_userbyid(proowner) as owner, prosrc from pg_proc
      where pronamespace in ('public'::regnamespace, 'jobs'::regnamespace)) x) as functions,
    (select datacl::text from pg_database where datname = current_database()) as database,
    (select count(*)::int from drizzle.__drizzle_migrations) as migrations`;
  return row;
}

/** Runs `drizzle-kit generate` on a copy of the migrations: what it says, and the files it added. */
export async function generateMigration(): Promise<{ words: string; added: string[] }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "redthread-drizzle-"));
  try {
    const copy = path.join(folder, "out");
    cpSync(path.join(ROOT, "drizzle"), copy, { recursive: true });
    const before = new Set(readdirSync(copy));
    const kit = path.join(ROOT, "node_modules/drizzle-kit/bin.cjs");
    const out = path.relative(ROOT, copy);
    const config = path.join(folder, "drizzle.config.mjs");
    const settings = { dialect: "postgresql", schema: ["./db/schema/*.ts"], out };
    writeFileSync(config, `export default ${JSON.stringify(settings)};`);
    const { stdout } = await promisify(execFile)(process.execPath, [kit, "generate", "--config", config], {
      cwd: ROOT,
    });
    return { words: stdout, added: readdirSync(copy).filter((name) => !before.has(name)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The secrets the test server's roles were made with, read back from a database's addresses. */
export async function secretsOf({ urls, everything }: TestDatabase): Promise<RoleSecrets> {
  const password = (url: string) => decodeURIComponent(new URL(url).password);
  const [installed] = await everything<
    { id: string }[]
  >`select value as id from schema_info where key = 'installation'`;
  return {
    installationId: installed?.id ?? "",
    passwords: {
      app: password(urls.app),
      collab: password(urls.collab),
      share: password(urls.share),
      backup: password(urls.backup),
    },
  };
}
