// Applying a received update to a room's document and saying what it did.
import * as Y from "yjs";

export interface Applied {
  readonly transaction: Y.Transaction;
  /** False when the document held everything already. */
  readonly isNew: boolean;
  /** Bytes that wait for something the document does not have. */
  readonly waiting: number;
}

function hasMoved(transaction: Y.Transaction): boolean {
  if (transaction.deleteSet.clients.size > 0) return true;
  for (const [client, clock] of transaction.afterState) {
    if (transaction.beforeState.get(client) !== clock) return true;
  }
  return false;
}

/** Applies the bytes as one transaction. May throw with the document half changed: the caller then rebuilds it. */
export function applyReceived(doc: Y.Doc, update: Uint8Array, origin: unknown): Applied {
  const { pendingStructs, pendingDs } = doc.store;
  const transaction = doc.transact((tr) => {
    Y.applyUpdate(doc, update, origin);
    return tr;
  }, origin);
  const { store } = doc;
  const isNew =
    hasMoved(transaction) || store.pendingStructs !== pendingStructs || store.pendingDs !== pendingDs;
  return { transaction, isNew, waiting: store.pendingStructs?.update.length ?? 0 };
}

/** True when the document holds everything in the update, deletions too. */
export function holdsAll(doc: Y.Doc, update: Uint8Array): boolean {
  return Y.snapshotContainsUpdate(Y.snapshot(doc), update);
}
