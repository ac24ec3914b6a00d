// Looking at many KPIs at once: twelve of them have a chance of 46 % that one seems to differ while nothing did.

/**
 * p-values after Benjamini and Hochberg's correction, in the order given: with all below 0.05 at most 5 % of what is called
 * different is expected to be chance. Source: JRSS B 57 (1995).
 */
export function adjustForMany(values: readonly number[]): number[] {
  const rising = values.map((p, index) => ({ p, index })).toSorted((a, b) => a.p - b.p);
  const adjusted = [...values];
  let least = 1;
  for (const [rank, { p, index }] of [...rising.entries()].toReversed()) {
    least = Math.min(least, (p * values.length) / (rank + 1));
    adjusted[index] = least;
  }
  return adjusted;
}
