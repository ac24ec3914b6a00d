// The path of one written message: right, size, content, document, the others, the log.
import type * as Y from "yjs";
import { CLOSE_CODES, encodeSync, LIMITS } from "#document/protocol.ts";
import { prefilterUpdate } from "#document/prefilter.ts";
import { checkRecords } from "#document/validate.ts";
import { Violation } from "#document/violation.ts";
import { applyReceived, holdsAll } from "./apply.ts";
import type { Connection, Received } from "./connection.ts";
import type { CollabMeasures } from "./measures.ts";
import type { CollabLog } from "./settings.ts";

/** What a written message can do to a room. */
export interface WriteTarget {
  readonly id: string;
  readonly doc: Y.Doc;
  readonly snapshotBytes: number;
  readonly tailBytes: number;
  readonly context: {
    readonly log: CollabLog;
    readonly measures: CollabMeasures;
    readonly onStrike: (userId: string) => void;
  };
  accept(connection: Connection, update: Uint8Array, message: Uint8Array, ordinal: number): void;
  settleBehind(connection: Connection, ordinal: number): void;
  askAgain(connection: Connection): void;
  measure(): number;
  rebuild(): Promise<void>;
}

interface WriteFrame {
  readonly kind: "step2" | "update";
  readonly update: Uint8Array;
}

/** Takes a step 2 or an update of a socket. Whatever it does wrong costs that socket, never the room. */
export function receiveWrite(
  room: WriteTarget,
  connection: Connection,
  frame: WriteFrame,
  received: Received,
): void {
  const { update } = frame;
  const { ordinal } = received;
  if (frame.kind === "step2") connection.hasSynced = true;
  if (frame.kind === "update" && update.length > LIMITS.updateBytes) {
    room.context.measures.refused.add("update-too-large");
    connection.refuse(ordinal, CLOSE_CODES.tooLarge);
    return;
  }
  if (!connection.canWrite) {
    receiveFromReader(room, connection, frame, ordinal);
    return;
  }
  if (room.snapshotBytes + room.tailBytes + update.length > LIMITS.documentBytes && isFull(room, update)) {
    room.context.measures.refused.add("document-full");
    connection.refuse(ordinal, CLOSE_CODES.tooLarge);
    return;
  }
  let hasTouched = false;
  try {
    prefilterUpdate(update, LIMITS.frameBytes);
    hasTouched = true;
    const { transaction, isNew, waiting } = applyReceived(room.doc, update, connection);
    checkRecords(room.doc, transaction);
    if (!isNew) {
      room.settleBehind(connection, ordinal);
      return;
    }
    if (waiting > LIMITS.pendingBytes && connection.wasAskedAgain) {
      room.context.measures.refused.add("unreadable");
      connection.refuse(ordinal, CLOSE_CODES.unreadable);
      void room.rebuild();
      return;
    }
    const message = frame.kind === "update" ? received.bytes : encodeSync("update", update);
    room.accept(connection, update, message, ordinal);
    if (waiting > 0 && connection.hasSynced) room.askAgain(connection);
  } catch (error) {
    const code = error instanceof Violation ? error.closeCode : CLOSE_CODES.invalid;
    connection.refuse(ordinal, code);
    room.context.onStrike(connection.owner.userId);
    const reason = error instanceof Violation ? error.reason : "unreadable";
    room.context.measures.refused.add(reason);
    room.context.log.warn({ room: room.id, reason }, "an update was refused");
    if (hasTouched) void room.rebuild();
  }
}

/** A socket without the right to write: its handshake is welcome as long as it brings nothing new. */
function receiveFromReader(
  room: WriteTarget,
  connection: Connection,
  frame: WriteFrame,
  ordinal: number,
): void {
  if (frame.kind === "update") {
    room.context.measures.refused.add("forbidden");
    connection.close(CLOSE_CODES.forbidden);
    return;
  }
  let brings = true;
  try {
    prefilterUpdate(frame.update, LIMITS.frameBytes);
    brings = !holdsAll(room.doc, frame.update);
  } catch {
    // what cannot be read brings something that will not be taken
  }
  if (brings) {
    room.context.measures.refused.add("forbidden");
    connection.dropMessage(ordinal, CLOSE_CODES.forbidden);
  } else room.settleBehind(connection, ordinal);
}

/** Snapshot and log together may count a text many times: only when they pass the limit is the document itself measured. */
function isFull(room: WriteTarget, update: Uint8Array): boolean {
  const size = room.measure();
  return size + update.length > LIMITS.documentBytes;
}
