// A reading while it is typed: in one of four ways, each worked out into the numbers the metric is read by.
import type { MetricUnit } from "#domain/metric.ts";
import { countsOf, type Survey, tallyKeys } from "#domain/survey.ts";
import { readFigure } from "./read-figure.ts";
import type { ReadingInput } from "./use-metric-actions.ts";

export const READING_WAYS = ["share", "value", "tally", "segments"] as const;
export type ReadingWay = (typeof READING_WAYS)[number];

export interface TypedSegment {
  readonly name: string;
  readonly count: string;
  readonly total: string;
}

export interface TypedReading {
  readonly numerator: string;
  readonly denominator: string;
  readonly value: string;
  readonly tally: Readonly<Record<string, string>>;
  readonly segments: readonly TypedSegment[];
}

export const EMPTY_SEGMENT: TypedSegment = { name: "", count: "", total: "" };
export const NOTHING_TYPED: TypedReading = {
  numerator: "",
  denominator: "",
  value: "",
  tally: {},
  segments: [EMPTY_SEGMENT, EMPTY_SEGMENT],
};

/** Ways that make sense for a metric, the usual one first. */
export function waysOf(unit: MetricUnit, survey: Survey | null): readonly ReadingWay[] {
  if (survey) return ["tally", "value"];
  return unit === "percent" ? ["share", "segments", "value"] : ["share", "value"];
}

/** What was typed, as the API takes it; null while a number is missing or wrong. */
export function readingOf(
  way: ReadingWay,
  typed: TypedReading,
  survey: Survey | null,
  scaleMax: number | null,
): ReadingInput | null {
  if (way === "value") {
    const value = readFigure(typed.value);
    return value === null ? null : { value };
  }
  if (way === "share") {
    const [numerator, denominator] = [readFigure(typed.numerator), readFigure(typed.denominator)];
    return numerator === null || denominator === null || numerator < 0 || denominator <= 0
      ? null
      : { numerator, denominator };
  }
  if (way === "segments") return segmentsOf(typed.segments);
  return survey && tallyOf(typed.tally, survey, scaleMax ?? 0);
}

function segmentsOf(typed: readonly TypedSegment[]): ReadingInput | null {
  const rows = typed.filter((row) => [row.name, row.count, row.total].some((text) => text.trim() !== ""));
  const segments = rows.map(({ name, count, total }) => ({
    name: name.trim(),
    count: readFigure(count) ?? -1,
    total: readFigure(total) ?? -1,
  }));
  const isRight = segments.every(
    (row) => row.name !== "" && row.count >= 0 && row.total > 0 && row.count <= row.total,
  );
  if (segments.length === 0 || !isRight || new Set(segments.map((row) => row.name)).size < segments.length)
    return null;
  return { segments: Object.fromEntries(segments.map(({ name, ...numbers }) => [name, numbers])) };
}

function tallyOf(
  typed: Readonly<Record<string, string>>,
  survey: Survey,
  scaleMax: number,
): ReadingInput | null {
  const tally: Record<string, number> = {};
  for (const key of tallyKeys(survey, scaleMax)) {
    const text = typed[key] ?? "";
    const count = text.trim() === "" ? 0 : readFigure(text);
    if (count === null || !Number.isInteger(count) || count < 0) return null;
    if (count > 0) tally[key] = count;
  }
  return Object.keys(tally).length === 0 ? null : { tally, scaleMax };
}

/** The two numbers behind a reading, to show what it comes to; null for a bare value. */
export function numbersOf(
  reading: ReadingInput,
  survey: Survey | null,
): { numerator: number; denominator: number } | null {
  if ("numerator" in reading) return reading;
  if ("segments" in reading) {
    const parts = Object.values(reading.segments);
    return {
      numerator: parts.reduce((sum, part) => sum + part.count, 0),
      denominator: parts.reduce((sum, part) => sum + part.total, 0),
    };
  }
  if ("tally" in reading && survey) return countsOf(survey, reading.scaleMax ?? 0, reading.tally);
  return null;
}
