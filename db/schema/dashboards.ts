// What somebody wrote over the sentence that the dashboard makes by itself.
import { foreignKey, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { idColumn, month, updatedAt, workspaceId } from "#db/columns.ts";
import { journeys } from "./journeys.ts";

/** The headline of a month in somebody's own words; without a row the sentence made by rule stands. */
export const dashboardHeadlines = pgTable(
  "dashboard_headlines",
  {
    workspaceId: workspaceId(),
    journeyId: idColumn("journey_id").notNull(),
    month: month("month").notNull(),
    sentence: text("sentence").notNull(),
    /** By locale, for readers of another language. */
    translations: jsonb("translations").$type<Record<string, string>>().notNull().default({}),
    writtenBy: idColumn("written_by"),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.journeyId, t.month] }),
    foreignKey({
      columns: [t.workspaceId, t.journeyId],
      foreignColumns: [journeys.workspaceId, journeys.id],
    }).onDelete("cascade"),
  ],
);
