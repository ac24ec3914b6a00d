// What people say to each other about a touchpoint, a task, a metric or a month: threads with one level of replies.
import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, idColumn, instant, month, workspaceId } from "#db/columns.ts";
import { journeys } from "./journeys.ts";
import { metrics, tasks } from "./research.ts";
import { memberships, workspaces } from "./workspaces.ts";

export const comments = pgTable(
  "comments",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: idColumn("id").notNull(),
    /** The comment that began the thread; its own id for that one. */
    threadId: idColumn("thread_id").notNull(),
    /** The journey of what it hangs on; null for a task or metric of the whole workspace. */
    journeyId: idColumn("journey_id"),
    /** touchpoint | task | metric | cycle; of the four columns below the one that belongs to it is set. */
    kind: text("kind").notNull(),
    nodeId: text("node_id"),
    taskId: idColumn("task_id"),
    metricId: idColumn("metric_id"),
    month: month("month"),
    authorId: idColumn("author_id"),
    /** Plain text with line ends; people and departments by id (`domain/comment.ts`). */
    body: text("body").notNull(),
    /** Only for people who work here, never for a client. */
    internal: boolean("internal").notNull().default(false),
    createdAt: createdAt(),
    editedAt: instant("edited_at"),
    deletedAt: instant("deleted_at"),
    /** Of the comment that began a thread: when it was settled, and by whom. */
    resolvedAt: instant("resolved_at"),
    resolvedBy: idColumn("resolved_by"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("comments_thread").on(t.workspaceId, t.threadId),
    index("comments_journey").on(t.workspaceId, t.journeyId, t.kind),
    index("comments_task").on(t.workspaceId, t.taskId),
    index("comments_metric").on(t.workspaceId, t.metricId),
    check(
      "comments_subject",
      sql`case ${t.kind} when 'touchpoint' then ${t.nodeId} is not null and ${t.journeyId} is not null
        when 'task' then ${t.taskId} is not null when 'metric' then ${t.metricId} is not null
        when 'cycle' then ${t.month} is not null and ${t.journeyId} is not null else false end
        and num_nonnulls(${t.nodeId}, ${t.taskId}, ${t.metricId}, ${t.month}) = 1`,
    ),
    check("comments_resolved", sql`${t.resolvedAt} is null or ${t.id} = ${t.threadId}`),
    foreignKey({
      columns: [t.workspaceId, t.threadId],
      foreignColumns: [t.workspaceId, t.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.journeyId],
      foreignColumns: [journeys.workspaceId, journeys.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.taskId],
      foreignColumns: [tasks.workspaceId, tasks.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.metricId],
      foreignColumns: [metrics.workspaceId, metrics.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.authorId],
      foreignColumns: [memberships.workspaceId, memberships.id],
    }),
  ],
);
