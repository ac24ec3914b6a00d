// The board's keyboard walk: rows of different widths, edges, corners and groups.
import { describe, expect, it } from "vitest";
import { nextItem, nextPosition } from "./grid-navigation.ts";

const rows = [
  { cells: 6, group: 0 },
  { cells: 2, group: 1 },
  { cells: 6, group: 2 },
  { cells: 6, group: 2 },
  { cells: 6, group: 3 },
];
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey });

describe("walking the grid", () => {
  it("stays inside and stops at the edges", () => {
    expect(nextPosition(rows, { row: 0, column: 0 }, press("ArrowLeft"))).toEqual({ row: 0, column: 0 });
    expect(nextPosition(rows, { row: 4, column: 5 }, press("ArrowDown"))).toEqual({ row: 4, column: 5 });
    expect(nextPosition(rows, { row: 2, column: 2 }, press("ArrowRight"))).toEqual({ row: 2, column: 3 });
  });
  it("comes back to its column after the curve, which is one wide cell", () => {
    const inCurve = nextPosition(rows, { row: 0, column: 4 }, press("ArrowDown"), 4);
    expect(inCurve).toEqual({ row: 1, column: 1 });
    expect(nextPosition(rows, inCurve ?? { row: 0, column: 0 }, press("ArrowDown"), 4)).toEqual({
      row: 2,
      column: 4,
    });
  });
  it("knows row ends, corners and groups", () => {
    expect(nextPosition(rows, { row: 2, column: 3 }, press("Home"))).toEqual({ row: 2, column: 0 });
    expect(nextPosition(rows, { row: 2, column: 3 }, press("End", true))).toEqual({ row: 4, column: 5 });
    expect(nextPosition(rows, { row: 2, column: 3 }, press("PageDown"))).toEqual({ row: 4, column: 3 });
    expect(nextPosition(rows, { row: 4, column: 3 }, press("PageUp"))).toEqual({ row: 2, column: 3 });
    expect(nextPosition(rows, { row: 4, column: 3 }, press("PageDown"))).toEqual({ row: 4, column: 3 });
    expect(nextPosition(rows, { row: 4, column: 3 }, press("q"))).toBeNull();
  });
  it("walks the items of a cell", () => {
    expect(nextItem(3, 0, "ArrowDown")).toBe(1);
    expect(nextItem(3, 2, "ArrowDown")).toBeNull();
    expect(nextItem(3, 2, "Home")).toBe(0);
  });
});
