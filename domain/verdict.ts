// What may be said of a change between two months: it went up or down, it is not shown to have changed, or there is too little to
// tell. The verdict follows the 95 % interval; without counts there is none.
import { adjustForMany } from "./false-discovery.ts";
import {
  type Interval,
  meanChange,
  newcombe,
  npsChange,
  type Proportion,
  rateRatio,
  sampleOf,
} from "./interval.ts";
import { type MetricDirection, type MetricUnit, type Reading, valueOf } from "./metric.ts";
import { compareDates, type MonthString } from "./month.ts";
import { normalCdf, Z95 } from "./distribution.ts";
import { hasSmallCell, meanP, proportionP, rateP } from "./significance.ts";
import { npsCountsOf, type Survey, type Tally } from "./survey.ts";

/** A reading with its answers, where they were counted. */
export interface CountedReading extends Reading {
  readonly tally?: Tally | null | undefined;
  readonly scaleMax?: number | null | undefined;
}

/** What of a metric decides how two of its readings are compared. */
export interface JudgedMetric {
  readonly unit: MetricUnit;
  readonly direction: MetricDirection;
  readonly survey: Survey | null;
}

/**
 * Why there is no verdict: a bare value (teller en noemer ontbreken), nothing before it, a month that still runs, a mean of which
 * nobody counted the answers, or answers on two scales.
 */
export type NoVerdictReason = "bare" | "first" | "running" | "uncounted" | "scale";

export interface NoVerdict {
  readonly kind: "none";
  readonly reason: NoVerdictReason;
}

export interface ProvenVerdict {
  readonly kind: "higher" | "lower" | "not_shown" | "too_little";
  /** Whether a shown change goes the right way; null where none is shown. */
  readonly isBetter: boolean | null;
  /** How the two were compared; a rate by its ratio (1 = the same), all others by their difference. */
  readonly by: "share" | "rate" | "nps" | "score";
  readonly before: Side;
  readonly now: Side;
  /** 95 %: of the difference in the metric's unit (percentage points for a share), or of the ratio for a rate. */
  readonly interval: Interval;
  /** Two-sided. Stands in the detail only. */
  readonly p: number;
}

/** One of the two months, with the counts it rests on. */
export interface Side {
  readonly month: MonthString;
  readonly value: number;
  /** Counted ones (bought, calls), or the sum of the scores. */
  readonly count: number;
  /** Out of so many visitors, orders or answers. */
  readonly total: number;
}

export type Verdict = ProvenVerdict | NoVerdict;

/** Below so many answers an NPS shows who answered what, and no verdict: its formula gives ± 0 where all answered alike. */
export const NPS_ANSWERS = 30;
/** Below so many answers a mean score is not compared: the t-interval asks more of the answers' shape than so few can show (ours). */
const SCORE_ANSWERS = 10;
/** So few events cannot differ at 5 %, however they fall: even 5 to 0 has a p of 6 % in equal time. */
const RATE_EVENTS = 6;
const SURE = 0.05;

/**
 * Verdict on the change from `before` to `now`.
 * @param runningMonth month that is not over yet: nothing is said of it
 */
export function judge(
  metric: JudgedMetric,
  before: CountedReading | null,
  now: CountedReading,
  runningMonth?: MonthString,
): Verdict {
  if (now.month === runningMonth) return none("running");
  const to = sideOf(now, metric.unit);
  if (!to) return none("bare");
  if (!before) return none("first");
  const from = sideOf(before, metric.unit);
  if (!from) return none("bare");
  if (metric.survey === "nps") return judgeNps(metric, before, now, from, to);
  if (metric.survey === "ces") return judgeScore(metric, before, now, from, to);
  if (metric.survey === "csat" && (before.scaleMax ?? null) !== (now.scaleMax ?? null)) return none("scale");
  if (metric.unit === "percent") return judgeShare(metric, from, to);
  if (metric.unit === "count" || metric.unit === "per100") return judgeRate(metric, from, to);
  return none("uncounted");
}

/** Verdict on the newest reading against the one before it, whatever lies between; null without any reading. */
export function judgeLatest(
  metric: JudgedMetric,
  readings: readonly CountedReading[],
  runningMonth?: MonthString,
): Verdict | null {
  const sorted = readings.toSorted((a, b) => compareDates(a.month, b.month));
  const now = sorted.at(-1);
  return now ? judge(metric, sorted.at(-2) ?? null, now, runningMonth) : null;
}

