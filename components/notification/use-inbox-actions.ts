// What can be done with what was told: read, unread, everything read; each is shown at once and can be taken back.
"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useTRPC, useTRPCClient } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { toastFailed, toastUndo } from "#components/ui/toast.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";

interface InboxActions {
  readonly setRead: (items: readonly { readonly id: string }[], isRead: boolean) => Promise<void>;
  readonly readAll: () => Promise<void>;
}

export function useInboxActions(): InboxActions {
  const t = useTranslations("notification");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const api = useTRPCClient();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  return useMemo(() => {
    async function write<T>(work: () => Promise<T>): Promise<T | null> {
      try {
        return await work();
      } catch (error) {
        toastFailed(sentence(error));
        return null;
      } finally {
        void queries.invalidateQueries(trpc.notifications.pathFilter());
      }
    }
    const set = (ids: string[], isRead: boolean) =>
      write(() => api.notifications.setRead.mutate({ workspaceId, ids, isRead }));
    return {
      setRead: async (items, isRead) => {
        const ids = items.map((item) => item.id);
        await set(ids, isRead);
        toastUndo(t(isRead ? "wasRead" : "wasUnread", { count: ids.length }), () => void set(ids, !isRead));
      },
      readAll: async () => {
        const done = await write(() => api.notifications.markAllRead.mutate({ workspaceId }));
        if (!done || done.ids.length === 0) return;
        const { ids } = done;
        toastUndo(t("wasRead", { count: ids.length }), () => void set(ids.slice(0, 1_000), false));
      },
    };
  }, [t, workspaceId, trpc, api, queries, sentence]);
}
