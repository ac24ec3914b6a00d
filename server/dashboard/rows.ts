// What the manager's pages read, of one journey or of many: each statement serves them all at once, is prepared, and asks no other
// statement's answer, so that they travel together.
import { sql } from "drizzle-orm";
import { readRows, texts } from "#db/read-rows.ts";
import type { SnapshotFigure, SnapshotStrength, SnapshotTask } from "#domain/cycle.ts";
import type { Journey } from "#domain/journey.ts";
import type { MonthString } from "#domain/month.ts";
import { type FrozenMarks, type JourneyOutline, marksOf, outlineOf } from "#domain/roll-up.ts";
import type { TaskStatus } from "#domain/task.ts";
import type { Scope } from "#server/auth/scope.ts";
import type { FiguredMetric } from "./figures.ts";

/** A frozen month as far as the pages need it. */
export interface FrozenMonth {
  /** Its touchpoints are among them only where they were asked apart. */
  readonly marks: FrozenMarks;
  /** Null in months of which it was not asked. */
  readonly outline: JourneyOutline | null;
  /** Of the month shown, where it was asked. */
  readonly whole: {
    readonly journey: Journey | null;
    readonly strengths: Readonly<Record<string, SnapshotStrength>>;
  } | null;
  /** Of the month shown; none in other months. */
  readonly figures: readonly SnapshotFigure[];
  /** Of the months whose tasks count; none in other months. */
  readonly tasks: readonly SnapshotTask[];
}

export interface FrozenAsked {
  readonly months: readonly MonthString[];
  readonly shown: MonthString;
  readonly taskMonths: readonly MonthString[];
  /** The journeys and months whose outline is read. */
  readonly outlined: readonly { readonly journeyId: string; readonly month: MonthString }[];
  /** True where touchpoints are asked apart: a filter takes some of them. */
  readonly isNarrow: boolean;
  /** True where the journey of the month shown is read whole. */
  readonly isWhole: boolean;
}

/** Closed months by month and journey; one that was opened again is not among them. */
export type FrozenMonths = ReadonlyMap<MonthString, ReadonlyMap<string, FrozenMonth>>;

export async function listFrozenMonths(
  scope: Scope,
  journeyIds: readonly string[],
  { months, shown, taskMonths, outlined, isNarrow, isWhole }: FrozenAsked,
): Promise<FrozenMonths> {
  const rows = await readRows<{
    journeyId: string;
    month: string;
    marks: FrozenMarks | null;
    outline: JourneyOutline | null;
    journey: Journey | null;
    strengths: Record<string, SnapshotStrength> | null;
    figures: SnapshotFigure[] | null;
    tasks: SnapshotTask[] | null;
    isOutlined: boolean;
  }>(
    scope.tx,
    "frozen_months",
    // snapshots from before there were marks or outlines have only the journey itself
    sql`select s.journey_id as "journeyId", s.month, w.month is not null as "isOutlined",
        case when ${isNarrow}::boolean then s.marks else jsonb_set(s.marks, '{touchpoints}', '[]') end as marks,
        case when w.month is not null or s.marks is null then s.outline end as outline,
        case when n.whole then s.journey end as journey, case when n.whole then s.strengths end as strengths,
        case when s.month = ${shown} then s.figures end as figures,
        case when s.month = any(${texts(taskMonths)}) then s.tasks end as tasks
      from cycle_snapshots s
      join cycles c on c.workspace_id = s.workspace_id and c.journey_id = s.journey_id and c.month = s.month
        and c.state = 'closed'
      left join unnest(${texts(outlined.map((one) => one.journeyId))}, ${texts(outlined.map((one) => one.month))})
        w (journey_id, month) on w.journey_id = s.journey_id and w.month = s.month
      cross join lateral (select (${isWhole}::boolean and s.month = ${shown})
        or (s.outline is null and (w.month is not null or s.marks is null)) as whole) n
      where s.workspace_id = ${scope.workspaceId} and s.month = any(${texts(months)})
        and s.journey_id = any(${texts(journeyIds)})`,
  );
  const frozen = new Map<MonthString, Map<string, FrozenMonth>>();
  for (const row of rows) {
    const ofMonth = frozen.get(row.month) ?? new Map<string, FrozenMonth>();
    frozen.set(row.month, ofMonth);
    const strengths = row.strengths ?? {};
    const outline =
      row.outline ?? (row.isOutlined || row.marks === null ? outlineOf(row.journey, strengths) : null);
    ofMonth.set(row.journeyId, {
      marks: row.marks ?? marksOf(outline ?? outlineOf(null, {})),
      outline,
      whole: isWhole && row.month === shown ? { journey: row.journey, strengths } : null,
      figures: row.figures ?? [],
      tasks: row.tasks ?? [],
    });
  }
  return frozen;
}

