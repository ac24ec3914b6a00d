// What may be asked and done about the health of journeys.
import {
  createRouter,
  journeyInput,
  journeyProcedure,
  workspaceInput,
  workspaceProcedure,
} from "#server/api/procedures.ts";
import { healthChanges, unwaive, updateHealthSettings, waive, waiverKey, waiverWords } from "./commands.ts";
import { getHealth, getHealthSettings, listHealth } from "./queries.ts";

export const healthRouter = createRouter({
  get: journeyProcedure("health.view").query(({ ctx, input }) => getHealth(ctx.scope, input.journeyId)),
  list: workspaceProcedure("health.view").query(({ ctx }) => listHealth(ctx.scope)),
  getSettings: workspaceProcedure("health.view").query(({ ctx }) => getHealthSettings(ctx.scope)),
  waive: journeyProcedure("health.waive")
    .input(journeyInput({ waiver: waiverKey, words: waiverWords }))
    .mutation(({ ctx, input }) => waive(ctx.scope, input.waiver, input.words)),
  unwaive: journeyProcedure("health.waive")
    .input(journeyInput({ waiver: waiverKey }))
    .mutation(({ ctx, input }) => unwaive(ctx.scope, input.waiver)),
  updateSettings: workspaceProcedure("workspace.update")
    .input(workspaceInput({ changes: healthChanges }))
    .mutation(({ ctx, input }) => updateHealthSettings(ctx.scope, input.changes)),
});
