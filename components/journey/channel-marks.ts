// What the channels say about the cards of a board: a bridge that is broken, a card that misses the leading persona, and which
// cards stand beside the channel that was asked for.
import { isMiss } from "#domain/channel-use.ts";
import type { Journey, Touchpoint } from "#domain/journey.ts";
import type { OnlyChannel } from "./board-store.ts";
import type { BoardBridge, JourneyData } from "./journey-data.ts";

export interface ChannelMark {
  readonly bridge: BoardBridge | null;
  /** The leading persona's name, where she does not use the card's channel. */
  readonly missed: string | null;
  /** Another channel or phase was asked for. */
  readonly isBeside: boolean;
}

const NO_MARK: ChannelMark = { bridge: null, missed: null, isBeside: false };

/** The mark of one touchpoint. */
export function channelMark(
  touchpoint: Touchpoint,
  data: JourneyData,
  leadId: string | null,
  only: OnlyChannel | null,
): ChannelMark {
  const persona = data.personas.find((one) => one.id === leadId);
  const isBeside =
    only !== null &&
    (touchpoint.channelId !== only.channelId ||
      (only.phaseId !== null && touchpoint.phaseId !== only.phaseId));
  const bridge = data.bridges?.find((one) => one.channelId === touchpoint.channelId) ?? null;
  const missed = persona && isMiss(touchpoint, persona.channelIds ?? []) ? persona.name : null;
  return bridge || missed || isBeside ? { bridge, missed, isBeside } : NO_MARK;
}

/** The touchpoints of the channel that was asked for, in order. */
export const touchpointsOfOnly = (journey: Journey, only: OnlyChannel): readonly Touchpoint[] =>
  journey.touchpoints.filter(
    (one) => one.channelId === only.channelId && (only.phaseId === null || one.phaseId === only.phaseId),
  );
