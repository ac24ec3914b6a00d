// The manager's page over several journeys: the same figures as of each one, added up, under a filter. A closed month of a journey
// counts as it was frozen. Every figure is read for all journeys at once, whatever their number.
import { sumCents } from "#domain/budget.ts";
import { countLevels } from "#domain/cycle.ts";
import {
  CERTAINTY_MONTHS,
  comparedMonth,
  countTaskGroups,
  headlineOf,
  keyMetricOf,
  TASK_MONTHS,
  taskTotals,
} from "#domain/dashboard.ts";
import { STRENGTH_LEVELS } from "#domain/evidence-level.ts";
import type { Journey } from "#domain/journey.ts";
import { ageOf } from "#domain/metric.ts";
import { addMonths, earlierOf, lastDayOfMonth, monthRange } from "#domain/month.ts";
import {
  countByLevel,
  isNarrow,
  type JourneyOutline,
  marksUnder,
  meanFeeling,
  outlineOf,
  painsUnder,
  phasesUnder,
  type RollUpInput,
  touchpointsOfPersonas,
  touchpointsUnder,
} from "#domain/roll-up.ts";
import type { Scope } from "#server/auth/scope.ts";
import { listStale } from "#server/cycles/queries.ts";
import { figureOf, untilMonth } from "#server/dashboard/figures.ts";
import {
  type FrozenMonth,
  type FrozenMonths,
  listChannelMoney,
  listFrozenMonths,
} from "#server/dashboard/rows.ts";
import { type Claim, countEvidence, levelsOn, listClaims } from "#server/evidence/strengths/queries.ts";
import { listOutlinedBoards } from "#server/journeys/queries.ts";
import { chooseJourneys, readFilter } from "./choice.ts";
import {
  listClosedMonths,
  listLastReadings,
  listMetricHeads,
  listTaskGroups,
  type MetricHead,
} from "./rows.ts";

