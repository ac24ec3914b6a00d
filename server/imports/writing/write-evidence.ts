// Items of a batch go into the database, some thousands at a time, hidden until the batch is ready.
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { newId } from "#document/new-id.ts";
import type { Scope } from "#server/auth/scope.ts";
import { respondentKey } from "#server/evidence/commands.ts";
import type { PreparedItem } from "#server/imports/reading/prepare.ts";
import { forgetPlans } from "./fresh-plans.ts";

export interface BatchOwner {
  readonly batchId: string;
  readonly sourceId: string;
  readonly createdBy: string | null;
}

export interface Counted {
  /** Rows of the file, and items that came of them. */
  readonly accepted: number;
  readonly made: number;
  readonly duplicate: number;
}

/** The same item of the same source has the same key, and the key tells nothing. */
const keyIn = (sourceId: string, item: PreparedItem) =>
  createHash("sha256").update(`${sourceId}/${item.key}`).digest("base64url");

/** Which items are new. What lies in the trash is known too: importing again does not bring it back. */
export async function splitItems(scope: Scope, sourceId: string | null, items: readonly PreparedItem[]) {
  const keyed = items.map((item) => ({ item, importKey: sourceId === null ? "" : keyIn(sourceId, item) }));
  const known = new Set<string>();
  if (sourceId !== null) {
    const keys = keyed.map((one) => one.importKey);
    const rows = await scope.tx.execute<{ key: string }>(sql`
      select import_key as key from evidence
      where workspace_id = ${scope.workspaceId} and import_key = any(${sql.param(keys)}::text[])`);
    for (const row of rows) known.add(row.key);
  }
  const fresh = keyed.filter((one) => !known.has(one.importKey));
  const rowsOf = (list: readonly { readonly item: PreparedItem }[]) =>
    list.reduce((sum, { item }) => sum + item.rows, 0);
  const accepted = rowsOf(fresh);
  const counted: Counted = { accepted, made: fresh.length, duplicate: rowsOf(keyed) - accepted };
  return { fresh, counted };
}

/** Writes the new ones of some items. */
export async function writeItems(
  scope: Scope,
  owner: BatchOwner,
  items: readonly PreparedItem[],
): Promise<Counted> {
  const { fresh, counted } = await splitItems(scope, owner.sourceId, items);
  if (fresh.length === 0) return counted;
  await forgetPlans(scope);
  const rows = fresh.map((one) => ({ ...one, id: newId() }));
  const texts = (read: (row: (typeof rows)[number]) => string | null) =>
    sql`${sql.param(rows.map(read))}::text[]`;
  const numbers = (read: (row: (typeof rows)[number]) => number | null) =>
    sql`${sql.param(rows.map(read))}::float8[]`;
  await scope.tx.execute(sql`
    insert into evidence (workspace_id, id, kind, title, body, summary, language, observed_on, source, url, rating,
      rating_max, sentiment, segment, consent, respondent_key, import_key, batch_id, created_by)
    select ${scope.workspaceId}, u.id, u.kind, u.title, u.body, u.summary, u.language, u.observed_on, u.source, u.url,
      u.rating, u.rating_max::int, u.sentiment, u.segment, u.consent, u.respondent_key, u.import_key, ${owner.batchId},
      ${owner.createdBy}
    from unnest(${texts((row) => row.id)}, ${texts(({ item }) => item.kind)}, ${texts(({ item }) => item.title)},
      ${texts(({ item }) => item.body)}, ${texts(({ item }) => item.summary)}, ${texts(({ item }) => item.language)},
      ${texts(({ item }) => item.day)}, ${texts(({ item }) => item.source)}, ${texts(({ item }) => item.url)},
      ${numbers(({ item }) => item.rating)}, ${numbers(({ item }) => item.ratingMax)},
      ${texts(({ item }) => item.sentiment)}, ${texts(({ item }) => item.segment)}, ${texts(({ item }) => item.consent)},
      ${texts(({ item }) => respondentKey(scope, item.respondent))}, ${texts((row) => row.importKey)})
      as u (id, kind, title, body, summary, language, observed_on, source, url, rating, rating_max, sentiment, segment,
        consent, respondent_key, import_key)`);
  await scope.tx.execute(sql`
    insert into evidence_private (workspace_id, evidence_id, respondent)
    select ${scope.workspaceId}, u.id, u.respondent
    from unnest(${texts((row) => row.id)}, ${texts(({ item }) => item.respondent)}) as u (id, respondent)`);
  const quotes = rows.flatMap(({ id, item }) =>
    item.quotes.map((text, position) => ({ evidenceId: id, text, position })),
  );
  if (quotes.length > 0) {
    await scope.tx.execute(sql`
      insert into quotes (workspace_id, id, evidence_id, text, position)
      select ${scope.workspaceId}, u.id, u.evidence_id, u.text, u.position
      from unnest(${sql.param(quotes.map(() => newId()))}::text[], ${sql.param(quotes.map((one) => one.evidenceId))}::text[],
        ${sql.param(quotes.map((one) => one.text))}::text[], ${sql.param(quotes.map((one) => one.position))}::int[])
        as u (id, evidence_id, text, position)`);
  }
  return counted;
}
