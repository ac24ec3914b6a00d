// Two journeys side by side: what was added, removed, changed and moved. Serves versions and the as-is / to-be view.
import type { Collection, Journey } from "#domain/journey.ts";
import { COLLECTION_NAMES } from "./shape.ts";

export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface NodeRef {
  readonly collection: Collection | "experiences" | "meta";
  /** Record id; `<touchpoint>:<persona>` for an experience; empty for the journey's head. */
  readonly id: string;
}

export interface JourneyDifference {
  readonly added: readonly NodeRef[];
  readonly removed: readonly NodeRef[];
  /** Only fields people fill; where a record stands is told by `moved`. */
  readonly changed: readonly (NodeRef & { readonly fields: readonly FieldChange[] })[];
  /** Records in another phase, or in another order among those that both journeys have. */
  readonly moved: readonly (NodeRef & {
    readonly fromPhaseId: string | null;
    readonly toPhaseId: string | null;
  })[];
}

type Loose = Readonly<Record<string, unknown>>;

/** Fields that follow from where a record stands, or from other records. */
const DERIVED: ReadonlySet<string> = new Set([
  "id",
  "index",
  "number",
  "phaseId",
  "orderKey",
  "place",
  "order",
  "shape",
]);
/** Collections in which `phaseId` is a field people choose and not a derived column. */
const OWN_PHASE: ReadonlySet<string> = new Set(["goals", "lanes"]);

const isEqual = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

function fieldChanges(collection: string, before: Loose, after: Loose): FieldChange[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changes: FieldChange[] = [];
  for (const field of names) {
    if (DERIVED.has(field) && !(field === "phaseId" && OWN_PHASE.has(collection))) continue;
    if (!isEqual(before[field], after[field]))
      changes.push({ field, before: before[field], after: after[field] });
  }
  return changes;
}

const phaseIdOf = (record: Loose): string | null =>
  typeof record.phaseId === "string" ? record.phaseId : null;

/** Ids whose order changed: all but a longest run that kept its order, so that one moved card is one entry. */
function reordered(before: readonly string[], after: readonly string[]): Set<string> {
  const rank = new Map(before.map((id, i) => [id, i]));
  const ranks = after.map((id) => rank.get(id) ?? 0);
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [i, value] of ranks.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranks[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[i] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = i;
  }
  const kept = new Set<string>();
  for (let i = tails.at(-1) ?? -1; i >= 0; i = previous[i] ?? -1) kept.add(after[i] ?? "");
  return new Set(after.filter((id) => !kept.has(id)));
}

/** Compares two journeys record by record, by id. */
export function compareJourneys(before: Journey, after: Journey): JourneyDifference {
  const added: NodeRef[] = [];
  const removed: NodeRef[] = [];
  const changed: (NodeRef & { fields: readonly FieldChange[] })[] = [];
  const moved: (NodeRef & { fromPhaseId: string | null; toPhaseId: string | null })[] = [];

  const headChanges = fieldChanges("meta", before.meta as unknown as Loose, after.meta as unknown as Loose);
  if (headChanges.length > 0) changed.push({ collection: "meta", id: "", fields: headChanges });

  const compareRecords = (
    collection: Collection | "experiences",
    was: Map<string, Loose>,
    is: Map<string, Loose>,
  ): void => {
    for (const id of is.keys()) if (!was.has(id)) added.push({ collection, id });
    for (const [id, old] of was) {
      const now = is.get(id);
      if (!now) {
        removed.push({ collection, id });
        continue;
      }
      const fields = fieldChanges(collection, old, now);
      if (fields.length > 0) changed.push({ collection, id, fields });
    }
  };

  for (const collection of COLLECTION_NAMES) {
    const index = (journey: Journey): Map<string, Loose> =>
      new Map(journey[collection].map((one) => [one.id, one as unknown as Loose]));
    const was = index(before);
    const is = index(after);
    compareRecords(collection, was, is);
    if (collection === "transitions") continue;
    const both = (side: Map<string, Loose>, other: Map<string, Loose>) =>
      [...side.keys()].filter((id) => other.has(id));
    const isInOwnPhase = OWN_PHASE.has(collection);
    const crossed = both(is, was).filter((id) => {
      const [from, to] = [was.get(id), is.get(id)];
      return !isInOwnPhase && from && to && phaseIdOf(from) !== phaseIdOf(to);
    });
    const stayed = (ids: readonly string[]) => ids.filter((id) => !crossed.includes(id));
    for (const id of [...crossed, ...reordered(stayed(both(was, is)), stayed(both(is, was)))]) {
      const [from, to] = [was.get(id), is.get(id)];
      if (from && to) moved.push({ collection, id, fromPhaseId: phaseIdOf(from), toPhaseId: phaseIdOf(to) });
    }
  }

  const felt = (journey: Journey): Map<string, Loose> =>
    new Map(
      journey.experiences.map(({ touchpointId, personaId, ...rest }) => [
        `${touchpointId}:${personaId}`,
        rest,
      ]),
    );
  compareRecords("experiences", felt(before), felt(after));
  return { added, removed, changed, moved };
}
