// What a team says about the health of a journey: what it deliberately leaves, its strategies, and its checklists.
import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, day, idColumn, instant, updatedAt, workspaceId } from "#db/columns.ts";
import { journeys } from "./journeys.ts";
import { memberships } from "./workspaces.ts";

/** "Deliberately not", with reason, person and day. */
export const healthWaivers = pgTable(
  "health_waivers",
  {
    workspaceId: workspaceId(),
    journeyId: idColumn("journey_id").notNull(),
    /** A `CheckId` of the domain. */
    checkId: text("check_id").notNull(),
    /** Id of the one thing that is left as it is; empty for the whole check. */
    item: text("item").notNull().default(""),
    reason: text("reason").notNull(),
    ownerId: idColumn("owner_id"),
    givenOn: day("given_on").notNull(),
    /** Last day on which it holds; null until it is taken back. */
    reviewOn: day("review_on"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.journeyId, t.checkId, t.item] }),
    foreignKey({
      columns: [t.workspaceId, t.journeyId],
      foreignColumns: [journeys.workspaceId, journeys.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.ownerId],
      foreignColumns: [memberships.workspaceId, memberships.id],
    }),
  ],
);

/** One way to win customers: the channels and routes it goes by. Interviews it rests on are evidence links (target `strategy`). */
export const strategies = pgTable(
  "strategies",
  {
    workspaceId: workspaceId(),
    id: idColumn("id").notNull(),
    journeyId: idColumn("journey_id").notNull(),
    name: text("name").notNull(),
    horizonMonths: integer("horizon_months").notNull().default(6),
    /** Takes in every channel by itself. */
    isMulti: boolean("is_multi").notNull().default(false),
    channelIds: text("channel_ids").array().notNull().default(sql`'{}'`),
    routeIds: text("route_ids").array().notNull().default(sql`'{}'`),
    position: integer("position").notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: instant("deleted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("strategies_journey").on(t.workspaceId, t.journeyId),
    check("strategies_horizon", sql`${t.horizonMonths} between 1 and 60`),
    foreignKey({
      columns: [t.workspaceId, t.journeyId],
      foreignColumns: [journeys.workspaceId, journeys.id],
    }).onDelete("cascade"),
  ],
);

/** A list of one's own beside a journey ("5 performers in commercie"). */
export const checklists = pgTable(
  "checklists",
  {
    workspaceId: workspaceId(),
    id: idColumn("id").notNull(),
    journeyId: idColumn("journey_id").notNull(),
    name: text("name").notNull(),
    position: integer("position").notNull().default(0),
    createdAt: createdAt(),
    deletedAt: instant("deleted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("checklists_journey").on(t.workspaceId, t.journeyId),
    foreignKey({
      columns: [t.workspaceId, t.journeyId],
      foreignColumns: [journeys.workspaceId, journeys.id],
    }).onDelete("cascade"),
  ],
);

export const checklistItems = pgTable(
  "checklist_items",
  {
    workspaceId: workspaceId(),
    id: idColumn("id").notNull(),
    checklistId: idColumn("checklist_id").notNull(),
    text: text("text").notNull(),
    position: integer("position").notNull().default(0),
    doneAt: instant("done_at"),
    doneBy: idColumn("done_by"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("checklist_items_checklist").on(t.workspaceId, t.checklistId),
    foreignKey({
      columns: [t.workspaceId, t.checklistId],
      foreignColumns: [checklists.workspaceId, checklists.id],
    }).onDelete("cascade"),
  ],
);
