// Where a workspace has its events sent, every delivery of one, and how far each journey's changes were told.
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { createdAt, idColumn, instant, updatedAt, workspaceId } from "#db/columns.ts";
import { journeys } from "./journeys.ts";
import { workspaces } from "./workspaces.ts";

export const webhooks = pgTable(
  "webhooks",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: idColumn("id").notNull(),
    url: text("url").notNull(),
    /** Some of `WEBHOOK_EVENTS`. */
    events: text("events").array().notNull(),
    /** Signs every delivery, so it is kept as it is; shown once, when it is made. */
    secret: text("secret").notNull(),
    enabled: boolean("enabled").notNull().default(true),
    /** First failure since the last success. */
    failingSince: instant("failing_since"),
    /** Set when it was switched off because nothing arrived for days. */
    disabledAt: instant("disabled_at"),
    createdBy: idColumn("created_by"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: instant("deleted_at"),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

/** One event on its way to one address: outbox and log in one. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: idColumn("id").notNull(),
    webhookId: idColumn("webhook_id").notNull(),
    event: text("event").notNull(),
    /** What makes sending one event as two impossible. */
    key: text("key").notNull(),
    /** What is sent, but for its id. */
    data: jsonb("data").notNull(),
    /** pending | delivered | failed */
    status: text("status").notNull().default("pending"),
    attempts: integer("attempts").notNull().default(0),
    nextTryAt: instant("next_try_at").notNull(),
    /** Answer of the last try; null where none came. */
    lastStatus: integer("last_status"),
    /** Why the last try failed, one of `DELIVERY_FAILURES`. */
    lastFailure: text("last_failure"),
    lastTriedAt: instant("last_tried_at"),
    deliveredAt: instant("delivered_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("webhook_deliveries_once").on(t.workspaceId, t.webhookId, t.key),
    index("webhook_deliveries_due").on(t.workspaceId, t.status, t.nextTryAt),
    index("webhook_deliveries_log").on(t.workspaceId, t.webhookId, t.createdAt),
    foreignKey({
      columns: [t.workspaceId, t.webhookId],
      foreignColumns: [webhooks.workspaceId, webhooks.id],
    }).onDelete("cascade"),
  ],
);

/** Up to which position of its log a journey's changes were told. */
export const webhookJourneys = pgTable(
  "webhook_journeys",
  {
    workspaceId: workspaceId(),
    journeyId: idColumn("journey_id").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.journeyId] }),
    foreignKey({
      columns: [t.workspaceId, t.journeyId],
      foreignColumns: [journeys.workspaceId, journeys.id],
    }).onDelete("cascade"),
  ],
);
