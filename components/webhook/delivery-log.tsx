// What became of the last deliveries of one address, and sending one again.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { toastDone, toastFailed } from "#components/ui/toast.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { DeliveryView } from "#server/webhooks/queries.ts";
import { EVENT_KEYS } from "./webhook-dialog.tsx";

const TONES = { pending: "neutral", delivered: "chalk", failed: "plum" } as const;

export function DeliveryLog({ webhookId }: { webhookId: string }) {
  const t = useTranslations("webhook");
  const common = useTranslations("common");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const log = useQuery(trpc.webhooks.listDeliveries.queryOptions({ workspaceId, webhookId }));
  const resend = useMutation(
    trpc.webhooks.resend.mutationOptions({
      onSuccess: async () => {
        toastDone(t("resent"));
        await queries.invalidateQueries(trpc.webhooks.pathFilter());
      },
      onError: (error) => toastFailed(sentence(error)),
    }),
  );
  if (log.isPending) return <SkeletonLines lines={3} label={common("loading")} />;
  if (log.isError) return <ErrorState onRetry={() => void log.refetch()}>{sentence(log.error)}</ErrorState>;
  if (log.data.length === 0) return <p className="mt-1.5 text-body text-ink-3">{t("logEmpty")}</p>;
  return (
    <ul className="mt-1.5">
      {log.data.map((delivery) => (
        <DeliveryRow
          key={delivery.id}
          delivery={delivery}
          onResend={() => resend.mutate({ workspaceId, deliveryId: delivery.id })}
        />
      ))}
    </ul>
  );
}

function DeliveryRow({ delivery, onResend }: { delivery: DeliveryView; onResend: () => void }) {
  const t = useTranslations("webhook");
  const format = useFormatter();
  const { status, attempts, lastFailure, lastStatus } = delivery;
  const event = t(`event.${EVENT_KEYS[delivery.event]}`);
  const time = format.dateTime(delivery.createdAt, { dateStyle: "medium", timeStyle: "short" });
  const why = lastFailure === null ? null : t(`failure.${lastFailure}`, { status: lastStatus ?? 0 });
  return (
    <li
      data-delivery={status}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-hair py-2 text-body"
    >
      <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>
      <div className="min-w-0 flex-1 basis-52">
        <span className="font-medium">{event}</span>{" "}
        <span className="text-meta text-ink-3">
          <time dateTime={delivery.createdAt.toISOString()}>{time}</time>
          {attempts > 0 ? ` · ${t("tries", { count: attempts })}` : ""}
          {why === null ? "" : ` · ${why}`}
        </span>
      </div>
      {status === "pending" && attempts === 0 ? null : (
        <Button size="sm" aria-label={t("resendOf", { event, time })} onClick={onResend}>
          <RotateCw size={14} aria-hidden />
          {t("resend")}
        </Button>
      )}
    </li>
  );
}
