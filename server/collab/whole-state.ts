// What a newcomer with nothing gets: one state, encoded once for all of them, and the frames since.
import * as Y from "yjs";
import { encodeSync } from "#document/protocol.ts";

const MOST_FRAMES = 2_000;
const MOST_BYTES = 256 * 1024;
const NOTHING = encodeSync("step2", Y.encodeStateAsUpdate(new Y.Doc()));

/** Kept answer to an empty state vector; forgotten when the frames after it have become many. */
export class WholeState {
  #kept: { readonly base: Uint8Array; readonly frames: Uint8Array[]; bytes: number } | null = null;

  /** True for the state vector of a document that holds nothing. */
  static isAskedBy(stateVector: Uint8Array): boolean {
    return stateVector.length === 1 && stateVector[0] === 0;
  }

  /** The messages of the answer, in order; the empty step 2 comes last and says "synced". */
  *answer(doc: Y.Doc): Generator<Uint8Array> {
    this.#kept ??= { base: encodeSync("update", Y.encodeStateAsUpdate(doc)), frames: [], bytes: 0 };
    yield this.#kept.base;
    yield* this.#kept.frames;
    yield NOTHING;
  }

  /** A message that changed the document after the kept state. */
  add(message: Uint8Array): void {
    if (!this.#kept) return;
    this.#kept.frames.push(message);
    this.#kept.bytes += message.length;
    if (this.#kept.frames.length > MOST_FRAMES || this.#kept.bytes > MOST_BYTES) this.#kept = null;
  }

  forget(): void {
    this.#kept = null;
  }
}
