// What may be asked and done about metrics and their readings.
import { z } from "zod";
import { id } from "#domain/ids.ts";
import { OBJECTIVES } from "#domain/metric.ts";
import { metricFields } from "#domain/metric-input.ts";
import { createRouter, journeyInput, journeyProcedure, workspaceProcedure } from "#server/api/procedures.ts";
import {
  createMetric,
  linkMetric,
  metricLinkInput,
  removeMetric,
  removeReading,
  removeReadingInput,
  restoreMetric,
  setPrimaryObjective,
  setReading,
  setReadingInput,
  unlinkMetric,
  updateMetric,
} from "./commands.ts";
import { listJourneyMetrics, listMetrics } from "./queries.ts";

const metricInput = journeyInput({ metricId: id });

export const metricsRouter = createRouter({
  list: workspaceProcedure("metric.view").query(({ ctx }) => listMetrics(ctx.scope)),
  listForJourney: journeyProcedure("metric.view").query(({ ctx, input }) =>
    listJourneyMetrics(ctx.scope, input.journeyId),
  ),
  create: journeyProcedure("metric.edit")
    .input(journeyInput({ metric: metricFields }))
    .mutation(({ ctx, input }) => createMetric(ctx.scope, input.journeyId, input.metric)),
  update: journeyProcedure("metric.edit")
    .input(journeyInput({ metricId: id, metric: metricFields }))
    .mutation(({ ctx, input }) => updateMetric(ctx.scope, input.journeyId, input.metricId, input.metric)),
  remove: journeyProcedure("metric.edit")
    .input(metricInput)
    .mutation(({ ctx, input }) => removeMetric(ctx.scope, input)),
  restore: journeyProcedure("metric.edit")
    .input(metricInput)
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
  setPrimaryObjective: journeyProcedure("metric.edit")
    .input(journeyInput({ objective: z.enum(OBJECTIVES).nullable() }))
    .mutation(({ ctx, input }) => setPrimaryObjective(ctx.scope, input.journeyId, input.objective)),
});
