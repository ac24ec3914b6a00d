// Reads of a workspace's webhooks and what became of each delivery. The secret is never among them.
import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { webhookDeliveries, webhooks } from "#db/schema/webhooks.ts";
import { DomainError } from "#domain/errors.ts";
import type { DeliveryFailure, DeliveryState, WebhookEvent } from "#domain/webhook.ts";
import type { Scope } from "#server/auth/scope.ts";

const LOG_LENGTH = 50;

const columns = {
  id: webhooks.id,
  url: webhooks.url,
  events: webhooks.events,
  enabled: webhooks.enabled,
  failingSince: webhooks.failingSince,
  disabledAt: webhooks.disabledAt,
  createdAt: webhooks.createdAt,
};

export async function listWebhooks(scope: Scope) {
  const rows = await scope.tx
    .select(columns)
    .from(webhooks)
    .where(and(eq(webhooks.workspaceId, scope.workspaceId), isNull(webhooks.deletedAt)))
    .orderBy(asc(webhooks.createdAt), asc(webhooks.id));
  return rows.map((row) => ({ ...row, events: row.events as WebhookEvent[] }));
}
export type WebhookView = Awaited<ReturnType<typeof listWebhooks>>[number];

/** @throws NOT_FOUND */
export async function getWebhook(scope: Scope, webhookId: string): Promise<WebhookView> {
  const found = (await listWebhooks(scope)).find((one) => one.id === webhookId);
  if (!found) throw new DomainError("NOT_FOUND");
  return found;
}

/** The last fifty deliveries of one webhook, the newest first. @throws NOT_FOUND */
export async function listDeliveries(scope: Scope, webhookId: string) {
  await getWebhook(scope, webhookId);
  const rows = await scope.tx
    .select({
      id: webhookDeliveries.id,
      event: webhookDeliveries.event,
      status: webhookDeliveries.status,
      attempts: webhookDeliveries.attempts,
      createdAt: webhookDeliveries.createdAt,
      lastTriedAt: webhookDeliveries.lastTriedAt,
      nextTryAt: webhookDeliveries.nextTryAt,
      lastStatus: webhookDeliveries.lastStatus,
      lastFailure: webhookDeliveries.lastFailure,
    })
    .from(webhookDeliveries)
    .where(
      and(eq(webhookDeliveries.workspaceId, scope.workspaceId), eq(webhookDeliveries.webhookId, webhookId)),
    )
    .orderBy(desc(webhookDeliveries.createdAt), asc(webhookDeliveries.id))
    .limit(LOG_LENGTH);
  return rows.map((row) => ({
    ...row,
    event: row.event as WebhookEvent,
    status: row.status as DeliveryState,
    lastFailure: row.lastFailure as DeliveryFailure | null,
  }));
}
export type DeliveryView = Awaited<ReturnType<typeof listDeliveries>>[number];
