// Writing records: making one with all its shared texts, changing fields by the smallest writes, taking one away.
// Everything here runs inside a transaction that an intent opened.
import * as Y from "yjs";
import type { Collection } from "#domain/journey.ts";
import { DomainError } from "#domain/errors.ts";
import type { Fields } from "./defaults.ts";
import type { EditOrigin } from "./origin.ts";
import {
  type FieldShape,
  fieldsIn,
  meaningOf,
  memberKey,
  type RecordKind,
  type RecordMap,
  recordMapOf,
  recordsOf,
} from "./shape.ts";
import { applyTextChange, cleanText, textChange } from "./text-diff.ts";

export type Values = Readonly<Record<string, unknown>>;
/** Fields an intent may change directly; where a record stands is changed by moving it. */
export type Patch<C extends Collection> = Partial<Omit<Fields<C>, "place" | "order">>;

/** One transaction with its origin; the intent's result is returned. */
export function transact<T>(doc: Y.Doc, origin: EditOrigin, change: () => T): T {
  return doc.transact(change, origin);
}

export const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === "object" && typeof b === "object" && JSON.stringify(a) === JSON.stringify(b));

/** Throws INVALID or TOO_LONG with the field's name when a value does not fit. */
export function assertFits(field: FieldShape, value: unknown): void {
  if (field.kind === "text") {
    if (typeof value !== "string") throw new DomainError("INVALID", { field: field.name });
    if (value.length > field.max) throw new DomainError("TOO_LONG", { field: field.name, max: field.max });
    return;
  }
  if (!field.schema.safeParse(value).success) throw new DomainError("INVALID", { field: field.name });
}

function fieldOf(kind: RecordKind, name: string): FieldShape {
  const field = fieldsIn(kind).get(name);
  if (!field) throw new DomainError("INVALID", { field: name });
  return field;
}

const isMembers = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** Writes one field of an existing record: text by its difference, members one by one, the rest only when it differs. */
export function writeField(map: RecordMap, field: FieldShape, value: unknown): void {
  if (field.kind === "text") {
    const shared = map.get(field.name);
    if (!(shared instanceof Y.Text) || typeof value !== "string")
      throw new DomainError("NOT_FOUND", { field: field.name });
    const change = textChange(shared.toString(), cleanText(value));
    if (change) applyTextChange(shared, change);
    return;
  }
  if (field.kind === "members") {
    const members = isMembers(value) ? value : {};
    const prefix = memberKey(field.name, "");
    for (const key of [...map.keys()]) {
      if (key.startsWith(prefix) && !(key.slice(prefix.length) in members)) map.delete(key);
    }
    for (const [member, given] of Object.entries(members)) {
      const key = memberKey(field.name, member);
      if (map.get(key) !== given) map.set(key, given);
    }
    return;
  }
  const current = map.has(field.name) ? map.get(field.name) : field.fallback;
  if (!isSame(current, value)) map.set(field.name, value);
}

/** Fills a map with a record's fields. Every shared text is made here, empty ones too: a text made later could be made twice. */
export function fillRecord(map: RecordMap, kind: RecordKind, values: Values): void {
  for (const name of Object.keys(values)) {
    if (values[name] !== undefined) assertFits(fieldOf(kind, name), values[name]);
  }
  for (const field of fieldsIn(kind).values()) {
    const value = values[field.name];
    if (field.kind === "text") {
      map.set(field.name, new Y.Text(typeof value === "string" ? cleanText(value) : ""));
    } else if (field.kind === "members") {
      for (const [member, given] of Object.entries(isMembers(value) ? value : {}))
        map.set(memberKey(field.name, member), given);
    } else if (value !== undefined && !isSame(value, field.fallback)) {
      map.set(field.name, value);
    }
  }
}

/** Makes a record. An id that exists already is refused (CONFLICT): ids are never reused. */
export function addRecord(doc: Y.Doc, collection: Collection, id: string, values: Values): RecordMap {
  const records = recordsOf(doc, collection);
  if (records.has(id)) throw new DomainError("CONFLICT", { field: "id" });
  const map: RecordMap = new Y.Map<unknown>();
  fillRecord(map, collection, values);
  records.set(id, map);
  return map;
}

/** The record to change; NOT_FOUND when it is gone (somebody may have deleted it meanwhile). */
export function existing(doc: Y.Doc, kind: RecordKind, id: string): RecordMap {
  const map = recordMapOf(doc, kind, id);
  if (!map) throw new DomainError("NOT_FOUND");
  return map;
}

/** Changes the given fields of a record; `undefined` leaves a field as it is. */
export function patchRecord(doc: Y.Doc, kind: RecordKind, id: string, patch: Values): void {
  const map = existing(doc, kind, id);
  const changes = Object.entries(patch).filter(([, value]) => value !== undefined);
  for (const [name, value] of changes) assertFits(fieldOf(kind, name), value);
  for (const [name, value] of changes) writeField(map, fieldOf(kind, name), value);
}

/** Takes a record away. What hung on it stays in the document, hidden, so that undo brings everything back. */
export function dropRecord(doc: Y.Doc, collection: Collection, id: string): void {
  existing(doc, collection, id);
  recordsOf(doc, collection).delete(id);
}

/** All keys of a record as plain values, to make a copy of it. */
export function copyInto(target: RecordMap, kind: RecordKind, source: RecordMap): void {
  for (const [key, value] of source.entries()) {
    if (meaningOf(kind, key)) target.set(key, value instanceof Y.Text ? new Y.Text(value.toString()) : value);
  }
}
