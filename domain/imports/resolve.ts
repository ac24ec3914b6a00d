// What a mapping still leaves open for this file. Whatever the cells do not decide is asked, never guessed.
import { GRAINS } from "#domain/metric.ts";
import type { DateOrder } from "./dates.ts";
import { type LocalTime, parseDate, periodOf, readDateColumn } from "./dates.ts";
import {
  type EvidenceMapping,
  type ImportMapping,
  type MissingField,
  missingIn,
  type ReadingsMapping,
  VAT_CHOICES,
} from "./mapping.ts";
import { type DecimalSign, isPercent, parseNumber, readNumberColumn } from "./numbers.ts";
import { scaleOf } from "./presets.ts";
import { type Cell, type ImportColumn, type ImportTable, valueOfCell, valuesOf } from "./table.ts";
import type { TouchpointMapping } from "./touchpoint-mapping.ts";

/** A question to whoever imports; `subject` is a column, for `fraction` the name of a series, for `vat` the columns in question. */
export interface ImportQuestion {
  readonly kind: "decimal" | "dateOrder" | "scale" | "month" | "grain" | "fraction" | "vat";
  readonly subject: string;
  readonly example: string;
  readonly choices: readonly string[];
}

export interface Resolved {
  readonly columns: ReadonlyMap<string, ImportColumn>;
  readonly signs: ReadonlyMap<string, DecimalSign>;
  readonly orders: ReadonlyMap<string, DateOrder>;
  /** Top of the rating's scale. */
  readonly scale: number | null;
  /** Month of all rows where no column holds one. */
  readonly month: string | null;
  /** A date in the column of periods stands for its whole month. */
  readonly isMonthly: boolean;
  readonly fractions: ReadonlySet<string>;
  readonly questions: readonly ImportQuestion[];
  readonly missing: readonly MissingField[];
}

/** Ratings as words, as one exporter writes them. */
export const RATING_WORDS: Readonly<Record<string, number>> = { ONE: 1, TWO: 2, THREE: 3, FOUR: 4, FIVE: 5 };

function cellsOf(table: ImportTable, column: ImportColumn): Cell[] {
  return table.rows.flatMap((row) => valuesOf(row, column));
}

interface Draft {
  readonly table: ImportTable;
  readonly mapping: ImportMapping;
  readonly columns: Map<string, ImportColumn>;
  readonly signs: Map<string, DecimalSign>;
  readonly orders: Map<string, DateOrder>;
  readonly questions: ImportQuestion[];
}

function resolveDates(draft: Draft, name: string | null): void {
  const column = draft.columns.get(name ?? "");
  if (!column) return;
  const given = draft.mapping.dateOrders[column.name];
  const read = readDateColumn(cellsOf(draft.table, column));
  const order = given ?? read.order;
  if (order) draft.orders.set(column.name, order);
  else {
    draft.questions.push({
      kind: "dateOrder",
      subject: column.name,
      example: read.example ?? "",
      choices: read.orders,
    });
  }
}

function resolveNumbers(draft: Draft, name: string | null, isWhole: boolean): void {
  const column = draft.columns.get(name ?? "");
  if (!column || draft.signs.has(column.name)) return;
  const given = draft.mapping.decimals[column.name];
  const read = readNumberColumn(cellsOf(draft.table, column), isWhole);
  const sign = given ?? read.sign;
  if (sign) draft.signs.set(column.name, sign);
  else if (!draft.questions.some((one) => one.kind === "decimal" && one.subject === column.name)) {
    draft.questions.push({
      kind: "decimal",
      subject: column.name,
      example: read.example ?? "",
      choices: ["comma", "point"],
    });
  }
}

/** Finds out, or asks, how the cells of this table are to be read. */
export function resolve(table: ImportTable, mapping: ImportMapping): Resolved {
  const draft: Draft = {
    table,
    mapping,
    columns: new Map(table.columns.map((column) => [column.name, column])),
    signs: new Map(),
    orders: new Map(),
    questions: [],
  };
  const more =
    mapping.target === "evidence"
      ? resolveEvidence(draft, mapping)
      : mapping.target === "readings"
        ? resolveReadings(draft, mapping)
        : resolveTouchpoints(draft, mapping);
  const { columns, signs, orders, questions } = draft;
  return { columns, signs, orders, questions, missing: missingIn(mapping), ...more };
}

type More = Pick<Resolved, "scale" | "month" | "isMonthly" | "fractions">;
const NOTHING_MORE = { scale: null, month: null, isMonthly: false, fractions: new Set<string>() } as const;

function resolveEvidence(draft: Draft, mapping: EvidenceMapping): More {
  const { date, rating } = mapping.columns;
  resolveDates(draft, date);
  resolveNumbers(draft, rating, false);
  const column = draft.columns.get(rating ?? "");
  let scale = mapping.ratingMax;
  if (column && scale === null) {
    const sign = draft.signs.get(column.name) ?? "point";
    const numbers = cellsOf(draft.table, column).flatMap((cell) => ratingOf(cell, sign) ?? []);
    const highest = Math.max(...numbers, 0);
    const lowest = numbers.length > 0 ? Math.min(...numbers) : 0;
    scale = cellsOf(draft.table, column).some((cell) => String(cell) in RATING_WORDS)
      ? 5
      : scaleOf(column.name, highest, lowest);
    if (scale === null) {
      const choices = [5, 7, 10, 100].filter((top) => top >= highest).map(String);
      draft.questions.push({ kind: "scale", subject: column.name, example: String(highest), choices });
    }
  }
  return { ...NOTHING_MORE, scale };
}

