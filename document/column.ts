// Places: which records stand together in one column, and putting one of them somewhere in it.
import type * as Y from "yjs";
import type { Collection } from "#domain/journey.ts";
import { RECORD_DEFAULTS } from "./defaults.ts";
import { byOrder, indexFor, makeRoom, type Ordered } from "./order.ts";
import { existing } from "./record.ts";
import { type RecordMap, recordsOf } from "./shape.ts";

/** Where to put a record among its neighbours: `after: null` is the start, neither given the end. */
export interface Spot {
  readonly after?: string | null;
  readonly before?: string | null;
}

export type Place = readonly [phaseId: string | null, orderKey: string];
export type PlacedCollection = "touchpoints" | "questions" | "needs" | "insights" | "comparisons";
export type OrderedCollection = Exclude<Collection, PlacedCollection | "transitions">;

const isPlace = (value: unknown): value is Place =>
  Array.isArray(value) && value.length === 2 && typeof value[1] === "string";

export function placeOf(map: RecordMap): Place {
  const place = map.get("place");
  return isPlace(place) ? place : RECORD_DEFAULTS.touchpoints.place;
}

export function orderOf(map: RecordMap): string {
  const order = map.get("order");
  return typeof order === "string" ? order : RECORD_DEFAULTS.phases.order;
}

const touchpointIdOf = (map: RecordMap): string | null => {
  const id = map.get("touchpointId");
  return typeof id === "string" ? id : null;
};

/** The phase that really holds a record: null when its phase is gone, as `read` shows it. */
const columnOf = (doc: Y.Doc, map: RecordMap): string | null => {
  const [phaseId] = placeOf(map);
  return phaseId !== null && recordsOf(doc, "phases").has(phaseId) ? phaseId : null;
};

/** What a record hangs on: a touchpoint, or a phase (null = no phase). */
export interface Holder {
  readonly touchpointId: string | null;
  readonly phaseId: string | null;
}

/** Neighbours of a placed record in board order, without `except`. */
function placedColumn(doc: Y.Doc, collection: PlacedCollection, holder: Holder, except: string): Ordered[] {
  const column: Ordered[] = [];
  for (const [id, map] of recordsOf(doc, collection).entries()) {
    if (id === except || touchpointIdOf(map) !== holder.touchpointId) continue;
    if (holder.touchpointId === null && columnOf(doc, map) !== holder.phaseId) continue;
    column.push({ id, key: placeOf(map)[1] });
  }
  return column.sort(byOrder);
}

/** Finds the key for a placed record and makes room for it; call inside a transaction. */
export function takePlace(
  doc: Y.Doc,
  collection: PlacedCollection,
  holder: Holder,
  id: string,
  spot: Spot,
): Place {
  const column = placedColumn(doc, collection, holder, id);
  const room = makeRoom(column, indexFor(column, spot));
  for (const moved of room.rewrites) {
    const map = existing(doc, collection, moved.id);
    map.set("place", [placeOf(map)[0], moved.key]);
  }
  return [holder.phaseId, room.keys[0] ?? "a0"];
}

/** Neighbours of a record with a plain order key, in order. */
export function orderedColumn(
  doc: Y.Doc,
  collection: OrderedCollection,
  isNeighbour: (map: RecordMap) => boolean,
  except = "",
): Ordered[] {
  const column: Ordered[] = [];
  for (const [id, map] of recordsOf(doc, collection).entries()) {
    if (id !== except && isNeighbour(map)) column.push({ id, key: orderOf(map) });
  }
  return column.sort(byOrder);
}

/** Finds the order key for a record and makes room for it; call inside a transaction. */
export function takeOrder(
  doc: Y.Doc,
  collection: OrderedCollection,
  isNeighbour: (map: RecordMap) => boolean,
  id: string,
  spot: Spot,
): string {
  const column = orderedColumn(doc, collection, isNeighbour, id);
  const room = makeRoom(column, indexFor(column, spot));
  for (const moved of room.rewrites) existing(doc, collection, moved.id).set("order", moved.key);
  return room.keys[0] ?? "a0";
}

/** Moves everything in one phase's column to the end of another's, keeping its order. */
export function moveColumn(
  doc: Y.Doc,
  collection: PlacedCollection,
  from: string | null,
  to: string | null,
): void {
  const moving = [...recordsOf(doc, collection).entries()]
    .filter(([, map]) => placeOf(map)[0] === from)
    .map(([id, map]) => ({ id, key: placeOf(map)[1] }))
    .sort(byOrder);
  if (moving.length === 0) return;
  const column = [...recordsOf(doc, collection).entries()]
    .filter(([, map]) => placeOf(map)[0] === to)
    .map(([id, map]) => ({ id, key: placeOf(map)[1] }))
    .sort(byOrder);
  const room = makeRoom(column, column.length, moving.length);
  for (const one of room.rewrites) existing(doc, collection, one.id).set("place", [to, one.key]);
  for (const [i, one] of moving.entries())
    existing(doc, collection, one.id).set("place", [to, room.keys[i] ?? one.key]);
}

export const PLACED: readonly PlacedCollection[] = [
  "touchpoints",
  "questions",
  "needs",
  "insights",
  "comparisons",
];
