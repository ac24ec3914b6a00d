// A read file and a mapping become what is shown before anything comes in (columns, questions, a preview with the cells that
// do not fit) and, when nothing is open any more, the items or readings themselves.
import { createHash } from "node:crypto";
import { periodOf, readDateColumn } from "#domain/imports/dates.ts";
import { identityOf, readEvidenceRow, type EvidenceRecord } from "#domain/imports/evidence-row.ts";
import {
  type EvidenceMapping,
  fitMapping,
  type ImportMapping,
  MAX_COLUMNS,
  type MissingField,
} from "#domain/imports/mapping.ts";
import { readNumberColumn } from "#domain/imports/numbers.ts";
import type { Preset } from "#domain/imports/preset-table.ts";
import { isPersonalColumn, mappingOf, recognise, suggestMapping } from "#domain/imports/presets.ts";
import { type ImportedReading, ReadingCollector } from "#domain/imports/readings.ts";
import { NO_NOTES, type Receipt, ReceiptTally, type RejectReason } from "#domain/imports/receipt.ts";
import { type ImportQuestion, resolve } from "#domain/imports/resolve.ts";
import { type ImportColumn, type ImportRow, type ImportTable, valuesOf } from "#domain/imports/table.ts";
import { bringTouchpoints, type PreparedTouchpoint } from "./bring-touchpoints.ts";
import type { Encoding } from "./decode.ts";
import { ZoneClock } from "./local-time.ts";
import type { FileFormat, ReadFile } from "./read-file.ts";
import { FileRefusal } from "./refusal.ts";

export type ColumnKind = "number" | "date" | "text" | "empty";

export interface DescribedColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly sample: readonly string[];
  /** Holds addresses: left out, and cannot be chosen. */
  readonly isPersonal: boolean;
}

export interface PreviewRow {
  readonly line: number;
  /** By the columns' order; empty in columns of addresses. */
  readonly cells: readonly string[];
  readonly problem: { readonly reason: RejectReason; readonly column: string | null } | null;
}

export interface Description {
  readonly format: FileFormat;
  readonly encoding: Encoding | null;
  readonly delimiter: string | null;
  readonly preset: Preset | null;
  readonly columns: readonly DescribedColumn[];
  readonly period: { readonly from: string; readonly until: string } | null;
  /** Null as long as nobody said what the file is. */
  readonly mapping: ImportMapping | null;
  readonly questions: readonly ImportQuestion[];
  readonly missing: readonly MissingField[];
  readonly preview: readonly PreviewRow[];
  /** Names of the series, for readings. */
  readonly names: readonly string[];
}

/** An item on its way into the database. */
export interface PreparedItem extends Omit<EvidenceRecord, "written" | "quote" | "group" | "key"> {
  readonly day: string;
  readonly quotes: readonly string[];
  /** The same in every file that holds this item. */
  readonly key: string;
  readonly rows: number;
}

export interface Prepared {
  readonly description: Description;
  readonly items: readonly PreparedItem[];
  readonly touchpoints: readonly PreparedTouchpoint[];
  readonly readings: readonly ImportedReading[];
  /** Rows by group of readings. */
  readonly groups: ReadonlyMap<string, number>;
  /** Rows that were rejected or came twice in this file; accepted rows are counted when they are in. */
  readonly receipt: Receipt;
}

const SAMPLE = 3;
const PREVIEW_ROWS = 20;
const CELL_LENGTH = 200;

const written = (row: ImportRow, column: ImportColumn): string =>
  valuesOf(row, column).map(String).join(", ").slice(0, CELL_LENGTH);

function describeColumn(table: ImportTable, column: ImportColumn): DescribedColumn {
  const cells = table.rows.slice(0, 1_000).flatMap((row) => valuesOf(row, column));
  const sample = [...new Set(cells.map(String))].slice(0, SAMPLE).map((one) => one.slice(0, CELL_LENGTH));
  const isPersonal = isPersonalColumn(column.name, cells.slice(0, 50).map(String));
  return { name: column.name, kind: kindOf(cells), sample: isPersonal ? [] : sample, isPersonal };
}

function kindOf(cells: readonly (string | number)[]): ColumnKind {
  if (cells.length === 0) return "empty";
  const numbers = readNumberColumn(cells);
  if (numbers.filled > 0 && numbers.numbers === numbers.filled) return "number";
  const dates = readDateColumn(cells);
  return dates.filled > 0 && dates.dates === dates.filled ? "date" : "text";
}

/**
 * Prepares an import.
 * @param mapping what was chosen or saved; null: what the header suggests
 * @throws FileRefusal for a table with too many columns
 */
