// The manager's page of one journey and month, read in one go: figures, what asks for a decision, experience, certainty, money
// and work. A month that was closed is shown as it was frozen, everything else as it stands now.
import { and, countDistinct, eq, gte, isNull } from "drizzle-orm";
import { cycleSnapshots, cycles } from "#db/schema/cycles.ts";
import { dashboardHeadlines } from "#db/schema/dashboards.ts";
import { evidence, evidenceLinks } from "#db/schema/evidence.ts";
import { costPerResult, lineAt, resultMetricOf, resultOf, totalOf } from "#domain/budget.ts";
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
import type { SnapshotFigure, SnapshotStrength, SnapshotTask } from "#domain/cycle.ts";
import type { StrengthLevel } from "#domain/evidence-level.ts";
import { rankInsights } from "#domain/insight-rank.ts";
import type { Journey } from "#domain/journey.ts";
import { ageOf, latestReading, stateOf, valueOf } from "#domain/metric.ts";
import { addMonths, earlierOf, lastDayOfMonth, monthRange, type MonthString } from "#domain/month.ts";
import { judge } from "#domain/verdict.ts";
import type { Scope } from "#server/auth/scope.ts";
import { getBudget } from "#server/channels/budgets/queries.ts";
import { listChannels } from "#server/channels/queries.ts";
import { listStale } from "#server/cycles/queries.ts";
import { listApprovals } from "#server/cycles/snapshots/queries.ts";
import { listLevelsOn } from "#server/evidence/strengths/queries.ts";
import { getBoard, openJourneyWithin } from "#server/journeys/queries.ts";
import { listJourneyMetrics, type MetricView } from "#server/metrics/queries.ts";
import { listJourneyTasks } from "#server/tasks/queries.ts";

/** What of a closed month the page shows. */
interface Frozen {
  readonly month: MonthString;
  readonly journey: Journey | null;
  readonly figures: readonly SnapshotFigure[];
  readonly strengths: Readonly<Record<string, SnapshotStrength>>;
  readonly tasks: readonly SnapshotTask[];
}

/** Frozen months from `since` on, by month; those that were opened again count as open. */
async function listFrozen(
  scope: Scope,
  journeyId: string,
  since: MonthString,
): Promise<ReadonlyMap<string, Frozen>> {
  const rows = await scope.tx
    .select({
      month: cycleSnapshots.month,
      journey: cycleSnapshots.journey,
      figures: cycleSnapshots.figures,
      strengths: cycleSnapshots.strengths,
      tasks: cycleSnapshots.tasks,
    })
    .from(cycleSnapshots)
    .innerJoin(
      cycles,
      and(
        eq(cycles.workspaceId, cycleSnapshots.workspaceId),
        eq(cycles.journeyId, cycleSnapshots.journeyId),
        eq(cycles.month, cycleSnapshots.month),
        eq(cycles.state, "closed"),
      ),
    )
    .where(
      and(
        eq(cycleSnapshots.workspaceId, scope.workspaceId),
        eq(cycleSnapshots.journeyId, journeyId),
        gte(cycleSnapshots.month, since),
      ),
    );
  // written by `takeSnapshot` alone, so they hold what the types say
  return new Map(rows.map((row) => [row.month, row as unknown as Frozen]));
}

/** Pieces of evidence that stand under any claim of the journey. */
async function countLinked(scope: Scope, journeyId: string): Promise<number> {
  const [row] = await scope.tx
    .select({ count: countDistinct(evidenceLinks.evidenceId) })
    .from(evidenceLinks)
    .innerJoin(
      evidence,
      and(
        eq(evidence.workspaceId, evidenceLinks.workspaceId),
        eq(evidence.id, evidenceLinks.evidenceId),
        isNull(evidence.deletedAt),
      ),
    )
    .where(and(eq(evidenceLinks.workspaceId, scope.workspaceId), eq(evidenceLinks.journeyId, journeyId)));
  return row?.count ?? 0;
}

async function findHeadline(scope: Scope, journeyId: string, month: MonthString) {
  const [row] = await scope.tx
    .select({
      sentence: dashboardHeadlines.sentence,
      translations: dashboardHeadlines.translations,
      writtenBy: dashboardHeadlines.writtenBy,
    })
    .from(dashboardHeadlines)
    .where(
      and(
        eq(dashboardHeadlines.workspaceId, scope.workspaceId),
        eq(dashboardHeadlines.journeyId, journeyId),
        eq(dashboardHeadlines.month, month),
      ),
    );
  return row ?? null;
}

