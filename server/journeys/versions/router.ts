// What may be asked and done about the versions of a journey.
import { id } from "#domain/ids.ts";
import { createRouter, journeyInput, journeyProcedure } from "#server/api/procedures.ts";
import { eraseHistory, nameNow, renameVersion, restoreVersion, versionName } from "./commands.ts";
import { compareVersions, listVersions } from "./queries.ts";

export const versionsRouter = createRouter({
  list: journeyProcedure("version.view").query(({ ctx, input }) => listVersions(ctx.scope, input.journeyId)),
  compare: journeyProcedure("version.view")
    .input(journeyInput({ from: id, to: id.nullable() }))
    .query(({ ctx, input }) => compareVersions(ctx.scope, input.journeyId, input)),
  name: journeyProcedure("version.create")
    .input(journeyInput({ name: versionName }))
    .mutation(({ ctx, input }) => nameNow(ctx.scope, input.journeyId, input.name)),
  rename: journeyProcedure("version.create")
    .input(journeyInput({ versionId: id, name: versionName }))
    .mutation(({ ctx, input }) => renameVersion(ctx.scope, input.journeyId, input.versionId, input.name)),
  restore: journeyProcedure("version.restore")
    .input(journeyInput({ versionId: id }))
    .mutation(({ ctx, input }) => restoreVersion(ctx.scope, input.journeyId, input.versionId)),
  eraseHistory: journeyProcedure("history.erase").mutation(({ ctx, input }) =>
    eraseHistory(ctx.scope, input.journeyId),
  ),
});
