// One door for every format: what a file is, is said by its bytes and never by its name. A further format (XES, OCEL) adds
// a reader here and nothing else: everything behind it sees a table.
import { type ImportTable, layTable, type SourceRecord } from "#domain/imports/table.ts";
import { decodeText, type Encoding } from "./decode.ts";
import { eventTableOf, isOcelDatabase, unreadableIn } from "./event-log.ts";
import { readCsv } from "./read-csv.ts";
import { looksLikeJson, readJson } from "./read-json.ts";
import { readXlsx } from "./read-xlsx.ts";
import { FILE_LIMITS, FileRefusal } from "./refusal.ts";

export const FORMATS = ["csv", "xlsx", "json"] as const;
export type FileFormat = (typeof FORMATS)[number];

export interface ReadFile {
  readonly format: FileFormat;
  readonly encoding: Encoding | null;
  readonly delimiter: string | null;
  readonly table: ImportTable;
}

const begins = (bytes: Uint8Array, ...signature: number[]) =>
  signature.every((byte, at) => bytes[at] === byte);

/** @throws FileRefusal */
export function readFile(bytes: Uint8Array): ReadFile {
  if (bytes.length === 0) throw new FileRefusal("empty");
  if (bytes.length > FILE_LIMITS.uploadBytes) throw new FileRefusal("tooLarge");
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new FileRefusal("oldExcel");
  if (begins(bytes, 0x50, 0x4b)) return laid("xlsx", readXlsx(bytes));
  if (isOcelDatabase(bytes)) throw new FileRefusal("ocelLog");
  const { text, encoding } = decodeText(bytes);
  const unreadable = unreadableIn(text);
  if (unreadable) throw new FileRefusal(unreadable);
  if (looksLikeJson(text)) return laid("json", readJson(text), { encoding });
  const { records, delimiter } = readCsv(text);
  return laid("csv", records, { encoding, delimiter });
}

function laid(
  format: FileFormat,
  records: readonly SourceRecord[],
  more: Partial<Pick<ReadFile, "encoding" | "delimiter">> = {},
): ReadFile {
  const table = layTable(records);
  if (table.columns.length === 0 || table.rows.length + table.setAside.length === 0)
    throw new FileRefusal("noTable");
  const eventTable = eventTableOf(table.columns.map((column) => column.name));
  if (eventTable) throw new FileRefusal(eventTable);
  return { format, encoding: null, delimiter: null, ...more, table };
}
