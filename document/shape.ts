// The shape of a journey as a Yjs document: names of the top-level maps, kinds of fields and keys of a record.
// No other file knows how a field is stored.
import * as Y from "yjs";
import { z } from "zod";
import {
  COLLECTIONS,
  type Collection,
  emotion,
  isSharedText,
  type Locale,
  metaRecord,
  text,
} from "#domain/journey.ts";
import { LOCALES } from "#domain/vocabulary.ts";
import { META_DEFAULTS, RECORD_DEFAULTS } from "./defaults.ts";

/** Version of this shape, kept in `meta.shape`; a change comes with a step in `migrate.ts`. */
export const SHAPE_VERSION = 1;

export const COLLECTION_NAMES = Object.keys(COLLECTIONS) as readonly Collection[];
/** Every top-level map; a document with another one is refused. */
export const ROOT_NAMES = ["meta", "experiences", ...COLLECTION_NAMES] as const;
export type RootName = (typeof ROOT_NAMES)[number];
/** What holds fields: a record of a collection, or the journey's own head. */
export type RecordKind = Collection | "meta";

/** One shared text, by where it stands. `id` is not read for `meta`. */
export interface TextRef {
  readonly collection: RecordKind;
  readonly id: string;
  readonly field: string;
}

/**
 * `text`: a Y.Text made together with its record. `members`: one flat key `<field>/<member>` each, so that two people
 * ticking different members both count. `plain`: one JSON value, last writer wins.
 */
export type FieldKind = "text" | "members" | "plain";

export interface FieldShape {
  readonly name: string;
  readonly kind: FieldKind;
  readonly schema: z.ZodType;
  readonly fallback: unknown;
  /** Longest text in characters; 0 for other kinds. */
  readonly max: number;
  /** For `members`: what a member may be called and what it may hold. */
  readonly members?: { readonly name: z.ZodType; readonly value: z.ZodType };
}

const asSchema = (part: z.core.$ZodType): z.ZodType => {
  if (part instanceof z.ZodType) return part;
  throw new TypeError("a member's schema has to be a full zod schema");
};

const membersOf = (schema: z.ZodRecord) => ({
  name: asSchema(schema.keyType),
  value: asSchema(schema.valueType),
});

function fieldsOf(shape: Readonly<Record<string, z.ZodType>>, defaults: Readonly<Record<string, unknown>>) {
  const fields = new Map<string, FieldShape>();
  for (const [name, schema] of Object.entries(shape)) {
    const kind: FieldKind = isSharedText(schema)
      ? "text"
      : schema instanceof z.ZodRecord
        ? "members"
        : "plain";
    const max = kind === "text" && schema instanceof z.ZodString ? (schema.maxLength ?? 0) : 0;
    const field: FieldShape = { name, kind, schema, fallback: defaults[name], max };
    fields.set(name, schema instanceof z.ZodRecord ? { ...field, members: membersOf(schema) } : field);
  }
  return fields;
}

const FIELDS = new Map<RecordKind, ReadonlyMap<string, FieldShape>>([
  ["meta", fieldsOf(metaRecord.shape, META_DEFAULTS)],
  ...COLLECTION_NAMES.map(
    (name) => [name, fieldsOf(COLLECTIONS[name].shape, RECORD_DEFAULTS[name])] as const,
  ),
]);

/** The fields of one kind of record, by name. */
export function fieldsIn(kind: RecordKind): ReadonlyMap<string, FieldShape> {
  const fields = FIELDS.get(kind);
  if (!fields) throw new RangeError(`no such record: ${kind}`);
  return fields;
}

/** What a key of a record means. */
export interface KeyMeaning {
  readonly field: FieldShape;
  readonly locale?: Locale;
  readonly member?: string;
}

const isLocale = (word: string): word is Locale => (LOCALES as readonly string[]).includes(word);

/** Reads a record's key: a field, `<text>@<locale>` or `<members>/<member>`; null when it is none of these. */
export function meaningOf(kind: RecordKind, key: string): KeyMeaning | null {
  const fields = fieldsIn(kind);
  const direct = fields.get(key);
  if (direct) return direct.kind === "members" ? null : { field: direct };
  const at = key.indexOf("@");
  if (at > 0) {
    const field = fields.get(key.slice(0, at));
    const locale = key.slice(at + 1);
    return field?.kind === "text" && isLocale(locale) ? { field, locale } : null;
  }
  const slash = key.indexOf("/");
  const field = slash > 0 ? fields.get(key.slice(0, slash)) : undefined;
  if (field?.kind !== "members") return null;
  const member = key.slice(slash + 1);
  return field.members?.name.safeParse(member).success ? { field, member } : null;
}

export const translationKey = (field: string, locale: Locale): string => `${field}@${locale}`;
export const memberKey = (field: string, member: string): string => `${field}/${member}`;

export type RecordMap = Y.Map<unknown>;

/** The top-level map of a collection. */
export const recordsOf = (doc: Y.Doc, collection: Collection): Y.Map<RecordMap> =>
  doc.getMap<RecordMap>(collection);
export const metaOf = (doc: Y.Doc): RecordMap => doc.getMap<unknown>("meta");
export const experiencesOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap<unknown>("experiences");

/** A record's map, or undefined when it is gone. */
export function recordMapOf(doc: Y.Doc, kind: RecordKind, id: string): RecordMap | undefined {
  if (kind === "meta") return metaOf(doc);
  const found: unknown = recordsOf(doc, kind).get(id);
  return found instanceof Y.Map ? found : undefined;
}

export type ExperienceField = "value" | "note" | "message";
const EXPERIENCE_KEY = /^([A-Za-z0-9_-]{1,64}):([A-Za-z0-9_-]{1,64}):(value|note|message)(?:@([a-z]{2}))?$/;
export const experienceText = text();
const EXPERIENCE_SCHEMAS: Readonly<Record<ExperienceField, z.ZodType>> = {
  value: emotion,
  note: experienceText,
  message: experienceText,
};

export interface ExperienceKeyParts {
  readonly touchpointId: string;
  readonly personaId: string;
  readonly field: ExperienceField;
  readonly locale?: Locale;
}

/** Takes a flat experience key apart; null when it is not one. */
export function experiencePartsOf(key: string): ExperienceKeyParts | null {
  const found = EXPERIENCE_KEY.exec(key);
  if (!found) return null;
  const [, touchpointId = "", personaId = "", name, locale] = found;
  const field = name as ExperienceField;
  if (locale === undefined) return { touchpointId, personaId, field };
  return isLocale(locale) && field !== "value" ? { touchpointId, personaId, field, locale } : null;
}

export const experienceSchemaOf = (field: ExperienceField): z.ZodType => EXPERIENCE_SCHEMAS[field];
