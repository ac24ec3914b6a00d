// Reads of comments: the threads of one subject, how many are open anywhere, and where one comment stands.
import { and, asc, eq, inArray, isNull, or, sql, type SQL } from "drizzle-orm";
import { comments } from "#db/schema/comments.ts";
import { journeyMembers, journeys } from "#db/schema/journeys.ts";
import { metrics, tasks } from "#db/schema/research.ts";
import { type CommentSubject, commentPath, subjectKey } from "#domain/comment.ts";
import { DomainError } from "#domain/errors.ts";
import { can } from "#domain/permissions.ts";
import type { Scope } from "#server/auth/scope.ts";
import { openJourneyWithin } from "#server/journeys/queries.ts";
import { getTask } from "#server/tasks/queries.ts";

const columns = {
  id: comments.id,
  threadId: comments.threadId,
  journeyId: comments.journeyId,
  kind: comments.kind,
  nodeId: comments.nodeId,
  taskId: comments.taskId,
  metricId: comments.metricId,
  month: comments.month,
  authorId: comments.authorId,
  body: comments.body,
  internal: comments.internal,
  createdAt: comments.createdAt,
  editedAt: comments.editedAt,
  deletedAt: comments.deletedAt,
  resolvedAt: comments.resolvedAt,
  resolvedBy: comments.resolvedBy,
};

type Row = Pick<typeof comments.$inferSelect, keyof typeof columns>;

/** What a row hangs on; the table's own check keeps the columns and the kind together. */
function subjectOf({ kind, journeyId, nodeId, taskId, metricId, month }: Row): CommentSubject {
  if (kind === "touchpoint" && journeyId !== null && nodeId !== null) return { kind, journeyId, nodeId };
  if (kind === "task" && taskId !== null) return { kind, taskId };
  if (kind === "metric" && metricId !== null) return { kind, metricId };
  if (kind === "cycle" && journeyId !== null && month !== null) return { kind, journeyId, month };
  throw new Error(`a comment of kind ${kind} hangs on nothing`);
}

function viewOf(row: Row) {
  const { kind: _kind, nodeId: _node, taskId: _task, metricId: _metric, month: _month, ...rest } = row;
  return { ...rest, subject: subjectOf(row) };
}
export type CommentView = ReturnType<typeof viewOf>;

/** Rows about a subject. */
export function about(subject: CommentSubject): SQL {
  switch (subject.kind) {
    case "touchpoint":
      return sql`(${comments.kind}, ${comments.journeyId}, ${comments.nodeId}) = ('touchpoint', ${subject.journeyId}, ${subject.nodeId})`;
    case "task":
      return eq(comments.taskId, subject.taskId);
    case "metric":
      return eq(comments.metricId, subject.metricId);
    case "cycle":
      return sql`(${comments.kind}, ${comments.journeyId}, ${comments.month}) = ('cycle', ${subject.journeyId}, ${subject.month})`;
  }
}

/**
 * Proves that the reader sees what is commented on.
 * @returns the journey it belongs to; null for what belongs to the whole workspace
 * @throws NOT_FOUND
 */
export async function openSubject(scope: Scope, subject: CommentSubject): Promise<string | null> {
  if (subject.kind === "task") return (await getTask(scope, subject.taskId)).journeyId;
  if (subject.kind !== "metric") return (await openJourneyWithin(scope, subject.journeyId)).id;
  const [metric] = await scope.tx
    .select({ journeyId: metrics.journeyId })
    .from(metrics)
    .where(
      and(
        eq(metrics.workspaceId, scope.workspaceId),
        eq(metrics.id, subject.metricId),
        isNull(metrics.deletedAt),
      ),
    );
  if (!metric) throw new DomainError("NOT_FOUND");
  if (metric.journeyId !== null) await openJourneyWithin(scope, metric.journeyId);
  return metric.journeyId;
}

/**
 * A subject's comments, oldest first. What was removed is left out; of a removed beginning with replies its place stays, without
 * its words.
 */
