// When the page may say "Saved": a pure state machine over what was edited, sent, acknowledged and kept on this device.
import type * as Y from "yjs";

/**
 * `saved`: this connection is open, its step 2 was sent, everything sent was acknowledged and nothing is newer.
 * `saving`: on its way. `offline-kept`: no connection, kept in this browser. `not-kept`: no connection and not kept here.
 * `refused`: the server will never take some of it. `connecting`: no connection yet and nothing waits.
 */
export type SaveStatus = "saved" | "saving" | "offline-kept" | "not-kept" | "refused" | "connecting";

export type SaveEvent =
  /** A local transaction changed the document (dispatch from `afterTransaction`, before the provider sends it). */
  | { readonly type: "edited" }
  | { readonly type: "opened" }
  | { readonly type: "closed" }
  /** A counted sync message went into the open socket. */
  | { readonly type: "sent"; readonly message: "step2" | "update" }
  /** The server says: the first `ordinal` counted messages of this connection are durable. */
  | { readonly type: "acknowledged"; readonly ordinal: number }
  /** The server says: message `ordinal` will never be saved. */
  | { readonly type: "refused"; readonly ordinal: number; readonly reason: number }
  /** The device store has written its last pending update. */
  | { readonly type: "kept" }
  | { readonly type: "device-failed" }
  /** The refused edits were exported or given up and the document starts anew. */
  | { readonly type: "discarded" };

export interface SaveState {
  readonly isOpen: boolean;
  readonly isStep2Sent: boolean;
  /** Counted messages of this connection. */
  readonly sent: number;
  readonly acknowledged: number;
  /** Local transactions since the page opened. */
  readonly edits: number;
  /** How many of them are durable on the server. */
  readonly durable: number;
  /** How many of them are durable on this device. */
  readonly kept: number;
  readonly device: "unknown" | "working" | "failed";
  /** Messages of this connection that are not acknowledged, with the edits that are safe once they are. */
  readonly inFlight: readonly { readonly ordinal: number; readonly edits: number }[];
  readonly refusals: number;
  readonly refusedReason: number | null;
}

/** @param hasDevice false when this browser has no device store at all */
export function initialSaveState(hasDevice = true): SaveState {
  return {
    isOpen: false,
    isStep2Sent: false,
    sent: 0,
    acknowledged: 0,
    edits: 0,
    durable: 0,
    kept: 0,
    device: hasDevice ? "unknown" : "failed",
    inFlight: [],
    refusals: 0,
    refusedReason: null,
  };
}

const sendOne = (state: SaveState, message: "step2" | "update"): SaveState => {
  if (!state.isOpen) return state;
  const sent = state.sent + 1;
  const isStep2Sent = state.isStep2Sent || message === "step2";
  // Before step 2 a message carries one edit and says nothing about those made without a connection.
  const edits = isStep2Sent ? state.edits : state.durable;
  return { ...state, sent, isStep2Sent, inFlight: [...state.inFlight, { ordinal: sent, edits }] };
};

const acknowledge = (state: SaveState, ordinal: number): SaveState => {
  const upTo = Math.min(ordinal, state.sent);
  if (!state.isOpen || upTo <= state.acknowledged) return state;
  const safe = state.inFlight.filter((one) => one.ordinal <= upTo).map((one) => one.edits);
  return {
    ...state,
    acknowledged: upTo,
    // after a refusal nobody knows which edits an acknowledgement speaks of: what is missing stays counted
    durable: state.refusals > 0 ? state.durable : Math.max(state.durable, ...safe),
    inFlight: state.inFlight.filter((one) => one.ordinal > upTo),
  };
};

/** The next state; the same object when nothing changed. */
export function nextSaveState(state: SaveState, event: SaveEvent): SaveState {
  switch (event.type) {
    case "edited":
      return { ...state, edits: state.edits + 1 };
    case "opened":
      return { ...state, isOpen: true, isStep2Sent: false, sent: 0, acknowledged: 0, inFlight: [] };
    case "closed":
      return { ...state, isOpen: false, isStep2Sent: false, sent: 0, acknowledged: 0, inFlight: [] };
    case "sent":
      return sendOne(state, event.message);
    case "acknowledged":
      return acknowledge(state, event.ordinal);
    case "refused":
      return { ...state, refusals: state.refusals + 1, refusedReason: event.reason };
    case "kept":
      return { ...state, device: "working", kept: state.edits };
    case "device-failed":
      return state.device === "failed" ? state : { ...state, device: "failed" };
    case "discarded":
      return { ...initialSaveState(), device: state.device };
  }
}

/** What the status line says. */
export function saveStatusOf(state: SaveState): SaveStatus {
  if (state.refusals > 0) return "refused";
  if (state.isOpen) {
    const isDone = state.isStep2Sent && state.acknowledged === state.sent && state.durable === state.edits;
    return isDone ? "saved" : "saving";
  }
  const isWaiting = state.edits > state.durable;
  if (state.device === "failed") return isWaiting ? "not-kept" : "connecting";
  if (!isWaiting) return state.device === "working" ? "offline-kept" : "connecting";
  return state.kept === state.edits ? "offline-kept" : "saving";
}

/** Own edits of this page that the server does not have yet ("3 wijzigingen wachten"). */
export const waitingEdits = (state: SaveState): number => state.edits - state.durable;

/** True when a transaction changed the document, so that an update goes out for it. */
export function changesDocument(transaction: Y.Transaction): boolean {
  if (transaction.deleteSet.clients.size > 0) return true;
  for (const [client, clock] of transaction.afterState) {
    if ((transaction.beforeState.get(client) ?? 0) !== clock) return true;
  }
  return false;
}
