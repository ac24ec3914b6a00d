// What may be asked and said about contacts before the purchase.
import { z } from "zod";
import { interactionBand } from "#domain/interactions.ts";
import { PURCHASE_KINDS } from "#domain/vocabulary.ts";
import {
  createRouter,
  journeyInput,
  journeyProcedure,
  workspaceInput,
  workspaceProcedure,
} from "#server/api/procedures.ts";
import { setInteractionBand, setPurchaseKind } from "./commands.ts";
import { getInteractions } from "./queries.ts";

export const interactionsRouter = createRouter({
  get: journeyProcedure("metric.view").query(({ ctx, input }) => getInteractions(ctx.scope, input.journeyId)),
  setPurchaseKind: journeyProcedure("journey.edit")
    .input(journeyInput({ kind: z.enum(PURCHASE_KINDS).nullable() }))
    .mutation(({ ctx, input }) => setPurchaseKind(ctx.scope, input.journeyId, input.kind)),
  setBand: workspaceProcedure("metric.edit")
    .input(workspaceInput({ kind: z.enum(["any", ...PURCHASE_KINDS]), band: interactionBand.nullable() }))
    .mutation(({ ctx, input }) => setInteractionBand(ctx.scope, input.kind, input.band)),
});
