// What one row of a table contributes to readings: the figures in its cells, one for each of its dates, or an order with its amount.
import { ADDED_UNITS, fitsUnit, type MetricUnit, valueOf } from "#domain/metric.ts";
import { isMonth, monthOf } from "#domain/month.ts";
import { TITLE_MAX } from "#domain/vocabulary.ts";
import { parseDate } from "./dates.ts";
import type { ImportSeries, ReadingsMapping } from "./mapping.ts";
import { isMissing, isPercent, parseNumber } from "./numbers.ts";
import type { RejectReason } from "./receipt.ts";
import type { Resolved } from "./resolve.ts";
import { type OrderRow, readOrder } from "./shop-orders.ts";
import { type Cell, type ImportRow, valueOfCell } from "./table.ts";

export interface Contribution {
  readonly name: string;
  readonly unit: MetricUnit;
  /** `2026-10`, or a day of it. */
  readonly period: string;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly isSummed: boolean;
}

export interface RowRefusal {
  readonly reason: RejectReason;
  readonly column: string | null;
  readonly value: string;
}

/** What a row says, and what the source calls it. */
export interface ReadRow {
  /** Nothing for a further line of an order, whose amount stands on the first. */
  readonly contributions: readonly Contribution[];
  /** Empty where the source gives it no name. */
  readonly key: string;
  /** Of an order: what it came to. */
  readonly order: (OrderRow & { readonly total: number }) | null;
}

/** Reads rows by a mapping. */
export class RowReader {
  readonly #mapping: ReadingsMapping;
  readonly #resolved: Resolved;
  /** Names that stand for several series in one period and are told apart by their detail. */
  readonly #shared: ReadonlySet<string>;

  /** @param rows all rows that will be read, to find the names that several series share */
  constructor(mapping: ReadingsMapping, resolved: Resolved, rows: readonly ImportRow[]) {
    this.#mapping = mapping;
    this.#resolved = resolved;
    this.#shared = this.#sharedNames(rows);
  }

  /** The row, or why it cannot come in. */
  read(row: ImportRow): RowRefusal | ReadRow {
    const { series } = this.#mapping;
    if (series.some((one) => one.measure === "dates")) return this.#datesOf(row);
    if (series.some((one) => one.measure !== "figure")) return this.#orderOf(row);
    return this.#figuresOf(row);
  }

