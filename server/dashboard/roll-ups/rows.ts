// What the page over several journeys reads, one statement a figure for all journeys together.
import { and, countDistinct, eq, inArray, isNull, sql } from "drizzle-orm";
import { channelBudgets } from "#db/schema/budgets.ts";
import { evidence, evidenceLinks } from "#db/schema/evidence.ts";
import { channels, tasks } from "#db/schema/research.ts";
import type { SnapshotFigure, SnapshotStrength, SnapshotTask } from "#domain/cycle.ts";
import type { Journey } from "#domain/journey.ts";
import type { MonthString } from "#domain/month.ts";
import { type JourneyOutline, outlineOf } from "#domain/roll-up.ts";
import type { TaskStatus } from "#domain/task.ts";
import type { Scope } from "#server/auth/scope.ts";
import type { FiguredMetric } from "#server/dashboard/queries.ts";

/** Tasks that are alike in everything the page asks of them. */
export interface TaskGroup {
  readonly departmentId: string | null;
  readonly touchpointId: string | null;
  readonly status: TaskStatus;
  readonly isMoved: boolean;
  readonly count: number;
}

/** A frozen month as far as the page needs it; figures only of the month shown, tasks only of the months whose tasks count. */
export interface FrozenMonth {
  readonly outline: JourneyOutline;
  readonly figures: readonly SnapshotFigure[];
  readonly tasks: readonly TaskGroup[];
}

const list = (ids: readonly string[]) => sql`${sql.param([...ids])}::text[]`;

/** Closed months by month and journey; one that was opened again is not among them. */
export async function listFrozenMonths(
  scope: Scope,
  journeyIds: readonly string[],
  {
    months,
    shown,
    taskMonths,
  }: {
    readonly months: readonly MonthString[];
    readonly shown: MonthString;
    readonly taskMonths: readonly MonthString[];
  },
): Promise<ReadonlyMap<string, ReadonlyMap<string, FrozenMonth>>> {
  const rows = await scope.tx.execute<{
    journey_id: string;
    month: string;
    outline: JourneyOutline | null;
    journey: Journey | null;
    strengths: Record<string, SnapshotStrength> | null;
    figures: SnapshotFigure[] | null;
    tasks: SnapshotTask[] | null;
  }>(sql`
    select s.journey_id, s.month, s.outline,
      case when s.outline is null then s.journey end as journey,
      case when s.outline is null then s.strengths end as strengths,
      case when s.month = ${shown} then s.figures end as figures,
      case when s.month = any(${list(taskMonths)}) then s.tasks end as tasks
    from cycle_snapshots s
    join cycles c on c.workspace_id = s.workspace_id and c.journey_id = s.journey_id and c.month = s.month
      and c.state = 'closed'
    where s.workspace_id = ${scope.workspaceId} and s.month = any(${list(months)})
      and s.journey_id = any(${list(journeyIds)})`);
  const frozen = new Map<string, Map<string, FrozenMonth>>();
  for (const row of rows) {
    const ofMonth = frozen.get(row.month) ?? new Map<string, FrozenMonth>();
    frozen.set(row.month, ofMonth);
    ofMonth.set(row.journey_id, {
      outline: row.outline ?? outlineOf(row.journey, row.strengths ?? {}),
      figures: row.figures ?? [],
      tasks: (row.tasks ?? []).map(({ departmentId, touchpointId, status, moves }) => ({
        departmentId,
        touchpointId,
        status,
        isMoved: moves > 0,
        count: 1,
      })),
    });
  }
  return frozen;
}

export interface JourneyMetric extends FiguredMetric {
  readonly journeyId: string;
  readonly phaseId: string | null;
}

/**
 * The metrics of the journeys with the readings that a figure of the month needs: the three last ones up to it, and the very
 * first, where the way to the target begins.
 */
