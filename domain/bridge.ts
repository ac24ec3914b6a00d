// Bridges: a channel the customer needs carries the journey from one phase to the next. Where a necessary or committed one is
// taken away, given up or left without money, the bridge is broken, and says why.
import { type BudgetLine, comingMonths, unfundedMonths } from "./budget.ts";
import { type Commitment, commitmentOf, lastMonth, monthsToGo } from "./commitment.ts";
import type { MonthString } from "./month.ts";

export type BridgeCause = "removed" | "stopped" | "unfunded";

export interface BrokenBridge {
  readonly channelId: string;
  readonly cause: BridgeCause;
  /** Why it was taken away or given up; null where money is missing, which nobody had to explain. */
  readonly reason: string | null;
  /** Months without money; for the other causes the month since which the bridge is gone. */
  readonly months: readonly MonthString[];
}

interface BridgeChannel {
  readonly id: string;
  readonly necessary: boolean;
}

/** A channel that was removed although it was necessary or committed. */
export interface Drop {
  readonly channelId: string;
  readonly month: MonthString;
  readonly reason: string;
}

/** Taking this channel away breaks a bridge: it is necessary, or a commitment holds or begins. */
export const isBridge = (
  channel: BridgeChannel,
  commitments: readonly Commitment[],
  month: MonthString,
): boolean => channel.necessary || commitmentOf(commitments, channel.id, month) !== undefined;

/**
 * Months without money that a channel must have: for a necessary one the coming six, for a committed one what is left of its
 * commitment. In order, each once.
 */
export function missingMonths(
  channel: BridgeChannel,
  lines: readonly BudgetLine[],
  commitments: readonly Commitment[],
  month: MonthString,
): MonthString[] {
  const commitment = commitmentOf(commitments, channel.id, month);
  const owed = new Set([
    ...(channel.necessary ? comingMonths(month) : []),
    ...(commitment ? monthsToGo(commitment, month) : []),
  ]);
  return unfundedMonths(lines, channel.id, [...owed].sort());
}

/**
 * Every broken bridge, one a channel: what was removed before what was given up before what has no money.
 * @param channels those still in use
 * @param drops removed ones that were bridges
 */
export function brokenBridges(
  channels: readonly BridgeChannel[],
  drops: readonly Drop[],
  lines: readonly BudgetLine[],
  commitments: readonly Commitment[],
  month: MonthString,
): BrokenBridge[] {
  const removed = drops.map(
    ({ channelId, reason, month: since }): BrokenBridge => ({
      channelId,
      cause: "removed",
      reason,
      months: [since],
    }),
  );
  const standing = channels.flatMap((channel): BrokenBridge[] => {
    const { id: channelId } = channel;
    const stopped = commitments.find(
      (one) => one.channelId === channelId && one.endedMonth !== null && month <= lastMonth(one),
    );
    if (stopped?.endedMonth && !commitmentOf(commitments, channelId, month))
      return [{ channelId, cause: "stopped", reason: stopped.endReason, months: [stopped.endedMonth] }];
    const months = missingMonths(channel, lines, commitments, month);
    return months.length === 0 ? [] : [{ channelId, cause: "unfunded", reason: null, months }];
  });
  return [...removed, ...standing];
}
