// From the records of a file to a table: which delimiter, where the header stands, which rows are no data.

/** One cell: text as it stands in the file, or a number where the format itself says that it is one (XLSX, JSON). */
export type Cell = string | number;

/** A record with the line of the file it begins on; a blank line is a record without cells. */
export interface SourceRecord {
  readonly line: number;
  readonly cells: readonly Cell[];
}

export interface ImportColumn {
  /** Unique within the table; columns of the same name are one column with several values. */
  readonly name: string;
  readonly indexes: readonly number[];
}

/** A row of data: for each column its values, one or (columns that were named alike) several. */
export interface ImportRow {
  readonly line: number;
  readonly cells: readonly Cell[];
}

/** Why a row is no data; the first three are seen here, the others where a row becomes a record. */
export const TABLE_REASONS = ["footer", "tooManyCells", "otherTable"] as const;
export type TableReason = (typeof TABLE_REASONS)[number];

export interface ImportTable {
  readonly columns: readonly ImportColumn[];
  readonly rows: readonly ImportRow[];
  /** What stood above the header, one string a line. */
  readonly preamble: readonly string[];
  readonly setAside: readonly { readonly line: number; readonly reason: TableReason }[];
}

export const DELIMITERS = [";", ",", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Records looked at to find the delimiter and the header. */
const DETECT_RECORDS = 50;
const HEADER_WINDOW = 20;

/**
 * The first records of a text, split at a delimiter with quotes obeyed. Good enough to count fields; the real parsing is
 * done where the whole file is read.
 */
export function splitRecords(text: string, delimiter: string, limit: number): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let field = "";
  let isQuoted = false;
  let at = 0;
  const endField = () => {
    record.push(field);
    field = "";
  };
  for (; at < text.length && records.length < limit; at += 1) {
    const sign = text[at] ?? "";
    if (isQuoted) {
      if (sign !== '"') field += sign;
      else if (text[at + 1] === '"') {
        field += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && field === "") isQuoted = true;
    else if (sign === delimiter) endField();
    else if (sign === "\n" || sign === "\r") {
      if (sign === "\r" && text[at + 1] === "\n") at += 1;
      endField();
      records.push(record);
      record = [];
    } else field += sign;
  }
  if (records.length < limit && (field !== "" || record.length > 0)) {
    endField();
    records.push(record);
  }
  return records;
}

/** The line `sep=;` that Excel writes and reads; null without one. */
export function separatorLine(
  text: string,
): { readonly delimiter: Delimiter; readonly length: number } | null {
  const match = /^sep=([;,\t|])(\r\n|\r|\n|$)/.exec(text);
  return match ? { delimiter: match[1] as Delimiter, length: match[0].length } : null;
}

const isBlank = (record: readonly Cell[]): boolean => record.every((cell) => String(cell).trim() === "");

/** The most frequent field count of at least two, and how many records have it. Of equals the larger count wins. */
function commonCount(records: readonly (readonly Cell[])[]): {
  readonly fields: number;
  readonly records: number;
} {
  const counts = new Map<number, number>();
  for (const record of records) {
    if (!isBlank(record)) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
  }
  let best = { fields: 1, records: 0 };
  for (const [fields, times] of counts) {
    if (fields < 2) continue;
    if (times > best.records || (times === best.records && fields > best.fields)) {
      best = { fields, records: times };
    }
  }
  return best;
}

/**
 * The candidate with the most constant field count over the first records. A table of one column has no delimiter: then
 * the semicolon, which splits nothing.
 */
export function detectDelimiter(text: string): Delimiter {
  let best: { delimiter: Delimiter; share: number; fields: number } = { delimiter: ";", share: 0, fields: 1 };
  for (const delimiter of DELIMITERS) {
    const records = splitRecords(text, delimiter, DETECT_RECORDS).filter((record) => !isBlank(record));
    const { fields, records: times } = commonCount(records);
    const share = records.length === 0 ? 0 : times / records.length;
    if (share > best.share || (share === best.share && share > 0 && fields > best.fields)) {
      best = { delimiter, share, fields };
    }
  }
  return best.delimiter;
}

const text = (cell: Cell | undefined): string => (cell === undefined ? "" : String(cell).trim());
const filled = (record: readonly Cell[]): number => record.filter((cell) => text(cell) !== "").length;

/** A line of totals: its first filled cell is the word, or the word stands behind the last column. */
const FOOTER = /^(grand total|eindtotaal|(sub)?totaal|(sub)?total|gesamt|summe)(\s*:.*)?$/i;

/** Where the header stands: the first record with as many fields as most of the next twenty have, and more than one filled. */
export function findHeader(records: readonly SourceRecord[]): number {
  for (const [at, { cells }] of records.entries()) {
    if (isBlank(cells)) continue;
    const { fields } = commonCount(records.slice(at, at + HEADER_WINDOW).map((record) => record.cells));
    if (fields < 2) return at;
    if (cells.length !== fields) continue;
    const rest = records.slice(at + 1, at + HEADER_WINDOW).filter((record) => record.cells.length === fields);
    if (filled(cells) < 2 && rest.some((record) => filled(record.cells) > 1)) continue;
    return at;
  }
  return 0;
}

/**
 * A second header line, as survey tools write it: nothing under the first column, answer options under the questions that
 * were given several columns.
 */
function isSecondHeader(header: readonly Cell[], next: readonly Cell[] | undefined): boolean {
  if (!next || text(next[0]) !== "" || isBlank(next)) return false;
  return header.some((cell, at) => at > 0 && text(cell) === "" && text(next[at]) !== "");
}

function columnsOf(header: readonly Cell[], second: readonly Cell[] | null): ImportColumn[] {
  const columns = new Map<string, number[]>();
  let group = "";
  for (const [at, cell] of header.entries()) {
    if (text(cell) !== "" || !second) group = text(cell);
    // a nameless column is called by its place, so that it can be chosen
    const name = group === "" ? `#${at + 1}` : group.replace(/\s+/g, " ");
    columns.set(name, [...(columns.get(name) ?? []), at]);
  }
  return [...columns].map(([name, indexes]) => ({ name, indexes }));
}

/** Lays the records of a file out as a table. Blank lines are no rows and are not counted. */
export function layTable(records: readonly SourceRecord[]): ImportTable {
  const at = findHeader(records);
  const header = records[at]?.cells ?? [];
  const next = records[at + 1];
  const hasSecond = isSecondHeader(header, next?.cells);
  const columns = columnsOf(header, hasSecond ? (next?.cells ?? null) : null);
  const preamble = records
    .slice(0, at)
    .filter((record) => !isBlank(record.cells))
    .map((record) => record.cells.map(text).filter(Boolean).join(" "));
  const rows: ImportRow[] = [];
  const setAside: { line: number; reason: TableReason }[] = [];
  let wasBlank = false;
  let isOver = false;
  for (const { line, cells } of records.slice(at + (hasSecond ? 2 : 1))) {
    if (isBlank(cells)) {
      wasBlank = true;
      continue;
    }
    const first = cells.map(text).find((cell) => cell !== "") ?? "";
    const beyond = cells.slice(header.length).map(text).filter(Boolean);
    if (FOOTER.test(first) || beyond.some((cell) => FOOTER.test(cell))) {
      setAside.push({ line, reason: "footer" });
    } else if (isOver || (wasBlank && header.length > 1 && cells.length !== header.length)) {
      // a second table in the same file, below a blank line
      isOver = true;
      setAside.push({ line, reason: "otherTable" });
    } else if (beyond.length > 0) setAside.push({ line, reason: "tooManyCells" });
    else rows.push({ line, cells });
    wasBlank = false;
  }
  return { columns, rows, preamble, setAside };
}

/** The values of a row in a column, empty ones left out. */
export function valuesOf(row: ImportRow, column: ImportColumn): Cell[] {
  return column.indexes.flatMap((at) => {
    const cell = row.cells[at];
    return cell === undefined || text(cell) === "" ? [] : [cell];
  });
}

/** The first value of a row in a column; an empty text when there is none. */
export function valueOfCell(row: ImportRow, column: ImportColumn | undefined): Cell {
  return (column && valuesOf(row, column)[0]) ?? "";
}

/** The names in the header, as they are compared with a former import. */
export const headerOf = (table: Pick<ImportTable, "columns">): string[] =>
  table.columns.map((column) => column.name);

/** What changed between the header a mapping was saved for and this one. Null when the mapping can be used as it is. */
export function headerDiff(
  before: readonly string[],
  now: readonly string[],
): { readonly added: string[]; readonly removed: string[] } | null {
  const added = now.filter((name) => !before.includes(name));
  const removed = before.filter((name) => !now.includes(name));
  return added.length + removed.length === 0 ? null : { added, removed };
}
