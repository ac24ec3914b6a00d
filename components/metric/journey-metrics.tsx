// The KPIs of one journey: its objectives, its figures along the phases, then each KPI.
"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useAskedSubject } from "#components/comment/comment-button.tsx";
import { useOpenThreads } from "#components/comment/use-open-threads.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { Benefit } from "#domain/metric.ts";
import type { JourneyRow } from "#server/journeys/queries.ts";
import { InteractionPanel } from "./interaction-panel.tsx";
import { JourneyObjectives } from "./journey-objectives.tsx";
import { MetricRow } from "./metric-row.tsx";
import { PhaseTable } from "./phase-table.tsx";
import type { JourneyMetric } from "./use-metric-actions.ts";
import type { JudgedRow } from "./use-verdicts.ts";

/** What of a metric is opened; `counts` is its newest reading once more. */
export type MetricPart = "metric" | "goal" | "reading" | "counts";

export function JourneyMetrics({
  journey,
  metrics,
  benefit,
  verdicts,
  mayEdit,
  onAdd,
  onOpen,
}: {
  journey: JourneyRow;
  metrics: readonly JourneyMetric[];
  /** Only KPIs that serve this one are shown. */
  benefit: Benefit | null;
  verdicts: ReadonlyMap<string, JudgedRow>;
  mayEdit: boolean;
  onAdd: () => void;
  onOpen: (metric: JourneyMetric, part: MetricPart, month?: string) => void;
}) {
  const t = useTranslations("metric");
  const locale = useLocale();
  const workspace = useWorkspace();
  const trpc = useTRPC();
  const place = { workspaceId: workspace.id };
  const members = useQuery(trpc.members.list.queryOptions(place)).data;
  const channels = useQuery(trpc.channels.list.queryOptions(place)).data;
  const phases = journey.phases.map((phase) => ({
    id: phase.id,
    name: phase.translations[`name@${locale}`] ?? phase.name,
  }));
  const placeOf = (metric: JourneyMetric): string => {
    const channel = channels?.find((one) => one.id === metric.channelId);
    return [
      phases.find((phase) => phase.id === metric.phaseId)?.name,
      channel && (channel.nameTranslations[locale] ?? channel.name),
    ]
      .filter(Boolean)
      .join(" · ");
  };
  const comments = { threads: useOpenThreads(), asked: useAskedSubject() };
  const shown = metrics.filter((metric) => benefit === null || metric.benefit === benefit);
  return (
    <Panel
      title={
        <Link href={`/${workspace.slug}/j/${journey.slug}`} className="hover:underline">
          {journey.titleTranslations[locale] ?? journey.title}
        </Link>
      }
      actions={
        mayEdit ? (
          <Button size="sm" onClick={onAdd}>
            <Plus aria-hidden size={14} />
            {t("add")}
          </Button>
        ) : null
      }
    >
      {benefit === null ? <InteractionPanel journeyId={journey.id} /> : null}
      {metrics.length > 0 && benefit === null ? (
        <>
          <JourneyObjectives
            journeyId={journey.id}
            primary={journey.primaryObjective}
            metrics={metrics}
            mayEdit={mayEdit}
          />
          <PhaseTable phases={phases} metrics={metrics} />
        </>
      ) : null}
      {shown.length === 0 ? (
        <p className="text-body text-ink-3">{t(benefit === null ? "noneHere" : "noneOfBenefit")}</p>
      ) : (
        <ul>
          {shown.map((metric) => (
            <MetricRow
              key={metric.id}
              metric={metric}
              judged={verdicts.get(metric.id) ?? null}
              place={placeOf(metric)}
              comments={comments}
              owner={members?.find((one) => one.id === metric.ownerId)?.displayName ?? null}
              mayEdit={mayEdit}
              onMeasure={(month) => onOpen(metric, "reading", month)}
              onCount={() => onOpen(metric, "counts")}
              onEdit={() => onOpen(metric, "metric")}
              onGoal={() => onOpen(metric, "goal")}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
}
