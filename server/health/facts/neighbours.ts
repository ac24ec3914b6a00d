// Two facts whose tables come with other nouns: customer groups and monthly rounds. Each is asked for only where its table
// stands; where it does not, there are no groups and there was no review. To be replaced by those nouns' own queries.
import { type SQL, sql } from "drizzle-orm";
import type { Named } from "#domain/health-facts.ts";
import type { Scope } from "#server/auth/scope.ts";
import { dayIn } from "#server/clock.ts";

async function readWhere<Row extends Record<string, unknown>>(
  scope: Scope,
  table: string,
  query: SQL,
): Promise<Row[]> {
  const [found] = await scope.tx.execute<{ there: boolean }>(
    sql`select to_regclass(${table}) is not null as there`,
  );
  return found?.there ? ([...(await scope.tx.execute(query))] as Row[]) : [];
}

/** Customer groups in use, and the group of each persona. */
export async function listGroups(
  scope: Scope,
): Promise<{ all: Named[]; ofPersona: ReadonlyMap<string, string | null> }> {
  const all = await readWhere<{ id: string; name: string }>(
    scope,
    "customer_groups",
    sql`select id, name from customer_groups where workspace_id = ${scope.workspaceId} and deleted_at is null
      order by position, id`,
  );
  if (all.length === 0) return { all, ofPersona: new Map() };
  const rows = await readWhere<{ id: string; group: string | null }>(
    scope,
    "customer_groups",
    sql`select id, customer_group_id as "group" from personas where workspace_id = ${scope.workspaceId}`,
  );
  return { all, ofPersona: new Map(rows.map((row) => [row.id, row.group])) };
}

/** Day on which the last monthly round of each journey was closed. A month that was skipped is no review. */
export async function listLastReviews(
  scope: Scope,
  journeyIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await readWhere<{ journeyId: string; at: Date | string }>(
    scope,
    "cycles",
    sql`select journey_id as "journeyId", max(closed_at) as at from cycles
      where workspace_id = ${scope.workspaceId} and state = 'closed'
        and journey_id = any(${sql.param([...journeyIds])}::text[])
      group by journey_id`,
  );
  return new Map(rows.map((row) => [row.journeyId, dayIn(scope.workspace.timeZone, new Date(row.at))]));
}
