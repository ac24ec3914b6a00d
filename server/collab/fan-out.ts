// Handing one prepared frame to everybody else in a room: at once while the room is calm, gathered while it is busy.
import * as ws from "ws";

/** A message and, where ws allows it, the same with its WebSocket header in front: made once for all receivers. */
export interface PreparedFrame {
  readonly message: Uint8Array;
  readonly framed: readonly Buffer[] | null;
}

export interface Receiver {
  /** True from the moment it was answered its first state: what came before is in that answer. */
  isLive: boolean;
  sendPrepared(frames: readonly PreparedFrame[]): void;
}

const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

// not in the typings of ws; a version without it only costs the header being made again for each receiver
const sender: unknown = Reflect.get(ws, "Sender");
const frame: unknown = typeof sender === "function" ? Reflect.get(sender, "frame") : null;

/** Prepares a binary message for any number of sockets. */
export function prepareFrame(message: Uint8Array): PreparedFrame {
  const options = { fin: true, opcode: 2, mask: false, rsv1: false, readOnly: true };
  const made: unknown =
    typeof frame === "function" ? Reflect.apply(frame, sender, [asBuffer(message), options]) : null;
  return { message, framed: Array.isArray(made) ? (made as Buffer[]) : null };
}

/** Fan-out of one room. */
export class FanOut<R extends Receiver> {
  readonly #receivers: ReadonlySet<R>;
  readonly #busyRate: number;
  readonly #busyWindow: number;
  readonly #now: () => number;
  #gathered: { frame: PreparedFrame; from: R | null }[] = [];
  #timer: NodeJS.Timeout | null = null;
  #secondStart = 0;
  #inSecond = 0;
  #rate = 0;

  constructor(
    receivers: ReadonlySet<R>,
    options: { busyRate: number; busyWindow: number; now: () => number },
  ) {
    this.#receivers = receivers;
    this.#busyRate = options.busyRate;
    this.#busyWindow = options.busyWindow;
    this.#now = options.now;
  }

  /** Sends to all live receivers but the one it came from. */
  send(message: Uint8Array, from: R | null): void {
    this.#count();
    if (this.#receivers.size === (from ? 1 : 0)) return;
    const frame = prepareFrame(message);
    if (this.#rate <= this.#busyRate && this.#gathered.length === 0) {
      for (const receiver of this.#receivers) {
        if (receiver !== from && receiver.isLive) receiver.sendPrepared([frame]);
      }
      return;
    }
    this.#gathered.push({ frame, from });
    this.#timer ??= setTimeout(() => this.flush(), this.#busyWindow);
  }

  /** Sends what is gathered; asked before somebody is answered a state that contains it. */
  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#gathered.length === 0) return;
    const gathered = this.#gathered;
    this.#gathered = [];
    for (const receiver of this.#receivers) {
      if (!receiver.isLive) continue;
      const frames: PreparedFrame[] = [];
      for (const { frame, from } of gathered) if (from !== receiver) frames.push(frame);
      if (frames.length > 0) receiver.sendPrepared(frames);
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
