// Writes of comments. Text is plain; people and departments stand in it by id.
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { comments } from "#db/schema/comments.ts";
import { newId } from "#document/new-id.ts";
import { commentBody, type CommentSubject, commentSubject } from "#domain/comment.ts";
import { DomainError } from "#domain/errors.ts";
import { id } from "#domain/ids.ts";
import { can } from "#domain/permissions.ts";
import type { Scope } from "#server/auth/scope.ts";
import { requireNode } from "#server/journeys/queries.ts";
import { notify } from "#server/notifications/notify.ts";
import { emit } from "#server/webhooks/emit.ts";
import { recipientsOf, requireMentions } from "./mentions.ts";
import { type CommentView, getComment, openComment, openSubject } from "./queries.ts";

/** A new thread on a subject. */
export const newThread = z.strictObject({ subject: commentSubject, body: commentBody });
/** An answer in the thread of a comment; an answer to an answer stands in the same thread. */
export const newReply = z.strictObject({ commentId: id, body: commentBody });

/** A comment of before that is brought in, as the demo does. */
export interface BroughtIn {
  readonly id: string;
  readonly by: string;
  readonly at: Date;
  readonly internal: boolean;
}

/** Begins a thread. @throws NOT_FOUND for what is not there, and for somebody named who is not here */
export async function createThread(
  scope: Scope,
  { subject, body }: z.infer<typeof newThread>,
  past: BroughtIn | null = null,
): Promise<{ id: string }> {
  const journeyId = await openSubject(scope, subject);
  if (subject.kind === "touchpoint") await requireNode(scope, subject.journeyId, subject.nodeId);
  const commentId = past?.id ?? newId();
  return insert(scope, { id: commentId, threadId: commentId, subject, journeyId, body }, past);
}

/** Answers in a thread. A thread that was settled is open again by it. */
export async function reply(
  scope: Scope,
  { commentId, body }: z.infer<typeof newReply>,
  past: BroughtIn | null = null,
): Promise<{ id: string }> {
  const { threadId, subject, journeyId } = await openComment(scope, commentId);
  await write(scope, threadId, { resolvedAt: null, resolvedBy: null });
  return insert(scope, { id: past?.id ?? newId(), threadId, subject, journeyId, body }, past);
}

interface NewComment {
  readonly id: string;
  readonly threadId: string;
  readonly subject: CommentSubject;
  readonly journeyId: string | null;
  readonly body: string;
}

async function insert(scope: Scope, comment: NewComment, past: BroughtIn | null): Promise<{ id: string }> {
  const { id: commentId, threadId, subject, journeyId, body } = comment;
  await requireMentions(scope, body);
  const authorId = past ? past.by : scope.memberId;
  await scope.tx.insert(comments).values({
    workspaceId: scope.workspaceId,
    id: commentId,
    threadId,
    journeyId,
    kind: subject.kind,
    nodeId: subject.kind === "touchpoint" ? subject.nodeId : null,
    taskId: subject.kind === "task" ? subject.taskId : null,
    metricId: subject.kind === "metric" ? subject.metricId : null,
    month: subject.kind === "cycle" ? subject.month : null,
    authorId,
    body,
    ...(past ? { createdAt: past.at, internal: past.internal } : { createdAt: scope.now }),
  });
  await said(scope, threadId === commentId ? "comment.create" : "comment.reply", commentId, journeyId);
  if (!past) await tellOf(scope, comment, authorId);
  return { id: commentId };
}

/** Tells the people it concerns, and other systems, of a new comment. */
async function tellOf(scope: Scope, comment: NewComment, authorId: string | null): Promise<void> {
  const { id: commentId, threadId, subject, journeyId, body } = comment;
  const { named, spoke } = await recipientsOf(scope, { threadId, authorId, body });
  const { path } = await getComment(scope, commentId);
  const about = {
    subject: { kind: "comment", id: commentId },
    journeyId,
    detail: { path: path.slice(`/${scope.workspace.slug}/`.length) },
  };
  await notify(scope, { ...about, kind: "mention", recipients: named, key: `mention:${commentId}` });
  await notify(scope, { ...about, kind: "reply", recipients: spoke, key: `reply:${commentId}` });
  await emit(scope, {
    event: "comment.created",
    key: `comment.created:${commentId}`,
    data: { commentId, threadId, journeyId, about: subject.kind },
  });
}

/** Changes one's own words. @throws FORBIDDEN for somebody else's */
export async function editComment(scope: Scope, commentId: string, body: string): Promise<void> {
  const comment = await openOwn(scope, commentId);
  if (comment.deletedAt !== null) throw new DomainError("NOT_FOUND");
  await requireMentions(scope, body, comment.body);
  await write(scope, commentId, { body, editedAt: scope.now });
  await said(scope, "comment.edit", commentId, comment.journeyId);
}

/** Settles a thread, or opens it again; says how it stood before. */
export async function resolveThread(
  scope: Scope,
  commentId: string,
  isResolved: boolean,
): Promise<{ previous: boolean }> {
  const { threadId } = await openComment(scope, commentId);
  const thread = await openComment(scope, threadId);
  const word = isResolved
    ? { resolvedAt: thread.resolvedAt ?? scope.now, resolvedBy: thread.resolvedBy ?? scope.memberId }
    : { resolvedAt: null, resolvedBy: null };
  await write(scope, threadId, word);
  await said(scope, isResolved ? "comment.resolve" : "comment.reopen", threadId, thread.journeyId);
  return { previous: thread.resolvedAt !== null };
}

/** Takes one's own comment away; it can be brought back. Who manages members may take away anybody's. */
export async function removeComment(scope: Scope, commentId: string): Promise<void> {
  const comment = await openOwn(scope, commentId, true);
  if (comment.deletedAt !== null) throw new DomainError("NOT_FOUND");
  await write(scope, commentId, { deletedAt: scope.now });
  await said(scope, "comment.remove", commentId, comment.journeyId);
}

export async function restoreComment(scope: Scope, commentId: string): Promise<void> {
  const comment = await openOwn(scope, commentId, true);
  if (comment.deletedAt === null) throw new DomainError("NOT_FOUND");
  await write(scope, commentId, { deletedAt: null });
  await said(scope, "comment.restore", commentId, comment.journeyId);
}

async function openOwn(scope: Scope, commentId: string, isForManagers = false): Promise<CommentView> {
  const comment = await openComment(scope, commentId);
  const isOwn = comment.authorId !== null && comment.authorId === scope.memberId;
  if (!isOwn && !(isForManagers && can(scope.role, "member.manage"))) throw new DomainError("FORBIDDEN");
  return comment;
}

async function write(
  scope: Scope,
  commentId: string,
  set: Partial<typeof comments.$inferInsert>,
): Promise<void> {
  await scope.tx
    .update(comments)
    .set(set)
    .where(and(eq(comments.workspaceId, scope.workspaceId), eq(comments.id, commentId)));
}

async function said(scope: Scope, action: string, commentId: string, journeyId: string | null) {
  await scope.audit(action, { kind: "comment", id: commentId });
  scope.bell("comment", journeyId);
}
