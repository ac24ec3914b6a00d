// The statistics agree with reference values that were computed elsewhere; exact methods to 1e-9.
import { describe, expect, it } from "vitest";
import { controlChart } from "./control-chart.ts";
import vectors from "./data/stats-vectors.json" with { type: "json" };
import {
  betaQuantile,
  chiSquareQuantile,
  gammaP,
  normalCdf,
  normalQuantile,
  studentCdf,
  studentQuantile,
  Z95,
} from "./distribution.ts";
import { adjustForMany } from "./false-discovery.ts";
import {
  clopperPearson,
  garwood,
  meanChange,
  meanInterval,
  netPromoterScore,
  newcombe,
  npsMargin,
  rateRatio,
  sampleOf,
  wilson,
} from "./interval.ts";
import { splitChange } from "./mix-rate.ts";
import { requiredPerMonth } from "./sample-size.ts";
import { fisherExact, hasSmallCell, meanP, proportionP, rateP, twoProportionZ } from "./significance.ts";

/** Decimals of 1e-9. */
const EXACT = 9;
const near = (value: number | null | undefined, wanted: number) => expect(value).toBeCloseTo(wanted, EXACT);
const nearEnds = (interval: { low: number; high: number } | null, low: number, high: number) => {
  near(interval?.low, low);
  near(interval?.high, high);
};

describe("distributions", () => {
  it("have the quantiles of the printed tables", () => {
    near(normalQuantile(0.975), vectors.z);
    near(Z95, vectors.z);
    near(normalQuantile(0.8), 0.8416212335729143);
    near(normalQuantile(0.025), -vectors.z);
    near(normalCdf(-6), 9.865876450376946e-10);
    near(chiSquareQuantile(0.95, 3), 7.814727903251179);
    near(chiSquareQuantile(0.025, 200), 162.72798250184633);
    near(studentQuantile(0.975, 9), 2.2621571628540993);
    near(studentQuantile(0.975, 1), 12.706204736432095);
    near(studentQuantile(0.025, 9), -2.2621571628540993);
    near(betaQuantile(0.025, 5, 6), 0.1870860284474045);
  });

  it("invert their own distribution function, over a wide range", () => {
    for (const df of [1, 2.5, 30, 400]) {
      for (const p of [0.001, 0.2, 0.5, 0.9, 0.9999]) {
        near(studentCdf(studentQuantile(p, df), df), p);
        near(gammaP(df / 2, chiSquareQuantile(p, df) / 2), p);
      }
    }
  });

  it("refuse a quantile of nothing and of everything", () => {
    for (const p of [0, 1, -0.1, Number.NaN]) expect(() => normalQuantile(p)).toThrow(RangeError);
  });
});

describe("intervals of one figure", () => {
  it.each(vectors.wilson)("share: $x of $n", ({ x, n, low, high }) => {
    nearEnds(wilson({ count: x, total: n }), low, high);
  });

  it("share: of nothing there is no number", () => {
    expect(wilson({ count: 0, total: 0 })).toBeNull();
  });

  it.each(vectors.poisson)("count: $count events", ({ count, low, high }) => {
    nearEnds(garwood(count), low, high);
  });

  it("share, exact: the ends of nothing and of all", () => {
    expect(clopperPearson({ count: 0, total: 10 })).toMatchObject({ low: 0 });
    near(clopperPearson({ count: 0, total: 10 }).high, 0.3084971078187608);
    expect(clopperPearson({ count: 10, total: 10 })).toMatchObject({ high: 1 });
  });

  it.each(vectors.nps)("NPS: $prom/$pas/$det", ({ prom, pas, det, nps, margin95 }) => {
    const counts = { promoters: prom, passives: pas, detractors: det };
    near(netPromoterScore(counts), nps);
    near(npsMargin(counts), margin95);
  });

  it("score: mean and Student's interval of answers counted by score", () => {
    // 4 4 5 5 5 6 7 7: mean 5.375, variance 1.4107142857
    const sample = sampleOf({ "4": 2, "5": 3, "6": 1, "7": 2 });
    near(sample?.mean, 5.375);
    near(sample?.variance, 1.4107142857142858);
    nearEnds(sample && meanInterval(sample), 4.382028741507115, 6.367971258492885);
    expect(sampleOf({ "1": 0 })).toBeNull();
    expect(meanInterval({ n: 1, mean: 4, variance: 0 })).toBeNull();
  });
});

