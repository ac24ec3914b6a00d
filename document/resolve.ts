// Turns stored records into a Journey: order, numbers and relations, decided the same way on every replica.
// Nothing is refused here: what hangs on something that is gone is hidden and counted.
import type {
  Collection,
  Comparison,
  Experience,
  Frame,
  Insight,
  Journey,
  JourneyGoal,
  JourneyMeta,
  Lane,
  Need,
  Phase,
  Question,
  Route,
  Touchpoint,
  Transition,
} from "#domain/journey.ts";
import { byOrder } from "./order.ts";
import type { StoredRecord } from "./read-record.ts";

export type StoredTable<C extends Collection> = ReadonlyMap<string, StoredRecord<C>>;
export type StoredTables = { readonly [C in Collection]: StoredTable<C> };

/** Remembers what was made of which stored record, so that what did not change stays the same object. */
export class Identity {
  readonly #made = new WeakMap<
    object,
    { readonly derived: Readonly<Record<string, unknown>>; readonly whole: object }
  >();
  readonly #lists = new Map<string, readonly unknown[]>();

  /** The stored record with derived fields added; the same object as before when both are unchanged. */
  with<S extends object, D extends Readonly<Record<string, unknown>>>(stored: S, derived: D): S & D {
    const known = this.#made.get(stored);
    if (known && Object.keys(derived).every((key) => known.derived[key] === derived[key]))
      return known.whole as S & D;
    const whole = Object.freeze({ ...stored, ...derived });
    this.#made.set(stored, { derived, whole });
    return whole;
  }

  /** The list, or the former one under this name when it holds the same objects. */
  list<T>(name: string, items: readonly T[]): readonly T[] {
    const known = this.#lists.get(name) as readonly T[] | undefined;
    if (known && known.length === items.length && known.every((one, i) => one === items[i])) return known;
    const list = Object.freeze([...items]);
    this.#lists.set(name, list);
    return list;
  }
}

/** Remembers nothing: for a journey that is read once and let go. */
const FORGETFUL: Pick<Identity, "with" | "list"> = {
  with: (stored, derived) => ({ ...stored, ...derived }),
  list: (_name, items) => items,
};

const NO_PHASE = Number.MAX_SAFE_INTEGER;

