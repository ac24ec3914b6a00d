// The document's stored content as plain data: what restoring, migrating and byte-free comparing work on.
import * as Y from "yjs";
import { type RootName, ROOT_NAMES } from "./shape.ts";

/** A stored key: a shared text by its characters, or a plain value. */
export type StoredKey = { readonly text: string } | { readonly value: unknown };
export type StoredMap = ReadonlyMap<string, StoredKey>;

export interface PlainState {
  /** Flat maps: the journey's head and the experiences. */
  readonly flat: ReadonlyMap<RootName, StoredMap>;
  readonly records: ReadonlyMap<RootName, ReadonlyMap<string, StoredMap>>;
}

const isFlat = (name: RootName): boolean => name === "meta" || name === "experiences";

const storedKeys = (map: Y.Map<unknown>): StoredMap =>
  new Map(
    [...map.entries()].map(([key, value]) => [
      key,
      value instanceof Y.Text ? { text: value.toString() } : { value },
    ]),
  );

/** Reads everything stored, without defaults and without resolving anything. */
export function plainState(doc: Y.Doc): PlainState {
  const flat = new Map<RootName, StoredMap>();
  const records = new Map<RootName, ReadonlyMap<string, StoredMap>>();
  for (const name of ROOT_NAMES) {
    const root = doc.getMap<unknown>(name);
    if (isFlat(name)) {
      flat.set(name, storedKeys(root));
      continue;
    }
    const all = new Map<string, StoredMap>();
    for (const [id, record] of root.entries()) if (record instanceof Y.Map) all.set(id, storedKeys(record));
    records.set(name, all);
  }
  return { flat, records };
}

/** Canonical text of a document's content: equal for replicas that hold the same, whatever their history. */
export function canonicalState(doc: Y.Doc): string {
  const sorted = (map: StoredMap) => [...map.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  const state = plainState(doc);
  return JSON.stringify([
    [...state.flat].map(([name, map]) => [name, sorted(map)]),
    [...state.records].map(([name, all]) => [
      name,
      [...all.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, map]) => [id, sorted(map)]),
    ]),
  ]);
}
