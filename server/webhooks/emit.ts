// The one door through which events leave, called in the transaction of what happened. One of the two doors (the other is
// notifications/notify.ts) that every noun may use.
import { and, eq, isNull, sql } from "drizzle-orm";
import { webhookDeliveries, webhooks } from "#db/schema/webhooks.ts";
import { newId } from "#document/new-id.ts";
import { can } from "#domain/permissions.ts";
import type { WebhookEvent } from "#domain/webhook.ts";
import type { Scope } from "#server/auth/scope.ts";

/** Sends what waits in one workspace. */
export const DELIVERY_JOB = "webhook_deliveries";
/** Emits on behalf of somebody who may not write here: a guest, or the bearer of a link. */
export const EMIT_JOB = "emit_event";

/** What happened. `data` holds ids, titles and months; never what a customer said, money or a secret. */
export interface EmittedEvent {
  readonly event: WebhookEvent;
  /** Two events with one key are one. */
  readonly key: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Sends an event to whoever of the workspace wants it, when this transaction commits; each address once a key. */
export async function emit(scope: Scope, happened: EmittedEvent): Promise<void> {
  if (!can(scope.role, "workspace.view")) {
    const payload = JSON.stringify({ workspaceId: scope.workspaceId, happened });
    await scope.tx.execute(sql`select jobs.add_job(${EMIT_JOB}, ${payload}::json)`);
    return;
  }
  const { event, key, data } = happened;
  const hooks = await scope.tx
    .select({ id: webhooks.id })
    .from(webhooks)
    .where(
      and(
        eq(webhooks.workspaceId, scope.workspaceId),
        eq(webhooks.enabled, true),
        isNull(webhooks.deletedAt),
        sql`${event} = any (${webhooks.events})`,
      ),
    );
  if (hooks.length === 0) return;
  const made = await scope.tx
    .insert(webhookDeliveries)
    .values(
      hooks.map(({ id: webhookId }) => ({
        workspaceId: scope.workspaceId,
        id: newId(),
        webhookId,
        event,
        key,
        data,
        nextTryAt: scope.now,
        createdAt: scope.now,
      })),
    )
    .onConflictDoNothing()
    .returning({ id: webhookDeliveries.id });
  if (made.length > 0) await wakeDeliveries(scope);
}

/** Wakes the worker when this transaction commits. */
export async function wakeDeliveries(scope: Scope): Promise<void> {
  await scope.tx.execute(
    sql`select jobs.add_job(${DELIVERY_JOB}, ${JSON.stringify({ workspaceId: scope.workspaceId })}::json,
      job_key => ${`${DELIVERY_JOB}:${scope.workspaceId}`})`,
  );
}
