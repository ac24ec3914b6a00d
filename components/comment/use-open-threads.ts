// How many threads are open on what stands on the page: asked once for the workspace, kept fresh by bells.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { type CommentSubject, subjectKey } from "#domain/comment.ts";

export type OpenThreads = ReadonlyMap<string, { readonly subject: CommentSubject; readonly count: number }>;

const FRESH_MS = 30_000;

/** Open threads by subject (`subjectKey`); what has none is not in it. */
export function useOpenThreads(): OpenThreads {
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.comments.countOpen.queryOptions({ workspaceId }, { staleTime: FRESH_MS }));
  return useMemo(() => new Map((data ?? []).map((one) => [subjectKey(one.subject), one])), [data]);
}

/** Those of the touchpoints of one journey, by the touchpoint's id. */
export function threadsByTouchpoint(
  threads: OpenThreads,
  journeyId: string,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...threads.values()].flatMap(({ subject, count }) =>
      subject.kind === "touchpoint" && subject.journeyId === journeyId ? [[subject.nodeId, count]] : [],
    ),
  );
}
