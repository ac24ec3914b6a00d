// The months of a journey with their state, and any two of them side by side.
"use client";
import { useQuery } from "@tanstack/react-query";
import { GitCompareArrows } from "lucide-react";
import Link from "next/link";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { LiveBells } from "#components/api/live-bells.tsx";
import { PageFrame, Panel } from "#components/shell/page-frame.tsx";
import { useMonthName } from "#components/task/use-month-name.ts";
import { useTaskChoices } from "#components/task/use-task-choices.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Select } from "#components/ui/select.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { CycleView } from "#server/cycles/queries.ts";
import { type ReviewJourney, useReviewCrumbs } from "./review-page.tsx";
import { topicIn } from "./cycle-topic.ts";
import { useCycleActions } from "./use-cycle-actions.ts";

const TONES = { open: "chalk", closed: "neutral", skipped: "thread" } as const;

export function CycleList({ journey }: { journey: ReviewJourney }) {
  const t = useTranslations("cycle");
  const common = useTranslations("common");
  const workspace = useWorkspace();
  const may = useCan();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const monthName = useMonthName();
  const { board, crumbs } = useReviewCrumbs(journey);
  const list = useQuery(trpc.cycles.list.queryOptions({ journeyId: journey.id }));
  const { open, place } = useCycleActions(journey.id, workspace.month);
  const cycles = list.data ?? [];
  const isMissing = list.data !== undefined && !cycles.some((cycle) => cycle.month === workspace.month);
  return (
    <PageFrame
      title={t("name")}
      lead={t("listLead")}
      crumbs={crumbs.slice(0, 1).concat({ label: t("name"), href: "" })}
      actions={
        isMissing && may("cycle.edit") ? (
          <Button variant="primary" busy={open.isPending} onClick={() => open.mutate(place)}>
            {t("open", { month: monthName(workspace.month) })}
          </Button>
        ) : null
      }
    >
      <LiveBells workspaceId={workspace.id} />
      {list.isPending ? (
        <SkeletonLines lines={4} label={common("loading")} />
      ) : list.isError ? (
        <ErrorState onRetry={() => void list.refetch()}>{sentence(list.error)}</ErrorState>
      ) : cycles.length === 0 ? (
        <EmptyState title={t("listEmpty")}>{t("listEmptyLead")}</EmptyState>
      ) : (
        <div className="grid gap-4">
          <Panel>
            <ul>
              {cycles.map((cycle) => (
                <MonthRow key={cycle.month} cycle={cycle} board={board} />
              ))}
            </ul>
          </Panel>
          <CompareForm cycles={cycles} board={board} />
        </div>
      )}
    </PageFrame>
  );
}

function MonthRow({ cycle, board }: { cycle: CycleView; board: string }) {
  const t = useTranslations("cycle");
  const locale = useLocale();
  const format = useFormatter();
  const monthName = useMonthName();
  const { timeZone } = useWorkspace();
  const { names } = useTaskChoices();
  const nameOf = (id: string | null) => names.get(id ?? "")?.name ?? t("agree.somebody");
  const day = (at: Date) => format.dateTime(at, { day: "numeric", month: "long", timeZone });
  const { state, closedAt, skippedAt } = cycle;
  const focus = topicIn(cycle, locale);
  return (
    <li
      data-month={cycle.month}
      data-state={state}
      className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-t border-hair py-3 first:border-0 first:pt-0"
    >
      <Link
        href={`${board}/review/${cycle.month}`}
        className="min-h-6 min-w-44 font-display text-card font-semibold text-link first-letter:uppercase"
      >
        {monthName(cycle.month, "withYear")}
      </Link>
      <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
      <span className="min-w-0 flex-1 basis-60 text-body text-ink-2 wrap-anywhere">
        {closedAt
          ? t("banner.closed", { day: day(closedAt), name: nameOf(cycle.closedBy) })
          : skippedAt
            ? t("banner.skipped", { day: day(skippedAt), name: nameOf(cycle.skippedBy) })
            : t("banner.open", { day: day(new Date(`${cycle.reviewOn}T12:00:00Z`)) })}
        {cycle.skippedReason ? ` “${cycle.skippedReason}”` : ""}
        {focus ? ` ${focus}.` : ""}
      </span>
    </li>
  );
}

function CompareForm({ cycles, board }: { cycles: readonly CycleView[]; board: string }) {
  const t = useTranslations("cycle.compare");
  const monthName = useMonthName();
  const known = cycles.filter((cycle) => cycle.state !== "skipped").map((cycle) => cycle.month);
  const [a, setA] = useState(known[1] ?? known[0] ?? null);
  const [b, setB] = useState(known[0] ?? null);
  if (known.length < 2) return null;
  const options = known.map((month) => ({ value: month, label: monthName(month, "withYear") }));
  return (
    <Panel title={t("choose")} lead={t("chooseLead")}>
      <div className="flex flex-wrap items-center gap-2">
        <Select aria-label={t("first")} value={a} onValueChange={setA} options={options} className="w-52" />
        <Select aria-label={t("second")} value={b} onValueChange={setB} options={options} className="w-52" />
        <Button asChild variant="primary">
          <Link href={`${board}/review/compare?a=${a}&b=${b}`}>
            <GitCompareArrows size={16} aria-hidden />
            {t("action")}
          </Link>
        </Button>
      </div>
    </Panel>
  );
}