/** What of a metric its figure is made from. */
export type FiguredMetric = Pick<
  MetricView,
  "id" | "name" | "nameTranslations" | "unit" | "direction" | "survey" | "target" | "baseline" | "readings"
>;

/** The metric as the month knew it: its later readings are not there yet, and a frozen reading stands for a corrected one. */
export function untilMonth<M extends FiguredMetric>(
  metric: M,
  month: MonthString,
  frozen: Pick<Frozen, "figures"> | undefined,
): M {
  const figure = frozen?.figures.find((one) => one.metricId === metric.id);
  const before = metric.readings.filter((one) => one.month <= month && !(figure && one.month === month));
  const of = figure?.reading;
  const empty = { tally: null, scaleMax: null, segments: null, summedDays: null };
  return {
    ...metric,
    readings: of ? [...before, { ...empty, ...of }] : before,
  };
}

const none = (): Record<StrengthLevel, number> => ({
  assumption: 0,
  anecdotal: 0,
  supported: 0,
  validated: 0,
});

function levelsOf(
  journey: Pick<Journey, "touchpoints"> | null,
  strengths: Readonly<Record<string, { readonly level: StrengthLevel }>>,
) {
  const counts = none();
  for (const { id } of journey?.touchpoints ?? []) counts[strengths[id]?.level ?? "assumption"] += 1;
  return counts;
}

