// Money of channels and how long they are kept up. Nothing here ever reaches a guest or a share link: no table has an exception.
import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, idColumn, month, updatedAt, workspaceId } from "#db/columns.ts";
import { channels, metrics } from "./research.ts";

/** A line a channel and month, in cents; null = not filled in. */
export const channelBudgets = pgTable(
  "channel_budgets",
  {
    workspaceId: workspaceId(),
    channelId: idColumn("channel_id").notNull(),
    month: month("month").notNull(),
    plannedCents: integer("planned_cents"),
    committedCents: integer("committed_cents"),
    spentCents: integer("spent_cents"),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.channelId, t.month] }),
    foreignKey({
      columns: [t.workspaceId, t.channelId],
      foreignColumns: [channels.workspaceId, channels.id],
    }).onDelete("cascade"),
  ],
);

/** A channel is kept up for a number of calendar months; given up earlier, it says when and why. */
export const commitments = pgTable(
  "commitments",
  {
    workspaceId: workspaceId(),
    id: idColumn("id").notNull(),
    channelId: idColumn("channel_id").notNull(),
    startMonth: month("start_month").notNull(),
    months: integer("months").notNull(),
    stopRule: text("stop_rule").notNull().default(""),
    stopRuleTranslations: jsonb("stop_rule_translations")
      .$type<Record<string, string>>()
      .notNull()
      .default({}),
    endedMonth: month("ended_month"),
    endReason: text("end_reason"),
    createdBy: idColumn("created_by"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("commitments_channel").on(t.workspaceId, t.channelId),
    check("commitments_months", sql`${t.months} >= 1`),
    check("commitments_end", sql`(${t.endedMonth} is null) = (${t.endReason} is null)`),
    foreignKey({
      columns: [t.workspaceId, t.channelId],
      foreignColumns: [channels.workspaceId, channels.id],
    }).onDelete("cascade"),
  ],
);

/** The metric that counts a channel's results, where one was chosen. */
export const channelResults = pgTable(
  "channel_results",
  {
    workspaceId: workspaceId(),
    channelId: idColumn("channel_id").notNull(),
    metricId: idColumn("metric_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.channelId] }),
    index("channel_results_metric").on(t.workspaceId, t.metricId),
    foreignKey({
      columns: [t.workspaceId, t.channelId],
      foreignColumns: [channels.workspaceId, channels.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.metricId],
      foreignColumns: [metrics.workspaceId, metrics.id],
    }).onDelete("cascade"),
  ],
);

/** Why a channel was removed although it was necessary or committed; gone again when it is put back. */
export const channelDrops = pgTable(
  "channel_drops",
  {
    workspaceId: workspaceId(),
    channelId: idColumn("channel_id").notNull(),
    month: month("month").notNull(),
    reason: text("reason").notNull(),
    droppedBy: idColumn("dropped_by"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.channelId] }),
    foreignKey({
      columns: [t.workspaceId, t.channelId],
      foreignColumns: [channels.workspaceId, channels.id],
    }).onDelete("cascade"),
  ],
);
