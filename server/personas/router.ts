// What may be asked and done about personas.
import { id } from "#domain/ids.ts";
import { createRouter, workspaceInput, workspaceProcedure } from "#server/api/procedures.ts";
import {
  channelUseInput,
  createPersona,
  dateChannelUse,
  personaFields,
  removePersona,
  restorePersona,
  setDreamPersona,
  updatePersona,
} from "./commands.ts";
import { getPersona, listPersonas } from "./queries.ts";

const personaInput = workspaceInput({ personaId: id });

export const personasRouter = createRouter({
  list: workspaceProcedure("persona.view").query(({ ctx }) => listPersonas(ctx.scope)),
  get: workspaceProcedure("persona.view")
    .input(personaInput)
    .query(({ ctx, input }) => getPersona(ctx.scope, input.personaId)),
  create: workspaceProcedure("persona.edit")
    .input(workspaceInput({ persona: personaFields }))
    .mutation(({ ctx, input }) => createPersona(ctx.scope, input.persona)),
  update: workspaceProcedure("persona.edit")
    .input(workspaceInput({ personaId: id, persona: personaFields }))
    .mutation(({ ctx, input }) => updatePersona(ctx.scope, input.personaId, input.persona)),
  dateChannel: workspaceProcedure("persona.edit")
    .input(workspaceInput({ personaId: id, use: channelUseInput }))
    .mutation(({ ctx, input }) => dateChannelUse(ctx.scope, input.personaId, input.use)),
  setDream: workspaceProcedure("persona.edit")
    .input(workspaceInput({ personaId: id.nullable() }))
    .mutation(({ ctx, input }) => setDreamPersona(ctx.scope, input.personaId)),
  remove: workspaceProcedure("persona.edit")
    .input(personaInput)
    .mutation(({ ctx, input }) => removePersona(ctx.scope, input.personaId)),
  restore: workspaceProcedure("trash.restore")
    .input(personaInput)
    .mutation(({ ctx, input }) => restorePersona(ctx.scope, input.personaId)),
});
