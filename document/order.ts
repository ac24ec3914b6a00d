// Order keys: where a record stands among its neighbours. Two inserts at one spot get the same key, so order is (key, id)
// and making room between equal keys writes the neighbours' keys anew.
import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";

export interface Ordered {
  readonly id: string;
  readonly key: string;
}

/** Beyond this length a column gets fresh keys: thousands of inserts at one spot would let them grow without end. */
const LONGEST_KEY = 100;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Order on the board: by key, then by record id; the same on every replica. */
export const byOrder = (a: Ordered, b: Ordered): number =>
  compareText(a.key, b.key) || compareText(a.id, b.id);

/** True for a key that keys can be made before and after. */
export function isOrderKey(key: string): boolean {
  try {
    generateKeyBetween(key, null);
    generateKeyBetween(null, key);
    return true;
  } catch {
    return false;
  }
}

/** `count` keys for a fresh column, in order. */
export const freshKeys = (count: number): readonly string[] => generateNKeysBetween(null, null, count);

export interface Room {
  /** One key for each record to insert, in order. */
  readonly keys: readonly string[];
  /** Neighbours whose key has to change first; nearly always none. */
  readonly rewrites: readonly Ordered[];
}

/**
 * Makes room for `count` records in a column.
 * @param column the column in board order, without the records that are about to be placed
 * @param index where the first new one goes (0 … column.length)
 */
export function makeRoom(column: readonly Ordered[], index: number, count = 1): Room {
  const left = index > 0 ? column[index - 1] : undefined;
  let next = index;
  while (left && next < column.length && column[next]?.key === left.key) next += 1;
  const tied = column.slice(index, next);
  try {
    const keys = generateNKeysBetween(left?.key ?? null, column[next]?.key ?? null, count + tied.length);
    if (keys.every((key) => key.length <= LONGEST_KEY)) {
      const rewrites = tied.map((one, i) => ({ id: one.id, key: keys[count + i] ?? one.key }));
      return { keys: keys.slice(0, count), rewrites };
    }
  } catch {
    // A key we did not make (imported, or from a hostile client): fall through and give the column fresh ones.
  }
  const all = freshKeys(column.length + count);
  const others = [...all.slice(0, index), ...all.slice(index + count)];
  return {
    keys: all.slice(index, index + count),
    rewrites: column.map((one, i) => ({ id: one.id, key: others[i] ?? one.key })),
  };
}

/**
 * Index in a column for "after this one" / "before this one". An id that is gone meanwhile means: at the end.
 * @param at `after: null` = at the start; neither given = at the end
 */
export function indexFor(
  column: readonly Ordered[],
  at: { readonly after?: string | null; readonly before?: string | null },
): number {
  if (at.before) {
    const found = column.findIndex((one) => one.id === at.before);
    if (found >= 0) return found;
  }
  if (at.after === null) return 0;
  if (at.after === undefined) return column.length;
  const found = column.findIndex((one) => one.id === at.after);
  return found < 0 ? column.length : found + 1;
}
