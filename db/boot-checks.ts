// What must be true of the database before the product serves from it. A restored dump or a hand that helped may have undone it.
import type { Sql } from "postgres";
import { LOOKUP_ROLE } from "./roles.ts";

/** Tables that stand outside the wall; every other table is a tenant's. */
export const OUTSIDE_THE_WALL = [
  "users",
  "accounts",
  "sessions",
  "verification_tokens",
  "rate_buckets",
  "collab_tickets",
  "schema_info",
] as const;

/** The functions that run with rights of their own, and nothing else does. */
export const DEFINER_FUNCTIONS = ["scope_of", "search_evidence", "system_workspaces"] as const;

export interface BootCheckOptions {
  /** Tests run on a server that forgets on a crash; nothing else may. */
  readonly allowUnsafeDurability?: boolean;
}

/** One sentence for each thing that is not as it must be; empty when all is well. */
export async function findBootProblems(sql: Sql, options: BootCheckOptions = {}): Promise<string[]> {
  const problems: string[] = [];
  const open = await sql<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)
      and relname <> all (${[...OUTSIDE_THE_WALL]})`;
  for (const { name } of open) problems.push(`Table ${name} has no forced row-level security.`);

  const mighty = await sql<{ name: string }[]>`
    select rolname as name from pg_roles where rolname like 'rt\\_%' and (rolsuper or rolbypassrls)`;
  for (const { name } of mighty) problems.push(`Role ${name} passes by row-level security.`);

  const functions = await sql<{ name: string; owner: string }[]>`
    select proname as name, pg_get_userbyid(proowner) as owner from pg_proc
    where pronamespace = 'public'::regnamespace and proname = any (${[...DEFINER_FUNCTIONS]})`;
  for (const name of DEFINER_FUNCTIONS) {
    const owner = functions.find((one) => one.name === name)?.owner;
    if (owner !== LOOKUP_ROLE)
      problems.push(`Function ${name} belongs to ${owner ?? "nobody"} instead of ${LOOKUP_ROLE}.`);
  }

  if (!options.allowUnsafeDurability) {
    const settings = await sql<{ name: string }[]>`
      select name from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes') and setting = 'off'`;
    for (const { name } of settings) {
      problems.push(`Setting ${name} is off: what the product calls saved would not survive a power cut.`);
    }
  }
  return problems;
}
