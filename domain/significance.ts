// p-values of a change. They stand in the detail of a verdict and feed the correction for many KPIs; the verdict follows the interval.
import { betaI, logGamma, normalCdf, studentCdf } from "./distribution.ts";
import type { Proportion, Sample } from "./interval.ts";

/** An approximation may be used from this expected number in every cell on (Cochran, 1954). */
const SMALLEST_CELL = 5;

/** Two-sided p of two shares by the pooled z, and z itself; null without a total. z is 0 where all or none are counted. */
export function twoProportionZ(before: Proportion, now: Proportion): { z: number; p: number } | null {
  if (!(before.total > 0) || !(now.total > 0)) return null;
  const pooled = (before.count + now.count) / (before.total + now.total);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / before.total + 1 / now.total));
  const z = error === 0 ? 0 : (now.count / now.total - before.count / before.total) / error;
  return { z, p: 2 * normalCdf(-Math.abs(z)) };
}

/** True where a cell of the two-by-two table is expected below five: then only an exact test may speak. */
export function hasSmallCell(before: Proportion, now: Proportion): boolean {
  const pooled = (before.count + now.count) / (before.total + now.total);
  const least = Math.min(before.total, now.total) * Math.min(pooled, 1 - pooled);
  return least < SMALLEST_CELL;
}

/**
 * Fisher's exact p of two shares of whole numbers, two-sided: the sum of all tables with these margins that are not likelier
 * than this one. Source: R. A. Fisher, JRSS 98 (1935).
 */
export function fisherExact(before: Proportion, now: Proportion): number {
  const counted = before.count + now.count;
  const total = before.total + now.total;
  const logOf = (x: number) =>
    logChoose(before.total, x) + logChoose(now.total, counted - x) - logChoose(total, counted);
  const observed = logOf(before.count);
  let p = 0;
  const last = Math.min(before.total, counted);
  for (let x = Math.max(0, counted - now.total); x <= last; x += 1) {
    const log = logOf(x);
    if (log <= observed + 1e-7) p += Math.exp(log);
  }
  return Math.min(1, p);
}

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/** p of two shares: exact where a cell is small, else by z; null without a total. */
export function proportionP(before: Proportion, now: Proportion): number | null {
  const normal = twoProportionZ(before, now);
  return normal && hasSmallCell(before, now) ? fisherExact(before, now) : (normal?.p ?? null);
}

/** Exact two-sided p of two rates (events per exposure): twice the smaller binomial tail, at most 1. */
export function rateP(before: Proportion, now: Proportion): number | null {
  const events = before.count + now.count;
  if (events === 0 || !(before.total > 0) || !(now.total > 0)) return null;
  const share = now.total / (before.total + now.total);
  const atLeast = now.count === 0 ? 1 : betaI(share, now.count, events - now.count + 1);
  const atMost = now.count === events ? 1 : 1 - betaI(share, now.count + 1, events - now.count);
  return Math.min(1, 2 * Math.min(atLeast, atMost));
}

/** p of two mean scores by Welch's t; `df` as `meanChange` gives it. */
export function meanP(before: Sample, now: Sample, df: number): number {
  const error = Math.sqrt(before.variance / before.n + now.variance / now.n);
  if (error === 0) return before.mean === now.mean ? 1 : 0;
  return 2 * studentCdf(-Math.abs((now.mean - before.mean) / error), df);
}
