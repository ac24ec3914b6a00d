// Everything said about one thing: open threads, those that are settled behind a press, and the field for a new one.
"use client";
import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { CommentSubject } from "#domain/comment.ts";
import { CommentComposer } from "./comment-composer.tsx";
import { CommentThread } from "./comment-thread.tsx";
import { type Thread, threadsOf } from "./threads.ts";
import { useCommentActions } from "./use-comment-actions.ts";
import { useCommentNames } from "./use-comment-names.ts";

export function CommentList({ subject }: { subject: CommentSubject }) {
  const t = useTranslations("comments");
  const common = useTranslations("common");
  const { id: workspaceId, memberId } = useWorkspace();
  const may = useCan();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const names = useCommentNames();
  const actions = useCommentActions();
  const askedId = useSearchParams().get("comment");
  const list = useQuery(trpc.comments.list.queryOptions({ workspaceId, subject }));
  const members = useQuery(trpc.members.list.queryOptions({ workspaceId })).data;
  const own = useMemo(() => {
    const me = members?.find((one) => one.id === memberId);
    return new Set([memberId ?? "", me?.departmentId ?? ""].filter((one) => one !== ""));
  }, [members, memberId]);
  const [isOpened, setOpened] = useState(false);

  if (list.isPending) return <SkeletonLines lines={3} label={common("loading")} />;
  if (list.isError)
    return <ErrorState onRetry={() => void list.refetch()}>{sentence(list.error)}</ErrorState>;
  const threads = threadsOf(list.data);
  const settled = threads.filter((one) => one.first.resolvedAt !== null);
  const holdsAsked = ({ first, replies }: Thread) => [first, ...replies].some((one) => one.id === askedId);
  const isShown = isOpened || settled.some(holdsAsked);
  const threadOf = (thread: Thread) => (
    <CommentThread
      key={thread.first.id}
      thread={thread}
      names={names}
      own={own}
      actions={actions}
      askedId={askedId}
    />
  );
  return (
    <div className="grid gap-3 text-body">
      {threads.length === 0 ? <p className="text-ink-2">{t("empty")}</p> : null}
      <ul className="-mt-3 empty:hidden">
        {threads.filter((one) => one.first.resolvedAt === null).map((one) => threadOf(one))}
      </ul>
      {may("comment.create") ? (
        <CommentComposer
          label={t("new")}
          placeholder={t("placeholder")}
          action={t("send")}
          names={names}
          onSend={(body) => actions.create(subject, body)}
        />
      ) : null}
      {settled.length > 0 ? (
        <div>
          <Button
            variant="ghost"
            size="sm"
            className="-ml-2"
            aria-expanded={isShown}
            onClick={() => setOpened(!isShown)}
          >
            <ChevronRight
              size={14}
              aria-hidden
              className={cn("transition-transform", isShown && "rotate-90")}
            />
            {t("settled", { count: settled.length })}
          </Button>
          {isShown ? <ul>{settled.map((one) => threadOf(one))}</ul> : null}
        </div>
      ) : null}
    </div>
  );
}
