// Rows of a table become readings: one for each series and month or day; rows of one day are added where a sum means something.
import type { MetricUnit } from "#domain/metric.ts";
import { isMonth, monthOf } from "#domain/month.ts";
import { isAdditive, MAX_SERIES, type ReadingsMapping } from "./mapping.ts";
import { type Contribution, type ReadRow, RowReader, type RowRefusal, tidy } from "./reading-row.ts";
import type { Resolved } from "./resolve.ts";
import type { ImportRow } from "./table.ts";

/** One figure of one month or day; either a share of two numbers or a bare value. */
export interface ImportedReading {
  readonly name: string;
  readonly unit: MetricUnit;
  /** `2026-10`, or a day of it. */
  readonly period: string;
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

/** Collects rows into readings. */
export class ReadingCollector {
  readonly #mapping: ReadingsMapping;
  readonly #reader: RowReader;
  readonly #readings = new Map<string, ImportedReading>();
  readonly #names = new Set<string>();
  readonly #notAdditive = new Set<string>();
  readonly #groups = new Map<string, number>();
  /** Rows that the source gives a name, by it: what an order came to, else 0. */
  readonly #keys = new Map<string, number>();
  #refunded = 0;

  /** @param rows all rows that will be added */
  constructor(mapping: ReadingsMapping, resolved: Resolved, rows: readonly ImportRow[]) {
    this.#mapping = mapping;
    this.#reader = new RowReader(mapping, resolved, rows);
  }

  /** Takes a row in. Returns why not, `"duplicate"` for what stood there already, or null when all went well. */
  add(row: ImportRow): RowRefusal | "duplicate" | null {
    const read = this.#reader.read(row);
    if ("reason" in read) return read;
    const repeated = this.#repeatOf(read);
    if (repeated) return repeated;
    const fresh: Contribution[] = [];
    for (const one of read.contributions) {
      if (!this.#names.has(one.name) && this.#names.size >= MAX_SERIES)
        return { reason: "tooManyNames", column: this.#mapping.columns.name, value: one.name };
      this.#names.add(one.name);
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
          value: `${one.name} ${one.period}`,
        };
    }
    for (const one of fresh) this.#put(one);
    if (read.key !== "") this.#keys.set(nameOf(read), read.order?.total ?? 0);
    if (read.order?.isRefunded) this.#refunded += 1;
    const [first] = fresh;
    const group = first && this.#groupOf(first);
    if (group) this.#groups.set(group, (this.#groups.get(group) ?? 0) + 1);
    return fresh.length === 0 ? "duplicate" : null;
  }

  /** A row whose name came before: the same again, or an order that comes to something else. */
  #repeatOf(read: ReadRow): RowRefusal | "duplicate" | null {
    const known = read.key === "" ? undefined : this.#keys.get(nameOf(read));
    const column = this.#mapping.series[0]?.value ?? null;
    if (read.contributions.length === 0)
      return known === undefined ? { reason: "empty", column, value: "" } : "duplicate";
    if (known === undefined) return null;
    const total = read.order?.total ?? 0;
    return known === total ? "duplicate" : { reason: "severalTotals", column, value: `${known} / ${total}` };
  }

  #put(one: Contribution): void {
    const key = keyOf(one);
    const known = this.#readings.get(key);
    const { name, unit, period } = one;
    const isShare = one.denominator !== null;
    const numerator = (known ? (known.value ?? known.numerator ?? 0) : 0) + one.numerator;
    this.#readings.set(key, {
      name,
      unit,
      period,
      numerator: isShare ? tidy(numerator) : null,
      denominator: isShare ? tidy((known?.denominator ?? 0) + (one.denominator ?? 0)) : null,
      value: isShare ? null : tidy(numerator),
      rows: (known?.rows ?? 0) + 1,
      group: this.#groupOf(one),
    });
    if (known && !isAdditive(this.#mapping, name)) this.#notAdditive.add(name);
  }

  #groupOf(one: Contribution): string {
    const { columns, series } = this.#mapping;
    // each row of such a file may lie on several days
    if (series.some(({ measure }) => measure === "dates")) return "dates";
    if (columns.name === null) return one.period;
    return series.length === 1 ? "" : keyOf(one);
  }

  /** Rows by group of readings. */
  get groups(): ReadonlyMap<string, number> {
    return this.#groups;
  }

  get names(): readonly string[] {
    return [...this.#names];
  }

  /** What is said of them beside the counts of rows. */
  get notes() {
    const all = [...this.#readings.values()];
    const days = all.filter((one) => !isMonth(one.period));
    return {
      notAdditive: [...this.#notAdditive],
      refunded: this.#refunded,
      months: all.length - days.length,
      days: days.length,
      dayMonths: new Set(days.map((one) => monthOf(one.period))).size,
      daysApart: [...new Set(days.map((one) => one.name))].filter((name) => !isAdditive(this.#mapping, name)),
    };
  }

  readings(): IterableIterator<ImportedReading> {
    return this.#readings.values();
  }
}

const keyOf = ({ name, period }: Pick<ImportedReading, "name" | "period">) => `${period} ${name}`;
/** An order and the line that takes its money back bear one name. */
const nameOf = ({ key, order }: ReadRow) => (order?.orders === 0 ? `− ${key}` : `+ ${key}`);
