// What came in from files: sources with their mapping, one batch a file, and what of a batch is seen.
import {
  boolean,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { bytes, createdAt, day, idColumn, instant, month, updatedAt, workspaceId } from "#db/columns.ts";
import { journeys } from "./journeys.ts";
import { workspaces } from "./workspaces.ts";

/** Where files of one kind come from every month: its zone, and the mapping that is used again. */
export const importSources = pgTable(
  "import_sources",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: idColumn("id").notNull(),
    name: text("name").notNull(),
    /** evidence | readings | touchpoints */
    target: text("target").notNull(),
    timeZone: text("time_zone").notNull(),
    /** Names in the header the mapping was made for. */
    header: jsonb("header").$type<string[]>().notNull(),
    /** See domain/imports/mapping.ts. */
    mapping: jsonb("mapping").notNull(),
    /** Months after which the words of its items are taken away; null: never. */
    retentionMonths: integer("retention_months").default(24),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

/** One file on its way in, and afterwards its receipt. */
export const importBatches = pgTable(
  "import_batches",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: idColumn("id").notNull(),
    sourceId: idColumn("source_id"),
    /** Name of the source that will be made when the import begins. */
    sourceName: text("source_name").notNull().default(""),
    timeZone: text("time_zone").notNull(),
    fileName: text("file_name").notNull(),
    /** Hexadecimal SHA-256 of the file. */
    sha256: text("sha256").notNull(),
    /** reading | open | importing | ready | undone | failed */
    state: text("state").notNull().default("reading"),
    /** What was chosen; null until then. */
    mapping: jsonb("mapping"),
    /** What was read of the file, before anything came in. */
    description: jsonb("description"),
    receipt: jsonb("receipt"),
    /** Code and line of a file that was refused. */
    failure: jsonb("failure").$type<{ code: string; line: number | null } | null>(),
    /** Items or readings written so far. */
    written: integer("written").notNull().default(0),
    /** Metrics that were made for the readings. */
    madeMetricIds: jsonb("made_metric_ids").$type<string[]>().notNull().default([]),
    createdBy: idColumn("created_by"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    finishedAt: instant("finished_at"),
    undoneAt: instant("undone_at"),
    undoneBy: idColumn("undone_by"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("import_batches_list").on(t.workspaceId, t.createdAt),
    // the same file of a source is in at most once; undone or refused ones do not count
    uniqueIndex("import_batches_once")
      .on(t.workspaceId, t.sourceId, t.sha256)
      .where(sql`state in ('importing', 'ready')`),
    foreignKey({
      columns: [t.workspaceId, t.sourceId],
      foreignColumns: [importSources.workspaceId, importSources.id],
    }),
  ],
);

/** The bytes, until they are in or thrown away. */
export const importFiles = pgTable(
  "import_files",
  {
    workspaceId: workspaceId(),
    batchId: idColumn("batch_id").notNull(),
    content: bytes("content").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.batchId] }),
    foreignKey({
      columns: [t.workspaceId, t.batchId],
      foreignColumns: [importBatches.workspaceId, importBatches.id],
    }).onDelete("cascade"),
  ],
);

/** What hangs on a batch is seen while `is_ready`; deleting this row takes it all away. Holds nothing but that. */
export const importContents = pgTable(
  "import_contents",
  {
    workspaceId: workspaceId(),
    /** Id of the batch. */
    id: idColumn("id").notNull(),
    isReady: boolean("is_ready").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({
      columns: [t.workspaceId, t.id],
      foreignColumns: [importBatches.workspaceId, importBatches.id],
    }).onDelete("cascade"),
  ],
);

/** Readings of a batch with what stood there before, so that undoing puts it back. */
export const importReadings = pgTable(
  "import_readings",
  {
    workspaceId: workspaceId(),
    batchId: idColumn("batch_id").notNull(),
    metricId: idColumn("metric_id").notNull(),
    month: month("month").notNull(),
    /** Empty for a figure of the month. */
    day: day("day").notNull().default(""),
    numerator: doublePrecision("numerator"),
    denominator: doublePrecision("denominator"),
    value: doublePrecision("value"),
    /** Rows of the file it was made of. */
    rows: integer("rows").notNull(),
    /** True where a reading stood there before that was given; a sum of days comes back by itself. */
    wasThere: boolean("was_there"),
    formerNumerator: doublePrecision("former_numerator"),
    formerDenominator: doublePrecision("former_denominator"),
    formerValue: doublePrecision("former_value"),
    formerTally: jsonb("former_tally").$type<Record<string, number> | null>(),
    formerScaleMax: integer("former_scale_max"),
    formerSegments: jsonb("former_segments").$type<Record<string, { count: number; total: number }> | null>(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.batchId, t.metricId, t.month, t.day] }),
    foreignKey({
      columns: [t.workspaceId, t.batchId],
      foreignColumns: [importContents.workspaceId, importContents.id],
    }).onDelete("cascade"),
  ],
);

/** Touchpoints a batch made in a journey's document, with what was written, so that undoing takes back what nobody touched. */
export const importTouchpoints = pgTable(
  "import_touchpoints",
  {
    workspaceId: workspaceId(),
    batchId: idColumn("batch_id").notNull(),
    nodeId: idColumn("node_id").notNull(),
    journeyId: idColumn("journey_id").notNull(),
    /** What the source calls it, made its own; null where it gives it no name. */
    importKey: text("import_key"),
    /** See `TouchpointRecord` in domain/imports/touchpoint-row.ts. */
    written: jsonb("written").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.batchId, t.nodeId] }),
    index("import_touchpoints_key").on(t.workspaceId, t.journeyId, t.importKey),
    foreignKey({
      columns: [t.workspaceId, t.batchId],
      foreignColumns: [importContents.workspaceId, importContents.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.journeyId],
      foreignColumns: [journeys.workspaceId, journeys.id],
    }).onDelete("cascade"),
  ],
);
