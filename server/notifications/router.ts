// What may be asked and done about one's own inbox, and by the link in a mail.
import { z } from "zod";
import { id } from "#domain/ids.ts";
import { notificationSettings } from "#domain/notification.ts";
import { createRouter, publicProcedure, workspaceInput, workspaceProcedure } from "#server/api/procedures.ts";
import { markAllRead, setRead, updateSettings } from "./commands.ts";
import { countUnread, getSettings, listNotifications } from "./queries.ts";
import { readUnsubscribe, unsubscribe, unsubscribeToken } from "./unsubscribe.ts";

export const notificationsRouter = createRouter({
  list: workspaceProcedure("notification.view")
    .input(
      workspaceInput({ cursor: id.nullable().default(null), direction: z.literal("forward").optional() }),
    )
    .query(({ ctx, input }) => listNotifications(ctx.scope, input.cursor)),
  countUnread: workspaceProcedure("notification.view").query(({ ctx }) => countUnread(ctx.scope)),
  setRead: workspaceProcedure("notification.view")
    .input(workspaceInput({ ids: z.array(id).min(1).max(1_000), isRead: z.boolean() }))
    .mutation(({ ctx, input }) => setRead(ctx.scope, input.ids, input.isRead)),
  markAllRead: workspaceProcedure("notification.view").mutation(({ ctx }) => markAllRead(ctx.scope)),
  getSettings: workspaceProcedure("notification.view").query(({ ctx }) => getSettings(ctx.scope)),
  updateSettings: workspaceProcedure("notification.edit")
    .input(workspaceInput({ settings: notificationSettings }))
    .mutation(({ ctx, input }) => updateSettings(ctx.scope, input.settings)),
  previewUnsubscribe: publicProcedure("the signed link in a mail opens its own kind of mail")
    .input(z.strictObject({ token: unsubscribeToken }))
    .query(({ input }) => readUnsubscribe(input.token)),
  unsubscribe: publicProcedure("the signed link in a mail opens its own kind of mail")
    .input(z.strictObject({ token: unsubscribeToken, isOn: z.boolean() }))
    .mutation(({ input }) => unsubscribe(input.token, input.isOn)),
});