export async function listLastReadings(
  scope: Scope,
  journeyIds: readonly string[],
  month: MonthString,
): Promise<JourneyMetric[]> {
  const rows = await scope.tx.execute<{
    id: string;
    journey_id: string;
    phase_id: string | null;
    name: string;
    name_translations: Record<string, string>;
    unit: FiguredMetric["unit"];
    direction: FiguredMetric["direction"];
    survey: FiguredMetric["survey"];
    target: number | null;
    baseline: FiguredMetric["baseline"];
    readings: FiguredMetric["readings"] | null;
  }>(sql`
    select m.id, m.journey_id, m.phase_id, m.name, m.name_translations, m.unit, m.direction, m.survey, m.target, m.baseline,
      r.readings
    from metrics m
    left join lateral (
      select json_agg(json_build_object('month', k.month, 'numerator', k.numerator, 'denominator', k.denominator,
        'value', k.value, 'tally', k.tally, 'scaleMax', k.scale_max, 'segments', null,
        'summedDays', k.summed_days) order by k.month) as readings
      from (
        (select * from readings r where r.workspace_id = m.workspace_id and r.metric_id = m.id and r.month <= ${month}
          order by r.month desc limit 3)
        union
        (select * from readings r where r.workspace_id = m.workspace_id and r.metric_id = m.id and r.month <= ${month}
          and m.baseline is null and m.target is not null order by r.month limit 1)
      ) k
    ) r on true
    where m.workspace_id = ${scope.workspaceId} and m.journey_id = any(${list(journeyIds)}) and m.deleted_at is null
    order by m.position, m.id`);
  return rows.map(({ journey_id, phase_id, name_translations, readings, ...row }) => ({
    ...row,
    journeyId: journey_id,
    phaseId: phase_id,
    nameTranslations: name_translations,
    readings: readings ?? [],
  }));
}

/** Tasks of the journeys in these months, counted where they are alike. */
export async function listTaskGroups(
  scope: Scope,
  journeyIds: readonly string[],
  months: readonly MonthString[],
): Promise<(TaskGroup & { readonly journeyId: string; readonly month: MonthString })[]> {
  if (journeyIds.length === 0) return [];
  const isMoved = sql<boolean>`${tasks.carriedFromId} is not null`;
  const rows = await scope.tx
    .select({
      journeyId: sql<string>`${tasks.journeyId}`,
      month: tasks.month,
      departmentId: tasks.departmentId,
      touchpointId: tasks.touchpointId,
      status: tasks.status,
      isMoved,
      count: sql<number>`count(*)::int`,
    })
    .from(tasks)
    .where(
      and(
        eq(tasks.workspaceId, scope.workspaceId),
        inArray(tasks.journeyId, [...journeyIds]),
        inArray(tasks.month, [...months]),
        isNull(tasks.deletedAt),
      ),
    )
    .groupBy(tasks.journeyId, tasks.month, tasks.departmentId, tasks.touchpointId, tasks.status, isMoved);
  return rows.map((row) => ({ ...row, status: row.status as TaskStatus }));
}

/** Pieces of evidence under any claim of the journeys, or under the claims named; each counts once. */
export async function countEvidence(
  scope: Scope,
  journeyIds: readonly string[],
  claims: readonly { readonly journeyId: string; readonly nodeId: string }[] | null,
): Promise<number> {
  if (journeyIds.length === 0 || claims?.length === 0) return 0;
  const named =
    claims &&
    sql`(${evidenceLinks.journeyId}, ${evidenceLinks.targetId}) in (select * from unnest(
      ${list(claims.map((one) => one.journeyId))}, ${list(claims.map((one) => one.nodeId))}))`;
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
    .where(
      and(
        eq(evidenceLinks.workspaceId, scope.workspaceId),
        inArray(evidenceLinks.journeyId, [...journeyIds]),
        named ?? sql`true`,
      ),
    );
  return row?.count ?? 0;
}

/** What was planned and spent on these channels in the month, in cents; null where nobody filled anything in. */
export async function sumMoney(scope: Scope, month: MonthString, channelIds: readonly string[]) {
  const nothing = { plannedCents: null, spentCents: null, channels: 0 };
  if (channelIds.length === 0) return nothing;
  const [row] = await scope.tx
    .select({
      plannedCents: sql<number | null>`sum(${channelBudgets.plannedCents})::float8`,
      spentCents: sql<number | null>`sum(${channelBudgets.spentCents})::float8`,
      channels: sql<number>`count(distinct ${channels.id})::int`,
    })
    .from(channels)
    .leftJoin(
      channelBudgets,
      and(
        eq(channelBudgets.workspaceId, channels.workspaceId),
        eq(channelBudgets.channelId, channels.id),
        eq(channelBudgets.month, month),
      ),
    )
    .where(
      and(
        eq(channels.workspaceId, scope.workspaceId),
        inArray(channels.id, [...channelIds]),
        isNull(channels.deletedAt),
      ),
    );
  return row ?? nothing;
}
