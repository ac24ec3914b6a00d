// Writes of metrics and readings. A reading is numerator and denominator, or a bare value, never both.
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { journeys } from "#db/schema/journeys.ts";
import { dayReadings, metricLinks, metrics, readings } from "#db/schema/research.ts";
import { newId } from "#document/new-id.ts";
import { DomainError } from "#domain/errors.ts";
import { id } from "#domain/ids.ts";
import { monthString } from "#domain/journey.ts";
import type { Objective } from "#domain/metric.ts";
import { type MetricFields, readingValue } from "#domain/metric-input.ts";
import { needsInterpretation } from "#domain/metric-presets.ts";
import { storedReading } from "#domain/stored-reading.ts";
import type { Scope } from "#server/auth/scope.ts";
import { requireNode } from "#server/journeys/queries.ts";
import { everyMonth, lockReadings, oneMonth, sumMonths } from "./days/commands.ts";
import { getMeasure } from "./queries.ts";

export const setReadingInput = z.strictObject({
  journeyId: id,
  metricId: id,
  month: monthString,
  reading: readingValue,
});
export const removeReadingInput = z.strictObject({ journeyId: id, metricId: id, month: monthString });
export const metricLinkInput = z.strictObject({
  journeyId: id,
  metricId: id,
  nodeId: z.string().min(1).max(64),
});

/** Makes a metric of a journey; with a touchpoint it also stands under that touchpoint's claim. */
export async function createMetric(
  scope: Scope,
  journeyId: string,
  metric: MetricFields,
  metricId = newId(),
) {
  requireInterpretation(metric);
  await requireNodes(scope, journeyId, metric);
  await scope.tx.insert(metrics).values({
    ...metric,
    workspaceId: scope.workspaceId,
    id: metricId,
    journeyId,
    position: sql`(select coalesce(max(m.position), 0) + 1 from metrics m where m.workspace_id = ${scope.workspaceId})`,
  });
  if (metric.touchpointId) await insertLink(scope, metricId, journeyId, metric.touchpointId);
  await said(scope, "metric.create", metricId, journeyId);
  return { id: metricId };
}

/** Metrics of one insert: a statement holds so many values. */
const METRICS_AT_ONCE = 100;

/** Makes many metrics of a journey at once, in the order given, with one line in the trail. */
export async function createMetrics(
  scope: Scope,
  journeyId: string,
  made: readonly { readonly id: string; readonly metric: MetricFields }[],
) {
  if (made.length === 0) return;
  for (const { metric } of made) {
    requireInterpretation(metric);
    await requireNodes(scope, journeyId, metric);
  }
  const [last] = await scope.tx
    .select({ position: sql<number>`coalesce(max(${metrics.position}), 0)::int` })
    .from(metrics)
    .where(eq(metrics.workspaceId, scope.workspaceId));
  const rows = made.map(({ id: metricId, metric }, at) => ({
    ...metric,
    workspaceId: scope.workspaceId,
    id: metricId,
    journeyId,
    position: (last?.position ?? 0) + at + 1,
  }));
  for (let at = 0; at < rows.length; at += METRICS_AT_ONCE)
    await scope.tx.insert(metrics).values(rows.slice(at, at + METRICS_AT_ONCE));
  for (const { id: metricId, touchpointId } of rows)
    if (touchpointId) await insertLink(scope, metricId, journeyId, touchpointId);
  await scope.audit("metric.create", { kind: "journey", id: journeyId }, { metrics: made.length });
  scope.bell("metric", journeyId);
}

/** Changes a metric. One that was read keeps its unit and its question: the figures that are there were meant in them. */
export async function updateMetric(scope: Scope, journeyId: string, metricId: string, metric: MetricFields) {
  requireInterpretation(metric);
  await requireNodes(scope, journeyId, metric);
  const was = await getMeasure(scope, journeyId, metricId);
  if ((was.unit !== metric.unit || was.survey !== metric.survey) && (await isRead(scope, metricId)))
    throw new DomainError("CONFLICT", { field: "unit", sentence: "metricUnitInUse" });
  const changed = await scope.tx
    .update(metrics)
    .set({ ...metric, updatedAt: sql`now()` })
    .where(and(ofJourney(scope, journeyId, metricId), isNull(metrics.deletedAt)))
    .returning({ id: metrics.id });
  if (changed.length === 0) throw new DomainError("NOT_FOUND");
  if (was.additive !== metric.additive) {
    await lockReadings(scope);
    await sumMonths(scope, everyMonth(scope, metricId));
  }
  await said(scope, "metric.update", metricId, journeyId);
}

/** One reading a metric and month: writing again replaces it. It stands above the days of its month. */
export async function setReading(scope: Scope, input: z.infer<typeof setReadingInput>) {
  const numbers = storedReading(await getMeasure(scope, input.journeyId, input.metricId), input.reading);
  await scope.tx
    .insert(readings)
    .values({
      workspaceId: scope.workspaceId,
      metricId: input.metricId,
      month: input.month,
      ...numbers,
      createdBy: scope.memberId,
    })
    .onConflictDoUpdate({
      target: [readings.workspaceId, readings.metricId, readings.month],
      set: { ...numbers, summedDays: null, updatedAt: sql`now()` },
    });
  await said(scope, "reading.set", input.metricId, input.journeyId);
}

