// Margins of one month's figure, in the metric's unit.
import { describe, expect, it } from "vitest";
import { marginOf } from "./margin.ts";
import type { MetricUnit } from "./metric.ts";
import { countsOf, type Survey } from "./survey.ts";

const of = (unit: MetricUnit, reading: object, survey: Survey | null = null) => {
  const empty = { month: "2026-10", value: null, numerator: null, denominator: null };
  const margin = marginOf({ unit, survey }, { ...empty, ...reading });
  return margin && [margin.low.toFixed(1), margin.high.toFixed(1)];
};
const nps = (promoters: number, passives: number, detractors: number) => {
  const tally = { promoters, passives, detractors };
  return of("nps", { tally, ...countsOf("nps", 10, tally) }, "nps");
};

describe("the margin of a figure", () => {
  it("48 of 2,000 is 1.8 to 3.2 %", () => {
    expect(of("percent", { numerator: 48, denominator: 2000 })).toEqual(["1.8", "3.2"]);
    expect(of("percent", { value: 2.4 })).toBeNull();
  });

  it("5 orders are 1.6 to 11.7, also per 100; no whole number has none", () => {
    expect(of("count", { value: 5 })).toEqual(["1.6", "11.7"]);
    expect(of("per100", { numerator: 5, denominator: 50 })).toEqual(["3.2", "23.3"]);
    expect(of("count", { value: 5.5 })).toBeNull();
    expect(of("count", { value: 20_000 })).toBeNull();
    expect(of("eur", { value: 5 })).toBeNull();
  });

  it("an NPS of 30 is ± 15.3 at a hundred answers, and has none below thirty or where all answered alike", () => {
    expect(nps(50, 30, 20)).toEqual(["14.7", "45.3"]);
    expect(nps(14, 9, 6)).toBeNull();
    expect(nps(40, 0, 0)).toBeNull();
    expect(of("nps", { value: 30 }, "nps")).toBeNull();
  });

  it("a score has the margin of its answers, and none from a mean alone", () => {
    const tally = { "4": 2, "5": 3, "6": 1, "7": 2 };
    expect(of("score7", { tally, ...countsOf("ces", 7, tally) }, "ces")).toEqual(["4.4", "6.4"]);
    expect(of("score7", { numerator: 43, denominator: 8 }, "ces")).toBeNull();
    expect(of("score7", { tally: { "5": 9 }, numerator: 45, denominator: 9 }, "ces")).toBeNull();
  });
});
