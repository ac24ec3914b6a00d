// Who the customers are, through which channels they are met, and what is measured.
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
import { createdAt, day, idColumn, instant, month, updatedAt, workspaceId } from "#db/columns.ts";
import { files } from "./files.ts";
import { customerGroups } from "./groups.ts";
import { journeys } from "./journeys.ts";
import { departments, memberships, workspaces } from "./workspaces.ts";

export const personas = pgTable(
  "personas",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: idColumn("id").notNull(),
    name: text("name").notNull(),
    age: integer("age"),
    /** red | indigo | ochre | teal | plum: the thread's colour and dash. */
    thread: text("thread").notNull().default("red"),
    tagline: text("tagline").notNull().default(""),
    occupation: text("occupation").notNull().default(""),
    translations: jsonb("translations").$type<Record<string, string>>().notNull().default({}),
    internal: boolean("internal").notNull().default(false),
    /** Made up to stand for a group; false for a portrait of one real customer. */
    fictional: boolean("fictional").notNull().default(true),
    /** The group of customers she stands for. */
    customerGroupId: idColumn("customer_group_id"),
    /** alpha | z | millennial | x | boomer | silent */
    generation: text("generation"),
    /** What she has or lacks, by device; what is not in it nobody knows. */
    devices: jsonb("devices").$type<Record<string, "has" | "lacks">>().notNull().default({}),
    /** How much she knows of the subject. */
    expertise: text("expertise").notNull().default(""),
    /** The customer one wishes for: at most one (index `personas_dream`). */
    isDream: boolean("is_dream").notNull().default(false),
    photoFileId: idColumn("photo_file_id"),
    /** What is on the photo, for who does not see it. */
    photoAlt: text("photo_alt").notNull().default(""),
    position: integer("position").notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: instant("deleted_at"),
    deletedBy: idColumn("deleted_by"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("personas_dream").on(t.workspaceId).where(sql`is_dream and deleted_at is null`),
    index("personas_customer_group").on(t.workspaceId, t.customerGroupId),
    foreignKey({
      columns: [t.workspaceId, t.customerGroupId],
      foreignColumns: [customerGroups.workspaceId, customerGroups.id],
    }),
    foreignKey({
      columns: [t.workspaceId, t.photoFileId],
      foreignColumns: [files.workspaceId, files.id],
    }),
  ],
);

/** One statement about a persona: evidence links to it (target `persona_line`). */
export const personaLines = pgTable(
  "persona_lines",
  {
    workspaceId: workspaceId(),
    id: idColumn("id").notNull(),
    personaId: idColumn("persona_id").notNull(),
    /** lifestyle | pains | goals | orientation | needs | motives | preferences */
    field: text("field").notNull(),
    text: text("text").notNull(),
    translations: jsonb("translations").$type<Record<string, string>>().notNull().default({}),
    position: integer("position").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("persona_lines_persona").on(t.workspaceId, t.personaId),
    foreignKey({
      columns: [t.workspaceId, t.personaId],
      foreignColumns: [personas.workspaceId, personas.id],
    }).onDelete("cascade"),
  ],
);

export const channels = pgTable(
  "channels",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: idColumn("id").notNull(),
    /** Key in the library of 36 channels, null for own ones. */
    key: text("key"),
    name: text("name").notNull(),
    nameTranslations: jsonb("name_translations").$type<Record<string, string>>().notNull().default({}),
    icon: text("icon").notNull().default("circle"),
    medium: text("medium").notNull(),
    mediaKind: text("media_kind").notNull(),
    necessary: boolean("necessary").notNull().default(false),
    position: integer("position").notNull().default(0),
    createdAt: createdAt(),
    deletedAt: instant("deleted_at"),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

export const personaChannels = pgTable(
  "persona_channels",
  {
    workspaceId: workspaceId(),
    personaId: idColumn("persona_id").notNull(),
    channelId: idColumn("channel_id").notNull(),
    since: month("since"),
    until: month("until"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.personaId, t.channelId] }),
    foreignKey({
      columns: [t.workspaceId, t.personaId],
      foreignColumns: [personas.workspaceId, personas.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.channelId],
      foreignColumns: [channels.workspaceId, channels.id],
    }).onDelete("cascade"),
  ],
);

