// What a person can do with versions: name, rename, go back (and forward again), erase; each says what it did.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { toastDone, toastFailed, toastUndo } from "#components/ui/toast.tsx";

export function useVersionActions(journeyId: string) {
  const t = useTranslations("versions");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const refresh = () => queries.invalidateQueries(trpc.versions.pathFilter());
  const onError = (error: unknown) => toastFailed(sentence(error));
  const name = useMutation(trpc.versions.name.mutationOptions({ onSuccess: refresh }));
  const rename = useMutation(trpc.versions.rename.mutationOptions({ onSuccess: refresh }));
  const back = useMutation(
    trpc.versions.restore.mutationOptions({
      onSuccess: async () => {
        await refresh();
        toastDone(t("restoreUndone"));
      },
      onError,
    }),
  );
  const restore = useMutation(
    trpc.versions.restore.mutationOptions({
      onSuccess: async ({ previousId }) => {
        await refresh();
        // what stood there before was recorded: going back to that is the undo
        toastUndo(t("restored"), () => back.mutate({ journeyId, versionId: previousId }));
      },
      onError,
    }),
  );
  const erase = useMutation(
    trpc.versions.eraseHistory.mutationOptions({ onSuccess: () => toastDone(t("erasing")) }),
  );
  return { name, rename, restore, erase };
}
