// Sends what waits for other people's servers. Nothing is sent inside a transaction, so a delivery may go twice after a crash,
// under one id, never not at all.
import { and, asc, eq, isNull, lt, lte, sql } from "drizzle-orm";
import { z } from "zod";
import { webhookDeliveries, webhooks } from "#db/schema/webhooks.ts";
import { id } from "#domain/ids.ts";
import { isGivenUp, minutesToNextTry, WEBHOOK_EVENTS } from "#domain/webhook.ts";
import { Scope } from "#server/auth/scope.ts";
import { listRecipientsByRole } from "#server/workspaces/members/queries.ts";
import { env } from "#server/env.ts";
import { notify } from "#server/notifications/notify.ts";
import { emit } from "#server/webhooks/emit.ts";
import { type PostResult, safePost, type SafePostOptions } from "#server/webhooks/sending/safe-post.ts";
import { signatureOf } from "#server/webhooks/sending/signature.ts";

const JOB = "webhook_deliveries";
const AT_ONCE = 20;
/** Longer than a call may last: until then nobody else takes a delivery that is on its way. */
const LEASE_MS = 60_000;
/** Days for which the log of deliveries is kept. */
const KEPT_DAYS = 30;

const leftEvent = z.object({
  workspaceId: id,
  happened: z.object({
    event: z.enum(WEBHOOK_EVENTS),
    key: z.string(),
    data: z.record(z.string(), z.unknown()),
  }),
});

/** Emits in place of a guest. */
export async function emitFor(payload: unknown): Promise<void> {
  const { workspaceId, happened } = leftEvent.parse(payload);
  await Scope.system(JOB, workspaceId, (scope) => emit(scope, happened));
}

/** Sends a workspace's due deliveries and writes down what came of each. @returns how many arrived */
export async function sendDeliveries(
  workspaceId: string,
  options: SafePostOptions = { isInnerAllowed: env().areInnerWebhooksAllowed },
): Promise<number> {
  const claimed = await Scope.system(JOB, workspaceId, claim);
  const results = await Promise.all(
    claimed.map(async (delivery) => ({ delivery, result: await post(workspaceId, delivery, options) })),
  );
  if (results.length > 0)
    await Scope.system(JOB, workspaceId, async (scope) => {
      for (const { delivery, result } of results) await record(scope, delivery, result);
      scope.bell("webhook");
    });
  return results.filter(({ result }) => result.failure === null).length;
}

type Delivery = Awaited<ReturnType<typeof claim>>[number];

async function claim(scope: Scope) {
  const rows = await scope.tx
    .select({
      id: webhookDeliveries.id,
      webhookId: webhookDeliveries.webhookId,
      event: webhookDeliveries.event,
      data: webhookDeliveries.data,
      attempts: webhookDeliveries.attempts,
      createdAt: webhookDeliveries.createdAt,
      url: webhooks.url,
      secret: webhooks.secret,
    })
    .from(webhookDeliveries)
    .innerJoin(
      webhooks,
      and(
        eq(webhooks.workspaceId, webhookDeliveries.workspaceId),
        eq(webhooks.id, webhookDeliveries.webhookId),
      ),
    )
    .where(
      and(
        eq(webhookDeliveries.workspaceId, scope.workspaceId),
        eq(webhookDeliveries.status, "pending"),
        lte(webhookDeliveries.nextTryAt, scope.now),
        eq(webhooks.enabled, true),
        isNull(webhooks.deletedAt),
      ),
    )
    .orderBy(asc(webhookDeliveries.createdAt), asc(webhookDeliveries.id))
    .limit(AT_ONCE)
    .for("update", { of: webhookDeliveries, skipLocked: true });
  for (const row of rows)
    await set(scope, row.id, {
      attempts: row.attempts + 1,
      lastTriedAt: scope.now,
      nextTryAt: new Date(scope.now.getTime() + LEASE_MS),
    });
  return rows.map((row) => ({ ...row, attempts: row.attempts + 1, sentAt: scope.now }));
}

function post(workspaceId: string, delivery: Delivery, options: SafePostOptions): Promise<PostResult> {
  const { id: deliveryId, event, data, createdAt, url, secret, sentAt } = delivery;
  const body = JSON.stringify({ id: deliveryId, event, at: createdAt.toISOString(), workspaceId, data });
  const headers = {
    "Redthread-Event": event,
    "Redthread-Delivery": deliveryId,
    "Redthread-Signature": signatureOf(secret, body, sentAt),
  };
  return safePost(url, { body, headers }, options);
}

async function record(scope: Scope, { id: deliveryId, webhookId, attempts }: Delivery, result: PostResult) {
  const { status: lastStatus, failure: lastFailure } = result;
  if (lastFailure === null) {
    await set(scope, deliveryId, { status: "delivered", deliveredAt: scope.now, lastStatus, lastFailure });
    await setHook(scope, webhookId, { failingSince: null });
    return;
  }
  const pause = minutesToNextTry(attempts);
  await set(scope, deliveryId, {
    lastStatus,
    lastFailure,
    ...(pause === null
      ? { status: "failed" }
      : { nextTryAt: new Date(scope.now.getTime() + pause * 60_000) }),
  });
  const [hook] = await setHook(scope, webhookId, {
    failingSince: sql`coalesce(${webhooks.failingSince}, ${scope.now.toISOString()}::timestamptz)`,
  });
  if (hook?.enabled && hook.failingSince && isGivenUp(hook.failingSince, scope.now))
    await giveUp(scope, webhookId);
}

/** Switches an address off and says so to who can do something about it. */
async function giveUp(scope: Scope, webhookId: string): Promise<void> {
  await setHook(scope, webhookId, { enabled: false, disabledAt: scope.now });
  await scope.audit("webhook.disable", { kind: "webhook", id: webhookId });
  await notify(scope, {
    kind: "webhookDisabled",
    recipients: await listRecipientsByRole(scope, ["owner", "admin"]),
    subject: { kind: "webhook", id: webhookId },
    journeyId: null,
    key: `webhookDisabled:${webhookId}:${scope.now.toISOString()}`,
  });
}

type Values = Parameters<ReturnType<Scope["tx"]["update"]>["set"]>[0];

async function set(scope: Scope, deliveryId: string, values: Values): Promise<void> {
  await scope.tx
    .update(webhookDeliveries)
    .set(values)
    .where(and(eq(webhookDeliveries.workspaceId, scope.workspaceId), eq(webhookDeliveries.id, deliveryId)));
}

const setHook = (scope: Scope, webhookId: string, values: Values) =>
  scope.tx
    .update(webhooks)
    .set(values)
    .where(and(eq(webhooks.workspaceId, scope.workspaceId), eq(webhooks.id, webhookId)))
    .returning({ enabled: webhooks.enabled, failingSince: webhooks.failingSince });

/** Forgets deliveries of a month ago. */
export async function forgetOldDeliveries(scope: Scope): Promise<void> {
  await scope.tx
    .delete(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.workspaceId, scope.workspaceId),
        lt(webhookDeliveries.createdAt, new Date(scope.now.getTime() - KEPT_DAYS * 86_400_000)),
      ),
    );
}
