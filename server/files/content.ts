// What a file that was handed in as evidence is, by its own bytes, and what is kept of it: a picture drawn anew, a text read and
// written anew, a PDF as it is. Whatever it is called and whatever was said of it, nothing else is taken in.
import sharp from "sharp";
import { DomainError } from "#domain/errors.ts";
import { EVIDENCE_BODY_MAX } from "#domain/evidence.ts";
import { EVIDENCE_FILE, type FileForm, FORM_MIME } from "#domain/evidence-file.ts";
import { decodeText } from "#server/imports/reading/decode.ts";
import { photoTypeOf, redraw } from "./photo.ts";

export interface FileContent {
  readonly form: FileForm;
  readonly mime: string;
  readonly content: Buffer;
  readonly width: number | null;
  readonly height: number | null;
  /** The words of a text; null for what has none. */
  readonly text: string | null;
}

const refused = (sentence: string) => new DomainError("INVALID", { field: "file", sentence });

/** @throws INVALID with the sentence that says why: empty, of another type, damaged, too many pixels, too many words */
export async function readContent(bytes: Buffer): Promise<FileContent> {
  if (photoTypeOf(bytes) !== null) return readImage(bytes);
  if (bytes.subarray(0, 5).toString("latin1") === "%PDF-") return readPdf(bytes);
  return readText(bytes);
}

async function readImage(bytes: Buffer): Promise<FileContent> {
  // the head alone: nothing is unpacked before it is known how much that would be
  const head = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (!head) throw refused("fileDamaged");
  if (head.width * head.height > EVIDENCE_FILE.pixels) throw refused("filePixels");
  try {
    const { content, width, height } = await redraw(bytes, {
      side: EVIDENCE_FILE.side,
      pixels: EVIDENCE_FILE.pixels,
    });
    return { form: "image", mime: FORM_MIME.image, content, width, height, text: null };
  } catch {
    throw refused("fileDamaged");
  }
}

/** Bytes at the end in which a PDF says that it is whole. */
const PDF_END = 2_048;

function readPdf(bytes: Buffer): FileContent {
  if (!bytes.subarray(-PDF_END).includes("%%EOF")) throw refused("fileDamaged");
  return { form: "pdf", mime: FORM_MIME.pdf, content: bytes, width: null, height: null, text: null };
}

/** What is written in letters and is no text: pages and drawings, other documents, the heads of pictures. */
const WRITTEN_OTHERWISE = /^\s*(<[!?/\p{L}]|\{\\rtf|%!PS|GIF8)/iu;
/** Control signs that no text holds: all but tab, line and page. */
const CONTROLS = /[^\P{Cc}\t\n\f\r]/u;

function readText(bytes: Buffer): FileContent {
  const text = textOf(bytes);
  if (text.trim() === "") throw refused("fileEmpty");
  if (text.length > EVIDENCE_BODY_MAX) throw refused("fileTextLong");
  const content = Buffer.from(text, "utf8");
  return { form: "text", mime: FORM_MIME.text, content, width: null, height: null, text };
}

function textOf(bytes: Buffer): string {
  let text: string;
  try {
    ({ text } = decodeText(bytes));
  } catch {
    throw refused("fileType");
  }
  // what is too long anyway is not looked through to its end
  const beginning = text.slice(0, EVIDENCE_BODY_MAX);
  if (CONTROLS.test(beginning) || WRITTEN_OTHERWISE.test(beginning)) throw refused("fileType");
  return text.replace(/\r\n?/g, "\n");
}
