// What the collaboration server lets into a journey once an update is applied: the records it touched. The bytes of the
// update were looked at before (prefilter.ts).
// Checks look at one record at a time; relations between records are never a reason to refuse.
import * as Y from "yjs";
import { id as idSchema } from "#domain/ids.ts";
import { TEXT_MAX } from "#domain/vocabulary.ts";
import { isOrderKey } from "./order.ts";
import { CLOSE_CODES, LIMITS } from "./protocol.ts";
import {
  COLLECTION_NAMES,
  experiencePartsOf,
  experienceSchemaOf,
  type FieldShape,
  meaningOf,
  type RecordKind,
  ROOT_NAMES,
  type RootName,
  SHAPE_VERSION,
} from "./shape.ts";
import { Violation, type ViolationCode, type ViolationReason } from "./violation.ts";

export { Violation } from "./violation.ts";

const RECORDS_MAX = 5_000;
const EXPERIENCES_MAX = 100_000;
const MEMBERS_MAX = 500;

const ROOTS: ReadonlySet<string> = new Set(ROOT_NAMES);
const invalid = (reason: ViolationReason, at = ""): Violation =>
  new Violation(CLOSE_CODES.invalid, reason, at);
const tooLarge = (reason: ViolationReason, at = ""): Violation =>
  new Violation(CLOSE_CODES.tooLarge, reason, at);

/**
 * Longest stored text of a field. Two people's honest typing may together pass what one of them may type, so short
 * texts have room above it; nothing passes the overall limit.
 */
const storedMax = (field: FieldShape): number =>
  Math.min(TEXT_MAX, Math.max(field.max * 2, field.max + 1_000));

function checkText(shared: Y.Text, field: FieldShape, at: string): void {
  if (shared.length > storedMax(field)) throw tooLarge("text-too-long", at);
}

/** Checks one key of a record (or of the journey's head). */
function checkKey(kind: RecordKind, map: Y.Map<unknown>, key: string): void {
  const meaning = meaningOf(kind, key);
  if (!meaning) throw invalid("unknown-key", kind);
  const { field, locale, member } = meaning;
  const at = `${kind}.${field.name}`;
  const value = map.get(key);
  if (kind === "meta" && key === "shape" && value !== SHAPE_VERSION) throw invalid("invalid-value", at);
  if (locale === undefined && member === undefined && field.kind === "text") {
    // A text is made with its record and goes with it; without it nobody could type there again.
    if (!(value instanceof Y.Text)) throw invalid("invalid-structure", at);
    checkText(value, field, at);
    return;
  }
  if (value === undefined) return;
  if (locale !== undefined) {
    if (typeof value !== "string") throw invalid("invalid-value", at);
    if (value.length > storedMax(field)) throw tooLarge("text-too-long", at);
    return;
  }
  const schema = member === undefined ? field.schema : field.members?.value;
  if (!schema?.safeParse(value).success) throw invalid("invalid-value", at);
  const orderKey: unknown =
    field.name === "order" ? value : field.name === "place" && Array.isArray(value) ? value[1] : null;
  if (typeof orderKey === "string" && !isOrderKey(orderKey)) throw invalid("invalid-value", at);
}

function checkRecord(kind: RecordKind, map: Y.Map<unknown>): void {
  let members = 0;
  for (const key of map.keys()) {
    checkKey(kind, map, key);
    if (key.includes("/")) members += 1;
  }
  if (members > MEMBERS_MAX) throw tooLarge("too-many-records", kind);
}

function checkExperience(map: Y.Map<unknown>, key: string): void {
  const parts = experiencePartsOf(key);
  if (!parts) throw invalid("unknown-key", "experiences");
  const value = map.get(key);
  if (value === undefined) return;
  const at = `experiences.${parts.field}`;
  if (typeof value === "string" && value.length > LIMITS.textLength) throw tooLarge("text-too-long", at);
  if (!experienceSchemaOf(parts.field).safeParse(value).success) throw invalid("invalid-value", at);
}

function checkCount(map: Y.Map<unknown>, most: number, at: string): void {
  // The inner map also holds removed keys, so it is only a cheap first question.
  if (map._map.size > most && map.size > most) throw tooLarge("too-many-records", at);
}

const isCollection = (name: string): name is (typeof COLLECTION_NAMES)[number] =>
  (COLLECTION_NAMES as readonly string[]).includes(name);

