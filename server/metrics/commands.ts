// Writes of metrics and readings. A reading is numerator and denominator, or a bare value, never both.
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { metricLinks, metrics, readings } from "#db/schema/research.ts";
import { newId } from "#document/new-id.ts";
import { DomainError } from "#domain/errors.ts";
import { id } from "#domain/ids.ts";
import { monthString } from "#domain/journey.ts";
import { fitsUnit, METRIC_DIRECTIONS, METRIC_UNITS, type MetricUnit, valueOf } from "#domain/metric.ts";
import type { Scope } from "#server/auth/scope.ts";
import { requireNode } from "#server/journeys/queries.ts";

const nodeId = z.string().min(1).max(64);
const finite = z.number().finite();
const baseline = z
  .union([
    z.strictObject({ value: finite }),
    z.strictObject({ numerator: finite.min(0), denominator: finite.positive() }),
  ])
  .nullable();

/** What a metric measures. */
export const metricFields = z.strictObject({
  name: z.string().trim().min(1).max(200),
  nameTranslations: z.record(z.string().max(10), z.string().max(200)).default({}),
  phaseId: nodeId.nullable().default(null),
  touchpointId: nodeId.nullable().default(null),
  unit: z.enum(METRIC_UNITS),
  direction: z.enum(METRIC_DIRECTIONS),
  source: z.string().max(200).default(""),
  target: finite.nullable().default(null),
  baseline: baseline.default(null),
  due: monthString.nullable().default(null),
  internal: z.boolean().default(false),
});
type MetricFields = z.infer<typeof metricFields>;

export const setReadingInput = z.strictObject({
  journeyId: id,
  metricId: id,
  month: monthString,
  reading: z.union([
    z.strictObject({ value: finite }),
    z.strictObject({ numerator: finite.min(0), denominator: finite.positive() }),
  ]),
});
export const removeReadingInput = z.strictObject({ journeyId: id, metricId: id, month: monthString });
export const metricLinkInput = z.strictObject({ journeyId: id, metricId: id, nodeId });

/** Makes a metric of a journey; with a touchpoint it also stands under that touchpoint's claim. */
export async function createMetric(
  scope: Scope,
  journeyId: string,
  metric: MetricFields,
  metricId = newId(),
) {
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

export async function updateMetric(scope: Scope, journeyId: string, metricId: string, metric: MetricFields) {
  await requireNodes(scope, journeyId, metric);
  const changed = await scope.tx
    .update(metrics)
    .set({ ...metric, updatedAt: sql`now()` })
    .where(and(ofJourney(scope, journeyId, metricId), isNull(metrics.deletedAt)))
    .returning({ id: metrics.id });
  if (changed.length === 0) throw new DomainError("NOT_FOUND");
  await said(scope, "metric.update", metricId, journeyId);
}

/** One reading a metric and month: writing again replaces it. */
export async function setReading(scope: Scope, input: z.infer<typeof setReadingInput>) {
  const unit = await unitOf(scope, input.journeyId, input.metricId);
  const { reading } = input;
  const numbers =
    "value" in reading
      ? { value: reading.value, numerator: null, denominator: null }
      : { value: null, numerator: reading.numerator, denominator: reading.denominator };
  const figure = valueOf(numbers, unit);
  if (figure === null || !fitsUnit(figure, unit)) {
    throw new DomainError("INVALID", { field: "reading", sentence: "readingUnit" });
  }
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
      set: { ...numbers, updatedAt: sql`now()` },
    });
  await said(scope, "reading.set", input.metricId, input.journeyId);
}

export async function removeReading(scope: Scope, input: z.infer<typeof removeReadingInput>) {
  await unitOf(scope, input.journeyId, input.metricId);
  await scope.tx
    .delete(readings)
    .where(
      and(
        eq(readings.workspaceId, scope.workspaceId),
        eq(readings.metricId, input.metricId),
        eq(readings.month, input.month),
      ),
    );
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
  await unitOf(scope, input.journeyId, input.metricId);
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

async function requireNodes(scope: Scope, journeyId: string, metric: MetricFields): Promise<void> {
  for (const node of [metric.phaseId, metric.touchpointId])
    if (node) await requireNode(scope, journeyId, node);
}

const ofJourney = (scope: Scope, journeyId: string, metricId: string) =>
  and(eq(metrics.workspaceId, scope.workspaceId), eq(metrics.journeyId, journeyId), eq(metrics.id, metricId));

/** @throws NOT_FOUND where the journey has no such metric. */
async function unitOf(scope: Scope, journeyId: string, metricId: string): Promise<MetricUnit> {
  const [found] = await scope.tx
    .select({ unit: metrics.unit })
    .from(metrics)
    .where(and(ofJourney(scope, journeyId, metricId), isNull(metrics.deletedAt)));
  if (!found) throw new DomainError("NOT_FOUND");
  return found.unit as MetricUnit;
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
