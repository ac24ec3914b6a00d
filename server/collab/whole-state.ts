// What a newcomer with nothing gets: one state, encoded and framed once for all of them, and the frames since.
import * as Y from "yjs";
import { encodeSync } from "#document/protocol.ts";
import { type Framed, frameMessage } from "./framed.ts";

const MOST_FRAMES = 2_000;
const MOST_BYTES = 256 * 1024;
const NOTHING = frameMessage(encodeSync("step2", Y.encodeStateAsUpdate(new Y.Doc())));

/** Kept answer to an empty state vector; forgotten when the frames after it have become many. */
export class WholeState {
  #kept: { readonly base: Framed; tail: Framed[]; frames: number; bytes: number } | null = null;

  /** True for the state vector of a document that holds nothing. */
  static isAskedBy(stateVector: Uint8Array): boolean {
    return stateVector.length === 1 && stateVector[0] === 0;
  }

  /** The frames of the answer, in order; the empty step 2 comes last and says "synced". */
  answer(doc: Y.Doc): readonly Framed[] {
    this.#kept ??= {
      base: frameMessage(encodeSync("update", Y.encodeStateAsUpdate(doc))),
      tail: [],
      frames: 0,
      bytes: 0,
    };
    // brought together once, for the next newcomers too
    if (this.#kept.tail.length > 1) this.#kept.tail = [Buffer.concat(this.#kept.tail)];
    return [this.#kept.base, ...this.#kept.tail, NOTHING];
  }

  /** A message that changed the document after the kept state. */
  add(message: Uint8Array): void {
    if (!this.#kept) return;
    this.#kept.tail.push(frameMessage(message));
    this.#kept.frames += 1;
    this.#kept.bytes += message.length;
    if (this.#kept.frames > MOST_FRAMES || this.#kept.bytes > MOST_BYTES) this.#kept = null;
  }

  forget(): void {
    this.#kept = null;
  }
}