export async function listComments(scope: Scope, subject: CommentSubject) {
  await openSubject(scope, subject);
  const rows = await scope.tx
    .select(columns)
    .from(comments)
    .where(and(eq(comments.workspaceId, scope.workspaceId), about(subject)))
    .orderBy(asc(comments.createdAt), asc(comments.id));
  const answered = new Set(rows.flatMap((row) => (row.deletedAt === null ? [row.threadId] : [])));
  const shown = rows.filter(
    (row) => row.deletedAt === null || (row.id === row.threadId && answered.has(row.id)),
  );
  const made = await listTasksOf(
    scope,
    shown.map((row) => row.id),
  );
  return shown.map((row) => ({
    ...viewOf(row.deletedAt === null ? row : { ...row, body: "" }),
    tasks: made.filter((task) => task.commentId === row.id),
  }));
}
export type ListedComment = Awaited<ReturnType<typeof listComments>>[number];

/** Tasks that were made of comments. */
async function listTasksOf(scope: Scope, commentIds: readonly string[]) {
  if (commentIds.length === 0) return [];
  return scope.tx
    .select({ id: tasks.id, commentId: tasks.commentId, title: tasks.title, month: tasks.month })
    .from(tasks)
    .where(
      and(
        eq(tasks.workspaceId, scope.workspaceId),
        inArray(tasks.commentId, [...commentIds]),
        isNull(tasks.deletedAt),
      ),
    )
    .orderBy(asc(tasks.position), asc(tasks.id));
}

/**
 * A comment that one may see, removed or not.
 * @throws NOT_FOUND
 */
export async function openComment(scope: Scope, commentId: string): Promise<CommentView> {
  const [row] = await scope.tx
    .select(columns)
    .from(comments)
    .where(and(eq(comments.workspaceId, scope.workspaceId), eq(comments.id, commentId)));
  if (!row) throw new DomainError("NOT_FOUND");
  const found = viewOf(row);
  await openSubject(scope, found.subject);
  return found;
}

/** A comment with the address at which it is read: what a link with `?comment=` leads to. @throws NOT_FOUND */
export async function getComment(scope: Scope, commentId: string) {
  const comment = await openComment(scope, commentId);
  if (comment.deletedAt !== null) throw new DomainError("NOT_FOUND");
  const { subject } = comment;
  const journey = "journeyId" in subject ? await openJourneyWithin(scope, subject.journeyId) : { slug: null };
  const task = subject.kind === "task" ? await getTask(scope, subject.taskId) : { month: null };
  const place = {
    workspaceSlug: scope.workspace.slug,
    journeySlug: journey.slug,
    taskMonth: task.month,
  };
  return { ...comment, path: commentPath(subject, place, comment.id) };
}

/** How many threads are open, for everything that has any and that the reader sees. */
export async function countOpenThreads(scope: Scope) {
  const rows = await scope.tx
    .select(columns)
    .from(comments)
    .where(
      and(
        eq(comments.workspaceId, scope.workspaceId),
        eq(comments.id, comments.threadId),
        isNull(comments.resolvedAt),
        isAlive,
        reachable(scope),
      ),
    );
  const counts = new Map<string, { subject: CommentSubject; count: number }>();
  for (const row of rows) {
    const subject = subjectOf(row);
    const key = subjectKey(subject);
    counts.set(key, { subject, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}

/** A thread of which something can still be read, about something that is still there. */
const isAlive = sql`exists (select 1 from ${comments} c where c.workspace_id = ${comments.workspaceId}
    and c.thread_id = ${comments.id} and c.deleted_at is null)
  and not exists (select 1 from ${tasks} t where t.workspace_id = ${comments.workspaceId} and t.id = ${comments.taskId}
    and t.deleted_at is not null)
  and not exists (select 1 from ${metrics} m where m.workspace_id = ${comments.workspaceId} and m.id = ${comments.metricId}
    and m.deleted_at is not null)`;

/** Comments of a journey for named members are theirs alone, and those of a removed journey rest with it. */
function reachable(scope: Scope) {
  const everything = can(scope.role, "member.manage");
  return or(
    isNull(comments.journeyId),
    sql`exists (select 1 from ${journeys} j where j.workspace_id = ${comments.workspaceId} and j.id = ${comments.journeyId}
      and j.deleted_at is null and (${everything} or j.visibility = 'workspace' or exists (
        select 1 from ${journeyMembers} m where m.workspace_id = j.workspace_id and m.journey_id = j.id
          and m.membership_id = ${scope.memberId})))`,
  );
}
