// The journey: what its records are called, what they hold, and what is valid in each on its own.
// Relations between records are never a reason to refuse (honest concurrent edits break them): `document/read.ts` resolves those.
import { z } from "zod";
import { id } from "./ids.ts";
import {
  TEXT_MAX,
  TITLE_MAX,
  LOCALES,
  MEDIA,
  MEDIA_KINDS,
  PERIODS,
  TOUCHPOINT_STATES,
  PURCHASE_KINDS,
  SEARCH_INTENTS,
  INSIGHT_KINDS,
  INSIGHT_STATUSES,
  ROUTE_KINDS,
  QUESTION_KINDS,
  ANSWER_STATES,
} from "./vocabulary.ts";

/** A text that several people type in at once: a shared text in the document, a plain string when read. */
export const text = (max: number = TEXT_MAX) => z.string().max(max).meta({ sharedText: true });
/** True for fields made with `text()`. */
export const isSharedText = (field: z.ZodType): boolean => field.meta()?.sharedText === true;

export type Locale = (typeof LOCALES)[number];

export type Medium = (typeof MEDIA)[number];
export type MediaKind = (typeof MEDIA_KINDS)[number];
export type Period = (typeof PERIODS)[number];

/** A string that is set as a whole. No database keeps a NUL, so none may come in. */
const line = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes("\u0000"));

/** Emotion −2…+2 in half steps (design: Smaply's scale). */
export const emotion = z.number().min(-2).max(2).multipleOf(0.5);
/** Convenience (gemak) 1–5. */
export const convenience = z.number().int().min(1).max(5);
/** `2026-11` */
export const monthString = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
/** `2026-11-21` */
export const dayString = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

const rowId = id.nullable();
const idSet = z.record(id, z.literal(true));
const orderKey = z.string().min(1).max(200);
/** Where something stands: column and order key move together, so they are one key. `null` = no phase. */
const place = z.tuple([id.nullable(), orderKey]);
const internal = z.boolean();

export const metaRecord = z.strictObject({
  shape: z.number().int().min(1),
  title: text(TITLE_MAX),
  goal: text(),
  mission: text(),
  contentLocale: z.enum(LOCALES),
  model: line(40).nullable(),
  copiedFrom: line(TITLE_MAX).nullable(),
  primaryPersonaId: rowId,
  triggerKind: z.enum(["question", "problem", "need"]).nullable(),
  trigger: text(2_000),
  endPoint: text(2_000),
  audience: z.enum(["b2c", "b2b"]).nullable(),
  offering: z.enum(["service", "product"]).nullable(),
  purchase: z.enum(["once", "repeat"]).nullable(),
  purchaseKind: z.enum(PURCHASE_KINDS).nullable(),
  primaryObjective: z.enum(["conversion", "loyalty"]).nullable(),
});

export const phaseRecord = z.strictObject({
  order: orderKey,
  /** Key of the phase in its model (`awareness`), so that explanations and switching find it; null for own phases. */
  key: line(60).nullable(),
  name: text(TITLE_MAX),
  subtitle: text(500),
  description: text(),
  customerGoal: text(2_000),
  duration: text(100),
  period: z.enum(PERIODS),
  behaviour: text(),
  communication: text(),
  offer: text(),
  /** T20: whom a customer can ask in this phase. */
  contactChannelId: rowId,
  contactUserId: rowId,
  /** T21: answers to the purchase checklist, by item key. */
  checklist: z.record(line(40), z.enum(["yes", "no", "na"])),
  /** P10: true while the cell still holds the model's own words. */
  example: z.boolean(),
  internal,
});

export const touchpointRecord = z.strictObject({
  place,
  title: text(TITLE_MAX),
  description: text(),
  medium: z.enum(MEDIA),
  mediaKind: z.enum(MEDIA_KINDS),
  channelId: rowId,
  departmentId: rowId,
  involvedDepartmentIds: idSet,
  ownerId: rowId,
  /** R2: who speaks to the customer, when that is not a person of the workspace. */
  spokenBy: text(TITLE_MAX),
  convenience: convenience.nullable(),
  momentOfTruth: z.boolean(),
  state: z.enum(TOUCHPOINT_STATES),
  stateSince: dayString.nullable(),
  period: z.enum(PERIODS).nullable(),
  span: z.number().int().min(1).max(12),
  message: text(),
  means: text(2_000),
  searchKeyword: text(500),
  searchIntent: z.enum(SEARCH_INTENTS).nullable(),
  callToAction: text(500),
  callToActionUrl: line(2_000),
  device: z.enum(["phone", "tablet", "computer", "any"]).nullable(),
  /** A1: what we do here, one line each. */
  actions: text(),
  competitorNote: text(),
  libraryId: rowId,
  /** E17: how this touchpoint is known. */
  knownFrom: z.enum(["own", "feedback", "data"]).nullable(),
  example: z.boolean(),
  internal,
});

export const questionRecord = z.strictObject({
  kind: z.enum(QUESTION_KINDS),
  touchpointId: rowId,
  /** Used when the question hangs on a phase and not on a touchpoint. */
  place,
  text: text(2_000),
  answered: z.enum(ANSWER_STATES),
  answeredByIds: idSet,
  preset: line(40).nullable(),
  internal,
});

