// What may be asked and done about touchpoints that journeys share.
import { z } from "zod";
import { id } from "#domain/ids.ts";
import { TITLE_MAX } from "#domain/vocabulary.ts";
import {
  createRouter,
  journeyInput,
  journeyProcedure,
  workspaceInput,
  workspaceProcedure,
} from "#server/api/procedures.ts";
import { renameSharedTouchpoint, shareTouchpoint, unshareTouchpoint } from "./commands.ts";
import { listSharedTouchpoints } from "./queries.ts";

const nodeInput = journeyInput({ nodeId: z.string().min(1).max(64) });

export const touchpointLibraryRouter = createRouter({
  list: workspaceProcedure("journey.view").query(({ ctx }) => listSharedTouchpoints(ctx.scope)),
  share: journeyProcedure("journey.edit")
    .input(nodeInput)
    .mutation(({ ctx, input }) => shareTouchpoint(ctx.scope, input.journeyId, input.nodeId)),
  unshare: journeyProcedure("journey.edit")
    .input(nodeInput)
    .mutation(({ ctx, input }) => unshareTouchpoint(ctx.scope, input.journeyId, input.nodeId)),
  rename: workspaceProcedure("journey.edit")
    .input(workspaceInput({ entryId: id, title: z.string().trim().min(1).max(TITLE_MAX) }))
    .mutation(({ ctx, input }) => renameSharedTouchpoint(ctx.scope, input.entryId, input.title)),
});
