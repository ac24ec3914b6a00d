// Writes of a workspace's webhooks: where events go, and sending one again.
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { webhookDeliveries, webhooks } from "#db/schema/webhooks.ts";
import { newId } from "#document/new-id.ts";
import { DomainError } from "#domain/errors.ts";
import type { WebhookChanges, WebhookFields } from "#domain/webhook.ts";
import type { Scope } from "#server/auth/scope.ts";
import { newSecret } from "#server/auth/secret.ts";
import { env } from "#server/env.ts";
import { wakeDeliveries } from "./emit.ts";
import { emitJourneyChanges } from "./journey-changes.ts";
import { getWebhook, listWebhooks } from "./queries.ts";
import { isCallable } from "./sending/safe-post.ts";

/** Every event costs a call for each of them. */
const MOST_WEBHOOKS = 10;

/** @throws INVALID for an address that is never called: not https, or written as one of the inner network */
function requireCallable(url: string): void {
  if (!isCallable(url, env().areInnerWebhooksAllowed))
    throw new DomainError("INVALID", { field: "url", sentence: "webhookUrl" });
}

/** Adds an address. The secret is in this answer and in no other. */
export async function createWebhook(
  scope: Scope,
  { url, events }: WebhookFields,
): Promise<{ id: string; secret: string }> {
  requireCallable(url);
  if ((await listWebhooks(scope)).length >= MOST_WEBHOOKS)
    throw new DomainError("CONFLICT", { sentence: "webhookTooMany" });
  // what was written before is told to those who were there before
  await emitJourneyChanges(scope);
  const [id, secret] = [newId(), `whsec_${newSecret()}`];
  await scope.tx.insert(webhooks).values({
    workspaceId: scope.workspaceId,
    id,
    url,
    events: [...new Set(events)],
    secret,
    createdBy: scope.memberId,
  });
  await said(scope, "webhook.create", id);
  return { id, secret };
}

/** Changes the address or its events, or switches it on or off. Switched on again it starts with a clean sheet. */
export async function updateWebhook(
  scope: Scope,
  webhookId: string,
  { enabled, ...fields }: WebhookChanges,
): Promise<void> {
  await getWebhook(scope, webhookId);
  if (fields.url !== undefined) requireCallable(fields.url);
  await emitJourneyChanges(scope);
  await write(scope, webhookId, {
    ...fields,
    ...(enabled === undefined ? {} : { enabled, failingSince: null, disabledAt: null }),
  });
  if (enabled) await wakeDeliveries(scope);
  await said(scope, "webhook.update", webhookId);
}

export async function removeWebhook(scope: Scope, webhookId: string): Promise<void> {
  await getWebhook(scope, webhookId);
  await write(scope, webhookId, { deletedAt: sql`now()` });
  await said(scope, "webhook.remove", webhookId);
}

/** Undo of removing. @throws NOT_FOUND */
export async function restoreWebhook(scope: Scope, webhookId: string): Promise<void> {
  const back = await scope.tx
    .update(webhooks)
    .set({ deletedAt: null, updatedAt: sql`now()` })
    .where(
      and(
        eq(webhooks.workspaceId, scope.workspaceId),
        eq(webhooks.id, webhookId),
        isNotNull(webhooks.deletedAt),
      ),
    )
    .returning({ id: webhooks.id });
  if (back.length === 0) throw new DomainError("NOT_FOUND");
  await said(scope, "webhook.restore", webhookId);
}

/** Sends a delivery once more, under its own id, so that the receiver can tell. @throws NOT_FOUND */
export async function resendDelivery(scope: Scope, deliveryId: string): Promise<void> {
  const [found] = await scope.tx
    .update(webhookDeliveries)
    .set({ status: "pending", nextTryAt: scope.now })
    .where(and(eq(webhookDeliveries.workspaceId, scope.workspaceId), eq(webhookDeliveries.id, deliveryId)))
    .returning({ webhookId: webhookDeliveries.webhookId });
  if (!found) throw new DomainError("NOT_FOUND");
  await wakeDeliveries(scope);
  await said(scope, "webhook.resend", found.webhookId);
}

async function write(
  scope: Scope,
  webhookId: string,
  set: Parameters<ReturnType<Scope["tx"]["update"]>["set"]>[0],
): Promise<void> {
  await scope.tx
    .update(webhooks)
    .set({ ...set, updatedAt: sql`now()` })
    .where(
      and(
        eq(webhooks.workspaceId, scope.workspaceId),
        eq(webhooks.id, webhookId),
        isNull(webhooks.deletedAt),
      ),
    );
}

async function said(scope: Scope, action: string, webhookId: string): Promise<void> {
  await scope.audit(action, { kind: "webhook", id: webhookId });
  scope.bell("webhook");
}
