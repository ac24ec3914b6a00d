// Touchpoints that journeys share: what a journey's own touchpoint was made from, and what it is offered when that changes.
import { pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, idColumn, instant, updatedAt, workspaceId } from "#db/columns.ts";
import { workspaces } from "./workspaces.ts";

export const touchpointLibrary = pgTable(
  "touchpoint_library",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: idColumn("id").notNull(),
    title: text("title").notNull(),
    medium: text("medium").notNull(),
    mediaKind: text("media_kind").notNull(),
    /** Id of a channel, as on a touchpoint: one that is gone reads as unknown. */
    channelId: idColumn("channel_id"),
    message: text("message").notNull().default(""),
    means: text("means").notNull().default(""),
    description: text("description").notNull().default(""),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: instant("deleted_at"),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);
