// The three sources of the articles with their counts, and for every touchpoint from which of them it is known.
"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { SourcesView } from "#server/evidence/library/queries.ts";
import { Badge } from "#components/ui/badge.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useJourneyNames } from "./use-claims.ts";

type Known = SourcesView["touchpoints"][number];
const KNOWN_FROM = ["all", "feedback", "data", "head"] as const;
type KnownFrom = (typeof KNOWN_FROM)[number];

const fits = (one: Known, from: KnownFrom): boolean =>
  from === "all" ||
  (from === "feedback" && one.feedback > 0) ||
  (from === "data" && one.data > 0) ||
  (from === "head" && one.feedback === 0 && one.data === 0);

export function SourcesPanel() {
  const t = useTranslations("evidence.sources");
  const common = useTranslations("common");
  const { id: workspaceId, slug } = useWorkspace();
  const locale = useLocale();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const journeys = useJourneyNames();
  const counts = useQuery(trpc.library.count.queryOptions({ workspaceId })).data;
  const sources = useQuery(trpc.library.listSources.queryOptions({ workspaceId }));
  const [from, setFrom] = useState<KnownFrom>("all");
  if (sources.isError)
    return <ErrorState onRetry={() => void sources.refetch()}>{sentence(sources.error)}</ErrorState>;
  if (!sources.data || !counts) return <SkeletonLines label={common("loading")} />;
  const { touchpoints, data } = sources.data;
  const shown = touchpoints.filter((one) => fits(one, from));
  const figures = [
    { key: "touchpoints", count: touchpoints.length, more: 0 },
    { key: "feedback", count: counts.items, more: 0 },
    { key: "data", count: data.readings, more: data.metrics },
  ] as const;
  return (
    <div className="grid gap-4">
      <dl className="grid gap-3 sm:grid-cols-3">
        {figures.map(({ key, count, more }) => (
          <div key={key} className="rounded-card bg-raised p-3">
            <dt className="text-body font-semibold">{t(key)}</dt>
            <dd className="font-display text-phase font-semibold tabular-nums">{count}</dd>
            <dd className="text-meta text-ink-2">{t(`${key}Hint`, { count: more })}</dd>
          </div>
        ))}
      </dl>
      <div className="max-w-full overflow-x-auto p-0.5">
        <SegmentedControl
          label={t("from")}
          value={from}
          onValueChange={setFrom}
          options={KNOWN_FROM.map((value) => ({
            value,
            label: `${t(`by.${value}`)} (${touchpoints.filter((one) => fits(one, value)).length})`,
          }))}
        />
      </div>
      {shown.length === 0 ? (
        <p className="text-body text-ink-2">{t("none")}</p>
      ) : (
        <ul tabIndex={0} aria-label={t("list")} className="max-h-72 overflow-y-auto">
          {shown.map((one) => {
            const journey = journeys.find((each) => each.id === one.journeyId);
            return (
              <li
                key={`${one.journeyId}/${one.id}`}
                className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 border-t border-hair py-1 first:border-0"
              >
                <Link
                  href={`/${slug}/j/${journey?.slug ?? ""}?t=${one.id}`}
                  className="min-w-40 flex-1 text-body font-medium hover:underline"
                >
                  {one.translations[`title@${locale}`] || one.title || t("untitled")}
                  <span className="ml-2 text-meta font-normal text-ink-3">{journey?.title}</span>
                </Link>
                {one.feedback > 0 ? <Badge>{t("fromFeedback", { count: one.feedback })}</Badge> : null}
                {one.data > 0 ? <Badge>{t("fromData", { count: one.data })}</Badge> : null}
                {fits(one, "head") ? <Badge tone="tag">{t("by.head")}</Badge> : null}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
