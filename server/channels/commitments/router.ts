// What may be done about commitments; they are read with the budget they belong to.
import { z } from "zod";
import { id } from "#domain/ids.ts";
import { createRouter, workspaceInput, workspaceProcedure } from "#server/api/procedures.ts";
import { budgetCell } from "#server/channels/budgets/commands.ts";
import {
  bridgeReason,
  commitmentFields,
  createCommitment,
  endCommitment,
  removeCommitment,
  resumeCommitment,
} from "./commands.ts";

const before = z.array(budgetCell).max(200).default([]);

export const commitmentsRouter = createRouter({
  create: workspaceProcedure("budget.edit")
    .input(workspaceInput({ commitment: commitmentFields }))
    .mutation(({ ctx, input }) => createCommitment(ctx.scope, input.commitment)),
  remove: workspaceProcedure("budget.edit")
    .input(workspaceInput({ commitmentId: id, before }))
    .mutation(({ ctx, input }) => removeCommitment(ctx.scope, input.commitmentId, input.before)),
  end: workspaceProcedure("budget.edit")
    .input(workspaceInput({ commitmentId: id, reason: bridgeReason }))
    .mutation(({ ctx, input }) => endCommitment(ctx.scope, input.commitmentId, input.reason)),
  resume: workspaceProcedure("budget.edit")
    .input(workspaceInput({ commitmentId: id }))
    .mutation(({ ctx, input }) => resumeCommitment(ctx.scope, input.commitmentId)),
});
