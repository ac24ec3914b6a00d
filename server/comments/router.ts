// What may be asked and done about comments.
import { z } from "zod";
import { commentBody, commentSubject } from "#domain/comment.ts";
import { id } from "#domain/ids.ts";
import { createRouter, workspaceInput, workspaceProcedure } from "#server/api/procedures.ts";
import {
  createThread,
  editComment,
  newReply,
  newThread,
  removeComment,
  reply,
  resolveThread,
  restoreComment,
} from "./commands.ts";
import { countOpenThreads, getComment, listComments } from "./queries.ts";

const commentInput = workspaceInput({ commentId: id });

export const commentsRouter = createRouter({
  list: workspaceProcedure("comment.view")
    .input(workspaceInput({ subject: commentSubject }))
    .query(({ ctx, input }) => listComments(ctx.scope, input.subject)),
  get: workspaceProcedure("comment.view")
    .input(commentInput)
    .query(({ ctx, input }) => getComment(ctx.scope, input.commentId)),
  countOpen: workspaceProcedure("comment.view").query(({ ctx }) => countOpenThreads(ctx.scope)),
  create: workspaceProcedure("comment.create")
    .input(workspaceInput({ thread: newThread }))
    .mutation(({ ctx, input }) => createThread(ctx.scope, input.thread)),
  reply: workspaceProcedure("comment.create")
    .input(workspaceInput({ reply: newReply }))
    .mutation(({ ctx, input }) => reply(ctx.scope, input.reply)),
  edit: workspaceProcedure("comment.create")
    .input(workspaceInput({ commentId: id, body: commentBody }))
    .mutation(({ ctx, input }) => editComment(ctx.scope, input.commentId, input.body)),
  resolve: workspaceProcedure("comment.create")
    .input(workspaceInput({ commentId: id, isResolved: z.boolean() }))
    .mutation(({ ctx, input }) => resolveThread(ctx.scope, input.commentId, input.isResolved)),
  remove: workspaceProcedure("comment.create")
    .input(commentInput)
    .mutation(({ ctx, input }) => removeComment(ctx.scope, input.commentId)),
  restore: workspaceProcedure("comment.create")
    .input(commentInput)
    .mutation(({ ctx, input }) => restoreComment(ctx.scope, input.commentId)),
});
