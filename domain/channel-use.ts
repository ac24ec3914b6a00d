// Which channels a persona uses, and since when: so that a shift between two months can be told, and a card on a channel that
// nobody listens to.
import type { MediaKind } from "./journey.ts";
import { addMonths, monthsBetween, type MonthString } from "./month.ts";

/** A channel a persona uses. Without `since` it always was so; without `until` it still is. Both months are within. */
export interface ChannelUse {
  readonly channelId: string;
  readonly since: MonthString | null;
  readonly until: MonthString | null;
}

/** Months apart that a report compares: at most, and where nothing is said. */
export const SHIFT_MAX = 24;
export const SHIFT_DEFAULT = 12;

export const isUsedIn = ({ since, until }: ChannelUse, month: MonthString): boolean =>
  (since === null || since <= month) && (until === null || month <= until);

/** Channels in use in this month, in the order in which they were written down. */
export const channelsUsedIn = (uses: readonly ChannelUse[], month: MonthString): string[] =>
  uses.filter((use) => isUsedIn(use, month)).map((use) => use.channelId);

export interface ChannelShift {
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  readonly kept: readonly string[];
}

/**
 * How the use of channels shifted between two months, each channel in one of three lists.
 * @throws RangeError unless `to` is 1 to 24 months after `from`
 */
export function shiftBetween(uses: readonly ChannelUse[], from: MonthString, to: MonthString): ChannelShift {
  const apart = monthsBetween(from, to);
  if (apart < 1 || apart > SHIFT_MAX) throw new RangeError(`${from} and ${to} are ${apart} months apart`);
  const [before, after] = [channelsUsedIn(uses, from), channelsUsedIn(uses, to)];
  return {
    gained: after.filter((id) => !before.includes(id)),
    lost: before.filter((id) => !after.includes(id)),
    kept: after.filter((id) => before.includes(id)),
  };
}

/**
 * The uses after somebody said which channels are in use now: a new one begins this month, one that is left out ended with
 * the month before. What began this month and is left out was a slip and is forgotten. Only the last stretch of a channel is
 * kept.
 * @param isFirst the persona is only being described: nothing begins or ends yet, it always was so
 */
export function usesAfter(
  before: readonly ChannelUse[],
  channelIds: readonly string[],
  month: MonthString,
  isFirst: boolean,
): ChannelUse[] {
  const wanted = [...new Set(channelIds)];
  const monthBefore = addMonths(month, -1);
  const ended = before.flatMap((use): ChannelUse[] => {
    if (wanted.includes(use.channelId)) return [];
    if (!isUsedIn(use, month)) return [use];
    return isFirst || use.since === month ? [] : [{ ...use, until: monthBefore }];
  });
  const used = wanted.map((channelId): ChannelUse => {
    const use = before.find((one) => one.channelId === channelId);
    if (!use) return { channelId, since: isFirst ? null : month, until: null };
    if (isUsedIn(use, month)) return use;
    // ended with the month before: taken back at once, so it never ended
    if (use.until === monthBefore) return { ...use, until: null };
    return { channelId, since: month, until: null };
  });
  return [...used, ...ended];
}

/**
 * A card that misses: it speaks over a channel the persona does not use. Moments that happen without us speak to nobody, and
 * a persona of whom no channel is known is missed by nothing.
 */
export function isMiss(
  touchpoint: { readonly channelId: string | null; readonly mediaKind: MediaKind },
  used: readonly string[],
): boolean {
  const { channelId, mediaKind } = touchpoint;
  return channelId !== null && mediaKind !== "none" && used.length > 0 && !used.includes(channelId);
}
