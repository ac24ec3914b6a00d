// What must hold once everything is healed: nothing acknowledged is missing, all copies are one, what follows the log
// has caught up.
import { isDeepStrictEqual } from "node:util";
import type { Sql } from "postgres";
import * as Y from "yjs";
import { nodesOf } from "#document/nodes.ts";
import { canonicalState } from "#document/plain-state.ts";
import { readJourney } from "#document/read.ts";
import { loadRoom } from "#server/collab/load.ts";
import { keyOf } from "#server/collab/read-model.ts";
import { recordDueVersions } from "#server/collab/versions.ts";
import type { CrashReading } from "./crash-reading.ts";
import { pause } from "./processes.ts";

const sorted = (vector: Iterable<readonly [number, number]>) => [...vector].sort(([a], [b]) => a - b);

/** Says in what a copy differs from the log; null when in nothing. */
export function differenceFrom(reading: CrashReading, doc: Y.Doc): string | null {
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return "it waits for something";
  const vector = sorted(Y.decodeStateVector(Y.encodeStateVector(doc)));
  if (!isDeepStrictEqual(vector, sorted(reading.stateVector))) return "its state vector is another";
  return canonicalState(doc) === reading.state ? null : "its content is another";
}

/** In what the read model differs from the document; null when in nothing. */
async function readModelDifference(sql: Sql, journeyId: string): Promise<string | null> {
  const { doc, seq, projectedSeq } = await loadRoom(sql, journeyId);
  const rows = await sql<{ kind: string; node_id: string; data: unknown; seq: string }[]>`
    select kind, node_id, data, seq from journey_nodes where journey_id = ${journeyId} and removed_at is null`;
  const stored = new Map(rows.map((row) => [`${row.kind}/${row.node_id}`, row]));
  const nodes = nodesOf(readJourney(doc));
  const wrong = nodes.filter(
    (node) => !isDeepStrictEqual(JSON.parse(JSON.stringify(node.data)), stored.get(keyOf(node))?.data),
  );
  if (wrong.length === 0 && nodes.length === stored.size && projectedSeq >= seq) return null;
  const [first] = wrong;
  const example = first ? `${keyOf(first)} at ${stored.get(keyOf(first))?.seq ?? "no row"}` : "none";
  return `${wrong.length} of ${nodes.length} rows differ (${example}), ${stored.size} stored, ${projectedSeq} of ${seq}`;
}

/** Waits until the read model equals the document; what still differs after `limit` milliseconds, or null. */
export async function readModelCaughtUp(sql: Sql, journeyId: string, limit: number): Promise<string | null> {
  const began = performance.now();
  for (;;) {
    const difference = await readModelDifference(sql, journeyId);
    if (difference === null || performance.now() - began > limit) return difference;
    await pause(200);
  }
}

/** Runs the job of the automatic versions; true when the journey's newest one is its document. */
export async function versionHolds(sql: Sql, journeyId: string): Promise<boolean> {
  const fail = (fields: object, message: string) =>
    process.stderr.write(`${message} ${JSON.stringify(fields)}\n`);
  await recordDueVersions(sql, { info: () => {}, warn: fail, error: fail });
  const [version] = await sql<{ payload: Buffer }[]>`
    select payload from room_versions where room_id = ${journeyId} order by at desc limit 1`;
  if (!version) return false;
  const doc = new Y.Doc();
  Y.applyUpdateV2(doc, version.payload);
  return canonicalState(doc) === canonicalState((await loadRoom(sql, journeyId)).doc);
}

/** What every connection of the product does just now, and whom it waits for. */
export async function databaseAtWork(sql: Sql): Promise<readonly object[]> {
  return await sql`
    select pid, usename, client_port, state, wait_event, left(regexp_replace(query, '\\s+', ' ', 'g'), 90) as query,
      round(extract(epoch from clock_timestamp() - xact_start)::numeric, 1)::text as transaction_s,
      round(extract(epoch from clock_timestamp() - state_change)::numeric, 1)::text as state_s, pg_blocking_pids(pid) as waits_for
    from pg_stat_activity where usename like 'rt%' order by usename, pid`;
}
