// The touchpoints and other claims that evidence can stand under, read from the boards of the journeys concerned.
"use client";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { useMemo } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { Journey, Medium } from "#domain/journey.ts";
import { localized } from "#domain/vocabulary.ts";
import type { ChannelView } from "#server/channels/queries.ts";
import { type Locale, localeOf } from "#components/shell/locale.ts";
import type { ClaimCandidate } from "./suggest-claims.ts";

export interface Claim extends ClaimCandidate {
  readonly journeyId: string;
  readonly kind: "touchpoint" | "insight" | "question";
  /** Number on the board; only touchpoints have one. */
  readonly number: number | null;
  readonly phase: string;
  readonly medium: Medium | null;
  readonly lang: Locale;
}

/** Every claim of a journey by id, touchpoints in board order. */
export function claimsOf(
  journeyId: string,
  board: Journey,
  channels: readonly Pick<ChannelView, "id" | "key" | "name">[],
  locale: Locale,
): Map<string, Claim> {
  const own = board.meta.contentLocale;
  const phases = new Map(board.phases.map((one) => [one.id, localized(one, "name", locale, own).text]));
  const phaseOf = (id: string | null): string => (id === null ? "" : (phases.get(id) ?? ""));
  const claims = new Map<string, Claim>();
  for (const one of board.touchpoints) {
    const channel = channels.find((each) => each.id === one.channelId);
    const title = localized(one, "title", locale, own);
    const hung = <R extends { readonly touchpointId: string | null }>(records: readonly R[]) =>
      records.filter((record) => record.touchpointId === one.id);
    claims.set(one.id, {
      journeyId,
      id: one.id,
      kind: "touchpoint",
      number: one.number,
      title: title.text,
      lang: title.lang,
      phase: phaseOf(one.phaseId),
      medium: one.medium,
      channelKey: channel?.key ?? null,
      channelName: channel?.name ?? "",
      about: [
        one.title,
        localized(one, "description", locale, own).text,
        phaseOf(one.phaseId),
        ...hung(board.questions).map((question) => question.text),
        ...hung(board.insights).map((insight) => insight.title),
      ],
    });
  }
  const hangers = { number: null, medium: null, channelKey: null, channelName: "", about: [] };
  for (const one of board.insights) {
    const title = localized(one, "title", locale, own);
    const claim = { title: title.text, lang: title.lang, phase: phaseOf(one.phaseId) };
    claims.set(one.id, { ...hangers, ...claim, journeyId, id: one.id, kind: "insight" });
  }
  for (const one of board.questions) {
    const title = localized(one, "text", locale, own);
    const claim = { title: title.text, lang: title.lang, phase: phaseOf(one.phaseId) };
    claims.set(one.id, { ...hangers, ...claim, journeyId, id: one.id, kind: "question" });
  }
  return claims;
}

/** Claims of the given journeys, by journey; a board that is still being read is not in it yet. */
export function useClaims(journeyIds: readonly string[]): ReadonlyMap<string, ReadonlyMap<string, Claim>> {
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const locale = localeOf(useLocale()) ?? "nl";
  const channels = useQuery(trpc.channels.list.queryOptions({ workspaceId })).data;
  const boards = useQueries({
    queries: journeyIds.map((journeyId) => trpc.journeys.getBoard.queryOptions({ journeyId })),
    combine: (results) => results.map((result) => result.data),
  });
  return useMemo(() => {
    const found = new Map<string, ReadonlyMap<string, Claim>>();
    journeyIds.forEach((journeyId, place) => {
      const board = boards[place];
      // A journey that nobody opened yet has no board, and so no claims.
      if (board === undefined) return;
      found.set(journeyId, board ? claimsOf(journeyId, board, channels ?? [], locale) : new Map());
    });
    return found;
  }, [boards, channels, journeyIds, locale]);
}

/** The journeys one may link to, with their title in the reader's language. */
export function useJourneyNames(): readonly {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly phases: readonly { readonly id: string; readonly name: string }[];
}[] {
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const locale = useLocale();
  const { data } = useQuery(trpc.journeys.list.queryOptions({ workspaceId }));
  return useMemo(
    () =>
      (data ?? []).map((journey) => ({
        id: journey.id,
        slug: journey.slug,
        title: journey.titleTranslations[locale] ?? journey.title,
        phases: journey.phases.map((phase) => ({
          id: phase.id,
          name: phase.translations[`name@${locale}`] || phase.name,
        })),
      })),
    [data, locale],
  );
}
