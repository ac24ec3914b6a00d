// What may be asked and done about the manager's page.
import { monthString } from "#domain/journey.ts";
import { createRouter, journeyInput, journeyProcedure } from "#server/api/procedures.ts";
import { headlineInput, writeHeadline } from "./commands.ts";
import { getDashboard } from "./queries.ts";

export const dashboardRouter = createRouter({
  get: journeyProcedure("dashboard.view")
    .input(journeyInput({ month: monthString }))
    .query(({ ctx, input }) => getDashboard(ctx.scope, input.journeyId, input.month)),
  writeHeadline: journeyProcedure("dashboard.write")
    .input(journeyInput({ headline: headlineInput }))
    .mutation(({ ctx, input }) => writeHeadline(ctx.scope, input.headline)),
});
