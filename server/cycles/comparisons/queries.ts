// Two months of a journey side by side, or a closed one beside what stands there now: what changed on the map and who did it, in the
// figures and in certainty; and of a closed one also which tasks stand otherwise.
import { countLevels, type CycleState, type SnapshotTask } from "#domain/cycle.ts";
import { countDifferences, differencesOf } from "#domain/cycle-difference.ts";
import { DomainError } from "#domain/errors.ts";
import { judge } from "#domain/verdict.ts";
import type { Scope } from "#server/auth/scope.ts";
import { findCycle } from "#server/cycles/queries.ts";
import {
  findSnapshot,
  gatherAsClosed,
  gatherMonth,
  linesBetween,
  type MonthState,
} from "#server/cycles/snapshots/queries.ts";
import { listAuthored } from "#server/journeys/versions/queries.ts";

/** One of two months that are compared. */
interface ComparedMonth {
  readonly month: string;
  readonly state: CycleState | null;
  /** Whether it stands as it was frozen; else it is what stands there now. */
  readonly isFrozen: boolean;
  readonly levels: ReturnType<typeof countLevels>;
}

interface Side {
  readonly side: MonthState;
  readonly told: ComparedMonth;
}

/**
 * Two months of a journey: what changed on the map, in the figures and in certainty. A closed month is compared as it was
 * frozen, an open one as it stands.
 * @param b null = the closed month `a` as it stands now: only the figures and tasks that differ are told, and of a figure that was
 * corrected nothing is judged
 * @throws CONFLICT for a month of which nothing was kept
 */
export async function compareCycles(scope: Scope, journeyId: string, a: string, b: string | null) {
  const before = await sideOf(scope, journeyId, a);
  const after = b === null ? await nowOf(scope, journeyId, before) : await sideOf(scope, journeyId, b);
  const [was, is] = [before.side, after.side];
  const differing = b === null ? countDifferences(differencesOf(was, is, []).keys()).metricIds : null;
  const metricIds = new Set([...was.figures, ...is.figures].map((one) => one.metricId));
  const figures = [...metricIds].flatMap((metricId) => {
    const [from, to] = [was, is].map((one) => one.figures.find((figure) => figure.metricId === metricId));
    const metric = to ?? from;
    if (!metric || differing?.includes(metricId) === false) return [];
    const [first, second] = [from?.reading ?? null, to?.reading ?? null];
    const isSameMeasure = from !== undefined && to !== undefined && from.unit === to.unit;
    return [
      {
        metricId,
        name: metric.name,
        nameTranslations: metric.nameTranslations,
        phaseId: metric.phaseId,
        direction: metric.direction,
        before: first && { reading: first, unit: from?.unit ?? metric.unit },
        after: second && { reading: second, unit: metric.unit },
        // a figure in another unit is another figure, and a corrected one is the same: nothing is said of the two
        verdict:
          b !== null && isSameMeasure && first && second ? judge(metric, first, second, scope.month) : null,
      },
    ];
  });
  const titles = new Map(
    [...(was.journey?.touchpoints ?? []), ...(is.journey?.touchpoints ?? [])].map((one) => [one.id, one]),
  );
  const [start = 0, end = null] = [was.logSeq, is.logSeq].toSorted((one, other) => one - other);
  const lines = await listAuthored(scope, journeyId, linesBetween(was.journey, is.journey), {
    from: start,
    to: end,
  });
  const levelOf = (side: MonthState, nodeId: string) => side.strengths[nodeId]?.level ?? "assumption";
  return {
    before: before.told,
    after: after.told,
    contentLocale: is.journey?.meta.contentLocale ?? was.journey?.meta.contentLocale ?? "nl",
    lines,
    figures,
    levels: [...titles.values()].flatMap(({ id, number, title, translations }) => {
      const [from, to] = [levelOf(was, id), levelOf(is, id)];
      return from === to ? [] : [{ nodeId: id, number, title, translations: translations ?? {}, from, to }];
    }),
    /** Tasks of the month that stand otherwise now; null where two months are compared, which have tasks of their own. */
    tasks: b === null ? tasksBetween(was.tasks, is.tasks) : null,
  };
}

export type CycleComparison = Awaited<ReturnType<typeof compareCycles>>;

/** A task with how it stood and how it stands; null where it was not there. */
function tasksBetween(was: readonly SnapshotTask[], is: readonly SnapshotTask[]) {
  const [then, now] = [was, is].map((tasks) => new Map(tasks.map((task) => [task.id, task])));
  return [...new Map([...was, ...is].map((task) => [task.id, task])).values()].flatMap(
    ({ id, title, titleTranslations }) => {
      const [from, to] = [then?.get(id)?.status ?? null, now?.get(id)?.status ?? null];
      return from === to ? [] : [{ id, title, titleTranslations, from, to }];
    },
  );
}

async function sideOf(
  scope: Scope,
  journeyId: string,
  month: string,
): Promise<Side & { closedAt: Date | null }> {
  const cycle = await findCycle(scope, journeyId, month);
  const frozen = cycle?.state === "closed" ? await findSnapshot(scope, journeyId, month) : null;
  if (!frozen && cycle?.state !== "open") throw new DomainError("CONFLICT", { sentence: "cycleNothingKept" });
  const side: MonthState = frozen ?? (await gatherMonth(scope, journeyId, month));
  const told = { month, state: cycle?.state ?? null, isFrozen: frozen !== null, levels: levelsOf(side) };
  return { side, told, closedAt: frozen ? (cycle?.closedAt ?? null) : null };
}

/** A closed month as it stands now. @throws CONFLICT for one that is open: it stands there as it is */
async function nowOf(
  scope: Scope,
  journeyId: string,
  { told, closedAt }: Awaited<ReturnType<typeof sideOf>>,
): Promise<Side> {
  if (!closedAt) throw new DomainError("CONFLICT", { sentence: "cycleNothingKept" });
  const side = await gatherAsClosed(scope, journeyId, told.month, closedAt);
  return { side, told: { ...told, isFrozen: false, levels: levelsOf(side) } };
}

const levelsOf = ({ journey, strengths }: MonthState) =>
  countLevels(
    (journey?.touchpoints ?? []).map((one) => one.id),
    strengths,
  );
