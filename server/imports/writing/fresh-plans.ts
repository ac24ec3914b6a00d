// Plans of this connection are made anew before many rows are written or taken away.
import { sql } from "drizzle-orm";
import type { Scope } from "#server/auth/scope.ts";

/**
 * Foreign keys are checked with a plan that a connection keeps. One that was made while a table was empty may walk through every row
 * of the workspace for each row it checks, which is minutes for a large file; the nightly and hourly work of Postgres mends that only
 * after a while.
 */
export async function forgetPlans(scope: Scope): Promise<void> {
  await scope.tx.execute(sql`discard plans`);
}
