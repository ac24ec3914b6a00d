"use client";
// Reads what stands beside the document (people, channels, metrics, tasks, evidence, strengths) and gives it the board's shape.
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { colorToken } from "#domain/department.ts";
import { valueOf } from "#domain/metric.ts";
import type { EvidenceKind } from "#domain/evidence.ts";
import type { EvidenceView } from "#server/evidence/queries.ts";
import type { BoardEvidence, JourneyData } from "./journey-data.ts";
import { threadsByTouchpoint, useOpenThreads } from "#components/comment/use-open-threads.ts";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { saidWhere } from "./said-where.ts";

const FRESH_MS = 30_000;
const NOTHING: readonly never[] = [];

/** A row's text in the reader's language. */
const inLanguage = (text: string, translations: Readonly<Record<string, string>>, locale: string): string =>
  translations[locale] || text;

/**
 * @param inspectedId touchpoint whose evidence is shown; null = none
 */
export function useBoardData(
  workspaceId: string,
  journeyId: string,
  inspectedId: string | null,
): JourneyData {
  const trpc = useTRPC();
  const { memberId } = useWorkspace();
  const locale = useLocale();
  const kindName = useTranslations("evidence.kinds");
  const kept = { staleTime: FRESH_MS };
  const members = useQuery(trpc.members.list.queryOptions({ workspaceId }, kept));
  const departments = useQuery(trpc.departments.list.queryOptions({ workspaceId }, kept));
  const channels = useQuery(trpc.channels.list.queryOptions({ workspaceId }, kept));
  const personas = useQuery(trpc.personas.list.queryOptions({ workspaceId }, kept));
  const bridges = useQuery(trpc.budgets.listBridges.queryOptions({ workspaceId }, kept));
  const shared = useQuery(trpc.touchpointLibrary.list.queryOptions({ workspaceId }, kept));
  const metrics = useQuery(trpc.metrics.listForJourney.queryOptions({ journeyId }, kept));
  const tasks = useQuery(trpc.tasks.listForJourney.queryOptions({ journeyId }, kept));
  const threads = useOpenThreads();
  const lanes = useQuery(
    trpc.journeys.getLanes.queryOptions({ journeyId }, { staleTime: Number.POSITIVE_INFINITY }),
  );
  const strengths = useQuery(trpc.evidence.listStrengths.queryOptions({ journeyId }, kept));
  const evidence = useQuery(trpc.evidence.listForJourney.queryOptions({ journeyId }, kept));

  return useMemo(
    () => ({
      myDepartmentId: members.data?.find((member) => member.id === memberId)?.departmentId ?? null,
      people: (members.data ?? NOTHING).map((member) => ({
        id: member.id,
        name: member.displayName,
        departmentId: member.departmentId,
        isFormer: member.removedAt !== null,
      })),
      departments: (departments.data ?? NOTHING).map((department) => ({
        id: department.id,
        name: inLanguage(department.name, department.nameTranslations, locale),
        color: colorToken(department.color),
      })),
      channels: (channels.data ?? NOTHING).map((channel) => ({
        id: channel.id,
        name: inLanguage(channel.name, channel.nameTranslations, locale),
        icon: channel.icon,
        medium: channel.medium === "physical" ? "physical" : "digital",
        mediaKind: mediaKindOf(channel.mediaKind),
      })),
      personas: (personas.data ?? NOTHING).map(({ id, name, age, channelIds, devices }) => ({
        id,
        name,
        age,
        channelIds,
        devices,
      })),
      bridges: (bridges.data ?? NOTHING).map(({ nameTranslations, ...bridge }) => ({
        ...bridge,
        name: inLanguage(bridge.name, nameTranslations, locale),
      })),
      shared: (shared.data ?? NOTHING).map((entry) => ({
        ...entry,
        medium: entry.medium === "physical" ? "physical" : "digital",
        mediaKind: mediaKindOf(entry.mediaKind) ?? "none",
      })),
      metrics: (metrics.data ?? NOTHING).map((metric) => ({
        id: metric.id,
        name: inLanguage(metric.name, metric.nameTranslations, locale),
        unit: metric.unit,
        direction: metric.direction,
        target: metric.target,
        touchpointId: metric.touchpointId ?? metric.nodeIds[0] ?? null,
        phaseId: metric.phaseId,
        preset: metric.preset,
        interpretation: metric.interpretation,
        alternative: metric.alternative,
        readings: metric.readings.flatMap((reading) => {
          const value = valueOf(reading, metric.unit);
          return value === null ? [] : [{ month: reading.month, value }];
        }),
      })),
      tasks: (tasks.data ?? NOTHING).map((task) => ({
        id: task.id,
        title: inLanguage(task.title, task.titleTranslations, locale),
        status: task.status,
        month: task.month,
        touchpointId: task.touchpointId,
        insightId: task.insightId,
        phaseId: task.phaseId,
        departmentId: task.departmentId,
        involvedDepartmentIds: task.involvedDepartmentIds,
        assigneeId: task.assigneeId,
        dueOn: task.due,
        metricId: task.metricId,
      })),
      openThreads: threadsByTouchpoint(threads, journeyId),
      lanes: lanes.data ?? null,
      strengths: strengths.data ?? {},
      evidence:
        evidence.data && inspectedId
          ? evidence.data.flatMap((item) =>
              linksOf(item, journeyId, inspectedId, locale, kindName(item.kind as EvidenceKind)),
            )
          : evidence.isPending
            ? null
            : NOTHING,
    }),
    [
      memberId,
      members.data,
      departments.data,
      channels.data,
      personas.data,
      bridges.data,
      shared.data,
      metrics.data,
      tasks.data,
      threads,
      lanes.data,
      strengths.data,
      evidence.data,
      evidence.isPending,
      inspectedId,
      journeyId,
      locale,
      kindName,
    ],
  );
}

const MEDIA_KIND_NAMES = ["paid", "owned", "earned", "none"] as const;
const mediaKindOf = (word: string | null) => MEDIA_KIND_NAMES.find((kind) => kind === word) ?? null;

/** An item's ties to one touchpoint, each with the words it stands for. */
function linksOf(
  item: EvidenceView,
  journeyId: string,
  nodeId: string,
  locale: string,
  kindName: string,
): readonly BoardEvidence[] {
  return item.links
    .filter((link) => link.target === "node" && link.journeyId === journeyId && link.targetId === nodeId)
    .map((link) => {
      const quote = item.quotes.find((one) => one.id === link.quoteId);
      return {
        linkId: link.id,
        evidenceId: item.id,
        kind: item.kind,
        stance: link.stance === "contradicts" ? "contradicts" : "supports",
        text: quote ? inLanguage(quote.text, quote.translations, locale) : evidenceText(item, locale),
        source: evidenceSource(item, kindName),
        day: item.observedOn,
        stars: item.kind === "review" && item.rating !== null ? Math.round(item.rating) : null,
        isRewarded: item.rewarded,
      };
    });
}

/** What an item says when no quote of it is attached. */
function evidenceText(item: EvidenceView, locale: string): string {
  const said = item.body ? "body" : item.summary ? "summary" : "title";
  return item.translations[`${said}@${locale}`] ?? item.translations[`${said}.${locale}`] ?? item[said];
}

/** "Interview R4, 36" for who may know the alias, else the kind and where it comes from. */
function evidenceSource(item: EvidenceView, kindName: string): string {
  const alias = item.private?.respondent;
  if (alias) return `${kindName} ${alias}`;
  return saidWhere(item, kindName);
}
