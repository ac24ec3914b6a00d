// A workbook becomes records: the first sheet, its cells as text, as numbers, or as dates written out. Formulas are not
// calculated: their last result is read. Links to other files, macros and entities are never followed.
import { SaxesParser } from "saxes";
import type { Cell, SourceRecord } from "#domain/imports/table.ts";
import { FILE_LIMITS, FileRefusal } from "./refusal.ts";
import { readZip, UnpackedBytes, unpackText, type ZipEntry } from "./zip-entries.ts";

interface XmlHandlers {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** Walks one part of the workbook; names come without their prefix. */
function walk(entry: ZipEntry | undefined, unpacked: UnpackedBytes, handlers: XmlHandlers): void {
  if (!entry) return;
  const parser = new SaxesParser();
  let broken: Error | null = null;
  const plain = (name: string) => name.slice(name.indexOf(":") + 1);
  // a document type is where entities are declared; no spreadsheet program writes one
  parser.on("doctype", () => {
    throw new FileRefusal("declares");
  });
  parser.on("error", (error) => {
    broken ??= error;
  });
  parser.on("opentag", (tag) => handlers.open?.(plain(tag.name), tag.attributes as Record<string, string>));
  parser.on("closetag", (tag) => handlers.close?.(plain(tag.name)));
  parser.on("text", (text) => handlers.text?.(text));
  unpackText(entry, unpacked, (text) => {
    parser.write(text);
    if (broken) throw new FileRefusal("damaged");
  });
  parser.close();
  if (broken) throw new FileRefusal("damaged");
}

/** @throws FileRefusal */
export function readXlsx(bytes: Uint8Array): SourceRecord[] {
  if (bytes.length > FILE_LIMITS.workbookBytes) throw new FileRefusal("tooLarge");
  const entries = readZip(bytes);
  if (entries.has("xl/vbaProject.bin")) throw new FileRefusal("macros");
  const workbook = entries.get("xl/workbook.xml");
  if (!workbook) throw new FileRefusal("notAWorkbook");
  const unpacked = new UnpackedBytes();
  const { sheet, is1904 } = readWorkbook(entries, workbook, unpacked);
  const strings = readStrings(entries.get("xl/sharedStrings.xml"), unpacked);
  const dateStyles = readDateStyles(entries.get("xl/styles.xml"), unpacked);
  return readSheet(sheet, unpacked, { strings, dateStyles, is1904 });
}

function readWorkbook(entries: ReadonlyMap<string, ZipEntry>, workbook: ZipEntry, unpacked: UnpackedBytes) {
  const ids: string[] = [];
  let is1904 = false;
  walk(workbook, unpacked, {
    open(name, attributes) {
      if (name === "sheet" && attributes["state"] !== "veryHidden") ids.push(attributes["r:id"] ?? "");
      if (name === "workbookPr") is1904 = /^(1|true)$/.test(attributes["date1904"] ?? "");
    },
  });
  const targets = new Map<string, string>();
  walk(entries.get("xl/_rels/workbook.xml.rels"), unpacked, {
    open(name, attributes) {
      if (name !== "Relationship" || attributes["TargetMode"] === "External") return;
      targets.set(attributes["Id"] ?? "", (attributes["Target"] ?? "").replace(/^\/?(xl\/)?/, ""));
    },
  });
  const [first = ""] = ids;
  const sheet = entries.get(`xl/${targets.get(first) ?? "worksheets/sheet1.xml"}`);
  if (!sheet) throw new FileRefusal("notAWorkbook");
  return { sheet, is1904 };
}

function readStrings(entry: ZipEntry | undefined, unpacked: UnpackedBytes): string[] {
  const strings: string[] = [];
  let current = "";
  let isText = false;
  let isPhonetic = false;
  walk(entry, unpacked, {
    open(name) {
      if (name === "si") current = "";
      if (name === "rPh") isPhonetic = true;
      isText = name === "t" && !isPhonetic;
    },
    text(text) {
      if (isText) current += text;
    },
    close(name) {
      if (name === "t") isText = false;
      if (name === "rPh") isPhonetic = false;
      if (name === "si") strings.push(current);
    },
  });
  return strings;
}

/** Number formats of the standard that show a date or a time. */
const DATE_FORMATS = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 30, 36, 45, 46, 47, 50, 57]);
const isDateFormat = (code: string): boolean =>
  /[dmyhs]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, "")) && !/^general$/i.test(code);