/** Everything the page shows. @throws NOT_FOUND for a journey this person does not see */
export async function getDashboard(scope: Scope, journeyId: string, month: MonthString) {
  const head = await openJourneyWithin(scope, journeyId);
  const certaintyMonths = monthRange(addMonths(month, 1 - CERTAINTY_MONTHS), month);
  const frozen = await listFrozen(scope, journeyId, addMonths(month, 1 - CERTAINTY_MONTHS));
  // the rule is asked only for days on which a month still stood open
  const openMonths = certaintyMonths.filter((one) => one === month || !frozen.has(one));
  const days = openMonths.map((one) => earlierOf(lastDayOfMonth(one), scope.today));
  const [live, metrics, strengths, tasks, linked, headline, budget, channels, approvals, stale] =
    await Promise.all([
      getBoard(scope, journeyId),
      listJourneyMetrics(scope, journeyId),
      listLevelsOn(scope, [journeyId], days),
      listJourneyTasks(scope, journeyId),
      countLinked(scope, journeyId),
      findHeadline(scope, journeyId, month),
      getBudget(scope),
      listChannels(scope),
      listApprovals(scope, journeyId, month),
      listStale(scope, [journeyId]),
    ]);
  const shown = frozen.get(month);
  const journey = shown ? shown.journey : live;
  const levels = shown?.strengths ?? strengths.at(-1)?.[journeyId] ?? {};
  const known = metrics.map((metric) => untilMonth(metric, month, shown));

  const tasksOf = (of: MonthString) =>
    frozen.get(of)?.tasks.map((task) => ({ ...task, month: of })) ??
    tasks.filter((task) => task.month === of);
  const taskMonths = monthRange(addMonths(month, 1 - TASK_MONTHS), month);
  const counted = taskMonths.flatMap(tasksOf);

  const figures = (journey?.phases ?? []).map((phase) => {
    const metric = keyMetricOf(phase.id, known, journey?.goals ?? []);
    return {
      phase: { id: phase.id, name: phase.name, translations: phase.translations ?? {} },
      metric: metric && figureOf(metric, scope, month),
    };
  });
  const keys = new Set(figures.flatMap(({ metric }) => (metric ? [metric.id] : [])));
  const ranked = journey ? rankInsights(journey, levels) : [];
  const touchpoints = new Map((journey?.touchpoints ?? []).map((one) => [one.id, one]));
  const asked = ranked.slice(0, ASKED_AT_MOST).map(({ insight, reach, level, weight }) => {
    const answering = tasks.filter((task) => task.insightId === insight.id && task.month <= month);
    const touchpoint = insight.touchpointId === null ? null : touchpoints.get(insight.touchpointId);
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
      feeling: touchpoint && journey ? feelingAt(journey, touchpoint.id) : null,
      reach,
      level,
      weight,
      asked: askedOf(answering.filter((task) => task.status !== "carried_over")),
      tasks: answering.filter((task) => task.status !== "carried_over").length,
      done: answering.filter((task) => task.status === "done").length,
      moves: Math.max(0, ...answering.map((task) => task.moves)),
    };
  });
  const compared = comparedMonth([...frozen.keys()], month);
  const [now, before] = [
    // an earlier month that was never closed left no record of what was felt
    journey && (shown || month >= scope.month) ? feelingsByPhase(journey) : null,
    compared ? feelingsByPhase(frozen.get(compared)?.journey ?? EMPTY) : null,
  ];
  const pains = ranked.filter(({ insight }) => insight.kind === "pain");
  return {
    journey: { id: head.id, slug: head.slug, title: head.title },
    month,
    currentMonth: scope.month,
    isFrozen: shown !== undefined,
    approvals,
    /** Days without a review, where they are more than the workspace allows. */
    staleDays: stale[0]?.days ?? null,
    counts: {
      touchpoints: journey?.touchpoints.length ?? 0,
      live: (journey?.touchpoints ?? []).filter((one) => one.state === "live").length,
      evidence: linked,
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
    claims: (journey?.touchpoints ?? []).map(({ id, number, title, translations = {} }) => ({
      id,
      number,
      title,
      translations,
      level: levels[id]?.level ?? "assumption",
    })),
    certainty: certaintyMonths.map((one) => {
      const was = frozen.get(one);
      return {
        month: one,
        isFrozen: was !== undefined,
        levels: was
          ? levelsOf(was.journey, was.strengths)
          : levelsOf(live, strengths[openMonths.indexOf(one)]?.[journeyId] ?? {}),
      };
    }),
    money: moneyOf({ journey, metrics: known, budget, channels, month }),
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

const EMPTY = { phases: [], touchpoints: [], experiences: [] } as const;

function feelingAt(journey: Journey, touchpointId: string): number | null {
  const felt = journey.experiences.flatMap((one) =>
    one.touchpointId === touchpointId && one.value !== null ? [one.value] : [],
  );
  return felt.length === 0 ? null : felt.reduce((sum, value) => sum + value, 0) / felt.length;
}

/** Where the way to the target began: the start that was noted with the goal, else the first figure there is. */
function startOf({ baseline, readings, unit }: FiguredMetric): number | null {
  const { numerator = null, denominator = null, value = null } = baseline ?? {};
  const first = readings[0];
  if (baseline) return valueOf({ numerator, denominator, value }, unit);
  return first ? valueOf(first, unit) : null;
}

/** A metric with what is said of it in the month: its figure, the change with its verdict, and the line behind it. */
export function figureOf(metric: FiguredMetric, scope: Scope, month: MonthString) {
  const baseline = startOf(metric);
  const reading = metric.readings.find((one) => one.month === month);
  const earlier = latestReading(metric.readings, addMonths(month, -1));
  return {
    id: metric.id,
    name: metric.name,
    nameTranslations: metric.nameTranslations,
    unit: metric.unit,
    direction: metric.direction,
    target: metric.target,
    baseline,
    state: stateOf({ ...metric, baseline }, metric.readings),
    verdict: reading ? judge(metric, earlier, reading, scope.month) : null,
    points: metric.readings.flatMap((one) => {
      const value = valueOf(one, metric.unit);
      return value === null ? [] : [{ month: one.month, value }];
    }),
  };
}

/** What the channels of the journey's touchpoints cost in the month, and what a result of each cost. */
function moneyOf({
  journey,
  metrics,
  budget,
  channels,
  month,
}: {
  readonly journey: Journey | null;
  readonly metrics: readonly MetricView[];
  readonly budget: Awaited<ReturnType<typeof getBudget>>;
  readonly channels: Awaited<ReturnType<typeof listChannels>>;
  readonly month: MonthString;
}) {
  const used = new Set((journey?.touchpoints ?? []).map((one) => one.channelId));
  const own = channels.filter((channel) => used.has(channel.id));
  const lines = budget.lines.filter(
    (line) => line.month === month && own.some((one) => one.id === line.channelId),
  );
  return {
    spentCents: totalOf(lines, "spent"),
    plannedCents: totalOf(lines, "planned"),
    channels: own.flatMap((channel) => {
      const line = lineAt(lines, channel.id, month);
      if (!line) return [];
      const places = new Set(
        (journey?.touchpoints ?? []).flatMap((one) => (one.channelId === channel.id ? [one.id] : [])),
      );
      const chosen = budget.results.find((one) => one.channelId === channel.id)?.metricId;
      const metric = resultMetricOf(chosen, channel.id, places, metrics);
      const results = metric
        ? resultOf(
            metric.readings.find((one) => one.month === month),
            metric.unit,
          )
        : null;
      return [
        {
          id: channel.id,
          name: channel.name,
          nameTranslations: channel.nameTranslations,
          spentCents: line.spentCents,
          results,
          cost: costPerResult(line.spentCents, results),
        },
      ];
    }),
  };
}
