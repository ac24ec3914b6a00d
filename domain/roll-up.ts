// Several journeys seen as one: what of a journey counts under a filter. A touchpoint is a department's where it owns it or works
// on it; it is a persona's where her feeling is known or one of her routes passes it. (Ours; the manager's page over several.)
import { z } from "zod";
import type { StrengthLevel } from "./evidence-level.ts";
import { id } from "./ids.ts";
import { rankInsights } from "./insight-rank.ts";
import { type Journey, monthString, type Touchpoint } from "./journey.ts";

/** What may be asked of the page over several journeys. */
export const rollUpInput = z.strictObject({
  month: monthString,
  /** Null: every journey as it is now that is not archived. */
  journeyIds: z.array(id).min(1).max(200).nullable(),
  departmentId: id.nullable(),
  personaId: id.nullable(),
  customerGroupId: id.nullable(),
});
export type RollUpInput = z.infer<typeof rollUpInput>;

type Translations = Readonly<Record<string, string>>;

/** What of a journey the page over several journeys needs; kept beside a frozen journey so that it need not be read whole. */
export interface JourneyOutline {
  readonly phases: readonly {
    readonly id: string;
    readonly name: string;
    readonly translations: Translations;
  }[];
  readonly goals: readonly { readonly phaseId: string; readonly metricId: string | null }[];
  readonly touchpoints: readonly OutlinedTouchpoint[];
  readonly felt: readonly {
    readonly touchpointId: string;
    readonly personaId: string;
    readonly value: number;
  }[];
  /** Routes of a persona. */
  readonly walked: readonly { readonly personaId: string; readonly steps: readonly string[] }[];
  /** Pains that stand, the weightiest first. */
  readonly pains: readonly OutlinedPain[];
}

export interface OutlinedTouchpoint {
  readonly id: string;
  readonly title: string;
  readonly translations: Translations;
  readonly phaseId: string | null;
  /** Its owner first, then those involved. */
  readonly departmentIds: readonly string[];
  readonly channelId: string | null;
  readonly state: Touchpoint["state"];
  readonly level: StrengthLevel;
}

export interface OutlinedPain {
  readonly id: string;
  readonly title: string;
  readonly translations: Translations;
  readonly touchpointId: string | null;
  readonly weight: number;
}

const EMPTY: JourneyOutline = { phases: [], goals: [], touchpoints: [], felt: [], walked: [], pains: [] };

/** @param strengths of the day the outline is of */
export function outlineOf(
  journey: Journey | null,
  strengths: Readonly<Record<string, { readonly level: StrengthLevel }>>,
): JourneyOutline {
  if (!journey) return EMPTY;
  return {
    phases: journey.phases.map(({ id, name, translations = {} }) => ({ id, name, translations })),
    goals: journey.goals.map(({ phaseId, metricId }) => ({ phaseId, metricId })),
    touchpoints: journey.touchpoints.map((one) => ({
      id: one.id,
      title: one.title,
      translations: one.translations ?? {},
      phaseId: one.phaseId,
      departmentIds: [
        ...(one.departmentId === null ? [] : [one.departmentId]),
        ...Object.keys(one.involvedDepartmentIds).filter((id) => id !== one.departmentId),
      ],
      channelId: one.channelId,
      state: one.state,
      level: strengths[one.id]?.level ?? "assumption",
    })),
    felt: journey.experiences.flatMap(({ touchpointId, personaId, value }) =>
      value === null ? [] : [{ touchpointId, personaId, value }],
    ),
    walked: journey.routes.flatMap(({ personaId, steps }) =>
      personaId === null ? [] : [{ personaId, steps }],
    ),
    pains: rankInsights(journey, strengths, ["pain"]).map(({ insight, weight }) => ({
      id: insight.id,
      title: insight.title,
      translations: insight.translations ?? {},
      touchpointId: insight.touchpointId,
      weight,
    })),
  };
}

/** What is looked at; null = everything. */
export interface RollUpFilter {
  readonly departmentId: string | null;
  /** One persona, or those of a group of customers. */
  readonly personaIds: readonly string[] | null;
}

export const isNarrow = ({ departmentId, personaIds }: RollUpFilter): boolean =>
  departmentId !== null || personaIds !== null;

