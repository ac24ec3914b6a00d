// Adding, changing and taking away channels; what is taken away can be put back.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { toastFailed, toastUndo } from "#components/ui/toast.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";

export function useChannelActions() {
  const t = useTranslations("channel");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const options = {
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries(trpc.channels.pathFilter()),
        queries.invalidateQueries(trpc.budgets.pathFilter()),
      ]),
    onError: (error: unknown) => toastFailed(sentence(error)),
  };
  const create = useMutation(trpc.channels.create.mutationOptions(options));
  const update = useMutation(trpc.channels.update.mutationOptions(options));
  const removal = useMutation(trpc.channels.remove.mutationOptions(options));
  const restore = useMutation(trpc.channels.restore.mutationOptions(options));

  const putBack = (channelId: string) => restore.mutate({ workspaceId, channelId });

  /** @param reason asked for a bridge */
  function remove(channelId: string, name: string, reason: string | null = null) {
    removal.mutate(
      { workspaceId, channelId, reason },
      { onSuccess: () => toastUndo(t("removed", { channel: name }), () => putBack(channelId)) },
    );
  }
  return { create, update, remove, putBack, workspaceId };
}
