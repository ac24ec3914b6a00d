// Workspaces one owned and deleted, while they can still come back.
"use client";
import { useMutation } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { toastFailed } from "#components/ui/toast.tsx";
import { loadPage } from "#components/shell/load-page.ts";

export interface DeletedWorkspacesProps {
  workspaces: readonly { id: string; name: string; deletedAt: Date }[];
}

export function DeletedWorkspaces({ workspaces }: DeletedWorkspacesProps) {
  const t = useTranslations("start");
  const common = useTranslations("common");
  const format = useFormatter();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const restore = useMutation(
    trpc.workspaces.restore.mutationOptions({
      onSuccess: ({ slug }) => loadPage(`/${slug}`),
      onError: (error) => toastFailed(sentence(error)),
    }),
  );
  if (workspaces.length === 0) return null;
  return (
    <Panel title={t("deleted")} lead={t("deletedLead")}>
      <ul>
        {workspaces.map((one) => (
          <li key={one.id} className="flex items-center gap-3 border-t border-hair py-2 first:border-0">
            <span className="min-w-0 flex-1 truncate font-medium">{one.name}</span>
            <span className="text-meta text-ink-3">
              {format.dateTime(one.deletedAt, { day: "numeric", month: "short" })}
            </span>
            <Button size="sm" onClick={() => restore.mutate({ workspaceId: one.id })}>
              {common("restore")}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
