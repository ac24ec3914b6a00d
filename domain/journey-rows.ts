// A journey as rows of the read model, and back: one row a record, the journey's head and each persona's experience included.
import type {
  Collection,
  Experience,
  Frame,
  Journey,
  JourneyGoal,
  JourneyMeta,
  Lane,
  Phase,
  Route,
  Touchpoint,
  Transition,
} from "./journey.ts";

export type NodeKind = Collection | "meta" | "experiences";
export const META_NODE_ID = "meta";
/** Node id of what one persona feels at one touchpoint. */
export const experienceNodeId = (touchpointId: string, personaId: string): string =>
  `${touchpointId}:${personaId}`;

/** A row of the read model, as far as the journey is concerned. `data` is the record as it was read. */
export interface NodeRow {
  readonly nodeId: string;
  readonly kind: string;
  readonly data: unknown;
}
export interface WrittenNodeRow extends NodeRow {
  readonly kind: NodeKind;
  /** What it stands under on the board: a touchpoint, else a phase; null at the top. */
  readonly parentId: string | null;
}

const RECORDS = [
  "phases",
  "touchpoints",
  "questions",
  "needs",
  "insights",
  "transitions",
  "routes",
  "comparisons",
  "frames",
  "lanes",
  "goals",
] as const satisfies readonly Collection[];

interface Placed {
  readonly id: string;
  readonly phaseId?: string | null;
  readonly touchpointId?: string | null;
  readonly laneId?: string | null;
  readonly fromPhaseId?: string;
}

const parentOf = (record: Placed): string | null =>
  record.touchpointId ?? record.laneId ?? record.phaseId ?? record.fromPhaseId ?? null;

/** Every row a journey has. The projector compares them with what is stored and writes those that differ. */
export function nodesFromJourney(journey: Journey): WrittenNodeRow[] {
  const rows: WrittenNodeRow[] = [{ nodeId: META_NODE_ID, kind: "meta", parentId: null, data: journey.meta }];
  for (const kind of RECORDS) {
    const records: readonly Placed[] = journey[kind];
    for (const record of records)
      rows.push({ nodeId: record.id, kind, parentId: parentOf(record), data: record });
  }
  for (const experience of journey.experiences) {
    const { touchpointId, personaId } = experience;
    rows.push({
      nodeId: experienceNodeId(touchpointId, personaId),
      kind: "experiences",
      parentId: touchpointId,
      data: experience,
    });
  }
  return rows;
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
interface Ordered {
  readonly id: string;
  readonly order: string;
}
const byOrder = (a: Ordered, b: Ordered) => compareText(a.order, b.order) || compareText(a.id, b.id);

/** Numbers phases and touchpoints anew, in board order. Touchpoints without a phase come last. */
export function renumber(
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

/**
 * Rebuilds the journey from the rows of the read model (without removed ones), in any order.
 * @returns null when the head is missing: then there is nothing to show yet
 */
export function journeyFromNodes(nodes: readonly NodeRow[]): Journey | null {
  const of = <T>(kind: NodeKind): T[] =>
    nodes.filter((node) => node.kind === kind).map((node) => node.data as T);
  const [meta] = of<JourneyMeta>("meta");
  if (!meta) return null;
  const { phases, touchpoints } = renumber(of<Phase>("phases"), of<Touchpoint>("touchpoints"));
  const rank = rankOf(phases);
  const numbers = new Map(touchpoints.map((touchpoint) => [touchpoint.id, touchpoint.number]));
  const number = (id: string) => numbers.get(id) ?? touchpoints.length + 1;
  const placed = <T extends { id: string; phaseId: string | null; place: readonly [string | null, string] }>(
    kind: NodeKind,
  ): T[] =>
    of<T>(kind).sort(
      (a, b) =>
        rank(a.phaseId) - rank(b.phaseId) || compareText(a.place[1], b.place[1]) || compareText(a.id, b.id),
    );
  return {
    meta,
    phases,
    touchpoints,
    experiences: of<Experience>("experiences").sort(
      (a, b) => number(a.touchpointId) - number(b.touchpointId) || compareText(a.personaId, b.personaId),
    ),
    questions: placed("questions"),
    needs: placed("needs"),
    insights: placed("insights"),
    transitions: of<Transition>("transitions").sort(
      (a, b) =>
        rank(a.fromPhaseId) - rank(b.fromPhaseId) ||
        rank(a.toPhaseId) - rank(b.toPhaseId) ||
        compareText(a.id, b.id),
    ),
    routes: of<Route>("routes").sort(byOrder),
    comparisons: placed("comparisons"),
    frames: of<Frame>("frames").sort(byOrder),
    lanes: of<Lane>("lanes").sort(byOrder),
    goals: of<JourneyGoal>("goals").sort((a, b) => rank(a.phaseId) - rank(b.phaseId) || byOrder(a, b)),
    hidden: {},
  };
}
