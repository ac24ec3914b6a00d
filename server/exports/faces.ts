// The two faces of the identity for paper: which file draws which character, how wide a text is, and where its lines break.
// A character that no file knows is shown as a small box: on paper a missing glyph would vanish without a word.
import { readFileSync } from "node:fs";
import path from "node:path";
import { create, type Font } from "fontkit";
import type { FaceName } from "./drawing.ts";

const folder = (face: string) => path.join(process.cwd(), "node_modules", "@fontsource", face, "files");
const filesOf = (face: string, weight: number) =>
  ["latin", "latin-ext"].map((subset) => path.join(folder(face), `${face}-${subset}-${weight}-normal.woff`));

const FILES: Readonly<Record<FaceName, readonly string[]>> = {
  text: filesOf("atkinson-hyperlegible-next", 400),
  strong: filesOf("atkinson-hyperlegible-next", 700),
  display: filesOf("bricolage-grotesque", 600),
};

export interface FaceFile {
  readonly name: string;
  readonly content: Buffer;
  readonly font: Font;
}

const loaded = new Map<FaceName, readonly FaceFile[]>();

/** The files of a face, read once a process. */
export function filesOfFace(face: FaceName): readonly FaceFile[] {
  const known = loaded.get(face);
  if (known) return known;
  const files = FILES[face].map((file, at) => {
    const content = readFileSync(file);
    const font = create(content);
    if (!("layout" in font)) throw new Error(`${file} holds several fonts`);
    return { name: `${face}-${at}`, content, font };
  });
  loaded.set(face, files);
  return files;
}

/** A stretch of text that one file draws; `file` null where no file can. */
export interface Run {
  readonly text: string;
  readonly file: FaceFile | null;
  readonly width: number;
}

/** Width of the box that stands for an unknown character, in parts of the size. */
export const UNKNOWN_WIDTH = 0.72;

const graphemes = new Intl.Segmenter("nl", { granularity: "grapheme" });
// direction, joining and variation signs draw nothing and could only mislead
const UNSEEN = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFE00-\uFE0F\uFEFF\u00AD]/g;

/** Text as it can stand on one line: no control characters, no line ends, composed letters. */
export const cleanText = (text: string): string =>
  text
    .normalize("NFC")
    .replace(UNSEEN, "")
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, " ")
    .trim();

const widthIn = (file: FaceFile, text: string, size: number): number =>
  (file.font.layout(text).advanceWidth / file.font.unitsPerEm) * size;

const knows = (file: FaceFile, grapheme: string): boolean =>
  Array.from(grapheme).every((sign) => file.font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0));

/** Divides a text into what each file draws. */
export function runsOf(text: string, face: FaceName, size: number): Run[] {
  const files = filesOfFace(face);
  const pieces: { text: string; file: FaceFile | null }[] = [];
  for (const { segment } of graphemes.segment(text)) {
    const file = files.find((one) => knows(one, segment)) ?? null;
    const last = pieces.at(-1);
    if (last && file !== null && last.file === file) last.text += segment;
    else pieces.push({ text: segment, file });
  }
  return pieces.map((piece) => ({
    ...piece,
    width: piece.file ? widthIn(piece.file, piece.text, size) : UNKNOWN_WIDTH * size,
  }));
}

/** Width of a text on one line, in points. */
export const widthOf = (text: string, face: FaceName, size: number): number =>
  runsOf(text, face, size).reduce((sum, run) => sum + run.width, 0);

const ELLIPSIS = "…";

/** The longest beginning of a text that fits, with "…" where something is left out. */
export function shorten(text: string, face: FaceName, size: number, width: number): string {
  if (widthOf(text, face, size) <= width) return text;
  const signs = Array.from(graphemes.segment(text), ({ segment }) => segment);
  let [from, to] = [0, signs.length];
  while (from < to) {
    const middle = Math.ceil((from + to) / 2);
    const tried = `${signs.slice(0, middle).join("").trimEnd()}${ELLIPSIS}`;
    if (widthOf(tried, face, size) <= width) from = middle;
    else to = middle - 1;
  }
  return `${signs.slice(0, from).join("").trimEnd()}${ELLIPSIS}`;
}

/** Words longer than a line are broken where the line ends. */
function broken(word: string, face: FaceName, size: number, width: number): string[] {
  if (widthOf(word, face, size) <= width) return [word];
  const parts: string[] = [""];
  let used = 0;
  for (const { segment } of graphemes.segment(word)) {
    const wide = widthOf(segment, face, size);
    if (used + wide > width && used > 0) {
      parts.push("");
      used = 0;
    }
    parts[parts.length - 1] += segment;
    used += wide;
  }
  return parts;
}

/**
 * Breaks a text into lines.
 * @param most lines at most; the last one says with "…" that something is left out
 */
export function linesOf(text: string, face: FaceName, size: number, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of cleanText(text)
    .split(" ")
    .flatMap((one) => broken(one, face, size, width))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || widthOf(longer, face, size) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
    // what comes after can only be left out
    if (lines.length > most) break;
  }
  if (line !== "") lines.push(line);
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  const last = kept.pop() ?? "";
  return [...kept, shorten(`${last} ${ELLIPSIS}`, face, size, width).replace(/\s?…+\s?…?$/, ELLIPSIS)];
}
