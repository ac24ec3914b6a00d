// What only the page over several journeys reads, one statement a figure for all journeys together.
import { sql } from "drizzle-orm";
import { readRows, texts } from "#db/read-rows.ts";
import type { MonthString } from "#domain/month.ts";
import type { TaskStatus } from "#domain/task.ts";
import type { Scope } from "#server/auth/scope.ts";
import type { FiguredMetric } from "#server/dashboard/figures.ts";

/** The months among these that were closed, by journey; of every journey of the workspace. */
export async function listClosedMonths(
  scope: Scope,
  months: readonly MonthString[],
): Promise<ReadonlyMap<string, readonly MonthString[]>> {
  const rows = await readRows<{ id: string; months: string[] }>(
    scope.tx,
    "closed_months",
    sql`select c.journey_id as id, json_agg(c.month) as months from cycles c
      where c.workspace_id = ${scope.workspaceId} and c.state = 'closed' and c.month = any(${texts(months)})
        and exists (select 1 from cycle_snapshots s where s.workspace_id = c.workspace_id and s.journey_id = c.journey_id
          and s.month = c.month)
      group by c.journey_id`,
  );
  return new Map(rows.map((row) => [row.id, row.months]));
}

/** A metric as far as it is known before it is chosen for a figure. */
export interface MetricHead {
  readonly id: string;
  readonly journeyId: string;
  readonly phaseId: string | null;
  readonly target: number | null;
  /** The last month with a reading up to the month shown, and the last one before it. */
  readonly latest: MonthString | null;
  readonly earlier: MonthString | null;
}

type HeadRow = readonly [
  id: string,
  phaseId: string | null,
  target: number | null,
  latest: MonthString | null,
  earlier: MonthString | null,
];

/** Every metric of the journeys, in their order. */
export async function listMetricHeads(
  scope: Scope,
  journeyIds: readonly string[],
  month: MonthString,
): Promise<readonly MetricHead[]> {
  const rows = await readRows<{ id: string; metrics: HeadRow[] }>(
    scope.tx,
    "metric_heads",
    sql`select m.journey_id as id, json_agg(json_build_array(m.id, m.phase_id, m.target, r.month,
          case when r.month = ${month} then (select max(e.month) from readings e
            where e.workspace_id = m.workspace_id and e.metric_id = m.id and e.month < ${month}) else r.month end)
          order by m.position, m.id) as metrics
      from metrics m
      cross join lateral (select max(l.month) as month from readings l
        where l.workspace_id = m.workspace_id and l.metric_id = m.id and l.month <= ${month}) r
      where m.workspace_id = ${scope.workspaceId} and m.journey_id = any(${texts(journeyIds)}) and m.deleted_at is null
      group by m.journey_id`,
  );
  return rows.flatMap(({ id: journeyId, metrics }) =>
    metrics.map(([id, phaseId, target, latest, earlier]) => ({
      id,
      journeyId,
      phaseId,
      target,
      latest,
      earlier,
    })),
  );
}

/**
 * The metrics with the readings that a figure of the month needs, oldest first: the three last ones up to it, and the very first,
 * where the way to the target begins.
 */
export const listLastReadings = (
  scope: Scope,
  metricIds: readonly string[],
  month: MonthString,
): Promise<readonly FiguredMetric[]> =>
  readRows(
    scope.tx,
    "last_readings",
    sql`select m.id, m.name, m.name_translations as "nameTranslations", m.unit, m.direction, m.survey, m.target, m.baseline,
        coalesce(r.readings, '[]') as readings
      from metrics m
      cross join lateral (
        select json_agg(json_build_object('month', k.month, 'numerator', k.numerator, 'denominator', k.denominator,
          'value', k.value, 'tally', k.tally, 'scaleMax', k.scale_max, 'segments', null,
          'summedDays', k.summed_days) order by k.month) as readings
        from (
          (select l.month, l.numerator, l.denominator, l.value, l.tally, l.scale_max, l.summed_days from readings l
            where l.workspace_id = m.workspace_id and l.metric_id = m.id and l.month <= ${month} order by l.month desc limit 3)
          union
          (select f.month, f.numerator, f.denominator, f.value, f.tally, f.scale_max, f.summed_days from readings f
            where f.workspace_id = m.workspace_id and f.metric_id = m.id and f.month <= ${month}
              and m.baseline is null and m.target is not null order by f.month limit 1)
        ) k
      ) r
      where m.workspace_id = ${scope.workspaceId} and m.id = any(${texts(metricIds)})`,
  );

/** Tasks that are alike in everything the page asks of them. */
export interface TaskGroup {
  readonly departmentId: string | null;
  /** Null everywhere where touchpoints were not asked apart. */
  readonly touchpointId: string | null;
  readonly status: TaskStatus;
  readonly isMoved: boolean;
  readonly count: number;
}

/** Tasks of the journeys in these months, counted where they are alike. @param isByTouchpoint whether touchpoints count apart */
export const listTaskGroups = (
  scope: Scope,
  journeyIds: readonly string[],
  months: readonly MonthString[],
  isByTouchpoint: boolean,
): Promise<readonly (TaskGroup & { readonly journeyId: string; readonly month: MonthString })[]> =>
  readRows(
    scope.tx,
    "task_groups",
    sql`select t.journey_id as "journeyId", t.month, t.department_id as "departmentId", t.status, p.id as "touchpointId",
        t.carried_from_id is not null as "isMoved", count(*) as count
      from tasks t
      cross join lateral (select case when ${isByTouchpoint}::boolean then t.touchpoint_id end as id) p
      where t.workspace_id = ${scope.workspaceId} and t.journey_id = any(${texts(journeyIds)})
        and t.month = any(${texts(months)}) and t.deleted_at is null
      group by t.journey_id, t.month, t.department_id, t.status, p.id, 6`,
  );
