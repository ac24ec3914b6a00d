// What was deleted in the last thirty days, and the way back.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ChartLine, LibraryBig, Route, Undo2, Users } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { LIMITS } from "#domain/limits.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { toastDone, toastFailed } from "#components/ui/toast.tsx";
import { useCan, useWorkspace } from "./workspace-context.tsx";

const ICONS = { journey: Route, persona: Users, evidence: LibraryBig, metric: ChartLine } as const;

export function TrashList() {
  const t = useTranslations("settings.trash");
  const common = useTranslations("common");
  const format = useFormatter();
  const { id: workspaceId } = useWorkspace();
  const may = useCan();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const list = useQuery({
    ...trpc.journeys.listTrash.queryOptions({ workspaceId }),
    enabled: may("trash.view"),
  });
  const options = {
    onSuccess: () => queries.invalidateQueries(),
    onError: (error: unknown) => toastFailed(sentence(error)),
  };
  const journey = useMutation(trpc.journeys.restore.mutationOptions(options));
  const persona = useMutation(trpc.personas.restore.mutationOptions(options));
  const evidence = useMutation(trpc.evidence.restore.mutationOptions(options));
  const metric = useMutation(trpc.metrics.restore.mutationOptions(options));

  if (!may("trash.view")) return <EmptyState small title={t("notAllowed")} />;
  if (list.isPending) return <SkeletonLines label={common("loading")} />;
  if (list.isError) {
    return <ErrorState onRetry={() => void list.refetch()}>{sentence(list.error)}</ErrorState>;
  }
  if (list.data.length === 0) {
    return <EmptyState title={t("emptyTitle")}>{t("emptyLead", { days: LIMITS.trashDays })}</EmptyState>;
  }

  function handleRestore(one: NonNullable<typeof list.data>[number]) {
    const then = { onSuccess: () => toastDone(t("restored", { name: one.name })) };
    switch (one.kind) {
      case "journey":
        journey.mutate({ journeyId: one.id }, then);
        break;
      case "persona":
        persona.mutate({ workspaceId, personaId: one.id }, then);
        break;
      case "evidence":
        evidence.mutate({ workspaceId, evidenceId: one.id }, then);
        break;
      case "metric":
        if (one.journeyId !== null) metric.mutate({ journeyId: one.journeyId, metricId: one.id }, then);
        break;
    }
  }

  return (
    <Panel title={t("title")} lead={t("lead", { days: LIMITS.trashDays })}>
      <ul>
        {list.data.map((one) => {
          const Icon = ICONS[one.kind];
          return (
            <li
              key={`${one.kind}-${one.id}`}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-hair py-2 first:border-0"
            >
              <Icon size={16} aria-hidden className="text-ink-3" />
              <div className="min-w-0 flex-1">
                <div className="truncate font-medium">{one.name}</div>
                <div className="text-meta text-ink-3">
                  {t(`kind.${one.kind}`)}
                  {one.deletedAt
                    ? ` · ${t("deleted", { date: format.dateTime(one.deletedAt, { day: "numeric", month: "short" }) })}`
                    : ""}
                </div>
              </div>
              {may("trash.restore") ? (
                <Button
                  size="sm"
                  aria-label={t("restoreOf", { name: one.name })}
                  onClick={() => handleRestore(one)}
                >
                  <Undo2 size={14} aria-hidden />
                  {common("restore")}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
