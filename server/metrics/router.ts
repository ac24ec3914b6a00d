// What may be asked and done about metrics and their readings.
import { z } from "zod";
import { id } from "#domain/ids.ts";
import { journeyProcedure, router, workspaceProcedure } from "#server/api/procedures.ts";
import {
  createMetric,
  createMetricInput,
  linkMetric,
  metricLinkInput,
  removeMetric,
  removeReading,
  removeReadingInput,
  restoreMetric,
  setReading,
  setReadingInput,
  unlinkMetric,
  updateMetric,
  updateMetricInput,
} from "./commands.ts";
import { listJourneyMetrics, listMetrics } from "./queries.ts";

const metricId = z.object({ journeyId: id, metricId: id });

export const metricsRouter = router({
  list: workspaceProcedure("metric.view").query(({ ctx }) => listMetrics(ctx.scope)),
  listForJourney: journeyProcedure("metric.view").query(({ ctx, input }) =>
    listJourneyMetrics(ctx.scope, input.journeyId),
  ),
  create: journeyProcedure("metric.edit")
    .input(createMetricInput)
    .mutation(({ ctx, input }) => createMetric(ctx.scope, input)),
  update: journeyProcedure("metric.edit")
    .input(updateMetricInput)
    .mutation(({ ctx, input }) => updateMetric(ctx.scope, input)),
  remove: journeyProcedure("metric.edit")
    .input(metricId)
    .mutation(({ ctx, input }) => removeMetric(ctx.scope, input)),
  restore: journeyProcedure("metric.edit")
    .input(metricId)
    .mutation(({ ctx, input }) => restoreMetric(ctx.scope, input)),
  setReading: journeyProcedure("metric.edit")
    .input(setReadingInput)
    .mutation(({ ctx, input }) => setReading(ctx.scope, input)),
  removeReading: journeyProcedure("metric.edit")
    .input(removeReadingInput)
    .mutation(({ ctx, input }) => removeReading(ctx.scope, input)),
  link: journeyProcedure("metric.edit")
    .input(metricLinkInput)
    .mutation(({ ctx, input }) => linkMetric(ctx.scope, input)),
  unlink: journeyProcedure("metric.edit")
    .input(metricLinkInput)
    .mutation(({ ctx, input }) => unlinkMetric(ctx.scope, input)),
});
