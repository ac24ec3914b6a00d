// The live connection's words, shared by both ends: frames, close codes, limits and room paths.
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { Violation } from "./violation.ts";

export const FRAME = { sync: 0, awareness: 1, queryAwareness: 3, ack: 100, bell: 101, refused: 102 } as const;
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/** Codes 4400–4499 are final for y-websocket, the others ask for another try. */
export const CLOSE_CODES = {
  malformed: 4400,
  signedOut: 4401,
  forbidden: 4403,
  gone: 4404,
  unreadable: 4409,
  tooLarge: 4413,
  invalid: 4422,
  newerShape: 4426,
  database: 4503,
  tooFast: 4529,
  restart: 1012,
  loadFailed: 1013,
} as const;
export type CloseName = keyof typeof CLOSE_CODES;
export type CloseCode = (typeof CLOSE_CODES)[CloseName];

/** What `ws` answers to an over-long frame by itself; read as `tooLarge`. */
const WS_MESSAGE_TOO_BIG = 1009;

const NAME_OF_CODE = new Map<number, CloseName>(
  (Object.entries(CLOSE_CODES) as [CloseName, number][]).map(([name, code]) => [code, name]),
);

/** The name of a close code; null for one that is not ours (a broken line). */
export const closeNameOf = (code: number): CloseName | null =>
  code === WS_MESSAGE_TOO_BIG ? "tooLarge" : (NAME_OF_CODE.get(code) ?? null);

/** True when connecting again cannot help. */
export const isFinalClose = (code: number): boolean =>
  (code >= 4400 && code < 4500) || code === WS_MESSAGE_TOO_BIG;

/** True when the local document holds edits that the server will never take: offer them as an export, then start anew. */
export const isContentRefused = (code: number): boolean => {
  const name = closeNameOf(code);
  return name === "tooLarge" || name === "invalid" || name === "unreadable";
};

export const LIMITS = {
  frameBytes: 8 * 1024 * 1024,
  updateBytes: 1024 * 1024,
  textLength: 20_000,
  awarenessBytes: 2_048,
  documentBytes: 16 * 1024 * 1024,
  pendingBytes: 64 * 1024,
  syncFramesPerSecond: 60,
  syncFrameBurst: 300,
  syncBytesPerSecond: 1024 * 1024,
  awarenessPerSecond: 30,
  socketsPerUser: 20,
  bufferedBytes: 4 * 1024 * 1024,
  heartbeatMs: 20_000,
  rightsCheckMs: 30_000,
  /** Without an acknowledgement for this long the page says so. */
  unacknowledgedMs: 3_000,
  cursorsPerSecond: 10,
  reconnectMinMs: 300,
  reconnectMaxMs: 5_000,
} as const;

export const COLLAB_PATH = "/collab";
/** What a socket is for: a journey's document, a workspace's bells, or one published journey's bells. */
export type Room =
  | { readonly kind: "journey"; readonly id: string }
  | { readonly kind: "live"; readonly id: string }
  | { readonly kind: "portal"; readonly id: string };

/** Path of a room's socket, below the site's origin. */
export const roomPath = (room: Room): string =>
  room.kind === "journey" ? `${COLLAB_PATH}/${room.id}` : `${COLLAB_PATH}/${room.kind}/${room.id}`;

const ROOM_PATH = /^\/collab\/(?:(live|portal)\/)?([A-Za-z0-9_-]{1,64})$/;

/** The room of a path (without query); null when it names none. */
export function roomOf(path: string): Room | null {
  const found = ROOM_PATH.exec(path);
  if (!found) return null;
  const [, kind, id = ""] = found;
  if (kind === "live" || kind === "portal") return { kind, id };
  return { kind: "journey", id };
}

export type ClientFrame =
  | { readonly kind: "step1"; readonly stateVector: Uint8Array }
  | { readonly kind: "step2"; readonly update: Uint8Array }
  | { readonly kind: "update"; readonly update: Uint8Array }
  | { readonly kind: "awareness"; readonly update: Uint8Array }
  | { readonly kind: "queryAwareness" };

