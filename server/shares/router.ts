// What a client may ask. Nothing can be written here yet; approving and commenting come with their own nouns.
import { createRouter, journeyProcedure, workspaceProcedure } from "#server/api/procedures.ts";
import { getPortal, getPortalBoard } from "./queries.ts";

export const portalRouter = createRouter({
  get: workspaceProcedure("portal.view").query(({ ctx }) => getPortal(ctx.scope)),
  getBoard: journeyProcedure("portal.view").query(({ ctx, input }) => getPortalBoard(ctx.scope, input.journeyId)),
});
