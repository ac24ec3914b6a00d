// What can be done with comments: each said when it is done, and taken back where that is possible.
"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useTRPC, useTRPCClient } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { invalidateNoun } from "#components/api/invalidate-noun.ts";
import { toastFailed, toastUndo } from "#components/ui/toast.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { CommentSubject } from "#domain/comment.ts";

/** Writes answer with the sentence of what went wrong, or nothing. */
type Written = Promise<string | undefined>;

export interface CommentActions {
  readonly create: (subject: CommentSubject, body: string) => Written;
  readonly reply: (commentId: string, body: string) => Written;
  readonly edit: (commentId: string, body: string) => Written;
  readonly resolve: (commentId: string, isResolved: boolean) => Promise<void>;
  readonly remove: (commentId: string) => Promise<void>;
  readonly makeTask: (commentId: string, title: string) => Promise<void>;
}

export function useCommentActions(): CommentActions {
  const t = useTranslations("comments");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const api = useTRPCClient();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  return useMemo(() => {
    async function write(work: () => Promise<unknown>): Written {
      try {
        await work();
        return undefined;
      } catch (error) {
        return sentence(error);
      } finally {
        await queries.invalidateQueries(trpc.comments.pathFilter());
      }
    }
    async function tell(work: () => Promise<unknown>): Promise<boolean> {
      const failure = await write(work);
      if (failure !== undefined) toastFailed(failure);
      return failure === undefined;
    }
    const turn = (commentId: string, isResolved: boolean) =>
      tell(() => api.comments.resolve.mutate({ workspaceId, commentId, isResolved }));
    return {
      create: (subject, body) =>
        write(() => api.comments.create.mutate({ workspaceId, thread: { subject, body } })),
      reply: (commentId, body) =>
        write(() => api.comments.reply.mutate({ workspaceId, reply: { commentId, body } })),
      edit: (commentId, body) => write(() => api.comments.edit.mutate({ workspaceId, commentId, body })),
      resolve: async (commentId, isResolved) => {
        if (!(await turn(commentId, isResolved))) return;
        toastUndo(t(isResolved ? "resolvedNow" : "reopenedNow"), () => void turn(commentId, !isResolved));
      },
      remove: async (commentId) => {
        if (!(await tell(() => api.comments.remove.mutate({ workspaceId, commentId })))) return;
        toastUndo(
          t("removedNow"),
          () => void tell(() => api.comments.restore.mutate({ workspaceId, commentId })),
        );
      },
      makeTask: async (commentId, title) => {
        let taskId = "";
        const isMade = await tell(async () => {
          ({ id: taskId } = await api.tasks.createForComment.mutate({ workspaceId, commentId, title }));
        });
        if (!isMade) return;
        invalidateNoun(queries, "task");
        toastUndo(
          t("taskMade", { title }),
          () =>
            void tell(() => api.tasks.remove.mutate({ workspaceId, taskId })).then(() =>
              invalidateNoun(queries, "task"),
            ),
        );
      },
    };
  }, [t, workspaceId, trpc, api, queries, sentence]);
}
