// One thing that was told: who, what and when, as a link to its place, with a button that marks it read or unread.
"use client";
import {
  AtSign,
  CalendarCheck,
  CalendarClock,
  Check,
  CircleAlert,
  Hourglass,
  ListChecks,
  type LucideIcon,
  Mail,
  MailOpen,
  MessageCircleReply,
  Stamp,
} from "lucide-react";
import Link from "next/link";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { isMonth } from "#domain/month.ts";
import type { NotificationKind } from "#domain/notification.ts";
import { useMonthName } from "#components/task/use-month-name.ts";
import { cn } from "#components/ui/class-names.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { NotificationView } from "#server/notifications/queries.ts";

const ICONS: Readonly<Record<NotificationKind, LucideIcon>> = {
  mention: AtSign,
  reply: MessageCircleReply,
  assignment: ListChecks,
  reviewDue: CalendarClock,
  monthClosed: CalendarCheck,
  monthApproved: Stamp,
  journeyStale: Hourglass,
  weeklyDigest: Mail,
  webhookDisabled: CircleAlert,
};

interface InboxItemProps {
  item: NotificationView;
  onRead: (items: readonly NotificationView[], isRead: boolean) => Promise<void>;
}

export function InboxItem({ item, onRead }: InboxItemProps) {
  const t = useTranslations("notification");
  const format = useFormatter();
  const locale = useLocale();
  const monthName = useMonthName();
  const { slug, name } = useWorkspace();
  const isUnread = item.readAt === null;
  const Icon = ICONS[item.kind];
  const task = item.taskTranslations?.[locale] ?? item.taskTitle ?? "";
  const journey = item.journeyTranslations?.[locale] ?? item.journeyTitle;
  const words = t(`said.${item.kind}`, {
    by: item.by ?? name,
    task,
    journey: journey ?? name,
    month: isMonth(item.subjectId) ? monthName(item.subjectId) : "",
    days: item.detail.days ?? 0,
  });
  const toggle = t(isUnread ? "markRead" : "markUnread");
  return (
    <li
      data-notification={item.kind}
      className="flex items-start gap-3 border-t border-hair py-1.5 first:border-0"
    >
      <Icon size={18} aria-hidden className={cn("mt-2 flex-none", isUnread ? "text-thread" : "text-ink-3")} />
      <Link
        href={`/${slug}/${item.path}`}
        className="min-w-0 flex-1 rounded-card py-1.5 hover:underline"
        onClick={() => {
          if (isUnread) void onRead([item], true);
        }}
      >
        <span className={cn("block text-reading", isUnread ? "font-semibold text-ink" : "text-ink-2")}>
          {isUnread ? <span className="sr-only">{t("unread")} </span> : null}
          {words}
        </span>
        <span className="block text-meta text-ink-3">
          {item.taskTitle !== null && journey !== null ? `${journey} · ` : ""}
          <time dateTime={item.at.toISOString()}>
            {format.dateTime(item.at, { hour: "numeric", minute: "2-digit" })}
          </time>
        </span>
      </Link>
      <IconButton
        label={t("markOf", { action: toggle, words })}
        icon={isUnread ? <Check size={16} /> : <MailOpen size={16} />}
        side="left"
        className="mt-1"
        onClick={() => void onRead([item], isUnread)}
      />
    </li>
  );
}
