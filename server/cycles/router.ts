// What may be asked and done about the monthly rounds of a journey.
import type { z } from "zod";
import { closingNote, decisionInput, skipReason } from "#domain/cycle.ts";
import { id } from "#domain/ids.ts";
import { monthString } from "#domain/journey.ts";
import { createRouter, journeyInput, journeyProcedure } from "#server/api/procedures.ts";
import {
  channelMarkInput,
  closeCycle,
  cycleChanges,
  markChannel,
  openCycle,
  reopenCycle,
  skipCycle,
  updateCycle,
} from "./commands.ts";
import { approveCycle, restoreApproval, takeBackApproval } from "./approvals/commands.ts";
import { compareCycles } from "./comparisons/queries.ts";
import { addDecisionTask, makeDecision, takeBackDecision } from "./decisions/commands.ts";
import { listCycles } from "./queries.ts";
import { restoreMap } from "./snapshots/commands.ts";
import { getReview } from "./snapshots/queries.ts";

const monthInput = <S extends z.ZodRawShape>(shape: S) => journeyInput({ month: monthString, ...shape });

export const cyclesRouter = createRouter({
  list: journeyProcedure("cycle.view").query(({ ctx, input }) => listCycles(ctx.scope, input.journeyId)),
  get: journeyProcedure("cycle.view")
    .input(monthInput({}))
    .query(({ ctx, input }) => getReview(ctx.scope, input.journeyId, input.month)),
  compare: journeyProcedure("cycle.view")
    .input(journeyInput({ a: monthString, b: monthString.nullable() }))
    .query(({ ctx, input }) => compareCycles(ctx.scope, input.journeyId, input.a, input.b)),
  open: journeyProcedure("cycle.edit")
    .input(monthInput({}))
    .mutation(({ ctx, input }) => openCycle(ctx.scope, input)),
  update: journeyProcedure("cycle.edit")
    .input(monthInput({ changes: cycleChanges }))
    .mutation(({ ctx, input }) => updateCycle(ctx.scope, input, input.changes)),
  decide: journeyProcedure("cycle.edit")
    .input(monthInput({ decision: decisionInput }))
    .mutation(({ ctx, input }) => makeDecision(ctx.scope, input, input.decision)),
  addDecisionTask: journeyProcedure("cycle.edit")
    .input(monthInput({ decisionId: id, taskId: id }))
    .mutation(({ ctx, input }) => addDecisionTask(ctx.scope, input, input.taskId)),
  takeBackDecision: journeyProcedure("cycle.edit")
    .input(monthInput({ decisionId: id }))
    .mutation(({ ctx, input }) => takeBackDecision(ctx.scope, input)),
  markChannel: journeyProcedure("cycle.edit")
    .input(monthInput({ word: channelMarkInput }))
    .mutation(({ ctx, input }) => markChannel(ctx.scope, input, input.word)),
  close: journeyProcedure("cycle.close")
    .input(monthInput({ note: closingNote }))
    .mutation(({ ctx, input }) => closeCycle(ctx.scope, input, input.note)),
  skip: journeyProcedure("cycle.close")
    .input(monthInput({ reason: skipReason }))
    .mutation(({ ctx, input }) => skipCycle(ctx.scope, input, input.reason)),
  reopen: journeyProcedure("cycle.close")
    .input(monthInput({}))
    .mutation(({ ctx, input }) => reopenCycle(ctx.scope, input)),
  approve: journeyProcedure("cycle.approve")
    .input(monthInput({}))
    .mutation(({ ctx, input }) => approveCycle(ctx.scope, input)),
  takeBackApproval: journeyProcedure("cycle.approve")
    .input(monthInput({ approvalId: id }))
    .mutation(({ ctx, input }) => takeBackApproval(ctx.scope, input, input.approvalId)),
  restoreApproval: journeyProcedure("cycle.approve")
    .input(monthInput({ approvalId: id }))
    .mutation(({ ctx, input }) => restoreApproval(ctx.scope, input, input.approvalId)),
  restoreMap: journeyProcedure("version.restore")
    .input(monthInput({}))
    .mutation(({ ctx, input }) => restoreMap(ctx.scope, input)),
});
