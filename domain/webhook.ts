// Webhooks: the events a workspace may have sent, when a delivery is tried again, and when an address is given up.
import { z } from "zod";

export const WEBHOOK_EVENTS = [
  "journey.updated",
  "task.done",
  "cycle.closed",
  "comment.created",
  "approval.given",
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

export const DELIVERY_STATES = ["pending", "delivered", "failed"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Why nothing arrived: an answer that is no success, none in time, an address that is not allowed, none at all. */
export const DELIVERY_FAILURES = [
  "status",
  "redirect",
  "timeout",
  "refusedAddress",
  "unknownHost",
  "unreachable",
] as const;
export type DeliveryFailure = (typeof DELIVERY_FAILURES)[number];

export const webhookFields = z.strictObject({
  url: z.string().trim().min(1).max(2_000),
  events: z.array(z.enum(WEBHOOK_EVENTS)).min(1).max(WEBHOOK_EVENTS.length),
});
export type WebhookFields = z.infer<typeof webhookFields>;
/** In a change, what is left out stays. */
export const webhookChanges = webhookFields.partial().extend({ enabled: z.boolean().optional() });
export type WebhookChanges = z.infer<typeof webhookChanges>;

/** Minutes to the next try after the first, second, … failure: together about three days. */
const PAUSES = [1, 5, 30, 120, 360, 720, 1_440, 1_440] as const;

/** Tries of one delivery, the first included. */
export const MAX_TRIES = PAUSES.length + 1;

/** Minutes until the next try; null where there is none any more. @param tries made so far, 1 or more */
export const minutesToNextTry = (tries: number): number | null => PAUSES[tries - 1] ?? null;

/** Hours of nothing but failure after which an address is switched off. */
export const GIVE_UP_HOURS = 48;

/** Whether an address that fails since then is switched off. */
export const isGivenUp = (failingSince: Date, now: Date): boolean =>
  now.getTime() - failingSince.getTime() >= GIVE_UP_HOURS * 3_600_000;
