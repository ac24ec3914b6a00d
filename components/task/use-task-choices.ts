// Whom and what a task of this workspace may name, in the reader's language.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { useMemo } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { colorToken } from "#domain/department.ts";
import type { MetricDirection, MetricUnit } from "#domain/metric.ts";
import type { Survey } from "#domain/survey.ts";
import type { CountedReading } from "#domain/verdict.ts";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { TaskChoices } from "./task-form.tsx";

export interface TaskMetric {
  readonly id: string;
  readonly name: string;
  readonly unit: MetricUnit;
  readonly direction: MetricDirection;
  readonly survey: Survey | null;
  readonly readings: readonly CountedReading[];
}

export interface TaskSurroundings extends TaskChoices {
  readonly metrics: readonly TaskMetric[];
  /** Everybody ever named, former members included. */
  readonly names: ReadonlyMap<string, { readonly name: string; readonly isFormer: boolean }>;
  readonly myDepartmentId: string | null;
}

export function useTaskChoices(): TaskSurroundings {
  const { id: workspaceId, memberId } = useWorkspace();
  const locale = useLocale();
  const trpc = useTRPC();
  const members = useQuery(trpc.members.list.queryOptions({ workspaceId })).data;
  const departments = useQuery(trpc.departments.list.queryOptions({ workspaceId })).data;
  const metrics = useQuery(trpc.metrics.list.queryOptions({ workspaceId })).data;
  return useMemo(() => {
    const inLanguage = (one: { name: string; nameTranslations: Readonly<Record<string, string>> }) =>
      one.nameTranslations[locale] ?? one.name;
    const all = members ?? [];
    return {
      people: all
        .filter((one) => one.removedAt === null)
        .map((one) => ({ id: one.id, name: one.displayName, departmentId: one.departmentId })),
      departments: (departments ?? []).map((one) => ({
        id: one.id,
        name: inLanguage(one),
        color: colorToken(one.color),
      })),
      metrics: (metrics ?? []).map((one) => ({
        id: one.id,
        name: inLanguage(one),
        unit: one.unit,
        direction: one.direction,
        survey: one.survey,
        readings: one.readings,
      })),
      names: new Map(all.map((one) => [one.id, { name: one.displayName, isFormer: one.removedAt !== null }])),
      myDepartmentId: all.find((one) => one.id === memberId)?.departmentId ?? null,
    };
  }, [members, departments, metrics, locale, memberId]);
}
