// What channels and devices say about the cards of a board: a bridge that is broken, a card that misses the leading persona or that
// some persona lacks the device for, and which cards stand beside the channel that was asked for.
import { isMiss } from "#domain/channel-use.ts";
import { concernsDepartment } from "#domain/department.ts";
import type { Journey, Phase, Touchpoint } from "#domain/journey.ts";
import type { OnlyChannel } from "./board-store.ts";
import type { BoardBridge, JourneyData } from "./journey-data.ts";

export interface ChannelMark {
  readonly bridge: BoardBridge | null;
  /** The leading persona's name, where she does not use the card's channel. */
  readonly missed: string | null;
  /** Names of the personas who lack the device it needs. */
  readonly lacking: string | null;
  /** Another channel, phase or department was asked for. */
  readonly isBeside: boolean;
}

/** What a board is narrowed to: one channel, one department; null = all. */
export interface Narrowed {
  readonly only: OnlyChannel | null;
  readonly departmentId: string | null;
}

/** Whether the department owns the touchpoint or is involved in it. */
export const isTouchpointOf = (departmentId: string, touchpoint: Touchpoint): boolean =>
  concernsDepartment(departmentId, touchpoint.departmentId, Object.keys(touchpoint.involvedDepartmentIds));

const NO_MARK: ChannelMark = { bridge: null, missed: null, lacking: null, isBeside: false };

/**
 * The mark of a card. On the card a miss counts before the purchase only, where the customer has yet to be reached; the inspector
 * tells it of every touchpoint ({@link missedBy}).
 * @param period of the phase; null in the column *Zonder fase*
 */
export function channelMark(
  touchpoint: Touchpoint,
  period: Phase["period"] | null,
  data: JourneyData,
  leadId: string | null,
  { only, departmentId }: Narrowed,
): ChannelMark {
  const isElsewhere =
    only !== null &&
    (touchpoint.channelId !== only.channelId ||
      (only.phaseId !== null && touchpoint.phaseId !== only.phaseId));
  const isBeside = isElsewhere || (departmentId !== null && !isTouchpointOf(departmentId, touchpoint));
  const bridge = bridgeOf(touchpoint, data);
  const missed = (touchpoint.period ?? period) === "before" ? missedBy(touchpoint, data, leadId) : null;
  const lacking = lackingOf(touchpoint, data);
  return bridge || missed || lacking || isBeside ? { bridge, missed, lacking, isBeside } : NO_MARK;
}

/** The broken bridge of a touchpoint's channel. */
export const bridgeOf = (touchpoint: Touchpoint, data: JourneyData): BoardBridge | null =>
  data.bridges?.find((one) => one.channelId === touchpoint.channelId) ?? null;

/** Name of the persona, where she does not use the touchpoint's channel. */
export function missedBy(touchpoint: Touchpoint, data: JourneyData, personaId: string | null): string | null {
  const persona = data.personas.find((one) => one.id === personaId);
  return persona && isMiss(touchpoint, persona.channelIds ?? []) ? persona.name : null;
}

/** Names of the personas who pass the touchpoint on their route and lack the device it needs. */
export function lackingOf(touchpoint: Touchpoint, data: JourneyData): string | null {
  const names = (data.outOfReach?.[touchpoint.id] ?? []).flatMap(
    (id) => data.personas.find((one) => one.id === id)?.name ?? [],
  );
  return names.length === 0 ? null : names.join(", ");
}

/** The touchpoints of the channel that was asked for, in order. */
export const touchpointsOfOnly = (journey: Journey, only: OnlyChannel): readonly Touchpoint[] =>
  journey.touchpoints.filter(
    (one) => one.channelId === only.channelId && (only.phaseId === null || one.phaseId === only.phaseId),
  );
