// What may be asked and done about checklists.
import { z } from "zod";
import { id } from "#domain/ids.ts";
import { createRouter, journeyInput, journeyProcedure } from "#server/api/procedures.ts";
import { checklistFields, createChecklist, removeChecklist, restoreChecklist, tickItem } from "./commands.ts";
import { listChecklists } from "./queries.ts";

const one = journeyInput({ checklistId: id });

export const checklistsRouter = createRouter({
  list: journeyProcedure("health.view").query(({ ctx, input }) => listChecklists(ctx.scope, input.journeyId)),
  create: journeyProcedure("checklist.edit")
    .input(journeyInput({ checklist: checklistFields }))
    .mutation(({ ctx, input }) => createChecklist(ctx.scope, input.checklist)),
  tick: journeyProcedure("checklist.edit")
    .input(journeyInput({ checklistId: id, itemId: id, isDone: z.boolean() }))
    .mutation(({ ctx, input }) => tickItem(ctx.scope, input.checklistId, input.itemId, input.isDone)),
  remove: journeyProcedure("checklist.edit")
    .input(one)
    .mutation(({ ctx, input }) => removeChecklist(ctx.scope, input.checklistId)),
  restore: journeyProcedure("checklist.edit")
    .input(one)
    .mutation(({ ctx, input }) => restoreChecklist(ctx.scope, input.checklistId)),
});
