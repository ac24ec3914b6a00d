// Tables as CSV that a spreadsheet opens rightly: a mark for UTF-8, the separators of the reader's language, and no cell that
// a spreadsheet would run as a formula.
import type { Locale } from "./journey.ts";

/** Excel reads the file as UTF-8 only with this mark. */
const BYTE_ORDER_MARK = "\uFEFF";
/** A cell that begins so is run by a spreadsheet. */
const FORMULA = /^[=+\-@\t\r]/;

export type CsvCell = string | number | null;

function cellText(cell: CsvCell, locale: Locale): string {
  if (cell === null) return "";
  if (typeof cell === "number") return locale === "nl" ? String(cell).replace(".", ",") : String(cell);
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

function quoted(text: string, separator: string): string {
  const mustBe = text.includes(separator) || /["\r\n]/.test(text);
  return mustBe ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The table as text. Dutch: semicolon and decimal comma; English: comma and decimal point.
 * @param rows the header first; numbers as numbers, an empty cell as null
 */
export function csvText(rows: readonly (readonly CsvCell[])[], locale: Locale): string {
  const separator = locale === "nl" ? ";" : ",";
  const lines = rows.map((row) =>
    row.map((cell) => quoted(cellText(cell, locale), separator)).join(separator),
  );
  return `${BYTE_ORDER_MARK}${lines.join("\r\n")}\r\n`;
}
