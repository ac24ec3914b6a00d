// A thread: its beginning, its answers, and the line in which one answers; settled with one press, and opened again.
"use client";
import { Check, Reply, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useCan } from "#components/workspace/workspace-context.tsx";
import { CommentComposer } from "./comment-composer.tsx";
import { CommentEntry } from "./comment-entry.tsx";
import type { Thread } from "./threads.ts";
import type { CommentActions } from "./use-comment-actions.ts";
import type { CommentNames } from "./use-comment-names.ts";

export interface CommentThreadProps {
  thread: Thread;
  names: CommentNames;
  own: ReadonlySet<string>;
  actions: CommentActions;
  /** The comment the address names. */
  askedId: string | null;
}

export function CommentThread({ thread, names, own, actions, askedId }: CommentThreadProps) {
  const t = useTranslations("comments");
  const may = useCan();
  const [isAnswering, setAnswering] = useState(false);
  const { first, replies } = thread;
  const isResolved = first.resolvedAt !== null;
  const mayWrite = may("comment.create");
  const by = names.authorOf(first.resolvedBy).name;
  return (
    <li data-thread={first.id} data-resolved={isResolved} className="grid gap-2 border-t border-hair py-3">
      <CommentEntry
        comment={first}
        names={names}
        own={own}
        actions={actions}
        isAsked={askedId === first.id}
        aside={
          mayWrite ? (
            <IconButton
              size="sm"
              label={t(isResolved ? "reopen" : "resolve")}
              icon={isResolved ? <RotateCcw size={15} aria-hidden /> : <Check size={16} aria-hidden />}
              onClick={() => void actions.resolve(first.id, !isResolved)}
            />
          ) : null
        }
      />
      {replies.length > 0 ? (
        <ul
          aria-label={t("replies", { count: replies.length })}
          className="ml-2.5 grid gap-2 border-l border-line pl-3"
        >
          {replies.map((reply) => (
            <li key={reply.id}>
              <CommentEntry
                comment={reply}
                names={names}
                own={own}
                actions={actions}
                isAsked={askedId === reply.id}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {isResolved ? <p className="text-meta text-ink-3">{t("resolvedBy", { name: by })}</p> : null}
      {!mayWrite ? null : isAnswering ? (
        <CommentComposer
          label={t("replyTo", { name: names.authorOf(first.authorId).name })}
          placeholder={t("replyPlaceholder")}
          action={t("reply")}
          names={names}
          autoFocus
          onCancel={() => setAnswering(false)}
          onSend={async (body) => {
            const failure = await actions.reply(first.id, body);
            if (failure === undefined) setAnswering(false);
            return failure;
          }}
        />
      ) : (
        <Button
          variant="ghost"
          size="sm"
          className="-ml-2 justify-self-start"
          onClick={() => setAnswering(true)}
        >
          <Reply size={14} aria-hidden />
          {t("reply")}
        </Button>
      )}
    </li>
  );
}
