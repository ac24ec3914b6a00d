// The demo's metrics with their goals and readings, and what the sample does not say of them: what a figure of clicks means, and
// which benefit and objective each serves. Ids are the sample's own.
import type { Sample, Words } from "#domain/demo.ts";
import type { Benefit, Objective } from "#domain/metric.ts";

/** Both brands want customers first. */
export const PRIMARY_OBJECTIVE: Objective = "conversion";

interface Notes {
  readonly benefit?: Benefit;
  readonly objective?: Objective;
  readonly interpretation?: string;
  readonly alternative?: string;
  readonly goalAchievable?: string;
  readonly goalRelevant?: string;
}

const NOTES: Readonly<Record<string, Notes>> = {
  "kpi-reach": { benefit: "marketing" },
  "kpi-blog": { benefit: "marketing" },
  "kpi-price": {
    benefit: "marketing",
    interpretation: "Wie doorklikt, begrijpt de prijs en wil een afspraak.",
    alternative: "Of de prijspagina laat vragen open en mensen zoeken verder.",
  },
  "kpi-book": {
    benefit: "marketing",
    objective: "conversion",
    goalAchievable: "De keuzehulp staat live en de agenda wordt sneller.",
    goalRelevant: "Wie niet boekt, wordt geen klant.",
  },
  "kpi-chat": { benefit: "experience" },
  "kpi-csat": { benefit: "experience" },
  "kpi-return": { benefit: "loyalty", objective: "loyalty" },
  "kpi-refer": { benefit: "loyalty", objective: "loyalty" },
  "kpi-quote": { benefit: "marketing", objective: "conversion" },
  "kpi-tenant": { benefit: "experience" },
  "kpi-ref": { benefit: "loyalty", objective: "loyalty" },
};

const named = (words: Words): Record<string, string> => (words.en === undefined ? {} : { en: words.en });

/** Metrics with their readings, as the commands take them. */
export const metricsOf = (sample: Sample) =>
  sample.kpis.map((kpi) => {
    const goal = sample.journey.goals.find((one) => one.kpi === kpi.id);
    return {
      ...NOTES[kpi.id],
      id: kpi.id,
      name: kpi.name.nl,
      nameTranslations: named(kpi.name),
      phaseId: kpi.phase,
      touchpointId: kpi.touchpoint,
      unit: kpi.unit,
      direction: kpi.direction,
      target: kpi.target,
      baseline: goal?.baseline ?? null,
      due: goal?.due ?? null,
      goalSpecific: goal?.title.nl ?? "",
      readings: kpi.series.map(({ month, value, numerator, denominator }) => ({
        month,
        reading:
          numerator !== undefined && denominator !== undefined ? { numerator, denominator } : { value },
      })),
    };
  });