/** Reads a frame a client sent. Throws a Violation 4400 for anything else than one whole known frame. */
export function decodeClientFrame(bytes: Uint8Array): ClientFrame {
  let frame: ClientFrame | null = null;
  const decoder = decoding.createDecoder(bytes);
  try {
    const type = decoding.readVarUint(decoder);
    if (type === FRAME.sync) {
      const step = decoding.readVarUint(decoder);
      if (step === SYNC.step1) frame = { kind: "step1", stateVector: decoding.readVarUint8Array(decoder) };
      else if (step === SYNC.step2) frame = { kind: "step2", update: decoding.readVarUint8Array(decoder) };
      else if (step === SYNC.update) frame = { kind: "update", update: decoding.readVarUint8Array(decoder) };
    } else if (type === FRAME.awareness) {
      frame = { kind: "awareness", update: decoding.readVarUint8Array(decoder) };
    } else if (type === FRAME.queryAwareness) {
      frame = { kind: "queryAwareness" };
    }
  } catch {
    throw new Violation(CLOSE_CODES.malformed, "malformed");
  }
  if (frame === null) throw new Violation(CLOSE_CODES.malformed, "unknown-frame");
  if (decoding.hasContent(decoder)) throw new Violation(CLOSE_CODES.malformed, "trailing-bytes");
  return frame;
}

/** Which counted sync message these bytes are; null for everything that is not counted. */
export function countedKindOf(bytes: Uint8Array): "step2" | "update" | null {
  if (bytes[0] !== FRAME.sync) return null;
  if (bytes[1] === SYNC.step2) return "step2";
  return bytes[1] === SYNC.update ? "update" : null;
}

const frameOf = (write: (encoder: encoding.Encoder) => void): Uint8Array => encoding.encode(write);

/** Sync frame around a state vector or update. */
export const encodeSync = (step: keyof typeof SYNC, payload: Uint8Array): Uint8Array =>
  frameOf((encoder) => {
    encoding.writeVarUint(encoder, FRAME.sync);
    encoding.writeVarUint(encoder, SYNC[step]);
    encoding.writeVarUint8Array(encoder, payload);
  });

/** Awareness frame around an awareness update. */
export const encodeAwareness = (update: Uint8Array): Uint8Array =>
  frameOf((encoder) => {
    encoding.writeVarUint(encoder, FRAME.awareness);
    encoding.writeVarUint8Array(encoder, update);
  });

/** "Your first `ordinal` counted messages of this connection are durable"; also the heartbeat. */
export const encodeAck = (ordinal: number): Uint8Array =>
  frameOf((encoder) => {
    encoding.writeVarUint(encoder, FRAME.ack);
    encoding.writeVarUint(encoder, ordinal);
  });

/** "Message `ordinal` will never be saved", with the close code that names the reason. */
export const encodeRefused = (ordinal: number, reason: CloseCode): Uint8Array =>
  frameOf((encoder) => {
    encoding.writeVarUint(encoder, FRAME.refused);
    encoding.writeVarUint(encoder, ordinal);
    encoding.writeVarUint(encoder, reason);
  });

/** "Something about this noun changed": no content, the receiver asks again under its own rights. */
export const encodeBell = (noun: string, journeyId: string | null = null): Uint8Array =>
  frameOf((encoder) => {
    encoding.writeVarUint(encoder, FRAME.bell);
    encoding.writeVarString(encoder, noun);
    encoding.writeVarString(encoder, journeyId ?? "");
  });

export type ServerNotice =
  | { readonly kind: "ack"; readonly ordinal: number }
  | { readonly kind: "refused"; readonly ordinal: number; readonly reason: number }
  | { readonly kind: "bell"; readonly noun: string; readonly journeyId: string | null };

/** Reads what follows the type of a frame 100, 101 or 102 (as y-websocket hands it to a message handler). */
export function readNotice(type: number, decoder: decoding.Decoder): ServerNotice | null {
  if (type === FRAME.ack) return { kind: "ack", ordinal: decoding.readVarUint(decoder) };
  if (type === FRAME.refused) {
    return { kind: "refused", ordinal: decoding.readVarUint(decoder), reason: decoding.readVarUint(decoder) };
  }
  if (type !== FRAME.bell) return null;
  const noun = decoding.readVarString(decoder);
  const journeyId = decoding.readVarString(decoder);
  return { kind: "bell", noun, journeyId: journeyId === "" ? null : journeyId };
}

/** Reads a whole frame 100, 101 or 102; null for any other. */
export function decodeNotice(bytes: Uint8Array): ServerNotice | null {
  const decoder = decoding.createDecoder(bytes);
  return readNotice(decoding.readVarUint(decoder), decoder);
}