/** Shown as KPI. */
export const metrics = pgTable(
  "metrics",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: idColumn("id").notNull(),
    journeyId: idColumn("journey_id"),
    phaseId: text("phase_id"),
    touchpointId: text("touchpoint_id"),
    /** Step from one phase to the next, a record of the journey. */
    transitionId: text("transition_id"),
    channelId: idColumn("channel_id"),
    name: text("name").notNull(),
    nameTranslations: jsonb("name_translations").$type<Record<string, string>>().notNull().default({}),
    /** Key of the preset it was made from; null for one of one's own. */
    preset: text("preset"),
    /** nps | csat | ces: its readings are answers, counted. */
    survey: text("survey"),
    /** Highest score the question is asked with now; each reading keeps its own. */
    scaleMax: integer("scale_max"),
    /** A `MetricUnit` of the domain. */
    unit: text("unit").notNull(),
    /** up | down: which way is better. */
    direction: text("direction").notNull().default("up"),
    /** False where days may not be added up to a month: one visitor comes on several. */
    additive: boolean("additive").notNull().default(true),
    source: text("source").notNull().default(""),
    /** What the figure is taken to mean, and what else it may mean; never empty for clicks and time on site. */
    interpretation: text("interpretation").notNull().default(""),
    alternative: text("alternative").notNull().default(""),
    /** experience | loyalty | marketing: the benefit it serves. */
    benefit: text("benefit"),
    /** conversion | loyalty: the journey's objective it is a figure of. */
    objective: text("objective"),
    target: doublePrecision("target"),
    /** Start of the goal: numerator/denominator or a bare value. */
    baseline: jsonb("baseline").$type<{ value?: number; numerator?: number; denominator?: number } | null>(),
    due: month("due"),
    /** The words of a SMART goal; its figure and its month stand in `target` and `due`. */
    goalSpecific: text("goal_specific").notNull().default(""),
    goalAchievable: text("goal_achievable").notNull().default(""),
    goalRelevant: text("goal_relevant").notNull().default(""),
    /** Who answers for the goal. */
    ownerId: idColumn("owner_id"),
    internal: boolean("internal").notNull().default(false),
    position: integer("position").notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: instant("deleted_at"),
    deletedBy: idColumn("deleted_by"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("metrics_journey").on(t.workspaceId, t.journeyId),
    foreignKey({
      columns: [t.workspaceId, t.journeyId],
      foreignColumns: [journeys.workspaceId, journeys.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.channelId],
      foreignColumns: [channels.workspaceId, channels.id],
    }),
    foreignKey({
      columns: [t.workspaceId, t.ownerId],
      foreignColumns: [memberships.workspaceId, memberships.id],
    }),
  ],
);

/**
 * Numerator and denominator, or a bare value; one reading a metric and month. Whoever asks for months asks here and nowhere else: a
 * month that was given by its days alone has their sum.
 */
export const readings = pgTable(
  "readings",
  {
    workspaceId: workspaceId(),
    metricId: idColumn("metric_id").notNull(),
    month: month("month").notNull(),
    numerator: doublePrecision("numerator"),
    denominator: doublePrecision("denominator"),
    value: doublePrecision("value"),
    /** Answers counted by group or score, and the highest score they could give; numerator and denominator follow from them. */
    tally: jsonb("tally").$type<Record<string, number> | null>(),
    scaleMax: integer("scale_max"),
    /** The same counts by segment (channel, device); they add up to numerator and denominator. */
    segments: jsonb("segments").$type<Record<string, { count: number; total: number }> | null>(),
    /** Of so many days it is the sum, and follows them; null for a figure given for the month, which stands above any days. */
    summedDays: integer("summed_days"),
    createdBy: idColumn("created_by"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.metricId, t.month] }),
    foreignKey({
      columns: [t.workspaceId, t.metricId],
      foreignColumns: [metrics.workspaceId, metrics.id],
    }).onDelete("cascade"),
  ],
);

/** The same of single days. Members see them; clients see months. */
export const dayReadings = pgTable(
  "day_readings",
  {
    workspaceId: workspaceId(),
    metricId: idColumn("metric_id").notNull(),
    day: day("day").notNull(),
    numerator: doublePrecision("numerator"),
    denominator: doublePrecision("denominator"),
    value: doublePrecision("value"),
    tally: jsonb("tally").$type<Record<string, number> | null>(),
    scaleMax: integer("scale_max"),
    segments: jsonb("segments").$type<Record<string, { count: number; total: number }> | null>(),
    createdBy: idColumn("created_by"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.metricId, t.day] }),
    foreignKey({
      columns: [t.workspaceId, t.metricId],
      foreignColumns: [metrics.workspaceId, metrics.id],
    }).onDelete("cascade"),
  ],
);

