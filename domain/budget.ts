// Money of channels: a line a channel and month with what is planned, committed and spent, in cents; what adds up to what;
// and what one result cost.
import type { MetricUnit, Reading } from "./metric.ts";
import { addMonths, monthRange, type MonthString } from "./month.ts";
import { garwood } from "./interval.ts";

export const BUDGET_FIGURES = ["planned", "committed", "spent"] as const;
export type BudgetFigure = (typeof BUDGET_FIGURES)[number];

/** The six months that the articles ask for before anything may be expected, and that a plan looks ahead. */
export const SIX_MONTHS = 6;
/** Largest amount of one cell, in cents: ten million euros. */
export const MAX_CENTS = 1_000_000_000;

/** Money of one channel in one month, in cents. `null` = nobody filled it in, which is not 0. */
export interface BudgetLine {
  readonly channelId: string;
  readonly month: MonthString;
  readonly plannedCents: number | null;
  readonly committedCents: number | null;
  readonly spentCents: number | null;
}

export const centsOf = (line: BudgetLine | undefined, figure: BudgetFigure): number | null => {
  if (!line) return null;
  if (figure === "planned") return line.plannedCents;
  return figure === "committed" ? line.committedCents : line.spentCents;
};

/** The line of a channel and month, if anything was filled in there. */
export const lineAt = (
  lines: readonly BudgetLine[],
  channelId: string,
  month: MonthString,
): BudgetLine | undefined => lines.find((line) => line.channelId === channelId && line.month === month);

/** Sum of amounts, in cents; null when none was filled in: nothing known is not 0. */
export function sumCents(amounts: readonly (number | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0);
}

/** Sum of one figure over lines, in cents. */
export const totalOf = (lines: readonly BudgetLine[], figure: BudgetFigure): number | null =>
  sumCents(lines.map((line) => centsOf(line, figure)));

/** True where money is set aside: planned or committed above 0. */
export const isFunded = (line: BudgetLine | undefined): boolean =>
  (line?.plannedCents ?? 0) > 0 || (line?.committedCents ?? 0) > 0;

/** The `count` months after this one. */
export const comingMonths = (month: MonthString, count = SIX_MONTHS): MonthString[] =>
  monthRange(addMonths(month, 1), addMonths(month, count));

/** Those of the months in which a channel has no money set aside. */
export const unfundedMonths = (
  lines: readonly BudgetLine[],
  channelId: string,
  months: readonly MonthString[],
): MonthString[] => months.filter((month) => !isFunded(lineAt(lines, channelId, month)));

/** Months up to now in which money was set aside and nobody wrote what was spent: sums of what was spent are incomplete. */
export const monthsWithoutSpent = (lines: readonly BudgetLine[], now: MonthString): MonthString[] => [
  ...new Set(
    lines.flatMap((line) =>
      line.month < now && isFunded(line) && line.spentCents === null ? [line.month] : [],
    ),
  ),
];

/**
 * Divides an amount over several, in whole cents that add up to it again: the first ones get the cents that are left over.
 * @param count number of parts, 1 or more
 */
export function shareCents(cents: number, count: number): number[] {
  const base = Math.trunc(cents / count);
  const left = Math.abs(cents - base * count);
  return Array.from({ length: count }, (_, part) => base + (part < left ? Math.sign(cents) : 0));
}

/**
 * Number of results a reading counted: the numerator of a share, the figure of a count. Null for units that count nothing.
 */
export function resultOf(reading: Omit<Reading, "month"> | undefined, unit: MetricUnit): number | null {
  if (!reading || (unit !== "count" && unit !== "percent")) return null;
  if (reading.numerator !== null) return reading.numerator;
  return unit === "count" ? reading.value : null;
}

/** What one result cost, in cents, and how far it may lie from that by chance alone. */
export interface CostPerResult {
  readonly cents: number;
  readonly results: number;
  /** 95 %: from the exact interval of the count of results. `high` is null where no end can be given. */
  readonly low: number;
  readonly high: number | null;
}

/**
 * Cost per result: what was spent ÷ the results of the same month. Null ("niet te bepalen") when either is missing, when no
 * result was counted, or when results were not whole things.
 */
export function costPerResult(spentCents: number | null, results: number | null): CostPerResult | null {
  if (spentCents === null || results === null || !Number.isSafeInteger(results) || results < 1) return null;
  const { low, high } = garwood(results);
  return {
    cents: spentCents / results,
    results,
    low: spentCents / high,
    high: low > 0 ? spentCents / low : null,
  };
}

interface Measured {
  readonly id: string;
  readonly unit: string;
  /** The channel it measures, where it measures one as a whole. */
  readonly channelId: string | null;
  readonly touchpointId: string | null;
  readonly nodeIds: readonly string[];
}

/** True where a metric measures the channel itself, or something at one of its touchpoints. */
export const isMeasuredBy = (
  metric: Measured,
  channelId: string,
  touchpointIds: ReadonlySet<string>,
): boolean =>
  metric.channelId === channelId ||
  [metric.touchpointId, ...metric.nodeIds].some((id) => id !== null && touchpointIds.has(id));

/**
 * The metric that counts a channel's results: the one that was chosen, else the first that counts something of the channel
 * itself, else the first that does so at one of its touchpoints.
 */
export function resultMetricOf<M extends Measured>(
  chosenId: string | null | undefined,
  channelId: string,
  touchpointIds: ReadonlySet<string>,
  metrics: readonly M[],
): M | undefined {
  const chosen = metrics.find((metric) => metric.id === chosenId);
  if (chosen) return chosen;
  const counting = metrics.filter(({ unit }) => unit === "count" || unit === "percent");
  return (
    counting.find((metric) => metric.channelId === channelId) ??
    counting.find((metric) => isMeasuredBy(metric, channelId, touchpointIds))
  );
}
