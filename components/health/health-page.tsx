// The health of a journey: the seven mistakes on one thread, each with proof and the way to mend it; the points of attention
// below; and what a fix needs that stands nowhere else: strategies and checklists. What others do is seen without a reload.
"use client";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { LiveBells } from "#components/api/live-bells.tsx";
import { PageFrame, Panel } from "#components/shell/page-frame.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { MISTAKES } from "#domain/health-facts.ts";
import type { HealthView } from "#server/health/queries.ts";
import { CheckRow } from "./check-row.tsx";
import { ChecklistPanel } from "./checklist-panel.tsx";
import { SevenStitches } from "./health-stitch.tsx";
import { StrategyPanel } from "./strategy-panel.tsx";
import { useHealthActions, type WaivedThing } from "./use-health-actions.ts";
import { useHealthWords } from "./use-health-words.ts";

const WaiveDialog = dynamic(() => import("./waive-dialog.tsx").then((module) => module.WaiveDialog));
const StrategyDialog = dynamic(() => import("./strategy-dialog.tsx").then((module) => module.StrategyDialog));

export interface HealthJourney {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly titleTranslations: Readonly<Record<string, string>>;
}

export function HealthPage({ journey }: { journey: HealthJourney }) {
  const t = useTranslations("health");
  const common = useTranslations("common");
  const locale = useLocale();
  const { id: workspaceId, slug } = useWorkspace();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const health = useQuery(trpc.health.get.queryOptions({ journeyId: journey.id }));
  const title = journey.titleTranslations[locale] ?? journey.title;
  return (
    <PageFrame
      title={t("title")}
      lead={t("lead")}
      crumbs={[{ label: title, href: `/${slug}/j/${journey.slug}` }, { label: t("name") }]}
    >
      <LiveBells workspaceId={workspaceId} />
      {health.isPending ? (
        <SkeletonLines lines={8} label={common("loading")} />
      ) : health.isError ? (
        <ErrorState onRetry={() => void health.refetch()}>{sentence(health.error)}</ErrorState>
      ) : (
        <Health journey={journey} health={health.data} />
      )}
    </PageFrame>
  );
}

function Health({ journey, health: { results, summary } }: { journey: HealthJourney; health: HealthView }) {
  const t = useTranslations("health");
  const { slug: workspaceSlug, month } = useWorkspace();
  const may = useCan();
  const actions = useHealthActions(journey.id);
  const [waiving, setWaiving] = useState<WaivedThing | null>(null);
  const [isPlanning, setPlanning] = useState(false);
  const from = { workspaceSlug, journeyId: journey.id, journeySlug: journey.slug, month };
  const isMistake = (check: string) => (MISTAKES as readonly string[]).includes(check);
  const rows = (all: typeof results) =>
    all.map((result) => (
      <CheckRow
        key={result.check}
        result={result}
        from={from}
        actions={actions}
        onWaive={setWaiving}
        onStrategy={may("strategy.edit") ? () => setPlanning(true) : undefined}
      />
    ));
  return (
    <div className="grid gap-4">
      <Summary summary={summary} />
      <Panel title={t("mistakes")} lead={t("mistakesLead")}>
        <ol>{rows(results.filter((one) => isMistake(one.check)))}</ol>
      </Panel>
      <Panel title={t("pitfalls")} lead={t("pitfallsLead")}>
        <ul>{rows(results.filter((one) => !isMistake(one.check)))}</ul>
      </Panel>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <StrategyPanel journeyId={journey.id} onNew={() => setPlanning(true)} />
        <ChecklistPanel journeyId={journey.id} />
      </div>
      {waiving ? <WaiveDialog thing={waiving} actions={actions} onClose={() => setWaiving(null)} /> : null}
      {isPlanning ? <StrategyDialog journeyId={journey.id} onClose={() => setPlanning(false)} /> : null}
    </div>
  );
}

/** "5 van 7 op orde" on its thread, and the two sentences that matter. */
function Summary({ summary }: { summary: HealthView["summary"] }) {
  const t = useTranslations("health");
  const { sentence, checkName } = useHealthWords();
  const { ok, of, waived, worst, pitfalls } = summary;
  return (
    <section
      aria-label={t("summary")}
      className="rounded-panel bg-surface p-4 sm:p-5"
      data-well={`${ok}/${of}`}
    >
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <p className="font-display text-figure font-semibold" role="status">
          {t("inOrder", { ok, of })}
        </p>
        <SevenStitches stitches={summary.stitches} />
        <p className="text-body text-ink-2">
          {[
            waived > 0 ? t("waivedCount", { count: waived }) : null,
            pitfalls > 0 ? t("pitfallCount", { count: pitfalls }) : null,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      {worst.length > 0 ? (
        <ul className="mt-2 grid gap-1 text-reading">
          {worst.map(({ check, finding }) => (
            <li key={check} className="wrap-anywhere">
              <b className="font-semibold">{checkName(check)}.</b> {sentence(finding)}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
