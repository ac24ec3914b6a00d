// What may be asked and done about imports. Files themselves come by upload.ts.
import { z } from "zod";
import { id } from "#domain/ids.ts";
import { importMapping } from "#domain/imports/mapping.ts";
import { retentionMonths } from "#domain/imports/retention.ts";
import { createRouter, workspaceInput, workspaceProcedure } from "#server/api/procedures.ts";
import { chooseMapping, discardImport, setRetention, startImport, undoImport } from "./commands.ts";
import { getImport, listImports, listSources } from "./queries.ts";

const batchInput = workspaceInput({ batchId: id });
const choiceInput = workspaceInput({
  batchId: id,
  mapping: importMapping,
  timeZone: z.string().min(1).max(60),
  sourceId: id.nullable(),
  sourceName: z.string().trim().max(200),
});

export const importsRouter = createRouter({
  list: workspaceProcedure("import.run").query(({ ctx }) => listImports(ctx.scope)),
  listSources: workspaceProcedure("import.run").query(({ ctx }) => listSources(ctx.scope)),
  get: workspaceProcedure("import.run")
    .input(batchInput)
    .query(({ ctx, input }) => getImport(ctx.scope, input.batchId)),
  choose: workspaceProcedure("import.run")
    .input(choiceInput)
    .mutation(({ ctx, input }) => chooseMapping(ctx.scope, input.batchId, choiceOf(input))),
  start: workspaceProcedure("import.run")
    .input(batchInput)
    .mutation(({ ctx, input }) => startImport(ctx.scope, input.batchId)),
  undo: workspaceProcedure("import.run")
    .input(batchInput)
    .mutation(({ ctx, input }) => undoImport(ctx.scope, input.batchId)),
  setRetention: workspaceProcedure("import.run")
    .input(workspaceInput({ sourceId: id, months: retentionMonths }))
    .mutation(({ ctx, input }) => setRetention(ctx.scope, input.sourceId, input.months)),
  discard: workspaceProcedure("import.run")
    .input(batchInput)
    .mutation(({ ctx, input }) => discardImport(ctx.scope, input.batchId)),
});

function choiceOf({ mapping, timeZone, sourceId, sourceName }: z.infer<typeof choiceInput>) {
  return { mapping, timeZone, sourceId, sourceName };
}
