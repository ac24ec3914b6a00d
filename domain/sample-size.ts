// Whether a goal could be seen in the data at all: how many people a month that takes, and after how many months.
import { normalQuantile, Z95 } from "./distribution.ts";

/** Chance that a change which is really there is also seen. */
const POWER_Z = normalQuantile(0.8);

/**
 * People needed on each side to see a share go from `from` to `to` (fractions 0–1) at 5 % two-sided with 80 % power; infinite
 * where nothing changes. Source: J. L. Fleiss, Statistical Methods for Rates and Proportions (1981), without continuity correction.
 */
export function requiredPerMonth(from: number, to: number): number {
  const middle = (from + to) / 2;
  const spread = Z95 * Math.sqrt(2 * middle * (1 - middle));
  const power = POWER_Z * Math.sqrt(from * (1 - from) + to * (1 - to));
  return Math.ceil(((spread + power) / (to - from)) ** 2);
}

/** The same for a figure with this variance per answer (scores, NPS): n = (z₁ + z₂)² · 2σ² / δ². */
export function requiredAnswers(variance: number, change: number): number {
  return Math.ceil((2 * variance * (Z95 + POWER_Z) ** 2) / change ** 2);
}

/** The same for events per exposure (calls per order), which may happen more than once: n = (z₁ + z₂)² (λ₁ + λ₂) / (λ₂ − λ₁)². */
export function requiredExposure(from: number, to: number): number {
  return Math.ceil(((from + to) * (Z95 + POWER_Z) ** 2) / (to - from) ** 2);
}

/** Months of `perMonth` people until `needed` are there; infinite without people. */
export const monthsUntilSeen = (needed: number, perMonth: number): number =>
  perMonth > 0 ? Math.ceil(needed / perMonth) : Number.POSITIVE_INFINITY;