/** Metrics a claim rests on: they show *that*, and count as one type of source. */
export const metricLinks = pgTable(
  "metric_links",
  {
    workspaceId: workspaceId(),
    metricId: idColumn("metric_id").notNull(),
    journeyId: idColumn("journey_id").notNull(),
    nodeId: text("node_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.metricId, t.journeyId, t.nodeId] }),
    index("metric_links_node").on(t.workspaceId, t.journeyId, t.nodeId),
    foreignKey({
      columns: [t.workspaceId, t.metricId],
      foreignColumns: [metrics.workspaceId, metrics.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.journeyId],
      foreignColumns: [journeys.workspaceId, journeys.id],
    }).onDelete("cascade"),
  ],
);

export const tasks = pgTable(
  "tasks",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: idColumn("id").notNull(),
    journeyId: idColumn("journey_id"),
    touchpointId: text("touchpoint_id"),
    insightId: text("insight_id"),
    phaseId: text("phase_id"),
    title: text("title").notNull(),
    titleTranslations: jsonb("title_translations").$type<Record<string, string>>().notNull().default({}),
    month: month("month").notNull(),
    due: text("due"),
    /** open | in_progress | done | carried_over */
    status: text("status").notNull().default("open"),
    departmentId: idColumn("department_id"),
    assigneeId: idColumn("assignee_id"),
    metricId: idColumn("metric_id"),
    /** experience | loyalty | marketing: the benefit it serves. */
    benefit: text("benefit"),
    /** small | medium | large: what it asks, and what it is expected to bring. */
    effort: text("effort"),
    impact: text("impact"),
    /** By how much it should move its metric, in the metric's unit (points for a share). */
    expectedChange: doublePrecision("expected_change"),
    transitionId: text("transition_id"),
    /** The complaint it came of. No key: evidence may be taken away for good, and the task stays what it is. */
    evidenceId: idColumn("evidence_id"),
    /** monthly: when a month opens, the next one of its series stands in it. */
    repeats: text("repeats"),
    /** Id of the first of a series; there is one of a series in a month. */
    seriesId: idColumn("series_id"),
    /** The comment it came of. No key: somebody may take the comment away, and the task stays what it is. */
    commentId: idColumn("comment_id"),
    /** The task in the next month that this one went on as. */
    carriedToId: idColumn("carried_to_id"),
    carriedFromId: idColumn("carried_from_id"),
    /** Why it was moved once more after it had been moved twice. */
    carryReason: text("carry_reason"),
    internal: boolean("internal").notNull().default(false),
    doneAt: instant("done_at"),
    position: integer("position").notNull().default(0),
    createdBy: idColumn("created_by"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: instant("deleted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("tasks_month").on(t.workspaceId, t.month),
    index("tasks_journey").on(t.workspaceId, t.journeyId, t.month),
    uniqueIndex("tasks_series").on(t.workspaceId, t.seriesId, t.month),
    foreignKey({
      columns: [t.workspaceId, t.journeyId],
      foreignColumns: [journeys.workspaceId, journeys.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.departmentId],
      foreignColumns: [departments.workspaceId, departments.id],
    }),
    foreignKey({
      columns: [t.workspaceId, t.assigneeId],
      foreignColumns: [memberships.workspaceId, memberships.id],
    }),
    foreignKey({ columns: [t.workspaceId, t.metricId], foreignColumns: [metrics.workspaceId, metrics.id] }),
  ],
);

/** Departments that are involved in a task, beside the one that owns it. */
export const taskDepartments = pgTable(
  "task_departments",
  {
    workspaceId: workspaceId(),
    taskId: idColumn("task_id").notNull(),
    departmentId: idColumn("department_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.taskId, t.departmentId] }),
    index("task_departments_department").on(t.workspaceId, t.departmentId),
    foreignKey({
      columns: [t.workspaceId, t.taskId],
      foreignColumns: [tasks.workspaceId, tasks.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.departmentId],
      foreignColumns: [departments.workspaceId, departments.id],
    }).onDelete("cascade"),
  ],
);
