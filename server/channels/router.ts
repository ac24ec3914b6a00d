// What may be asked and done about channels.
import { z } from "zod";
import { id } from "#domain/ids.ts";
import { createRouter, workspaceInput, workspaceProcedure } from "#server/api/procedures.ts";
import { channelFields, createChannel, removeChannel, restoreChannel, updateChannel } from "./commands.ts";
import { listChannels } from "./queries.ts";

const channelInput = workspaceInput({ channelId: id });

export const channelsRouter = createRouter({
  list: workspaceProcedure("channel.view").query(({ ctx }) => listChannels(ctx.scope)),
  create: workspaceProcedure("channel.edit")
    .input(workspaceInput({ channel: channelFields }))
    .mutation(({ ctx, input }) => createChannel(ctx.scope, input.channel)),
  update: workspaceProcedure("channel.edit")
    .input(workspaceInput({ channelId: id, channel: channelFields }))
    .mutation(({ ctx, input }) => updateChannel(ctx.scope, input.channelId, input.channel)),
  remove: workspaceProcedure("channel.edit")
    .input(workspaceInput({ channelId: id, reason: z.string().max(500).nullable().default(null) }))
    .mutation(({ ctx, input }) => removeChannel(ctx.scope, input.channelId, input.reason)),
  restore: workspaceProcedure("channel.edit")
    .input(channelInput)
    .mutation(({ ctx, input }) => restoreChannel(ctx.scope, input.channelId)),
});
