// How sure a figure is: 95 % intervals for shares, counts, scores and their differences. What may be said of them: verdict.ts.
import { betaQuantile, chiSquareQuantile, studentQuantile, Z95 } from "./distribution.ts";

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** `count` of `total`: 48 of 2,000 visitors bought. */
export interface Proportion {
  readonly count: number;
  readonly total: number;
}

/** What n answers on a scale come down to. */
export interface Sample {
  readonly n: number;
  readonly mean: number;
  /** Variance with n − 1 below the line; 0 for one answer. */
  readonly variance: number;
}

/** Answers to "would you recommend us?": 9–10, 7–8 and 0–6. */
export interface NpsCounts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/**
 * Wilson's score interval of a share, as fractions 0–1; null without a total ("no number").
 * Source: E. B. Wilson, JASA 22 (1927); Brown, Cai & DasGupta, Statistical Science 16 (2001).
 */
export function wilson({ count, total }: Proportion): Interval | null {
  if (!(total > 0)) return null;
  const share = count / total;
  const z2 = Z95 * Z95;
  const middle = (share + z2 / (2 * total)) / (1 + z2 / total);
  const reach =
    (Z95 * Math.sqrt((share * (1 - share)) / total + z2 / (4 * total * total))) / (1 + z2 / total);
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

/**
 * Interval of `now − before`, as fractions; null where one of them has no total.
 * Source: R. G. Newcombe, Statistics in Medicine 17 (1998), method 10 (from the two Wilson intervals).
 */
export function newcombe(before: Proportion, now: Proportion): Interval | null {
  const [first, second] = [wilson(before), wilson(now)];
  if (!first || !second) return null;
  const [from, to] = [before.count / before.total, now.count / now.total];
  return {
    low: to - from - Math.hypot(to - second.low, first.high - from),
    high: to - from + Math.hypot(second.high - to, from - first.low),
  };
}

/**
 * Exact interval of the mean behind a count of separate events (orders, calls): 5 → 1.6 … 11.7.
 * Source: F. Garwood, Biometrika 28 (1936), through chi-square quantiles.
 */
export function garwood(count: number): Interval {
  return {
    low: count === 0 ? 0 : chiSquareQuantile(0.025, 2 * count) / 2,
    high: chiSquareQuantile(0.975, 2 * count + 2) / 2,
  };
}

/**
 * Exact interval of a share (Clopper & Pearson, Biometrika 26 (1934)); wider than Wilson's, and used where a bound must hold:
 * for the ratio of two counts.
 */
export function clopperPearson({ count, total }: Proportion): Interval {
  return {
    low: count === 0 ? 0 : betaQuantile(0.025, count, total - count + 1),
    high: count === total ? 1 : betaQuantile(0.975, count + 1, total - count),
  };
}

/**
 * Interval of the ratio of two rates (events per exposure): how many times as often now as before. `high` may be infinite.
 * Given the sum of the events, those of now are binomial (Przyborowski & Wilenski, Biometrika 31 (1940)).
 */
export function rateRatio(before: Proportion, now: Proportion): Interval | null {
  const total = before.count + now.count;
  if (total === 0 || !(before.total > 0) || !(now.total > 0)) return null;
  const share = clopperPearson({ count: now.count, total });
  const ratio = (part: number) => (part / (1 - part)) * (before.total / now.total);
  return { low: ratio(share.low), high: share.high === 1 ? Number.POSITIVE_INFINITY : ratio(share.high) };
}

/** Net promoter score, −100 … 100; null without answers. Source: F. Reichheld, Harvard Business Review, December 2003. */
export function netPromoterScore({ promoters, passives, detractors }: NpsCounts): number | null {
  const n = promoters + passives + detractors;
  return n > 0 ? (100 * (promoters - detractors)) / n : null;
}

/** Variance of the mean behind an NPS, in squared points: (p + d − (p − d)²) / n. */
function npsVariance({ promoters, passives, detractors }: NpsCounts): number {
  const n = promoters + passives + detractors;
  const [p, d] = [promoters / n, detractors / n];
  return (10_000 * (p + d - (p - d) ** 2)) / n;
}

/** Half the width of an NPS's 95 % interval, in points; null without answers. It is 0 where all answered alike: see verdict.ts. */
export function npsMargin(counts: NpsCounts): number | null {
  return netPromoterScore(counts) === null ? null : Z95 * Math.sqrt(npsVariance(counts));
}

/** Interval of the change of an NPS, in points; null where one side has no answers. */
export function npsChange(before: NpsCounts, now: NpsCounts): Interval | null {
  const [from, to] = [netPromoterScore(before), netPromoterScore(now)];
  if (from === null || to === null) return null;
  const reach = Z95 * Math.sqrt(npsVariance(before) + npsVariance(now));
  return { low: to - from - reach, high: to - from + reach };
}

/** Mean and variance of answers counted by score: `{ "1": 3, "5": 20 }`; null without answers. */
export function sampleOf(tally: Readonly<Record<string, number>>): Sample | null {
  const answers = Object.entries(tally).map(([score, count]) => ({ score: Number(score), count }));
  const n = answers.reduce((sum, one) => sum + one.count, 0);
  if (n === 0) return null;
  const mean = answers.reduce((sum, one) => sum + one.score * one.count, 0) / n;
  const squares = answers.reduce((sum, one) => sum + one.count * (one.score - mean) ** 2, 0);
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0 };
}

/** Student's interval of a mean score; null with fewer than two answers. */
export function meanInterval({ n, mean, variance }: Sample): Interval | null {
  if (n < 2) return null;
  const reach = studentQuantile(0.975, n - 1) * Math.sqrt(variance / n);
  return { low: mean - reach, high: mean + reach };
}

/**
 * Interval of the change of a mean score, without assuming equal spread; null with fewer than two answers on one side.
 * Source: B. L. Welch, Biometrika 34 (1947).
 */
export function meanChange(before: Sample, now: Sample): (Interval & { readonly df: number }) | null {
  if (before.n < 2 || now.n < 2) return null;
  const [first, second] = [before.variance / before.n, now.variance / now.n];
  const sum = first + second;
  const df =
    sum === 0 ? before.n + now.n - 2 : sum ** 2 / (first ** 2 / (before.n - 1) + second ** 2 / (now.n - 1));
  const reach = studentQuantile(0.975, df) * Math.sqrt(sum);
  return { low: now.mean - before.mean - reach, high: now.mean - before.mean + reach, df };
}
