// The manager's page of one journey and month: what to tell, where to look, what to decide.
"use client";
import { useQuery } from "@tanstack/react-query";
import { CalendarSync, Download, Printer } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { MonthApprovals } from "#components/cycle/month-approvals.tsx";
import { sincePath } from "#components/cycle/since-path.ts";
import { HealthPanel } from "#components/health/health-panel.tsx";
import { Breadcrumbs, PageFrame } from "#components/shell/page-frame.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button, buttonStyles } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Select } from "#components/ui/select.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { MonthString } from "#domain/month.ts";
import type { DashboardView } from "#server/dashboard/queries.ts";
import { AskList } from "./ask-list.tsx";
import { CertaintyChart } from "./certainty-chart.tsx";
import { CertaintyLevels } from "./certainty-levels.tsx";
import { ExperienceChart } from "./experience-chart.tsx";
import { Headline } from "./headline.tsx";
import { MoneyPanel } from "./money-panel.tsx";
import { MonthMenu } from "./month-menu.tsx";
import { PhaseThread } from "./phase-thread.tsx";
import { ALL } from "./roll-up-address.ts";
import { type TaskDepartment, TaskCounts } from "./task-counts.tsx";
import { tasksPath } from "./tasks-path.ts";
import { useDepartments } from "./use-departments.ts";

export interface DashboardPageProps {
  /** Null in a workspace without journeys. */
  journeyId: string | null;
  month: MonthString;
}

export function DashboardPage({ journeyId, month }: DashboardPageProps) {
  const t = useTranslations("dashboard");
  const workspace = useWorkspace();
  if (journeyId === null)
    return (
      <PageFrame title={t("title")} crumbs={[{ label: t("title") }]}>
        <EmptyState
          title={t("empty")}
          action={
            <Link href={`/${workspace.slug}/journeys`} className={buttonStyles({ variant: "primary" })}>
              {t("toJourneys")}
            </Link>
          }
        >
          {t("emptyLead")}
        </EmptyState>
      </PageFrame>
    );
  return <Dashboard journeyId={journeyId} month={month} />;
}

function Dashboard({ journeyId, month }: { journeyId: string; month: MonthString }) {
  const t = useTranslations("dashboard");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const view = useQuery(trpc.dashboard.get.queryOptions({ journeyId, month }));
  const departments = useDepartments();
  return (
    <div className="mx-auto w-full max-w-[86rem] px-4 pb-16 sm:px-10" data-print="dashboard">
      <div className="flex min-h-[58px] flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2">
        <Breadcrumbs crumbs={[{ label: t("title") }]} />
        <Actions journeyId={journeyId} month={month} />
      </div>
      {view.error ? (
        <ErrorState onRetry={() => void view.refetch()}>{sentence(view.error)}</ErrorState>
      ) : !view.data ? (
        <SkeletonLines lines={8} label={common("loading")} />
      ) : (
        <Panels view={view.data} departments={departments} />
      )}
    </div>
  );
}

function Panels({ view, departments }: { view: DashboardView; departments: readonly TaskDepartment[] }) {
  const t = useTranslations("dashboard");
  const locale = useLocale();
  const { slug } = useWorkspace();
  return (
    <>
      <header className="mb-5 flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <Headline view={view} />
        <div className="text-body text-ink-2 sm:text-right">
          <Link
            href={`/${slug}/j/${view.journey.slug}`}
            className="inline-block min-h-6 leading-6 font-semibold text-ink hover:underline"
          >
            {view.journey.titleTranslations[locale] ?? view.journey.title}
          </Link>
          {view.staleDays === null ? null : (
            <p data-stale={view.staleDays}>
              <Link
                href={`/${slug}/j/${view.journey.slug}/review`}
                className="inline-flex min-h-6 items-center gap-2 hover:underline"
              >
                <Badge tone="thread">{t("stale")}</Badge>
                {t("staleSince", { days: view.staleDays })}
              </Link>
            </p>
          )}
          <Counts view={view} />
        </div>
      </header>
      {view.isFrozen || view.approvals.length > 0 ? (
        <div className="mb-3 grid gap-1.5">
          {view.isFrozen ? <p className="text-body text-ink-2">{t("frozen")}</p> : null}
          <MonthApprovals
            journeyId={view.journey.id}
            month={view.month}
            approvals={view.approvals}
            sinceHref={sincePath(`/${slug}/j/${view.journey.slug}`, view.month)}
            isClosed={view.isFrozen}
          />
        </div>
      ) : null}
      <div className="grid grid-cols-1 gap-4">
        <PhaseThread view={view} />
        <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,1fr)] print:grid-cols-[minmax(0,3fr)_minmax(0,1fr)]">
          <div className="grid min-w-0 grid-cols-1 gap-4">
            <AskList view={view} />
            <div className="grid grid-cols-1 items-start gap-4 md:grid-cols-2 xl:grid-cols-3 print:grid-cols-3">
              <ExperienceChart view={view} />
              <CertaintyChart view={view} legend={<CertaintyLevels view={view} />} />
              <MoneyPanel view={view} />
            </div>
          </div>
          <div className="grid min-w-0 grid-cols-1 gap-4">
            <HealthPanel journeyId={view.journey.id} slug={view.journey.slug} />
            <TaskCounts view={view} departments={departments} journeyIds={[view.journey.id]} />
          </div>
        </div>
      </div>
    </>
  );
}

