// The log of a journey's document, read and begun inside a scope. What is written later goes through collab/apply-edit.
import { and, asc, desc, eq, gt } from "drizzle-orm";
import * as Y from "yjs";
import { roomSnapshots, roomUpdates, rooms } from "#db/schema/journeys.ts";
import { nodesOf } from "#document/nodes.ts";
import { readJourney } from "#document/read.ts";
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
