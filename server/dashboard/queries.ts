// The manager's page of one journey and month, read in one go: figures, what asks for a decision, experience, certainty, money
// and work. A month that was closed is shown as it was frozen, everything else as it stands now.
import { costPerResult, resultMetricOf, resultOf, sumCents } from "#domain/budget.ts";
import { countLevels } from "#domain/cycle.ts";
import {
  ASKED_AT_MOST,
  askedOf,
  CERTAINTY_MONTHS,
  comparedMonth,
  countTasks,
  feelingsByPhase,
  headlineOf,
  keyMetricOf,
  TASK_MONTHS,
} from "#domain/dashboard.ts";
import { type RankedInsight, rankInsights } from "#domain/insight-rank.ts";
import type { Journey } from "#domain/journey.ts";
import { ageOf, latestReading } from "#domain/metric.ts";
import { addMonths, earlierOf, lastDayOfMonth, monthRange, type MonthString } from "#domain/month.ts";
import type { Scope } from "#server/auth/scope.ts";
import { listStale } from "#server/cycles/queries.ts";
import { listApprovals } from "#server/cycles/snapshots/queries.ts";
import { countEvidence, levelsOn, listClaims } from "#server/evidence/strengths/queries.ts";
import { getBoard, openJourneyWithin } from "#server/journeys/queries.ts";
import { figureOf, untilMonth } from "./figures.ts";
import {
  type ChannelMoney,
  type DashboardMetric,
  type DashboardTask,
  findHeadline,
  listChannelMoney,
  listDashboardMetrics,
  listDashboardTasks,
  listFrozenMonths,
} from "./rows.ts";

/** Everything the page shows. @throws NOT_FOUND for a journey this person does not see */
export async function getDashboard(scope: Scope, journeyId: string, month: MonthString) {
  const certaintyMonths = monthRange(addMonths(month, 1 - CERTAINTY_MONTHS), month);
  const taskMonths = monthRange(addMonths(month, 1 - TASK_MONTHS), month);
  const [head, months, live, metrics, claims, tasks, headline, channels, approvals, stale] =
    await Promise.all([
      openJourneyWithin(scope, journeyId),
      listFrozenMonths(scope, [journeyId], {
        months: certaintyMonths,
        shown: month,
        taskMonths,
        outlined: certaintyMonths.map((of) => ({ journeyId, month: of })),
        isNarrow: false,
        isWhole: true,
      }),
      getBoard(scope, journeyId),
      listDashboardMetrics(scope, journeyId, month),
      listClaims(scope, [journeyId]),
      listDashboardTasks(scope, journeyId, taskMonths),
      findHeadline(scope, journeyId, month),
      listChannelMoney(scope, month),
      listApprovals(scope, journeyId, month),
      listStale(scope, [journeyId]),
    ]);
  const frozenIn = (of: MonthString) => months.get(of)?.get(journeyId);
  // the rule is asked only for days on which a month still stood open
  const openMonths = certaintyMonths.filter((of) => of === month || !frozenIn(of));
  const days = openMonths.map((of) => earlierOf(lastDayOfMonth(of), scope.today));
  const strengths = levelsOn(
    claims,
    days.map((asOf) => ({ asOf, journeyIds: [journeyId] })),
  );
  const strengthsIn = (of: MonthString) => strengths[openMonths.indexOf(of)]?.[journeyId] ?? {};

  const shown = frozenIn(month);
  const journey = shown?.whole ? shown.whole.journey : live;
  const levels = shown?.whole?.strengths ?? strengthsIn(month);
  const known = metrics.map((metric) => untilMonth(metric, month, shown));
  const counted = taskMonths.flatMap(
    (of): readonly Pick<DashboardTask, "status" | "departmentId" | "moves">[] =>
      frozenIn(of)?.tasks ?? tasks.filter((task) => task.month === of),
  );

  const figures = (journey?.phases ?? []).map((phase) => {
    const metric = keyMetricOf(phase.id, known, journey?.goals ?? []);
    return {
      phase: { id: phase.id, name: phase.name, translations: phase.translations ?? {} },
      metric: metric && figureOf(metric, scope, month),
    };
  });
  const keys = new Set(figures.flatMap(({ metric }) => (metric ? [metric.id] : [])));
  const ranked = journey ? rankInsights(journey, levels) : [];
  const asked = ranked
    .slice(0, ASKED_AT_MOST)
    .flatMap((one) => (journey ? [askOf(one, journey, tasks, month)] : []));
  const compared = comparedMonth(
    certaintyMonths.filter((of) => frozenIn(of)),
    month,
  );
  // an earlier month that was never closed left no record of what was felt
  const now = journey && (shown || month >= scope.month) ? feelingsByPhase(journey) : null;
  const outlineThen = compared === null ? null : (frozenIn(compared)?.outline ?? null);
  const before = outlineThen && feelingsByPhase({ ...outlineThen, experiences: outlineThen.felt });
  const pains = ranked.filter(({ insight }) => insight.kind === "pain");
  const touchpoints = journey?.touchpoints ?? [];
  return {
    journey: { id: head.id, slug: head.slug, title: head.title, titleTranslations: head.titleTranslations },
    month,
    currentMonth: scope.month,
    isFrozen: shown !== undefined,
    approvals,
    /** Days without a review, where they are more than the workspace allows. */
    staleDays: stale[0]?.days ?? null,
    counts: {
      touchpoints: touchpoints.length,
      live: touchpoints.filter((one) => one.state === "live").length,
      evidence: countEvidence(claims),
      tasks: counted.filter((task) => task.status !== "carried_over").length,
    },
    figures,
    headline: {
      written: headline,
      ...headlineOf(
        figures.flatMap(({ phase, metric }) =>
          metric
            ? [{ phaseId: phase.id, metricId: metric.id, state: metric.state, verdict: metric.verdict }]
            : [],
        ),
        pains,
        month,
      ),
      pain: pains[0] ? (asked.find((one) => one.id === pains[0]?.insight.id) ?? null) : null,
    },
    asked,
    experience: {
      compared,
      phases: (journey?.phases ?? []).map((phase) => ({
        id: phase.id,
        name: phase.name,
        translations: phase.translations ?? {},
        now: now?.get(phase.id) ?? null,
        before: before?.get(phase.id) ?? null,
      })),
    },
    /** The touchpoints of the month, each with how sure it was. */
    claims: touchpoints.map(({ id, number, title, translations = {} }) => ({
      id,
      number,
      title,
      translations,
      level: levels[id]?.level ?? "assumption",
    })),
    certainty: certaintyMonths.map((of) => {
      const was = frozenIn(of);
      const ids = (live?.touchpoints ?? []).map((one) => one.id);
      return {
        month: of,
        isFrozen: was !== undefined,
        levels: was ? was.marks.levels : countLevels(ids, strengthsIn(of)),
      };
    }),
    money: moneyOf({ journey, metrics: known, channels, month }),
    others: known.filter((metric) => !keys.has(metric.id)).map((metric) => figureOf(metric, scope, month)),
    old: {
      count: known.filter((metric) => {
        const latest = latestReading(metric.readings);
        return latest === null || ageOf(latest.month, earlierOf(lastDayOfMonth(month), scope.today)).isOld;
      }).length,
      of: known.length,
    },
    tasks: { from: taskMonths[0] ?? month, departments: countTasks(counted) },
  };
}

