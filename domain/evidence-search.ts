// What the library can be asked for, and how its pages follow one another.
import { z } from "zod";
import { EVIDENCE_KINDS, QUOTE_MARKS } from "./evidence.ts";
import { id } from "./ids.ts";
import { TITLE_MAX } from "./vocabulary.ts";

export const SEARCH_MAX = 200;
export const EVIDENCE_PAGE = 50;
const WORDS_MAX = 12;

const day = z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/);

/** What was typed and ticked; left out, a field asks for nothing. */
export const evidenceFilter = z.strictObject({
  search: z.string().max(SEARCH_MAX).default(""),
  kinds: z.array(z.enum(EVIDENCE_KINDS)).max(EVIDENCE_KINDS.length).default([]),
  source: z.string().max(TITLE_MAX).nullable().default(null),
  personaId: id.nullable().default(null),
  /** Evidence under anything of this journey; with a phase, under that phase or what stands in it. */
  journeyId: id.nullable().default(null),
  phaseId: id.nullable().default(null),
  from: day.default(""),
  until: day.default(""),
  isUnlinkedOnly: z.boolean().default(false),
  /** Only what came in with this import. */
  batchId: id.nullable().default(null),
  /** Items with a sentence that was marked so. */
  mark: z.enum(QUOTE_MARKS).nullable().default(null),
  isRewardedOnly: z.boolean().default(false),
  /** Name of a theme of the list, or a phrase that ratings differ by. */
  theme: z
    .strictObject({ kind: z.enum(["theme", "term"]), name: z.string().max(TITLE_MAX) })
    .nullable()
    .default(null),
});
export type EvidenceFilter = z.infer<typeof evidenceFilter>;

/** The last item of a page: the next one begins after it. Items that stand under nothing yet come first, then by day. */
export const evidenceCursor = z.strictObject({
  isLinked: z.boolean(),
  day: z.string().max(10),
  id,
});
export type EvidenceCursor = z.infer<typeof evidenceCursor>;

/** Words to look for, without accents and signs: each must be the beginning of a word of the item. */
export const searchWords = (typed: string): string[] => [
  ...new Set(
    (
      typed
        .normalize("NFD")
        .replace(/\p{M}/gu, "")
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    ).slice(0, WORDS_MAX),
  ),
];
