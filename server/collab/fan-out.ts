// Handing one prepared frame to everybody else in a room. What arrives in one turn of the event loop goes out together, one
// write for each receiver: nothing waits while it is calm, and the busier the process, the more each write carries.
import { type Framed, frameMessage, type Receiver } from "./framed.ts";
import type { CollabMeasures } from "./measures.ts";

interface Gathered<R> {
  readonly framed: Framed;
  readonly from: R | null;
}

/** Fan-out of one room. */
export class FanOut<R extends Receiver> {
  readonly #receivers: ReadonlySet<R>;
  readonly #measures: Pick<CollabMeasures, "delivered">;
  #gathered: Gathered<R>[] = [];
  #turn: NodeJS.Immediate | null = null;

  constructor(receivers: ReadonlySet<R>, measures: Pick<CollabMeasures, "delivered">) {
    this.#receivers = receivers;
    this.#measures = measures;
  }

  /** Sends to all live receivers but the one it came from. */
  send(message: Uint8Array, from: R | null): void {
    if (this.#receivers.size === (from ? 1 : 0)) return;
    this.#gathered.push({ framed: frameMessage(message), from });
    this.#turn ??= setImmediate(this.#handleTurn);
  }

  /** Sends what is gathered; asked before somebody is answered a state that contains it. */
  flush(): void {
    if (this.#turn) clearImmediate(this.#turn);
    this.#handleTurn();
  }

  readonly #handleTurn = (): void => {
    this.#turn = null;
    const gathered = this.#gathered;
    const [first] = gathered;
    if (!first) return;
    this.#gathered = [];
    if (gathered.length === 1) this.#sendOne(first);
    else this.#sendAll(gathered);
  };

  #sendOne({ framed, from }: Gathered<R>): void {
    let delivered = 0;
    for (const receiver of this.#receivers) {
      if (!receiver.isLive || receiver === from) continue;
      delivered += 1;
      receiver.sendFramed(framed);
    }
    this.#measures.delivered += delivered;
  }

  #sendAll(gathered: readonly Gathered<R>[]): void {
    const senders = new Set(gathered.map(({ from }) => from));
    const all = Buffer.concat(gathered.map((one) => one.framed));
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
}
