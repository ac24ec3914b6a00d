// The read model of journeys: what their documents say, as rows that lists, portals and health read.
// Everything here is for any number of journeys of one workspace at once.
import { sql } from "drizzle-orm";
import { type JourneyNode, nodesOf } from "#document/nodes.ts";
import type { Journey } from "#domain/journey.ts";
import { derivedInternal } from "#domain/portal.ts";
import type { Scope } from "#server/auth/scope.ts";

/** A record as the read model holds it. */
export interface NodeRow extends JourneyNode {
  readonly internal: boolean;
}

/** What has to be written about one journey. */
export interface JourneyRows {
  readonly journeyId: string;
  readonly journey: Journey;
  readonly rows: readonly NodeRow[];
  /** Keys of records that are no longer there; `"others"` means everything that is not among the rows. */
  readonly gone: readonly string[] | "others";
  /** Position of the log that holds all of it; a row that was brought further is left alone. */
  readonly seq: number;
  /** Position up to which the read model is complete afterwards. */
  readonly projectedSeq: number;
}

export const keyOf = (node: Pick<JourneyNode, "kind" | "nodeId">): string => `${node.kind}/${node.nodeId}`;

const listed = (value: readonly unknown[]) => sql`${JSON.stringify(value)}::text::jsonb`;

/** Every record of the journey, with what is internal by itself or by what it hangs on. */
export function nodeRowsOf(journey: Journey, internalRowIds: ReadonlySet<string>): NodeRow[] {
  const internal = derivedInternal(journey, internalRowIds);
  return nodesOf(journey).map((node) => ({ ...node, internal: internal.has(node.nodeId) }));
}

/** Personas and metrics of the workspace that are internal: what hangs on them is too. */
export async function readInternalRows(scope: Scope): Promise<ReadonlySet<string>> {
  const found = await scope.tx.execute<{ id: string }>(sql`
    select id from personas where workspace_id = ${scope.workspaceId} and internal
    union all select id from metrics where workspace_id = ${scope.workspaceId} and internal`);
  return new Set(found.map((row) => row.id));
}

/**
 * Lets nobody else write the read model of these journeys while this transaction lasts. Returns how far each was
 * written, by the journey's id.
 */
export async function lockReadModel(
  scope: Scope,
  journeyIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  await scope.tx.execute(sql`
    select 1 from journeys where workspace_id = ${scope.workspaceId}
      and id in (select jsonb_array_elements_text(${listed(journeyIds)})) order by id for no key update`);
  // asked only now: a statement sees what was committed before it began
  const rows = await scope.tx.execute<{ id: string; projected_seq: string }>(sql`
    select id, projected_seq from rooms where workspace_id = ${scope.workspaceId}
      and id in (select jsonb_array_elements_text(${listed(journeyIds)}))`);
  return new Map(rows.map((row) => [row.id, Number(row.projected_seq)]));
}

/** Writes rows, marks those that are gone, and lets the journeys' own rows follow their documents. */
export async function writeReadModel(scope: Scope, written: readonly JourneyRows[]): Promise<void> {
  const rows = written.flatMap(({ journeyId, seq, rows: some }) =>
    some.map((row) => ({ ...row, journeyId, seq })),
  );
  if (rows.length > 0) {
    await scope.tx.execute(sql`
      insert into journey_nodes as n (workspace_id, journey_id, node_id, kind, parent_id, internal, data, seq)
      select ${scope.workspaceId}, r."journeyId", r."nodeId", r.kind, r."parentId", r.internal, r.data, r.seq
        from jsonb_to_recordset(${listed(rows)})
          as r("journeyId" text, "nodeId" text, kind text, "parentId" text, internal boolean, data jsonb, seq bigint)
      on conflict (workspace_id, journey_id, kind, node_id) do update
        set parent_id = excluded.parent_id, internal = excluded.internal, data = excluded.data, seq = excluded.seq,
          removed_at = null
        where n.seq <= excluded.seq and (n.removed_at is not null or (n.parent_id, n.internal, n.data)
          is distinct from (excluded.parent_id, excluded.internal, excluded.data))`);
  }
  for (const { journeyId, gone, seq, rows: some } of written) {
    const keys = gone === "others" ? some.map(keyOf) : gone;
    if (gone !== "others" && keys.length === 0) continue;
    const among = sql`(kind || '/' || node_id) in (select jsonb_array_elements_text(${listed(keys)}))`;
    await scope.tx.execute(sql`
      update journey_nodes set removed_at = now(), seq = ${seq}
      where workspace_id = ${scope.workspaceId} and journey_id = ${journeyId} and removed_at is null and seq <= ${seq}
        and ${gone === "others" ? sql`not ${among}` : among}`);
  }
  const heads = written.map(({ journeyId: id, journey, projectedSeq: seq }) => {
    const { title, model } = journey.meta;
    return { id, title, model, seq };
  });
  const head = sql`jsonb_to_recordset(${listed(heads)}) as h(id text, title text, model text, seq bigint)`;
  await scope.tx.execute(sql`
    update journeys j set title = h.title, model = h.model, updated_at = now() from ${head}
    where j.workspace_id = ${scope.workspaceId} and j.id = h.id`);
  await scope.tx.execute(sql`
    update rooms r set projected_seq = h.seq from ${head}
    where r.workspace_id = ${scope.workspaceId} and r.id = h.id and r.projected_seq < h.seq`);
}

/**
 * Brings the whole read model of a journey to a position of its log. Takes the journey first, in the order in which the
 * projector does: otherwise the two can each hold what the other waits for.
 */
export async function projectJourney(
  scope: Scope,
  journeyId: string,
  journey: Journey,
  seq: number,
): Promise<void> {
  await lockReadModel(scope, [journeyId]);
  const rows = nodeRowsOf(journey, await readInternalRows(scope));
  await writeReadModel(scope, [{ journeyId, journey, rows, gone: "others", seq, projectedSeq: seq }]);
}
