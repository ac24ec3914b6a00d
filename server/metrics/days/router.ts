// What may be asked and said of a metric day by day.
import { id } from "#domain/ids.ts";
import { createRouter, journeyInput, journeyProcedure } from "#server/api/procedures.ts";
import { removeDay, removeDayInput, setDay, setDayInput } from "./commands.ts";
import { listDays } from "./queries.ts";

export const metricDaysRouter = createRouter({
  list: journeyProcedure("metric.view")
    .input(journeyInput({ metricId: id }))
    .query(({ ctx, input }) => listDays(ctx.scope, input)),
  set: journeyProcedure("metric.edit")
    .input(setDayInput)
    .mutation(({ ctx, input }) => setDay(ctx.scope, input)),
  remove: journeyProcedure("metric.edit")
    .input(removeDayInput)
    .mutation(({ ctx, input }) => removeDay(ctx.scope, input)),
});
