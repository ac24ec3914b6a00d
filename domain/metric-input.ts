// What is valid as a metric and as one month's reading of it; asked by the form, the API and the import alike.
import { z } from "zod";
import { id } from "./ids.ts";
import { monthString } from "./journey.ts";
import { BENEFITS, fitsUnit, METRIC_DIRECTIONS, METRIC_UNITS, OBJECTIVES } from "./metric.ts";
import { METRIC_PRESET_IDS, metricPreset } from "./metric-presets.ts";
import { SURVEY_SCALES, SURVEY_UNITS, SURVEYS } from "./survey.ts";

const nodeId = z.string().min(1).max(64);
const finite = z.number().finite();
const note = z.string().trim().max(1_000);
const counted = z.strictObject({ numerator: finite.min(0), denominator: finite.positive() });
const baseline = z.union([z.strictObject({ value: finite }), counted]).nullable();

/** What a metric measures, what it means, and the goal set for it. */
export const metricFields = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    nameTranslations: z.record(z.string().max(10), z.string().max(200)).default({}),
    preset: z.enum(METRIC_PRESET_IDS).nullable().default(null),
    phaseId: nodeId.nullable().default(null),
    touchpointId: nodeId.nullable().default(null),
    transitionId: nodeId.nullable().default(null),
    channelId: id.nullable().default(null),
    unit: z.enum(METRIC_UNITS),
    direction: z.enum(METRIC_DIRECTIONS),
    survey: z.enum(SURVEYS).nullable().default(null),
    scaleMax: z.number().int().nullable().default(null),
    additive: z.boolean().default(true),
    source: z.string().max(200).default(""),
    interpretation: note.default(""),
    alternative: note.default(""),
    benefit: z.enum(BENEFITS).nullable().default(null),
    objective: z.enum(OBJECTIVES).nullable().default(null),
    target: finite.nullable().default(null),
    baseline: baseline.default(null),
    due: monthString.nullable().default(null),
    goalSpecific: note.default(""),
    goalAchievable: note.default(""),
    goalRelevant: note.default(""),
    ownerId: id.nullable().default(null),
    internal: z.boolean().default(false),
  })
  .refine(({ survey, unit }) => survey === null || SURVEY_UNITS[survey] === unit, { path: ["unit"] })
  .refine(
    ({ survey, scaleMax }) =>
      survey === null ? scaleMax === null : SURVEY_SCALES[survey].includes(scaleMax ?? 0),
    { path: ["scaleMax"] },
  )
  .refine(({ preset, unit }) => preset === null || metricPreset(preset)?.unit === unit, { path: ["unit"] })
  .refine(({ preset, survey }) => preset === null || metricPreset(preset)?.survey === survey, {
    path: ["survey"],
  })
  // A preset is a figure of one phase, or of the step out of it.
  .refine(
    ({ preset, phaseId, transitionId }) => preset === null || phaseId !== null || transitionId !== null,
    {
      path: ["phaseId"],
    },
  )
  .refine(({ target, unit }) => target === null || fitsUnit(target, unit), { path: ["target"] });
export type MetricFields = z.infer<typeof metricFields>;

/** Unit the figure is meant in; when it is said, it must be the metric's. */
const unit = z.enum(METRIC_UNITS).optional();
const SEGMENTS = 40;

/**
 * A reading of a month or a day: a bare value, the two numbers of a share, answers counted by score, or the two numbers by segment (which add
 * up to the whole).
 */
export const readingValue = z.union([
  z.strictObject({ value: finite, unit }),
  counted.extend({ unit }),
  z.strictObject({
    tally: z.record(z.string().max(12), z.number().int().min(0)),
    scaleMax: z.number().int().optional(),
    unit,
  }),
  z.strictObject({
    segments: z
      .record(
        z.string().trim().min(1).max(80),
        z.strictObject({ count: finite.min(0), total: finite.positive() }),
      )
      .refine((segments) => {
        const count = Object.keys(segments).length;
        return count > 0 && count <= SEGMENTS;
      }),
    unit,
  }),
]);
export type ReadingValue = z.infer<typeof readingValue>;
