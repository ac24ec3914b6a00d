// One's own inbox: what was told, grouped by day, each leading to its place; read, unread, and everything at once.
"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { CheckCheck, Settings2 } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { addDays, type DayString } from "#domain/month.ts";
import { PageFrame, Panel } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { versionDays } from "#components/version/version-days.ts";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { InboxItem } from "./inbox-item.tsx";
import { useInboxActions } from "./use-inbox-actions.ts";
import { useUnread } from "./use-unread.ts";

export function InboxPage() {
  const t = useTranslations("notification");
  const common = useTranslations("common");
  const { id: workspaceId, slug, timeZone } = useWorkspace();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const dayName = useDayName();
  const unread = useUnread();
  const actions = useInboxActions();
  const list = useInfiniteQuery(
    trpc.notifications.list.infiniteQueryOptions(
      { workspaceId },
      { getNextPageParam: (page) => page.next, initialCursor: null },
    ),
  );
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <PageFrame
      title={t("title")}
      lead={t("lead", { count: unread })}
      crumbs={[{ label: t("title") }]}
      width="reading"
      actions={
        <>
          {unread > 0 ? (
            <Button onClick={() => void actions.readAll()}>
              <CheckCheck size={16} aria-hidden />
              {t("readAll")}
            </Button>
          ) : null}
          <Button asChild>
            <Link href={`/${slug}/settings/notifications`}>
              <Settings2 size={16} aria-hidden />
              {t("settings")}
            </Link>
          </Button>
        </>
      }
    >
      {list.isPending ? (
        <SkeletonLines lines={6} label={common("loading")} />
      ) : list.isError ? (
        <ErrorState onRetry={() => void list.refetch()}>{sentence(list.error)}</ErrorState>
      ) : items.length === 0 ? (
        <EmptyState title={t("emptyTitle")}>{t("emptyLead")}</EmptyState>
      ) : (
        <div className="flex flex-col gap-4">
          {versionDays(items, timeZone).map(({ day, versions: ofDay }) => (
            <Panel key={day} title={dayName(day)}>
              <ul>
                {ofDay.map((item) => (
                  <InboxItem key={item.id} item={item} onRead={actions.setRead} />
                ))}
              </ul>
            </Panel>
          ))}
          {list.hasNextPage ? (
            <div>
              <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t("older")}
              </Button>
            </div>
          ) : null}
        </div>
      )}
    </PageFrame>
  );
}

/** "Vandaag", "Gisteren", or the day. */
function useDayName(): (day: DayString) => string {
  const t = useTranslations("notification");
  const format = useFormatter();
  const { today } = useWorkspace();
  return (day) => {
    if (day === today) return t("today");
    if (day === addDays(today, -1)) return t("yesterday");
    const words = format.dateTime(new Date(`${day}T12:00:00Z`), {
      weekday: "long",
      day: "numeric",
      month: "long",
      timeZone: "UTC",
    });
    return words.charAt(0).toUpperCase() + words.slice(1);
  };
}
