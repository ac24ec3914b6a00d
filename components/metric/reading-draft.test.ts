// Readings as they are typed: each way becomes what the API takes, and nothing half.
import { describe, expect, it } from "vitest";
import { NOTHING_TYPED, numbersOf, readingOf, waysOf } from "./reading-draft.ts";

describe("a reading that is typed", () => {
  it("is offered in the ways its metric can be read", () => {
    expect(waysOf("percent", null)).toEqual(["share", "segments", "value"]);
    expect(waysOf("count", null)).toEqual(["share", "value"]);
    expect(waysOf("nps", "nps")).toEqual(["tally", "value"]);
  });

  it("of a share needs both numbers", () => {
    const typed = { ...NOTHING_TYPED, numerator: "48", denominator: "2.000" };
    expect(readingOf("share", typed, null, null)).toEqual({ numerator: 48, denominator: 2000 });
    for (const wrong of [{ numerator: "" }, { denominator: "0" }, { numerator: "-3" }])
      expect(readingOf("share", { ...typed, ...wrong }, null, null)).toBeNull();
  });

  it("of answers counts whole ones, empty as none, and at least one", () => {
    const typed = { ...NOTHING_TYPED, tally: { "5": "60", "4": "30", "3": "" } };
    const reading = readingOf("tally", typed, "csat", 5);
    expect(reading).toEqual({ tally: { "4": 30, "5": 60 }, scaleMax: 5 });
    expect(reading && numbersOf(reading, "csat")).toEqual({ numerator: 90, denominator: 90 });
    expect(readingOf("tally", { ...typed, tally: { "5": "1,5" } }, "csat", 5)).toBeNull();
    expect(readingOf("tally", NOTHING_TYPED, "csat", 5)).toBeNull();
    expect(readingOf("tally", { ...NOTHING_TYPED, tally: { promoters: "3" } }, "nps", 10)).toEqual({
      tally: { promoters: 3 },
      scaleMax: 10,
    });
  });

  it("of segments adds up to the whole; empty rows are left out, half and double ones are wrong", () => {
    const rows = [
      { name: " zoeken ", count: "25", total: "500" },
      { name: "sociaal", count: "30", total: "1500" },
      { name: "", count: "", total: "" },
    ];
    const reading = readingOf("segments", { ...NOTHING_TYPED, segments: rows }, null, null);
    expect(reading).toEqual({
      segments: { zoeken: { count: 25, total: 500 }, sociaal: { count: 30, total: 1500 } },
    });
    expect(reading && numbersOf(reading, null)).toEqual({ numerator: 55, denominator: 2000 });
    for (const row of [
      { name: "", count: "1", total: "2" },
      { name: "x", count: "3", total: "2" },
      { name: "sociaal", count: "1", total: "2" },
    ])
      expect(readingOf("segments", { ...NOTHING_TYPED, segments: [...rows, row] }, null, null)).toBeNull();
    expect(readingOf("segments", NOTHING_TYPED, null, null)).toBeNull();
  });

  it("of a bare value has no numbers behind it", () => {
    const reading = readingOf("value", { ...NOTHING_TYPED, value: "4,4" }, null, null);
    expect(reading).toEqual({ value: 4.4 });
    expect(reading && numbersOf(reading, null)).toBeNull();
  });
});
