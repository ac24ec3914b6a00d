import { describe, expect, it } from "vitest";
import { readCents } from "./read-cents.ts";

describe("an amount as it is typed", () => {
  it.each([
    ["350", 35_000],
    ["12,50", 1_250],
    ["12.5", 1_250],
    ["€ 1.100,50", 110_050],
    ["1.000", 100_000],
    ["0", 0],
  ])("%s is %i cents", (typed, cents) => {
    expect(readCents(typed)).toBe(cents);
  });

  it("empties the cell when nothing is typed", () => {
    expect(readCents("  ")).toBeNull();
  });

  it.each(["veel", "-5", "99999999999", "1,2,3"])("%s is no amount", (typed) => {
    expect(readCents(typed)).toBeUndefined();
  });
});
