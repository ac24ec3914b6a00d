// What may be asked and done about a persona in a journey.
import { id } from "#domain/ids.ts";
import { createRouter, workspaceInput, workspaceProcedure } from "#server/api/procedures.ts";
import { personaLifeInput, setPersonaJourney } from "./commands.ts";
import { listPersonaJourneys } from "./queries.ts";

export const personaJourneysRouter = createRouter({
  list: workspaceProcedure("persona.view").query(({ ctx }) => listPersonaJourneys(ctx.scope)),
  set: workspaceProcedure("persona.edit")
    .input(workspaceInput({ personaId: id, journeyId: id, life: personaLifeInput.nullable() }))
    .mutation(({ ctx, input }) => setPersonaJourney(ctx.scope, input.personaId, input.journeyId, input.life)),
});
