// The address under which a calendar program reads one's reviews and tasks. It is a secret: shown once, made anew, taken back.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CalendarPlus } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SecretOnce } from "#components/ui/secret-once.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { toastFailed } from "#components/ui/toast.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";

export function CalendarPanel() {
  const t = useTranslations("calendar");
  const common = useTranslations("common");
  const format = useFormatter();
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const [asking, setAsking] = useState<"renew" | "revoke" | null>(null);
  const [url, setUrl] = useState<string | null>(null);
  const feed = useQuery(trpc.calendars.get.queryOptions({ workspaceId }));
  const make = useMutation(trpc.calendars.make.mutationOptions());
  const revoke = useMutation(trpc.calendars.revoke.mutationOptions());
  const refresh = () => queries.invalidateQueries(trpc.calendars.pathFilter());

  async function handleMake(): Promise<string | undefined> {
    try {
      setUrl((await make.mutateAsync({ workspaceId })).url);
      await refresh();
      return undefined;
    } catch (error) {
      return sentence(error);
    }
  }
  async function handleRevoke(): Promise<string | undefined> {
    try {
      await revoke.mutateAsync({ workspaceId });
      setUrl(null);
      await refresh();
      return undefined;
    } catch (error) {
      return sentence(error);
    }
  }

  return (
    <Panel title={t("title")} lead={t("lead")}>
      {feed.isPending ? (
        <SkeletonLines lines={1} label={common("loading")} />
      ) : feed.isError ? (
        <ErrorState onRetry={() => void feed.refetch()}>{sentence(feed.error)}</ErrorState>
      ) : feed.data === null ? (
        <Button
          busy={make.isPending}
          onClick={async () => {
            const failure = await handleMake();
            if (failure) toastFailed(failure);
          }}
        >
          <CalendarPlus size={16} aria-hidden />
          {t("make")}
        </Button>
      ) : (
        <div className="flex flex-col gap-3">
          {url === null ? (
            <p className="text-body text-ink-2">
              {t("made", { date: format.dateTime(feed.data.createdAt, { dateStyle: "long" }) })}
            </p>
          ) : (
            <SecretOnce label={t("address")} hint={t("addressHint")} value={url} />
          )}
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setAsking("renew")}>{t("renew")}</Button>
            <Button variant="danger-quiet" onClick={() => setAsking("revoke")}>
              {t("revoke")}
            </Button>
          </div>
        </div>
      )}
      <ConfirmDialog
        open={asking === "renew"}
        onOpenChange={(open) => setAsking(open ? "renew" : null)}
        title={t("renewTitle")}
        description={t("renewLead")}
        action={t("renew")}
        tone="primary"
        onConfirm={handleMake}
      />
      <ConfirmDialog
        open={asking === "revoke"}
        onOpenChange={(open) => setAsking(open ? "revoke" : null)}
        title={t("revokeTitle")}
        description={t("revokeLead")}
        action={t("revoke")}
        onConfirm={handleRevoke}
      />
    </Panel>
  );
}