describe("change of a figure", () => {
  it.each(vectors.two_prop)("share: $x1 of $n1 → $x2 of $n2", (row) => {
    const before = { count: row.x1, total: row.n1 };
    const now = { count: row.x2, total: row.n2 };
    nearEnds(newcombe(before, now), row.newcombe_low, row.newcombe_high);
    near(twoProportionZ(before, now)?.z, row.z);
    near(twoProportionZ(before, now)?.p, row.p);
    near(fisherExact(before, now), row.fisher_p);
    const isExact = Math.min(row.n1, row.n2) * ((row.x1 + row.x2) / (row.n1 + row.n2)) < 5;
    expect(hasSmallCell(before, now)).toBe(isExact);
    near(proportionP(before, now), isExact ? row.fisher_p : row.p);
  });

  it("rate: how many times as often, and an open end where it never happened before", () => {
    const before = { count: 10, total: 400 };
    const now = { count: 25, total: 500 };
    const ratio = rateRatio(before, now);
    expect(ratio?.low).toBeLessThan(2);
    expect(ratio?.high).toBeGreaterThan(2);
    expect(rateP(before, now)).toBeGreaterThan(0.05);
    expect(rateP({ count: 10, total: 100 }, { count: 10, total: 100 })).toBe(1);
    expect(rateRatio({ count: 0, total: 100 }, { count: 4, total: 100 })?.high).toBe(
      Number.POSITIVE_INFINITY,
    );
    expect(rateRatio({ count: 0, total: 100 }, { count: 0, total: 100 })).toBeNull();
    // 5 events against none, in the same time: twice a half to the fifth
    near(rateP({ count: 0, total: 1 }, { count: 5, total: 1 }), 2 * 0.5 ** 5);
  });

  it("rate: its interval holds 1 exactly when p is above 5 %", () => {
    for (let count = 0; count <= 60; count += 1) {
      const [before, now] = [
        { count: 20, total: 300 },
        { count, total: 450 },
      ];
      const ratio = rateRatio(before, now);
      const p = rateP(before, now);
      expect(ratio !== null && ratio.low <= 1 && ratio.high >= 1).toBe(p !== null && p >= 0.05);
    }
  });

  it("score: the interval of the change holds 0 exactly when p is above 5 %", () => {
    const before = { n: 20, mean: 5, variance: 1.2 };
    for (const mean of [4, 4.4, 5, 5.5, 5.7, 6.2]) {
      const now = { n: 35, mean, variance: 0.8 };
      const change = meanChange(before, now);
      const p = change && meanP(before, now, change.df);
      expect(change !== null && change.low <= 0 && change.high >= 0).toBe(p !== null && p >= 0.05);
    }
    expect(meanP({ n: 3, mean: 4, variance: 0 }, { n: 3, mean: 4, variance: 0 }, 4)).toBe(1);
  });

  it("mix and rate: both reference tables, and their sum is the whole change", () => {
    for (const { before, after, mix, rate, total } of vectors.mix_rate) {
      const sideOf = (side: object) =>
        Object.fromEntries(
          Object.entries(side as Record<string, number[]>).map(([name, [count = 0, all = 0]]) => [
            name,
            { count, total: all },
          ]),
        );
      const split = splitChange(sideOf(before), sideOf(after));
      near(split?.mix, mix);
      near(split?.rate, rate);
      near(split?.total, total);
    }
    expect(splitChange({}, {})).toBeNull();
  });

  it("mix and rate: a segment that is new brings mix only", () => {
    const split = splitChange(
      { search: { count: 50, total: 1000 } },
      { search: { count: 50, total: 1000 }, social: { count: 10, total: 1000 } },
    );
    near(split?.rate, 0);
    near(split?.total, 60 / 2000 - 50 / 1000);
  });
});

describe("many figures and long series", () => {
  it("many KPIs at once: as the reference corrects them, whatever their order", () => {
    const { p, adjusted } = vectors.benjamini_hochberg;
    for (const [index, value] of adjustForMany(p).entries()) near(value, adjusted[index] ?? Number.NaN);
    const turned = adjustForMany(p.toReversed());
    for (const [index, value] of turned.entries()) near(value, adjusted.toReversed()[index] ?? Number.NaN);
    expect(adjustForMany([])).toEqual([]);
  });

  it("XmR: limits of the reference series, whose last point falls out of them", () => {
    const { series, mean, mr_bar, upper, lower, last_signal } = vectors.xmr;
    const chart = controlChart(series);
    near(chart?.mean, mean);
    near(chart?.meanRange, mr_bar);
    near(chart?.upper, upper);
    near(chart?.lower, lower);
    expect(chart?.signals.at(-1) === "outside").toBe(last_signal);
    expect(chart?.signals.slice(0, -1)).toEqual(Array.from({ length: series.length - 1 }, () => null));
  });

  it("XmR: eight in a row on one side are a shift, seven are not", () => {
    // The mean is 15; the last of these lies above it already, so that the row is nine long in the end.
    const wavering = [10, 20, 10, 20, 10, 20, 10, 20];
    const shifted = controlChart([...wavering, ...Array.from({ length: 8 }, () => 17)], 8);
    expect(shifted?.signals.at(-1)).toBe("run");
    expect(shifted?.signals.at(-3)).toBeNull();
  });

  it("XmR: says nothing below eight points of baseline", () => {
    expect(controlChart([1, 2, 3, 4, 5, 6, 7, 8])).toBeNull();
    expect(controlChart([1, 2, 3, 4, 5, 6, 7, 8, 9])).not.toBeNull();
    expect(controlChart([])).toBeNull();
  });

  it.each(vectors.required_n)("needed a month to see $p1 → $p2: $n_per_month", ({ p1, p2, n_per_month }) => {
    expect(requiredPerMonth(p1, p2)).toBe(n_per_month);
  });
});
