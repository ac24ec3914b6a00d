// What can be done with the strategies of a journey; removing one can be taken back.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { toastFailed, toastUndo } from "#components/ui/toast.tsx";

export function useStrategyActions(journeyId: string) {
  const t = useTranslations("health.strategy");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const options = {
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries(trpc.strategies.pathFilter()),
        queries.invalidateQueries(trpc.health.pathFilter()),
      ]),
  };
  const failing = { ...options, onError: (error: unknown) => toastFailed(sentence(error)) };
  const create = useMutation(trpc.strategies.create.mutationOptions(options));
  const update = useMutation(trpc.strategies.update.mutationOptions(options));
  const removal = useMutation(trpc.strategies.remove.mutationOptions(failing));
  const restore = useMutation(trpc.strategies.restore.mutationOptions(failing));

  function remove({ id: strategyId, name }: { readonly id: string; readonly name: string }) {
    const place = { journeyId, strategyId };
    removal.mutate(place, {
      onSuccess: () => toastUndo(t("removed", { name }), () => restore.mutate(place)),
    });
  }

  return { create, update, remove };
}
