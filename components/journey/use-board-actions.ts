"use client";
// What the board asks of the server, by right: evidence, tasks and confirmations, with a toast and a way back where there is one.
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useTRPC, useTRPCClient } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { invalidateNoun } from "#components/api/invalidate-noun.ts";
import { toastDone, toastFailed, toastUndo } from "#components/ui/toast.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { BoardWindow } from "./board-windows.tsx";
import type { JourneyActions } from "./journey-data.ts";

export function useBoardActions(setting: {
  workspaceId: string;
  journeyId: string;
  month: string;
  inspect: (touchpointId: string | null) => void;
  /** Opens one of the windows that stand beside the board. */
  open: (window: BoardWindow) => void;
}): JourneyActions {
  const { workspaceId, journeyId, month, inspect, open } = setting;
  const t = useTranslations("journey");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const can = useCan();
  const { slug } = useWorkspace();
  const mayLink = can("evidence.link");
  const mayCreate = can("evidence.create") && mayLink;
  const mayEditTasks = can("task.edit");
  const maySetStatus = can("task.setStatus");
  const mayConfirm = can("touchpoint.confirm");
  const mayShare = can("journey.edit");

  return useMemo<JourneyActions>(() => {
    async function run<T>(noun: string, command: () => Promise<T>): Promise<T> {
      try {
        const result = await command();
        invalidateNoun(queries, noun);
        return result;
      } catch (failure) {
        toastFailed(sentence(failure));
        throw failure;
      }
    }
    const quietly = (work: Promise<unknown>): Promise<void> =>
      work.then(
        () => undefined,
        // Said in a toast already.
        () => undefined,
      );
    const link = (
      evidenceId: string,
      nodeId: string,
      stance?: "supports" | "contradicts",
      quoteId?: string | null,
    ) =>
      client.evidence.link.mutate({
        journeyId,
        link: { evidenceId, nodeId, ...(stance ? { stance } : {}), ...(quoteId ? { quoteId } : {}) },
      });
    const unlink = (linkId: string) => client.evidence.unlink.mutate({ journeyId, linkId });

    return {
      inspect,
      commentsOn: journeyId,
      evidenceHref: (evidenceId) => `/${slug}/evidence/${evidenceId}`,
      keepLanes: (lanes) => {
        queries.setQueryData(trpc.journeys.getLanes.queryKey({ journeyId }), [...lanes]);
        void quietly(run("view", () => client.journeys.keepLanes.mutate({ journeyId, lanes: [...lanes] })));
      },
      ...(mayEditTasks && {
        createTask: ({ title, touchpointId, insightId, phaseId }) =>
          quietly(
            run("task", () =>
              client.tasks.create.mutate({
                workspaceId,
                task: { title, month, journeyId, touchpointId, insightId, phaseId },
              }),
            ),
          ),
      }),
      ...(mayEditTasks && {
        openTask: (asked) =>
          open("id" in asked ? { kind: "task", taskId: asked.id } : { kind: "new-task", about: asked.about }),
      }),
      ...(maySetStatus && {
        setTaskStatus: (taskId, status) =>
          status === "carried_over"
            ? Promise.resolve()
            : quietly(run("task", () => client.tasks.setStatus.mutate({ workspaceId, taskId, status }))),
      }),
      ...(mayLink && {
        openLinkEvidence: (touchpoint, start) => open({ kind: "evidence", touchpoint, start }),
        mayCreateEvidence: mayCreate,
        unlinkEvidence: (linkId) => {
          const items = queries.getQueryData(trpc.evidence.listForJourney.queryKey({ journeyId })) ?? [];
          const old = items.flatMap((item) => item.links).find((one) => one.id === linkId);
          return quietly(
            run("evidence", () => unlink(linkId)).then(() => {
              if (!old) return;
              toastUndo(
                t("unlinked"),
                () =>
                  void quietly(
                    run("evidence", () =>
                      link(
                        old.evidenceId,
                        old.targetId,
                        old.stance === "contradicts" ? "contradicts" : "supports",
                        old.quoteId,
                      ),
                    ),
                  ),
              );
            }),
          );
        },
      }),
      ...(mayConfirm && {
        confirm: (nodeId) =>
          quietly(
            run("evidence", () => client.evidence.confirm.mutate({ journeyId, nodeId })).then(() =>
              toastDone(t("confirmed")),
            ),
          ),
      }),
      ...(mayShare && {
        share: (nodeId) =>
          quietly(
            run("sharedTouchpoint", () => client.touchpointLibrary.share.mutate({ journeyId, nodeId })).then(
              () =>
                toastUndo(
                  t("shared"),
                  () =>
                    void quietly(
                      run("sharedTouchpoint", () =>
                        client.touchpointLibrary.unshare.mutate({ journeyId, nodeId }),
                      ),
                    ),
                ),
            ),
          ),
      }),
    };
  }, [
    workspaceId,
    journeyId,
    month,
    inspect,
    open,
    t,
    trpc,
    client,
    queries,
    sentence,
    slug,
    mayLink,
    mayCreate,
    mayEditTasks,
    maySetStatus,
    mayConfirm,
    mayShare,
  ]);
}
