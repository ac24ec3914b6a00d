// What a month looks like now, what it looked like when it was closed, and what changed since.
import { createHash } from "node:crypto";
import { and, desc, eq, lt } from "drizzle-orm";
import { cycleSnapshots, cycles } from "#db/schema/cycles.ts";
import { type ChangeLine, describeDifference } from "#document/describe-difference.ts";
import type {
  SnapshotChannel,
  SnapshotDecision,
  SnapshotFigure,
  SnapshotStrength,
  SnapshotTask,
} from "#domain/cycle.ts";
import { type ChangedSince, countDifferences, differencesOf, inOrder } from "#domain/cycle-difference.ts";
import { rankInsights } from "#domain/insight-rank.ts";
import type { Insight, Journey } from "#domain/journey.ts";
import { latestReading } from "#domain/metric.ts";
import { addMonths, monthOf } from "#domain/month.ts";
import { type CountedReading, judge } from "#domain/verdict.ts";
import type { Scope } from "#server/auth/scope.ts";
import { dayIn } from "#server/clock.ts";
import { listStrengths } from "#server/evidence/strengths/queries.ts";
import { getJourneyNow } from "#server/journeys/queries.ts";
import { listJourneyMetrics } from "#server/metrics/queries.ts";
import { listJourneyTasks } from "#server/tasks/queries.ts";
import { approvalViews, listGivenApprovals } from "#server/cycles/approvals/queries.ts";
import { listDecisions } from "#server/cycles/decisions/queries.ts";
import { findCycle, listChannelMarks } from "#server/cycles/queries.ts";

/** Everything that is frozen when a month is closed. */
export interface MonthState {
  readonly journey: Journey | null;
  readonly logSeq: number;
  readonly figures: readonly SnapshotFigure[];
  readonly strengths: Readonly<Record<string, SnapshotStrength>>;
  readonly tasks: readonly SnapshotTask[];
  readonly decisions: readonly SnapshotDecision[];
  readonly channels: readonly SnapshotChannel[];
}

/**
 * The month as it stands now.
 * @param asOf day for which the strengths are asked; its month is the one that still runs
 */
export async function gatherMonth(
  scope: Scope,
  journeyId: string,
  month: string,
  asOf: string = scope.today,
): Promise<MonthState> {
  const { journey, logSeq } = await getJourneyNow(scope, journeyId);
  const [metrics, strengths, tasks, decisions, channels] = await Promise.all([
    listJourneyMetrics(scope, journeyId),
    listStrengths(scope, [journeyId], asOf),
    listJourneyTasks(scope, journeyId),
    listDecisions(scope, journeyId, month),
    listChannelMarks(scope, journey, month),
  ]);
  const running = monthOf(asOf);
  return {
    journey,
    logSeq,
    figures: metrics.map((metric) => {
      const { id, name, nameTranslations, phaseId, touchpointId, unit, direction, survey, target, benefit } =
        metric;
      const reading = countedOf(metric.readings.find((one) => one.month === month) ?? null);
      const before = countedOf(latestReading(metric.readings, addMonths(month, -1)));
      const verdict = reading && judge(metric, before, reading, running);
      const what = {
        name,
        nameTranslations,
        phaseId,
        touchpointId,
        unit,
        direction,
        survey,
        target,
        benefit,
      };
      return { metricId: id, ...what, reading, before, verdict };
    }),
    strengths: Object.fromEntries(
      Object.entries(strengths[journeyId] ?? {}).map(([nodeId, { level, contested, items, against }]) => [
        nodeId,
        { level, contested, items, against },
      ]),
    ),
    tasks: tasks
      .filter((task) => task.month === month)
      .map((task) => {
        const { id, title, titleTranslations, status, departmentId, assigneeId, metricId } = task;
        const { touchpointId, insightId, benefit, moves, carriedToId } = task;
        const who = { departmentId, assigneeId, metricId, touchpointId, insightId };
        return { id, title, titleTranslations, status, ...who, benefit, moves, carriedToId };
      }),
    decisions: decisions.map((decision) => ({
      ...decision,
      metricName: metrics.find((metric) => metric.id === decision.metricId)?.name ?? null,
    })),
    channels,
  };
}

function countedOf(reading: CountedReading | null): CountedReading | null {
  if (!reading) return null;
  const { month, numerator, denominator, value, tally = null, scaleMax = null } = reading;
  return { month, numerator, denominator, value, tally, scaleMax };
}

export interface Snapshot extends MonthState {
  readonly takenAt: Date;
}

/** What was frozen when the month was last closed; null where it never was. */
export async function findSnapshot(scope: Scope, journeyId: string, month: string): Promise<Snapshot | null> {
  const [row] = await scope.tx
    .select()
    .from(cycleSnapshots)
    .where(
      and(
        eq(cycleSnapshots.workspaceId, scope.workspaceId),
        eq(cycleSnapshots.journeyId, journeyId),
        eq(cycleSnapshots.month, month),
      ),
    );
  if (!row) return null;
  const { workspaceId: _workspace, journeyId: _journey, month: _month, ...frozen } = row;
  // Rows are written by `takeSnapshot` alone, so they hold what the types say.
  return frozen as unknown as Snapshot;
}

