// The document as a frozen plain Journey: once in full, or kept up to date with unchanged parts staying the same objects.
import * as Y from "yjs";
import type { Collection, Experience, Journey, JourneyMeta } from "#domain/journey.ts";
import { experienceKey } from "#domain/vocabulary.ts";
import { readExperience, readMeta, readRecord, type StoredRecord } from "./read-record.ts";
import { Identity, resolveJourney, type StoredTables } from "./resolve.ts";
import { COLLECTION_NAMES, experiencePartsOf, experiencesOf, metaOf, recordsOf } from "./shape.ts";

type Tables = { readonly [C in Collection]: Map<string, StoredRecord<C>> };

export interface JourneyReader {
  /** The journey now; the same object as before when nothing changed. */
  readonly read: () => Journey;
  /** Calls back after each change of the document; answers how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly destroy: () => void;
}

const emptyTables = (): Tables => ({
  phases: new Map(),
  touchpoints: new Map(),
  questions: new Map(),
  needs: new Map(),
  insights: new Map(),
  transitions: new Map(),
  routes: new Map(),
  comparisons: new Map(),
  frames: new Map(),
  lanes: new Map(),
  goals: new Map(),
});

function loadRecord<C extends Collection>(doc: Y.Doc, tables: Tables, collection: C, id: string): void {
  const map: unknown = recordsOf(doc, collection).get(id);
  const table: Map<string, StoredRecord<C>> = tables[collection];
  if (map instanceof Y.Map) table.set(id, readRecord(collection, id, map));
  else table.delete(id);
}

function loadExperience(
  doc: Y.Doc,
  felt: Map<string, Experience>,
  touchpointId: string,
  personaId: string,
): void {
  const map = experiencesOf(doc);
  const read = readExperience(touchpointId, personaId, (field, locale) => {
    const key = experienceKey(touchpointId, personaId, field);
    return map.get(locale === undefined ? key : `${key}@${locale}`);
  });
  const pair = `${touchpointId}:${personaId}`;
  if (read) felt.set(pair, read);
  else felt.delete(pair);
}

function loadAll(doc: Y.Doc): { tables: Tables; felt: Map<string, Experience>; meta: JourneyMeta } {
  const tables = emptyTables();
  for (const collection of COLLECTION_NAMES) {
    for (const id of recordsOf(doc, collection).keys()) loadRecord(doc, tables, collection, id);
  }
  const felt = new Map<string, Experience>();
  const pairs = new Map<string, readonly [string, string]>();
  for (const key of experiencesOf(doc).keys()) {
    const parts = experiencePartsOf(key);
    if (parts) pairs.set(`${parts.touchpointId}:${parts.personaId}`, [parts.touchpointId, parts.personaId]);
  }
  for (const [touchpointId, personaId] of pairs.values()) loadExperience(doc, felt, touchpointId, personaId);
  return { tables, felt, meta: readMeta(metaOf(doc)) };
}

/** Reads the whole journey once. */
export function readJourney(doc: Y.Doc): Journey {
  const { tables, felt, meta } = loadAll(doc);
  return Object.freeze(resolveJourney(meta, tables satisfies StoredTables, [...felt.values()]));
}

const isSameJourney = (a: Journey, b: Journey): boolean => {
  const keys = Object.keys(a) as (keyof Journey)[];
  return keys.every(
    (key) => a[key] === b[key] || (key === "hidden" && JSON.stringify(a.hidden) === JSON.stringify(b.hidden)),
  );
};

/** Reads the journey and follows it: only changed records are read again. Fits `useSyncExternalStore`. */
export function createJourneyReader(doc: Y.Doc): JourneyReader {
  const { tables, felt, meta: first } = loadAll(doc);
  const identity = new Identity();
  const listeners = new Set<() => void>();
  const dirty = new Map<Collection, Set<string>>();
  const dirtyPairs = new Map<string, readonly [string, string]>();
  let meta = first;
  let isMetaDirty = false;
  let isStale = true;
  let last: Journey | null = null;

  const observed: {
    readonly map: Y.Map<unknown>;
    readonly handle: (events: Y.YEvent<Y.AbstractType<unknown>>[]) => void;
  }[] = [];
  const observe = (map: Y.Map<unknown>, mark: (id: string) => void): void => {
    const handle = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
      for (const event of events) {
        if (event.target === map) for (const key of event.changes.keys.keys()) mark(key);
        else mark(String(event.path[0]));
      }
      isStale = true;
    };
    map.observeDeep(handle);
    observed.push({ map, handle });
  };

  for (const collection of COLLECTION_NAMES) {
    const ids = new Set<string>();
    dirty.set(collection, ids);
    observe(recordsOf(doc, collection) as Y.Map<unknown>, (id) => ids.add(id));
  }
  observe(experiencesOf(doc), (key) => {
    const parts = experiencePartsOf(key);
    if (parts)
      dirtyPairs.set(`${parts.touchpointId}:${parts.personaId}`, [parts.touchpointId, parts.personaId]);
  });
  observe(metaOf(doc), () => {
    isMetaDirty = true;
  });

  const tell = (): void => {
    if (isStale) for (const listener of [...listeners]) listener();
  };
  // Once per transaction, after all maps were marked: a listener that reads must not see half of it.
  doc.on("afterTransaction", tell);

  const read = (): Journey => {
    if (last && !isStale) return last;
    for (const [collection, ids] of dirty) {
      for (const id of ids) loadRecord(doc, tables, collection, id);
      ids.clear();
    }
    for (const [touchpointId, personaId] of dirtyPairs.values())
      loadExperience(doc, felt, touchpointId, personaId);
    dirtyPairs.clear();
    if (isMetaDirty) meta = readMeta(metaOf(doc));
    isMetaDirty = false;
    isStale = false;
    const next = Object.freeze(resolveJourney(meta, tables, [...felt.values()], identity));
    if (!last || !isSameJourney(last, next)) last = next;
    return last;
  };

  return {
    read,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    destroy: () => {
      doc.off("afterTransaction", tell);
      for (const { map, handle } of observed) map.unobserveDeep(handle);
      listeners.clear();
    },
  };
}
