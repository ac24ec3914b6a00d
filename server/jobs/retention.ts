// Takes the words away from imported items that are older than their source keeps them. Kind, day, rating and links stay, so that no
// strength changes by it; who spoke and what was said is gone for good. The opaque key of the respondent stays: two items of one
// person go on counting once, and forgetting that person still finds them all.
import { eq, sql } from "drizzle-orm";
import { importSources } from "#db/schema/imports.ts";
import { keptSince } from "#domain/imports/retention.ts";
import type { Scope } from "#server/auth/scope.ts";

/** Items of one statement: each has its words taken out of the index too. */
const ITEMS_AT_ONCE = 5_000;

/** @returns items that lost their words */
export async function applyRetention(scope: Scope): Promise<number> {
  const sources = await scope.tx
    .select({ id: importSources.id, months: importSources.retentionMonths })
    .from(importSources)
    .where(eq(importSources.workspaceId, scope.workspaceId));
  let items = 0;
  for (const { id, months } of sources) {
    if (months === null) continue;
    const until = keptSince(scope.today, months);
    for (let gone = ITEMS_AT_ONCE; gone === ITEMS_AT_ONCE; items += gone)
      gone = await silence(scope, id, until);
  }
  if (items === 0) return 0;
  await scope.audit("evidence.expire", { kind: "workspace", id: scope.workspaceId }, { items });
  scope.bell("evidence");
  return items;
}

async function silence(scope: Scope, sourceId: string, until: string): Promise<number> {
  const here = scope.workspaceId;
  const rows = await scope.tx.execute<{ id: string }>(sql`
    update evidence set title = '', body = '', summary = '', segment = '', translations = '{}', url = null,
      updated_at = now()
    where workspace_id = ${here} and id in (
      select e.id from evidence e
      join import_batches b on b.workspace_id = e.workspace_id and b.id = e.batch_id
      where e.workspace_id = ${here} and b.source_id = ${sourceId} and e.observed_on < ${until}
        and (e.title, e.body, e.summary, e.segment, e.quoted) is distinct from ('', '', '', '', '')
      limit ${ITEMS_AT_ONCE})
    returning id`);
  if (rows.length === 0) return 0;
  const ids = sql`any(${sql.param(rows.map((row) => row.id))}::text[])`;
  // a quote stays as the place where a link rests, without its words
  await scope.tx.execute(sql`
    update quotes set text = '', translations = '{}'
    where workspace_id = ${here} and evidence_id = ${ids} and text <> ''`);
  await scope.tx.execute(sql`
    update evidence_private set respondent = '', internal_note = '', interviewer = null
    where workspace_id = ${here} and evidence_id = ${ids}`);
  return rows.length;
}
