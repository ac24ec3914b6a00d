// Groups of customers (shown as segment) and groups of products or services: what personas stand for, and what they are for.
import { integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, idColumn, instant, workspaceId } from "#db/columns.ts";
import { workspaces } from "./workspaces.ts";

/** Shown as segment. */
export const customerGroups = pgTable(
  "customer_groups",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: idColumn("id").notNull(),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    /** By `<field>@<locale>`. */
    translations: jsonb("translations").$type<Record<string, string>>().notNull().default({}),
    position: integer("position").notNull().default(0),
    createdAt: createdAt(),
    deletedAt: instant("deleted_at"),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

/** A group of products, or a service. */
export const productGroups = pgTable(
  "product_groups",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: idColumn("id").notNull(),
    name: text("name").notNull(),
    translations: jsonb("translations").$type<Record<string, string>>().notNull().default({}),
    position: integer("position").notNull().default(0),
    createdAt: createdAt(),
    deletedAt: instant("deleted_at"),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);
