// Was this month strange, or is it how the figure always moves? An XmR chart: mean ± 2.66 times the mean moving range.

/** Below this a chart says nothing. */
export const POINTS_FOR_LIMITS = 8;
/** So many points in a row on one side of the mean are a shift, though each lies within the limits. */
export const RUN_LENGTH = 8;
/** 3 / 1.128: three standard deviations, estimated from ranges of two. */
const LIMIT_FACTOR = 2.66;

export interface ControlChart {
  readonly mean: number;
  readonly meanRange: number;
  readonly lower: number;
  readonly upper: number;
  /** What is strange about each point, in their order. */
  readonly signals: readonly ("outside" | "run" | null)[];
}

/**
 * Natural limits of a series, oldest first, and the points that fall out of them; null below eight points of baseline.
 * Source: D. J. Wheeler, Understanding Variation (1993).
 * @param baseline number of first points from which the limits are taken; by default all but the newest, which is judged
 */
export function controlChart(
  values: readonly number[],
  baseline = Math.max(values.length - 1, 0),
): ControlChart | null {
  const base = values.slice(0, baseline);
  if (base.length < POINTS_FOR_LIMITS) return null;
  const mean = base.reduce((sum, value) => sum + value, 0) / base.length;
  const ranges = base.slice(1).map((value, index) => Math.abs(value - (base[index] ?? value)));
  const meanRange = ranges.reduce((sum, range) => sum + range, 0) / ranges.length;
  const lower = mean - LIMIT_FACTOR * meanRange;
  const upper = mean + LIMIT_FACTOR * meanRange;
  let side = 0;
  let length = 0;
  const signals = values.map((value) => {
    const now = Math.sign(value - mean);
    length = now !== 0 && now === side ? length + 1 : now === 0 ? 0 : 1;
    side = now;
    if (value > upper || value < lower) return "outside";
    return length >= RUN_LENGTH ? "run" : null;
  });
  return { mean, meanRange, lower, upper, signals };
}
