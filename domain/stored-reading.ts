// A reading as it is kept: the two numbers behind it, with the answers or segments they were counted from.
import { DomainError } from "./errors.ts";
import { fitsUnit, type MetricUnit, valueOf } from "./metric.ts";
import type { ReadingValue } from "./metric-input.ts";
import { countsOf, isTallyOf, type Survey } from "./survey.ts";

/** How a metric is measured. */
export interface Measure {
  readonly unit: MetricUnit;
  readonly survey: Survey | null;
  readonly scaleMax: number | null;
}

/**
 * What is kept of a reading, so that numerator and denominator hold it however it was counted.
 * @throws INVALID where its unit, its question or its size is not the metric's
 */
export function storedReading(metric: Measure, reading: ReadingValue) {
  const refused = new DomainError("INVALID", { field: "reading", sentence: "readingUnit" });
  if (reading.unit !== undefined && reading.unit !== metric.unit) throw refused;
  const empty = {
    value: null,
    numerator: null,
    denominator: null,
    tally: null,
    scaleMax: null,
    segments: null,
  };
  const numbers = { ...empty, ...countedOf(metric, reading) };
  const figure = valueOf(numbers, metric.unit);
  if (figure === null || !fitsUnit(figure, metric.unit)) throw refused;
  return numbers;
}

function countedOf({ unit, survey, scaleMax: usual }: Measure, reading: ReadingValue) {
  if ("value" in reading) return { value: reading.value };
  if ("numerator" in reading) return { numerator: reading.numerator, denominator: reading.denominator };
  if ("segments" in reading) {
    const parts = Object.values(reading.segments);
    const isPart = parts.every((part) => unit !== "percent" || part.count <= part.total);
    if (!isPart || survey !== null)
      throw new DomainError("INVALID", { field: "reading", sentence: "readingUnit" });
    return {
      numerator: parts.reduce((sum, part) => sum + part.count, 0),
      denominator: parts.reduce((sum, part) => sum + part.total, 0),
      segments: reading.segments,
    };
  }
  const scaleMax = reading.scaleMax ?? usual ?? 0;
  if (survey === null || !isTallyOf(survey, scaleMax, reading.tally))
    throw new DomainError("INVALID", { field: "reading", sentence: "readingTally" });
  return { ...countsOf(survey, scaleMax, reading.tally), tally: reading.tally, scaleMax };
}
