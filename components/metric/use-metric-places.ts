// The phases, touchpoints, steps and channels of a journey a KPI may be a figure of, and what its pains propose to measure.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { localeOf } from "#components/shell/locale.ts";
import type { ComboboxOption } from "#components/ui/combobox.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { localized } from "#domain/vocabulary.ts";
import type { PresetProposal } from "./metric-preset-field.tsx";

export interface MetricPlaces {
  readonly phase: readonly ComboboxOption<string>[];
  readonly touchpoint: readonly ComboboxOption<string>[];
  readonly transition: readonly (ComboboxOption<string> & { readonly fromPhaseId: string })[];
  readonly channel: readonly ComboboxOption<string>[];
  /** A phase in which customers buy and a pain stands open: problems there are answered fast or not. */
  readonly proposals: readonly PresetProposal[];
}

export function useMetricPlaces(journeyId: string): MetricPlaces {
  const t = useTranslations("metric.place");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const locale = localeOf(useLocale()) ?? "nl";
  const board = useQuery(trpc.journeys.getBoard.queryOptions({ journeyId })).data;
  const channels = useQuery(trpc.channels.list.queryOptions({ workspaceId })).data;
  const metrics = useQuery(trpc.metrics.list.queryOptions({ workspaceId })).data;
  return useMemo(() => {
    const own = board?.meta.contentLocale ?? "nl";
    const phases = (board?.phases ?? []).map((one) => ({
      id: one.id,
      name: localized(one, "name", locale, own).text,
      period: one.period,
    }));
    const nameOf = (id: string | null) => phases.find((one) => one.id === id)?.name ?? "";
    const isMeasured = (phaseId: string) =>
      (metrics ?? []).some((one) => one.phaseId === phaseId && one.preset === "response_time");
    const hurts = (phaseId: string) =>
      (board?.insights ?? []).some((one) => {
        const touchpoint = board?.touchpoints.find((each) => each.id === one.touchpointId);
        const at = touchpoint?.phaseId ?? one.phaseId;
        return one.kind === "pain" && one.status !== "solved" && at === phaseId;
      });
    return {
      phase: phases.map((one) => ({ value: one.id, label: one.name })),
      touchpoint: (board?.touchpoints ?? []).map((one) => ({
        value: one.id,
        label: `${one.number} · ${localized(one, "title", locale, own).text}`,
        hint: nameOf(one.phaseId),
      })),
      transition: (board?.transitions ?? []).map((one) => ({
        value: one.id,
        label: t("step", { from: nameOf(one.fromPhaseId), to: nameOf(one.toPhaseId) }),
        fromPhaseId: one.fromPhaseId,
      })),
      channel: (channels ?? []).map((one) => ({
        value: one.id,
        label: one.nameTranslations[locale] ?? one.name,
      })),
      proposals: phases
        .filter((one) => one.period === "during" && hurts(one.id) && !isMeasured(one.id))
        .map((one) => ({ preset: "response_time" as const, phaseId: one.id, phase: one.name })),
    };
  }, [board, channels, metrics, locale, t]);
}
