// What may be asked and done about the money of channels.
import { createRouter, workspaceInput, workspaceProcedure } from "#server/api/procedures.ts";
import { budgetCells, chooseResult, resultInput, setCells } from "./commands.ts";
import { getBudget, listBridges } from "./queries.ts";

export const budgetsRouter = createRouter({
  get: workspaceProcedure("budget.view").query(({ ctx }) => getBudget(ctx.scope)),
  listBridges: workspaceProcedure("budget.view").query(({ ctx }) => listBridges(ctx.scope)),
  setCells: workspaceProcedure("budget.edit")
    .input(workspaceInput({ cells: budgetCells }))
    .mutation(({ ctx, input }) => setCells(ctx.scope, input.cells)),
  chooseResult: workspaceProcedure("budget.edit")
    .input(workspaceInput({ result: resultInput }))
    .mutation(({ ctx, input }) => chooseResult(ctx.scope, input.result)),
});
