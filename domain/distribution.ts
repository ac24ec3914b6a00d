// Distribution functions and their quantiles, as far as the intervals and tests of this folder need them. Accurate to 1e-9 or better.

/** z of a two-sided 95 % interval: the 0.975 quantile of the normal distribution. */
export const Z95 = 1.959963984540054;

const TINY = 1e-300;
const CLOSE = 1e-16;
const STEPS = 500;

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

/** ln Γ(x) for x > 0. Lanczos' approximation with g = 7 and nine terms; relative error below 1e-14. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const at = x - 1;
  const sum = LANCZOS.reduce((total, term, index) => (index === 0 ? term : total + term / (at + index)), 0);
  const t = at + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (at + 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * Lower regularised incomplete gamma function P(a, x) in [0, 1]: series below a + 1, continued fraction (Lentz) above it.
 * Source: Abramowitz & Stegun 6.5.29 and 6.5.31.
 */
export function gammaP(a: number, x: number): number {
  return x < a + 1 ? gammaSeries(a, x) : 1 - gammaFraction(a, x);
}

/** 1 − P(a, x), without losing the digits of a small tail. */
export function gammaQ(a: number, x: number): number {
  return x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x);
}

function gammaSeries(a: number, x: number): number {
  if (x <= 0) return 0;
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < STEPS * 20 && Math.abs(term) > Math.abs(sum) * CLOSE; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * Math.exp(a * Math.log(x) - x - logGamma(a));
}

function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let product = d;
  for (let n = 1; n < STEPS * 20; n += 1) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / nonZero(an * d + b);
    c = nonZero(b + an / c);
    const step = d * c;
    product *= step;
    if (Math.abs(step - 1) < CLOSE) break;
  }
  return product * Math.exp(a * Math.log(x) - x - logGamma(a));
}

const nonZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);

/** Regularised incomplete beta function I_x(a, b) in [0, 1]. Source: Abramowitz & Stegun 26.5.8 (continued fraction). */
export function betaI(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let product = d;
  for (let n = 1; n < STEPS * 20; n += 1) {
    const even = (n * (b - n) * x) / ((a + 2 * n - 1) * (a + 2 * n));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    product *= d * c;
    const odd = (-(a + n) * (a + b + n) * x) / ((a + 2 * n) * (a + 2 * n + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    product *= d * c;
    if (Math.abs(d * c - 1) < CLOSE) break;
  }
  return product;
}

/** P(Z ≤ z) of the normal distribution, through Φ(z) = ½ Q(½, z²/2) below zero: a small tail keeps its digits. */
export function normalCdf(z: number): number {
  return z < 0 ? 0.5 * gammaQ(0.5, (z * z) / 2) : 1 - 0.5 * gammaQ(0.5, (z * z) / 2);
}

/** z with P(Z ≤ z) = p, 0 < p < 1. @throws RangeError outside of it */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`no quantile at ${p}`);
  return p < 0.5 ? -quantileBetween(1 - p, normalCdf, 0, 40) : quantileBetween(p, normalCdf, 0, 40);
}

/** Quantile of the chi-square distribution; `p` in (0, 1), `df` > 0. */
export function chiSquareQuantile(p: number, df: number): number {
  const cdf = (x: number) => gammaP(df / 2, x / 2);
  let high = Math.max(df, 1);
  while (cdf(high) < p) high *= 2;
  return quantileBetween(p, cdf, 0, high);
}

/** Quantile of the beta distribution; `p` in (0, 1), `a` and `b` > 0. */
export const betaQuantile = (p: number, a: number, b: number): number =>
  quantileBetween(p, (x) => betaI(x, a, b), 0, 1);

/** P(T ≤ t) of Student's distribution with `df` > 0 degrees of freedom (Abramowitz & Stegun 26.7.1). */
export function studentCdf(t: number, df: number): number {
  const tail = betaI(df / (df + t * t), df / 2, 0.5) / 2;
  return t > 0 ? 1 - tail : tail;
}

/** t with P(T ≤ t) = p. */
export function studentQuantile(p: number, df: number): number {
  if (p < 0.5) return -studentQuantile(1 - p, df);
  let high = 2;
  while (studentCdf(high, df) < p) high *= 2;
  return quantileBetween(p, (t) => studentCdf(t, df), 0, high);
}

/** Halves [low, high] until its ends are neighbours: slow, but exact for every rising function. */
function quantileBetween(p: number, cdf: (x: number) => number, low: number, high: number): number {
  let [left, right] = [low, high];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (left + right) / 2;
    if (middle <= left || middle >= right) break;
    if (cdf(middle) < p) left = middle;
    else right = middle;
  }
  return (left + right) / 2;
}
