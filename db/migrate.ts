// Brings a database to this version, as its owner: roles, migrations, the job schema, and the check that the wall stands.
import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import { Logger, runMigrations as migrateJobs } from "graphile-worker";
import postgres, { type Sql } from "postgres";
import { type BootCheckOptions, findBootProblems } from "./boot-checks.ts";
import type { DatabaseUrls } from "./client.ts";
import {
  addressOf,
  DatabaseSetupError,
  grantConnect,
  LOGIN_ROLES,
  type LoginRole,
  provideRoles,
  type RoleSecrets,
} from "./roles.ts";

const MIGRATIONS = path.resolve(import.meta.dirname, "../drizzle");
/** Two starts on one database wait for each other. */
const START_LOCK = 7_236_852;
export const JOB_SCHEMA = "jobs";

export interface MigrateOptions extends BootCheckOptions {
  /** DATABASE_URL */
  readonly ownerUrl: string;
  readonly secrets: RoleSecrets;
  /** Addresses the operator named (DATABASE_APP_URL …); the others follow from the owner's and the secrets. */
  readonly given?: Partial<Record<LoginRole, string>>;
}

export type MigratedUrls = DatabaseUrls & { readonly backup: string };

/**
 * Idempotent: a second run changes nothing.
 * @returns the addresses of the roles the server works with
 * @throws DatabaseSetupError with a sentence for the operator
 */
export async function migrateDatabase(options: MigrateOptions): Promise<MigratedUrls> {
  const { ownerUrl, secrets, given = {} } = options;
  const sql = postgres(ownerUrl, {
    max: 1,
    max_lifetime: 0,
    onnotice: () => {},
    connection: { search_path: "public", application_name: "redthread-migrate" },
  });
  try {
    await sql`select pg_advisory_lock(${START_LOCK})`;
    await refuseForeignDatabase(sql, secrets);
    await provideRoles(sql, secrets, new Set(Object.keys(given) as LoginRole[]));
    // a migration that waits for a lock would let everybody behind it wait too
    await sql`set lock_timeout = '3s'`;
    await runMigrations(drizzle(sql), { migrationsFolder: MIGRATIONS });
    await sql`set lock_timeout = 0`;
    await migrateJobs({ connectionString: ownerUrl, schema: JOB_SCHEMA, logger: new Logger(() => () => {}) });
    await openJobs(sql);
    await grantConnect(sql);
    await sql`insert into schema_info (key, value) values ('installation', ${secrets.installationId}) on conflict do nothing`;
    const problems = await findBootProblems(sql, options);
    if (problems.length > 0) throw new DatabaseSetupError(problems.join("\n"));
  } finally {
    await sql.end({ timeout: 5 });
  }
  const address = (key: LoginRole) => given[key] ?? addressOf(ownerUrl, key, secrets);
  return {
    app: address("app"),
    collab: address("collab"),
    share: address("share"),
    backup: address("backup"),
  };
}

/** A database that another installation filled is left as it is. */
async function refuseForeignDatabase(sql: Sql, secrets: RoleSecrets): Promise<void> {
  const [table] = await sql<
    { there: boolean }[]
  >`select to_regclass('public.schema_info') is not null as there`;
  if (!table?.there) return;
  const [row] = await sql<{ value: string }[]>`select value from schema_info where key = 'installation'`;
  if (!row || row.value === secrets.installationId) return;
  throw new DatabaseSetupError(
    `This database belongs to another Redthread installation (${row.value}); nothing was changed. Use a database of its own, or put back that installation's secrets.json.`,
  );
}

/** graphile-worker switches row-level security on for its tables and writes no policy: without these nothing would run. */
async function openJobs(sql: Sql): Promise<void> {
  const { app, backup } = LOGIN_ROLES;
  await sql.unsafe(`
    grant usage on schema ${JOB_SCHEMA} to ${app}, ${backup};
    grant select, insert, update, delete on all tables in schema ${JOB_SCHEMA} to ${app};
    grant usage, select, update on all sequences in schema ${JOB_SCHEMA} to ${app};
    grant execute on all functions in schema ${JOB_SCHEMA} to ${app};
    grant select on all tables in schema ${JOB_SCHEMA} to ${backup};
    grant select on all sequences in schema ${JOB_SCHEMA} to ${backup};
    grant usage on schema drizzle to ${backup};
    grant select on all tables in schema drizzle to ${backup};
    grant select on all sequences in schema drizzle to ${backup};
    do $$
    declare found record;
    begin
      for found in
        select c.oid, c.relname from pg_class c
        where c.relnamespace = '${JOB_SCHEMA}'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
          and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'app')
      loop
        execute format('create policy app on ${JOB_SCHEMA}.%I to ${app} using (true) with check (true)', found.relname);
        execute format('create policy backup on ${JOB_SCHEMA}.%I for select to ${backup} using (true)', found.relname);
      end loop;
    end $$`);
}
