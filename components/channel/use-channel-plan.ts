// Everything the channel page stands on, read once and worked out by the rules: channels, money, journey, metrics, personas.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { localizeJourney } from "#components/journey/localize-journey.ts";
import { localeOf } from "#components/shell/locale.ts";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { brokenBridges, missingMonths } from "#domain/bridge.ts";
import { isMeasuredBy, resultMetricOf } from "#domain/budget.ts";
import { channelsUsedIn } from "#domain/channel-use.ts";
import type { Journey } from "#domain/journey.ts";

/** @param journeyId the journey that is shown; null where the workspace has none */
export function useChannelPlan(journeyId: string | null) {
  const { id: workspaceId } = useWorkspace();
  const locale = useLocale();
  const trpc = useTRPC();
  const channels = useQuery(trpc.channels.list.queryOptions({ workspaceId }));
  const budget = useQuery(trpc.budgets.get.queryOptions({ workspaceId }));
  const journeys = useQuery(trpc.journeys.list.queryOptions({ workspaceId }));
  const metrics = useQuery(trpc.metrics.list.queryOptions({ workspaceId }));
  const personas = useQuery(trpc.personas.list.queryOptions({ workspaceId }));
  const shownId = (journeys.data?.find((one) => one.id === journeyId) ?? journeys.data?.[0])?.id ?? null;
  const board = useQuery(
    trpc.journeys.getBoard.queryOptions({ journeyId: shownId ?? "" }, { enabled: shownId !== null }),
  );
  const all = [channels, budget, journeys, metrics, personas, ...(shownId === null ? [] : [board])];
  const error = all.find((one) => one.error)?.error ?? null;
  const refetch = () => void Promise.all(all.map((one) => one.refetch()));
  if (!channels.data || !budget.data || !journeys.data || !metrics.data || !personas.data)
    return { plan: null, error, refetch };
  if (shownId !== null && board.data === undefined) return { plan: null, error, refetch };

  const journey: Journey | null = board.data ? localizeJourney(board.data, localeOf(locale) ?? "nl") : null;
  const { lines, commitments, drops, results, month } = budget.data;
  const touchpointsOf = (channelId: string) =>
    (journey?.touchpoints ?? []).filter((one) => one.channelId === channelId);
  const plan = {
    month,
    lines,
    commitments,
    drops,
    channels: channels.data,
    metrics: metrics.data,
    personas: personas.data,
    journeys: journeys.data,
    journey,
    journeyId: shownId,
    slug: journeys.data.find((one) => one.id === shownId)?.slug ?? null,
    bridges: brokenBridges(channels.data, drops, lines, commitments, month),
    touchpointsOf,
    /** The metric that counts this channel's results in the journey that is shown. */
    resultOf: (channelId: string) =>
      resultMetricOf(
        results.find((one) => one.channelId === channelId)?.metricId,
        channelId,
        new Set(touchpointsOf(channelId).map((one) => one.id)),
        metrics.data,
      ),
    /** Something is measured there, whether it can be counted or not. */
    isMeasured: (channelId: string) => {
      const here = new Set(touchpointsOf(channelId).map((one) => one.id));
      return metrics.data.some((metric) => isMeasuredBy(metric, channelId, here));
    },
    missingMonthsOf: (channel: { readonly id: string; readonly necessary: boolean }) =>
      missingMonths(channel, lines, commitments, month),
    /** Personas that use this channel now. */
    usersOf: (channelId: string) =>
      personas.data.filter((persona) => channelsUsedIn(persona.channelUses, month).includes(channelId)),
  };
  return { plan, error, refetch };
}

export type ChannelPlan = NonNullable<ReturnType<typeof useChannelPlan>["plan"]>;
