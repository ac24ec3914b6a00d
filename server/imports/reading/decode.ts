// Bytes of a text file become text: a byte order mark decides, else strict UTF-8, else Windows-1252.
import { FileRefusal } from "./refusal.ts";

export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type Encoding = (typeof ENCODINGS)[number];

const MARKS: readonly (readonly [Exclude<Encoding, "windows-1252">, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

const decodeAs = (encoding: Exclude<Encoding, "windows-1252">, bytes: Uint8Array): string =>
  new TextDecoder(encoding, { fatal: encoding === "utf-8" }).decode(bytes);

/** @throws FileRefusal for what is no text */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) {
    const [encoding] = marked;
    try {
      return { text: withoutNul(decodeAs(encoding, bytes)), encoding };
    } catch (error) {
      if (error instanceof FileRefusal) throw error;
      throw new FileRefusal("damaged");
    }
  }
  try {
    return { text: withoutNul(decodeAs("utf-8", bytes)), encoding: "utf-8" };
  } catch (error) {
    if (error instanceof FileRefusal) throw error;
    return { text: withoutNul(decodeWindows(bytes)), encoding: "windows-1252" };
  }
}

/** What Windows-1252 puts where Latin-1 has control signs, from 0x80 on. Some versions of Node's own decoder leave them out. */
const WINDOWS =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

const decodeWindows = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (sign) => WINDOWS[sign.charCodeAt(0) - 0x80] ?? sign);

/** A NUL never stands in a text that somebody wrote: such a file is something else. */
function withoutNul(text: string): string {
  if (text.includes("\u0000")) throw new FileRefusal("binary");
  return text;
}
