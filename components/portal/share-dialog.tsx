// Shows a journey to the client, or takes it back; and who of the client may look.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Copy, Eye, EyeOff } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { FieldError } from "#components/ui/field.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { toastDone, toastFailed } from "#components/ui/toast.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { InviteGuest } from "./invite-guest.tsx";
import { ShareGuests } from "./share-guests.tsx";
import { useChosenGuests } from "./use-chosen-guests.ts";

export interface ShareDialogProps {
  journeyId: string;
  onClose: () => void;
}

export function ShareDialog({ journeyId, onClose }: ShareDialogProps) {
  const t = useTranslations("portal.share");
  const common = useTranslations("common");
  const format = useFormatter();
  const workspace = useWorkspace();
  const may = useCan();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const journey = useQuery(trpc.journeys.get.queryOptions({ journeyId }));
  const mayChoose = may("journey.share");
  const publishedAt = journey.data?.publishedAt ?? null;
  const chosen = useChosenGuests(journeyId, { isOn: mayChoose, isPublished: publishedAt !== null });
  const [failure, setFailure] = useState<string>();

  const refresh = () =>
    Promise.all([
      queries.invalidateQueries(trpc.journeys.pathFilter()),
      queries.invalidateQueries(trpc.clients.pathFilter()),
    ]);
  const answer = {
    onSuccess: () => setFailure(undefined),
    onError: (error: unknown) => setFailure(sentence(error)),
    onSettled: refresh,
  };
  const publish = useMutation(trpc.journeys.publish.mutationOptions(answer));
  const unpublish = useMutation(trpc.journeys.unpublish.mutationOptions(answer));

  async function handlePublish() {
    try {
      // Who was left out must not see it for a moment either: the choice is kept before the journey is shown.
      if (mayChoose) await chosen.keep();
    } catch (error) {
      setFailure(sentence(error));
      return;
    }
    publish.mutate({ journeyId, toEveryone: !mayChoose });
  }

  const path = journey.data ? `/c/${workspace.slug}/${journey.data.slug}` : "";
  async function handleCopy() {
    try {
      await navigator.clipboard.writeText(new URL(path, window.location.origin).href);
      toastDone(t("copied"));
    } catch {
      toastFailed(t("notCopied"));
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { title: journey.data?.title ?? "" })}
      description={t("lead")}
      footer={
        journey.data ? (
          publishedAt ? (
            <Button
              variant="danger-quiet"
              busy={unpublish.isPending}
              onClick={() => unpublish.mutate({ journeyId })}
            >
              <EyeOff size={16} aria-hidden />
              {t("unpublish")}
            </Button>
          ) : (
            <Button variant="primary" busy={publish.isPending} onClick={() => void handlePublish()}>
              <Eye size={16} aria-hidden />
              {t("publish")}
            </Button>
          )
        ) : null
      }
    >
      {journey.isPending ? (
        <SkeletonLines label={common("loading")} />
      ) : journey.isError ? (
        <ErrorState onRetry={() => void journey.refetch()}>{sentence(journey.error)}</ErrorState>
      ) : (
        <div className="flex flex-col gap-5">
          <p role="status" className="flex flex-wrap items-center gap-x-2 gap-y-1">
            {publishedAt ? (
              <Eye size={16} aria-hidden />
            ) : (
              <EyeOff size={16} aria-hidden className="text-ink-3" />
            )}
            <span className="font-semibold">
              {publishedAt
                ? t("isPublished", { date: format.dateTime(publishedAt, { day: "numeric", month: "long" }) })
                : t("isPrivate")}
            </span>
            {publishedAt ? (
              <span className="ml-auto flex flex-wrap items-center gap-2">
                <Link href={path} className="text-link">
                  {t("look")}
                </Link>
                <Button size="sm" onClick={() => void handleCopy()}>
                  <Copy size={14} aria-hidden />
                  {t("copy")}
                </Button>
              </span>
            ) : null}
          </p>
          {mayChoose ? (
            <section className="flex flex-col gap-3">
              <h3 className="text-body font-semibold">{t("who")}</h3>
              <ShareGuests chosen={chosen} />
              {may("invitation.manage") ? <InviteGuest journeyId={journeyId} /> : null}
            </section>
          ) : (
            <p className="text-ink-2">{t("everyone")}</p>
          )}
          {failure ? (
            <div role="alert">
              <FieldError>{failure}</FieldError>
            </div>
          ) : null}
        </div>
      )}
    </Dialog>
  );
}
