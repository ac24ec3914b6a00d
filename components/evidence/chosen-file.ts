// A file before it is handed in: what it seems to be by its name, and why it need not be sent at all. The server looks at its bytes.
import { EVIDENCE_FILE, type FileForm } from "#domain/evidence-file.ts";

type Named = Pick<File, "name" | "type">;

const ENDINGS: Readonly<Record<string, FileForm>> = {
  pdf: "pdf",
  txt: "text",
  md: "text",
  png: "image",
  jpg: "image",
  jpeg: "image",
  webp: "image",
};
const TYPES: Readonly<Record<string, FileForm>> = {
  "application/pdf": "pdf",
  "text/plain": "text",
  "text/markdown": "text",
  "image/png": "image",
  "image/jpeg": "image",
  "image/webp": "image",
};

/** For the choosing window of the browser. */
export const ACCEPTED = [...Object.keys(ENDINGS).map((ending) => `.${ending}`), ...Object.keys(TYPES)].join(
  ",",
);

/** What a file is called, and for one without an ending (a picture from the clipboard) its type; null for anything else. */
export function guessForm({ name, type }: Named): FileForm | null {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  return (ending === undefined ? TYPES[type] : ENDINGS[ending]) ?? null;
}

/** Message key below `errors` of why it would be refused anyway; null when it may be tried. */
export function refusalOf(
  file: Named & Pick<File, "size">,
): "fileEmpty" | "fileTooLarge" | "fileType" | null {
  if (guessForm(file) === null) return "fileType";
  if (file.size === 0) return "fileEmpty";
  return file.size > EVIDENCE_FILE.bytes ? "fileTooLarge" : null;
}

/** What no text holds: all control signs but tab, line and page. */
const CONTROLS = /[^\P{Cc}\t\n\f\r]/u;

/** The words of a text file, as UTF-8, UTF-16 or as old programs wrote; null for what is no text. */
export function wordsOf(bytes: Uint8Array): string | null {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  let text: string;
  try {
    text = new TextDecoder(isWide ? "utf-16le" : "utf-8", { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder("windows-1252").decode(bytes);
  }
  return CONTROLS.test(text) ? null : text;
}
