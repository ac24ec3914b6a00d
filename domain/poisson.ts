// The exact interval of a count (Garwood 1936): how few and how many results are still in keeping with what was counted.

/** Both ends of an interval, in counted things. */
export interface CountInterval {
  readonly low: number;
  readonly high: number;
}

const TAIL = 0.025;
const HALVINGS = 200;
const MAX_TERMS = 100_000;
const PRECISION = 1e-16;

/** ln Γ(n) of a whole number n ≥ 1: summed for small ones, Stirling's series with four terms above. */
function logGamma(n: number): number {
  if (n < 20) {
    let sum = 0;
    for (let factor = 2; factor < n; factor += 1) sum += Math.log(factor);
    return sum;
  }
  const inverse = 1 / n;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
  return (n - 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + series;
}

/**
 * P(X ≥ count) of a Poisson variable with this mean: the regularised lower incomplete gamma function, by its series below
 * count + 1 and by Lentz's continued fraction above (Numerical Recipes §6.2).
 */
function atLeast(count: number, mean: number): number {
  if (mean <= 0) return 0;
  const scale = Math.exp(count * Math.log(mean) - mean - logGamma(count));
  if (mean < count + 1) {
    let term = 1 / count;
    let sum = term;
    for (let step = 1; step < MAX_TERMS && Math.abs(term) > Math.abs(sum) * PRECISION; step += 1) {
      term *= mean / (count + step);
      sum += term;
    }
    return sum * scale;
  }
  let b = mean + 1 - count;
  let c = Number.MAX_VALUE;
  let d = 1 / b;
  let fraction = d;
  for (let step = 1; step < MAX_TERMS; step += 1) {
    const a = -step * (step - count);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < PRECISION * 4) break;
  }
  return 1 - scale * fraction;
}

/** The mean at which `rising` reaches `wanted`, by halving between the two. */
function meanWhere(rising: (mean: number) => number, wanted: number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let step = 0; step < HALVINGS && low < high; step += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (rising(middle) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Exact 95 % interval of the mean behind a count.
 * @param count whole number ≥ 0
 * @returns 5 → 1.6 … 11.7; 0 → 0 … 3.7
 * @throws RangeError on anything that was not counted
 */
export function poissonInterval(count: number): CountInterval {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a count: ${count}`);
  const far = count + 10 * Math.sqrt(count + 1) + 10;
  return {
    low: count === 0 ? 0 : meanWhere((mean) => atLeast(count, mean), TAIL, 0, count),
    high: meanWhere((mean) => atLeast(count + 1, mean), 1 - TAIL, count, far),
  };
}
