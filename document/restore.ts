// Brings a live document back to an earlier state by writing the difference forward: others stay connected, offline edits
// still merge, and it works on documents whose deleted content was collected.
import * as Y from "yjs";
import { DomainError } from "#domain/errors.ts";
import { migrateDoc } from "./migrate.ts";
import type { EditOrigin } from "./origin.ts";
import { type PlainState, plainState, type StoredKey, type StoredMap } from "./plain-state.ts";
import { isSame, transact } from "./record.ts";
import { metaOf } from "./shape.ts";
import { applyTextChange, textChange } from "./text-diff.ts";
import { openVersion } from "./version-state.ts";

function writeKey(map: Y.Map<unknown>, key: string, wanted: StoredKey): void {
  const current = map.get(key);
  if (!("text" in wanted)) {
    if (!map.has(key) || !isSame(current, wanted.value)) map.set(key, wanted.value);
    return;
  }
  if (!(current instanceof Y.Text)) {
    map.set(key, new Y.Text(wanted.text));
    return;
  }
  const change = textChange(current.toString(), wanted.text);
  if (change) applyTextChange(current, change);
}

function writeMap(map: Y.Map<unknown>, wanted: StoredMap): void {
  for (const key of [...map.keys()]) {
    // An emptied text keeps its shared type: somebody may be typing in it.
    if (!wanted.has(key)) {
      const current = map.get(key);
      if (current instanceof Y.Text) current.delete(0, current.length);
      else map.delete(key);
    }
  }
  for (const [key, value] of wanted) writeKey(map, key, value);
}

function writeState(doc: Y.Doc, wanted: PlainState): void {
  for (const [name, map] of wanted.flat) writeMap(doc.getMap<unknown>(name), map);
  for (const [name, records] of wanted.records) {
    const root = doc.getMap<unknown>(name);
    for (const id of [...root.keys()]) if (!records.has(id)) root.delete(id);
    for (const [id, fields] of records) {
      const current = root.get(id);
      if (current instanceof Y.Map) {
        writeMap(current, fields);
        continue;
      }
      const made = new Y.Map<unknown>();
      for (const [key, stored] of fields)
        made.set(key, "text" in stored ? new Y.Text(stored.text) : stored.value);
      root.set(id, made);
    }
  }
}

/**
 * Makes a live document hold what `target` holds, in one transaction. `target` is brought to the current shape first
 * (it is changed by that). Throws INVALID when `target` holds no journey.
 * @param target a document of its own, built from a stored version
 */
export function restoreJourney(doc: Y.Doc, target: Y.Doc, origin: EditOrigin): void {
  if (!metaOf(target).has("shape")) throw new DomainError("INVALID");
  migrateDoc(target, origin);
  const wanted = plainState(target);
  transact(doc, origin, () => writeState(doc, wanted));
}

/** The same, from the encoded state of a stored version. */
export function restoreFromUpdate(doc: Y.Doc, update: Uint8Array, origin: EditOrigin): void {
  const target = new Y.Doc();
  try {
    Y.applyUpdate(target, update);
    restoreJourney(doc, target, origin);
  } finally {
    target.destroy();
  }
}

/** The same, from a version as it is stored (`version-state.ts`). */
export function restoreVersionState(doc: Y.Doc, payload: Uint8Array, origin: EditOrigin): void {
  const target = openVersion(payload);
  try {
    restoreJourney(doc, target, origin);
  } finally {
    target.destroy();
  }
}

/**
 * A new document with the same content and none of its history: ids of records stay, those of the shared types do not, so
 * it never meets the old one. Throws INVALID when `doc` holds no journey.
 */
export function writeFresh(doc: Y.Doc, origin: EditOrigin): Y.Doc {
  const fresh = new Y.Doc();
  restoreJourney(fresh, doc, origin);
  return fresh;
}
