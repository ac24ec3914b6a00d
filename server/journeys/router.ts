// What may be asked and done about journeys. Their content is edited over the socket, not here.
import { z } from "zod";
import {
  createRouter,
  journeyInput,
  journeyProcedure,
  workspaceInput,
  workspaceProcedure,
} from "#server/api/procedures.ts";
import {
  boardLanes,
  createJourney,
  journeyName,
  journeySettings,
  keepLanes,
  newJourney,
  publishJourney,
  removeJourney,
  renameJourney,
  restoreJourney,
  unpublishJourney,
  updateJourney,
} from "./commands.ts";
import { getBoard, getJourney, getJourneyBySlug, getLanes, listJourneys, listTrash } from "./queries.ts";

export const journeysRouter = createRouter({
  list: workspaceProcedure("journey.view").query(({ ctx }) => listJourneys(ctx.scope)),
  getBySlug: workspaceProcedure("journey.view")
    .input(workspaceInput({ slug: z.string().min(1).max(200) }))
    .query(({ ctx, input }) => getJourneyBySlug(ctx.scope, input.slug)),
  get: journeyProcedure("journey.view").query(({ ctx, input }) => getJourney(ctx.scope, input.journeyId)),
  getBoard: journeyProcedure("journey.view").query(({ ctx, input }) => getBoard(ctx.scope, input.journeyId)),
  getLanes: journeyProcedure("journey.view").query(({ ctx, input }) => getLanes(ctx.scope, input.journeyId)),
  keepLanes: journeyProcedure("journey.view")
    .input(journeyInput({ lanes: boardLanes }))
    .mutation(({ ctx, input }) => keepLanes(ctx.scope, input.journeyId, input.lanes)),
  listTrash: workspaceProcedure("trash.view").query(({ ctx }) => listTrash(ctx.scope)),
  create: workspaceProcedure("journey.create")
    .input(workspaceInput({ journey: newJourney }))
    .mutation(({ ctx, input }) => createJourney(ctx.scope, input.journey)),
  update: journeyProcedure("journey.edit")
    .input(journeyInput({ settings: journeySettings }))
    .mutation(({ ctx, input }) => updateJourney(ctx.scope, input.journeyId, input.settings)),
  rename: journeyProcedure("journey.edit")
    .input(journeyInput({ name: journeyName }))
    .mutation(({ ctx, input }) => renameJourney(ctx.scope, input.journeyId, input.name)),
  remove: journeyProcedure("journey.delete").mutation(({ ctx, input }) =>
    removeJourney(ctx.scope, input.journeyId),
  ),
  restore: journeyProcedure("trash.restore").mutation(({ ctx, input }) =>
    restoreJourney(ctx.scope, input.journeyId),
  ),
  publish: journeyProcedure("journey.publish")
    .input(journeyInput({ toEveryone: z.boolean().default(true) }))
    .mutation(({ ctx, input }) => publishJourney(ctx.scope, input.journeyId, input.toEveryone)),
  unpublish: journeyProcedure("journey.publish").mutation(({ ctx, input }) =>
    unpublishJourney(ctx.scope, input.journeyId),
  ),
});