export type DashboardView = Awaited<ReturnType<typeof getDashboard>>;

/** What is asked of an insight, with what was done about it up to the month. */
function askOf(
  { insight, reach, level, weight }: RankedInsight,
  journey: Journey,
  tasks: readonly DashboardTask[],
  month: MonthString,
) {
  const answering = tasks.filter((task) => task.insightId === insight.id && task.month <= month);
  const standing = answering.filter((task) => task.status !== "carried_over");
  const touchpoint = journey.touchpoints.find((one) => one.id === insight.touchpointId);
  return {
    id: insight.id,
    kind: insight.kind,
    title: insight.title,
    translations: insight.translations ?? {},
    severity: insight.severity,
    touchpoint: touchpoint
      ? {
          id: touchpoint.id,
          number: touchpoint.number,
          title: touchpoint.title,
          translations: touchpoint.translations ?? {},
        }
      : null,
    feeling: touchpoint ? feelingAt(journey, touchpoint.id) : null,
    reach,
    level,
    weight,
    asked: askedOf(standing),
    tasks: standing.length,
    done: answering.filter((task) => task.status === "done").length,
    moves: Math.max(0, ...answering.map((task) => task.moves)),
  };
}

function feelingAt(journey: Journey, touchpointId: string): number | null {
  const felt = journey.experiences.flatMap((one) =>
    one.touchpointId === touchpointId && one.value !== null ? [one.value] : [],
  );
  return felt.length === 0 ? null : felt.reduce((sum, value) => sum + value, 0) / felt.length;
}

/** What the channels of the journey's touchpoints cost in the month, and what a result of each cost. */
function moneyOf({
  journey,
  metrics,
  channels,
  month,
}: {
  readonly journey: Journey | null;
  readonly metrics: readonly DashboardMetric[];
  readonly channels: readonly ChannelMoney[];
  readonly month: MonthString;
}) {
  const touchpoints = journey?.touchpoints ?? [];
  const used = new Set(touchpoints.map((one) => one.channelId));
  const own = channels.filter((channel) => channel.hasLine && used.has(channel.id));
  return {
    spentCents: sumCents(own.map((one) => one.spentCents)),
    plannedCents: sumCents(own.map((one) => one.plannedCents)),
    channels: own.map((channel) => {
      const places = new Set(touchpoints.flatMap((one) => (one.channelId === channel.id ? [one.id] : [])));
      const metric = resultMetricOf(channel.resultMetricId, channel.id, places, metrics);
      const results = metric
        ? resultOf(
            metric.readings.find((one) => one.month === month),
            metric.unit,
          )
        : null;
      return {
        id: channel.id,
        name: channel.name,
        nameTranslations: channel.nameTranslations,
        spentCents: channel.spentCents,
        results,
        cost: costPerResult(channel.spentCents, results),
      };
    }),
  };
}
