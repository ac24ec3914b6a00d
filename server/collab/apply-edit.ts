// Edits of a journey's content by the server itself: API, imports, restore. The only way besides a person's socket.
import { sql } from "drizzle-orm";
import * as Y from "yjs";
import { createOrigin, type EditKind, type EditOrigin } from "#document/origin.ts";
import { prefilterUpdate } from "#document/prefilter.ts";
import { checkRecords } from "#document/validate.ts";
import { LIMITS } from "#document/protocol.ts";
import { DomainError } from "#domain/errors.ts";
import { actorName } from "#server/auth/actor.ts";
import type { Scope } from "#server/auth/scope.ts";
import { LOG_NOUN } from "./bell.ts";
import { emptyDoc } from "./load.ts";

/** Holds back every other writer of this journey's log until the scope ends. Throws NOT_FOUND where there is none. */
export async function lockLog(scope: Scope, journeyId: string): Promise<{ readonly lastSeq: number }> {
  const [room] = await scope.tx.execute<{ last_seq: string }>(sql`
    select last_seq from rooms where workspace_id = ${scope.workspaceId} and id = ${journeyId} for no key update`);
  if (!room) throw new DomainError("NOT_FOUND");
  return { lastSeq: Number(room.last_seq) };
}

/** The document of a journey as the log has it now, private to the caller. Throws NOT_FOUND where there is none. */
export async function loadPrivately(scope: Scope, journeyId: string): Promise<Y.Doc> {
  const [snapshots, room] = await Promise.all([
    scope.tx.execute<{ seq: string; payload: Buffer }>(sql`
      select seq, payload from room_snapshots
      where workspace_id = ${scope.workspaceId} and room_id = ${journeyId} order by seq desc limit 1`),
    scope.tx.execute(
      sql`select 1 from rooms where workspace_id = ${scope.workspaceId} and id = ${journeyId}`,
    ),
  ]);
  if (room.length === 0) throw new DomainError("NOT_FOUND");
  const snapshot = snapshots[0];
  const rows = await scope.tx.execute<{ payload: Buffer }>(sql`
    select payload from room_updates
    where workspace_id = ${scope.workspaceId} and room_id = ${journeyId} and seq > ${snapshot?.seq ?? "0"}::bigint
    order by seq`);
  const doc = emptyDoc();
  doc.transact(() => {
    if (snapshot) Y.applyUpdate(doc, snapshot.payload);
    for (const { payload } of rows) Y.applyUpdate(doc, payload);
  });
  return doc;
}

/**
 * Runs an intent of `document/edit-*.ts` on a private copy of the journey and appends what it changed to the log, in the
 * scope's transaction. Open sockets see it after the commit, the read model within seconds. An intent that changes
 * nothing writes nothing. Throws NOT_FOUND without such a journey, TOO_LARGE and INVALID as the socket would.
 * @param intent gets the document and the origin to edit with; what it returns is returned
 */
export async function applyEdit<T>(
  scope: Scope,
  journeyId: string,
  intent: (doc: Y.Doc, origin: EditOrigin) => T,
  kind: EditKind = "apply",
): Promise<T> {
  const actor = actorName(scope.actor);
  const doc = await loadPrivately(scope, journeyId);
  try {
    const transactions: Y.Transaction[] = [];
    const updates: Uint8Array[] = [];
    doc.on("afterTransaction", (transaction: Y.Transaction) => transactions.push(transaction));
    doc.on("update", (made: Uint8Array) => updates.push(made));
    const result = intent(doc, createOrigin(kind, actor));
    const [first] = updates;
    if (!first) return result;
    const update = updates.length === 1 ? first : Y.mergeUpdates(updates);
    prefilterUpdate(update, LIMITS.frameBytes);
    for (const transaction of transactions) checkRecords(doc, transaction);
    const rows = await scope.tx.execute<{ seq: string }>(sql`
      with up as (
        update rooms set last_seq = last_seq + 1
        where workspace_id = ${scope.workspaceId} and id = ${journeyId} returning workspace_id, id, last_seq)
      insert into room_updates (workspace_id, room_id, seq, payload, actor)
      select workspace_id, id, last_seq, ${Buffer.from(update)}, ${actor} from up returning seq`);
    if (rows.length === 0) throw new DomainError("NOT_FOUND");
    scope.bell(LOG_NOUN, journeyId);
    return result;
  } finally {
    doc.destroy();
  }
}
