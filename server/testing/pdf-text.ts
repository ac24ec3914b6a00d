// Reads a PDF back as somebody else would: its pages, its properties, and its texts through the tables that say which letter a
// glyph stands for. Knows what pdfkit writes and nothing of what drew it.
import { inflateSync } from "node:zlib";

export interface ReadPdf {
  readonly pages: number;
  readonly lang: string | null;
  readonly isTagged: boolean;
  /** Names of the faces that are inside. */
  readonly faces: readonly string[];
  /** Kinds of structure element, in the order of the file. */
  readonly roles: readonly string[];
  /** Everything that is written, in the order in which it was drawn, a space between two stretches. */
  readonly text: string;
}

interface Thing {
  readonly head: string;
  readonly stream: Buffer | null;
}

function thingsOf(pdf: Buffer): Map<string, Thing> {
  const whole = pdf.toString("latin1");
  const things = new Map<string, Thing>();
  const begin = /(\d+) 0 obj\s/g;
  for (let match = begin.exec(whole); match; match = begin.exec(whole)) {
    const from = match.index + match[0].length;
    const end = whole.indexOf("endobj", from);
    const streamAt = whole.indexOf("stream\n", from);
    const isStream = streamAt > 0 && streamAt < end;
    const head = whole.slice(from, isStream ? streamAt : end);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const raw = isStream ? pdf.subarray(streamAt + 7, streamAt + 7 + length) : null;
    const stream = raw && (/\/FlateDecode/.test(head) ? inflateSync(raw) : raw);
    things.set(match[1] ?? "", { head, stream });
    if (isStream) begin.lastIndex = streamAt + 7 + length;
  }
  return things;
}

const hexToText = (hex: string): string => Buffer.from(hex, "hex").swap16().toString("utf16le");

/** Glyph numbers of a face and what they stand for. */
function lettersOf(cmap: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, from, list] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi))
    for (const [at, [, hex]] of [...(list ?? "").matchAll(/<([0-9a-f ]+)>/gi)].entries())
      letters.set(Number.parseInt(from ?? "", 16) + at, hexToText((hex ?? "").replace(/ /g, "")));
  return letters;
}

export function readPdf(pdf: Buffer): ReadPdf {
  const things = thingsOf(pdf);
  const heads = [...things.values()].map(({ head }) => head);
  const fonts = new Map<string, Map<number, string>>();
  for (const head of heads)
    for (const [, name, number] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(things.get(number ?? "")?.head ?? "")?.[1];
      const cmap = table && things.get(table)?.stream;
      if (name && cmap) fonts.set(name, lettersOf(cmap.toString("latin1")));
    }
  const texts: string[] = [];
  for (const { stream } of things.values()) {
    const content = stream?.toString("latin1") ?? "";
    if (!content.includes(" Tf")) continue;
    let letters = new Map<number, string>();
    for (const [, font, list] of content.matchAll(
      /\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[-\d.\s])*)\] TJ/gi,
    )) {
      if (font) letters = fonts.get(font) ?? letters;
      else
        texts.push(
          [...(list ?? "").matchAll(/<([0-9a-f]*)>/gi)]
            .flatMap(([, hex]) => (hex ?? "").match(/.{4}/g) ?? [])
            .map((glyph) => letters.get(Number.parseInt(glyph, 16)) ?? "")
            .join(""),
        );
    }
  }
  const find = (pattern: RegExp) =>
    heads.flatMap((head) => [...head.matchAll(pattern)].map((one) => one[1] ?? ""));
  return {
    pages: find(/\/Type \/(Page)\b(?!s)/g).length,
    lang: find(/\/Lang \(([^)]*)\)/g)[0] ?? null,
    isTagged: find(/\/Marked (true)/g).length > 0,
    faces: [...new Set(find(/\/FontName \/[A-Z]{6}\+([\w-]+)/g))],
    roles: find(/\/S \/([A-Z]\w*)/g),
    text: texts.join(" "),
  };
}
