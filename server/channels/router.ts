// What may be asked and done about channels.
import { z } from "zod";
import { id } from "#domain/ids.ts";
import { router, workspaceProcedure } from "#server/api/procedures.ts";
import { createChannel, createChannelInput, removeChannel, restoreChannel, updateChannel, updateChannelInput } from "./commands.ts";
import { listChannels } from "./queries.ts";

const channelId = z.object({ channelId: id });

export const channelsRouter = router({
  list: workspaceProcedure("channel.view").query(({ ctx }) => listChannels(ctx.scope)),
  create: workspaceProcedure("channel.edit")
    .input(createChannelInput)
    .mutation(({ ctx, input }) => createChannel(ctx.scope, input)),
  update: workspaceProcedure("channel.edit")
    .input(updateChannelInput)
    .mutation(({ ctx, input }) => updateChannel(ctx.scope, input)),
  remove: workspaceProcedure("channel.edit")
    .input(channelId)
    .mutation(({ ctx, input }) => removeChannel(ctx.scope, input.channelId)),
  restore: workspaceProcedure("channel.edit")
    .input(channelId)
    .mutation(({ ctx, input }) => restoreChannel(ctx.scope, input.channelId)),
});
