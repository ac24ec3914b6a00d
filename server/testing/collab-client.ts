// A small client of the live connection: a document, its counted messages and what the server says about them.
import { createDecoder, readVarUint, readVarUint8Array } from "lib0/decoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { decodeNotice, encodeSync, FRAME, SYNC } from "#document/protocol.ts";
import { TEST_ORIGIN } from "./test-origin.ts";

export interface Bell {
  readonly noun: string;
  readonly journeyId: string | null;
}

/** Waits until `holds` is true; rejects with what was waited for. */
export async function until(what: string, holds: () => boolean, limit = 10_000): Promise<void> {
  const end = performance.now() + limit;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`waited ${limit} ms in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export class TestClient {
  readonly doc: Y.Doc;
  readonly socket: WebSocket;
  readonly bells: Bell[] = [];
  readonly refused: { ordinal: number; reason: number }[] = [];
  readonly presence: Uint8Array[] = [];
  /** Counted messages sent, and those known to be durable. */
  sent = 0;
  acked = 0;
  acks = 0;
  synced = false;
  closeCode: number | null = null;
  status: number | null = null;
  /** Called with each acknowledgement. */
  onAck: (ordinal: number) => void = () => {};

  /** Called with each counted message that is sent. */
  onCounted: (ordinal: number, step: "step2" | "update") => void = () => {};

  /** @param options.isMute says nothing by itself, as a socket that only hears bells */
  constructor(
    url: string,
    options: { readonly doc?: Y.Doc; readonly origin?: string | null; readonly isMute?: boolean } = {},
  ) {
    this.doc = options.doc ?? new Y.Doc();
    const origin = options.origin === undefined ? TEST_ORIGIN : options.origin;
    this.socket = new WebSocket(url, origin === null ? {} : { origin });
    this.socket.binaryType = "nodebuffer";
    this.socket.on(
      "open",
      () => options.isMute || this.socket.send(encodeSync("step1", Y.encodeStateVector(this.doc))),
    );
    this.socket.on("message", (data: Buffer) => this.#receive(data));
    this.socket.on("close", (code) => {
      this.closeCode = code;
      this.doc.off("update", this.#handleUpdate);
    });
    this.socket.on("unexpected-response", (_request, response) => {
      this.status = response.statusCode ?? 0;
      this.closeCode = 1006;
      response.destroy();
    });
    this.socket.on("error", () => {});
    this.doc.on("update", this.#handleUpdate);
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  readonly #handleUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin !== this && this.isOpen) this.sendCounted("update", update);
  };

  sendCounted(step: "step2" | "update", update: Uint8Array): number {
    this.sent += 1;
    this.onCounted(this.sent, step);
    this.socket.send(encodeSync(step, update));
    return this.sent;
  }

  async ready(): Promise<this> {
    await until("the client is synced", () => this.synced || this.closeCode !== null);
    if (!this.synced) throw new Error(`the socket was closed with ${this.closeCode}, status ${this.status}`);
    return this;
  }

  /** Everything sent so far is durable. */
  async saved(limit?: number): Promise<void> {
    const { sent } = this;
    await until("everything is acknowledged", () => this.acked >= sent || this.closeCode !== null, limit);
    if (this.acked < sent) throw new Error(`closed with ${this.closeCode} before ${sent} was acknowledged`);
  }

  async closed(limit?: number): Promise<number> {
    await until("the socket is closed", () => this.closeCode !== null, limit);
    return this.closeCode ?? 0;
  }

  async close(): Promise<void> {
    if (this.socket.isPaused) this.socket.terminate();
    else this.socket.close();
    await this.closed();
  }

  #receive(data: Buffer): void {
    const decoder = createDecoder(new Uint8Array(data));
    const type = readVarUint(decoder);
    if (type === FRAME.sync) {
      const step = readVarUint(decoder);
      const payload = readVarUint8Array(decoder);
      if (step === SYNC.step1) this.sendCounted("step2", Y.encodeStateAsUpdate(this.doc, payload));
      else Y.applyUpdate(this.doc, payload, this);
      if (step === SYNC.step2) this.synced = true;
      return;
    }
    if (type === FRAME.awareness) {
      this.presence.push(readVarUint8Array(decoder));
      return;
    }
    const notice = decodeNotice(new Uint8Array(data));
    if (notice?.kind === "ack") {
      this.acks += 1;
      this.acked = Math.max(this.acked, notice.ordinal);
      this.onAck(notice.ordinal);
    } else if (notice?.kind === "refused") this.refused.push(notice);
    else if (notice?.kind === "bell") this.bells.push(notice);
  }
}
