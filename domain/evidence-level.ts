// The four levels of a claim, their thresholds, and what is found about one claim.
import type { CountingKind } from "./evidence.ts";
import type { DayString } from "./month.ts";

export const STRENGTH_LEVELS = ["assumption", "anecdotal", "supported", "validated"] as const;
export type StrengthLevel = (typeof STRENGTH_LEVELS)[number];

/** Position of a level, 0–3: for comparing, for the weaker of two. */
export const levelIndex = (level: StrengthLevel): number => STRENGTH_LEVELS.indexOf(level);
/** The weaker of two levels: the stitch of a curve segment. */
export const weakerLevel = (a: StrengthLevel, b: StrengthLevel): StrengthLevel =>
  levelIndex(a) <= levelIndex(b) ? a : b;

export interface StrengthThresholds {
  /** Items that make a claim supported by themselves. */
  readonly supportedItems: number;
  /** Items that do so together with `supportedTypes` kinds of source. */
  readonly supportedMixedItems: number;
  readonly supportedTypes: number;
  readonly validatedItems: number;
  readonly validatedTypes: number;
  /** Age in whole days up to which evidence, a reading and a confirmation are fresh. */
  readonly freshDays: number;
  /** Percent of the linked items that must contradict before a claim is contested. */
  readonly contestedPercent: number;
}

export const DEFAULT_THRESHOLDS: StrengthThresholds = {
  supportedItems: 3,
  supportedMixedItems: 2,
  supportedTypes: 2,
  validatedItems: 5,
  validatedTypes: 2,
  freshDays: 183,
  contestedPercent: 20,
};

/** What is found about one claim. */
export interface StrengthFindings {
  readonly level: StrengthLevel;
  /** Omstreden: enough of the linked items contradict the claim, whatever the level. */
  readonly contested: boolean;
  /** Weerlegd: contested, with more than half against. */
  readonly refuted: boolean;
  /** Opnieuw toetsen: it was validated and no longer is. */
  readonly recheck: boolean;
  /** Everything for *validated* is there but a standing confirmation. */
  readonly confirmable: boolean;
  /** Supporting items, one a respondent. */
  readonly items: number;
  /** Contradicting items, one a respondent. */
  readonly against: number;
  /** Kinds of source among the supporting items, a fresh metric included. */
  readonly types: number;
  /** Supporting items per kind, one a respondent within the kind. */
  readonly counts: Readonly<Partial<Record<CountingKind, number>>>;
  /** Linked records that are shown and never count. */
  readonly indirect: number;
  /** Linked metrics with a fresh reading. */
  readonly metrics: number;
  readonly newest: DayString | null;
  readonly confirmation: {
    readonly by: string;
    readonly on: DayString;
    readonly state: ConfirmationState;
  } | null;
  /** First day on which the level will be lower if nothing is added; null when it stays. */
  readonly dropsOn: DayString | null;
  readonly dropsTo: StrengthLevel | null;
}

/** `standing` counts; `lapsed` did; `insufficient` never did, since the other conditions did not hold when it was given. */
export type ConfirmationState = "standing" | "lapsed" | "insufficient";
