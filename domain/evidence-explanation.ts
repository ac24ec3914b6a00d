// Why a claim has its level, as parts that the interface turns into words: "1 interview · 4 reviews · 1 KPI · bevestigd 3 nov".
import { COUNTING_KINDS, type CountingKind, type EvidenceNature, natureOf } from "./evidence.ts";
import type { StrengthFindings, StrengthLevel, StrengthThresholds } from "./evidence-level.ts";
import { type DayString, daysBetween } from "./month.ts";

/** One part of the sentence; the message key is `evidence.explanation.<part>`. */
export type ExplanationPart =
  | { readonly part: "none" }
  | {
      readonly part: "count";
      readonly kind: CountingKind;
      readonly nature: EvidenceNature;
      readonly count: number;
    }
  | { readonly part: "metrics"; readonly count: number }
  | { readonly part: "same_respondent"; readonly records: number; readonly items: number }
  | { readonly part: "indirect"; readonly count: number }
  | {
      readonly part: "against";
      readonly supporting: number;
      readonly against: number;
      readonly refuted: boolean;
    }
  | {
      readonly part: "confirmed" | "confirmation_lapsed" | "confirmation_insufficient";
      readonly by: string;
      readonly on: DayString;
    }
  | { readonly part: "drops"; readonly on: DayString; readonly to: StrengthLevel }
  | { readonly part: "missing"; readonly missing: readonly Missing[]; readonly next: StrengthLevel };

/** What the next level still asks; `count` is how many more. */
export type Missing =
  | { readonly what: "items" | "types"; readonly count: number }
  | { readonly what: "interview" | "fresh_item" | "confirmation" };

/** The shortest way to the next level; null at the top. */
export function missingFor(
  report: StrengthFindings,
  hasInterview: boolean,
  asOf: DayString,
  limits: StrengthThresholds,
): { readonly next: StrengthLevel; readonly missing: readonly Missing[] } | null {
  if (report.level === "validated") return null;
  if (report.level === "assumption") return { next: "anecdotal", missing: [{ what: "items", count: 1 }] };
  if (report.level === "anecdotal") {
    const alike = limits.supportedItems - report.items;
    if (alike <= 1) return { next: "supported", missing: [{ what: "items", count: alike }] };
    const mixed: Missing[] = [
      { what: "items", count: Math.max(limits.supportedMixedItems - report.items, 1) },
    ];
    const types = limits.supportedTypes - report.types;
    return { next: "supported", missing: types > 0 ? [...mixed, { what: "types", count: types }] : mixed };
  }
  const missing: Missing[] = [];
  if (report.items < limits.validatedItems)
    missing.push({ what: "items", count: limits.validatedItems - report.items });
  if (report.types < limits.validatedTypes)
    missing.push({ what: "types", count: limits.validatedTypes - report.types });
  if (!hasInterview) missing.push({ what: "interview" });
  if (report.newest !== null && daysBetween(report.newest, asOf) > limits.freshDays)
    missing.push({ what: "fresh_item" });
  return { next: "validated", missing: [...missing, { what: "confirmation" }] };
}

const CONFIRMATION_PARTS = {
  standing: "confirmed",
  lapsed: "confirmation_lapsed",
  insufficient: "confirmation_insufficient",
} as const;

/** The parts in reading order: what there is, who is against, who confirmed, until when, what is missing. */
export function explain(report: StrengthFindings, missing: ReturnType<typeof missingFor>): ExplanationPart[] {
  const parts: ExplanationPart[] = [];
  let records = 0;
  for (const kind of COUNTING_KINDS) {
    const count = report.counts[kind] ?? 0;
    records += count;
    if (count > 0) parts.push({ part: "count", kind, nature: natureOf(kind), count });
  }
  if (records === 0) parts.push({ part: "none" });
  if (report.metrics > 0) parts.push({ part: "metrics", count: report.metrics });
  if (records > report.items) parts.push({ part: "same_respondent", records, items: report.items });
  if (report.indirect > 0) parts.push({ part: "indirect", count: report.indirect });
  if (report.against > 0) {
    parts.push({
      part: "against",
      supporting: report.items,
      against: report.against,
      refuted: report.refuted,
    });
  }
  if (report.confirmation) {
    const { by, on, state } = report.confirmation;
    parts.push({ part: CONFIRMATION_PARTS[state], by, on });
  }
  if (report.dropsOn && report.dropsTo) parts.push({ part: "drops", on: report.dropsOn, to: report.dropsTo });
  if (missing) parts.push({ part: "missing", ...missing });
  return parts;
}
