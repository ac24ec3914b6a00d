// Numbers of a column: comma or point as decimal sign is decided for the whole column, or asked.
import type { Cell } from "./table.ts";

export const DECIMAL_SIGNS = ["comma", "point"] as const;
export type DecimalSign = (typeof DECIMAL_SIGNS)[number];

/** What tools write for "no figure". */
const MISSING = new Set([
  "",
  "-",
  "--",
  "---",
  "–",
  "—",
  "n/a",
  "na",
  "n.a.",
  "nvt",
  "n.v.t.",
  "null",
  "(not set)",
  "no data available",
]);

export const isMissing = (cell: Cell): boolean =>
  typeof cell === "string" && MISSING.has(cell.replace(/\s/g, " ").trim().toLowerCase());

const COMMA = /^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/;
const POINT = /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/;

/** The digits and signs of a written number: without spaces, currency, percent sign; brackets mean below zero. */
function bare(cell: string): string {
  const plain = cell
    .replace(/[\s\u00a0\u202f\u2007']/g, "")
    .replace(/^(-?)(?:€|\$|£|EUR|USD|GBP)/i, "$1")
    .replace(/(?:€|\$|£|EUR|USD|GBP|%)$/i, "")
    .replace(/[\u2212\u2013]/g, "-")
    .replace(/^\+/, "")
    .replace(/,-$/, "");
  return /^\(.+\)$/.test(plain) ? `-${plain.slice(1, -1)}` : plain;
}

/** The number a cell says when read with this decimal sign; null when it says none. */
export function parseNumber(cell: Cell, sign: DecimalSign): number | null {
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : null;
  const plain = bare(cell);
  if (!(sign === "comma" ? COMMA : POINT).test(plain)) return null;
  const value = Number(
    sign === "comma" ? plain.replaceAll(".", "").replace(",", ".") : plain.replaceAll(",", ""),
  );
  return Number.isFinite(value) ? value : null;
}

/** True where the cell is a share in percent by its own sign. */
export const isPercent = (cell: Cell): boolean => typeof cell === "string" && /%\s*$/.test(cell.trim());

export interface NumberColumn {
  /** Null: both readings are possible and differ, or the column contradicts itself. */
  readonly sign: DecimalSign | null;
  /** A cell that can be read in two ways (or the first of two that contradict each other). */
  readonly example: string | null;
  /** Filled cells, and those that are a number in at least one reading. */
  readonly filled: number;
  readonly numbers: number;
}

/**
 * Decides the decimal sign of a column from all its cells.
 * @param isWhole the column holds whole numbers by its meaning (clicks, visits): then `1.234` can only be 1234
 */
export function readNumberColumn(cells: Iterable<Cell>, isWhole = false): NumberColumn {
  let filled = 0;
  let numbers = 0;
  const only: Record<DecimalSign, string | null> = { comma: null, point: null };
  let either: string | null = null;
  for (const cell of cells) {
    if (isMissing(cell)) continue;
    filled += 1;
    const comma = parseNumber(cell, "comma");
    const point = parseNumber(cell, "point");
    if (comma === null && point === null) continue;
    numbers += 1;
    if (typeof cell === "number") continue;
    if (point === null) only.comma ??= cell;
    else if (comma === null) only.point ??= cell;
    else if (comma !== point) {
      if (!isWhole || Number.isInteger(comma) === Number.isInteger(point)) either ??= cell;
      else if (Number.isInteger(comma)) only.comma ??= cell;
      else only.point ??= cell;
    }
  }
  const counts = { filled, numbers };
  if (only.comma !== null && only.point !== null) return { sign: null, example: only.comma, ...counts };
  if (only.comma !== null) return { sign: "comma", example: null, ...counts };
  if (only.point !== null) return { sign: "point", example: null, ...counts };
  return either === null
    ? { sign: "point", example: null, ...counts }
    : { sign: null, example: either, ...counts };
}
