// Writing the headline over, and taking that back.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { toastFailed, toastUndo } from "#components/ui/toast.tsx";
import type { DashboardView } from "#server/dashboard/queries.ts";

export function useHeadline({ journey, month }: Pick<DashboardView, "journey" | "month">) {
  const t = useTranslations("dashboard.headline");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentenceOf = useErrorSentence();
  const mutation = useMutation(
    trpc.dashboard.writeHeadline.mutationOptions({
      onSettled: () => queries.invalidateQueries(trpc.dashboard.pathFilter()),
      onError: (error) => toastFailed(sentenceOf(error)),
    }),
  );
  const input = (sentence: string | null) => ({ journeyId: journey.id, headline: { month, sentence } });

  function write(sentence: string | null): void {
    mutation.mutate(input(sentence), {
      onSuccess: ({ before }) =>
        toastUndo(sentence === null ? t("takenBack") : t("saved"), () => mutation.mutate(input(before))),
    });
  }
  return { write, isWriting: mutation.isPending };
}
