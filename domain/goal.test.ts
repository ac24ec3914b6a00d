// Goals: what makes one SMART, and whether the data could ever show that it was reached.
import { describe, expect, it } from "vitest";
import { missingParts, sightOf } from "./goal.ts";

const share = (month: string, numerator: number, denominator: number) => ({
  month,
  numerator,
  denominator,
  value: null,
});
const metric = { unit: "percent", direction: "up", survey: null } as const;
const goal = {
  specific: "Meer bezoekers ronden hun boeking af",
  target: 3,
  achievable: "De keuzehulp is klaar",
  relevant: "Zonder boeking geen klant",
  due: "2027-01",
};

describe("a SMART goal", () => {
  it("has all five parts", () => {
    expect(missingParts(goal)).toEqual([]);
  });

  it("is not SMART without a measurable value or a date, and says which part is missing", () => {
    expect(missingParts({ ...goal, target: null })).toEqual(["measurable"]);
    expect(missingParts({ ...goal, due: null })).toEqual(["timeBound"]);
    expect(
      missingParts({ specific: " ", target: null, achievable: "", relevant: "", due: null }),
    ).toHaveLength(5);
    expect(missingParts({ ...goal, target: 0 })).toEqual([]);
  });
});

describe("when a goal could be seen", () => {
  const readings = [
    share("2026-07", 30, 1400),
    share("2026-08", 20, 1000),
    share("2026-09", 18, 900),
    share("2026-10", 22, 1100),
  ];

  it("from 2 % to 3 % takes 3,826 people: with a thousand a month after four months", () => {
    expect(sightOf(metric, readings, { target: 3, due: "2027-02" })).toEqual({
      kind: "known",
      from: 2,
      to: 3,
      needed: 3826,
      perMonth: 1000,
      months: 4,
      term: 4,
      isSeenInTime: true,
    });
  });

  it("is not seen within a term that is shorter, and a small step takes far longer", () => {
    expect(sightOf(metric, readings, { target: 3, due: "2027-01" })).toMatchObject({
      term: 3,
      isSeenInTime: false,
    });
    expect(sightOf(metric, readings, { target: 2.5, due: "2027-10" })).toMatchObject({
      months: 14,
      isSeenInTime: false,
    });
    expect(sightOf(metric, readings, { target: 3, due: null })).toMatchObject({
      term: null,
      isSeenInTime: null,
    });
  });

  it("nobody can say without counts, without a reading, or where nothing is to change", () => {
    const bare = { month: "2026-10", value: 2, numerator: null, denominator: null };
    expect(sightOf(metric, [bare], goal)).toEqual({ kind: "unknown", reason: "bare" });
    expect(sightOf(metric, [], goal)).toEqual({ kind: "unknown", reason: "no_reading" });
    expect(sightOf(metric, readings, { target: 2, due: null })).toEqual({
      kind: "unknown",
      reason: "no_change",
    });
    const money = { ...metric, unit: "eur" } as const;
    expect(sightOf(money, readings, goal)).toEqual({ kind: "unknown", reason: "uncounted" });
  });

  it("of rates, an NPS and a score as well", () => {
    const calls = { unit: "per100", direction: "down", survey: null } as const;
    // (1.96 + 0.8416)² · (0.2 + 0.15) / 0.05² = 1,098.8
    expect(sightOf(calls, [share("2026-10", 200, 1000)], { target: 15, due: null })).toMatchObject({
      needed: 1099,
      months: 2,
    });
    const nps = { unit: "nps", direction: "up", survey: "nps" } as const;
    const tally = { promoters: 50, passives: 30, detractors: 20 };
    const read = { ...share("2026-10", 30, 100), tally };
    // variance 6,100 points²: 2 · 6,100 · 7.8489 / 10²
    expect(sightOf(nps, [read], { target: 40, due: null })).toMatchObject({ needed: 958, months: 10 });
    expect(sightOf(nps, [share("2026-10", 30, 100)], { target: 40, due: null })).toMatchObject({
      reason: "uncounted",
    });
    const ces = { unit: "score7", direction: "up", survey: "ces" } as const;
    const scores = { ...share("2026-10", 500, 100), tally: { "4": 50, "6": 50 } };
    expect(sightOf(ces, [scores], { target: 5.5, due: null })).toMatchObject({ needed: 64, months: 1 });
  });
});
