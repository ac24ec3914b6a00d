// Files as evidence: what a file can be, how much of it there may be, and how it is called when it is handed out again.
import type { EvidenceInput, EvidenceKind } from "./evidence.ts";

/** What a file is, by its bytes: a picture, a PDF, or words that can be read and marked. */
export const FILE_FORMS = ["image", "pdf", "text"] as const;
export type FileForm = (typeof FILE_FORMS)[number];

/** Limits of one file: bytes as handed in, pixels of a picture, and the longest side of what is kept of it. */
export const EVIDENCE_FILE = { bytes: 25 * 1024 * 1024, pixels: 40_000_000, side: 2_560 } as const;

/** The type each form is kept and handed out as; a picture is always drawn anew. */
export const FORM_MIME = {
  image: "image/webp",
  pdf: "application/pdf",
  text: "text/plain",
} as const satisfies Record<FileForm, string>;

/** The form of a kept file; null for a type that no evidence has. */
export const formOfMime = (mime: string): FileForm | null =>
  FILE_FORMS.find((form) => FORM_MIME[form] === mime) ?? null;

/** What an item with this file is called unless somebody says otherwise. */
export const kindOfForm = (form: FileForm): EvidenceKind => (form === "image" ? "image" : "document");

/** A picture may show anything, an observation say; but an image without a picture is none. */
export const fitsKind = (kind: EvidenceKind, form: FileForm | null): boolean =>
  kind !== "image" || form === "image";

/**
 * Whether somebody said in words what is in the file. A picture is read aloud by them, a PDF found by them; a text says it itself.
 */
export const isDescribed = (item: Pick<EvidenceInput, "summary">, form: FileForm): boolean =>
  form === "text" || item.summary.trim() !== "";

const NAME_MAX = 120;
const EXTENSION: Readonly<Record<FileForm, string>> = { image: "webp", pdf: "pdf", text: "txt" };

/**
 * The name a file is kept and handed out under: what it was called, without folders, control signs and signs that a disk does
 * not take, and with the ending of what it is, whatever ending it came with.
 */
export function fileNameOf(given: string, form: FileForm): string {
  const last = given.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  const clean = last.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"|?*]/gu, "").trim();
  const ending = `.${EXTENSION[form]}`;
  const bare = clean.replace(/\.[\p{L}\p{N}]{1,8}$/u, "").replace(/^[.\s]+|[.\s]+$/gu, "");
  const own = bare.toLowerCase().endsWith(ending) ? bare.slice(0, -ending.length) : bare;
  return `${[...own].slice(0, NAME_MAX).join("") || "file"}${ending}`;
}
