// The channel matrix: channels against phases, with the touchpoints, the feeling and the money in each cell, in sums that add
// up to the budget; and the four gaps.
import { shareCents, sumCents } from "./budget.ts";
import { meanEmotion } from "./emotion.ts";
import type { MediaKind } from "./journey.ts";
import { countMediaKinds } from "./media.ts";
import { MEDIA_KINDS } from "./vocabulary.ts";

export interface MatrixTouchpoint {
  readonly id: string;
  readonly phaseId: string | null;
  readonly channelId: string | null;
  readonly mediaKind: MediaKind;
  readonly departmentId: string | null;
  readonly ownerId: string | null;
}

export interface MatrixChannel {
  readonly id: string;
  readonly mediaKind: MediaKind;
}

export interface MatrixCell {
  readonly touchpointIds: readonly string[];
  /** Mean of what is felt at them; null where nobody said. */
  readonly emotion: number | null;
  readonly cents: number | null;
}

export interface MatrixRow {
  readonly channelId: string;
  readonly mediaKind: MediaKind;
  /** One a phase, in their order. */
  readonly cells: readonly MatrixCell[];
  /** What stands in no phase: touchpoints without one, and all the money of a channel without a touchpoint. */
  readonly outside: MatrixCell;
  readonly cents: number | null;
}

export interface Matrix {
  /** By media kind (paid, owned, earned, moment), within it in the order of the channels. */
  readonly rows: readonly MatrixRow[];
  /** Money a phase, in cents, and last what stands in none. */
  readonly phaseCents: readonly (number | null)[];
  readonly totalCents: number | null;
  /** Touchpoints a phase by what they themselves are: paid, owned, earned, moment. */
  readonly kindCounts: readonly Readonly<Record<MediaKind, number>>[];
}

/**
 * A channel's money is divided over its touchpoints in whole cents, in the order of the board; so a row adds up to the
 * channel's budget, and all rows to the month's.
 * @param cents money of each channel in the month that is shown
 * @param emotions what is felt at each touchpoint
 */
export function channelMatrix(
  phaseIds: readonly string[],
  touchpoints: readonly MatrixTouchpoint[],
  channels: readonly MatrixChannel[],
  cents: ReadonlyMap<string, number | null>,
  emotions: ReadonlyMap<string, number | null>,
): Matrix {
  const rows = MEDIA_KINDS.flatMap((kind) => channels.filter((one) => one.mediaKind === kind)).map(
    ({ id: channelId, mediaKind }): MatrixRow => {
      const own = touchpoints.filter((one) => one.channelId === channelId);
      const money = cents.get(channelId) ?? null;
      const shares = money === null || own.length === 0 ? [] : shareCents(money, own.length);
      const cellOf = (isHere: (one: MatrixTouchpoint) => boolean): MatrixCell => {
        const here = own.filter(isHere);
        return {
          touchpointIds: here.map((one) => one.id),
          emotion: meanEmotion(here.map((one) => emotions.get(one.id) ?? null)),
          cents: sumCents(own.flatMap((one, at) => (isHere(one) ? [shares[at] ?? null] : []))),
        };
      };
      const outside = cellOf((one) => one.phaseId === null || !phaseIds.includes(one.phaseId));
      return {
        channelId,
        mediaKind,
        cells: phaseIds.map((phaseId) => cellOf((one) => one.phaseId === phaseId)),
        outside: own.length === 0 ? { ...outside, cents: money } : outside,
        cents: money,
      };
    },
  );
  return {
    rows,
    phaseCents: [
      ...phaseIds.map((_, at) => sumCents(rows.map((row) => row.cells[at]?.cents ?? null))),
      sumCents(rows.map((row) => row.outside.cents)),
    ],
    totalCents: sumCents(rows.map((row) => row.cents)),
    kindCounts: phaseIds.map((phaseId) =>
      countMediaKinds(touchpoints.filter((one) => one.phaseId === phaseId)),
    ),
  };
}

/** Money a media kind: rows of that kind added up, in cents. */
export const centsByKind = (rows: readonly Pick<MatrixRow, "mediaKind" | "cents">[]) =>
  new Map(
    MEDIA_KINDS.map((kind) => [
      kind,
      sumCents(rows.filter((row) => row.mediaKind === kind).map((row) => row.cents)),
    ]),
  );

/** hole: a persona uses it, no touchpoint · blind: money, nothing measured · orphan: a touchpoint nobody owns · unfunded. */
export const MATRIX_GAPS = ["hole", "blind", "orphan", "unfunded"] as const;
export type MatrixGap = (typeof MATRIX_GAPS)[number];

/** The gaps of one channel, in fixed order. */
export function gapsOf(channel: {
  /** Some persona uses it in this month. */
  readonly isUsed: boolean;
  readonly touchpoints: readonly Pick<MatrixTouchpoint, "departmentId" | "ownerId">[];
  /** Money of any kind in the month that is shown, in cents. */
  readonly cents: number | null;
  /** Something is measured on it. */
  readonly isMeasured: boolean;
  /** Months that should have money and have none. */
  readonly missingMonths: readonly string[];
}): MatrixGap[] {
  const found: Readonly<Record<MatrixGap, boolean>> = {
    hole: channel.isUsed && channel.touchpoints.length === 0,
    blind: (channel.cents ?? 0) > 0 && !channel.isMeasured,
    orphan: channel.touchpoints.some((one) => one.departmentId === null && one.ownerId === null),
    unfunded: channel.missingMonths.length > 0,
  };
  return MATRIX_GAPS.filter((gap) => found[gap]);
}
