// What may be asked and done about evidence.
import { z } from "zod";
import { id } from "#domain/ids.ts";
import {
  createRouter,
  journeyInput,
  journeyProcedure,
  workspaceInput,
  workspaceProcedure,
} from "#server/api/procedures.ts";
import {
  addQuote,
  attachQuote,
  confirmNode,
  createEvidence,
  evidenceFields,
  linkEvidence,
  linkFields,
  quoteFields,
  removeEvidence,
  removeQuote,
  restoreEvidence,
  unconfirmNode,
  unlinkEvidence,
  updateEvidence,
} from "./commands.ts";
import { countEvidence, getEvidence, listEvidence, listJourneyEvidence } from "./queries.ts";
import { listJourneyStrengths } from "./strengths.ts";

const evidenceInput = workspaceInput({ evidenceId: id });
const nodeInput = journeyInput({ nodeId: z.string().min(1).max(64) });

export const evidenceRouter = createRouter({
  list: workspaceProcedure("evidence.view").query(({ ctx }) => listEvidence(ctx.scope)),
  count: workspaceProcedure("evidence.view").query(({ ctx }) => countEvidence(ctx.scope)),
  get: workspaceProcedure("evidence.view")
    .input(evidenceInput)
    .query(({ ctx, input }) => getEvidence(ctx.scope, input.evidenceId)),
  listForJourney: journeyProcedure("evidence.view").query(({ ctx, input }) =>
    listJourneyEvidence(ctx.scope, input.journeyId),
  ),
  listStrengths: journeyProcedure("evidence.view").query(({ ctx, input }) =>
    listJourneyStrengths(ctx.scope, input.journeyId),
  ),
  create: workspaceProcedure("evidence.create")
    .input(workspaceInput({ evidence: evidenceFields, quotes: z.array(quoteFields).max(200).default([]) }))
    .mutation(({ ctx, input }) => createEvidence(ctx.scope, input.evidence, input.quotes)),
  update: workspaceProcedure("evidence.edit")
    .input(workspaceInput({ evidenceId: id, evidence: evidenceFields }))
    .mutation(({ ctx, input }) => updateEvidence(ctx.scope, input.evidenceId, input.evidence)),
  remove: workspaceProcedure("evidence.delete")
    .input(evidenceInput)
    .mutation(({ ctx, input }) => removeEvidence(ctx.scope, input.evidenceId)),
  restore: workspaceProcedure("trash.restore")
    .input(evidenceInput)
    .mutation(({ ctx, input }) => restoreEvidence(ctx.scope, input.evidenceId)),
  addQuote: workspaceProcedure("evidence.edit")
    .input(workspaceInput({ evidenceId: id, quote: quoteFields }))
    .mutation(({ ctx, input }) => addQuote(ctx.scope, input.evidenceId, input.quote)),
  removeQuote: workspaceProcedure("evidence.edit")
    .input(workspaceInput({ quoteId: id }))
    .mutation(({ ctx, input }) => removeQuote(ctx.scope, input.quoteId)),
  link: journeyProcedure("evidence.link")
    .input(journeyInput({ link: linkFields }))
    .mutation(({ ctx, input }) => linkEvidence(ctx.scope, input.journeyId, input.link)),
  attachQuote: journeyProcedure("evidence.link")
    .input(journeyInput({ link: linkFields.omit({ quoteId: true }), quote: quoteFields }))
    .mutation(({ ctx, input }) => attachQuote(ctx.scope, input.journeyId, input.link, input.quote)),
  unlink: journeyProcedure("evidence.link")
    .input(journeyInput({ linkId: id }))
    .mutation(({ ctx, input }) => unlinkEvidence(ctx.scope, input.journeyId, input.linkId)),
  confirm: journeyProcedure("touchpoint.confirm")
    .input(nodeInput)
    .mutation(({ ctx, input }) => confirmNode(ctx.scope, input.journeyId, input.nodeId)),
  unconfirm: journeyProcedure("touchpoint.confirm")
    .input(nodeInput)
    .mutation(({ ctx, input }) => unconfirmNode(ctx.scope, input.journeyId, input.nodeId)),
});