function readDateStyles(entry: ZipEntry | undefined, unpacked: UnpackedBytes): Set<number> {
  const custom = new Map<number, string>();
  const styles = new Set<number>();
  let isCell = false;
  let place = 0;
  walk(entry, unpacked, {
    open(name, attributes) {
      if (name === "numFmt") custom.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
      if (name === "cellXfs") isCell = true;
      if (name !== "xf" || !isCell) return;
      const format = Number(attributes["numFmtId"] ?? 0);
      const code = custom.get(format);
      if (DATE_FORMATS.has(format) || (code !== undefined && isDateFormat(code))) styles.add(place);
      place += 1;
    },
    close(name) {
      if (name === "cellXfs") isCell = false;
    },
  });
  return styles;
}

interface SheetContext {
  readonly strings: readonly string[];
  readonly dateStyles: ReadonlySet<number>;
  readonly is1904: boolean;
}

function columnAt(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? "";
  let at = 0;
  for (const letter of letters) at = at * 26 + letter.charCodeAt(0) - 64;
  return at - 1;
}

function readSheet(sheet: ZipEntry, unpacked: UnpackedBytes, context: SheetContext): SourceRecord[] {
  const records: SourceRecord[] = [];
  let cells: Cell[] = [];
  let line = 0;
  let cell = { at: 0, type: "n", style: -1 };
  let written = "";
  let isValue = false;
  walk(sheet, unpacked, {
    open(name, attributes) {
      if (name === "row") {
        line = attributes["r"] === undefined ? line + 1 : Number(attributes["r"]);
        if (!(line <= FILE_LIMITS.workbookRows)) throw new FileRefusal("tooManyRows");
        cells = [];
      } else if (name === "c") {
        const reference = attributes["r"];
        const at = reference === undefined ? cells.length : columnAt(reference);
        if (at < 0 || at >= FILE_LIMITS.columns) throw new FileRefusal("tooManyColumns", line);
        cell = { at, type: attributes["t"] ?? "n", style: Number(attributes["s"] ?? -1) };
        written = "";
      }
      isValue = name === "v" || name === "t";
    },
    text(text) {
      if (isValue) written += text;
    },
    close(name) {
      if (name === "v" || name === "t") isValue = false;
      if (name === "c") {
        while (cells.length < cell.at) cells.push("");
        cells[cell.at] = valueOfCell(cell, written, context);
      }
      if (name === "row") records.push({ line, cells });
    },
  });
  return evenOut(records);
}

function valueOfCell(cell: { type: string; style: number }, written: string, context: SheetContext): Cell {
  if (written === "") return "";
  switch (cell.type) {
    case "s": {
      const shared = context.strings[Number(written)];
      if (shared === undefined) throw new FileRefusal("damaged");
      return shared;
    }
    case "n": {
      const number = Number(written);
      if (!Number.isFinite(number)) return written;
      return context.dateStyles.has(cell.style) ? dateOf(number, context.is1904) : number;
    }
    case "b":
      return written === "1" ? "true" : "false";
    // an error of a formula (#REF!) is no figure
    case "e":
      return "";
    default:
      return written;
  }
}

const DAY_MS = 86_400_000;

/** A day number of a spreadsheet, written out. 1900 is taken for a leap year there: days before its March are off by one. */
function dateOf(number: number, is1904: boolean): string {
  const days = is1904 ? number + 1_462 : number < 60 ? number + 1 : number;
  const moment = new Date(Math.round((days - 25_569) * DAY_MS));
  if (Number.isNaN(moment.getTime())) return String(number);
  const written = moment.toISOString();
  return number % 1 === 0 ? written.slice(0, 10) : `${written.slice(0, 10)} ${written.slice(11, 19)}`;
}

/** Sheets leave empty cells at the end of a row out; the table's width is that of its widest row. */
function evenOut(records: readonly SourceRecord[]): SourceRecord[] {
  const width = Math.max(...records.slice(0, 1_000).map(({ cells }) => lastFilled(cells)), 0);
  return records.map(({ line, cells }) => {
    const kept = cells.slice(0, Math.max(width, lastFilled(cells)));
    while (kept.length < width) kept.push("");
    return { line, cells: kept };
  });
}

const lastFilled = (cells: readonly Cell[]): number => cells.findLastIndex((one) => one !== "") + 1;
