// Rows of what people are told and of what is sent to other servers, written past every wall.
import { notifications } from "#db/schema/notifications.ts";
import { webhookDeliveries, webhooks } from "#db/schema/webhooks.ts";
import type { TestDatabase } from "./database.ts";
import { newId } from "./factories.ts";

type Rows = Pick<TestDatabase, "rows">;
type Extra<Table extends { $inferInsert: object }> = Partial<Table["$inferInsert"]>;

/** An unread notification. */
export async function makeNotification(
  { rows }: Rows,
  workspaceId: string,
  userId: string,
  extra: Extra<typeof notifications> = {},
): Promise<string> {
  const id = extra.id ?? newId();
  await rows.insert(notifications).values({
    kind: "journeyStale",
    subjectKind: "workspace",
    subjectId: workspaceId,
    key: `made:${id}`,
    ...extra,
    workspaceId,
    userId,
    id,
  });
  return id;
}

/** A webhook for finished tasks, with one delivery that waits. */
export async function makeWebhook(
  { rows }: Rows,
  workspaceId: string,
  extra: Extra<typeof webhooks> = {},
): Promise<{ webhookId: string; deliveryId: string }> {
  const id = extra.id ?? newId();
  await rows.insert(webhooks).values({
    url: "https://hooks.test.example/made",
    events: ["task.done"],
    secret: "whsec_made",
    ...extra,
    workspaceId,
    id,
  });
  const deliveryId = newId();
  await rows.insert(webhookDeliveries).values({
    workspaceId,
    id: deliveryId,
    webhookId: id,
    event: "task.done",
    key: `made:${deliveryId}`,
    data: { task: { id: "made" } },
    nextTryAt: new Date(),
  });
  return { webhookId: id, deliveryId };
}
