// The log of a journey's document, read and begun inside a scope. What is written later goes through collab/apply-edit.
import { and, asc, desc, eq, gt, sql } from "drizzle-orm";
import * as Y from "yjs";
import { roomSnapshots, roomUpdates, rooms } from "#db/schema/journeys.ts";
import { nodesOf } from "#document/nodes.ts";
import { readJourney } from "#document/read.ts";
import { applyTouching, type RecordKey } from "#document/touched.ts";
import { actorName } from "#server/auth/actor.ts";
import type { Scope } from "#server/auth/scope.ts";

/** Begins the log of a new journey with its first state. */
export async function beginLog(scope: Scope, journeyId: string, doc: Y.Doc): Promise<void> {
  const payload = Buffer.from(Y.encodeStateAsUpdate(doc));
  await scope.tx.insert(rooms).values({ workspaceId: scope.workspaceId, id: journeyId, lastSeq: 1 });
  await scope.tx.insert(roomUpdates).values({
    workspaceId: scope.workspaceId,
    roomId: journeyId,
    seq: 1,
    payload,
    actor: actorName(scope.actor),
  });
}

/** The document as the log has it now. */
export async function loadDocument(scope: Scope, journeyId: string): Promise<Y.Doc> {
  const [snapshot] = await scope.tx
    .select({ seq: roomSnapshots.seq, payload: roomSnapshots.payload })
    .from(roomSnapshots)
    .where(and(eq(roomSnapshots.workspaceId, scope.workspaceId), eq(roomSnapshots.roomId, journeyId)))
    .orderBy(desc(roomSnapshots.seq))
    .limit(1);
  const tail = await scope.tx
    .select({ payload: roomUpdates.payload })
    .from(roomUpdates)
    .where(
      and(
        eq(roomUpdates.workspaceId, scope.workspaceId),
        eq(roomUpdates.roomId, journeyId),
        gt(roomUpdates.seq, snapshot?.seq ?? 0),
      ),
    )
    .orderBy(asc(roomUpdates.seq));
  const doc = new Y.Doc();
  doc.transact(() => {
    if (snapshot) Y.applyUpdate(doc, snapshot.payload);
    for (const { payload } of tail) Y.applyUpdate(doc, payload);
  });
  return doc;
}

/** Whether the log knows a record that the read model does not show yet. */
export async function hasNodeInLog(scope: Scope, journeyId: string, nodeId: string): Promise<boolean> {
  const doc = await loadDocument(scope, journeyId);
  return nodesOf(readJourney(doc)).some((node) => node.nodeId === nodeId);
}

/** Member ids by record, whoever came first first. */
export type Authors = ReadonlyMap<RecordKey, readonly string[]>;

/**
 * Who worked on which record between two positions of the log. What the log keeps only as a whole has no author any more, and
 * what no member did (an import of a system, a token) has none either.
 * @param to null = up to now
 */
export async function listAuthors(
  scope: Scope,
  journeyId: string,
  { from, to }: { readonly from: number; readonly to: number | null },
): Promise<Authors> {
  const here = sql`workspace_id = ${scope.workspaceId} and room_id = ${journeyId}`;
  const [base] = await scope.tx.execute<{ seq: string; payload: Buffer }>(sql`
    with first as (select coalesce(min(seq), 1) as seq from room_updates where ${here})
    select s.seq, s.payload from room_snapshots s, first
    where ${here} and s.seq >= first.seq - 1 and (s.seq <= ${from} or first.seq > 1)
    order by s.seq <= ${from} desc, abs(s.seq - ${from}) limit 1`);
  const rows = await scope.tx.execute<{ seq: string; payload: Buffer; member: string | null }>(sql`
    select u.seq, u.payload, m.id as member from room_updates u
    left join memberships m on m.workspace_id = u.workspace_id and m.user_id = u.actor
    where u.workspace_id = ${scope.workspaceId} and u.room_id = ${journeyId} and u.seq > ${base?.seq ?? "0"}::bigint
      and (${to}::bigint is null or u.seq <= ${to}::bigint)
    order by u.seq`);
  const authors = new Map<RecordKey, string[]>();
  const doc = new Y.Doc();
  if (base) Y.applyUpdate(doc, base.payload);
  applyTouching(doc, rows, ({ seq, member }, touched) => {
    if (member === null || Number(seq) <= from) return;
    for (const key of touched) {
      const known = authors.get(key);
      if (!known) authors.set(key, [member]);
      else if (!known.includes(member)) known.push(member);
    }
  });
  doc.destroy();
  return authors;
}
