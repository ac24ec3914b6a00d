// What may be said of a change, in examples a manager would recognise.
import { describe, expect, it } from "vitest";
import type { MetricUnit } from "./metric.ts";
import type { Survey, Tally } from "./survey.ts";
import { countsOf } from "./survey.ts";
import { type CountedReading, holdAmongMany, judge, judgeLatest, type Verdict } from "./verdict.ts";

const share = (month: string, numerator: number, denominator: number): CountedReading => ({
  month,
  numerator,
  denominator,
  value: null,
});
const bare = (month: string, value: number): CountedReading => ({
  month,
  value,
  numerator: null,
  denominator: null,
});
const asked = (
  survey: Survey,
  month: string,
  tally: Tally,
  scaleMax = survey === "nps" ? 10 : 7,
): CountedReading => ({
  month,
  value: null,
  ...countsOf(survey, scaleMax, tally),
  tally,
  scaleMax,
});
const percent = { unit: "percent", direction: "up", survey: null } as const;
const change = (from: [number, number], to: [number, number], unit: MetricUnit = "percent") =>
  judge({ ...percent, unit }, share("2026-09", ...from), share("2026-10", ...to));
const intervalOf = (verdict: Verdict | null) =>
  verdict && verdict.kind !== "none" ? [verdict.interval.low, verdict.interval.high] : [];

describe("the verdict on a share", () => {
  it("48 of 2,000 to 62 of 2,000 is not shown to differ, though it rose 29 %", () => {
    const verdict = change([48, 2000], [62, 2000]);
    expect(verdict).toMatchObject({ kind: "not_shown", isBetter: null, by: "share" });
    expect(intervalOf(verdict).map((end) => end.toFixed(2))).toEqual(["-0.32", "1.74"]);
    expect(verdict).toMatchObject({
      before: { count: 48, total: 2000, month: "2026-09" },
      now: { count: 62 },
    });
  });

  it("120 of 4,000 to 171 of 4,100 is higher, and the other way round lower", () => {
    expect(change([120, 4000], [171, 4100])).toMatchObject({ kind: "higher", isBetter: true });
    expect(change([171, 4100], [120, 4000])).toMatchObject({ kind: "lower", isBetter: false });
    const wantsLess = { ...percent, direction: "down" } as const;
    expect(judge(wantsLess, share("2026-09", 171, 4100), share("2026-10", 120, 4000))).toMatchObject({
      kind: "lower",
      isBetter: true,
    });
  });

  it("of few, the interval alone does not decide: nothing to 5 of 50 is too little to tell", () => {
    const verdict = change([0, 50], [5, 50]);
    expect(intervalOf(verdict)[0]).toBeGreaterThan(0);
    expect(verdict.kind).toBe("too_little");
    expect(change([3, 40], [6, 42]).kind).toBe("too_little");
    expect(change([0, 60], [9, 60]).kind).toBe("higher");
  });
});

describe("no verdict, and why", () => {
  it("a bare value shows level and change only", () => {
    expect(judge(percent, bare("2026-09", 40), bare("2026-10", 60))).toEqual({
      kind: "none",
      reason: "bare",
    });
    expect(judge(percent, bare("2026-09", 40), share("2026-10", 40, 100))).toMatchObject({ reason: "bare" });
    expect(judge({ ...percent, unit: "count" }, bare("2026-09", 400), bare("2026-10", 600))).toMatchObject({
      reason: "bare",
    });
  });

  it("nothing before it, or a month that still runs", () => {
    const reading = share("2026-10", 48, 2000);
    expect(judge(percent, null, reading)).toEqual({ kind: "none", reason: "first" });
    const verdict = judge(percent, share("2026-09", 10, 2000), reading, "2026-10");
    expect(verdict).toEqual({ kind: "none", reason: "running" });
    expect(judgeLatest(percent, [])).toBeNull();
  });

  it("a mean of money or minutes whose answers nobody counted", () => {
    for (const unit of ["eur", "minutes", "score5"] as const) {
      expect(change([900, 40], [700, 45], unit)).toEqual({ kind: "none", reason: "uncounted" });
    }
  });

  it("satisfaction asked on two scales: five is never turned into seven", () => {
    const metric = { ...percent, survey: "csat" } as const;
    const before = asked("csat", "2026-09", { "3": 30, "5": 70 }, 5);
    const now = asked("csat", "2026-10", { "3": 10, "7": 90 });
    expect(judge(metric, before, now)).toEqual({ kind: "none", reason: "scale" });
  });
});