  #sharedNames(rows: readonly ImportRow[]): Set<string> {
    const shared = new Set<string>();
    const { name, detail } = this.#mapping.columns;
    if (name === null || detail === null) return shared;
    const details = new Map<string, string>();
    for (const row of rows) {
      const called = this.#text(row, name);
      const key = `${this.#periodOf(row) ?? ""} ${called}`;
      const own = this.#text(row, detail);
      if ((details.get(key) ?? own) !== own) shared.add(called);
      details.set(key, own);
    }
    return shared;
  }

  #cell(row: ImportRow, name: string | null): Cell {
    return valueOfCell(row, this.#resolved.columns.get(name ?? ""));
  }

  #text(row: ImportRow, name: string | null): string {
    return String(this.#cell(row, name)).trim();
  }

  #nameOf(row: ImportRow, one: ImportSeries): string {
    const { name, detail } = this.#mapping.columns;
    if (name === null) return one.name;
    const called = this.#text(row, name);
    const own = this.#shared.has(called) ? this.#text(row, detail) : "";
    return (own === "" ? called : `${called} · ${own}`).slice(0, TITLE_MAX);
  }

  /** One for each date in the row, on that date. */
  #datesOf(row: ImportRow): RowRefusal | ReadRow {
    const { columns, series } = this.#mapping;
    const contributions: Contribution[] = [];
    for (const one of series) {
      const { name, value } = one;
      const cell = this.#cell(row, value);
      if (isMissing(cell)) continue;
      const unit = this.#unitOf(one, name);
      if (!ADDED_UNITS.includes(unit)) return { reason: "doesNotFitUnit", column: value, value: name };
      const period = this.#periodIn(cell, value);
      if (period === null) return { reason: "badDate", column: value, value: String(cell) };
      contributions.push({ name, unit, period, numerator: 1, denominator: null, isSummed: true });
    }
    if (contributions.length === 0) return { reason: "noDate", column: series[0]?.value ?? null, value: "" };
    return { contributions, key: this.#text(row, columns.key), order: null };
  }

  /** An order, a return, and what came in or went out by it. */
  #orderOf(row: ImportRow): RowRefusal | ReadRow {
    const { columns, series } = this.#mapping;
    const column = series[0]?.value ?? null;
    const written = this.#cell(row, column);
    const key = this.#text(row, columns.key);
    if (isMissing(written)) return { contributions: [], key, order: null };
    const total = parseNumber(written, this.#resolved.signs.get(column ?? "") ?? "point");
    if (total === null) return { reason: "badNumber", column, value: String(written) };
    const status = this.#text(row, columns.status);
    const order = readOrder(total, status);
    if (!order) return { reason: "cancelled", column: columns.status, value: status };
    const period = this.#periodOf(row);
    if (period === null) return this.#badPeriod(row);
    const currency = this.#foreignCurrency(row);
    if (currency) return currency;
    const counted = { figure: 0, dates: 0, ...order };
    const contributions: Contribution[] = [];
    for (const one of series) {
      const { name, measure } = one;
      const unit = this.#unitOf(one, name);
      if (!ADDED_UNITS.includes(unit)) return { reason: "doesNotFitUnit", column, value: name };
      const numerator = counted[measure];
      contributions.push({ name, unit, period, numerator, denominator: null, isSummed: true });
    }
    return { contributions, key, order: { ...order, total } };
  }

  /** The figures in the row's cells. */
  #figuresOf(row: ImportRow): RowRefusal | ReadRow {
    const { columns, series } = this.#mapping;
    const period = this.#periodOf(row);
    if (period === null) return this.#badPeriod(row);
    const currency = this.#foreignCurrency(row);
    if (currency) return currency;
    const contributions: Contribution[] = [];
    for (const one of series) {
      const name = this.#nameOf(row, one);
      if (name === "") return { reason: "empty", column: columns.name, value: "" };
      const read = this.#figure(row, one, name);
      if (read === "missing") continue;
      if ("reason" in read) return read;
      // a list of months by name has one figure a month; of a day there may be several rows
      const isAlone = columns.name !== null && columns.period !== null && isMonth(period);
      const isSummed = !isAlone && (read.denominator !== null || ADDED_UNITS.includes(read.unit));
      contributions.push({ name, period, isSummed, ...read });
    }
    if (contributions.length === 0) return { reason: "empty", column: series[0]?.value ?? null, value: "" };
    return { contributions, key: "", order: null };
  }

  #figure(
    row: ImportRow,
    one: ImportSeries,
    name: string,
  ): Pick<Contribution, "numerator" | "denominator" | "unit"> | RowRefusal | "missing" {
    const unit = this.#unitOf(one, name);
    const [written, below] = [this.#cell(row, one.value), this.#cell(row, one.denominator)];
    if (isMissing(written) || (one.denominator !== null && isMissing(below))) return "missing";
    const numerator = parseNumber(written, this.#resolved.signs.get(one.value) ?? "point");
    if (numerator === null) return { reason: "badNumber", column: one.value, value: String(written) };
    if (one.denominator === null) {
      const isFraction = unit === "percent" && this.#isFraction(name) && !isPercent(written);
      const figure = isFraction ? tidy(numerator * 100) : numerator;
      if (!fitsUnit(figure, unit))
        return { reason: "doesNotFitUnit", column: one.value, value: String(written) };
      return { numerator: figure, denominator: null, unit };
    }
    const denominator = parseNumber(below, this.#resolved.signs.get(one.denominator) ?? "point");
    if (denominator === null) return { reason: "badNumber", column: one.denominator, value: String(below) };
    // nobody came: no share can be said, which is not a share of nothing
    if (denominator === 0 && numerator === 0) return "missing";
    const share = denominator > 0 ? valueOf({ numerator, denominator, value: null }, unit) : null;
    if (share === null || numerator < 0 || !fitsUnit(share, unit)) {
      return { reason: "doesNotFitUnit", column: one.value, value: `${String(written)} / ${String(below)}` };
    }
    return { numerator, denominator, unit };
  }

  /** A metric that is there has its own. */
  #unitOf(one: ImportSeries, name: string): MetricUnit {
    return this.#mapping.metrics[name]?.unit ?? one.unit;
  }

  #isFraction(name: string): boolean {
    const { fractions } = this.#resolved;
    return fractions.has(name) || fractions.has(name.split(" · ")[0] ?? "");
  }

  #badPeriod(row: ImportRow): RowRefusal {
    const { period } = this.#mapping.columns;
    const value = String(this.#cell(row, period));
    return { reason: value.trim() === "" ? "noDate" : "badDate", column: period, value };
  }

  #foreignCurrency(row: ImportRow): RowRefusal | null {
    const { currency: column } = this.#mapping.columns;
    const currency = this.#text(row, column).toUpperCase();
    return currency === "" || currency === "--" || currency === "EUR"
      ? null
      : { reason: "otherCurrency", column, value: currency };
  }

  #periodOf(row: ImportRow): string | null {
    const { period } = this.#mapping.columns;
    return period === null ? this.#resolved.month : this.#periodIn(this.#cell(row, period), period);
  }

  /** The day a cell says, or the month where it says no more. */
  #periodIn(cell: Cell, column: string): string | null {
    const order = this.#resolved.orders.get(column);
    const date = order === undefined ? null : parseDate(cell, order);
    if (!date) return null;
    return date.isMonth || this.#resolved.isMonthly ? monthOf(date.day) : date.day;
  }
}

/** Sums of written decimals without the dust of binary fractions: 1234.56 + 99.9 is 1334.46. */
export const tidy = (value: number): number => Number(value.toPrecision(15));
