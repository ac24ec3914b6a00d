// The directory of a zip file, read with suspicion, and entries unpacked bit by bit with the bytes counted as they come.
import { Inflate } from "fflate";
import { FILE_LIMITS, FileRefusal } from "./refusal.ts";

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly data: Uint8Array;
}

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const PIECE = 64 * 1024;
const UNSAFE = /(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[a-z]:|\u0000/i;

/**
 * The entries by name. The central directory is the truth; whoever contradicts it, overlaps, repeats a name or leaves the
 * archive is refused.
 * @throws FileRefusal
 */
export function readZip(bytes: Uint8Array): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > FILE_LIMITS.entries) throw new FileRefusal("tooManyEntries");
  let at = view.getUint32(end + 16, true);
  const entries = new Map<string, ZipEntry>();
  const ranges: { from: number; until: number }[] = [];
  let announced = 0;
  try {
    for (let left = count; left > 0; left -= 1) {
      if (view.getUint32(at, true) !== DIRECTORY) throw new FileRefusal("damaged");
      const flags = view.getUint16(at + 8, true);
      const method = view.getUint16(at + 10, true);
      const packed = view.getUint32(at + 20, true);
      announced += view.getUint32(at + 24, true);
      const nameLength = view.getUint16(at + 28, true);
      const mode = view.getUint32(at + 38, true) >>> 16;
      const local = view.getUint32(at + 42, true);
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
      if ((flags & 1) !== 0) throw new FileRefusal("encrypted");
      if (UNSAFE.test(name) || (mode & 0xf000) === 0xa000 || entries.has(name))
        throw new FileRefusal("unsafeEntry");
      if (method !== 0 && method !== 8) throw new FileRefusal("damaged");
      if (announced > FILE_LIMITS.unpackedBytes) throw new FileRefusal("unpacksTooLarge");
      if (view.getUint32(local, true) !== LOCAL) throw new FileRefusal("damaged");
      const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      if (from + packed > end) throw new FileRefusal("damaged");
      ranges.push({ from: local, until: from + packed });
      entries.set(name, { name, method, data: bytes.subarray(from, from + packed) });
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  } catch (error) {
    if (error instanceof RangeError) throw new FileRefusal("damaged");
    throw error;
  }
  ranges.sort((a, b) => a.from - b.from);
  for (const [place, range] of ranges.entries()) {
    if (range.from < (ranges[place - 1]?.until ?? 0)) throw new FileRefusal("unsafeEntry");
  }
  return entries;
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new FileRefusal("damaged");
}

/** Bytes unpacked so far, over all entries of one file. */
export class UnpackedBytes {
  #bytes = 0;
  add(count: number): void {
    this.#bytes += count;
    if (this.#bytes > FILE_LIMITS.unpackedBytes) throw new FileRefusal("unpacksTooLarge");
  }
}

/** Unpacks an entry and hands its text on in pieces. */
export function unpackText(entry: ZipEntry, unpacked: UnpackedBytes, take: (text: string) => void): void {
  const decoder = new TextDecoder();
  const hand = (piece: Uint8Array) => {
    unpacked.add(piece.length);
    take(decoder.decode(piece, { stream: true }));
  };
  if (entry.method === 0) hand(entry.data);
  else {
    let isEnded = false;
    const inflate = new Inflate((piece, final) => {
      isEnded ||= final;
      hand(piece);
    });
    try {
      for (let at = 0; at < entry.data.length; at += PIECE) {
        inflate.push(entry.data.subarray(at, at + PIECE), at + PIECE >= entry.data.length);
      }
    } catch (error) {
      if (error instanceof FileRefusal) throw error;
      throw new FileRefusal("damaged");
    }
    if (!isEnded) throw new FileRefusal("damaged");
  }
  take(decoder.decode());
}