export interface ClosedMonth {
  readonly snapshot: Snapshot;
  /** The instant it was closed. */
  readonly closedAt: Date;
}

/** A closed month as it stands now: as sure as on the day it was closed. */
export const gatherAsClosed = (scope: Scope, journeyId: string, month: string, closedAt: Date) =>
  gatherMonth(scope, journeyId, month, dayIn(scope.workspace.timeZone, closedAt));

/** A closed month beside what stands there now: what differs, and the words for some of it. */
export async function compareWithNow(
  scope: Scope,
  journeyId: string,
  month: string,
  { snapshot, closedAt }: ClosedMonth,
) {
  const now = await gatherAsClosed(scope, journeyId, month, closedAt);
  const lines = now.logSeq > snapshot.logSeq ? linesBetween(snapshot.journey, now.journey) : [];
  const found = differencesOf(snapshot, now, lines);
  const metrics = new Map([...snapshot.figures, ...now.figures].map((one) => [one.metricId, one]));
  const tell = (keys: Iterable<string>): ChangedSince => {
    const { metricIds, ...counts } = countDifferences(keys);
    const figures = metricIds.flatMap((metricId) => metrics.get(metricId) ?? []);
    return {
      ...counts,
      figures: figures.map(({ name, nameTranslations }) => ({ name, translations: { ...nameTranslations } })),
    };
  };
  return {
    // how something stands now may be pages long: a mark of it is enough to tell one state from another
    differences: new Map([...found].map(([key, state]) => [key, markOf(state)])),
    tell,
  };
}

const markOf = (state: string): string =>
  state === "" ? "" : createHash("sha256").update(state).digest("base64url").slice(0, 22);

/** The approvals of a month beside what the month says now; the present is only read where there are any. */
export async function listApprovals(scope: Scope, journeyId: string, month: string) {
  const given = await listGivenApprovals(scope, journeyId, month);
  if (given.length === 0) return [];
  const cycle = await findCycle(scope, journeyId, month);
  const snapshot = await findSnapshot(scope, journeyId, month);
  const closedAt = cycle?.closedAt ?? null;
  const since =
    snapshot && closedAt ? await compareWithNow(scope, journeyId, month, { snapshot, closedAt }) : null;
  return approvalViews(given, {
    state: cycle?.state ?? "open",
    takenAt: snapshot?.takenAt ?? null,
    since,
  });
}

/** What happened on the map from one journey to another; nothing can be said where one is not there. */
export const linesBetween = (before: Journey | null, after: Journey | null): ChangeLine[] =>
  before && after ? describeDifference(inOrder(before) as Journey, inOrder(after) as Journey) : [];

/** The strengths of the last month before this one that was closed: what they are compared with. */
async function strengthsBefore(scope: Scope, journeyId: string, month: string) {
  const [row] = await scope.tx
    .select({ month: cycleSnapshots.month, strengths: cycleSnapshots.strengths })
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
        lt(cycleSnapshots.month, month),
      ),
    )
    .orderBy(desc(cycleSnapshots.month))
    .limit(1);
  return row ? { month: row.month, strengths: row.strengths as MonthState["strengths"] } : null;
}

/** Everything the review of a month shows: as it stands while it is open, as it was frozen once it is closed. */
export async function getReview(scope: Scope, journeyId: string, month: string) {
  const cycle = await findCycle(scope, journeyId, month);
  const snapshot = cycle?.state === "closed" ? await findSnapshot(scope, journeyId, month) : null;
  const shown = snapshot ?? (await gatherMonth(scope, journeyId, month));
  const { journey, figures, strengths, tasks, decisions, channels } = shown;
  const since =
    snapshot && cycle?.closedAt
      ? await compareWithNow(scope, journeyId, month, { snapshot, closedAt: cycle.closedAt })
      : null;
  const approvals = approvalViews(await listGivenApprovals(scope, journeyId, month), {
    state: cycle?.state ?? "open",
    takenAt: snapshot?.takenAt ?? null,
    since,
  });
  const listed = (kinds: readonly Insight["kind"][]) =>
    journey
      ? rankInsights(journey, strengths, kinds).map(({ insight, reach, level }) => {
          const { id, kind, title, translations = {}, severity, touchpointId } = insight;
          return { id, kind, title, translations, severity, touchpointId, reach, level };
        })
      : [];
  return {
    cycle,
    isFrozen: snapshot !== null,
    changed: since && since.tell(since.differences.keys()),
    approvals,
    before: await strengthsBefore(scope, journeyId, month),
    contentLocale: journey?.meta.contentLocale ?? "nl",
    touchpoints: (journey?.touchpoints ?? []).map(({ id, number, title, translations = {} }) => ({
      id,
      number,
      title,
      translations,
    })),
    /** What to improve, the weightiest first, and what to keep. */
    improve: listed(["pain", "opportunity"]),
    keep: listed(["strength"]),
    figures,
    strengths,
    tasks,
    decisions,
    channels,
  };
}

export type ReviewView = Awaited<ReturnType<typeof getReview>>;