/** A journey's metrics with all their readings up to the month, oldest first, and the nodes they are linked to. */
export type DashboardMetric = FiguredMetric & {
  readonly phaseId: string | null;
  readonly touchpointId: string | null;
  readonly channelId: string | null;
  readonly nodeIds: readonly string[];
};

export async function listDashboardMetrics(
  scope: Scope,
  journeyId: string,
  month: MonthString,
): Promise<readonly DashboardMetric[]> {
  return readRows<DashboardMetric>(
    scope.tx,
    "dashboard_metrics",
    sql`select m.id, m.name, m.name_translations as "nameTranslations", m.unit, m.direction, m.survey, m.target, m.baseline,
        m.phase_id as "phaseId", m.touchpoint_id as "touchpointId", m.channel_id as "channelId",
        (select coalesce(json_agg(json_build_object('month', r.month, 'numerator', r.numerator, 'denominator', r.denominator,
            'value', r.value, 'tally', r.tally, 'scaleMax', r.scale_max, 'segments', null,
            'summedDays', r.summed_days) order by r.month), '[]')
          from readings r where r.workspace_id = m.workspace_id and r.metric_id = m.id and r.month <= ${month}) as readings,
        (select coalesce(json_agg(k.node_id), '[]') from metric_links k
          where k.workspace_id = m.workspace_id and k.metric_id = m.id and k.journey_id = m.journey_id) as "nodeIds"
      from metrics m
      where m.workspace_id = ${scope.workspaceId} and m.journey_id = ${journeyId} and m.deleted_at is null
      order by m.position, m.id`,
  );
}

/** What of a task one journey's page counts, and what it asks of an insight's. */
export interface DashboardTask {
  readonly month: MonthString;
  readonly status: TaskStatus;
  readonly departmentId: string | null;
  readonly insightId: string | null;
  /** How often it was carried on until it came to its month. */
  readonly moves: number;
}

/** The journey's tasks of these months, and of any month those that were made for an insight. */
export const listDashboardTasks = (
  scope: Scope,
  journeyId: string,
  months: readonly MonthString[],
): Promise<readonly DashboardTask[]> =>
  readRows(
    scope.tx,
    "dashboard_tasks",
    sql`select t.month, t.status, t.department_id as "departmentId", t.insight_id as "insightId",
        case when t.carried_from_id is null then 0 else (
          with recursive chain (id, depth) as (
            select t.carried_from_id, 1
            union all
            select p.carried_from_id, c.depth + 1 from chain c
              join tasks p on p.workspace_id = t.workspace_id and p.id = c.id
              where p.carried_from_id is not null and c.depth < 24
          ) select max(depth) from chain) end as moves
      from tasks t
      where t.workspace_id = ${scope.workspaceId} and t.journey_id = ${journeyId} and t.deleted_at is null
        and (t.month = any(${texts(months)}) or t.insight_id is not null)
      order by t.position, t.created_at, t.id`,
  );

/** A channel with its money of a month, in cents; null where nothing was filled in. */
export interface ChannelMoney {
  readonly id: string;
  readonly name: string;
  readonly nameTranslations: Record<string, string>;
  readonly hasLine: boolean;
  readonly plannedCents: number | null;
  readonly spentCents: number | null;
  /** The metric that was chosen to count its results. */
  readonly resultMetricId: string | null;
}

/** Every channel that is not removed, in its order. */
export const listChannelMoney = (scope: Scope, month: MonthString): Promise<readonly ChannelMoney[]> =>
  readRows(
    scope.tx,
    "channel_money",
    sql`select c.id, c.name, c.name_translations as "nameTranslations", b.channel_id is not null as "hasLine",
        b.planned_cents as "plannedCents", b.spent_cents as "spentCents", r.metric_id as "resultMetricId"
      from channels c
      left join channel_budgets b on b.workspace_id = c.workspace_id and b.channel_id = c.id and b.month = ${month}
      left join channel_results r on r.workspace_id = c.workspace_id and r.channel_id = c.id
      where c.workspace_id = ${scope.workspaceId} and c.deleted_at is null
      order by c.position, c.name, c.id`,
  );

/** The month's headline in somebody's own words; null where it is made by rule. */
export async function findHeadline(scope: Scope, journeyId: string, month: MonthString) {
  const [row] = await readRows<{
    sentence: string;
    translations: Record<string, string>;
    writtenBy: string | null;
  }>(
    scope.tx,
    "dashboard_headline",
    sql`select sentence, translations, written_by as "writtenBy" from dashboard_headlines
      where workspace_id = ${scope.workspaceId} and journey_id = ${journeyId} and month = ${month}`,
  );
  return row ?? null;
}
