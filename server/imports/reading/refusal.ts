// Why a file cannot be read at all. Each code is a sentence in both languages; nothing of the file is kept.

export const FILE_REFUSALS = [
  "empty",
  "tooLarge",
  "binary",
  "oldExcel",
  "macros",
  "encrypted",
  "damaged",
  "notAWorkbook",
  "unpacksTooLarge",
  "tooManyEntries",
  "unsafeEntry",
  "declares",
  "tooManyRows",
  "tooManyColumns",
  "openQuote",
  "longLine",
  "notJson",
  "noTable",
  "xml",
  "xesLog",
  "ocelLog",
  "caseLog",
  "ga4Events",
  "matomoVisits",
  "tookTooLong",
  "tooHeavy",
] as const;
export type FileRefusalCode = (typeof FILE_REFUSALS)[number];

/** A file that is refused as a whole. `line` is where it stumbled, when that is known. */
export class FileRefusal extends Error {
  readonly code: FileRefusalCode;
  readonly line: number | null;
  constructor(code: FileRefusalCode, line: number | null = null) {
    super(code);
    this.name = "FileRefusal";
    this.code = code;
    this.line = line;
  }
}

/** Sizes a file may have; the same for everybody. */
export const FILE_LIMITS = {
  /** Bytes of an upload; of a workbook its zipped bytes. */
  uploadBytes: 25 * 1024 * 1024,
  workbookBytes: 10 * 1024 * 1024,
  unpackedBytes: 100 * 1024 * 1024,
  entries: 200,
  workbookRows: 50_000,
  rows: 250_000,
  columns: 200,
  /** Bytes of one record of a text file. */
  recordBytes: 1024 * 1024,
  /** Milliseconds the reading process may work, and megabytes it may hold. */
  milliseconds: 20_000,
  heapMegabytes: 512,
} as const;
