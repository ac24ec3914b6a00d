// Building frames of the wire on the server's side, and sending one prepared frame to many sockets.
import { createDecoder, readVarUint, readVarUint8Array, hasContent } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";

export const MESSAGE = { sync: 0, awareness: 1, queryAwareness: 3, ack: 100, bell: 101, refused: 102 } as const;
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;
export const CLOSE = {
  malformed: 4400,
  signedOut: 4401,
  forbidden: 4403,
  gone: 4404,
  unreadable: 4409,
  tooLarge: 4413,
  invalid: 4422,
  outdated: 4426,
  database: 4503,
  tooFast: 4529,
  restart: 1012,
  tryLater: 1013,
} as const;
export const LIMITS = {
  frameBytes: 8 * 1024 * 1024,
  updateBytes: 1024 * 1024,
  documentBytes: 16 * 1024 * 1024,
  awarenessBytes: 2 * 1024,
  framesPerSecond: 60,
  framesBurst: 300,
  bytesPerSecond: 1024 * 1024,
  awarenessPerSecond: 30,
} as const;
export const REFUSED = { forbidden: 1, invalid: 2, tooLarge: 3, unreadable: 4 } as const;

export type Frame =
  | { readonly kind: "step1"; readonly stateVector: Uint8Array }
  | { readonly kind: "step2" | "update"; readonly update: Uint8Array }
  | { readonly kind: "awareness"; readonly states: Uint8Array }
  | { readonly kind: "queryAwareness" };

/** Reads one frame of a client; null for anything that is not exactly one known message. */
export function readFrame(bytes: Uint8Array): Frame | null {
  try {
    const decoder = createDecoder(bytes);
    const type = readVarUint(decoder);
    let frame: Frame | null = null;
    if (type === MESSAGE.queryAwareness) frame = { kind: "queryAwareness" };
    else if (type === MESSAGE.awareness) frame = { kind: "awareness", states: readVarUint8Array(decoder) };
    else if (type === MESSAGE.sync) {
      const step = readVarUint(decoder);
      const content = readVarUint8Array(decoder);
      if (step === SYNC.step1) frame = { kind: "step1", stateVector: content };
      else if (step === SYNC.step2) frame = { kind: "step2", update: content };
      else if (step === SYNC.update) frame = { kind: "update", update: content };
    }
    return hasContent(decoder) ? null : frame;
  } catch {
    return null;
  }
}

export function syncFrame(step: (typeof SYNC)[keyof typeof SYNC], content: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, MESSAGE.sync);
  writeVarUint(encoder, step);
  writeVarUint8Array(encoder, content);
  return toUint8Array(encoder);
}

export function awarenessFrame(states: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, MESSAGE.awareness);
  writeVarUint8Array(encoder, states);
  return toUint8Array(encoder);
}

export function ackFrame(ordinal: number): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, MESSAGE.ack);
  writeVarUint(encoder, ordinal);
  return toUint8Array(encoder);
}

export function bellFrame(noun: string): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, MESSAGE.bell);
  writeVarString(encoder, noun);
  return toUint8Array(encoder);
}

export function refusedFrame(ordinal: number, reason: number): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, MESSAGE.refused);
  writeVarUint(encoder, ordinal);
  writeVarUint(encoder, reason);
  return toUint8Array(encoder);
}
