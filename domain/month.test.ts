import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  addMonthsClamped,
  clampDay,
  dayFromIndex,
  dayIndex,
  daysBetween,
  daysInMonth,
  isDay,
  lastDayOfMonth,
  monthRange,
  monthsBetween,
} from "./month.ts";

const utc = (index: number) => new Date(index * 86_400_000).toISOString().slice(0, 10);

describe("months", () => {
  it("are added over the turn of the year", () => {
    expect(addMonths("2026-11", 2)).toBe("2027-01");
    expect(addMonths("2026-01", -1)).toBe("2025-12");
    expect(monthsBetween("2026-11", "2027-02")).toBe(3);
    expect(monthsBetween("2027-02", "2026-11")).toBe(-3);
  });

  it("are listed from first to last", () => {
    expect(monthRange("2026-11", "2027-01")).toEqual(["2026-11", "2026-12", "2027-01"]);
    expect(monthRange("2027-01", "2026-11")).toEqual([]);
  });

  it("know their length, also in leap years and centuries", () => {
    expect(["2026-02", "2028-02", "1900-02", "2000-02", "2026-04", "2026-12"].map(daysInMonth)).toEqual([
      28, 29, 28, 29, 30, 31,
    ]);
    expect(lastDayOfMonth("2026-11")).toBe("2026-11-30");
  });

  it("refuse anything else", () => {
    expect(() => addMonths("2026-13", 1)).toThrow(RangeError);
    expect(() => addMonths("2026-1", 1)).toThrow(RangeError);
  });
});

describe("days", () => {
  it("agree with the calendar of the platform for four centuries", () => {
    const epoch = dayIndex("1970-01-01");
    fc.assert(
      fc.property(fc.integer({ min: -73_000, max: 73_000 }), (offset) => {
        expect(dayFromIndex(epoch + offset)).toBe(utc(offset));
        expect(dayIndex(utc(offset))).toBe(epoch + offset);
      }),
    );
  });

  it("are counted whole, over a change of clock too", () => {
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
    expect(daysBetween("2026-11-21", "2026-05-22")).toBe(-183);
    expect(addDays("2028-02-28", 2)).toBe("2028-03-01");
  });

  it("keep their number in another month where it exists, and the last day where it does not", () => {
    expect(clampDay("2027-02", 31)).toBe("2027-02-28");
    expect(addMonthsClamped("2026-10-31", 4)).toBe("2027-02-28");
    expect(addMonthsClamped("2026-11-28", 1)).toBe("2026-12-28");
  });

  it("that do not exist are no days", () => {
    expect([isDay("2026-02-29"), isDay("2028-02-29"), isDay("2026-11-00"), isDay("x")]).toEqual([
      false,
      true,
      false,
      false,
    ]);
    expect(() => dayIndex("2026-02-29")).toThrow(RangeError);
  });
});
