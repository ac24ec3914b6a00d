// The touchpoints of the journey in view as a file that a spreadsheet opens and the importer reads again.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { localeOf } from "#components/shell/locale.ts";
import { saveCsv } from "#components/ui/save-csv.ts";
import { useDepartmentName } from "#components/workspace/use-department-name.ts";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { csvText } from "#domain/csv.ts";
import { touchpointRows } from "#domain/touchpoint-csv.ts";
import type { ChannelPlan } from "./use-channel-plan.ts";
import { useChannelWords } from "./use-channel-words.ts";

/** Saves the file; null while its words are still on their way. */
export function useTouchpointFile(plan: ChannelPlan): (() => void) | null {
  const t = useTranslations("channel.matrix");
  const locale = localeOf(useLocale()) ?? "nl";
  const workspace = useWorkspace();
  const trpc = useTRPC();
  const departments = useQuery(trpc.departments.list.queryOptions({ workspaceId: workspace.id }));
  const { nameOf } = useChannelWords();
  const departmentName = useDepartmentName();
  const { journey, slug } = plan;
  if (!journey || !departments.data) return null;
  const names = new Map([
    ...plan.channels.map((one) => [one.id, nameOf(one)] as const),
    ...departments.data.map((one) => [one.id, departmentName(one)] as const),
  ]);
  return () =>
    saveCsv(
      `${t("file.touchpointsName")}-${slug ?? ""}.csv`,
      csvText(touchpointRows(journey, names, locale), locale),
    );
}