export function prepare(file: ReadFile, mapping: ImportMapping | null, timeZone: string): Prepared {
  const { table, format, encoding, delimiter } = file;
  if (table.columns.length > MAX_COLUMNS) throw new FileRefusal("tooManyColumns");
  const columns = table.columns.map((column) => describeColumn(table, column));
  const usable = columns.filter((column) => !column.isPersonal).map((column) => column.name);
  const preset = recognise(table.columns.map((column) => column.name));
  const suggested = mapping ?? (preset ? mappingOf(preset, usable) : suggestMapping(usable));
  const fitting = suggested && fitMapping(suggested, usable);
  const resolved = fitting && resolve(table, fitting);
  const questions = resolved?.questions ?? [];
  const missing = resolved?.missing ?? [];
  const work =
    resolved &&
    questions.length === 0 &&
    missing.filter((one) => one !== "journey" && one !== "place").length === 0
      ? bring(table, fitting, resolved, timeZone)
      : null;
  const personal = columns.filter((column) => column.isPersonal).map((column) => column.name);
  const problems = work?.problems ?? new Map<number, PreviewRow["problem"]>();
  const description: Description = {
    format,
    encoding,
    delimiter,
    preset,
    columns,
    period: periodOf(table.preamble),
    mapping: fitting,
    questions,
    missing,
    preview: table.rows.slice(0, PREVIEW_ROWS).map((row) => ({
      line: row.line,
      cells: table.columns.map((column, at) => (columns[at]?.isPersonal ? "" : written(row, column))),
      problem: problems.get(row.line) ?? null,
    })),
    names: work?.names ?? [],
  };
  const receipt = (work?.tally ?? new ReceiptTally()).sum({ ...NO_NOTES, ...work?.notes, personal });
  return {
    description,
    items: work?.items ?? [],
    touchpoints: work?.touchpoints ?? [],
    readings: work?.readings ?? [],
    groups: work?.groups ?? new Map(),
    receipt,
  };
}

type Resolved = ReturnType<typeof resolve>;

interface Work {
  readonly items: readonly PreparedItem[];
  readonly touchpoints: readonly PreparedTouchpoint[];
  readonly readings: readonly ImportedReading[];
  readonly names: readonly string[];
  readonly groups: ReadonlyMap<string, number>;
  readonly tally: ReceiptTally;
  readonly notes: Partial<Receipt["notes"]>;
  readonly problems: Map<number, PreviewRow["problem"]>;
}

const NOTHING = {
  items: [],
  touchpoints: [],
  readings: [],
  names: [],
  groups: new Map<string, number>(),
} as const;

function bring(table: ImportTable, mapping: ImportMapping, resolved: Resolved, timeZone: string): Work {
  const tally = new ReceiptTally();
  for (const { line, reason } of table.setAside) tally.reject({ line, reason, column: null, value: "" });
  switch (mapping.target) {
    case "evidence":
      return bringEvidence(table, mapping, resolved, new ZoneClock(timeZone), tally);
    case "readings":
      return bringReadings(table, mapping, resolved, tally);
    case "touchpoints":
      return { ...NOTHING, ...bringTouchpoints(table, mapping, resolved, tally) };
  }
}

function bringEvidence(
  table: ImportTable,
  mapping: EvidenceMapping,
  resolved: Resolved,
  clock: ZoneClock,
  tally: ReceiptTally,
): Work {
  const items = new Map<string, PreparedItem>();
  const repeats = new Map<string, number>();
  const problems = new Map<number, PreviewRow["problem"]>();
  const notes = { clockForward: 0, clockBack: 0, translationsCut: 0, badLinks: 0 };
  for (const row of table.rows) {
    const read = readEvidenceRow(row, mapping, resolved);
    if ("reason" in read) {
      tally.reject({ line: row.line, ...read });
      problems.set(row.line, { reason: read.reason, column: read.column });
      continue;
    }
    const { written: moment, quote, group, key: _key, ...fields } = read.item;
    const { day, note } = clock.place(moment);
    const identity = identityOf(read.item, day);
    const times = repeats.get(identity.text) ?? 0;
    repeats.set(identity.text, times + 1);
    const key = hash(identity.isCounted ? `${identity.text} ${times}` : identity.text);
    const known = items.get(key);
    if (known && group === "") {
      tally.repeat(1);
      continue;
    }
    if (note !== null) notes[note] += 1;
    if (read.notes.isTranslationCut) notes.translationsCut += 1;
    if (read.notes.isLinkBad) notes.badLinks += 1;
    const said = quote === "" ? [] : [quote];
    items.set(
      key,
      known
        ? {
            ...known,
            body: joined(known.body, fields.body),
            quotes: [...known.quotes, ...said],
            rows: known.rows + 1,
          }
        : { ...fields, day, quotes: said, key, rows: 1 },
    );
  }
  return { ...NOTHING, items: [...items.values()], tally, notes, problems };
}

const joined = (before: string, more: string) =>
  more === "" || before.includes(more) ? before : `${before}\n\n${more}`;
const hash = (text: string) => createHash("sha256").update(text).digest("base64url");

function bringReadings(
  table: ImportTable,
  mapping: Extract<ImportMapping, { target: "readings" }>,
  resolved: Resolved,
  tally: ReceiptTally,
): Work {
  const collector = new ReadingCollector(mapping, resolved, table.rows);
  const problems = new Map<number, PreviewRow["problem"]>();
  let accepted = 0;
  for (const row of table.rows) {
    const refused = collector.add(row);
    if (refused === "duplicate") tally.repeat(1);
    else if (refused) {
      tally.reject({ line: row.line, ...refused });
      problems.set(row.line, { reason: refused.reason, column: refused.column });
    } else accepted += 1;
  }
  tally.accept(accepted, 0);
  return {
    ...NOTHING,
    readings: [...collector.readings()],
    names: collector.names,
    groups: collector.groups,
    tally,
    notes: collector.notes,
    problems,
  };
}
