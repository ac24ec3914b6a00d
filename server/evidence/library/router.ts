// What may be asked of the library as a whole, and done with it.
import { z } from "zod";
import { evidenceCursor, evidenceFilter } from "#domain/evidence-search.ts";
import { QUOTE_MARKS } from "#domain/evidence.ts";
import { id } from "#domain/ids.ts";
import { themesInput } from "#domain/themes.ts";
import { LOCALES } from "#domain/vocabulary.ts";
import { createRouter, workspaceInput, workspaceProcedure } from "#server/api/procedures.ts";
import { listProof } from "#server/evidence/phases/queries.ts";
import { eraseRespondent, markQuote, setThemes } from "./commands.ts";
import { countLibrary, listMarks, listPrompts, listSources, listThemes, searchEvidence } from "./queries.ts";

export const libraryRouter = createRouter({
  search: workspaceProcedure("evidence.view")
    .input(
      workspaceInput({
        filter: evidenceFilter.prefault({}),
        cursor: evidenceCursor.nullable().default(null),
        /** The client of endless lists says which way it reads on; it only ever reads forward. */
        direction: z.literal("forward").optional(),
      }),
    )
    .query(({ ctx, input }) => searchEvidence(ctx.scope, input.filter, input.cursor)),
  count: workspaceProcedure("evidence.view").query(({ ctx }) => countLibrary(ctx.scope)),
  listMarks: workspaceProcedure("evidence.view").query(({ ctx }) => listMarks(ctx.scope)),
  listPrompts: workspaceProcedure("evidence.view").query(({ ctx }) => listPrompts(ctx.scope)),
  listProof: workspaceProcedure("evidence.view").query(({ ctx }) => listProof(ctx.scope)),
  listSources: workspaceProcedure("evidence.view").query(({ ctx }) => listSources(ctx.scope)),
  listThemes: workspaceProcedure("evidence.view")
    .input(workspaceInput({ locale: z.enum(LOCALES) }))
    .query(({ ctx, input }) => listThemes(ctx.scope, input.locale)),
  setThemes: workspaceProcedure("evidence.edit")
    .input(workspaceInput({ themes: themesInput }))
    .mutation(({ ctx, input }) => setThemes(ctx.scope, input.themes)),
  markQuote: workspaceProcedure("evidence.edit")
    .input(workspaceInput({ quoteId: id, mark: z.enum(QUOTE_MARKS) }))
    .mutation(({ ctx, input }) => markQuote(ctx.scope, input.quoteId, input.mark)),
  eraseRespondent: workspaceProcedure("evidence.delete")
    .input(workspaceInput({ evidenceId: id }))
    .mutation(({ ctx, input }) => eraseRespondent(ctx.scope, input.evidenceId)),
});
