// What of a journey is internal, and the journey as a client may see it. Projector and portal ask the same function.
import type { Journey, Phase, Touchpoint } from "./journey.ts";
import { maskMeta, maskRecord } from "./portal-fields.ts";

/** Node id of what one persona feels at one touchpoint. */
export const experienceNodeId = (touchpointId: string, personaId: string): string =>
  `${touchpointId}:${personaId}`;

const NONE: ReadonlySet<string> = new Set();

/**
 * Ids of every record that is internal: by its own flag, or because something it hangs on is – its phase, its touchpoint, its
 * persona, its lane, either end of a transition, or every step of a route. Experiences are named by `experienceNodeId`.
 * @param internalRowIds personas and metrics (rows, not in the document) that are internal
 */
export function derivedInternal(
  journey: Journey,
  internalRowIds: ReadonlySet<string> = NONE,
): ReadonlySet<string> {
  const internal = new Set<string>();
  const isInternal = (id: string | null | undefined) =>
    id !== null && id !== undefined && (internal.has(id) || internalRowIds.has(id));
  const mark = <R extends { readonly id: string; readonly internal: boolean }>(
    records: readonly R[],
    hangsOn: (record: R) => readonly (string | null)[],
  ) => {
    for (const record of records)
      if (record.internal || hangsOn(record).some(isInternal)) internal.add(record.id);
  };
  // Phases before touchpoints, touchpoints before what hangs on them: each step sees what the former ones found.
  mark(journey.phases, () => []);
  mark(journey.touchpoints, (one) => [one.phaseId]);
  mark(journey.questions, (one) => [one.touchpointId, one.phaseId]);
  mark(journey.needs, (one) => [one.touchpointId, one.phaseId]);
  mark(journey.insights, (one) => [one.touchpointId, one.phaseId]);
  mark(journey.transitions, (one) => [one.fromPhaseId, one.toPhaseId]);
  mark(journey.routes, (one) => [one.personaId]);
  mark(journey.comparisons, (one) => [one.phaseId]);
  mark(journey.frames, (one) => [one.touchpointId]);
  mark(journey.goals, (one) => [one.phaseId, one.metricId]);
  mark(
    journey.lanes.toSorted((a, b) => Number(a.laneId !== null) - Number(b.laneId !== null)),
    (one) => [one.laneId, one.phaseId],
  );
  for (const route of journey.routes)
    if (route.steps.length > 0 && route.steps.every(isInternal)) internal.add(route.id);
  for (const { touchpointId, personaId } of journey.experiences) {
    if (isInternal(touchpointId) || isInternal(personaId))
      internal.add(experienceNodeId(touchpointId, personaId));
  }
  return internal;
}

/** A task is internal by its own flag, or because the node or the insight it is about is. Comments and links: the same by node. */
export function isAboutInternal(
  about: { readonly internal?: boolean; readonly nodeIds: readonly (string | null | undefined)[] },
  internalNodeIds: ReadonlySet<string>,
): boolean {
  return (
    about.internal === true || about.nodeIds.some((id) => typeof id === "string" && internalNodeIds.has(id))
  );
}

/**
 * The journey as a guest or a share link may have it: an allow-list of fields, without internal records and whatever hangs on
 * them. Route steps and answered-by links lose what is not shown, and numbers are given anew, so that no gap tells of it.
 * @param internalNodeIds what the read model marks as internal; the journey's own flags are asked again beside it
 */
export function clientView(
  journey: Journey,
  {
    internalNodeIds,
    internalRowIds = NONE,
  }: { readonly internalNodeIds: ReadonlySet<string>; readonly internalRowIds?: ReadonlySet<string> },
): Journey {
  const internal = derivedInternal(journey, new Set([...internalNodeIds, ...internalRowIds]));
  const isHidden = (id: string) => internal.has(id) || internalNodeIds.has(id) || internalRowIds.has(id);
  const shown = <R extends { readonly id: string }>(records: readonly R[]) =>
    records.filter((record) => !isHidden(record.id));
  const { phases, touchpoints } = renumber(shown(journey.phases), shown(journey.touchpoints));
  const { primaryPersonaId } = journey.meta;
  return {
    meta: maskMeta({
      ...journey.meta,
      primaryPersonaId: primaryPersonaId !== null && isHidden(primaryPersonaId) ? null : primaryPersonaId,
    }),
    phases: phases.map((one) => maskRecord("phases", one)),
    touchpoints: touchpoints.map((one) => maskRecord("touchpoints", one)),
    experiences: journey.experiences.filter(
      ({ touchpointId, personaId }) =>
        ![touchpointId, personaId, experienceNodeId(touchpointId, personaId)].some(isHidden),
    ),
    questions: shown(journey.questions).map((one) =>
      maskRecord("questions", { ...one, answeredByIds: withoutHidden(one.answeredByIds, isHidden) }),
    ),
    needs: shown(journey.needs).map((one) => maskRecord("needs", one)),
    insights: shown(journey.insights).map((one) => maskRecord("insights", one)),
    transitions: shown(journey.transitions).map((one) => maskRecord("transitions", one)),
    routes: shown(journey.routes).map((one) =>
      maskRecord("routes", { ...one, steps: one.steps.filter((step) => !isHidden(step)) }),
    ),
    comparisons: shown(journey.comparisons).map((one) => maskRecord("comparisons", one)),
    frames: shown(journey.frames).map((one) => maskRecord("frames", one)),
    lanes: shown(journey.lanes).map((one) => maskRecord("lanes", one)),
    goals: shown(journey.goals).map((one) => maskRecord("goals", one)),
    hidden: {},
  };
}

function withoutHidden(
  ids: Readonly<Record<string, true>>,
  isHidden: (id: string) => boolean,
): Record<string, true> {
  return Object.fromEntries(
    Object.keys(ids)
      .filter((id) => !isHidden(id))
      .map((id) => [id, true as const]),
  );
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
interface Ordered {
  readonly id: string;
  readonly order: string;
}
const byOrder = (a: Ordered, b: Ordered) => compareText(a.order, b.order) || compareText(a.id, b.id);

/** Numbers phases and touchpoints anew, in board order. Touchpoints without a phase come last. */
function renumber(
  phases: readonly Phase[],
  touchpoints: readonly Touchpoint[],
): { phases: Phase[]; touchpoints: Touchpoint[] } {
  const ordered = phases
    .toSorted(byOrder)
    .map((phase, index) => (phase.index === index ? phase : { ...phase, index }));
  const rank = rankOf(ordered);
  return {
    phases: ordered,
    touchpoints: touchpoints
      .toSorted(
        (a, b) =>
          rank(a.phaseId) - rank(b.phaseId) || compareText(a.orderKey, b.orderKey) || compareText(a.id, b.id),
      )
      .map((touchpoint, index) =>
        touchpoint.number === index + 1 ? touchpoint : { ...touchpoint, number: index + 1 },
      ),
  };
}

function rankOf(phases: readonly Phase[]): (phaseId: string | null) => number {
  const index = new Map(phases.map((phase) => [phase.id, phase.index]));
  return (phaseId) => (phaseId === null ? phases.length : (index.get(phaseId) ?? phases.length));
}
