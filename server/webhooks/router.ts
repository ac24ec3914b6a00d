// What may be asked and done about a workspace's webhooks.
import { id } from "#domain/ids.ts";
import { webhookChanges, webhookFields } from "#domain/webhook.ts";
import { createRouter, workspaceInput, workspaceProcedure } from "#server/api/procedures.ts";
import { createWebhook, removeWebhook, resendDelivery, restoreWebhook, updateWebhook } from "./commands.ts";
import { listDeliveries, listWebhooks } from "./queries.ts";

const webhookInput = workspaceInput({ webhookId: id });

export const webhooksRouter = createRouter({
  list: workspaceProcedure("webhook.manage").query(({ ctx }) => listWebhooks(ctx.scope)),
  listDeliveries: workspaceProcedure("webhook.manage")
    .input(webhookInput)
    .query(({ ctx, input }) => listDeliveries(ctx.scope, input.webhookId)),
  create: workspaceProcedure("webhook.manage")
    .input(workspaceInput({ webhook: webhookFields }))
    .mutation(({ ctx, input }) => createWebhook(ctx.scope, input.webhook)),
  update: workspaceProcedure("webhook.manage")
    .input(workspaceInput({ webhookId: id, changes: webhookChanges }))
    .mutation(({ ctx, input }) => updateWebhook(ctx.scope, input.webhookId, input.changes)),
  remove: workspaceProcedure("webhook.manage")
    .input(webhookInput)
    .mutation(({ ctx, input }) => removeWebhook(ctx.scope, input.webhookId)),
  restore: workspaceProcedure("webhook.manage")
    .input(webhookInput)
    .mutation(({ ctx, input }) => restoreWebhook(ctx.scope, input.webhookId)),
  resend: workspaceProcedure("webhook.manage")
    .input(workspaceInput({ deliveryId: id }))
    .mutation(({ ctx, input }) => resendDelivery(ctx.scope, input.deliveryId)),
});