function checkRootKeys(name: RootName, map: Y.Map<unknown>, keys: Iterable<string>): void {
  if (name === "experiences") {
    for (const key of keys) checkExperience(map, key);
    checkCount(map, EXPERIENCES_MAX, name);
    return;
  }
  for (const key of keys) {
    if (!isCollection(name)) {
      checkKey(name, map, key);
      continue;
    }
    if (!idSchema.safeParse(key).success) throw invalid("invalid-id", name);
    const record = map.get(key);
    if (record === undefined) continue;
    if (!(record instanceof Y.Map)) throw invalid("invalid-structure", name);
    checkRecord(name, record);
  }
  if (isCollection(name)) checkCount(map, RECORDS_MAX, name);
}

/** New items: a text holds characters and nothing else, a map holds keys and no list. */
function checkNewItems(doc: Y.Doc, transaction: Y.Transaction): void {
  for (const [client, after] of transaction.afterState) {
    const before = transaction.beforeState.get(client) ?? 0;
    const structs = doc.store.clients.get(client);
    if (after <= before || !structs) continue;
    for (let i = Y.findIndexSS(structs, before); i < structs.length; i += 1) {
      const item = structs[i];
      if (!(item instanceof Y.Item) || item.deleted) continue;
      const isInText = item.parent instanceof Y.Text;
      if (
        isInText
          ? !(item.content instanceof Y.ContentString) || item.parentSub !== null
          : item.parentSub === null
      ) {
        throw invalid("invalid-structure");
      }
    }
  }
}

const KNOWN_ROOTS = new WeakMap<Y.Doc, ReadonlyMap<unknown, RootName>>();

/** The top-level maps of a document by identity; asked for every update, so remembered. */
function rootNamesOf(doc: Y.Doc): ReadonlyMap<unknown, RootName> {
  const known = KNOWN_ROOTS.get(doc);
  if (known) return known;
  const names = new Map<unknown, RootName>(ROOT_NAMES.map((name) => [doc.getMap(name), name]));
  KNOWN_ROOTS.set(doc, names);
  return names;
}

interface Placed {
  readonly _item: Y.Item | null;
}

const isGone = (type: Placed): boolean => {
  for (let item = type._item; item; item = item.parent instanceof Y.AbstractType ? item.parent._item : null) {
    if (item.deleted) return true;
  }
  return false;
};

/**
 * Checks every record that a transaction touched, and only those; call it from `afterTransaction`. Throws a Violation
 * whose close code and reason say why; the caller then rebuilds the document from its log.
 */
export function checkRecords(doc: Y.Doc, transaction: Y.Transaction): void {
  checkNewItems(doc, transaction);
  const nameOfRoot = rootNamesOf(doc);
  for (const [type, subs] of transaction.changed) {
    if (isGone(type)) continue;
    const keys = [...subs].filter((sub): sub is string => sub !== null);
    const root = nameOfRoot.get(type);
    if (root !== undefined && type instanceof Y.Map) {
      checkRootKeys(root, type, keys);
      continue;
    }
    const parent: unknown = type._item?.parent;
    const name = nameOfRoot.get(parent);
    const sub = type._item?.parentSub ?? null;
    if (type instanceof Y.Map && name !== undefined && isCollection(name)) {
      for (const key of keys) checkKey(name, type, key);
      if (keys.some((key) => key.includes("/"))) checkRecord(name, type);
    } else if (type instanceof Y.Text && parent instanceof Y.Map && sub !== null) {
      const kind: RecordKind | undefined = name === "meta" ? "meta" : ownerOf(nameOfRoot, parent);
      if (kind === undefined) throw invalid("invalid-structure");
      checkKey(kind, parent, sub);
    } else {
      throw invalid(root === undefined && type._item === null ? "foreign-root" : "invalid-structure");
    }
  }
}

function ownerOf(nameOfRoot: ReadonlyMap<unknown, RootName>, record: Placed): RecordKind | undefined {
  const name = nameOfRoot.get(record._item?.parent);
  return name !== undefined && isCollection(name) ? name : undefined;
}

/** Checks a whole document, for one that came from outside (a restored version, an import). Throws a Violation. */
export function checkDocument(doc: Y.Doc): void {
  for (const name of doc.share.keys()) if (!ROOTS.has(name)) throw invalid("foreign-root");
  for (const name of ROOT_NAMES) {
    const map = doc.getMap<unknown>(name);
    checkRootKeys(name, map, [...map.keys()]);
  }
}

export type { ViolationCode, ViolationReason };
