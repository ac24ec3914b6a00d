// What the demo's evidence is tied to, and the strength of every touchpoint computed from it.
import type { Sample } from "./demo.ts";
import type { Stance } from "./evidence.ts";
import {
  type StrengthInput,
  type StrengthItem,
  type StrengthReport,
  strengthOf,
} from "./evidence-strength.ts";
import type { DayString } from "./month.ts";

/** One record linked to one touchpoint; an interview through each of its quotes. */
export interface SampleLink {
  readonly evidenceId: string;
  readonly quoteId: string | null;
  readonly touchpointId: string;
  readonly stance: Stance;
}

/** Every tie between evidence and touchpoints, as the records themselves give them. */
export function sampleLinks(sample: Sample): SampleLink[] {
  const { interviews, reviews, tickets, surveys } = sample.evidence;
  const quoted = interviews.flatMap(({ id: evidenceId, quotes }) =>
    quotes.map(({ id: quoteId, touchpoint: touchpointId }) => ({
      evidenceId,
      quoteId,
      touchpointId,
      stance: "supports" as const,
    })),
  );
  const whole = [...reviews, ...tickets, ...surveys].flatMap(({ id: evidenceId, touchpoints, links }) =>
    touchpoints.map((touchpointId) => ({
      evidenceId,
      quoteId: null,
      touchpointId,
      stance: links.find((one) => one.touchpoint === touchpointId)?.stance ?? ("supports" as const),
    })),
  );
  return [...quoted, ...whole];
}

/** What the strength of each touchpoint is computed from, by touchpoint id. Stored strengths play no part. */
export function sampleStrengthInputs(sample: Sample, asOf: DayString): ReadonlyMap<string, StrengthInput> {
  const { interviews, reviews, tickets, surveys } = sample.evidence;
  const records = new Map(
    [...interviews, ...reviews, ...tickets, ...surveys].map((record) => [
      record.id,
      { kind: record.kind, date: record.date, respondent: "respondent" in record ? record.respondent : null },
    ]),
  );
  const links = sampleLinks(sample);
  const inputs = sample.journey.touchpoints.map((touchpoint): [string, StrengthInput] => {
    const { confirmed_by: by, confirmed_on: on, kpis } = touchpoint.evidence;
    const items = links.flatMap((one): StrengthItem[] => {
      const record = records.get(one.evidenceId);
      if (one.touchpointId !== touchpoint.id || !record) return [];
      return [{ evidenceId: one.evidenceId, stance: one.stance, ...record }];
    });
    const metrics = sample.kpis
      .filter((kpi) => kpis.includes(kpi.id))
      .map((kpi) => ({ metricId: kpi.id, readingMonths: kpi.series.map((reading) => reading.month) }));
    return [touchpoint.id, { items, metrics, confirmation: by && on ? { by, on } : null, asOf }];
  });
  return new Map(inputs);
}

/** Strength of each touchpoint on a day, by touchpoint id. */
export function sampleStrengths(sample: Sample, asOf: DayString): ReadonlyMap<string, StrengthReport> {
  return new Map([...sampleStrengthInputs(sample, asOf)].map(([id, input]) => [id, strengthOf(input)]));
}
