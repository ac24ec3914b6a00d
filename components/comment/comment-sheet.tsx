// What was said about a task, a KPI or a month, in a panel beside its page.
"use client";
import { useTranslations } from "next-intl";
import { Sheet } from "#components/ui/sheet.tsx";
import type { CommentSubject } from "#domain/comment.ts";
import { CommentList } from "./comment-list.tsx";

export function CommentSheet({
  subject,
  title,
  onClose,
}: {
  subject: CommentSubject;
  title: string;
  onClose: () => void;
}) {
  const t = useTranslations("comments");
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={t("about", { title })}>
      <CommentList subject={subject} />
    </Sheet>
  );
}