function resolveTouchpoints(draft: Draft, mapping: TouchpointMapping): More {
  resolveNumbers(draft, mapping.columns.convenience, true);
  return NOTHING_MORE;
}

/** A rating as a number, also where it was written as a word. */
export function ratingOf(cell: Cell, sign: DecimalSign): number | null {
  const word = typeof cell === "string" ? RATING_WORDS[cell.trim().toUpperCase()] : undefined;
  return word ?? parseNumber(cell, sign);
}

function resolveReadings(draft: Draft, mapping: ReadingsMapping): More {
  const { period } = mapping.columns;
  let month = mapping.month;
  // what is counted by its own dates asks for no other
  const isDated = mapping.series.length > 0 && mapping.series.every((one) => one.measure === "dates");
  if (period === null && month === null && !isDated) {
    const span = periodOf(draft.table.preamble);
    if (span && span.from.slice(0, 7) === span.until.slice(0, 7)) month = span.from.slice(0, 7);
    else {
      const example = span ? `${span.from} – ${span.until}` : "";
      draft.questions.push({ kind: "month", subject: "", example, choices: [] });
    }
  }
  resolveDates(draft, period);
  for (const one of mapping.series) {
    if (one.measure === "dates") {
      resolveDates(draft, one.value);
      continue;
    }
    resolveNumbers(draft, one.value, one.isWhole);
    resolveNumbers(draft, one.denominator, one.isWhole);
  }
  resolveVat(draft, mapping);
  const isMonthly = resolveGrain(draft, mapping);
  return { ...NOTHING_MORE, month, isMonthly, fractions: resolveFractions(draft, mapping) };
}

/**
 * A list with one date a month for each series is one of months or of days: asked, unless the dates say their time. With two days
 * of one month in a series it holds days.
 * @returns true where a date stands for its month
 */
function resolveGrain({ table, columns, orders, questions }: Draft, mapping: ReadingsMapping): boolean {
  const { period, name, detail } = mapping.columns;
  const column = columns.get(period ?? "");
  const order = column && orders.get(column.name);
  if (!order || mapping.grain === "day" || mapping.series.some((one) => one.measure !== "figure"))
    return false;
  const [names, details] = [columns.get(name ?? ""), columns.get(detail ?? "")];
  const days = new Map<string, string>();
  const read = new Map<Cell, LocalTime | null>();
  let example: string | null = null;
  for (const row of table.rows) {
    const cell = valueOfCell(row, column);
    if (!read.has(cell)) read.set(cell, parseDate(cell, order));
    const date = read.get(cell);
    if (!date || date.isMonth) continue;
    if (date.time !== null) return false;
    example ??= String(cell).trim();
    const series = `${date.day.slice(0, 7)} ${valueOfCell(row, names)} ${valueOfCell(row, details)}`;
    if ((days.get(series) ?? date.day) !== date.day) return false;
    days.set(series, date.day);
  }
  if (example === null || mapping.grain === "month") return example !== null;
  questions.push({ kind: "grain", subject: column.name, example, choices: [...GRAINS] });
  return false;
}

/** Revenue with VAT or without is a choice: asked wherever the names of the columns leave it open. */
function resolveVat({ questions }: Draft, { vat }: ReadingsMapping): void {
  if (!vat || vat.chosen !== null) return;
  const choices = VAT_CHOICES.filter((one) => vat[one] !== null);
  const columns = [...new Set(choices.flatMap((one) => vat[one]?.column ?? []))];
  questions.push({ kind: "vat", subject: columns.join(" / "), example: "", choices });
}

/** Shares written as 0.41 or as 41: asked where every figure lies between nothing and one and none carries its sign. */
function resolveFractions(draft: Draft, mapping: ReadingsMapping): Set<string> {
  const fractions = new Set(Object.entries(mapping.fractions).flatMap(([name, is]) => (is ? [name] : [])));
  const nameColumn = draft.columns.get(mapping.columns.name ?? "");
  const seen = new Map<string, { isSmall: boolean; example: string }>();
  for (const one of mapping.series) {
    const column = draft.columns.get(one.value);
    const sign = draft.signs.get(one.value);
    if (!column || !sign || one.denominator !== null) continue;
    for (const row of draft.table.rows) {
      const name = nameColumn ? String(valueOfCell(row, nameColumn)).trim() : one.name;
      const unit = mapping.metrics[name]?.unit ?? one.unit;
      if (unit !== "percent" || mapping.fractions[name] !== undefined) continue;
      const cell = valueOfCell(row, column);
      const value = parseNumber(cell, sign);
      if (value === null) continue;
      const known = seen.get(name) ?? { isSmall: true, example: "" };
      const isSmall = known.isSmall && value >= 0 && value <= 1 && !isPercent(cell);
      seen.set(name, { isSmall, example: known.example || (value > 0 ? String(cell) : "") });
    }
  }
  for (const [subject, { isSmall, example }] of seen) {
    if (isSmall && example !== "") {
      draft.questions.push({ kind: "fraction", subject, example, choices: ["fraction", "percent"] });
    }
  }
  return fractions;
}
