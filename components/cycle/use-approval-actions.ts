// Giving an approval to a closed month and taking it back, each undone by the other.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { useMonthName } from "#components/task/use-month-name.ts";
import { toastFailed, toastUndo } from "#components/ui/toast.tsx";
import type { MonthString } from "#domain/month.ts";

export function useApprovalActions(journeyId: string, month: MonthString) {
  const t = useTranslations("cycle.approval");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const monthName = useMonthName();
  const place = { journeyId, month };
  const options = {
    // what was refused is read again too: somebody else may have been first
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries(trpc.cycles.pathFilter()),
        queries.invalidateQueries(trpc.dashboard.pathFilter()),
      ]),
    onError: (error: unknown) => toastFailed(sentence(error)),
  };
  const giving = useMutation(trpc.cycles.approve.mutationOptions(options));
  const taking = useMutation(trpc.cycles.takeBackApproval.mutationOptions(options));
  const restoring = useMutation(trpc.cycles.restoreApproval.mutationOptions(options));
  return {
    isBusy: giving.isPending || taking.isPending || restoring.isPending,
    give: () =>
      giving.mutate(place, {
        onSuccess: ({ id: approvalId }) =>
          toastUndo(t("given", { month: monthName(month) }), () => taking.mutate({ ...place, approvalId })),
      }),
    takeBack: (approvalId: string) =>
      taking.mutate(
        { ...place, approvalId },
        { onSuccess: () => toastUndo(t("takenBack"), () => restoring.mutate({ ...place, approvalId })) },
      ),
  };
}
