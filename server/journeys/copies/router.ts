// Copying a journey over the API.
import { id } from "#domain/ids.ts";
import {
  createRouter,
  journeyInput,
  signedInProcedure,
  workspaceInput,
  workspaceProcedure,
} from "#server/api/procedures.ts";
import { Scope } from "#server/auth/scope.ts";
import { copyJourney, copyTitle, noteCopiedAway } from "./commands.ts";
import { readExample, readSource } from "./queries.ts";

export const journeyCopiesRouter = createRouter({
  // scopes one after the other: the source's, to read it, the one where the copy is made, and the source's again for its trail
  create: signedInProcedure()
    .input(journeyInput({ workspaceId: id, title: copyTitle }))
    .mutation(async ({ ctx, input: { journeyId, workspaceId, title } }) => {
      const actor = ctx.actor();
      const source = await Scope.open(actor, { journeyId }, "journey.copy", readSource);
      const made = await Scope.open(actor, { workspaceId }, "journey.create", (scope) =>
        copyJourney(scope, source, title),
      );
      if (source.workspaceId !== workspaceId)
        await Scope.open(actor, { journeyId }, "journey.copy", (scope) => noteCopiedAway(scope, workspaceId));
      return made;
    }),

  createFromExample: workspaceProcedure("journey.create")
    .input(workspaceInput({ title: copyTitle }))
    .mutation(({ ctx, input }) => copyJourney(ctx.scope, readExample(), input.title)),
});
