// Evidence: its kinds, which of them count, and what an item, a quote and a link must hold.
import { z } from "zod";
import { id } from "./ids.ts";
import { dayString, TEXT_MAX, TITLE_MAX } from "./journey.ts";
import { isDay } from "./month.ts";

/** What raises the strength of a claim: somebody said, wrote or was seen doing it. */
export const COUNTING_KINDS = [
  "interview",
  "focus_group",
  "survey",
  "review",
  "ticket",
  "observation",
  "note",
  "document",
] as const;
/** Shown beside a claim and never counted: what others in the market say. `peer` is a concullega, not a competitor. */
export const INDIRECT_KINDS = ["market_research", "competitor", "peer", "example"] as const;
export const EVIDENCE_KINDS = [...COUNTING_KINDS, ...INDIRECT_KINDS] as const;

export type CountingKind = (typeof COUNTING_KINDS)[number];
export type IndirectKind = (typeof INDIRECT_KINDS)[number];
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** True for the kinds that raise a level. */
export const isCountingKind = (kind: EvidenceKind): kind is CountingKind =>
  (COUNTING_KINDS as readonly EvidenceKind[]).includes(kind);

/** What people did (behavioural), what they said (stated), or what colleagues wrote down (recorded). */
export type EvidenceNature = "behavioural" | "stated" | "recorded";
const NATURE: Readonly<Record<CountingKind, EvidenceNature>> = {
  interview: "stated",
  focus_group: "stated",
  survey: "stated",
  review: "stated",
  ticket: "behavioural",
  observation: "recorded",
  note: "recorded",
  document: "recorded",
};
export const natureOf = (kind: CountingKind): EvidenceNature => NATURE[kind];

export const STANCES = ["supports", "contradicts"] as const;
export type Stance = (typeof STANCES)[number];

/** What evidence may be tied to; `node` is a record of a journey's document. */
export const LINK_TARGETS = ["node", "library", "persona_line", "strategy", "decision"] as const;
export type LinkTarget = (typeof LINK_TARGETS)[number];

export const SENTIMENTS = ["positive", "neutral", "negative"] as const;
export type Sentiment = (typeof SENTIMENTS)[number];

/** How much a link matters to the reader, 1–3. It orders lists and never changes a level. */
export const linkWeight = z.number().int().min(1).max(3);

export const QUOTE_MAX = 2_000;
export const EVIDENCE_BODY_MAX = 200_000;

/** What everybody who may read the workspace sees of an item. */
export const evidenceInput = z
  .strictObject({
    kind: z.enum(EVIDENCE_KINDS),
    title: z.string().trim().min(1).max(TITLE_MAX),
    body: z.string().max(EVIDENCE_BODY_MAX),
    summary: z.string().max(QUOTE_MAX),
    language: z.string().regex(/^[a-z]{2}$/),
    /** Day it was said, written or seen; without one nothing can be called fresh. */
    observedOn: dayString.refine(isDay),
    /** Where it comes from: "google", "helpdesk", "gesprek aan de balie". */
    source: z.string().trim().min(1).max(TITLE_MAX),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .nullable(),
    rating: z.number().int().min(0).nullable(),
    ratingMax: z.number().int().min(1).max(100).nullable(),
    sentiment: z.enum(SENTIMENTS).nullable(),
    /** Group of customers, never a person. */
    segment: z.string().max(TITLE_MAX),
    personaId: id.nullable(),
    departmentId: id.nullable(),
    /** Whether the person agreed that the words are shown. */
    consent: z.boolean(),
    internal: z.boolean(),
  })
  .refine(
    (item) =>
      (item.rating === null) === (item.ratingMax === null) && (item.rating ?? 0) <= (item.ratingMax ?? 0),
    {
      path: ["rating"],
    },
  );
export type EvidenceInput = z.infer<typeof evidenceInput>;

/** What a guest may never see: it lives in a table of its own. */
export const evidencePrivateInput = z.strictObject({
  /** Alias of the person ("R3"): records of one respondent count once. */
  respondent: z.string().max(TITLE_MAX),
  internalNote: z.string().max(TEXT_MAX),
});
export type EvidencePrivateInput = z.infer<typeof evidencePrivateInput>;

/** A sentence cut from an item; `startsAt` and `endsAt` are positions in the item's body, when it was selected there. */
export const quoteInput = z
  .strictObject({
    id,
    text: z.string().trim().min(1).max(QUOTE_MAX),
    startsAt: z.number().int().min(0).nullable(),
    endsAt: z.number().int().min(0).nullable(),
  })
  .refine(
    (quote) =>
      (quote.startsAt === null) === (quote.endsAt === null) && (quote.startsAt ?? 0) <= (quote.endsAt ?? 0),
    {
      path: ["end"],
    },
  );
export type QuoteInput = z.infer<typeof quoteInput>;

/** The only tie between evidence and a claim. `journeyId` is set exactly when the target is a node. */
export const evidenceLinkInput = z
  .strictObject({
    evidenceId: id,
    quoteId: id.nullable(),
    target: z.enum(LINK_TARGETS),
    journeyId: id.nullable(),
    targetId: id,
    stance: z.enum(STANCES),
    weight: linkWeight,
  })
  .refine((link) => (link.target === "node") === (link.journeyId !== null), { path: ["journeyId"] });
export type EvidenceLinkInput = z.infer<typeof evidenceLinkInput>;
