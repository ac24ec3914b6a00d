// What may be asked and done about personas.
import { z } from "zod";
import { id } from "#domain/ids.ts";
import { router, workspaceProcedure } from "#server/api/procedures.ts";
import { createPersona, createPersonaInput, removePersona, restorePersona, updatePersona, updatePersonaInput } from "./commands.ts";
import { getPersona, listPersonas } from "./queries.ts";

const personaId = z.object({ personaId: id });

export const personasRouter = router({
  list: workspaceProcedure("persona.view").query(({ ctx }) => listPersonas(ctx.scope)),
  get: workspaceProcedure("persona.view")
    .input(personaId)
    .query(({ ctx, input }) => getPersona(ctx.scope, input.personaId)),
  create: workspaceProcedure("persona.edit")
    .input(createPersonaInput)
    .mutation(({ ctx, input }) => createPersona(ctx.scope, input)),
  update: workspaceProcedure("persona.edit")
    .input(updatePersonaInput)
    .mutation(({ ctx, input }) => updatePersona(ctx.scope, input)),
  remove: workspaceProcedure("persona.edit")
    .input(personaId)
    .mutation(({ ctx, input }) => removePersona(ctx.scope, input.personaId)),
  restore: workspaceProcedure("trash.restore")
    .input(personaId)
    .mutation(({ ctx, input }) => restorePersona(ctx.scope, input.personaId)),
});
