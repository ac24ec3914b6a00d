// Reads of metrics (shown as KPI) with their readings.
import { and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { metricLinks, metrics, readings } from "#db/schema/research.ts";
import { DomainError } from "#domain/errors.ts";
import type { Benefit, MetricDirection, MetricUnit, Objective } from "#domain/metric.ts";
import type { MetricPresetId } from "#domain/metric-presets.ts";
import type { Measure } from "#domain/stored-reading.ts";
import type { Survey } from "#domain/survey.ts";
import type { Scope } from "#server/auth/scope.ts";

/** Metrics of the scope's journey, each with its readings oldest first and the nodes it is linked to. */
export async function listJourneyMetrics(scope: Scope, journeyId: string) {
  return withReadings(scope, eq(metrics.journeyId, journeyId));
}

/** Every metric of the workspace. */
export async function listMetrics(scope: Scope) {
  return withReadings(scope, eq(metrics.workspaceId, scope.workspaceId));
}

export type MetricView = Awaited<ReturnType<typeof listMetrics>>[number];

async function withReadings(scope: Scope, where: SQL) {
  const rows = await scope.tx
    .select({
      id: metrics.id,
      journeyId: metrics.journeyId,
      phaseId: metrics.phaseId,
      touchpointId: metrics.touchpointId,
      transitionId: metrics.transitionId,
      channelId: metrics.channelId,
      name: metrics.name,
      nameTranslations: metrics.nameTranslations,
      preset: metrics.preset,
      unit: metrics.unit,
      direction: metrics.direction,
      survey: metrics.survey,
      scaleMax: metrics.scaleMax,
      additive: metrics.additive,
      // read backwards along the key: no matter how many days there are
      newestDay: sql<string | null>`(select max(d.day) from day_readings d
        where d.workspace_id = metrics.workspace_id and d.metric_id = metrics.id)`,
      source: metrics.source,
      interpretation: metrics.interpretation,
      alternative: metrics.alternative,
      benefit: metrics.benefit,
      objective: metrics.objective,
      target: metrics.target,
      baseline: metrics.baseline,
      due: metrics.due,
      goalSpecific: metrics.goalSpecific,
      goalAchievable: metrics.goalAchievable,
      goalRelevant: metrics.goalRelevant,
      ownerId: metrics.ownerId,
      internal: metrics.internal,
    })
    .from(metrics)
    .where(and(eq(metrics.workspaceId, scope.workspaceId), where, isNull(metrics.deletedAt)))
    .orderBy(asc(metrics.position), asc(metrics.id));
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const [series, links] = await Promise.all([
    scope.tx
      .select({
        metricId: readings.metricId,
        month: readings.month,
        numerator: readings.numerator,
        denominator: readings.denominator,
        value: readings.value,
        tally: readings.tally,
        scaleMax: readings.scaleMax,
        segments: readings.segments,
        summedDays: readings.summedDays,
      })
      .from(readings)
      .where(and(eq(readings.workspaceId, scope.workspaceId), inArray(readings.metricId, ids)))
      .orderBy(asc(readings.month)),
    scope.tx
      .select({
        metricId: metricLinks.metricId,
        journeyId: metricLinks.journeyId,
        nodeId: metricLinks.nodeId,
      })
      .from(metricLinks)
      .where(and(eq(metricLinks.workspaceId, scope.workspaceId), inArray(metricLinks.metricId, ids))),
  ]);
  return rows.map((row) => ({
    ...row,
    preset: row.preset as MetricPresetId | null,
    unit: row.unit as MetricUnit,
    direction: row.direction as MetricDirection,
    survey: row.survey as Survey | null,
    benefit: row.benefit as Benefit | null,
    objective: row.objective as Objective | null,
    readings: series.filter((one) => one.metricId === row.id).map(({ metricId: _metric, ...one }) => one),
    nodeIds: links
      .filter((link) => link.metricId === row.id && link.journeyId === row.journeyId)
      .map((link) => link.nodeId),
  }));
}

/** How a metric is measured. @throws NOT_FOUND where the journey has no such metric */
export async function getMeasure(
  scope: Scope,
  journeyId: string,
  metricId: string,
): Promise<Measure & { readonly additive: boolean }> {
  const [found] = await scope.tx
    .select({
      unit: metrics.unit,
      survey: metrics.survey,
      scaleMax: metrics.scaleMax,
      additive: metrics.additive,
    })
    .from(metrics)
    .where(
      and(
        eq(metrics.workspaceId, scope.workspaceId),
        eq(metrics.journeyId, journeyId),
        eq(metrics.id, metricId),
        isNull(metrics.deletedAt),
      ),
    );
  if (!found) throw new DomainError("NOT_FOUND");
  return { ...found, unit: found.unit as MetricUnit, survey: found.survey as Survey | null };
}
