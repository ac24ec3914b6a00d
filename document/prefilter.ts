// Looks at the bytes of an update before anything is applied: what cannot be read, is too large, or has no place in a
// journey is refused here, at the price of one walk over the bytes. Nothing is built from them: every edit passes this.
// The encoding walked is Yjs' first ("v1"); document/prefilter.test.ts holds the walk beside Yjs' own reading.
import * as decoding from "lib0/decoding";
import { CLOSE_CODES, LIMITS } from "./protocol.ts";
import { ROOT_NAMES } from "./shape.ts";
import { Violation, type ViolationReason } from "./violation.ts";

/** Most structs in one update: far above what 8 MiB of honest edits hold. */
const STRUCTS_MAX = 400_000;
/** Clocks count keystrokes of one client in one document; beyond this somebody is burning numbers. */
const CLOCK_MAX = 2 ** 32;
const KEY_MAX = 200;

/** What a struct is, in the five low bits of its first byte. */
const CONTENT = { gc: 0, deleted: 1, string: 4, type: 7, any: 8, skip: 10 } as const;
const KIND_BITS = 31;
const HAS_SUB = 32;
const HAS_RIGHT = 64;
const HAS_LEFT = 128;
/** The shared types a journey is made of, as Yjs numbers them. */
const TYPE = { map: 1, text: 2 } as const;
const TYPES_KNOWN = 7;
/** Kinds of content that Yjs knows and a journey has no use for: JSON, bytes, embeds, formats, documents. */
const FOREIGN: ReadonlySet<number> = new Set([2, 3, 5, 6, 9]);

const ROOTS: ReadonlySet<string> = new Set(ROOT_NAMES);
const malformed = () => new Violation(CLOSE_CODES.malformed, "malformed");
const invalid = (reason: ViolationReason) => new Violation(CLOSE_CODES.invalid, reason);
const tooLarge = (reason: ViolationReason) => new Violation(CLOSE_CODES.tooLarge, reason);

/** What the pre-filter learned about an update. */
export interface UpdateFacts {
  readonly structs: number;
  /** Client ids whose structs it carries. */
  readonly clients: readonly number[];
  /** True when it deletes something. */
  readonly deletes: boolean;
}

class Walk {
  readonly #decoder: decoding.Decoder;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#decoder = decoding.createDecoder(bytes);
  }

  number(): number {
    return decoding.readVarUint(this.#decoder);
  }

  byte(): number {
    const byte = this.#bytes[this.#decoder.pos];
    if (byte === undefined) throw malformed();
    this.#decoder.pos += 1;
    return byte;
  }

  string(): string {
    return decoding.readVarString(this.#decoder);
  }

  value(): unknown {
    return decoding.readAny(this.#decoder);
  }

  /** Passes over a string; its length in UTF-16 units. Only one that is not plain ASCII has to be decoded for that. */
  lengthOfString(): number {
    const { pos } = this.#decoder;
    const size = this.number();
    const from = this.#decoder.pos;
    const to = from + size;
    if (to > this.#bytes.length) throw malformed();
    for (let at = from; at < to; at += 1) {
      if ((this.#bytes[at] ?? 0) > 127) {
        this.#decoder.pos = pos;
        return this.string().length;
      }
    }
    this.#decoder.pos = to;
    return size;
  }
}

/** The content of an item; answers how many clocks it takes. */
function passContent(walk: Walk, kind: number): number {
  switch (kind) {
    case CONTENT.deleted:
      return walk.number();
    case CONTENT.string: {
      const length = walk.lengthOfString();
      if (length > LIMITS.textLength) throw tooLarge("text-too-long");
      return length;
    }
    case CONTENT.any: {
      const count = walk.number();
      for (let index = 0; index < count; index += 1) {
        const value = walk.value();
        if (typeof value === "string" && value.length > LIMITS.textLength) throw tooLarge("text-too-long");
      }
      return count;
    }
    case CONTENT.type: {
      const type = walk.number();
      if (type >= TYPES_KNOWN) throw malformed();
      if (type !== TYPE.map && type !== TYPE.text) throw invalid("foreign-content");
      return 1;
    }
    default:
      throw FOREIGN.has(kind) ? invalid("foreign-content") : malformed();
  }
}

function passItem(walk: Walk, info: number): number {
  const isPlaced = (info & (HAS_LEFT | HAS_RIGHT)) !== 0;
  if (info & HAS_LEFT) {
    walk.number();
    walk.number();
  }
  if (info & HAS_RIGHT) {
    walk.number();
    walk.number();
  }
  if (!isPlaced) {
    // its parent: a top-level type by name, or another item
    if (walk.number() === 1) {
      if (!ROOTS.has(walk.string())) throw invalid("foreign-root");
    } else {
      walk.number();
      walk.number();
    }
    if (info & HAS_SUB && walk.lengthOfString() > KEY_MAX) throw invalid("unknown-key");
  }
  return passContent(walk, info & KIND_BITS);
}

function passDeletions(walk: Walk): boolean {
  const clients = walk.number();
  for (let client = 0; client < clients; client += 1) {
    walk.number();
    const ranges = walk.number();
    for (let range = 0; range < ranges; range += 1) {
      walk.number();
      walk.number();
    }
  }
  return clients > 0;
}

function walkUpdate(bytes: Uint8Array): UpdateFacts {
  const walk = new Walk(bytes);
  const clients: number[] = [];
  let structs = 0;
  for (let left = walk.number(); left > 0; left -= 1) {
    const count = walk.number();
    const client = walk.number();
    let clock = walk.number();
    let carries = false;
    structs += count;
    if (structs > STRUCTS_MAX) throw tooLarge("too-many-structs");
    for (let struct = 0; struct < count; struct += 1) {
      const info = walk.byte();
      if (info === CONTENT.skip) clock += walk.number();
      else {
        clock += (info & KIND_BITS) === CONTENT.gc ? walk.number() : passItem(walk, info);
        carries = true;
      }
      if (clock > CLOCK_MAX) throw invalid("clock-out-of-range");
    }
    if (carries && !clients.includes(client)) clients.push(client);
  }
  return { structs, clients, deletes: passDeletions(walk) };
}

/**
 * Checks the bytes of an update. Throws a Violation: 4400 for what cannot be read, 4413 for what is too large, 4422 for
 * content that has no place in a journey.
 * @param maxBytes largest update; a step 2 may be as large as a frame
 */
export function prefilterUpdate(bytes: Uint8Array, maxBytes: number = LIMITS.updateBytes): UpdateFacts {
  if (bytes.byteLength > maxBytes) throw tooLarge("update-too-large");
  try {
    return walkUpdate(bytes);
  } catch (error) {
    throw error instanceof Violation ? error : malformed();
  }
}
