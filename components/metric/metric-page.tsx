// The KPIs of the workspace, by journey: the last figure, the change, the target, and every reading behind it.
"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { PageFrame } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { Benefit } from "#domain/metric.ts";
import type { MetricStart } from "./metric-draft.ts";
import { BenefitFilter } from "./benefit-filter.tsx";
import { JourneyMetrics, type MetricPart } from "./journey-metrics.tsx";
import type { JourneyMetric } from "./use-metric-actions.ts";
import { useVerdicts } from "./use-verdicts.ts";

const MetricDialog = dynamic(() => import("./metric-dialog.tsx").then((module) => module.MetricDialog));
const GoalDialog = dynamic(() => import("./goal-dialog.tsx").then((module) => module.GoalDialog));
const ReadingDialog = dynamic(() => import("./reading-dialog.tsx").then((module) => module.ReadingDialog));

const NONE: readonly never[] = [];

export function MetricPage() {
  const t = useTranslations("metric");
  const common = useTranslations("common");
  const workspace = useWorkspace();
  const may = useCan();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const list = useQuery(trpc.metrics.list.queryOptions({ workspaceId: workspace.id }));
  const journeys = useQuery(trpc.journeys.list.queryOptions({ workspaceId: workspace.id }));
  const [addingTo, setAddingTo] = useState<({ journeyId: string } & MetricStart) | null>(null);
  const [opened, setOpened] = useState<{
    metric: JourneyMetric;
    part: MetricPart;
    month: string | undefined;
  } | null>(null);
  const [benefit, setBenefit] = useState<Benefit | null>(null);
  const mayEdit = may("metric.edit");
  const error = list.error ?? journeys.error;
  const metrics = list.data ?? NONE;
  const verdicts = useVerdicts(metrics);
  const ofJourneys = metrics.filter((metric): metric is JourneyMetric => metric.journeyId !== null);
  const firstJourney = journeys.data?.[0]?.id ?? null;
  const close = () => setOpened(null);
  const router = useRouter();
  const search = useSearchParams();
  const phaseId = search.get("phase");
  const askedFor =
    search.get("new") === "1" && mayEdit
      ? journeys.data?.find((journey) => journey.id === search.get("journey"))
      : undefined;
  const adding = addingTo ?? (askedFor ? { journeyId: askedFor.id, ...(phaseId && { phaseId }) } : null);

  function handleClosed() {
    setAddingTo(null);
    if (askedFor) router.replace(`/${workspace.slug}/kpis`);
  }

  return (
    <PageFrame title={t("title")} lead={t("lead")} crumbs={[{ label: t("title") }]}>
      {error ? (
        <ErrorState onRetry={() => void Promise.all([list.refetch(), journeys.refetch()])}>
          {sentence(error)}
        </ErrorState>
      ) : !list.data || !journeys.data ? (
        <SkeletonLines lines={5} label={common("loading")} />
      ) : metrics.length === 0 ? (
        <EmptyState
          title={t("empty")}
          action={
            mayEdit && firstJourney !== null ? (
              <Button variant="primary" onClick={() => setAddingTo({ journeyId: firstJourney })}>
                <Plus aria-hidden size={16} />
                {t("add")}
              </Button>
            ) : null
          }
        >
          {firstJourney === null ? t("emptyNoJourney") : t("emptyLead")}
        </EmptyState>
      ) : (
        <div className="grid gap-4">
          <BenefitFilter metrics={ofJourneys} value={benefit} onChange={setBenefit} />
          {journeys.data.map((journey) => (
            <JourneyMetrics
              key={journey.id}
              journey={journey}
              metrics={ofJourneys.filter((metric) => metric.journeyId === journey.id)}
              benefit={benefit}
              verdicts={verdicts}
              mayEdit={mayEdit}
              onAdd={() => setAddingTo({ journeyId: journey.id })}
              onOpen={(metric, part, month) => setOpened({ metric, part, month })}
            />
          ))}
        </div>
      )}
      {adding !== null ? (
        <MetricDialog journeyId={adding.journeyId} start={adding} onClose={handleClosed} />
      ) : null}
      {opened?.part === "metric" ? (
        <MetricDialog journeyId={opened.metric.journeyId} metric={opened.metric} onClose={close} />
      ) : null}
      {opened?.part === "goal" ? <GoalDialog metric={opened.metric} onClose={close} /> : null}
      {opened?.part === "reading" || opened?.part === "counts" ? (
        <ReadingDialog
          metric={opened.metric}
          month={opened.month}
          isRecount={opened.part === "counts"}
          onClose={close}
        />
      ) : null}
    </PageFrame>
  );
}
