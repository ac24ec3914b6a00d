// Two months of a journey side by side: what changed on the map and who did it, in the figures and in certainty.
import { countLevels, type CycleState } from "#domain/cycle.ts";
import { DomainError } from "#domain/errors.ts";
import { judge } from "#domain/verdict.ts";
import type { Scope } from "#server/auth/scope.ts";
import { findCycle } from "#server/cycles/queries.ts";
import {
  findSnapshot,
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

/**
 * Two months of a journey: what changed on the map, in the figures and in certainty. A closed month is compared as it was
 * frozen, an open one as it stands.
 * @throws CONFLICT for a month of which nothing was kept
 */
export async function compareCycles(scope: Scope, journeyId: string, a: string, b: string) {
  const [before, after] = [await sideOf(scope, journeyId, a), await sideOf(scope, journeyId, b)];
  const [was, is] = [before.side, after.side];
  const metricIds = new Set([...was.figures, ...is.figures].map((one) => one.metricId));
  const figures = [...metricIds].flatMap((metricId) => {
    const [from, to] = [was, is].map((one) => one.figures.find((figure) => figure.metricId === metricId));
    const metric = to ?? from;
    if (!metric) return [];
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
        // a figure in another unit is another figure: nothing is said of the two
        verdict: isSameMeasure && first && second ? judge(metric, first, second, scope.month) : null,
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
  };
}

export type CycleComparison = Awaited<ReturnType<typeof compareCycles>>;

async function sideOf(scope: Scope, journeyId: string, month: string) {
  const cycle = await findCycle(scope, journeyId, month);
  const frozen = cycle?.state === "closed" ? await findSnapshot(scope, journeyId, month) : null;
  if (!frozen && cycle?.state !== "open") throw new DomainError("CONFLICT", { sentence: "cycleNothingKept" });
  const side: MonthState = frozen ?? (await gatherMonth(scope, journeyId, month));
  const told: ComparedMonth = {
    month,
    state: cycle?.state ?? null,
    isFrozen: frozen !== null,
    levels: countLevels(
      (side.journey?.touchpoints ?? []).map((one) => one.id),
      side.strengths,
    ),
  };
  return { side, told };
}
