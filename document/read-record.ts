// Reads one record out of its map into a frozen plain object: every field present, translations beside, nothing resolved.
import * as Y from "yjs";
import type { Collection, Experience, JourneyMeta, Translations } from "#domain/journey.ts";
import type { Fields } from "./defaults.ts";
import {
  type ExperienceField,
  experienceSchemaOf,
  fieldsIn,
  meaningOf,
  type RecordKind,
  type RecordMap,
} from "./shape.ts";
import { cleanText } from "./text-diff.ts";

/** A record as stored: its own fields, before relations are resolved. */
export type StoredRecord<C extends Collection> = Readonly<Fields<C>> & {
  readonly id: string;
  readonly translations?: Translations;
};

const freezeValue = (value: unknown): unknown =>
  typeof value === "object" && value !== null ? Object.freeze(value) : value;

/** All fields of a map. A value that does not fit its field reads as the field's default, on every replica alike. */
function readFields(kind: RecordKind, map: RecordMap, id: string | null): Readonly<Record<string, unknown>> {
  const read: Record<string, unknown> = {};
  const members: Record<string, Record<string, unknown>> = {};
  const translations: Record<string, string> = {};
  for (const field of fieldsIn(kind).values()) read[field.name] = field.fallback;
  for (const [key, value] of map.entries()) {
    const meaning = meaningOf(kind, key);
    if (!meaning) continue;
    const { field } = meaning;
    if (meaning.member !== undefined) {
      if (field.members?.value.safeParse(value).success) (members[field.name] ??= {})[meaning.member] = value;
    } else if (meaning.locale !== undefined) {
      if (typeof value === "string") translations[key] = cleanText(value);
    } else if (field.kind === "text") {
      if (value instanceof Y.Text) read[field.name] = cleanText(value.toString());
    } else if (field.schema.safeParse(value).success) {
      read[field.name] = freezeValue(value);
    }
  }
  // Members are sorted, so that replicas that learned of them in another order read the same object.
  for (const [name, given] of Object.entries(members)) {
    read[name] = Object.freeze(
      Object.fromEntries(Object.entries(given).sort(([a], [b]) => (a < b ? -1 : 1))),
    );
  }
  if (Object.keys(translations).length > 0) {
    read.translations = Object.freeze(
      Object.fromEntries(Object.entries(translations).sort(([a], [b]) => (a < b ? -1 : 1))),
    );
  }
  if (id !== null) read.id = id;
  return Object.freeze(read);
}

/** Reads one record as stored. */
export function readRecord<C extends Collection>(collection: C, id: string, map: RecordMap): StoredRecord<C> {
  // The fields were checked one by one against the same schema the type comes from.
  return readFields(collection, map, id) as unknown as StoredRecord<C>;
}

/** Reads the journey's head. */
export function readMeta(map: RecordMap): JourneyMeta {
  return readFields("meta", map, null) as unknown as JourneyMeta;
}

/** Builds one persona's experience at one touchpoint from its flat keys; null when nothing is said. */
export function readExperience(
  touchpointId: string,
  personaId: string,
  valueAt: (field: ExperienceField, locale?: string) => unknown,
): Experience | null {
  const valid = (field: ExperienceField) => {
    const value = valueAt(field);
    return experienceSchemaOf(field).safeParse(value).success ? value : undefined;
  };
  const value = valid("value");
  const note = valid("note");
  const message = valid("message");
  const translations: Record<string, string> = {};
  for (const field of ["message", "note"] as const) {
    for (const locale of ["en", "nl"] as const) {
      const translated = valueAt(field, locale);
      if (typeof translated === "string") translations[`${field}@${locale}`] = cleanText(translated);
    }
  }
  const read = {
    touchpointId,
    personaId,
    value: typeof value === "number" ? value : null,
    note: typeof note === "string" ? cleanText(note) : "",
    message: typeof message === "string" ? cleanText(message) : "",
  };
  if (read.value === null && read.note === "" && read.message === "") return null;
  return Object.freeze(
    Object.keys(translations).length > 0 ? { ...read, translations: Object.freeze(translations) } : read,
  );
}
