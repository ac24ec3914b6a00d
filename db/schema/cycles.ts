// The monthly rounds of a journey: their state, what was decided in them, what stood when they were closed, and whether the
// channels in use were still current.
import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { createdAt, day, idColumn, instant, month, updatedAt, workspaceId } from "#db/columns.ts";
import { journeys } from "./journeys.ts";
import { channels, tasks } from "./research.ts";

/** One month of one journey; a month without a row was never opened. */
export const cycles = pgTable(
  "cycles",
  {
    workspaceId: workspaceId(),
    journeyId: idColumn("journey_id").notNull(),
    month: month("month").notNull(),
    /** open | closed | skipped */
    state: text("state").notNull().default("open"),
    openedAt: instant("opened_at").notNull().defaultNow(),
    /** Day on which the month is looked back on. */
    reviewOn: day("review_on").notNull(),
    /** What the month is about, in one sentence. */
    focus: text("focus").notNull().default(""),
    /** Translations of `focus` and `closingNote` by `<field>@<locale>`. */
    translations: jsonb("translations").$type<Record<string, string>>().notNull().default({}),
    /** Ids of the people who hold the review together. */
    attendeeIds: text("attendee_ids").array().notNull().default([]),
    /** Set while the month is closed. */
    closedAt: instant("closed_at"),
    closedBy: idColumn("closed_by"),
    /** What was said at closing; it must be there where a reading was missing. */
    closingNote: text("closing_note").notNull().default(""),
    skippedAt: instant("skipped_at"),
    skippedBy: idColumn("skipped_by"),
    skippedReason: text("skipped_reason"),
    /** When it was last opened again after having been closed or skipped. */
    reopenedAt: instant("reopened_at"),
    reopenedBy: idColumn("reopened_by"),
    /** When the mail that the review is due was put in the outbox: once a month. */
    remindedAt: instant("reminded_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.journeyId, t.month] }),
    index("cycles_state").on(t.workspaceId, t.state, t.month),
    check("cycles_closed", sql`(${t.state} = 'closed') = (${t.closedAt} is not null)`),
    check("cycles_skipped", sql`(${t.state} = 'skipped') = (${t.skippedReason} is not null)`),
    foreignKey({
      columns: [t.workspaceId, t.journeyId],
      foreignColumns: [journeys.workspaceId, journeys.id],
    }).onDelete("cascade"),
  ],
);

/** A decision of a month. What it rests on: a metric here, evidence in `evidence_links` (target `decision`). */
export const cycleDecisions = pgTable(
  "cycle_decisions",
  {
    workspaceId: workspaceId(),
    id: idColumn("id").notNull(),
    journeyId: idColumn("journey_id").notNull(),
    month: month("month").notNull(),
    /** continue | start | stop | decide */
    kind: text("kind").notNull(),
    sentence: text("sentence").notNull(),
    reason: text("reason").notNull().default(""),
    /** Translations of `sentence` and `reason` by `<field>@<locale>`. */
    translations: jsonb("translations").$type<Record<string, string>>().notNull().default({}),
    decidedBy: idColumn("decided_by"),
    decidedOn: day("decided_on").notNull(),
    /** Record of the journey it is about (an insight, a touchpoint, a phase); null for the whole journey. */
    nodeId: text("node_id"),
    /** Metric it rests on. No key: the trash may take the metric for good, and the decision stays what it was. */
    metricId: idColumn("metric_id"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("cycle_decisions_month").on(t.workspaceId, t.journeyId, t.month),
    foreignKey({
      columns: [t.workspaceId, t.journeyId, t.month],
      foreignColumns: [cycles.workspaceId, cycles.journeyId, cycles.month],
    }).onDelete("cascade"),
  ],
);

/** Tasks that came of a decision. */
export const decisionTasks = pgTable(
  "decision_tasks",
  {
    workspaceId: workspaceId(),
    decisionId: idColumn("decision_id").notNull(),
    taskId: idColumn("task_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.decisionId, t.taskId] }),
    index("decision_tasks_task").on(t.workspaceId, t.taskId),
    foreignKey({
      columns: [t.workspaceId, t.decisionId],
      foreignColumns: [cycleDecisions.workspaceId, cycleDecisions.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.taskId],
      foreignColumns: [tasks.workspaceId, tasks.id],
    }).onDelete("cascade"),
  ],
);

/**
 * What stood when a month was closed, as plain JSON whose shapes are those of `domain/cycle.ts`. Never changed: a month that is
 * opened again and closed again gets another one in its place.
 */
export const cycleSnapshots = pgTable(
  "cycle_snapshots",
  {
    workspaceId: workspaceId(),
    journeyId: idColumn("journey_id").notNull(),
    month: month("month").notNull(),
    takenAt: instant("taken_at").notNull(),
    /** Position in the journey's log up to which the frozen journey had read it. */
    logSeq: bigint("log_seq", { mode: "number" }).notNull(),
    /** A `Journey`; null for one of which nothing was projected yet. */
    journey: jsonb("journey"),
    /** `SnapshotFigure[]` */
    figures: jsonb("figures").notNull(),
    /** `JourneyOutline`: the same journey as far as the page over several journeys needs it; null in older ones. */
    outline: jsonb("outline"),
    /** `FrozenMarks`: what the outline says in numbers, for the months that are only counted; null in older ones. */
    marks: jsonb("marks"),
    /** `Record<nodeId, SnapshotStrength>` */
    strengths: jsonb("strengths").notNull(),
    /** `SnapshotTask[]` */
    tasks: jsonb("tasks").notNull(),
    /** `SnapshotDecision[]` */
    decisions: jsonb("decisions").notNull(),
    /** `SnapshotChannel[]` */
    channels: jsonb("channels").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.journeyId, t.month] }),
    foreignKey({
      columns: [t.workspaceId, t.journeyId, t.month],
      foreignColumns: [cycles.workspaceId, cycles.journeyId, cycles.month],
    }).onDelete("cascade"),
  ],
);