export const needRecord = z.strictObject({
  touchpointId: rowId,
  place,
  kind: z.enum(["explicit", "implicit"]),
  text: text(2_000),
  answeredByUs: z.enum(ANSWER_STATES),
  answeredByOthers: z.enum(ANSWER_STATES),
  internal,
});

export const insightRecord = z.strictObject({
  kind: z.enum(INSIGHT_KINDS),
  touchpointId: rowId,
  place,
  title: text(500),
  severity: z.number().int().min(1).max(3),
  status: z.enum(INSIGHT_STATUSES),
  /** Month in which it was solved: it stays on the board, struck through, for that month. */
  solvedIn: monthString.nullable(),
  internal,
});

export const transitionRecord = z.strictObject({
  fromPhaseId: id,
  toPhaseId: id,
  /** How many of how many dropped out; one key, since neither number means anything alone. */
  dropOff: z
    .strictObject({ numerator: z.number().int().min(0), denominator: z.number().int().min(1) })
    .nullable(),
  reason: text(),
  outcome: z.enum(["drops_out", "stays_dissatisfied"]).nullable(),
  returns: z.number().int().min(0).nullable(),
  calls: z.number().int().min(0).nullable(),
  internal,
});

export const routeRecord = z.strictObject({
  order: orderKey,
  kind: z.enum(ROUTE_KINDS),
  name: text(TITLE_MAX),
  personaId: rowId,
  /** Touchpoint ids in the order the customer meets them; a loop may name one twice. */
  steps: z.array(id).max(500),
  sharePercent: z.number().min(0).max(100).nullable(),
  reason: text(2_000),
  internal,
});

export const comparisonRecord = z.strictObject({
  place,
  alternative: text(TITLE_MAX),
  pros: text(),
  cons: text(),
  tippedBalance: text(2_000),
  internal,
});

/** One picture of the storyboard. */
export const frameRecord = z.strictObject({
  touchpointId: rowId,
  order: orderKey,
  fileId: rowId,
  videoUrl: line(2_000),
  alt: text(1_000),
  caption: text(2_000),
  internal,
});

/** An own lane, or one of its cells (`laneId` names the lane): cells are records with random ids. */
export const laneRecord = z.strictObject({
  order: orderKey,
  laneId: rowId,
  phaseId: rowId,
  name: text(TITLE_MAX),
  text: text(),
  internal,
});

/** A phase's goal; the numbers live on the metric. */
export const goalRecord = z.strictObject({
  phaseId: id,
  metricId: rowId,
  order: orderKey,
  title: text(500),
  internal,
});

/** Every collection of the document, by the name of its top-level map. */
export const COLLECTIONS = {
  phases: phaseRecord,
  touchpoints: touchpointRecord,
  questions: questionRecord,
  needs: needRecord,
  insights: insightRecord,
  transitions: transitionRecord,
  routes: routeRecord,
  comparisons: comparisonRecord,
  frames: frameRecord,
  lanes: laneRecord,
  goals: goalRecord,
} as const;
export type Collection = keyof typeof COLLECTIONS;

/** Texts in the other language, by `<field>@<locale>`; absent where nothing is translated. */
export type Translations = Readonly<Record<string, string>>;
interface Translated {
  readonly translations?: Translations;
}

type Record_<C extends Collection> = Readonly<z.infer<(typeof COLLECTIONS)[C]>> &
  Translated & { readonly id: string };

export type JourneyMeta = Readonly<z.infer<typeof metaRecord>> & Translated;
/** `index` 0… in board order. */
export type Phase = Record_<"phases"> & { readonly index: number };
/** `number` 1… by (phase order, order key) over both halves; `phaseId` is null in the column *Zonder fase*. */
export type Touchpoint = Record_<"touchpoints"> & {
  readonly number: number;
  readonly phaseId: string | null;
  readonly orderKey: string;
};
/** Hung on a touchpoint (then `phaseId` is that touchpoint's) or straight on a phase. */
type Hung<C extends "questions" | "needs" | "insights"> = Record_<C> & { readonly phaseId: string | null };
export type Question = Hung<"questions">;
export type Need = Hung<"needs">;
export type Insight = Hung<"insights">;
export type Transition = Record_<"transitions">;
export type Route = Record_<"routes">;
export type Comparison = Record_<"comparisons"> & { readonly phaseId: string | null };
export type Frame = Record_<"frames">;
export type Lane = Record_<"lanes">;
export type JourneyGoal = Record_<"goals">;

/** What one persona feels at one touchpoint. A persona without a value has none: it is not 0. */
export interface Experience extends Translated {
  readonly touchpointId: string;
  readonly personaId: string;
  readonly value: number | null;
  readonly note: string;
  readonly message: string;
}

/** A journey as read: frozen, ordered, relations resolved the same way on every replica. */
export interface Journey {
  readonly meta: JourneyMeta;
  readonly phases: readonly Phase[];
  readonly touchpoints: readonly Touchpoint[];
  readonly experiences: readonly Experience[];
  readonly questions: readonly Question[];
  readonly needs: readonly Need[];
  readonly insights: readonly Insight[];
  readonly transitions: readonly Transition[];
  readonly routes: readonly Route[];
  readonly comparisons: readonly Comparison[];
  readonly frames: readonly Frame[];
  readonly lanes: readonly Lane[];
  readonly goals: readonly JourneyGoal[];
  /** Records hidden because what they hung on is gone, by collection: said on screen, never dropped. */
  readonly hidden: Readonly<Partial<Record<Collection, number>>>;
}
