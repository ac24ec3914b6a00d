// Writes of readings by day, and the months that follow from them.
import { and, eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { dayReadings } from "#db/schema/research.ts";
import { id } from "#domain/ids.ts";
import { dayString } from "#domain/journey.ts";
import { ADDED_UNITS } from "#domain/metric.ts";
import { readingValue } from "#domain/metric-input.ts";
import { isDay, monthOf } from "#domain/month.ts";
import { storedReading } from "#domain/stored-reading.ts";
import type { Scope } from "#server/auth/scope.ts";
import { getMeasure } from "#server/metrics/queries.ts";

export const setDayInput = z.strictObject({
  journeyId: id,
  metricId: id,
  day: dayString.refine(isDay),
  reading: readingValue,
});
export const removeDayInput = z.strictObject({ journeyId: id, metricId: id, day: dayString });

/** One reading a metric and day: writing again replaces it. Its month is added up anew, unless it has a figure of its own. */
export async function setDay(scope: Scope, input: z.infer<typeof setDayInput>) {
  const numbers = storedReading(await getMeasure(scope, input.journeyId, input.metricId), input.reading);
  await lockReadings(scope);
  await scope.tx
    .insert(dayReadings)
    .values({
      workspaceId: scope.workspaceId,
      metricId: input.metricId,
      day: input.day,
      ...numbers,
      createdBy: scope.memberId,
    })
    .onConflictDoUpdate({
      target: [dayReadings.workspaceId, dayReadings.metricId, dayReadings.day],
      set: { ...numbers, updatedAt: sql`now()` },
    });
  await sumMonths(scope, oneMonth(input.metricId, monthOf(input.day)));
  await scope.audit("reading.set", { kind: "metric", id: input.metricId });
  scope.bell("metric", input.journeyId);
}

/** Takes a day's reading away; its month is added up anew. */
export async function removeDay(scope: Scope, input: z.infer<typeof removeDayInput>) {
  await getMeasure(scope, input.journeyId, input.metricId);
  await lockReadings(scope);
  await scope.tx
    .delete(dayReadings)
    .where(
      and(
        eq(dayReadings.workspaceId, scope.workspaceId),
        eq(dayReadings.metricId, input.metricId),
        eq(dayReadings.day, input.day),
      ),
    );
  await sumMonths(scope, oneMonth(input.metricId, monthOf(input.day)));
  await scope.audit("reading.remove", { kind: "metric", id: input.metricId });
  scope.bell("metric", input.journeyId);
}

/** Whoever adds days up sees all of them: held until the transaction ends, by imports too. */
export async function lockReadings(scope: Scope): Promise<void> {
  await scope.tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`readings:${scope.workspaceId}`}, 0))`,
  );
}

/** One month of a metric, as `sumMonths` takes it. */
export const oneMonth = (metricId: string, month: string): SQL =>
  sql`select ${metricId}::text as metric_id, ${month}::text as month`;

/** All months of a metric in which there are days. */
export const everyMonth = (scope: Scope, metricId: string): SQL =>
  sql`select distinct d.metric_id, left(d.day, 7) as month from day_readings d
    where d.workspace_id = ${scope.workspaceId} and d.metric_id = ${metricId}`;

/**
 * Adds the days of these months up, where they may be (`sumOfDays` of the domain says the same): a month without a figure of its own
 * gets their sum, one whose days went or may not be added loses it. Wants `lockReadings` first.
 * @param months rows of (metric_id, month)
 */
export async function sumMonths(scope: Scope, months: SQL): Promise<void> {
  const here = scope.workspaceId;
  const own = (days: SQL, of: SQL) =>
    sql`${days}.workspace_id = ${here} and ${days}.metric_id = ${of}.metric_id
      and ${days}.day between ${of}.month || '-01' and ${of}.month || '-31'`;
  await scope.tx.execute(sql`
    delete from readings r using (${months}) t
    where r.workspace_id = ${here} and r.metric_id = t.metric_id and r.month = t.month and r.summed_days is not null`);
  await scope.tx.execute(sql`
    insert into readings
      (workspace_id, metric_id, month, numerator, denominator, value, tally, scale_max, segments, summed_days)
    select ${here}, s.metric_id, s.month, s.numerator, s.denominator, s.value,
      case when s.is_tallied then (
        select jsonb_object_agg(q.key, q.count) from (
          select e.key, sum(e.value::numeric) as count from day_readings x cross join lateral jsonb_each_text(x.tally) e
          where ${own(sql`x`, sql`s`)} group by e.key) q) end,
      s.scale_max,
      case when s.is_segmented then (
        select jsonb_object_agg(q.key, jsonb_build_object('count', q.count, 'total', q.total)) from (
          select e.key, sum((e.value->>'count')::numeric) as count, sum((e.value->>'total')::numeric) as total
          from day_readings x cross join lateral jsonb_each(x.segments) e
          where ${own(sql`x`, sql`s`)} group by e.key) q) end,
      s.days
    from (
      select t.metric_id, t.month, count(*)::int as days,
        sum(d.numerator::numeric)::float8 as numerator, sum(d.denominator::numeric)::float8 as denominator,
        sum(d.value::numeric)::float8 as value, max(d.scale_max) as scale_max,
        bool_and(coalesce(jsonb_typeof(d.tally) = 'object', false)) as is_tallied,
        bool_and(coalesce(jsonb_typeof(d.segments) = 'object', false)) as is_segmented
      from (select distinct metric_id, month from (${months}) every) t
      join metrics m on m.workspace_id = ${here} and m.id = t.metric_id and m.additive
      join day_readings d on ${own(sql`d`, sql`t`)}
      group by t.metric_id, t.month, m.unit
      having (count(d.value) = 0 and count(distinct coalesce(d.scale_max, 0)) = 1)
        or (count(d.value) = count(*) and m.unit = any(${sql.param([...ADDED_UNITS])}::text[]))
    ) s
    on conflict (workspace_id, metric_id, month) do nothing`);
}
