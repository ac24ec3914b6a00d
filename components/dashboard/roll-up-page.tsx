// The manager's page over several journeys: the sentence, how sure we are, what is felt, the money and the work, added up; and each
// journey in a row of its own.
"use client";
import { useQuery } from "@tanstack/react-query";
import { Download, Printer } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Breadcrumbs } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { RollUpView } from "#server/dashboard/roll-ups/queries.ts";
import { CertaintyChart } from "./certainty-chart.tsx";
import { ExperienceChart } from "./experience-chart.tsx";
import { useGenerated } from "./headline.tsx";
import { JourneyRows } from "./journey-rows.tsx";
import { MonthMenu } from "./month-menu.tsx";
import { rollUpAsked, rollUpPdf, type RollUpPlace, rollUpQuery } from "./roll-up-address.ts";
import { RollUpFilters } from "./roll-up-filters.tsx";
import { RollUpMoney } from "./roll-up-money.tsx";
import { TaskCounts } from "./task-counts.tsx";
import { useDepartments } from "./use-departments.ts";

export interface RollUpPageProps {
  place: RollUpPlace;
  /** Ids of the journeys named; null = all. */
  journeyIds: string[] | null;
}

export function RollUpPage({ place, journeyIds }: RollUpPageProps) {
  const t = useTranslations("dashboard");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const router = useRouter();
  const sentence = useErrorSentence();
  const { id: workspaceId, slug } = useWorkspace();
  const view = useQuery(
    trpc.dashboard.rollUp.queryOptions({ workspaceId, asked: rollUpAsked(place, journeyIds) }),
  );
  const departments = useDepartments();
  const go = (to: Partial<RollUpPlace>) =>
    router.push(`/${slug}/dashboard?${rollUpQuery({ ...place, ...to })}`);
  return (
    <div className="mx-auto w-full max-w-[86rem] px-4 pb-16 sm:px-10" data-print="dashboard">
      <div className="flex min-h-[58px] flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2">
        <Breadcrumbs
          crumbs={[{ label: t("title"), href: `/${slug}/dashboard` }, { label: t("rollUp.title") }]}
        />
        <div className="flex flex-wrap items-center gap-2 print:hidden">
          <MonthMenu month={place.month} onChange={(month) => go({ month })} />
          <Button onClick={() => window.print()}>
            <Printer size={15} aria-hidden />
            {t("print")}
          </Button>
          <Button asChild>
            <a href={rollUpPdf(workspaceId, rollUpAsked(place, journeyIds))} download>
              <Download size={15} aria-hidden />
              {t("pdf")}
            </a>
          </Button>
        </div>
      </div>
      <RollUpFilters place={place} departments={departments} onChange={go} />
      {view.error ? (
        <ErrorState onRetry={() => void view.refetch()}>{sentence(view.error)}</ErrorState>
      ) : !view.data ? (
        <SkeletonLines lines={8} label={common("loading")} />
      ) : view.data.journeys.length === 0 ? (
        <EmptyState title={t("rollUp.empty")}>{t("emptyLead")}</EmptyState>
      ) : (
        <RollUp view={view.data} place={place} departments={departments} />
      )}
    </div>
  );
}

interface RollUpProps {
  view: RollUpView;
  place: RollUpPlace;
  departments: readonly { readonly id: string; readonly name: string }[];
}

function RollUp({ view, place, departments }: RollUpProps) {
  const t = useTranslations("dashboard");
  const { rich } = useGenerated(view);
  const { counts } = view;
  return (
    <>
      <header className="mb-5 flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <h1 className="max-w-3xl text-headline text-balance" data-headline="generated">
          {rich}
        </h1>
        <div className="text-body text-ink-2 sm:text-right">
          <p className="font-semibold text-ink">{t("rollUp.journeys", { count: view.journeys.length })}</p>
          <p data-counts="">
            {t("counts", { touchpoints: counts.touchpoints, evidence: counts.evidence, tasks: counts.tasks })}
          </p>
          {counts.touchpoints > 0 ? <p>{t("live", { live: counts.live, all: counts.touchpoints })}</p> : null}
        </div>
      </header>
      <div className="grid grid-cols-1 gap-4">
        <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,1fr)] print:grid-cols-[minmax(0,3fr)_minmax(0,1fr)]">
          <JourneyRows view={view} place={place} />
          <TaskCounts
            view={view}
            departments={departments}
            journeyIds={view.journeys.map((one) => one.id)}
            isLinked={place.persona === null && place.group === null}
          />
        </div>
        <div className="grid grid-cols-1 items-start gap-4 md:grid-cols-2 xl:grid-cols-3 print:grid-cols-3">
          <ExperienceChart view={{ month: view.month, experience: experienceOf(view) }} of="journeys" />
          <CertaintyChart view={view} />
          <RollUpMoney view={view} />
        </div>
      </div>
    </>
  );
}

/** Journeys stand where phases stand on one journey's page. They are set beside the earliest month that one of them is compared with. */
function experienceOf({ journeys }: RollUpView) {
  const compared = journeys.flatMap((one) => one.compared ?? []).toSorted()[0] ?? null;
  return {
    compared,
    phases: journeys.map((one) => ({
      id: one.id,
      name: one.title,
      translations: Object.fromEntries(
        Object.entries(one.titleTranslations).map(([locale, title]) => [`name@${locale}`, title]),
      ),
      now: one.now,
      before: one.compared === compared ? one.before : null,
    })),
  };
}
