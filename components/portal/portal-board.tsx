// A published journey as its client reads it: the same board, without a single way to change it, as it is this very moment.
"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { domainErrorOf } from "#components/api/domain-error.ts";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { LiveBells } from "#components/api/live-bells.tsx";
import { JourneyBoard } from "#components/journey/journey-board.tsx";
import type { JourneyActions } from "#components/journey/journey-data.ts";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { journeyDataOf } from "./portal-data.ts";
import { backTo, PortalFrame, type PortalPlace } from "./portal-frame.tsx";
import { PortalGone } from "./portal-gone.tsx";
import { PortalMenu } from "./portal-menu.tsx";

/** How often somebody who waits for a journey that was taken back looks again: there is no socket without a right. */
const LOOK_AGAIN_MS = 3_000;

export function PortalBoard({ place, journeyId }: { place: PortalPlace; journeyId: string }) {
  const common = useTranslations("common");
  const kindName = useTranslations("evidence.kinds");
  const locale = useLocale();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const [inspectedId, setInspectedId] = useState<string | null>(null);
  const board = useQuery(
    trpc.portal.getBoard.queryOptions(
      { journeyId },
      { refetchInterval: (query) => (query.state.status === "error" ? LOOK_AGAIN_MS : false) },
    ),
  );
  const data = useMemo(
    () => board.data && journeyDataOf(board.data, { locale, inspectedId, kindName }),
    [board.data, locale, inspectedId, kindName],
  );
  const actions = useMemo<JourneyActions>(() => ({ inspect: setInspectedId }), []);

  // What was taken back is gone from the page too, whatever it still remembers.
  if (board.isError && domainErrorOf(board.error)?.code === "NOT_FOUND") return <PortalGone place={place} />;
  if (!board.data || !data) {
    return (
      <PortalFrame place={place}>
        {board.isError ? (
          <ErrorState onRetry={() => void board.refetch()}>{sentence(board.error)}</ErrorState>
        ) : (
          <SkeletonLines lines={8} label={common("loading")} />
        )}
      </PortalFrame>
    );
  }
  return (
    <main>
      <LiveBells portalJourneyId={journeyId} />
      <JourneyBoard
        journey={board.data.journey}
        data={data}
        actions={actions}
        edit={null}
        month={board.data.month}
        journeyId={journeyId}
        crumb={
          <Link href={`/c/${place.slug}`} className="truncate hover:text-ink hover:underline">
            {place.name}
          </Link>
        }
        topActions={<PortalMenu backTo={backTo(place)} />}
      />
    </main>
  );
}