/** Takes a month's reading away; where there are days that may be added up, their sum stands in its place. */
export async function removeReading(scope: Scope, input: z.infer<typeof removeReadingInput>) {
  await getMeasure(scope, input.journeyId, input.metricId);
  await scope.tx
    .delete(readings)
    .where(
      and(
        eq(readings.workspaceId, scope.workspaceId),
        eq(readings.metricId, input.metricId),
        eq(readings.month, input.month),
        isNull(readings.summedDays),
      ),
    );
  await lockReadings(scope);
  await sumMonths(scope, oneMonth(input.metricId, input.month));
  await said(scope, "reading.remove", input.metricId, input.journeyId);
}

export async function removeMetric(scope: Scope, input: { journeyId: string; metricId: string }) {
  await setDeleted(scope, input, true);
  await said(scope, "metric.remove", input.metricId, input.journeyId);
}

export async function restoreMetric(scope: Scope, input: { journeyId: string; metricId: string }) {
  await setDeleted(scope, input, false);
  await said(scope, "metric.restore", input.metricId, input.journeyId);
}

/** Puts a metric under a claim: it counts there as one type of source, never as an item. */
export async function linkMetric(scope: Scope, input: z.infer<typeof metricLinkInput>) {
  await getMeasure(scope, input.journeyId, input.metricId);
  await requireNode(scope, input.journeyId, input.nodeId);
  await insertLink(scope, input.metricId, input.journeyId, input.nodeId);
  await said(scope, "metric.link", input.metricId, input.journeyId);
}

/** @throws NOT_FOUND where they were not tied. */
export async function unlinkMetric(scope: Scope, input: z.infer<typeof metricLinkInput>) {
  const untied = await scope.tx
    .delete(metricLinks)
    .where(
      and(
        eq(metricLinks.workspaceId, scope.workspaceId),
        eq(metricLinks.metricId, input.metricId),
        eq(metricLinks.journeyId, input.journeyId),
        eq(metricLinks.nodeId, input.nodeId),
      ),
    )
    .returning({ nodeId: metricLinks.nodeId });
  if (untied.length === 0) throw new DomainError("NOT_FOUND");
  await said(scope, "metric.unlink", input.metricId, input.journeyId);
}

/** Which of a journey's two objectives comes first; `null` takes the choice back. Returns what it was, for undo. */
export async function setPrimaryObjective(scope: Scope, journeyId: string, objective: Objective | null) {
  const [was] = await scope.tx
    .select({ objective: journeys.primaryObjective })
    .from(journeys)
    .where(and(eq(journeys.workspaceId, scope.workspaceId), eq(journeys.id, journeyId)));
  await scope.tx
    .update(journeys)
    .set({ primaryObjective: objective })
    .where(and(eq(journeys.workspaceId, scope.workspaceId), eq(journeys.id, journeyId)));
  await scope.audit("journey.objective", { kind: "journey", id: journeyId });
  scope.bell("journey", journeyId);
  return { previous: (was?.objective ?? null) as Objective | null };
}

/** Clicks and time on a site mean nothing by themselves. @throws INVALID without an interpretation and what else it may mean */
function requireInterpretation(metric: MetricFields): void {
  const names = [metric.name, ...Object.values(metric.nameTranslations)];
  if (!needsInterpretation({ preset: metric.preset, names })) return;
  if (metric.interpretation === "" || metric.alternative === "")
    throw new DomainError("INVALID", { field: "interpretation", sentence: "metricInterpretation" });
}

async function requireNodes(scope: Scope, journeyId: string, metric: MetricFields): Promise<void> {
  for (const node of [metric.phaseId, metric.touchpointId, metric.transitionId])
    if (node) await requireNode(scope, journeyId, node);
}

const ofJourney = (scope: Scope, journeyId: string, metricId: string) =>
  and(eq(metrics.workspaceId, scope.workspaceId), eq(metrics.journeyId, journeyId), eq(metrics.id, metricId));

async function isRead(scope: Scope, metricId: string): Promise<boolean> {
  const [months, days] = await Promise.all([
    scope.tx
      .select({ month: readings.month })
      .from(readings)
      .where(and(eq(readings.workspaceId, scope.workspaceId), eq(readings.metricId, metricId)))
      .limit(1),
    scope.tx
      .select({ day: dayReadings.day })
      .from(dayReadings)
      .where(and(eq(dayReadings.workspaceId, scope.workspaceId), eq(dayReadings.metricId, metricId)))
      .limit(1),
  ]);
  return months.length + days.length > 0;
}

async function setDeleted(scope: Scope, input: { journeyId: string; metricId: string }, deleted: boolean) {
  const changed = await scope.tx
    .update(metrics)
    .set(
      deleted ? { deletedAt: sql`now()`, deletedBy: scope.memberId } : { deletedAt: null, deletedBy: null },
    )
    .where(
      and(
        ofJourney(scope, input.journeyId, input.metricId),
        deleted ? isNull(metrics.deletedAt) : isNotNull(metrics.deletedAt),
      ),
    )
    .returning({ id: metrics.id });
  if (changed.length === 0) throw new DomainError("NOT_FOUND");
}

const insertLink = (scope: Scope, metricId: string, journeyId: string, node: string) =>
  scope.tx
    .insert(metricLinks)
    .values({ workspaceId: scope.workspaceId, metricId, journeyId, nodeId: node })
    .onConflictDoNothing();

async function said(scope: Scope, action: string, metricId: string, journeyId: string) {
  await scope.audit(action, { kind: "metric", id: metricId });
  scope.bell("metric", journeyId);
}