/** Everything the page shows. @throws NOT_FOUND where a journey is named that this person does not see */
export async function getRollUp(scope: Scope, input: RollUpInput) {
  const { month } = input;
  const months = monthRange(addMonths(month, 1 - CERTAINTY_MONTHS), month);
  const taskMonths = monthRange(addMonths(month, 1 - TASK_MONTHS), month);
  const [heads, filter, closed] = await Promise.all([
    chooseJourneys(scope, input),
    readFilter(scope, input),
    listClosedMonths(scope, months),
  ]);
  const ids = heads.map((one) => one.id);
  const isSome = isNarrow(filter);
  const closedOf = (journeyId: string) => closed.get(journeyId) ?? [];
  const comparedOf = (journeyId: string) => comparedMonth(closedOf(journeyId), month);
  const frozenMonths = listFrozenMonths(scope, ids, {
    months,
    shown: month,
    taskMonths,
    outlined: ids.flatMap((journeyId) =>
      closedOf(journeyId)
        .filter((of) => of === month || (isSome && of === comparedOf(journeyId)))
        .map((of) => ({ journeyId, month: of })),
    ),
    isNarrow: isSome,
    isWhole: false,
  });
  // a journey of which every month was closed is not looked at as it stands now
  const liveBoards = listOutlinedBoards(
    scope,
    ids.filter((journeyId) => closedOf(journeyId).length < months.length),
  );
  const metricHeads = listMetricHeads(scope, ids, month);
  const linkedClaims = listClaims(scope, ids);
  // what the first answers lead to is worked out while the database reads the next ones
  const [frozen, metrics, claims, keyFigures, standing, groups, channels, stale] = await Promise.all([
    frozenMonths,
    metricHeads,
    linkedClaims,
    Promise.all([frozenMonths, liveBoards, metricHeads]).then((read) => readKeyFigures(...read)),
    Promise.all([frozenMonths, liveBoards, linkedClaims]).then((read) => standOf(...read)),
    listTaskGroups(scope, ids, taskMonths, filter.personaIds !== null),
    listChannelMoney(scope, month),
    listStale(scope, ids),
  ]);

  /** The figure that stands for each phase a filter leaves, with its readings. */
  async function readKeyFigures(
    frozen: FrozenMonths,
    boards: ReadonlyMap<string, Journey | null>,
    metrics: readonly MetricHead[],
  ) {
    const byJourney = byJourneyOf(metrics);
    const keys = ids.flatMap((journeyId) => {
      const shown = frozen.get(month)?.get(journeyId);
      // which phases there are does not hang on how sure anything is
      const outline = shown?.outline ?? outlineOf(boards.get(journeyId) ?? null, {});
      return phasesUnder(outline, filter).flatMap((phase) => {
        const metric = keyMetricOf(phase.id, byJourney.get(journeyId) ?? [], outline.goals);
        return metric ? [{ journeyId, shown, phase, metricId: metric.id }] : [];
      });
    });
    const readings = await listLastReadings(
      scope,
      keys.map((one) => one.metricId),
      month,
    );
    return { keys, readings: new Map(readings.map((metric) => [metric.id, metric])) };
  }

  /**
   * Levels in each month of the journeys that still stood open in it, and only of those: the rule is asked for no other day. And
   * each journey as it stands in the month shown.
   */
  function standOf(
    frozen: FrozenMonths,
    boards: ReadonlyMap<string, Journey | null>,
    claims: readonly Claim[],
  ) {
    const open = months.map((of) => ({
      asOf: earlierOf(lastDayOfMonth(of), scope.today),
      journeyIds: ids.filter((one) => !frozen.get(of)?.has(one)),
    }));
    const found = levelsOn(claims, open);
    const levels = new Map(months.map((of, place) => [of, found[place] ?? {}]));
    const outlines = new Map(
      ids.map((id) => [id, outlineOf(boards.get(id) ?? null, levels.get(month)?.[id] ?? {})]),
    );
    return { levels, outlines };
  }

  const frozenOf = (journeyId: string, of: string) => frozen.get(of)?.get(journeyId);
  const strengthsIn = (of: string, journeyId: string) => standing.levels.get(of)?.[journeyId] ?? {};
  const groupsOf = byJourneyOf(groups);

  const journeys = heads.map((head) => {
    const shown = frozenOf(head.id, month);
    const live = standing.outlines.get(head.id) ?? outlineOf(null, {});
    const outline = shown?.outline ?? live;
    const left = touchpointsUnder(outline, filter);
    const compared = comparedOf(head.id);
    const then = compared === null ? undefined : frozenOf(head.id, compared);
    const before = then?.outline ? meanFeeling(then.outline, filter) : (then?.marks.feeling ?? null);
    const theirs = filter.personaIds && touchpointsOfPersonas(outline, filter.personaIds);
    const tasks = [
      ...(groupsOf.get(head.id) ?? []).filter((one) => !frozenOf(head.id, one.month)),
      ...taskMonths.flatMap((of) => frozenTasks(frozenOf(head.id, of))),
    ].filter(
      (one) =>
        (filter.departmentId === null || one.departmentId === filter.departmentId) &&
        (theirs === null || (one.touchpointId !== null && theirs.has(one.touchpointId))),
    );
    const liveIds = (shown ? touchpointsUnder(live, filter) : left).map((one) => one.id);
    return { head, shown, outline, left, liveIds, compared, before, tasks };
  });

  const used = new Set(journeys.flatMap(({ left }) => left.flatMap(({ channelId }) => channelId ?? [])));
  const paid = channels.filter((one) => used.has(one.id));
  const leftOf = new Map(journeys.map(({ head, left }) => [head.id, new Set(left.map((one) => one.id))]));
  const evidence = countEvidence(
    isSome ? claims.filter((one) => leftOf.get(one.journeyId)?.has(one.nodeId)) : claims,
  );

  const { keys, readings } = keyFigures;
  const figures = keys.flatMap(({ journeyId, shown, phase, metricId }) => {
    const metric = readings.get(metricId);
    return metric
      ? [{ journeyId, phase, metric: figureOf(untilMonth(metric, month, shown), scope, month) }]
      : [];
  });
  const pains = journeys
    .flatMap(({ head, outline }) =>
      painsUnder(outline, filter).map((pain) => ({ journeyId: head.id, outline, pain, insight: pain })),
    )
    .toSorted((a, b) => b.pain.weight - a.pain.weight);
  const headline = headlineOf(
    figures.map(({ phase, metric }) => ({
      phaseId: phase.id,
      metricId: metric.id,
      state: metric.state,
      verdict: metric.verdict,
    })),
    pains,
    month,
  );
  const told = (metricId: string | undefined) => figures.filter(({ metric }) => metric.id === metricId);
  const farthest = headline.leak?.kind === "figure" ? headline.leak.metricId : undefined;
  const [pain] = pains;
  const asOf = earlierOf(lastDayOfMonth(month), scope.today);
  return {
    month,
    currentMonth: scope.month,
    isNarrow: isSome,
    counts: {
      touchpoints: sumOf(journeys, ({ left }) => left.length),
      live: sumOf(journeys, ({ left }) => left.filter((one) => one.state === "live").length),
      evidence,
      tasks: sumOf(journeys, ({ tasks }) => taskTotals(tasks).all),
    },
    /** The two figures and the pain that the sentence names, each with its journey. */
    headline: { ...headline, pain: pain ? painOf(pain) : null },
    figures: [...told(headline.gain?.metricId), ...told(farthest)],
    journeys: journeys.map(({ head, shown, outline, left, compared, before, tasks }) => ({
      id: head.id,
      slug: head.slug,
      title: head.title,
      titleTranslations: head.titleTranslations,
      isFrozen: shown !== undefined,
      /** Days without a review, where they are more than the workspace allows. */
      staleDays: stale.find((one) => one.journeyId === head.id)?.days ?? null,
      touchpoints: left.length,
      levels: countByLevel(left),
      tasks: taskTotals(tasks),
      compared,
      // an earlier month that was never closed left no record of what was felt
      now: shown || month >= scope.month ? meanFeeling(outline, filter) : null,
      before,
    })),
    certainty: months.map((of) => {
      const counted = journeys.map(({ head, liveIds }) => {
        const was = frozenOf(head.id, of);
        return {
          isFrozen: was !== undefined,
          levels: was
            ? isSome
              ? countByLevel(marksUnder(was.marks.touchpoints, filter))
              : was.marks.levels
            : countLevels(liveIds, strengthsIn(of, head.id)),
        };
      });
      return {
        month: of,
        isFrozen: counted.length > 0 && counted.every((one) => one.isFrozen),
        levels: Object.fromEntries(
          STRENGTH_LEVELS.map((level) => [level, sumOf(counted, ({ levels }) => levels[level])]),
        ) as ReturnType<typeof countByLevel>,
      };
    }),
    money: {
      plannedCents: sumCents(paid.map((one) => one.plannedCents)),
      spentCents: sumCents(paid.map((one) => one.spentCents)),
      channels: paid.length,
    },
    old: {
      count: metrics.filter((metric) => {
        const latest = latestMonth(metric, month, frozenOf(metric.journeyId, month));
        return latest === null || ageOf(latest, asOf).isOld;
      }).length,
      of: metrics.length,
    },
    tasks: {
      from: taskMonths[0] ?? month,
      departments: countTaskGroups(journeys.flatMap(({ tasks }) => tasks)),
    },
  };
}

