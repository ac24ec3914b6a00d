// A person who keeps editing through crashes, and remembers what they were told is saved.
import * as Y from "yjs";
import { TestClient } from "./collab-client.ts";

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export interface CrashWriterOptions {
  /** The address of the next connection, with a new ticket. */
  readonly address: () => Promise<string>;
  /** Makes this person's `count`th edit, in one transaction. */
  readonly edit: (doc: Y.Doc, count: number) => void;
  readonly nameOf: (count: number) => string;
  /** Where its page would come from. */
  readonly origin?: string;
  /** Milliseconds of silence after which it gives a connection up; without it, it waits for the close. */
  readonly patience?: number;
}

export class CrashWriter {
  doc = new Y.Doc();
  /** Keys the server has said are durable. */
  readonly acked = new Set<string>();
  readonly #unacked = new Set<string>();
  readonly #options: CrashWriterOptions;
  #client: TestClient | null = null;
  #count = 0;
  #isWriting = true;
  #isEnded = false;
  #isHeld = false;

  constructor(options: CrashWriterOptions) {
    this.#options = options;
  }

  get hasUnacked(): boolean {
    return this.#unacked.size > 0;
  }

  /** While held it stays away: what is stored can be looked at before anybody brings anything again. */
  set isHeld(held: boolean) {
    this.#isHeld = held;
  }

  /** Connects again and again until `end`. */
  async stayConnected(): Promise<void> {
    while (!this.#isEnded) {
      if (this.#isHeld || (this.#client && this.#client.closeCode === null)) {
        await pause(10);
        continue;
      }
      try {
        await this.#connect();
      } catch {
        await pause(40);
      }
    }
    this.#client?.socket.terminate();
  }

  /** One edit every few milliseconds, connected or not. */
  async keepWriting(every: number): Promise<void> {
    while (this.#isWriting) {
      await pause(every);
      // nothing to edit before the first state has come, and no endless pile while the server is down
      if (this.#client?.synced && this.#client.doc === this.doc && this.#unacked.size < 400) this.#edit();
    }
  }

  /** The tab is closed and another one opened: only what was acknowledged is still claimed. */
  startOver(): void {
    this.#client?.socket.terminate();
    this.doc = new Y.Doc();
    this.#unacked.clear();
  }

  /** Has the server's state over a connection that stands. */
  get isSynced(): boolean {
    return this.#client?.synced === true && this.#client.isOpen && this.#client.doc === this.doc;
  }

  /** How it stands, for whoever looks why nothing goes on. */
  get standing(): object {
    const client = this.#client;
    const isOpen = client?.isOpen ?? false;
    const { sent = 0, acked = 0, synced = false } = client ?? {};
    const at = client ? new URL(client.socket.url).port : null;
    return { at, isOpen, synced, sent, acked, unacked: this.#unacked.size };
  }

  stopWriting(): void {
    this.#isWriting = false;
  }

  end(): void {
    this.#isEnded = true;
  }

  #edit(): void {
    this.#count += 1;
    const { nameOf, edit } = this.#options;
    this.#unacked.add(nameOf(this.#count));
    edit(this.doc, this.#count);
  }

  async #connect(): Promise<void> {
    const { address, origin } = this.#options;
    const client = new TestClient(await address(), { doc: this.doc, ...(origin && { origin }) });
    const sent: { ordinal: number; keys: readonly string[] }[] = [];
    client.onCounted = (ordinal, step) => {
      // a step 2 carries everything the server lacks; an update carries the edit that has just been made
      const keys = step === "step2" ? [...this.#unacked] : [this.#options.nameOf(this.#count)];
      sent.push({ ordinal, keys });
    };

    client.onAck = (ordinal) => {
      while (sent[0] && sent[0].ordinal <= ordinal) {
        for (const key of sent.shift()?.keys ?? []) {
          this.acked.add(key);
          this.#unacked.delete(key);
        }
      }
    };
    this.#client = client;
    if (this.#options.patience !== undefined) this.#watch(client, this.#options.patience);
    await client.ready();
  }

  /** A dead connection says nothing: what waits too long for an answer is tried over another one. */
  #watch(client: TestClient, patience: number): void {
    let heardAt = performance.now();
    client.socket.on("message", () => {
      heardAt = performance.now();
    });
    const timer = setInterval(() => {
      const isWaiting = !client.synced || client.acked < client.sent;
      if (isWaiting && performance.now() - heardAt > patience) client.socket.terminate();
    }, patience / 4);
    client.socket.once("close", () => clearInterval(timer));
  }
}
