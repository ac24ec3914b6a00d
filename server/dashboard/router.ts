// What may be asked and done about the manager's page.
import { monthString } from "#domain/journey.ts";
import {
  createRouter,
  journeyInput,
  journeyProcedure,
  workspaceInput,
  workspaceProcedure,
} from "#server/api/procedures.ts";
import { headlineInput, writeHeadline } from "./commands.ts";
import { getDashboard } from "./queries.ts";
import { rollUpInput } from "#domain/roll-up.ts";
import { getRollUp } from "./roll-ups/queries.ts";

export const dashboardRouter = createRouter({
  get: journeyProcedure("dashboard.view")
    .input(journeyInput({ month: monthString }))
    .query(({ ctx, input }) => getDashboard(ctx.scope, input.journeyId, input.month)),
  rollUp: workspaceProcedure("dashboard.view")
    .input(workspaceInput({ asked: rollUpInput }))
    .query(({ ctx, input }) => getRollUp(ctx.scope, input.asked)),
  writeHeadline: journeyProcedure("dashboard.write")
    .input(journeyInput({ headline: headlineInput }))
    .mutation(({ ctx, input }) => writeHeadline(ctx.scope, input.headline)),
});