export type RollUpView = Awaited<ReturnType<typeof getRollUp>>;

function byJourneyOf<T extends { readonly journeyId: string }>(
  list: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const one of list) {
    const known = found.get(one.journeyId);
    if (known) known.push(one);
    else found.set(one.journeyId, [one]);
  }
  return found;
}

const sumOf = <T>(list: readonly T[], size: (one: T) => number): number =>
  list.reduce((sum, one) => sum + size(one), 0);

/** Tasks of a frozen month, each for itself. */
const frozenTasks = (frozen: FrozenMonth | undefined) =>
  (frozen?.tasks ?? []).map(({ departmentId, touchpointId, status, moves }) => ({
    departmentId,
    touchpointId,
    status,
    isMoved: moves > 0,
    count: 1,
  }));

/** The last month with a figure as the month shown knows it: a frozen figure stands for the reading of its month. */
function latestMonth(metric: MetricHead, month: string, frozen: FrozenMonth | undefined): string | null {
  const figure = frozen?.figures.find((one) => one.metricId === metric.id);
  if (!figure) return metric.latest;
  return figure.reading ? month : metric.earlier;
}

function painOf({
  journeyId,
  outline,
  pain,
}: {
  readonly journeyId: string;
  readonly outline: JourneyOutline;
  readonly pain: JourneyOutline["pains"][number];
}) {
  const touchpoint = outline.touchpoints.find((one) => one.id === pain.touchpointId);
  const { id: insightId, title, translations } = pain;
  return {
    journeyId,
    id: insightId,
    title,
    translations,
    touchpoint: touchpoint ? { title: touchpoint.title, translations: touchpoint.translations } : null,
  };
}
