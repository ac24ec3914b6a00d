import { describe, expect, it } from "vitest";
import { type FigureHand, writeFigure } from "./figure.ts";

const hand: FigureHand = {
  number: (value, options) => new Intl.NumberFormat("nl", options).format(value),
  duration: (unit, written) => `${written} ${unit}`,
};
const written = (value: number, unit: Parameters<typeof writeFigure>[1]) =>
  // the space behind the euro does not break
  writeFigure(value, unit, hand).replace(/\u00a0/g, " ");

describe("a figure in the unit of its metric", () => {
  it.each([
    [12.5, "eur", "€ 12,50"],
    [9, "eur", "€ 9"],
    [58, "percent", "58%"],
    [5.04, "percent", "5%"],
    [4, "score5", "4,0"],
    [18, "minutes", "18 minutes"],
    [-12, "nps", "−12"],
    [0, "nps", "0"],
    [31.4, "nps", "+31"],
    [2310, "count", "2.310"],
  ] as const)("writes %d %s as %s", (value, unit, expected) => {
    expect(written(value, unit)).toBe(expected);
  });
});
