// What can be done with a month: opened, agreed on, closed, skipped, opened again; each says what it did and how to take it back.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { useMonthName } from "#components/task/use-month-name.ts";
import { toastDone, toastFailed, toastUndo } from "#components/ui/toast.tsx";
import type { ChannelMark } from "#domain/cycle.ts";
import type { MonthString } from "#domain/month.ts";

export function useCycleActions(journeyId: string, month: MonthString) {
  const t = useTranslations("cycle");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const monthName = useMonthName();
  const place = { journeyId, month };
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries(trpc.cycles.pathFilter()),
      queries.invalidateQueries(trpc.tasks.pathFilter()),
    ]);
  // what was refused is read again too: somebody else may have been first
  const options = { onSettled: refresh };
  const failing = { ...options, onError: (error: unknown) => toastFailed(sentence(error)) };
  const open = useMutation(trpc.cycles.open.mutationOptions(failing));
  const update = useMutation(trpc.cycles.update.mutationOptions(options));
  const decide = useMutation(trpc.cycles.decide.mutationOptions(options));
  const addTask = useMutation(trpc.cycles.addDecisionTask.mutationOptions(failing));
  const removal = useMutation(trpc.cycles.takeBackDecision.mutationOptions(failing));
  const marking = useMutation(trpc.cycles.markChannel.mutationOptions(failing));
  const close = useMutation(trpc.cycles.close.mutationOptions(options));
  const skip = useMutation(trpc.cycles.skip.mutationOptions(options));
  const reopen = useMutation(trpc.cycles.reopen.mutationOptions(failing));
  const restoreMap = useMutation(trpc.cycles.restoreMap.mutationOptions(failing));
  const restoreVersion = useMutation(trpc.versions.restore.mutationOptions(failing));

  function takeBack(decisionId: string) {
    removal.mutate(
      { ...place, decisionId },
      {
        onSuccess: (decision) =>
          toastUndo(t("decision.takenBack"), () => decide.mutate({ ...place, decision })),
      },
    );
  }

  function mark(channelId: string, name: string, next: ChannelMark | null) {
    marking.mutate(
      { ...place, word: { channelId, mark: next } },
      {
        onSuccess: ({ previous }) =>
          toastUndo(t("channels.marked", { name, mark: next ?? "open" }), () =>
            marking.mutate({ ...place, word: { channelId, mark: previous } }),
          ),
      },
    );
  }

  function openAgain() {
    reopen.mutate(place, { onSuccess: () => toastDone(t("reopened", { month: monthName(month) })) });
  }

  /** The board goes back to how it was when the month was closed, and by undo to how it was a moment ago. */
  function mapBack() {
    restoreMap.mutate(place, {
      onSuccess: ({ previousId: versionId }) =>
        toastUndo(t("mapIsBack", { month: monthName(month) }), () =>
          restoreVersion.mutate({ journeyId, versionId }),
        ),
    });
  }

  return {
    place,
    open,
    update,
    decide,
    addTask,
    takeBack,
    mark,
    close,
    skip,
    openAgain,
    reopen,
    mapBack,
    restoreMap,
  };
}

export type CycleActions = ReturnType<typeof useCycleActions>;
