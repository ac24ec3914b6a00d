// The persona's thread through each journey in which they feel something.
"use client";
import { useQueries, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { Panel } from "#components/shell/page-frame.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { ThreadThumbnail } from "#components/workspace/thread-thumbnail.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { Journey } from "#domain/journey.ts";
import { threadColor } from "./persona-portrait.tsx";

/** Points of one persona's thread, in board order. */
function threadPoints(board: Journey, personaId: string) {
  const felt = new Map(
    board.experiences
      .filter((one) => one.personaId === personaId)
      .map((one) => [one.touchpointId, one.value]),
  );
  const indexOf = new Map(board.phases.map((phase) => [phase.id, phase.index]));
  return board.touchpoints.map((one) => ({
    touchpointId: one.id,
    phase: one.phaseId === null ? board.phases.length : (indexOf.get(one.phaseId) ?? board.phases.length),
    value: felt.get(one.id) ?? null,
  }));
}

export function PersonaJourneys({ personaId, thread }: { personaId: string; thread: string }) {
  const t = useTranslations("persona");
  const common = useTranslations("common");
  const locale = useLocale();
  const workspace = useWorkspace();
  const trpc = useTRPC();
  const list = useQuery(trpc.journeys.list.queryOptions({ workspaceId: workspace.id }));
  const journeys = list.data ?? [];
  const boards = useQueries({
    queries: journeys.map((journey) => trpc.journeys.getBoard.queryOptions({ journeyId: journey.id })),
    combine: (results) => results.map((result) => result.data),
  });
  const isReading = list.isPending || boards.includes(undefined);
  const rows = journeys.flatMap((journey, place) => {
    const board = boards[place];
    if (!board?.experiences.some((one) => one.personaId === personaId && one.value !== null)) return [];
    return [{ journey, phaseCount: board.phases.length, points: threadPoints(board, personaId) }];
  });
  return (
    <Panel title={t("journeys")}>
      {isReading ? (
        <SkeletonLines lines={2} label={common("loading")} />
      ) : rows.length === 0 ? (
        <p className="text-body text-ink-3">{t("noJourneys")}</p>
      ) : (
        <ul className="flex flex-col gap-3" style={{ "--thread": threadColor(thread) } as CSSProperties}>
          {rows.map(({ journey, phaseCount, points }) => (
            <li key={journey.id}>
              <Link
                href={`/${workspace.slug}/j/${journey.slug}`}
                className="block rounded-card p-1 hover:bg-raised"
              >
                <ThreadThumbnail points={points} phaseCount={phaseCount} />
                <span className="text-body font-medium">
                  {journey.titleTranslations[locale] ?? journey.title}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
