// Reads of readings by day.
import { and, asc, eq } from "drizzle-orm";
import { dayReadings } from "#db/schema/research.ts";
import type { Scope } from "#server/auth/scope.ts";
import { getMeasure } from "#server/metrics/queries.ts";

/** Every day of one metric that has a figure, oldest first. @throws NOT_FOUND where the journey has no such metric */
export async function listDays(
  scope: Scope,
  { journeyId, metricId }: { journeyId: string; metricId: string },
) {
  await getMeasure(scope, journeyId, metricId);
  return scope.tx
    .select({
      day: dayReadings.day,
      numerator: dayReadings.numerator,
      denominator: dayReadings.denominator,
      value: dayReadings.value,
      tally: dayReadings.tally,
      scaleMax: dayReadings.scaleMax,
      segments: dayReadings.segments,
    })
    .from(dayReadings)
    .where(and(eq(dayReadings.workspaceId, scope.workspaceId), eq(dayReadings.metricId, metricId)))
    .orderBy(asc(dayReadings.day));
}

export type DayView = Awaited<ReturnType<typeof listDays>>[number];
