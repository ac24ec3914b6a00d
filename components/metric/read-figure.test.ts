import { describe, expect, it } from "vitest";
import { monthBefore, readFigure } from "./read-figure.ts";

describe("a figure that is typed", () => {
  it.each([
    ["58", 58],
    ["58%", 58],
    ["4,1", 4.1],
    ["4.1", 4.1],
    ["€ 12,50", 12.5],
    ["1.234", 1234],
    ["1,234", 1234],
    ["1.234,5", 1234.5],
    ["1,234.5", 1234.5],
    ["0,125", 0.125],
    ["−3", -3],
  ])("%s is %d", (typed, number) => expect(readFigure(typed)).toBe(number));
  it.each(["", "  ", "veel", "12 euro", "1.2.3,4,5", "."])("%s is none", (typed) => {
    expect(readFigure(typed)).toBeNull();
  });
});

describe("the month of a new reading", () => {
  it("is the one that just ended", () => {
    expect(monthBefore("2026-11-22")).toBe("2026-10");
    expect(monthBefore("2026-01-03")).toBe("2025-12");
  });
});
