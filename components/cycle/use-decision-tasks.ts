// Titles of a journey's tasks in the reader's language, for the decisions they came of.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { useMemo } from "react";
import { useTRPC } from "#components/api/client.tsx";

export function useDecisionTasks(journeyId: string): ReadonlyMap<string, string> {
  const trpc = useTRPC();
  const locale = useLocale();
  const { data } = useQuery(trpc.tasks.listForJourney.queryOptions({ journeyId }));
  return useMemo(
    () => new Map((data ?? []).map((task) => [task.id, task.titleTranslations[locale] ?? task.title])),
    [data, locale],
  );
}
