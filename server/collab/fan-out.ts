// Handing one prepared frame to everybody else in a room. What arrives in one turn of the event loop goes out together;
// while a room is busy, what arrives within a short window does: one write for each receiver instead of one an update.

import type { CollabMeasures } from "./measures.ts";

/** A message with its WebSocket header in front, made once for all receivers. */
export type Framed = Buffer;

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

/** Fan-out of one room. */
export class FanOut<R extends Receiver> {
  readonly #receivers: ReadonlySet<R>;
  readonly #busyRate: number;
  readonly #busyWindow: number;
  readonly #now: () => number;
  readonly #measures: Pick<CollabMeasures, "delivered">;
  #gathered: { readonly framed: Framed; readonly from: R | null }[] = [];
  #turn: NodeJS.Immediate | null = null;
  #timer: NodeJS.Timeout | null = null;
  #secondStart = 0;
  #inSecond = 0;
  #rate = 0;

  constructor(
    receivers: ReadonlySet<R>,
    options: {
      readonly busyRate: number;
      readonly busyWindow: number;
      readonly now: () => number;
      readonly measures: Pick<CollabMeasures, "delivered">;
    },
  ) {
    this.#receivers = receivers;
    this.#busyRate = options.busyRate;
    this.#busyWindow = options.busyWindow;
    this.#now = options.now;
    this.#measures = options.measures;
  }

  /** Sends to all live receivers but the one it came from. */
  send(message: Uint8Array, from: R | null): void {
    this.#count();
    if (this.#receivers.size === (from ? 1 : 0)) return;
    this.#gathered.push({ framed: frameMessage(message), from });
    if (this.#gathered.length > 1) return;
    if (this.#rate > this.#busyRate) this.#timer = setTimeout(() => this.flush(), this.#busyWindow);
    else this.#turn = setImmediate(() => this.flush());
  }

  /** Sends what is gathered; asked before somebody is answered a state that contains it. */
  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#turn) clearImmediate(this.#turn);
    this.#timer = null;
    this.#turn = null;
    const gathered = this.#gathered;
    if (gathered.length === 0) return;
    this.#gathered = [];
    const senders = new Set(gathered.map(({ from }) => from));
    const [first] = gathered;
    const all =
      gathered.length === 1 && first ? first.framed : Buffer.concat(gathered.map((one) => one.framed));
    for (const receiver of this.#receivers) {
      if (!receiver.isLive) continue;
      if (!senders.has(receiver)) {
        this.#measures.delivered += gathered.length;
        receiver.sendFramed(all);
      } else if (senders.size > 1) {
        // nobody gets an own update back
        const others = gathered.filter(({ from }) => from !== receiver).map((one) => one.framed);
        this.#measures.delivered += others.length;
        receiver.sendFramed(others.length === 1 && others[0] ? others[0] : Buffer.concat(others));
      }
    }
  }

  #count(): void {
    const now = this.#now();
    if (now - this.#secondStart >= 1_000) {
      this.#rate = now - this.#secondStart < 2_000 ? this.#inSecond : 0;
      this.#secondStart = now;
      this.#inSecond = 0;
    }
    this.#inSecond += 1;
    if (this.#inSecond > this.#rate) this.#rate = this.#inSecond;
  }
}
