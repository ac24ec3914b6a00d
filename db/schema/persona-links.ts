// What ties a persona to the rest: the product groups she is for, and what she is to us in each journey.
import { foreignKey, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, idColumn, updatedAt, workspaceId } from "#db/columns.ts";
import { productGroups } from "./groups.ts";
import { journeys } from "./journeys.ts";
import { personas } from "./research.ts";

export const personaProductGroups = pgTable(
  "persona_product_groups",
  {
    workspaceId: workspaceId(),
    personaId: idColumn("persona_id").notNull(),
    productGroupId: idColumn("product_group_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.personaId, t.productGroupId] }),
    index("persona_product_groups_group").on(t.workspaceId, t.productGroupId),
    foreignKey({
      columns: [t.workspaceId, t.personaId],
      foreignColumns: [personas.workspaceId, personas.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.productGroupId],
      foreignColumns: [productGroups.workspaceId, productGroups.id],
    }).onDelete("cascade"),
  ],
);

/** A persona in a journey: where she stands with us, and what the journey is to reach for her. */
export const personaJourneys = pgTable(
  "persona_journeys",
  {
    workspaceId: workspaceId(),
    personaId: idColumn("persona_id").notNull(),
    journeyId: idColumn("journey_id").notNull(),
    /** acquisition | winning | keeping | ambassador; null where nobody said. */
    lifecycle: text("lifecycle"),
    goal: text("goal").notNull().default(""),
    translations: jsonb("translations").$type<Record<string, string>>().notNull().default({}),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.personaId, t.journeyId] }),
    index("persona_journeys_journey").on(t.workspaceId, t.journeyId),
    foreignKey({
      columns: [t.workspaceId, t.personaId],
      foreignColumns: [personas.workspaceId, personas.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.journeyId],
      foreignColumns: [journeys.workspaceId, journeys.id],
    }).onDelete("cascade"),
  ],
);
