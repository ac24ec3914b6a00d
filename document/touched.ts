// Which records a piece of the log touched: for whoever asks who worked on what.
import * as Y from "yjs";
import { experiencePartsOf, ROOT_NAMES, type RootName } from "./shape.ts";

/** `<collection>/<id>`, as a line of a difference names its record; `<touchpoint>:<persona>` for an experience. */
export type RecordKey = string;

/** Keys below a top-level map as the records they belong to. */
function recordsAt(name: RootName, keys: Iterable<string>): RecordKey[] {
  if (name === "meta") return ["meta/"];
  const ids = [...keys];
  if (name !== "experiences") return ids.map((id) => `${name}/${id}`);
  return ids.flatMap((key) => {
    const parts = experiencePartsOf(key);
    return parts ? [`experiences/${parts.touchpointId}:${parts.personaId}`] : [];
  });
}

/** Way from a top-level map down to a type, by keys; null for what hangs nowhere. */
function wayTo(names: ReadonlyMap<unknown, RootName>, type: unknown) {
  const keys: string[] = [];
  let at = type;
  while (!names.has(at)) {
    const item = at instanceof Y.AbstractType ? at._item : null;
    if (item === null) return null;
    if (item.parentSub !== null) keys.unshift(item.parentSub);
    at = item.parent;
  }
  return { name: names.get(at), keys };
}

/**
 * Applies pieces of a log to a document, one after the other, and says which records each of them touched. What one brings that
 * was there already touches nothing.
 */
export function applyTouching<P extends { readonly payload: Uint8Array }>(
  doc: Y.Doc,
  pieces: readonly P[],
  say: (piece: P, touched: ReadonlySet<RecordKey>) => void,
): void {
  const names = new Map<unknown, RootName>(ROOT_NAMES.map((name) => [doc.getMap(name), name]));
  let touched = new Set<RecordKey>();
  const listen = (transaction: Y.Transaction): void => {
    for (const [type, subs] of transaction.changed) {
      const way = wayTo(names, type);
      if (!way?.name) continue;
      const [id] = way.keys;
      const keys = id === undefined ? [...subs].filter((sub) => sub !== null) : [id];
      for (const key of recordsAt(way.name, keys)) touched.add(key);
    }
  };
  doc.on("afterTransaction", listen);
  for (const piece of pieces) {
    touched = new Set();
    Y.applyUpdate(doc, piece.payload);
    if (touched.size > 0) say(piece, touched);
  }
  doc.off("afterTransaction", listen);
}
