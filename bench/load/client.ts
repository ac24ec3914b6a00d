// One client of the load: a real Y.Doc behind the wire of the server it talks to.
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import { createEncoder, toUint8Array, writeUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { encodeSync, FRAME, SYNC } from "#document/protocol.ts";

/** How a server wants to be spoken to. */
export type Wire = "y-websocket" | "hocuspocus" | "relay";

const AUTH = 2;
const SYNC_REPLY = 4;
const SYNC_STATUS = 8;

/** What a scenario counts. Times are milliseconds of one clock, since all clients live in one process. */
export class Meter {
  isOn = false;
  /** Edits made while it was on. */
  edits = 0;
  readonly applied: number[] = [];
  readonly acknowledged: number[] = [];
  readonly #sent = new Map<string, number>();

  start(): void {
    this.isOn = true;
    this.edits = 0;
    this.applied.length = 0;
    this.acknowledged.length = 0;
  }

  sent(clientId: number, clock: number): void {
    if (this.isOn) this.edits += 1;
    this.#sent.set(`${clientId}:${clock}`, performance.now());
  }

  reached(clientId: number, clock: number): void {
    const at = this.#sent.get(`${clientId}:${clock}`);
    if (this.isOn && at !== undefined) this.applied.push(performance.now() - at);
  }
}

export interface ClientOptions {
  readonly url: string;
  readonly origin: string;
  readonly wire: Wire;
  readonly room: string;
  readonly doc: Y.Doc;
  readonly meter: Meter;
  /** False: what arrives is thrown away. */
  readonly applies: boolean;
}

export class LoadClient {
  readonly doc: Y.Doc;
  readonly #options: ClientOptions;
  readonly #socket: WebSocket;
  readonly #waiting: number[] = [];
  #counted = 0;
  #confirmed = 0;
  isSynced = false;
  failure: string | null = null;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.doc = options.doc;
    this.#socket = new WebSocket(options.url, { origin: options.origin, perMessageDeflate: false });
    this.#socket.binaryType = "nodebuffer";
    this.#socket.on("open", () => this.#hello());
    this.#socket.on("message", (data: Buffer) => this.#receive(data));
    this.#socket.on("error", (error) => {
      this.failure = error.message;
    });
    this.#socket.on("close", (code) => {
      this.failure ??= `closed with ${code}`;
    });
    this.doc.on("update", this.#handleUpdate);
    if (options.applies) this.doc.on("afterTransaction", this.#noteArrivals);
  }

  close(): void {
    this.doc.off("update", this.#handleUpdate);
    this.#socket.terminate();
  }

  readonly #handleUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this || this.#socket.readyState !== WebSocket.OPEN) return;
    const { clientID } = this.doc;
    this.#options.meter.sent(clientID, Y.getState(this.doc.store, clientID));
    this.#sendCounted(encodeSync("update", update));
  };

  readonly #noteArrivals = (transaction: Y.Transaction): void => {
    if (transaction.origin !== this) return;
    for (const [clientId, clock] of transaction.afterState) {
      if (transaction.beforeState.get(clientId) !== clock) this.#options.meter.reached(clientId, clock);
    }
  };

  #hello(): void {
    const { wire } = this.#options;
    if (wire === "relay") this.isSynced = true;
    else if (wire === "hocuspocus") {
      const encoder = createEncoder();
      writeVarUint(encoder, AUTH);
      writeVarUint(encoder, 0);
      writeVarString(encoder, "token");
      this.#send(toUint8Array(encoder));
    } else this.#sendStep1();
  }

  #sendStep1(): void {
    this.#send(encodeSync("step1", Y.encodeStateVector(this.doc)));
  }

  #sendCounted(message: Uint8Array): void {
    this.#counted += 1;
    this.#waiting.push(performance.now());
    this.#send(message);
  }

  #send(message: Uint8Array): void {
    if (this.#options.wire !== "hocuspocus") {
      this.#socket.send(message);
      return;
    }
    const encoder = createEncoder();
    writeVarString(encoder, this.#options.room);
    writeUint8Array(encoder, message);
    this.#socket.send(toUint8Array(encoder));
  }

  #receive(data: Buffer): void {
    const { wire, applies } = this.#options;
    const decoder = createDecoder(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    if (wire === "hocuspocus") readVarString(decoder);
    const type = readVarUint(decoder);
    if (type === FRAME.sync || (wire === "hocuspocus" && type === SYNC_REPLY)) {
      const step = readVarUint(decoder);
      if (step === SYNC.update && this.isSynced && !applies) return;
      const payload = readVarUint8Array(decoder);
      if (step === SYNC.step1)
        this.#sendCounted(encodeSync("step2", Y.encodeStateAsUpdate(this.doc, payload)));
      else Y.applyUpdate(this.doc, payload, this);
      if (step === SYNC.step2) this.isSynced = true;
    } else if (wire === "hocuspocus" && type === AUTH) this.#sendStep1();
    else if (type === FRAME.ack) this.#confirm(readVarUint(decoder));
    else if (wire === "hocuspocus" && type === SYNC_STATUS) this.#confirm(this.#confirmed + 1);
  }

  #confirm(ordinal: number): void {
    const now = performance.now();
    for (; this.#confirmed < Math.min(ordinal, this.#counted); this.#confirmed += 1) {
      const at = this.#waiting.shift();
      if (this.#options.meter.isOn && at !== undefined) this.#options.meter.acknowledged.push(now - at);
    }
  }

  /** Messages whose durability (or arrival, where a server says no more) was confirmed. */
  get confirmed(): number {
    return this.#confirmed;
  }
}
