// The way to what was said about something, with how much of it is open; an address that names one of its comments opens it.
"use client";
import { useQuery } from "@tanstack/react-query";
import { MessageSquare } from "lucide-react";
import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { Button } from "#components/ui/button.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { type CommentSubject, subjectKey } from "#domain/comment.ts";
import type { OpenThreads } from "./use-open-threads.ts";

const CommentSheet = dynamic(() => import("./comment-sheet.tsx").then((module) => module.CommentSheet));

/** The subject of the comment that the address names; null without one. */
export function useAskedSubject(): CommentSubject | null {
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const commentId = useSearchParams().get("comment");
  const asked = useQuery(
    trpc.comments.get.queryOptions(
      { workspaceId, commentId: commentId ?? "" },
      { enabled: commentId !== null, retry: false },
    ),
  );
  return commentId === null ? null : (asked.data?.subject ?? null);
}

export interface CommentButtonProps {
  subject: CommentSubject;
  /** What it is about, for the window's title and for readers. */
  title: string;
  threads: OpenThreads;
  asked: CommentSubject | null;
  /** Leaves the word out where space is short. */
  look?: "word" | "count";
}

export function CommentButton({ subject, title, threads, asked, look = "count" }: CommentButtonProps) {
  const t = useTranslations("comments");
  const may = useCan();
  const key = subjectKey(subject);
  const count = threads.get(key)?.count ?? 0;
  const isAsked = asked !== null && subjectKey(asked) === key;
  const [opened, setOpened] = useState<boolean | null>(null);
  const isOpen = opened ?? isAsked;
  if (count === 0 && !may("comment.create") && look === "count" && !isAsked) return null;
  return (
    <>
      <Button
        size={look === "word" ? "md" : "sm"}
        variant={look === "word" ? "outline" : "ghost"}
        aria-label={t("openOf", { title, count })}
        data-comments={key}
        onClick={() => setOpened(true)}
        className={look === "count" ? "min-w-7 px-1.5 text-ink-3" : undefined}
      >
        <MessageSquare size={look === "word" ? 16 : 14} aria-hidden />
        {look === "word" ? t("name") : null}
        {count > 0 ? <span className="tabular-nums">{count}</span> : null}
      </Button>
      {isOpen ? <CommentSheet subject={subject} title={title} onClose={() => setOpened(false)} /> : null}
    </>
  );
}
