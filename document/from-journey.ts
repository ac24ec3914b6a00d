// A journey that was kept as plain data becomes a document again, with its ids and its places: what a closed month is gone back to by.
import * as Y from "yjs";
import type { Collection, Journey } from "#domain/journey.ts";
import { experienceKey, LOCALES } from "#domain/vocabulary.ts";
import { createOrigin, type EditOrigin } from "./origin.ts";
import { addRecord, fillRecord, transact, type Values } from "./record.ts";
import {
  COLLECTION_NAMES,
  experiencesOf,
  fieldsIn,
  meaningOf,
  metaOf,
  type RecordKind,
  type RecordMap,
  SHAPE_VERSION,
} from "./shape.ts";

interface Kept {
  readonly translations?: Readonly<Record<string, string>> | undefined;
}

/** Fields that are stored; what a reader derives (numbers, columns) is left out. */
function storedOf(kind: RecordKind, kept: object): Values {
  const given = kept as Values;
  const names = [...fieldsIn(kind).keys()].filter((name) => name in given);
  return Object.fromEntries(names.map((name) => [name, given[name]]));
}

function writeTranslations(map: RecordMap, kind: RecordKind, { translations = {} }: Kept): void {
  for (const [key, value] of Object.entries(translations))
    if (meaningOf(kind, key)?.locale) map.set(key, value);
}

function writeCollection(
  doc: Y.Doc,
  collection: Collection,
  records: readonly (Kept & { id: string })[],
): void {
  for (const record of records)
    writeTranslations(
      addRecord(doc, collection, record.id, storedOf(collection, record)),
      collection,
      record,
    );
}

/**
 * A document of its own that reads as this journey; the caller destroys it. Records that were hidden when it was kept are not in it.
 * @throws INVALID, TOO_LONG where the kept data does not fit the shape
 */
export function docOfJourney(
  journey: Journey,
  origin: EditOrigin = createOrigin("restore", "restore"),
): Y.Doc {
  const doc = new Y.Doc();
  transact(doc, origin, () => {
    const { shape: _shape, ...head } = storedOf("meta", journey.meta);
    fillRecord(metaOf(doc), "meta", head);
    writeTranslations(metaOf(doc), "meta", journey.meta);
    metaOf(doc).set("shape", SHAPE_VERSION);
    for (const collection of COLLECTION_NAMES) writeCollection(doc, collection, journey[collection]);
    const felt = experiencesOf(doc);
    for (const { touchpointId, personaId, value, note, message, translations = {} } of journey.experiences) {
      const set = (field: "value" | "note" | "message", given: unknown) =>
        felt.set(experienceKey(touchpointId, personaId, field), given);
      if (value !== null) set("value", value);
      if (note !== "") set("note", note);
      if (message !== "") set("message", message);
      for (const [key, text] of Object.entries(translations))
        if (LOCALES.some((locale) => key.endsWith(`@${locale}`)))
          felt.set(`${touchpointId}:${personaId}:${key}`, text);
    }
  });
  return doc;
}
