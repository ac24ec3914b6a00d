// Turns "the text is now this" into the smallest insertion and deletion, so that others' typing beside it survives.
import type * as Y from "yjs";

export interface TextChange {
  readonly index: number;
  readonly remove: number;
  readonly insert: string;
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/** Removes what a database cannot keep (the zero character). */
export const cleanText = (value: string): string =>
  value.includes("\u0000") ? value.replaceAll("\u0000", "") : value;

/**
 * The one change that turns `before` into `after`; null when they are equal.
 * @param caret end of the selection in `after`, when known: decides which of several equal characters was typed
 */
export function textChange(before: string, after: string, caret?: number): TextChange | null {
  if (before === after) return null;
  const shortest = Math.min(before.length, after.length);
  const longestStart =
    caret === undefined
      ? shortest
      : Math.min(shortest, Math.max(0, caret - Math.max(0, after.length - before.length)));
  let start = 0;
  while (start < longestStart && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let end = 0;
  while (
    end < shortest - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  )
    end += 1;
  // Never cut through a character of two code units: Yjs would replace both halves.
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start -= 1;
  if (end > 0 && isLowSurrogate(before.charCodeAt(before.length - end))) end -= 1;
  return {
    index: start,
    remove: before.length - end - start,
    insert: after.slice(start, after.length - end),
  };
}

/** Writes one change into a shared text; call inside a transaction. */
export function applyTextChange(shared: Y.Text, change: TextChange): void {
  if (change.remove > 0) shared.delete(change.index, change.remove);
  if (change.insert !== "") shared.insert(change.index, change.insert);
}
