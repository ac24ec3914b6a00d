// Reads of metrics (shown as KPI) with their readings.
import { and, asc, eq, inArray, isNull, type SQL } from "drizzle-orm";
import { metricLinks, metrics, readings } from "#db/schema/research.ts";
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
      name: metrics.name,
      nameTranslations: metrics.nameTranslations,
      unit: metrics.unit,
      direction: metrics.direction,
      source: metrics.source,
      target: metrics.target,
      baseline: metrics.baseline,
      due: metrics.due,
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
    readings: series.filter((one) => one.metricId === row.id).map(({ metricId: _metric, ...one }) => one),
    nodeIds: links
      .filter((link) => link.metricId === row.id && link.journeyId === row.journeyId)
      .map((link) => link.nodeId),
  }));
}
