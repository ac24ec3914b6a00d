// Where the workspace has its events sent: addresses, what became of each delivery, and a new one.
"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus, Webhook } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { WebhookDialog } from "./webhook-dialog.tsx";
import { WebhookRow } from "./webhook-row.tsx";

export function WebhookSettings() {
  const t = useTranslations("webhook");
  const may = useCan();
  if (!may("webhook.manage")) return <EmptyState small title={t("notAllowed")} />;
  return <WebhookList />;
}

function WebhookList() {
  const t = useTranslations("webhook");
  const common = useTranslations("common");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const [isNew, setNew] = useState(false);
  const list = useQuery(trpc.webhooks.list.queryOptions({ workspaceId }));
  const add = (
    <Button variant="primary" onClick={() => setNew(true)}>
      <Plus size={16} aria-hidden />
      {t("new")}
    </Button>
  );
  return (
    <Panel title={t("title")} lead={t("lead")} actions={list.data && list.data.length > 0 ? add : null}>
      {list.isPending ? (
        <SkeletonLines label={common("loading")} />
      ) : list.isError ? (
        <ErrorState onRetry={() => void list.refetch()}>{sentence(list.error)}</ErrorState>
      ) : list.data.length === 0 ? (
        <EmptyState
          small
          title={
            <span className="inline-flex items-center gap-2">
              <Webhook size={18} aria-hidden />
              {t("emptyTitle")}
            </span>
          }
          action={add}
        >
          {t("emptyLead")}
        </EmptyState>
      ) : (
        <ul>
          {list.data.map((hook) => (
            <WebhookRow key={hook.id} hook={hook} />
          ))}
        </ul>
      )}
      {isNew ? <WebhookDialog hook={null} onClose={() => setNew(false)} /> : null}
    </Panel>
  );
}
