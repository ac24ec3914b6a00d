// Convenience (gemak) of a touchpoint: 1 … 5, where 5 takes the customer no effort.

export const CONVENIENCE_MIN = 1;
export const CONVENIENCE_MAX = 5;
export const CONVENIENCE_STEPS = [1, 2, 3, 4, 5] as const;

/** Nearest whole step inside the scale. */
export function clampConvenience(value: number): number {
  return Math.min(CONVENIENCE_MAX, Math.max(CONVENIENCE_MIN, Math.round(value)));
}

/** One step up or down; the first step without a value starts from the middle. */
export const nextConvenience = (value: number | null): number =>
  clampConvenience(value === null ? 3 : value + 1);
export const previousConvenience = (value: number | null): number =>
  clampConvenience(value === null ? 3 : value - 1);

/** Keys 1 … 5; null for any other digit. */
export const convenienceFromDigit = (digit: number): number | null =>
  CONVENIENCE_STEPS.find((step) => step === digit) ?? null;

/** The touchpoints hardest for the customer, hardest first; equal ones keep their order on the board. */
export function leastConvenient<T extends { readonly convenience: number | null }>(
  touchpoints: readonly T[],
  count = 3,
): T[] {
  return touchpoints
    .filter((touchpoint) => touchpoint.convenience !== null)
    .toSorted((a, b) => (a.convenience ?? 0) - (b.convenience ?? 0))
    .slice(0, count);
}

/** Mean of the scores that were given; null when none was. */
export function meanConvenience(scores: readonly (number | null)[]): number | null {
  const known = scores.filter((score) => score !== null);
  return known.length === 0 ? null : known.reduce((sum, score) => sum + score, 0) / known.length;
}
