// Did the share change, or only who came? A share over segments moves by both; the split keeps a false alarm from being believed.
import type { Proportion } from "./interval.ts";

export interface MixRate {
  /** Change of the whole share, as a fraction. */
  readonly total: number;
  /** What comes from segments growing or shrinking. */
  readonly mix: number;
  /** What comes from shares within the segments. */
  readonly rate: number;
}

/**
 * Splits the change of a share exactly into mix and rate: Δ = Σ(w₁−w₀)(r₀+r₁)/2 + Σ(r₁−r₀)(w₀+w₁)/2, with w a segment's part of
 * all and r its share. A segment that is on one side only counts with the share it has on the other; null without a total.
 * Source: E. M. Kitagawa, JASA 50 (1955).
 */
export function splitChange(
  before: Readonly<Record<string, Proportion>>,
  now: Readonly<Record<string, Proportion>>,
): MixRate | null {
  const totalOf = (side: Readonly<Record<string, Proportion>>) =>
    Object.values(side).reduce((sum, one) => sum + one.total, 0);
  const [from, to] = [totalOf(before), totalOf(now)];
  if (!(from > 0) || !(to > 0)) return null;
  let [mix, rate] = [0, 0];
  for (const name of new Set([...Object.keys(before), ...Object.keys(now)])) {
    const [one, other] = [before[name], now[name]];
    const [w0, w1] = [(one?.total ?? 0) / from, (other?.total ?? 0) / to];
    const share = (side: Proportion | undefined) => (side && side.total > 0 ? side.count / side.total : null);
    const r0 = share(one) ?? share(other) ?? 0;
    const r1 = share(other) ?? r0;
    mix += ((w1 - w0) * (r0 + r1)) / 2;
    rate += ((r1 - r0) * (w0 + w1)) / 2;
  }
  return { total: mix + rate, mix, rate };
}
