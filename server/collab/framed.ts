// Messages with their WebSocket header in front: made once, written to many sockets as they are.
import { FRAME } from "#document/protocol.ts";

/** One or more whole frames. */
export type Framed = Buffer;

/** Somebody who takes whole frames. */
export interface Receiver {
  /** True from the moment it was answered its first state: what came before is in that answer. */
  isLive: boolean;
  /** One or more whole frames in one buffer. */
  sendFramed(frames: Framed): void;
}

const FINAL_BINARY = 0x82;

/** A binary message as an unmasked frame (RFC 6455, section 5.2), as a server sends it. */
export function frameMessage(message: Uint8Array): Framed {
  const size = message.length;
  const head = size < 126 ? 2 : size < 65_536 ? 4 : 10;
  const framed = Buffer.allocUnsafe(head + size);
  framed[0] = FINAL_BINARY;
  if (head === 2) framed[1] = size;
  else if (head === 4) {
    framed[1] = 126;
    framed.writeUInt16BE(size, 2);
  } else {
    framed[1] = 127;
    framed.writeBigUInt64BE(BigInt(size), 2);
  }
  framed.set(message, head);
  return framed;
}

/** The frame of `encodeAck`, byte for byte, without its detours: it is written as often as edits come. */
export function frameAck(ordinal: number): Framed {
  const framed = Buffer.allocUnsafe(12);
  framed[0] = FINAL_BINARY;
  framed[2] = FRAME.ack;
  let at = 3;
  let rest = ordinal;
  while (rest > 127) {
    framed[at++] = 128 | (rest % 128);
    rest = Math.floor(rest / 128);
  }
  framed[at++] = rest;
  framed[1] = at - 2;
  return framed.subarray(0, at);
}
