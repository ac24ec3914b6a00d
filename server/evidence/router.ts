// What may be asked and done about evidence.
import { z } from "zod";
import {
  evidenceInput,
  lineLinkInput,
  nodeLinkInput,
  quotedLineInput,
  quoteInput,
} from "#domain/evidence.ts";
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
  linkEvidence,
  removeEvidence,
  removeQuote,
  restoreEvidence,
  unconfirmNode,
  unlinkEvidence,
  updateEvidence,
} from "./commands.ts";
import {
  linkLine,
  listLineEvidence,
  listLineStrengths,
  quoteToLine,
  takeQuotedLine,
  unlinkLine,
} from "./line-links.ts";
import { countEvidence, countInterviews, getEvidence, listEvidence, listJourneyEvidence } from "./queries.ts";
import { listJourneyStrengths } from "./strengths/queries.ts";

const itemInput = workspaceInput({ evidenceId: id });
const nodeInput = journeyInput({ nodeId: z.string().min(1).max(64) });

export const evidenceRouter = createRouter({
  list: workspaceProcedure("evidence.view").query(({ ctx }) => listEvidence(ctx.scope)),
  count: workspaceProcedure("evidence.view").query(({ ctx }) => countEvidence(ctx.scope)),
  countInterviews: workspaceProcedure("evidence.view").query(({ ctx }) => countInterviews(ctx.scope)),
  get: workspaceProcedure("evidence.view")
    .input(itemInput)
    .query(({ ctx, input }) => getEvidence(ctx.scope, input.evidenceId)),
  listForJourney: journeyProcedure("evidence.view").query(({ ctx, input }) =>
    listJourneyEvidence(ctx.scope, input.journeyId),
  ),
  listStrengths: journeyProcedure("evidence.view").query(({ ctx, input }) =>
    listJourneyStrengths(ctx.scope, input.journeyId),
  ),
  create: workspaceProcedure("evidence.create")
    .input(workspaceInput({ evidence: evidenceInput, quotes: z.array(quoteInput).max(200).default([]) }))
    .mutation(({ ctx, input }) => createEvidence(ctx.scope, input.evidence, input.quotes)),
  update: workspaceProcedure("evidence.edit")
    .input(workspaceInput({ evidenceId: id, evidence: evidenceInput }))
    .mutation(({ ctx, input }) => updateEvidence(ctx.scope, input.evidenceId, input.evidence)),
  remove: workspaceProcedure("evidence.delete")
    .input(itemInput)
    .mutation(({ ctx, input }) => removeEvidence(ctx.scope, input.evidenceId)),
  restore: workspaceProcedure("trash.restore")
    .input(itemInput)
    .mutation(({ ctx, input }) => restoreEvidence(ctx.scope, input.evidenceId)),
  addQuote: workspaceProcedure("evidence.edit")
    .input(workspaceInput({ evidenceId: id, quote: quoteInput }))
    .mutation(({ ctx, input }) => addQuote(ctx.scope, input.evidenceId, input.quote)),
  removeQuote: workspaceProcedure("evidence.edit")
    .input(workspaceInput({ quoteId: id }))
    .mutation(({ ctx, input }) => removeQuote(ctx.scope, input.quoteId)),
  link: journeyProcedure("evidence.link")
    .input(journeyInput({ link: nodeLinkInput }))
    .mutation(({ ctx, input }) => linkEvidence(ctx.scope, input.journeyId, input.link)),
  attachQuote: journeyProcedure("evidence.link")
    .input(journeyInput({ link: nodeLinkInput.omit({ quoteId: true }), quote: quoteInput }))
    .mutation(({ ctx, input }) => attachQuote(ctx.scope, input.journeyId, input.link, input.quote)),
  unlink: journeyProcedure("evidence.link")
    .input(journeyInput({ linkId: id }))
    .mutation(({ ctx, input }) => unlinkEvidence(ctx.scope, input.journeyId, input.linkId)),
  linkLine: workspaceProcedure("evidence.link")
    .input(workspaceInput({ link: lineLinkInput }))
    .mutation(({ ctx, input }) => linkLine(ctx.scope, input.link)),
  unlinkLine: workspaceProcedure("evidence.link")
    .input(workspaceInput({ linkId: id }))
    .mutation(({ ctx, input }) => unlinkLine(ctx.scope, input.linkId)),
  quoteToLine: workspaceProcedure("persona.edit")
    .input(workspaceInput({ line: quotedLineInput }))
    .mutation(({ ctx, input }) => quoteToLine(ctx.scope, input.line)),
  takeQuotedLine: workspaceProcedure("persona.edit")
    .input(workspaceInput({ line: z.strictObject({ lineId: id, quoteId: id, isNewQuote: z.boolean() }) }))
    .mutation(({ ctx, input }) => takeQuotedLine(ctx.scope, input.line)),
  listForPersona: workspaceProcedure("evidence.view")
    .input(workspaceInput({ personaId: id }))
    .query(({ ctx, input }) => listLineEvidence(ctx.scope, input.personaId)),
  listLineStrengths: workspaceProcedure("evidence.view")
    .input(workspaceInput({ personaId: id }))
    .query(({ ctx, input }) => listLineStrengths(ctx.scope, input.personaId)),
  confirm: journeyProcedure("touchpoint.confirm")
    .input(nodeInput)
    .mutation(({ ctx, input }) => confirmNode(ctx.scope, input.journeyId, input.nodeId)),
  unconfirm: journeyProcedure("touchpoint.confirm")
    .input(nodeInput)
    .mutation(({ ctx, input }) => unconfirmNode(ctx.scope, input.journeyId, input.nodeId)),
});