describe("the verdict on other figures", () => {
  it("a rate may be above one each: calls per 100 orders, by their ratio", () => {
    const verdict = judge(
      { unit: "per100", direction: "down", survey: null },
      share("2026-09", 240, 200),
      share("2026-10", 170, 210),
    );
    expect(verdict).toMatchObject({ kind: "lower", isBetter: true, by: "rate" });
    expect(intervalOf(verdict)[1]).toBeLessThan(1);
    expect(change([2, 200], [3, 200], "per100").kind).toBe("too_little");
    expect(change([0, 200], [0, 200], "per100").kind).toBe("too_little");
    expect(change([30, 200], [33, 200], "per100").kind).toBe("not_shown");
  });

  it("an NPS by its three groups; below thirty answers it is too little, and so is ± 0", () => {
    const metric = { unit: "nps", direction: "up", survey: "nps" } as const;
    const before = asked("nps", "2026-09", { promoters: 50, passives: 30, detractors: 20 });
    const same = asked("nps", "2026-10", { promoters: 55, passives: 28, detractors: 17 });
    const better = asked("nps", "2026-10", { promoters: 80, passives: 15, detractors: 5 });
    const few = asked("nps", "2026-10", { promoters: 10, passives: 0, detractors: 0 });
    expect(judge(metric, before, same)).toMatchObject({ kind: "not_shown", by: "nps", now: { value: 38 } });
    expect(judge(metric, before, better)).toMatchObject({ kind: "higher", isBetter: true });
    expect(judge(metric, before, few).kind).toBe("too_little");
    const all = (month: string) => asked("nps", month, { promoters: 40 });
    expect(judge(metric, all("2026-09"), all("2026-10")).kind).toBe("too_little");
    expect(judge(metric, share("2026-09", 3, 90), share("2026-10", 8, 90))).toMatchObject({
      reason: "uncounted",
    });
  });

  it("effort by its mean score, with the spread of the answers", () => {
    const metric = { unit: "score7", direction: "up", survey: "ces" } as const;
    const before = asked("ces", "2026-09", { "3": 10, "4": 20, "5": 20, "6": 10 });
    const close = asked("ces", "2026-10", { "3": 9, "4": 19, "5": 21, "6": 11 });
    const easier = asked("ces", "2026-10", { "4": 5, "5": 15, "6": 25, "7": 15 });
    expect(judge(metric, before, close)).toMatchObject({ kind: "not_shown", by: "score" });
    expect(judge(metric, before, easier)).toMatchObject({ kind: "higher", now: { total: 60 } });
    const few = asked("ces", "2026-10", { "6": 2, "7": 3 });
    expect(judge(metric, before, few).kind).toBe("too_little");
  });
});

describe("a series and many figures", () => {
  it("judges the newest month against the last one that was read, in any order", () => {
    const verdict = judgeLatest(percent, [
      share("2026-10", 171, 4100),
      share("2026-06", 10, 4000),
      share("2026-08", 120, 4000),
    ]);
    expect(verdict).toMatchObject({
      kind: "higher",
      before: { month: "2026-08" },
      now: { month: "2026-10" },
    });
  });

  it("with twelve KPIs at once a change that just shows does not hold; a clear one does", () => {
    const clear = change([120, 4000], [260, 4100]);
    const just = change([120, 4000], [158, 4100]);
    const still = Array.from({ length: 10 }, () => change([48, 2000], [50, 2000]));
    expect([clear.kind, just.kind, still[0]?.kind]).toEqual(["higher", "higher", "not_shown"]);
    expect(holdAmongMany([just])).toEqual([true]);
    const held = holdAmongMany([clear, just, ...still, null, { kind: "none", reason: "bare" }]);
    expect(held).toEqual([true, false, ...still.map(() => true), true, true]);
  });
});
