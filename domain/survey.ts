// Questions with a known way of counting (NPS, CSAT, CES): which answers make up a reading, kept as counts so that margins exist.
import type { NpsCounts } from "./interval.ts";
import type { MetricUnit } from "./metric.ts";

export const SURVEYS = ["nps", "csat", "ces"] as const;
export type Survey = (typeof SURVEYS)[number];

/** Answers counted: by group for an NPS, by score (`"1"` … `"5"`) for the others. */
export type Tally = Readonly<Record<string, number>>;

export const NPS_GROUPS = ["promoters", "passives", "detractors"] as const;

/** Unit in which each is shown. A scale is never converted into another one. */
export const SURVEY_UNITS = { nps: "nps", csat: "percent", ces: "score7" } as const satisfies Record<
  Survey,
  MetricUnit
>;

/** Highest scores that the question may be asked with; the first is the usual one. An NPS is always 0–10. */
export const SURVEY_SCALES: Readonly<Record<Survey, readonly number[]>> = {
  nps: [10],
  csat: [5, 7],
  ces: [7],
};

/** Keys under which answers are counted. */
export function tallyKeys(survey: Survey, scaleMax: number): readonly string[] {
  return survey === "nps" ? NPS_GROUPS : Array.from({ length: scaleMax }, (_, index) => String(index + 1));
}

/** True when a tally counts answers of this question on this scale: whole numbers, at least one answer, no other key. */
export function isTallyOf(survey: Survey, scaleMax: number, tally: Tally): boolean {
  const keys = tallyKeys(survey, scaleMax);
  const counts = Object.entries(tally);
  return (
    SURVEY_SCALES[survey].includes(scaleMax) &&
    counts.every(([key, count]) => keys.includes(key) && Number.isInteger(count) && count >= 0) &&
    counts.some(([, count]) => count > 0)
  );
}

/** The two highest scores count as satisfied: 4–5 of 5, 6–7 of 7. */
const SATISFIED_SCORES = 2;

/**
 * Numerator and denominator of a tally: promoters less detractors of all (NPS; may be negative), satisfied of all (CSAT), sum of
 * the scores over answers (CES).
 */
export function countsOf(
  survey: Survey,
  scaleMax: number,
  tally: Tally,
): { numerator: number; denominator: number } {
  const counts = Object.entries(tally);
  const denominator = counts.reduce((sum, [, count]) => sum + count, 0);
  if (survey === "nps") {
    const { promoters, detractors } = npsCountsOf(tally);
    return { numerator: promoters - detractors, denominator };
  }
  const worth = (score: number) => (survey === "ces" ? score : score > scaleMax - SATISFIED_SCORES ? 1 : 0);
  return {
    numerator: counts.reduce((sum, [score, count]) => sum + worth(Number(score)) * count, 0),
    denominator,
  };
}

/** A tally of an NPS by its three groups; what was not counted is 0. */
export const npsCountsOf = (tally: Tally): NpsCounts => ({
  promoters: tally.promoters ?? 0,
  passives: tally.passives ?? 0,
  detractors: tally.detractors ?? 0,
});