/**
 * Somebody's approval of a closed month, of exactly what was frozen then. Taken back or given anew, the row stays. Who gave it is
 * kept without a key: somebody who left gave it all the same.
 */
export const cycleApprovals = pgTable(
  "cycle_approvals",
  {
    workspaceId: workspaceId(),
    id: idColumn("id").notNull(),
    journeyId: idColumn("journey_id").notNull(),
    month: month("month").notNull(),
    approvedBy: idColumn("approved_by").notNull(),
    approvedAt: instant("approved_at").notNull(),
    /** When the snapshot was taken that it was given on. */
    takenAt: instant("taken_at").notNull(),
    /** What differed from the snapshot already, each with a mark of how it stood; empty where nothing did. */
    seen: jsonb("seen").$type<Record<string, string>>().notNull().default({}),
    /** That snapshot itself, once another one took its place in `cycle_snapshots`. */
    frozen: jsonb("frozen"),
    /** Taken back, or followed by a newer one of the same person. */
    endedAt: instant("ended_at"),
    endedBy: idColumn("ended_by"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("cycle_approvals_once")
      .on(t.workspaceId, t.journeyId, t.month, t.approvedBy)
      .where(sql`ended_at is null`),
    foreignKey({
      columns: [t.workspaceId, t.journeyId, t.month],
      foreignColumns: [cycles.workspaceId, cycles.journeyId, cycles.month],
    }).onDelete("cascade"),
  ],
);

/** Somebody's word in one month that a channel is still current, or outdated; without a row nobody said so yet. */
export const channelMarks = pgTable(
  "channel_marks",
  {
    workspaceId: workspaceId(),
    channelId: idColumn("channel_id").notNull(),
    month: month("month").notNull(),
    /** current | outdated */
    mark: text("mark").notNull(),
    markedBy: idColumn("marked_by"),
    markedOn: day("marked_on").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.channelId, t.month] }),
    foreignKey({
      columns: [t.workspaceId, t.channelId],
      foreignColumns: [channels.workspaceId, channels.id],
    }).onDelete("cascade"),
  ],
);
