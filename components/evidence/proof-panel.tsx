// What each phase has to show to a customer who doubts: its reviews and cases, or that there are none, and a way to ask for one.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { invalidateNoun } from "#components/api/invalidate-noun.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { toastFailed, toastUndo } from "#components/ui/toast.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { CASE_KINDS, type EvidenceKind } from "#domain/evidence.ts";
import type { PhaseProof } from "#server/evidence/phases/queries.ts";
import type { Narrow } from "./evidence-filter.ts";
import { useJourneyNames } from "./use-claims.ts";

export function ProofPanel({ onNarrow }: { onNarrow: Narrow }) {
  const t = useTranslations("evidence.proof");
  const common = useTranslations("common");
  const may = useCan();
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const journeys = useJourneyNames();
  const proof = useQuery(trpc.library.listProof.queryOptions({ workspaceId }));
  const ask = useReviewAsk();
  if (proof.isError)
    return <ErrorState onRetry={() => void proof.refetch()}>{sentence(proof.error)}</ErrorState>;
  if (!proof.data) return <SkeletonLines label={common("loading")} />;
  const found = proof.data;
  const figure = (label: string, kinds: readonly EvidenceKind[], { journeyId, phaseId }: PhaseProof) => (
    <button
      type="button"
      onClick={() => onNarrow({ kinds: [...kinds], journeyId, phaseId })}
      className="min-h-7 rounded-tag px-2 text-body font-medium text-link hover:bg-ink/6 pointer-coarse:min-h-11"
    >
      {label}
    </button>
  );
  return (
    <div className="grid gap-4">
      <p className="max-w-prose text-meta text-ink-2">{t("lead")}</p>
      {journeys.map((journey) => (
        <section key={journey.id} aria-label={journey.title}>
          <h3 className="text-card">{journey.title}</h3>
          <ul>
            {journey.phases.map((phase) => {
              const one = found.find((each) => each.journeyId === journey.id && each.phaseId === phase.id);
              if (!one) return null;
              return (
                <li
                  key={phase.id}
                  className="flex min-h-10 flex-wrap items-center gap-x-2 gap-y-1 border-t border-hair py-1"
                >
                  <span className="min-w-36 flex-1 text-body">{phase.name}</span>
                  {one.reviews > 0 ? figure(t("reviews", { count: one.reviews }), ["review"], one) : null}
                  {one.cases > 0 ? figure(t("cases", { count: one.cases }), CASE_KINDS, one) : null}
                  {one.reviews + one.cases === 0 ? <Badge tone="tag">{t("none")}</Badge> : null}
                  {one.period === "after" && may("task.edit") ? (
                    <Button
                      size="sm"
                      aria-label={t("askIn", { phase: phase.name })}
                      onClick={() => ask({ journeyId: journey.id, phaseId: phase.id })}
                    >
                      {t("ask")}
                    </Button>
                  ) : null}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Makes this month's task to ask satisfied customers of a phase for a review. */
function useReviewAsk() {
  const t = useTranslations("evidence.proof");
  const { id: workspaceId, month } = useWorkspace();
  const api = useTRPCClient();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const onError = (failure: unknown) => toastFailed(sentence(failure));
  const make = useMutation({
    onError,
    mutationFn: (place: { journeyId: string; phaseId: string }) =>
      api.tasks.create.mutate({
        workspaceId,
        task: { title: t("askTask"), month, benefit: "loyalty", ...place },
      }),
    onSuccess: ({ id: taskId }) => {
      invalidateNoun(queries, "task");
      toastUndo(t("asked"), () => {
        api.tasks.remove
          .mutate({ workspaceId, taskId })
          .then(() => invalidateNoun(queries, "task"))
          .catch(onError);
      });
    },
  });
  return make.mutate;
}
