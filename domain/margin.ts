// Between which ends a single month's figure may truly lie (95 %), by how it was counted.
import { garwood, type Interval, meanInterval, npsMargin, sampleOf, wilson } from "./interval.ts";
import { type MetricUnit, valueOf } from "./metric.ts";
import { npsCountsOf, type Survey } from "./survey.ts";
import { type CountedReading, NPS_ANSWERS } from "./verdict.ts";

/** A count this large is hardly one of separate events, and its interval would promise too much. */
const EVENTS = 10_000;

/**
 * Margin of a reading in the metric's unit: Wilson for a share, Student for a score, the formula of the NPS from thirty answers on,
 * Garwood for counts of separate events. Null where nothing was counted, or too little for the formula to hold.
 */
export function marginOf(
  { unit, survey }: { readonly unit: MetricUnit; readonly survey: Survey | null },
  reading: CountedReading,
): Interval | null {
  const { numerator, denominator, tally, value } = reading;
  if (survey === "nps") {
    const figure = valueOf(reading, unit);
    const margin = tally ? npsMargin(npsCountsOf(tally)) : null;
    if (margin === null || figure === null || (denominator ?? 0) < NPS_ANSWERS || margin === 0) return null;
    return { low: Math.max(-100, figure - margin), high: Math.min(100, figure + margin) };
  }
  if (survey === "ces") {
    const sample = tally ? sampleOf(tally) : null;
    return sample && sample.variance > 0 ? meanInterval(sample) : null;
  }
  if (numerator !== null && denominator !== null && denominator > 0) {
    if (unit === "percent") return scaled(wilson({ count: numerator, total: denominator }), 100);
    const per = unit === "per100" ? 100 : unit === "count" ? 1 : null;
    return per === null || !Number.isInteger(numerator)
      ? null
      : scaled(garwood(numerator), per / denominator);
  }
  const isEvents =
    unit === "count" && value !== null && Number.isInteger(value) && value >= 0 && value <= EVENTS;
  return isEvents ? garwood(value) : null;
}

const scaled = (interval: Interval | null, by: number): Interval | null =>
  interval && { low: interval.low * by, high: interval.high * by };