/** What there is of the journey; each number leads to the list it counts. */
function Counts({ view: { counts, journey, month, tasks } }: { view: DashboardView }) {
  const t = useTranslations("dashboard");
  const { slug } = useWorkspace();
  const board = `/${slug}/j/${journey.slug}`;
  const link = "inline-block min-h-6 leading-6 hover:text-ink hover:underline";
  return (
    <>
      <p data-counts="" className="flex flex-wrap gap-x-3 sm:justify-end">
        <Link href={board} className={link}>
          {t("count.touchpoints", { count: counts.touchpoints })}
        </Link>
        <Link href={`/${slug}/evidence?journey=${journey.id}`} className={link} data-count="evidence">
          {t("count.evidence", { count: counts.evidence })}
        </Link>
        <Link href={tasksPath({ slug, month, from: tasks.from, journeyIds: [journey.id] })} className={link}>
          {t("count.tasks", { count: counts.tasks })}
        </Link>
      </p>
      {counts.touchpoints > 0 ? (
        <p>
          <Link href={board} className={link}>
            {t("live", { live: counts.live, all: counts.touchpoints })}
          </Link>
        </p>
      ) : null}
    </>
  );
}

/** Which journey, which month, and what can be done with the page. */
function Actions({ journeyId, month }: { journeyId: string; month: MonthString }) {
  const t = useTranslations("dashboard");
  const router = useRouter();
  const locale = useLocale();
  const trpc = useTRPC();
  const workspace = useWorkspace();
  const journeys = useQuery(trpc.journeys.list.queryOptions({ workspaceId: workspace.id })).data ?? [];
  const current = journeys.find((one) => one.id === journeyId);
  const go = (slug: string | undefined, of: MonthString) =>
    router.push(
      `/${workspace.slug}/dashboard?${new URLSearchParams({ ...(slug && { journey: slug }), month: of })}`,
    );
  return (
    <div className="flex flex-1 basis-auto flex-wrap items-center gap-2 sm:justify-end print:hidden">
      {journeys.length > 1 ? (
        <Select
          aria-label={t("journey")}
          value={journeyId}
          options={[
            ...journeys.map((one) => ({ value: one.id, label: one.titleTranslations[locale] ?? one.title })),
            { value: ALL, label: t("rollUp.all") },
          ]}
          onValueChange={(id) => go(id === ALL ? ALL : journeys.find((one) => one.id === id)?.slug, month)}
          className="max-w-60"
        />
      ) : null}
      <MonthMenu month={month} onChange={(of) => go(current?.slug, of)} />
      <Button onClick={() => window.print()}>
        <Printer size={15} aria-hidden />
        {t("print")}
      </Button>
      <Button asChild>
        <a href={`/api/journeys/${journeyId}/dashboard/${month}.pdf`} download>
          <Download size={15} aria-hidden />
          {t("pdf")}
        </a>
      </Button>
      {current ? (
        <Link
          href={`/${workspace.slug}/j/${current.slug}/review/${month}`}
          className={buttonStyles({ variant: "primary" })}
        >
          <CalendarSync size={15} aria-hidden />
          {t("review")}
        </Link>
      ) : null}
    </div>
  );
}