/** Builds the journey from its stored records. @param identity of a reader that follows the journey; none: it is read once */
export function resolveJourney(
  meta: JourneyMeta,
  tables: StoredTables,
  experiences: readonly Experience[],
  identity: Pick<Identity, "with" | "list"> = FORGETFUL,
): Journey {
  const hidden: Partial<Record<Collection, number>> = {};
  const hide = (collection: Collection, count = 1): void => {
    hidden[collection] = (hidden[collection] ?? 0) + count;
  };
  const ordered = <S extends { readonly id: string; readonly order: string }>(
    table: ReadonlyMap<string, S>,
  ): S[] =>
    [...table.values()].sort((a, b) => byOrder({ id: a.id, key: a.order }, { id: b.id, key: b.order }));

  const phases: Phase[] = ordered(tables.phases).map((stored, index) => identity.with(stored, { index }));
  const phaseIndex = new Map(phases.map((phase) => [phase.id, phase.index]));
  const phaseOrNull = (id: string | null): string | null => (id !== null && phaseIndex.has(id) ? id : null);
  const rank = (phaseId: string | null): number =>
    phaseId === null ? NO_PHASE : (phaseIndex.get(phaseId) ?? NO_PHASE);

  /** Records with a place, in board order: phase, then key, then id. */
  const placed = <S extends { readonly id: string; readonly place: readonly [string | null, string] }>(
    records: Iterable<S>,
    phaseIdOf: (stored: S) => string | null,
  ): { readonly stored: S; readonly phaseId: string | null; readonly key: string }[] =>
    [...records]
      .map((stored) => ({ stored, phaseId: phaseIdOf(stored), key: stored.place[1] }))
      .sort(
        (a, b) =>
          rank(a.phaseId) - rank(b.phaseId) ||
          byOrder({ id: a.stored.id, key: a.key }, { id: b.stored.id, key: b.key }),
      );

  const touchpoints: Touchpoint[] = placed(tables.touchpoints.values(), (one) =>
    phaseOrNull(one.place[0]),
  ).map(({ stored, phaseId, key }, index) =>
    identity.with(stored, { number: index + 1, phaseId, orderKey: key }),
  );
  const touchpointById = new Map(touchpoints.map((one) => [one.id, one]));

  /** What hangs on a touchpoint, or straight on a phase. */
  function hung<
    S extends {
      readonly id: string;
      readonly touchpointId: string | null;
      readonly place: [string | null, string];
    },
  >(collection: Collection, table: ReadonlyMap<string, S>): (S & { readonly phaseId: string | null })[] {
    const shown = [...table.values()].filter(
      (one) => one.touchpointId === null || touchpointById.has(one.touchpointId),
    );
    if (shown.length < table.size) hide(collection, table.size - shown.length);
    const phaseIdOf = (one: S): string | null =>
      one.touchpointId === null
        ? phaseOrNull(one.place[0])
        : (touchpointById.get(one.touchpointId)?.phaseId ?? null);
    return placed(shown, phaseIdOf).map(({ stored, phaseId }) => identity.with(stored, { phaseId }));
  }

  const questions: Question[] = hung("questions", tables.questions);
  const needs: Need[] = hung("needs", tables.needs);
  const insights: Insight[] = hung("insights", tables.insights);

  // Two people may describe the same transition at once: the lower record id is shown, the other counted.
  const transitions: Transition[] = [];
  const pairs = new Set<string>();
  const byId = [...tables.transitions.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const one of byId) {
    const pair = `${one.fromPhaseId} ${one.toPhaseId}`;
    if (!phaseIndex.has(one.fromPhaseId) || !phaseIndex.has(one.toPhaseId) || pairs.has(pair))
      hide("transitions");
    else {
      pairs.add(pair);
      transitions.push(one);
    }
  }
  transitions.sort(
    (a, b) => rank(a.fromPhaseId) - rank(b.fromPhaseId) || rank(a.toPhaseId) - rank(b.toPhaseId),
  );

  const routes: Route[] = ordered(tables.routes).map((stored) => {
    const steps = stored.steps.filter((step) => touchpointById.has(step));
    if (steps.length === stored.steps.length) return stored;
    hide("routes", stored.steps.length - steps.length);
    return identity.with(stored, { steps: identity.list(`steps/${stored.id}`, steps) as string[] });
  });

  const comparisons: Comparison[] = placed(tables.comparisons.values(), (one) =>
    phaseOrNull(one.place[0]),
  ).map(({ stored, phaseId }) => identity.with(stored, { phaseId }));

  const shownIf = <S>(collection: Collection, records: S[], isShown: (one: S) => boolean): S[] => {
    const shown = records.filter(isShown);
    if (shown.length < records.length) hide(collection, records.length - shown.length);
    return shown;
  };
  const frames: Frame[] = shownIf(
    "frames",
    ordered(tables.frames),
    (one) => one.touchpointId === null || touchpointById.has(one.touchpointId),
  );
  const lanes: Lane[] = shownIf("lanes", ordered(tables.lanes), (one) => {
    if (one.laneId === null) return true;
    const lane = tables.lanes.get(one.laneId);
    return lane !== undefined && lane.laneId === null && one.phaseId !== null && phaseIndex.has(one.phaseId);
  });
  const goals: JourneyGoal[] = shownIf("goals", ordered(tables.goals), (one) =>
    phaseIndex.has(one.phaseId),
  ).sort((a, b) => rank(a.phaseId) - rank(b.phaseId));

  const numberOf = (one: Experience): number => touchpointById.get(one.touchpointId)?.number ?? 0;
  const felt = experiences
    .filter((one) => touchpointById.has(one.touchpointId))
    .sort((a, b) => numberOf(a) - numberOf(b) || (a.personaId < b.personaId ? -1 : 1));

  return {
    meta,
    phases: identity.list("phases", phases),
    touchpoints: identity.list("touchpoints", touchpoints),
    experiences: identity.list("experiences", felt),
    questions: identity.list("questions", questions),
    needs: identity.list("needs", needs),
    insights: identity.list("insights", insights),
    transitions: identity.list("transitions", transitions),
    routes: identity.list("routes", routes),
    comparisons: identity.list("comparisons", comparisons),
    frames: identity.list("frames", frames),
    lanes: identity.list("lanes", lanes),
    goals: identity.list("goals", goals),
    hidden: Object.freeze(hidden),
  };
}
