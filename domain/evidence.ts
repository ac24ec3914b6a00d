// Evidence: its kinds, which of them count, and what an item, a quote and a link must hold.
import { z } from "zod";
import { id } from "./ids.ts";
import { dayString } from "./journey.ts";
import { TEXT_MAX, TITLE_MAX } from "./vocabulary.ts";
import { isDay } from "./month.ts";
import { PERSONA_FIELDS } from "./persona.ts";

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
/**
 * Shown beside a claim and never counted: what others in the market say, and pictures, which say nothing by themselves. `peer` is a
 * concullega, not a competitor. What a colleague saw and photographed is an observation, with a picture.
 */
export const INDIRECT_KINDS = ["market_research", "competitor", "peer", "example", "image"] as const;
export const EVIDENCE_KINDS = [...COUNTING_KINDS, ...INDIRECT_KINDS] as const;

export type CountingKind = (typeof COUNTING_KINDS)[number];
export type IndirectKind = (typeof INDIRECT_KINDS)[number];
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** True for the kinds that raise a level. */
export const isCountingKind = (kind: EvidenceKind): kind is CountingKind =>
  (COUNTING_KINDS as readonly EvidenceKind[]).includes(kind);

/** Highest share of its scale at which a rating still complains. */
const COMPLAINT_SHARE = 0.6;

/** True for what tells of a problem: a question to the helpdesk, what a colleague saw, a review that does not praise. */
export function isComplaint(item: {
  readonly kind: string;
  readonly rating: number | null;
  readonly ratingMax: number | null;
}): boolean {
  if (item.kind === "ticket" || item.kind === "observation") return true;
  if (item.kind !== "review") return false;
  return item.rating === null || item.ratingMax === null || item.rating / item.ratingMax <= COMPLAINT_SHARE;
}

/** What can be shown to a doubting customer: what others say of it, and cases. */
export const CASE_KINDS = ["document", "example"] as const satisfies readonly EvidenceKind[];

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

export const CONSENTS = ["yes", "no", "unknown"] as const;
export type Consent = (typeof CONSENTS)[number];

/** What a sentence is to the customer: it matters, it is wished for, dreamt of, or it tipped the balance. It changes no level. */
export const QUOTE_MARKS = ["counts", "wish", "dream", "tipped"] as const;
export type QuoteMark = (typeof QUOTE_MARKS)[number];

const translations = z.record(z.string().max(60), z.string().max(EVIDENCE_BODY_MAX)).default({});

/** Words of several lines. A NUL is no word, and no database keeps it. */
const words = (max: number) =>
  z
    .string()
    .max(max)
    .overwrite((text) => text.replaceAll("\u0000", ""));

/** What is typed of an item. Date and source are required: without them nothing can be called fresh or checked. */
export const evidenceInput = z
  .strictObject({
    kind: z.enum(EVIDENCE_KINDS),
    title: z.string().trim().max(TITLE_MAX).default(""),
    body: words(EVIDENCE_BODY_MAX).default(""),
    summary: words(QUOTE_MAX).default(""),
    translations,
    language: z
      .string()
      .regex(/^[a-z]{2}$/)
      .default("nl"),
    /** Day it was said, written or seen. */
    observedOn: dayString.refine(isDay),
    /** Where it comes from: "google", "helpdesk", "gesprek aan de balie". */
    source: z.string().trim().min(1).max(TITLE_MAX),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .nullable()
      .default(null),
    rating: z.number().min(0).nullable().default(null),
    ratingMax: z.number().int().min(1).max(100).nullable().default(null),
    sentiment: z.enum(SENTIMENTS).nullable().default(null),
    /** Group of customers, never a person. */
    segment: z.string().max(TITLE_MAX).default(""),
    personaId: id.nullable().default(null),
    departmentId: id.nullable().default(null),
    /** Whether the person agreed that the words are shown. */
    consent: z.enum(CONSENTS).default("unknown"),
    internal: z.boolean().default(false),
    /** Something was given for the review: it counts, and says so wherever it is cited. */
    rewarded: z.boolean().default(false),
    /** Alias of the person ("R3"): records of one respondent count once. Never for guests, like the two below. */
    respondent: z.string().trim().max(TITLE_MAX).default(""),
    internalNote: z.string().max(TEXT_MAX).default(""),
    /** Membership of whoever held the interview. */
    interviewer: id.nullable().default(null),
  })
  .refine(
    (item) =>
      (item.rating === null) === (item.ratingMax === null) && (item.rating ?? 0) <= (item.ratingMax ?? 0),
    { path: ["rating"] },
  )
  .refine((item) => !item.rewarded || item.kind === "review", { path: ["rewarded"] })
  .refine((item) => item.title !== "" || item.body.trim() !== "" || item.summary !== "", { path: ["body"] });
export type EvidenceInput = z.infer<typeof evidenceInput>;

export const PAGE_MAX = 9_999;

/** A sentence cut from an item; `startsAt` and `endsAt` are positions in the item's body, when it was selected there. */
export const quoteInput = z
  .strictObject({
    text: z.string().trim().min(1).max(QUOTE_MAX),
    translations,
    startsAt: z.number().int().min(0).nullable().default(null),
    endsAt: z.number().int().min(0).nullable().default(null),
    /** Page of a PDF it was read on, from 1. */
    page: z.number().int().min(1).max(PAGE_MAX).nullable().default(null),
    mark: z.enum(QUOTE_MARKS).default("counts"),
  })
  .refine(
    (quote) =>
      (quote.startsAt === null) === (quote.endsAt === null) && (quote.startsAt ?? 0) <= (quote.endsAt ?? 0),
    { path: ["endsAt"] },
  );
export type QuoteInput = z.infer<typeof quoteInput>;

/** A tie between an item (or one of its quotes) and a node of a journey. */
export const nodeLinkInput = z.strictObject({
  evidenceId: id,
  quoteId: id.nullable().default(null),
  nodeId: z.string().min(1).max(64),
  stance: z.enum(STANCES).default("supports"),
  weight: linkWeight.default(2),
});
export type NodeLinkInput = z.infer<typeof nodeLinkInput>;

/** A tie between an item (or one of its quotes) and one line of a persona. */
export const lineLinkInput = nodeLinkInput.omit({ nodeId: true }).extend({ lineId: id });
export type LineLinkInput = z.infer<typeof lineLinkInput>;

/** A sentence that becomes a line of a persona: words that become a quote now, or a quote that is there (`quoteId`). */
export const quotedLineInput = z
  .strictObject({
    evidenceId: id,
    quote: quoteInput.nullable().default(null),
    quoteId: id.nullable().default(null),
    personaId: id,
    field: z.enum(PERSONA_FIELDS),
  })
  .refine(({ quote, quoteId }) => (quote === null) !== (quoteId === null), { path: ["quote"] });
export type QuotedLineInput = z.infer<typeof quotedLineInput>;

/** A quote may be shown to the client or exported unless the person said no. */
export const mayShowQuotes = (consent: string): boolean => consent !== "no";
