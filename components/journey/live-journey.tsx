"use client";
// The board of a member: the live document, everything beside it, and what to say when the connection ends.
import { loadPart, loadSoon } from "#components/ui/lazy.tsx";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { invalidateNoun } from "#components/api/invalidate-noun.ts";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { toastFailed } from "#components/ui/toast.tsx";
import { useCan, useMe, useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { ErrorCode } from "#domain/errors.ts";
import { INSIGHT_KINDS } from "#domain/vocabulary.ts";
import { INSPECTOR_TABS } from "./board-store.ts";
import type { CopyOf } from "./board-topbar.tsx";
import type { BoardWindow } from "./board-windows.tsx";
import { JourneyBoard } from "./journey-board.tsx";
import { SharedOffers } from "./shared-offers.tsx";
import { untilSaved } from "./until-saved.ts";
import { useBoardActions } from "./use-board-actions.ts";
import { useBoardData } from "./use-board-data.ts";
import { useJourney } from "./use-journey.ts";
import { useJourneyDocument } from "./use-journey-document.ts";

const ShareButton = loadSoon(() =>
  import("#components/portal/share-button.tsx").then((module) => module.ShareButton),
);
const BoardHistory = loadPart(() =>
  import("#components/version/board-history.tsx").then((module) => module.BoardHistory),
);
const BoardHealth = loadSoon(() =>
  import("#components/health/board-health.tsx").then((module) => module.BoardHealth),
);
const ConnectionBanner = loadSoon(() =>
  import("./connection-banner.tsx").then((module) => module.ConnectionBanner),
);
const BoardWindows = loadPart(() => import("./board-windows.tsx").then((module) => module.BoardWindows));

export interface LiveJourneyProps {
  journeyId: string;
  slug: string;
  copy: CopyOf | null;
}

export function LiveJourney({ journeyId, slug, copy }: LiveJourneyProps) {
  const t = useTranslations("journey");
  const workspace = useWorkspace();
  const me = useMe();
  const can = useCan();
  const search = useSearchParams();
  const onlyChannel = search.get("channel");
  const openTab = INSPECTOR_TABS.find((tab) =>
    search.has("comment") ? tab === "comments" : tab === search.get("tab"),
  );
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [inspectedId, setInspectedId] = useState<string | null>(null);
  const [openWindow, setOpenWindow] = useState<BoardWindow | null>(null);
  const first = useQuery(trpc.journeys.getBoard.queryOptions({ journeyId }));
  const data = useBoardData(workspace.id, journeyId, inspectedId);
  const actions = useBoardActions({
    workspaceId: workspace.id,
    journeyId,
    month: workspace.month,
    inspect: setInspectedId,
    open: setOpenWindow,
  });
  const live = useJourneyDocument({
    workspaceId: workspace.id,
    journeyId,
    // The server writes name, department and colour over this: only the id is ours to say.
    user: { id: me.id, name: me.name, department: null, color: 5 },
    onRefused: (code: ErrorCode, max?: number) =>
      toastFailed(
        code === "TOO_LONG" && max
          ? t("textTooLong", { max })
          : code === "NOT_FOUND"
            ? t("goneMeanwhile")
            : t("failed"),
      ),
    onBell: (noun) => invalidateNoun(queries, noun),
  });
  const journey = useJourney(live, first.data ?? null);
  const { connection, isReady, end, isReader } = live;
  // signed out, one's edits stay on this device until one is back; after any other end they would be lost
  const isTaken = !isReader && (end === null || end === "signedOut");
  const mayEdit = can("journey.edit") && isReady && isTaken;

  if (!journey) {
    return (
      <div className="p-6" aria-busy="true">
        <SkeletonLines lines={8} label={t("loading")} />
      </div>
    );
  }
  return (
    <>
      <Suspense fallback={null}>
        <ConnectionBanner
          connection={connection}
          end={end}
          isDemoted={isReader && can("journey.edit")}
          journey={journey}
          journeyId={journeyId}
        />
      </Suspense>
      <JourneyBoard
        journey={journey}
        data={data}
        actions={actions}
        edit={mayEdit ? (connection?.edit ?? null) : null}
        month={workspace.month}
        journeyId={journeyId}
        notices={
          <SharedOffers
            journey={journey}
            shared={data.shared ?? []}
            edit={mayEdit ? (connection?.edit ?? null) : null}
          />
        }
        {...(connection ? { presence: connection.presence, save: connection.save } : {})}
        openOn={search.get("t")}
        {...(openTab ? { openTab } : {})}
        openPhase={search.get("phase")}
        explain={search.get("explain")}
        health={
          <Suspense fallback={null}>
            <BoardHealth journeyId={journeyId} href={`/${workspace.slug}/j/${slug}/health`} />
          </Suspense>
        }
        only={onlyChannel ? { channelId: onlyChannel, phaseId: search.get("phase") || null } : null}
        onlyMine={search.get("show") === "department"}
        insightKind={INSIGHT_KINDS.find((kind) => kind === search.get("insights")) ?? null}
        copy={copy}
        ownUserId={workspace.memberId}
        topActions={
          <>
            {/* its place is kept, so that nothing beside it moves when it comes */}
            <Suspense fallback={<span className="size-9" />}>
              <BoardHistory
                journeyId={journeyId}
                title={journey.meta.title}
                href={`/${workspace.slug}/j/${slug}/history`}
                untilSaved={() => untilSaved(connection?.save ?? null)}
              />
            </Suspense>
            <Suspense fallback={null}>
              <ShareButton journeyId={journeyId} />
            </Suspense>
          </>
        }
        crumb={
          <Link href={`/${workspace.slug}/journeys`} className="truncate hover:text-ink hover:underline">
            {workspace.name}
          </Link>
        }
      />
      <Suspense fallback={null}>
        {openWindow ? (
          <BoardWindows journeyId={journeyId} window={openWindow} onClose={() => setOpenWindow(null)} />
        ) : null}
      </Suspense>
    </>
  );
}
