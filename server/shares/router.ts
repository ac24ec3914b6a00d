// What a client may ask. Nothing can be written here yet; approving and commenting come with their own nouns.
import { z } from "zod";
import { createRouter, journeyProcedure, signedInProcedure } from "#server/api/procedures.ts";
import { Scope } from "#server/auth/scope.ts";
import { getPortal, getPortalBoard } from "./queries.ts";

export const portalRouter = createRouter({
  /** A client knows the address and no id, so the address opens the scope. */
  open: signedInProcedure()
    .input(z.strictObject({ slug: z.string().min(1).max(80) }))
    .query(({ ctx, input }) =>
      Scope.open(ctx.actor(), { workspaceSlug: input.slug }, "portal.view", getPortal),
    ),
  getBoard: journeyProcedure("portal.view").query(({ ctx, input }) =>
    getPortalBoard(ctx.scope, input.journeyId),
  ),
});
