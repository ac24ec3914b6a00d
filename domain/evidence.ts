// Evidence: its kinds, which of them count, and what an item, a quote and a link must hold.
import { z } from "zod";
import { id } from "./ids.ts";
import { dayString, LOCALES, TITLE_MAX } from "./journey.ts";
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

export const CONSENTS = ["yes", "no", "unknown"] as const;
export type Consent = (typeof CONSENTS)[number];

/** How much a link matters to the reader, 1–3. It orders lists and never changes a level. */
export const linkWeight = z.number().int().min(1).max(3);
export const rating = z.number().min(1).max(5).multipleOf(0.5);

export const QUOTE_MAX = 2_000;
export const EVIDENCE_TEXT_MAX = 200_000;

const realDay = dayString.refine(isDay);

/** What everybody who may read the workspace sees of an item. Respondent and internal note are kept apart. */
export const evidenceInput = z.strictObject({
  id,
  kind: z.enum(EVIDENCE_KINDS),
  title: z.string().trim().min(1).max(TITLE_MAX),
  /** Day it was said, written or seen; without one nothing can be called fresh. */
  date: realDay,
  /** Where it comes from: "google", "helpdesk", "interview aan de balie". */
  source: z.string().trim().min(1).max(TITLE_MAX),
  text: z.string().max(EVIDENCE_TEXT_MAX),
  language: z.enum([...LOCALES, "de", "fr"]).nullable(),
  segment: z.string().max(TITLE_MAX),
  consent: z.enum(CONSENTS),
  rating: rating.nullable(),
  url: z.union([z.literal(""), z.url({ protocol: /^https?$/ }).max(2_000)]),
  departmentId: id.nullable(),
  internal: z.boolean(),
});
export type EvidenceInput = z.infer<typeof evidenceInput>;

/** What a guest may never see: it lives in a table of its own. */
export const evidencePrivateInput = z.strictObject({
  /** Alias of the person ("R3"): records of one respondent count once. */
  respondent: z.string().max(TITLE_MAX),
  internalNote: z.string().max(20_000),
});
export type EvidencePrivateInput = z.infer<typeof evidencePrivateInput>;

/** A sentence cut from an item; `start` and `end` are positions in the item's text, when it was selected there. */
export const quoteInput = z
  .strictObject({
    id,
    text: z.string().trim().min(1).max(QUOTE_MAX),
    start: z.number().int().min(0).nullable(),
    end: z.number().int().min(0).nullable(),
  })
  .refine(
    (quote) => (quote.start === null) === (quote.end === null) && (quote.start ?? 0) <= (quote.end ?? 0),
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

/** A quote may be shown to the client or exported unless the person said no. */
export const mayShowQuotes = (consent: Consent): boolean => consent !== "no";
