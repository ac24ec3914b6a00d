// Where a caret belongs after somebody else's change: pure, so that typing together never makes a caret jump.
import type { TextDelta } from "./journey-edit.ts";

/**
 * New place of a caret after a change.
 * @param position characters before the caret
 * @param delta the change, as Yjs gives it (retain, insert, delete)
 */
export function shiftCaret(position: number, delta: readonly TextDelta[]): number {
  let read = 0;
  let caret = position;
  for (const part of delta) {
    if (read >= position && part.insert === undefined) break;
    if (part.retain !== undefined) read += part.retain;
    else if (typeof part.insert === "string") {
      // Text that arrives exactly at the caret goes behind it: one's own word is not pushed apart.
      if (read < position) caret += part.insert.length;
    } else if (part.delete !== undefined) {
      caret -= Math.min(part.delete, Math.max(0, position - read));
      read += part.delete;
    }
  }
  return Math.max(0, caret);
}