/** Ids of the touchpoints that are these personas'. */
export function touchpointsOfPersonas(
  { felt, walked }: JourneyOutline,
  personaIds: readonly string[],
): ReadonlySet<string> {
  return new Set([
    ...felt.flatMap((one) => (personaIds.includes(one.personaId) ? [one.touchpointId] : [])),
    ...walked.flatMap((one) => (personaIds.includes(one.personaId) ? one.steps : [])),
  ]);
}

/** The touchpoints a filter leaves. */
export function touchpointsUnder(
  outline: JourneyOutline,
  { departmentId, personaIds }: RollUpFilter,
): readonly OutlinedTouchpoint[] {
  const theirs = personaIds && touchpointsOfPersonas(outline, personaIds);
  return outline.touchpoints.filter(
    (one) =>
      (departmentId === null || one.departmentIds.includes(departmentId)) &&
      (theirs === null || theirs.has(one.id)),
  );
}

/** Mean feeling at the touchpoints a filter leaves, −2 … 2, of the personas it leaves; null where none is known. */
export function meanFeeling(outline: JourneyOutline, filter: RollUpFilter): number | null {
  const left = new Set(touchpointsUnder(outline, filter).map((one) => one.id));
  const values = outline.felt.flatMap((one) =>
    left.has(one.touchpointId) && (filter.personaIds?.includes(one.personaId) ?? true) ? [one.value] : [],
  );
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** What of a touchpoint decides whether it counts, and as how sure; a few bytes, for the months that are only counted. */
export interface TouchpointMark {
  readonly level: StrengthLevel;
  readonly departmentIds: readonly string[];
  readonly personaIds: readonly string[];
}

/** A frozen month as far as it is only counted: kept beside its outline, so that the outline need not be read. */
export interface FrozenMarks {
  /** How many touchpoints there are of each level. */
  readonly levels: Readonly<Record<StrengthLevel, number>>;
  /** Mean feeling of everybody, −2 … 2; null where none is known. */
  readonly feeling: number | null;
  readonly touchpoints: readonly TouchpointMark[];
}

export function marksOf(outline: JourneyOutline): FrozenMarks {
  const people = new Map<string, Set<string>>(outline.touchpoints.map(({ id }) => [id, new Set()]));
  for (const { touchpointId, personaId } of outline.felt) people.get(touchpointId)?.add(personaId);
  for (const { personaId, steps } of outline.walked) for (const id of steps) people.get(id)?.add(personaId);
  return {
    levels: countByLevel(outline.touchpoints),
    feeling: meanFeeling(outline, { departmentId: null, personaIds: null }),
    touchpoints: outline.touchpoints.map(({ id, level, departmentIds }) => ({
      level,
      departmentIds,
      personaIds: [...(people.get(id) ?? [])],
    })),
  };
}

/** The marks a filter leaves: those of the touchpoints that {@link touchpointsUnder} leaves. */
export const marksUnder = (
  marks: readonly TouchpointMark[],
  { departmentId, personaIds }: RollUpFilter,
): readonly TouchpointMark[] =>
  marks.filter(
    (one) =>
      (departmentId === null || one.departmentIds.includes(departmentId)) &&
      (personaIds === null || one.personaIds.some((id) => personaIds.includes(id))),
  );

/** How many there are of each level: always all four keys. */
export function countByLevel(
  marks: readonly { readonly level: StrengthLevel }[],
): Record<StrengthLevel, number> {
  const counts: Record<StrengthLevel, number> = { assumption: 0, anecdotal: 0, supported: 0, validated: 0 };
  for (const { level } of marks) counts[level] += 1;
  return counts;
}

/** Pains a filter leaves: under one, only those that hang on a touchpoint it leaves. */
export function painsUnder(outline: JourneyOutline, filter: RollUpFilter): readonly OutlinedPain[] {
  if (!isNarrow(filter)) return outline.pains;
  const left = new Set(touchpointsUnder(outline, filter).map((one) => one.id));
  return outline.pains.filter(({ touchpointId }) => touchpointId !== null && left.has(touchpointId));
}

/** Phases a filter leaves: under one, those that hold a touchpoint it leaves. */
export function phasesUnder(outline: JourneyOutline, filter: RollUpFilter): JourneyOutline["phases"] {
  if (!isNarrow(filter)) return outline.phases;
  const left = new Set(touchpointsUnder(outline, filter).map((one) => one.phaseId));
  return outline.phases.filter(({ id }) => left.has(id));
}