/**
 * For KPIs that are looked at together: which verdicts still hold after Benjamini and Hochberg's correction, in their order. Only a
 * shown change can lose; all others are true as they stand.
 */
export function holdAmongMany(verdicts: readonly (Verdict | null)[]): boolean[] {
  const tested = verdicts.flatMap((one) => (one && one.kind !== "none" ? [one] : []));
  const adjusted = adjustForMany(tested.map((one) => one.p));
  return verdicts.map((one) => {
    if (!one || (one.kind !== "higher" && one.kind !== "lower")) return true;
    return (adjusted[tested.indexOf(one)] ?? 1) < SURE;
  });
}

const none = (reason: NoVerdictReason): NoVerdict => ({ kind: "none", reason });

function sideOf(reading: CountedReading, unit: MetricUnit): Side | null {
  const { numerator, denominator, month } = reading;
  const value = valueOf(reading, unit);
  if (numerator === null || denominator === null || !(denominator > 0) || value === null) return null;
  return { month, value, count: numerator, total: denominator };
}

function proven(
  { direction }: JudgedMetric,
  sides: Pick<ProvenVerdict, "by" | "before" | "now">,
  interval: Interval,
  p: number,
  isEnough: boolean,
): ProvenVerdict {
  const same = sides.by === "rate" ? 1 : 0;
  const shown = interval.low > same ? "higher" : interval.high < same ? "lower" : null;
  const kind = isEnough ? (shown ?? "not_shown") : "too_little";
  const isBetter =
    kind === "higher" || kind === "lower" ? (kind === "higher") === (direction === "up") : null;
  return { ...sides, kind, isBetter, interval, p };
}

const proportionOf = ({ count, total }: Side): Proportion => ({ count, total });

/** Of small cells the interval and Fisher's exact test must both say so; what they disagree about is too little to tell. */
function judgeShare(metric: JudgedMetric, before: Side, now: Side): Verdict {
  const [from, to] = [proportionOf(before), proportionOf(now)];
  const interval = newcombe(from, to);
  const isWhole = [before, now].every((side) => Number.isInteger(side.count) && Number.isInteger(side.total));
  const isSmall = hasSmallCell(from, to);
  const p = isSmall && !isWhole ? 1 : proportionP(from, to);
  if (!interval || p === null) return none("bare");
  const points = { low: interval.low * 100, high: interval.high * 100 };
  return proven(metric, { by: "share", before, now }, points, p, !isSmall || p < SURE);
}

function judgeRate(metric: JudgedMetric, before: Side, now: Side): Verdict {
  const [from, to] = [proportionOf(before), proportionOf(now)];
  const isWhole = Number.isInteger(before.count) && Number.isInteger(now.count);
  const interval = rateRatio(from, to);
  const p = isWhole ? rateP(from, to) : null;
  if (!isWhole) return none("uncounted");
  const events = before.count + now.count;
  const unknown = { low: 0, high: Number.POSITIVE_INFINITY };
  return proven(metric, { by: "rate", before, now }, interval ?? unknown, p ?? 1, events >= RATE_EVENTS);
}

function judgeNps(
  metric: JudgedMetric,
  from: CountedReading,
  to: CountedReading,
  before: Side,
  now: Side,
): Verdict {
  if (!from.tally || !to.tally) return none("uncounted");
  const interval = npsChange(npsCountsOf(from.tally), npsCountsOf(to.tally));
  if (!interval) return none("uncounted");
  const error = (interval.high - interval.low) / 2 / Z95;
  const p = error === 0 ? 1 : 2 * normalCdf(-Math.abs((now.value - before.value) / error));
  const isEnough = Math.min(before.total, now.total) >= NPS_ANSWERS && error > 0;
  return proven(metric, { by: "nps", before, now }, interval, p, isEnough);
}

function judgeScore(
  metric: JudgedMetric,
  from: CountedReading,
  to: CountedReading,
  before: Side,
  now: Side,
): Verdict {
  const first = from.tally ? sampleOf(from.tally) : null;
  const second = to.tally ? sampleOf(to.tally) : null;
  if (!first || !second) return none("uncounted");
  const change = meanChange(first, second);
  const isEnough = Math.min(first.n, second.n) >= SCORE_ANSWERS && first.variance + second.variance > 0;
  const unknown = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const p = change ? meanP(first, second, change.df) : 1;
  return proven(metric, { by: "score", before, now }, change ?? unknown, p, isEnough);
}
