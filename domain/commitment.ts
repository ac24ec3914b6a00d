// Commitments: a channel is kept up for a number of calendar months. Six are asked for; any number can be agreed on, and a
// shorter one is flagged. Before the sixth month nothing is judged.
import { type MetricUnit, type Reading, valueOf } from "./metric.ts";
import { addMonths, monthRange, monthsBetween, type MonthString } from "./month.ts";
import { SIX_MONTHS } from "./budget.ts";

/** Longest commitment, in months. */
export const MAX_MONTHS = 60;

export interface Commitment {
  readonly id: string;
  readonly channelId: string;
  readonly startMonth: MonthString;
  /** Calendar months, the first one counted. */
  readonly months: number;
  /** Month in which it was given up before its end; null while it holds. */
  readonly endedMonth: MonthString | null;
  readonly endReason: string | null;
}

type Span = Pick<Commitment, "startMonth" | "months">;

/** Last month that was agreed on. */
export const lastMonth = ({ startMonth, months }: Span): MonthString => addMonths(startMonth, months - 1);

/** Shorter than the six months of the articles. */
export const isShort = ({ months }: Pick<Commitment, "months">): boolean => months < SIX_MONTHS;

/** 3 in "maand 3 van 6"; null before its first month and after its last. */
export function monthNumber(span: Span, month: MonthString): number | null {
  const number = monthsBetween(span.startMonth, month) + 1;
  return number >= 1 && number <= span.months ? number : null;
}

export type CommitmentState = "upcoming" | "running" | "ended" | "fulfilled";

/** Where a commitment stands in this month. One that was given up is `ended` for good. */
export function commitmentState(
  commitment: Span & Pick<Commitment, "endedMonth">,
  month: MonthString,
): CommitmentState {
  if (commitment.endedMonth !== null) return "ended";
  if (month < commitment.startMonth) return "upcoming";
  return month > lastMonth(commitment) ? "fulfilled" : "running";
}

/** The commitment a channel is under in this month, or else will be; of several the one that began first. */
export const commitmentOf = <C extends Commitment>(
  commitments: readonly C[],
  channelId: string,
  month: MonthString,
): C | undefined =>
  commitments
    .filter(
      (one) => one.channelId === channelId && ["running", "upcoming"].includes(commitmentState(one, month)),
    )
    .toSorted((a, b) => monthsBetween(b.startMonth, a.startMonth))[0];

/** Months of a commitment that holds, from this one on. */
export function monthsToGo(commitment: Commitment, month: MonthString): MonthString[] {
  if (commitment.endedMonth !== null) return [];
  const from = month > commitment.startMonth ? month : commitment.startMonth;
  return monthRange(from, lastMonth(commitment));
}

/** Months after which the figure is looked at: before the start, and when three and six months are over. */
export const CHECKPOINTS = [0, 3, SIX_MONTHS] as const;

export interface Checkpoint {
  readonly after: (typeof CHECKPOINTS)[number];
  readonly month: MonthString;
  /** The month is not over yet. */
  readonly isToCome: boolean;
  /** The metric's figure; null where nobody measured. */
  readonly value: number | null;
}

/** The metric at month 0 (the one before the start), 3 and 6 of a commitment. */
export function checkpointsOf(
  { startMonth }: Pick<Commitment, "startMonth">,
  readings: readonly Reading[],
  unit: MetricUnit,
  now: MonthString,
): Checkpoint[] {
  return CHECKPOINTS.map((after) => {
    const month = addMonths(startMonth, after - 1);
    const reading = readings.find((one) => one.month === month);
    return { after, month, isToCome: month >= now, value: reading ? valueOf(reading, unit) : null };
  });
}

/** Until six months are over it is too early to judge, however long the commitment is. */
export const isTooEarly = ({ startMonth }: Pick<Commitment, "startMonth">, now: MonthString): boolean =>
  monthsBetween(startMonth, now) < SIX_MONTHS;
