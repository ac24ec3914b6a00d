// What each task is about: the touchpoint's number and title and the way to it on the board.
"use client";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import type { Journey } from "#domain/journey.ts";
import { localized } from "#domain/vocabulary.ts";
import type { TaskView } from "#server/tasks/queries.ts";
import { localeOf } from "#components/shell/locale.ts";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";

export interface TaskSubject {
  /** Number on the board; null for an insight or a phase without touchpoint. */
  readonly number: number | null;
  readonly title: string;
  readonly lang: string;
  readonly href: string;
  /** Departments that take part in the touchpoint. */
  readonly departmentIds: readonly string[];
}

export function useTaskSubjects(tasks: readonly TaskView[]): (task: TaskView) => TaskSubject | null {
  const { id: workspaceId, slug } = useWorkspace();
  const locale = localeOf(useLocale()) ?? "nl";
  const trpc = useTRPC();
  const journeys = useQuery(trpc.journeys.list.queryOptions({ workspaceId })).data;
  const journeyIds = [...new Set(tasks.flatMap((task) => task.journeyId ?? []))];
  const boards = useQueries({
    queries: journeyIds.map((journeyId) => trpc.journeys.getBoard.queryOptions({ journeyId })),
    combine: (results) => new Map(results.map((one, index) => [journeyIds[index] ?? "", one.data ?? null])),
  });

  return (task) => {
    const journey = journeys?.find((one) => one.id === task.journeyId);
    const board = task.journeyId === null ? null : boards.get(task.journeyId);
    if (!journey || !board) return null;
    const base = `/${slug}/j/${journey.slug}`;
    const nameOf = (record: Parameters<typeof localized<"title">>[0]) =>
      localized(record, "title", locale, board.meta.contentLocale);
    const insight = board.insights.find((one) => one.id === task.insightId);
    const touchpoint = touchpointOf(board, task.touchpointId ?? insight?.touchpointId ?? null);
    if (touchpoint) {
      const { text, lang } = nameOf(touchpoint);
      return {
        number: touchpoint.number,
        title: text,
        lang,
        href: `${base}?t=${encodeURIComponent(touchpoint.id)}`,
        departmentIds: Object.keys(touchpoint.involvedDepartmentIds),
      };
    }
    const transition = board.transitions.find((one) => one.id === task.transitionId);
    const phaseName = (phaseId: string) => board.phases.find((phase) => phase.id === phaseId)?.name ?? "";
    if (transition) {
      const title = `${phaseName(transition.fromPhaseId)} → ${phaseName(transition.toPhaseId)}`;
      return { number: null, title, lang: board.meta.contentLocale, href: base, departmentIds: [] };
    }
    const own = translatedTitle(journey, locale);
    const named = insight ? nameOf(insight) : { text: own, lang: locale };
    return { number: null, title: named.text, lang: named.lang, href: base, departmentIds: [] };
  };
}

const touchpointOf = (board: Journey, id: string | null) => board.touchpoints.find((one) => one.id === id);

const translatedTitle = (
  journey: { readonly title: string; readonly titleTranslations: Readonly<Record<string, string>> },
  locale: string,
) => journey.titleTranslations[locale] ?? journey.title;
