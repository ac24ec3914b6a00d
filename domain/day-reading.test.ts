// Days and their month: what may be added up, what never, and which figure stands.
import { describe, expect, it } from "vitest";
import { type DayReading, daysByMonth, isSettled, sumOfDays } from "./day-reading.ts";
import { SURVEY_UNITS } from "./survey.ts";

const bare = (day: string, value: number): DayReading => ({ day, value, numerator: null, denominator: null });
const share = (day: string, numerator: number, denominator: number): DayReading => ({
  day,
  numerator,
  denominator,
  value: null,
});
const orders = { unit: "count", additive: true } as const;

describe("the days of a month are added up", () => {
  it("counts and money as they are, without the dust of fractions", () => {
    expect(sumOfDays(orders, [bare("2026-10-01", 3), bare("2026-10-02", 4)])).toMatchObject({
      value: 7,
      days: 2,
    });
    const money = sumOfDays({ unit: "eur", additive: true }, [
      bare("2026-10-01", 0.1),
      bare("2026-10-02", 0.2),
    ]);
    expect(money).toMatchObject({ value: 0.3, numerator: null });
  });

  it("a share by its two numbers, never by its percentages: 1 of 2 and 1 of 98 is 2 of 100", () => {
    expect(
      sumOfDays({ unit: "percent", additive: true }, [share("2026-10-01", 1, 2), share("2026-10-02", 1, 98)]),
    ).toMatchObject({ numerator: 2, denominator: 100, value: null });
  });

  it("a mean by its sum and its number: minutes of all calls over all calls", () => {
    expect(
      sumOfDays({ unit: "minutes", additive: true }, [share("2026-10-01", 30, 3), share("2026-10-02", 5, 1)]),
    ).toMatchObject({ numerator: 35, denominator: 4 });
  });

  it("answers by score, as long as they were asked on one scale", () => {
    const day = (of: string, scaleMax: number, tally: Record<string, number>): DayReading => ({
      ...share(of, 1, 2),
      tally,
      scaleMax,
    });
    const csat = { unit: SURVEY_UNITS.csat, additive: true };
    const first = day("2026-10-01", 5, { "5": 3, "2": 1 });
    expect(sumOfDays(csat, [first, day("2026-10-02", 5, { "5": 1 })])).toMatchObject({
      tally: { "5": 4, "2": 1 },
      scaleMax: 5,
    });
    expect(sumOfDays(csat, [first, day("2026-10-02", 7, { "7": 1 })])).toBe("scales");
  });

  it("groups by group; a day without them leaves the whole", () => {
    const rate = { unit: "percent", additive: true } as const;
    const one = { ...share("2026-10-01", 1, 10), segments: { zoeken: { count: 1, total: 10 } } };
    const two = { ...share("2026-10-02", 3, 20), segments: { sociaal: { count: 3, total: 20 } } };
    expect(sumOfDays(rate, [one, two])).toMatchObject({
      segments: { zoeken: { count: 1, total: 10 }, sociaal: { count: 3, total: 20 } },
    });
    expect(sumOfDays(rate, [one, share("2026-10-02", 3, 20)])).toMatchObject({
      numerator: 4,
      segments: null,
    });
  });
});

describe("days are not added up", () => {
  it("where one person can count on several of them", () => {
    expect(sumOfDays({ unit: "count", additive: false }, [bare("2026-10-01", 3)])).toBe("notAdditive");
  });

  it("where a figure has no weight: a score of 4 and one of 2 are no 6, and maybe no 3", () => {
    for (const unit of ["score5", "percent", "minutes", "nps"] as const)
      expect(sumOfDays({ unit, additive: true }, [bare("2026-10-01", 4), bare("2026-10-02", 2)])).toBe(
        "bare",
      );
  });

  it("where some have their two numbers and others not", () => {
    expect(sumOfDays(orders, [bare("2026-10-01", 4), share("2026-10-02", 1, 2)])).toBe("mixed");
  });
});

describe("a month and its days", () => {
  const days = [bare("2026-09-30", 5), bare("2026-10-01", 3), bare("2026-10-02", 4)];

  it("a figure given for the month stands above its days, which are told and not counted", () => {
    expect(
      daysByMonth(orders, days, [
        { month: "2026-09", summedDays: 1 },
        { month: "2026-10", summedDays: null },
      ]),
    ).toMatchObject([
      { month: "2026-10", state: "below", days: 2, of: 31, sum: { value: 7 } },
      { month: "2026-09", state: "summed", days: 1, of: 30 },
    ]);
  });

  it("days that cannot be added up leave the month without a figure", () => {
    expect(daysByMonth({ unit: "count", additive: false }, days, [])).toMatchObject([
      { month: "2026-10", state: "apart", sum: "notAdditive" },
      { month: "2026-09", state: "apart", sum: "notAdditive" },
    ]);
  });

  it("is settled on the fourth of the next: what happened is sent up to three days late", () => {
    expect(isSettled("2026-10", "2026-11-03")).toBe(false);
    expect(isSettled("2026-10", "2026-11-04")).toBe(true);
    expect(isSettled("2026-12", "2026-12-31")).toBe(false);
    expect(isSettled("2026-12", "2027-01-04")).toBe(true);
  });
});
