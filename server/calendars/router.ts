// What may be asked and done about one's own calendar address.
import { createRouter, workspaceProcedure } from "#server/api/procedures.ts";
import { makeFeed, revokeFeed } from "./commands.ts";
import { getFeed } from "./queries.ts";

export const calendarsRouter = createRouter({
  get: workspaceProcedure("notification.view").query(({ ctx }) => getFeed(ctx.scope)),
  make: workspaceProcedure("notification.edit").mutation(({ ctx }) => makeFeed(ctx.scope)),
  revoke: workspaceProcedure("notification.edit").mutation(({ ctx }) => revokeFeed(ctx.scope)),
});
