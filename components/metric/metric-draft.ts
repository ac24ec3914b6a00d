// What stands in the form of a KPI while one fills it in, and how a preset fills it.
import type { Locale } from "#domain/journey.ts";
import type { Benefit, MetricDirection, MetricUnit, Objective } from "#domain/metric.ts";
import { type MetricPresetId, metricPreset } from "#domain/metric-presets.ts";
import { type Survey, SURVEY_SCALES, SURVEY_UNITS } from "#domain/survey.ts";
import type { JourneyMetric, MetricFields } from "./use-metric-actions.ts";

export interface MetricDraft {
  readonly preset: MetricPresetId | null;
  readonly name: string;
  readonly unit: MetricUnit;
  readonly direction: MetricDirection;
  readonly survey: Survey | null;
  readonly scaleMax: number | null;
  readonly additive: boolean;
  readonly phaseId: string | null;
  readonly touchpointId: string | null;
  readonly transitionId: string | null;
  readonly channelId: string | null;
  readonly source: string;
  readonly interpretation: string;
  readonly alternative: string;
  readonly benefit: Benefit | null;
  readonly objective: Objective | null;
}

/** Where a new KPI is begun from: a phase's pain, say. */
export interface MetricStart {
  readonly preset?: MetricPresetId;
  readonly phaseId?: string;
}

/** A form as it opens: what the metric holds, or nothing yet. */
export function draftOf(metric: JourneyMetric | undefined, name: string): MetricDraft {
  return {
    preset: metric?.preset ?? null,
    name,
    unit: metric?.unit ?? "percent",
    direction: metric?.direction ?? "up",
    survey: metric?.survey ?? null,
    scaleMax: metric?.scaleMax ?? null,
    additive: metric?.additive ?? true,
    phaseId: metric?.phaseId ?? null,
    touchpointId: metric?.touchpointId ?? null,
    transitionId: metric?.transitionId ?? null,
    channelId: metric?.channelId ?? null,
    source: metric?.source ?? "",
    interpretation: metric?.interpretation ?? "",
    alternative: metric?.alternative ?? "",
    benefit: metric?.benefit ?? null,
    objective: metric?.objective ?? null,
  };
}

/** The form after a preset was chosen; a name of one's own stays. `null` makes it a KPI of one's own again. */
export function withPreset(draft: MetricDraft, id: MetricPresetId | null, locale: Locale): MetricDraft {
  const preset = metricPreset(id);
  const before = metricPreset(draft.preset);
  const isOwnName = draft.name.trim() !== "" && draft.name !== before?.name[locale];
  if (!preset) return { ...draft, preset: null, name: isOwnName ? draft.name : "" };
  return {
    ...draft,
    preset: preset.id,
    name: isOwnName ? draft.name : preset.name[locale],
    unit: preset.unit,
    direction: preset.direction,
    survey: preset.survey,
    scaleMax: preset.scaleMax,
    benefit: preset.benefit,
    objective: preset.objective,
  };
}

/** The form after its unit was changed by hand: a question keeps its own. */
export const withUnit = (draft: MetricDraft, unit: MetricUnit): MetricDraft =>
  draft.survey !== null && SURVEY_UNITS[draft.survey] !== unit
    ? { ...draft, unit, survey: null, scaleMax: null }
    : { ...draft, unit };

/** The form after it was said how the figure is asked. */
export const withSurvey = (draft: MetricDraft, survey: Survey | null): MetricDraft =>
  survey === null
    ? { ...draft, survey, scaleMax: null }
    : { ...draft, survey, unit: SURVEY_UNITS[survey], scaleMax: SURVEY_SCALES[survey][0] ?? null };

/** A preset's name stands in both languages as long as nobody changed it. */
export function namesOf(draft: MetricDraft): Pick<MetricFields, "name" | "nameTranslations"> {
  const preset = metricPreset(draft.preset);
  const name = draft.name.trim();
  return preset && Object.values(preset.name).includes(name)
    ? { name: preset.name.nl, nameTranslations: { en: preset.name.en } }
    : { name };
}
