// The KPIs of the workspace, by journey: the last figure, the change, the target, and every reading behind it.
"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { PageFrame, Panel } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { MetricRow } from "./metric-row.tsx";
import type { JourneyMetric } from "./use-metric-actions.ts";

const MetricDialog = dynamic(() => import("./metric-dialog.tsx").then((module) => module.MetricDialog));
const ReadingDialog = dynamic(() => import("./reading-dialog.tsx").then((module) => module.ReadingDialog));

const phaseName = (
  phase: { readonly name: string; readonly translations: Readonly<Record<string, string>> } | undefined,
  locale: string,
) => phase?.translations[`name@${locale}`] ?? phase?.name ?? "";

export function MetricPage() {
  const t = useTranslations("metric");
  const common = useTranslations("common");
  const locale = useLocale();
  const workspace = useWorkspace();
  const may = useCan();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const list = useQuery(trpc.metrics.list.queryOptions({ workspaceId: workspace.id }));
  const journeys = useQuery(trpc.journeys.list.queryOptions({ workspaceId: workspace.id }));
  const [addingTo, setAddingTo] = useState<string | null>(null);
  const [edited, setEdited] = useState<JourneyMetric | null>(null);
  const [measured, setMeasured] = useState<JourneyMetric | null>(null);
  const mayEdit = may("metric.edit");
  const error = list.error ?? journeys.error;
  const metrics = list.data ?? [];
  const groups = (journeys.data ?? []).map((journey) => ({
    journey,
    metrics: metrics.filter((metric): metric is JourneyMetric => metric.journeyId === journey.id),
  }));
  const firstJourney = groups[0]?.journey.id ?? null;

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
              <Button variant="primary" onClick={() => setAddingTo(firstJourney)}>
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
          {groups.map(({ journey, metrics: own }) => (
            <Panel
              key={journey.id}
              title={
                <Link href={`/${workspace.slug}/j/${journey.slug}`} className="hover:underline">
                  {journey.titleTranslations[locale] ?? journey.title}
                </Link>
              }
              actions={
                mayEdit ? (
                  <Button size="sm" onClick={() => setAddingTo(journey.id)}>
                    <Plus aria-hidden size={14} />
                    {t("add")}
                  </Button>
                ) : null
              }
            >
              {own.length === 0 ? (
                <p className="text-body text-ink-3">{t("noneHere")}</p>
              ) : (
                <ul>
                  {own.map((metric) => (
                    <MetricRow
                      key={metric.id}
                      metric={metric}
                      phase={phaseName(
                        journey.phases.find((phase) => phase.id === metric.phaseId),
                        locale,
                      )}
                      mayEdit={mayEdit}
                      onMeasure={() => setMeasured(metric)}
                      onEdit={() => setEdited(metric)}
                    />
                  ))}
                </ul>
              )}
            </Panel>
          ))}
        </div>
      )}
      {addingTo !== null ? <MetricDialog journeyId={addingTo} onClose={() => setAddingTo(null)} /> : null}
      {edited ? (
        <MetricDialog journeyId={edited.journeyId} metric={edited} onClose={() => setEdited(null)} />
      ) : null}
      {measured ? <ReadingDialog metric={measured} onClose={() => setMeasured(null)} /> : null}
    </PageFrame>
  );
}
