// What a drag, a menu choice or a key means for a touchpoint: pure, so that mouse, menu and keyboard end in the same place.
import type { Journey, Medium, Touchpoint } from "#domain/journey.ts";
import { MEDIA } from "#domain/vocabulary.ts";

/** A spot on the board: `index` counts the cards of that cell without the moved one. */
export interface Spot {
  readonly phaseId: string | null;
  readonly medium: Medium;
  readonly index: number;
}
/** Input of the intent `moveTouchpoint`. */
export interface MoveInput {
  readonly id: string;
  readonly phaseId: string | null;
  readonly medium: Medium;
  readonly after: string | null;
}

type Board = Pick<Journey, "phases" | "touchpoints">;

/** The cards of one cell in reading order. */
export function cellOf(board: Board, phaseId: string | null, medium: Medium): readonly Touchpoint[] {
  return board.touchpoints.filter(
    (touchpoint) => touchpoint.phaseId === phaseId && touchpoint.medium === medium,
  );
}

/** Where a touchpoint stands now. */
export function spotOf(board: Board, id: string): Spot | null {
  const touchpoint = board.touchpoints.find((candidate) => candidate.id === id);
  if (!touchpoint) return null;
  const cell = cellOf(board, touchpoint.phaseId, touchpoint.medium);
  return { phaseId: touchpoint.phaseId, medium: touchpoint.medium, index: cell.indexOf(touchpoint) };
}

/**
 * The intent that puts a touchpoint on a spot; null when it stands there already.
 * Numbers run over both halves of a phase, so "first in the cell" keeps its time before the cell's first card and goes
 * after whatever stands before that card in the other half.
 */
export function moveTo(board: Board, id: string, spot: Spot): MoveInput | null {
  const current = spotOf(board, id);
  if (!current) return null;
  if (current.phaseId === spot.phaseId && current.medium === spot.medium && current.index === spot.index)
    return null;
  const inPhase = board.touchpoints.filter(
    (touchpoint) => touchpoint.phaseId === spot.phaseId && touchpoint.id !== id,
  );
  const inCell = inPhase.filter((touchpoint) => touchpoint.medium === spot.medium);
  const index = Math.min(Math.max(0, spot.index), inCell.length);
  const before = inCell[index - 1];
  if (before) return { id, phaseId: spot.phaseId, medium: spot.medium, after: before.id };
  // Changing only the half keeps the place in time.
  if (current.phaseId === spot.phaseId && current.medium !== spot.medium && inCell.length === 0) {
    return { id, phaseId: spot.phaseId, medium: spot.medium, after: previousInPhase(board, id) };
  }
  const first = inCell[0];
  const after = first ? (inPhase[inPhase.indexOf(first) - 1]?.id ?? null) : (inPhase.at(-1)?.id ?? null);
  return { id, phaseId: spot.phaseId, medium: spot.medium, after };
}

function previousInPhase(board: Board, id: string): string | null {
  const touchpoint = board.touchpoints.find((candidate) => candidate.id === id);
  const inPhase = board.touchpoints.filter((candidate) => candidate.phaseId === touchpoint?.phaseId);
  return inPhase[inPhase.findIndex((candidate) => candidate.id === id) - 1]?.id ?? null;
}

/** The spot an arrow key leads to from a spot; null at the edge of the board. */
export function stepSpot(board: Board, id: string, from: Spot, key: string): Spot | null {
  const without = (phaseId: string | null, medium: Medium): number =>
    cellOf(board, phaseId, medium).filter((touchpoint) => touchpoint.id !== id).length;
  const column = board.phases.findIndex((phase) => phase.id === from.phaseId);
  if (key === "ArrowLeft" || key === "ArrowRight") {
    const target =
      board.phases[column === -1 ? board.phases.length - 1 : column + (key === "ArrowLeft" ? -1 : 1)];
    if (!target) return null;
    return {
      phaseId: target.id,
      medium: from.medium,
      index: Math.min(from.index, without(target.id, from.medium)),
    };
  }
  const [upper, lower] = MEDIA;
  if (key === "ArrowUp") {
    if (from.index > 0) return { ...from, index: from.index - 1 };
    return from.medium === lower ? { ...from, medium: upper, index: without(from.phaseId, upper) } : null;
  }
  if (key === "ArrowDown") {
    if (from.index < without(from.phaseId, from.medium)) return { ...from, index: from.index + 1 };
    return from.medium === upper ? { ...from, medium: lower, index: 0 } : null;
  }
  return null;
}

/** The gap between cards a pointer is over: cards above whose middle it has passed. */
export function dropIndex(middles: readonly number[], pointerY: number): number {
  return middles.filter((middle) => middle < pointerY).length;
}
