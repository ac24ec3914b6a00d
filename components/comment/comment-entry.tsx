// One comment: who, when, the words, and what its reader may do with it.
"use client";
import { Ellipsis, Link2, ListChecks, Pencil, Trash2 } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Avatar, departmentTone } from "#components/ui/avatar.tsx";
import { cn } from "#components/ui/class-names.ts";
import { DropdownMenu, MenuItem } from "#components/ui/dropdown-menu.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { toastDone } from "#components/ui/toast.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { mentionsIn, spokenText } from "#domain/comment.ts";
import type { ListedComment } from "#server/comments/queries.ts";
import { CommentComposer } from "./comment-composer.tsx";
import { CommentText } from "./comment-text.tsx";
import { titleFrom } from "./threads.ts";
import type { CommentActions } from "./use-comment-actions.ts";
import type { CommentNames } from "./use-comment-names.ts";

export interface CommentEntryProps {
  comment: ListedComment;
  names: CommentNames;
  own: ReadonlySet<string>;
  actions: CommentActions;
  /** The comment the address names. */
  isAsked: boolean;
  /** Buttons behind the name. */
  aside?: ReactNode;
}

export function CommentEntry({ comment, names, own, actions, isAsked, aside }: CommentEntryProps) {
  const t = useTranslations("comments");
  const common = useTranslations("common");
  const format = useFormatter();
  const { slug, memberId, contentLocale } = useWorkspace();
  const may = useCan();
  const [isEditing, setEditing] = useState(false);
  const place = useRef<HTMLElement>(null);
  const author = names.authorOf(comment.authorId);
  const isOwn = comment.authorId !== null && comment.authorId === memberId;
  const isRemoved = comment.deletedAt !== null;
  const mayWrite = may("comment.create") && isOwn;
  useEffect(() => {
    if (!isAsked) return;
    place.current?.scrollIntoView({ block: "center" });
    place.current?.focus({ preventScroll: true });
  }, [isAsked]);

  return (
    <article
      ref={place}
      tabIndex={isAsked ? -1 : undefined}
      data-comment={comment.id}
      aria-label={t("by", { name: author.name })}
      className={cn("grid gap-1 rounded-card", isAsked && "bg-chalk-wash px-2 py-1.5")}
    >
      <header className="flex min-h-7 items-center gap-2">
        <Avatar name={author.name} tone={departmentTone(author.tone)} size="xs" decorative />
        <span className="min-w-0 flex-1 text-meta text-ink-3">
          <b className="font-semibold text-ink">{author.name}</b>{" "}
          <time dateTime={comment.createdAt.toISOString()}>
            {format.dateTime(comment.createdAt, { dateStyle: "medium", timeStyle: "short" })}
          </time>
          {comment.editedAt && !isRemoved ? ` · ${t("edited")}` : ""}
        </span>
        {aside}
        {isRemoved ? null : (
          <DropdownMenu
            align="end"
            trigger={
              <IconButton
                size="sm"
                label={t("menu", { name: author.name })}
                icon={<Ellipsis size={16} aria-hidden />}
              />
            }
          >
            {mayWrite ? (
              <MenuItem icon={<Pencil size={15} />} onSelect={() => setEditing(true)}>
                {t("edit")}
              </MenuItem>
            ) : null}
            {may("task.edit") ? (
              <MenuItem
                icon={<ListChecks size={15} />}
                onSelect={() =>
                  void actions.makeTask(comment.id, titleFrom(spokenText(comment.body, names.nameOf)))
                }
              >
                {t("makeTask")}
              </MenuItem>
            ) : null}
            <MenuItem
              icon={<Link2 size={15} />}
              onSelect={() => {
                const address = new URL(window.location.href);
                address.searchParams.set("comment", comment.id);
                if (comment.subject.kind === "touchpoint")
                  address.searchParams.set("t", comment.subject.nodeId);
                void navigator.clipboard.writeText(address.href).then(() => toastDone(t("linkCopied")));
              }}
            >
              {t("copyLink")}
            </MenuItem>
            {mayWrite || (may("member.manage") && may("comment.create")) ? (
              <MenuItem
                icon={<Trash2 size={15} />}
                tone="danger"
                onSelect={() => void actions.remove(comment.id)}
              >
                {common("delete")}
              </MenuItem>
            ) : null}
          </DropdownMenu>
        )}
      </header>
      {isEditing ? (
        <CommentComposer
          label={t("edit")}
          placeholder={t("placeholder")}
          action={common("save")}
          initial={spokenText(comment.body, names.nameOf)}
          chosen={mentionsIn(comment.body).map((one) => ({ ...one, name: names.nameOf(one) }))}
          names={names}
          autoFocus
          onCancel={() => setEditing(false)}
          onSend={async (body) => {
            const failure = await actions.edit(comment.id, body);
            if (failure === undefined) setEditing(false);
            return failure;
          }}
        />
      ) : isRemoved ? (
        <p className="text-reading text-ink-3 italic">{t("removed")}</p>
      ) : (
        <CommentText body={comment.body} nameOf={names.nameOf} own={own} lang={contentLocale} />
      )}
      {comment.tasks.length > 0 ? (
        <ul className="grid gap-0.5 text-meta">
          {comment.tasks.map((task) => (
            <li key={task.id}>
              <Link
                href={`/${slug}/tasks/${task.month}`}
                className="inline-flex min-h-6 items-center gap-1.5 text-link"
              >
                <ListChecks size={14} aria-hidden />
                {t("taskOf", { title: task.title })}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </article>
  );
}
