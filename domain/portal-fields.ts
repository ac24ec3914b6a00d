// What a client may see of each record, field by field. A field that is not named here reaches no guest and no share link.
import type { z } from "zod";
import { COLLECTIONS, type Collection, metaRecord } from "./journey.ts";

type Fields<S extends z.ZodObject> = readonly (keyof z.infer<S> & string)[];

const VISIBLE_META: Fields<typeof metaRecord> = [
  "shape",
  "title",
  "goal",
  "mission",
  "contentLocale",
  "model",
  "primaryPersonaId",
  "triggerKind",
  "trigger",
  "endPoint",
  "audience",
  "offering",
  "purchase",
  "purchaseKind",
  "primaryObjective",
];

const HUNG = ["touchpointId", "place"] as const;

const VISIBLE: { readonly [C in Collection]: Fields<(typeof COLLECTIONS)[C]> } = {
  phases: [
    "order",
    "key",
    "name",
    "subtitle",
    "description",
    "customerGoal",
    "duration",
    "period",
    "behaviour",
    "communication",
    "offer",
    "contactChannelId",
    "contactUserId",
    "example",
  ],
  touchpoints: [
    "place",
    "title",
    "description",
    "medium",
    "mediaKind",
    "channelId",
    "departmentId",
    "involvedDepartmentIds",
    "ownerId",
    "spokenBy",
    "convenience",
    "momentOfTruth",
    "state",
    "stateSince",
    "period",
    "span",
    "message",
    "means",
    "callToAction",
    "callToActionUrl",
    "device",
    "actions",
    "example",
  ],
  questions: [...HUNG, "kind", "text", "answered", "answeredByIds"],
  needs: [...HUNG, "kind", "text", "answeredByUs", "answeredByOthers"],
  insights: [...HUNG, "kind", "title", "severity", "status", "solvedIn"],
  transitions: ["fromPhaseId", "toPhaseId", "dropOff", "reason", "outcome", "returns", "calls"],
  routes: ["order", "kind", "name", "personaId", "steps", "sharePercent", "reason"],
  comparisons: ["place", "alternative", "pros", "cons", "tippedBalance"],
  frames: ["touchpointId", "order", "fileId", "videoUrl", "alt", "caption"],
  lanes: ["order", "laneId", "phaseId", "name", "text"],
  goals: ["phaseId", "metricId", "order", "title"],
};

/** Value a field has when it says nothing: the first of these that its schema takes. */
function blankOf(schema: z.ZodType): unknown {
  return [null, "", false, 0, {}].find((candidate) => schema.safeParse(candidate).success);
}

interface Mask {
  readonly visible: ReadonlySet<string>;
  /** Every field that is not visible, said as nothing. */
  readonly blanks: Readonly<Record<string, unknown>>;
}

function maskOf(schema: z.ZodObject, visible: readonly string[]): Mask {
  const hidden = Object.entries(schema.shape).filter(([field]) => !visible.includes(field));
  return {
    visible: new Set(visible),
    blanks: Object.fromEntries(hidden.map(([field, type]) => [field, blankOf(type as z.ZodType)])),
  };
}

const META_MASK = maskOf(metaRecord, VISIBLE_META);
const MASKS = Object.fromEntries(
  Object.entries(VISIBLE).map(([collection, fields]) => [
    collection,
    maskOf(COLLECTIONS[collection as Collection], fields),
  ]),
) as { readonly [C in Collection]: Mask };

/** Copies what is visible, blanks the rest; `derived` fields (id, number …) are named by the caller. */
function applyMask<R extends object>(record: R, mask: Mask, derived: readonly string[]): R {
  const shown: Record<string, unknown> = { ...mask.blanks };
  for (const [field, value] of Object.entries(record)) {
    if (mask.visible.has(field) || derived.includes(field)) shown[field] = value;
    if (field !== "translations") continue;
    const texts = Object.entries(value as Readonly<Record<string, string>>);
    const kept = texts.filter(([key]) => mask.visible.has(key.split("@")[0] ?? ""));
    if (kept.length > 0) shown.translations = Object.fromEntries(kept);
  }
  // Every field of the record is there again, visible or blank, so it is still of its type.
  return shown as R;
}

const DERIVED = ["id", "index", "number", "phaseId", "orderKey"] as const;

/** The record as a guest may have it. */
export const maskRecord = <R extends object>(collection: Collection, record: R): R =>
  applyMask(record, MASKS[collection], DERIVED);

/** The journey's head as a guest may have it. */
export const maskMeta = <R extends object>(meta: R): R => applyMask(meta, META_MASK, []);
