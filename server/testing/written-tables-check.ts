// Reads files of written-tables.ts and holds every value against what was written: right, or asked. A wrong value that
// nobody was asked about is the one thing that must not happen.
import { expect } from "vitest";
import { parseDate, readDateColumn } from "#domain/imports/dates.ts";
import { parseNumber, readNumberColumn } from "#domain/imports/numbers.ts";
import { valueOfCell, valuesOf } from "#domain/imports/table.ts";
import { readFile } from "#server/imports/reading/read-file.ts";
import { writeTable } from "./written-tables.ts";

export interface CheckedTables {
  readonly files: number;
  /** Files in which the numbers or the dates were asked about. */
  readonly asked: number;
}

/** Checks the files of the seeds `from` … `from + count - 1`. */
export function checkWrittenTables(from: number, count: number): CheckedTables {
  let asked = 0;
  for (let seed = from; seed < from + count; seed += 1) {
    const { bytes, rows, totals, how } = writeTable(seed);
    const { table } = readFile(bytes);
    const column = (name: string) => table.columns.find((one) => one.name === name);
    const cells = (name: string) => table.rows.map((row) => valueOfCell(row, column(name)));
    expect(table.rows.length, how).toBe(rows.length);
    expect(table.setAside.filter((one) => one.reason === "footer").length, how).toBe(totals);
    expect(cells("Naam").map(plain), how).toEqual(rows.map((row) => plain(row.name)));
    const { sign } = readNumberColumn(cells("Bedrag"));
    const { order } = readDateColumn(cells("Datum"));
    if (sign !== null) {
      const numbers = cells("Bedrag").map((cell) => parseNumber(cell, sign));
      expect(numbers, how).toEqual(rows.map((row) => row.amount));
    }
    if (order !== null) {
      const days = cells("Datum").map((cell) => parseDate(cell, order)?.day);
      expect(days, how).toEqual(rows.map((row) => row.day));
    }
    if (sign === null || order === null) asked += 1;
    const labels = column("Label");
    if (labels && labels.indexes.length === 2) {
      const read = table.rows.map((row) => valuesOf(row, labels));
      expect(read, how).toEqual(rows.map((row) => row.labels.filter(Boolean)));
    }
  }
  return { files: count, asked };
}

/** A line break inside a cell is written as the file's own. */
const plain = (cell: string | number) => String(cell).replace(/\r\n|\r|\n/g, "\n");
