// How a thread runs through one phase: which touchpoints it passes there, which stand beside it, and whether it only goes by.
import type { StrengthLevel } from "#domain/evidence-level.ts";
import type { Touchpoint } from "#domain/journey.ts";
import { type BoardColumn, segmentLevel } from "./board-model.ts";
import type { NodeStrength } from "./journey-data.ts";

export interface PassedTouchpoint {
  readonly touchpoint: Touchpoint;
  /** The thread has a node here; else the touchpoint stands beside it. */
  readonly isOnThread: boolean;
  /** How sure the stretch of thread is that passes here. */
  readonly level: StrengthLevel;
}

export interface ThreadPassage {
  /** Touchpoints of the phase in the order in which the thread meets them; those beside it keep their place. */
  readonly touchpoints: readonly PassedTouchpoint[];
  /** What the thread does in this phase. Only where it `skips` or `visits` a line is drawn. */
  readonly kind: "visits" | "skips" | "begins later" | "ended before" | "none";
  /** How sure the stretch is that goes by, where it has no node here. */
  readonly level: StrengthLevel;
}

const inTime = (column: BoardColumn): readonly Touchpoint[] =>
  [...column.digital, ...column.physical].toSorted((one, other) => one.number - other.number);

/**
 * The thread's way through one column.
 * @param thread touchpoints of the whole thread in its own order
 */
export function passThrough(
  columns: readonly BoardColumn[],
  column: BoardColumn,
  thread: readonly Touchpoint[],
  strengths: Readonly<Record<string, NodeStrength>>,
): ThreadPassage {
  const all = inTime(column);
  const own = new Set(all.map(({ id }) => id));
  const rank = new Map(thread.map(({ id }, index) => [id, index]));
  const here = thread.filter(({ id }) => own.has(id));
  const stretch = (from: Touchpoint | undefined, to: Touchpoint | undefined): StrengthLevel =>
    segmentLevel(strengths[(from ?? to)?.id ?? ""], strengths[(to ?? from)?.id ?? ""]);
  const [first] = here;

  if (!first) {
    const places = new Map(
      columns.flatMap((one, place) => inTime(one).map(({ id }) => [id, place] as const)),
    );
    const place = columns.indexOf(column);
    const before = thread.filter(({ id }) => (places.get(id) ?? place) < place).at(-1);
    const after = thread.find(({ id }) => (places.get(id) ?? place) > place);
    const level = stretch(before, after);
    return {
      touchpoints: all.map((touchpoint) => ({ touchpoint, isOnThread: false, level })),
      kind: before ? (after ? "skips" : "ended before") : after ? "begins later" : "none",
      level,
    };
  }

  let level = stretch(thread[(rank.get(first.id) ?? 0) - 1], first);
  let next = 0;
  const touchpoints = all.map((slot): PassedTouchpoint => {
    const touchpoint = rank.has(slot.id) ? here[next] : undefined;
    if (!touchpoint) return { touchpoint: slot, isOnThread: false, level };
    next += 1;
    level = stretch(touchpoint, thread[(rank.get(touchpoint.id) ?? 0) + 1]);
    return { touchpoint, isOnThread: true, level };
  });
  return { touchpoints, kind: "visits", level };
}
