// Rows of a table become readings: one for each series and month, summed where a sum means something.
import { fitsUnit, type MetricUnit, valueOf } from "#domain/metric.ts";
import { TITLE_MAX } from "#domain/vocabulary.ts";
import { parseDate } from "./dates.ts";
import { type ImportSeries, MAX_SERIES, type ReadingsMapping } from "./mapping.ts";
import { isMissing, isPercent, parseNumber } from "./numbers.ts";
import type { RejectReason } from "./receipt.ts";
import type { Resolved } from "./resolve.ts";
import { type Cell, type ImportRow, valueOfCell } from "./table.ts";

/** One figure of one month; either a share of two numbers or a bare value. */
export interface ImportedReading {
  readonly name: string;
  readonly unit: MetricUnit;
  readonly month: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  /** Rows of the file it was made of. */
  readonly rows: number;
  /**
   * Readings of one group come from the same rows: a row repeats what is known when all of its group do. Empty where every row
   * makes one reading and no other: then its own `rows` say as much.
   */
  readonly group: string;
}

interface Contribution {
  readonly name: string;
  readonly unit: MetricUnit;
  readonly month: string;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly isSummed: boolean;
}

export interface RowRefusal {
  readonly reason: RejectReason;
  readonly column: string | null;
  readonly value: string;
}

/** Units whose figures may be added; a share may when both its numbers are known. */
const SUMMED: readonly MetricUnit[] = ["count", "eur"];

/** Collects rows into readings. */
export class ReadingCollector {
  readonly #mapping: ReadingsMapping;
  readonly #resolved: Resolved;
  readonly #readings = new Map<string, ImportedReading>();
  readonly #names = new Set<string>();
  readonly #notAdditive = new Set<string>();
  readonly #groups = new Map<string, number>();

  /** Names that stand for several series in one month and are told apart by their detail. */
  readonly #shared: ReadonlySet<string>;

  /** @param rows all rows that will be added, to find the names that several series share */
  constructor(mapping: ReadingsMapping, resolved: Resolved, rows: readonly ImportRow[]) {
    this.#mapping = mapping;
    this.#resolved = resolved;
    this.#shared = this.#sharedNames(rows);
  }

  #sharedNames(rows: readonly ImportRow[]): Set<string> {
    const shared = new Set<string>();
    const { name, detail } = this.#mapping.columns;
    if (name === null || detail === null) return shared;
    const details = new Map<string, string>();
    for (const row of rows) {
      const called = this.#text(row, name);
      const key = `${this.#monthOf(this.#cell(row, this.#mapping.columns.period)) ?? ""} ${called}`;
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

  /** Takes a row in. Returns why not, `"duplicate"` for a figure that stood there already, or null when all went well. */
  add(row: ImportRow): RowRefusal | "duplicate" | null {
    const read = this.#contributions(row);
    if ("reason" in read) return read;
    const fresh: Contribution[] = [];
    for (const one of read.contributions) {
      const known = this.#readings.get(keyOf(one));
      if (!known || one.isSummed) {
        fresh.push(one);
        continue;
      }
      const isSame =
        (known.value ?? known.numerator) === one.numerator && known.denominator === one.denominator;
      if (!isSame)
        return {
          reason: "severalInMonth",
          column: this.#mapping.columns.period,
          value: `${one.name} ${one.month}`,
        };
    }
    for (const one of fresh) this.#put(one);
    const [first] = fresh;
    const group = first && this.#groupOf(first);
    if (group) this.#groups.set(group, (this.#groups.get(group) ?? 0) + 1);
    return fresh.length === 0 ? "duplicate" : null;
  }

  #put(one: Contribution): void {
    const key = keyOf(one);
    const known = this.#readings.get(key);
    const { name, unit, month } = one;
    const isShare = one.denominator !== null;
    const numerator = (known ? (known.value ?? known.numerator ?? 0) : 0) + one.numerator;
    this.#readings.set(key, {
      name,
      unit,
      month,
      numerator: isShare ? tidy(numerator) : null,
      denominator: isShare ? tidy((known?.denominator ?? 0) + (one.denominator ?? 0)) : null,
      value: isShare ? null : tidy(numerator),
      rows: (known?.rows ?? 0) + 1,
      group: this.#groupOf(one),
    });
    if (known && this.#mapping.series.some((series) => series.name === name && !series.isAdditive)) {
      this.#notAdditive.add(name);
    }
  }

  #contributions(row: ImportRow): RowRefusal | { readonly contributions: Contribution[] } {
    const { columns, series } = this.#mapping;
    const cell = (name: string | null): Cell => this.#cell(row, name);
    const month = this.#monthOf(cell(columns.period));
    if (month === null) {
      const value = String(cell(columns.period));
      return { reason: value.trim() === "" ? "noDate" : "badDate", column: columns.period, value };
    }
    const currency = String(cell(columns.currency)).trim().toUpperCase();
    if (currency !== "" && currency !== "--" && currency !== "EUR") {
      return { reason: "otherCurrency", column: columns.currency, value: currency };
    }
    const contributions: Contribution[] = [];
    for (const one of series) {
      const name = this.#nameOf(row, one);
      if (name === "") return { reason: "empty", column: columns.name, value: "" };
      if (!this.#names.has(name) && this.#names.size >= MAX_SERIES) {
        return { reason: "tooManyNames", column: columns.name, value: name };
      }
      const read = this.#figure(one, name, cell);
      if (read === "missing") continue;
      if ("reason" in read) return read;
      this.#names.add(name);
      const isMonthly =
        columns.name !== null && columns.period !== null && parseMonthly(cell(columns.period));
      const isSummed = !isMonthly && (read.denominator !== null || SUMMED.includes(read.unit));
      contributions.push({ name, month, isSummed, ...read });
    }
    if (contributions.length === 0) return { reason: "empty", column: series[0]?.value ?? null, value: "" };
    return { contributions };
  }

  #figure(
    one: ImportSeries,
    name: string,
    cell: (name: string | null) => Cell,
  ): Pick<Contribution, "numerator" | "denominator" | "unit"> | RowRefusal | "missing" {
    const unit = this.#mapping.metrics[name]?.unit ?? one.unit;
    const [written, below] = [cell(one.value), cell(one.denominator)];
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

  #isFraction(name: string): boolean {
    const { fractions } = this.#resolved;
    return fractions.has(name) || fractions.has(name.split(" · ")[0] ?? "");
  }

  #monthOf(cell: Cell): string | null {
    const { period } = this.#mapping.columns;
    if (period === null) return this.#resolved.month;
    const order = this.#resolved.orders.get(period);
    return order === undefined ? null : (parseDate(cell, order)?.day.slice(0, 7) ?? null);
  }

  #groupOf(one: Contribution): string {
    const { columns, series } = this.#mapping;
    if (columns.name === null) return one.month;
    return series.length === 1 ? "" : keyOf(one);
  }

  /** Rows by group of readings. */
  get groups(): ReadonlyMap<string, number> {
    return this.#groups;
  }

  get names(): readonly string[] {
    return [...this.#names];
  }

  get notAdditive(): readonly string[] {
    return [...this.#notAdditive];
  }

  readings(): IterableIterator<ImportedReading> {
    return this.#readings.values();
  }
}

const keyOf = ({ name, month }: { readonly name: string; readonly month: string }) => `${month} ${name}`;
const parseMonthly = (cell: Cell): boolean => parseDate(cell, "dmy")?.isMonth === true;

/** Sums of written decimals without the dust of binary fractions: 1234.56 + 99.9 is 1334.46. */
const tidy = (value: number): number => Number(value.toPrecision(15));
