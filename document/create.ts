// A journey seed becomes a document: models, the demo, imports and copies all come through here.
import * as Y from "yjs";
import type { Collection } from "#domain/journey.ts";
import { experienceKey, LOCALES } from "#domain/vocabulary.ts";
import type { JourneySeed } from "#domain/journey-seed.ts";
import { DomainError } from "#domain/errors.ts";
import { freshKeys } from "./order.ts";
import { createOrigin, type EditOrigin } from "./origin.ts";
import { addRecord, fillRecord, transact, type Values } from "./record.ts";
import {
  COLLECTION_NAMES,
  experiencePartsOf,
  experiencesOf,
  fieldsIn,
  meaningOf,
  metaOf,
  recordMapOf,
  type RecordKind,
  SHAPE_VERSION,
} from "./shape.ts";

interface LooseSeed extends Values {
  readonly id: string;
  readonly phaseId?: string | null;
  readonly touchpointId?: string | null;
}

function fillCollection(doc: Y.Doc, collection: Collection, seeds: readonly LooseSeed[]): void {
  const fields = fieldsIn(collection);
  const keys = freshKeys(seeds.length);
  for (const [i, seed] of seeds.entries()) {
    const { id, ...given } = seed;
    const key = keys[i] ?? "a0";
    const values: Record<string, unknown> = { ...given };
    // `phaseId` is a field of its own in some records and the column in those that have a place.
    if (fields.has("place")) {
      values.place = [seed.phaseId ?? null, key];
      delete values.phaseId;
    }
    if (fields.has("order")) values.order = key;
    addRecord(doc, collection, id, values);
  }
}

const isKind = (word: string): word is RecordKind =>
  word === "meta" || (COLLECTION_NAMES as readonly string[]).includes(word);

function fillTranslation(doc: Y.Doc, path: string, value: string): void {
  const [root = "", id = "", key = ""] = path.split("/");
  if (root === "experiences") {
    const flat = `${id}:${key}`;
    if (!experiencePartsOf(flat)?.locale) throw new DomainError("INVALID", { field: path });
    experiencesOf(doc).set(flat, value);
    return;
  }
  const map = isKind(root) ? recordMapOf(doc, root, id) : undefined;
  if (!isKind(root) || !map || !meaningOf(root, key)?.locale)
    throw new DomainError("INVALID", { field: path });
  map.set(key, value);
}

/**
 * Fills an empty document from a seed in one transaction. Throws CONFLICT when the document holds a journey already,
 * INVALID or TOO_LONG when the seed does not fit the shape.
 */
export function fillJourneyDoc(doc: Y.Doc, seed: JourneySeed, origin: EditOrigin): void {
  if (metaOf(doc).has("shape")) throw new DomainError("CONFLICT");
  transact(doc, origin, () => {
    fillRecord(metaOf(doc), "meta", seed.meta);
    metaOf(doc).set("shape", SHAPE_VERSION);
    for (const collection of COLLECTION_NAMES) fillCollection(doc, collection, seed[collection] ?? []);
    const felt = experiencesOf(doc);
    for (const one of seed.experiences ?? []) {
      const set = (field: "value" | "note" | "message", value: unknown) =>
        felt.set(experienceKey(one.touchpointId, one.personaId, field), value);
      if (one.value !== null) set("value", one.value);
      if (one.note !== "") set("note", one.note);
      if (one.message !== "") set("message", one.message);
      for (const [key, value] of Object.entries(one.translations ?? {})) {
        if (LOCALES.some((locale) => key.endsWith(`@${locale}`)))
          felt.set(`${one.touchpointId}:${one.personaId}:${key}`, value);
      }
    }
    for (const [path, value] of Object.entries(seed.translations ?? {})) fillTranslation(doc, path, value);
  });
}

/** A new document made from a seed. */
export function createJourneyDoc(
  seed: JourneySeed,
  origin: EditOrigin = createOrigin("seed", "seed"),
): Y.Doc {
  const doc = new Y.Doc();
  fillJourneyDoc(doc, seed, origin);
  return doc;
}
