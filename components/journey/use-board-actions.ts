"use client";
// What the board asks of the server, by right: evidence, tasks and confirmations, with a toast and a way back where there is one.
import { useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { useTRPC, useTRPCClient } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { invalidateNoun } from "#components/api/live-bells.tsx";
import { toastDone, toastFailed, toastUndo } from "#components/ui/toast.tsx";
import { useCan } from "#components/workspace/workspace-context.tsx";
import type { JourneyActions } from "./journey-data.ts";
import { evidenceSource, evidenceText } from "./use-board-data.ts";

const FOUND = 30;

export function useBoardActions(setting: {
  workspaceId: string;
  journeyId: string;
  month: string;
  inspect: (touchpointId: string | null) => void;
}): JourneyActions {
  const { workspaceId, journeyId, month, inspect } = setting;
  const t = useTranslations("journey");
  const words = useTranslations("inspector");
  const locale = useLocale();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const can = useCan();
  const mayLink = can("evidence.link");
  const mayCreate = can("evidence.create") && mayLink;
  const mayEditTasks = can("task.edit");
  const maySetStatus = can("task.setStatus");
  const mayConfirm = can("touchpoint.confirm");

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
      ...(maySetStatus && {
        setTaskStatus: (taskId, status) =>
          status === "carried_over"
            ? Promise.resolve()
            : quietly(run("task", () => client.tasks.setStatus.mutate({ workspaceId, taskId, status }))),
      }),
      ...(mayLink && {
        async searchEvidence(typed) {
          const items = await queries.fetchQuery(
            trpc.evidence.list.queryOptions({ workspaceId }, { staleTime: 30_000 }),
          );
          const wanted = typed.trim().toLocaleLowerCase();
          return items
            .map((item) => ({
              id: item.id,
              kind: item.kind,
              text: evidenceText(item, locale),
              source: evidenceSource(item, words(`why.kind.${item.kind}`)),
              day: item.observedOn,
            }))
            .filter(
              (item) => wanted === "" || `${item.text} ${item.source}`.toLocaleLowerCase().includes(wanted),
            )
            .slice(0, FOUND);
        },
        linkEvidence: (evidenceId, nodeId) =>
          quietly(
            run("evidence", () => link(evidenceId, nodeId)).then(({ id }) =>
              toastUndo(t("linked"), () => void quietly(run("evidence", () => unlink(id)))),
            ),
          ),
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
      ...(mayCreate && {
        async createEvidence({ kind, text, source, day, stars, touchpointId }) {
          await run("evidence", async () => {
            const made = await client.evidence.create.mutate({
              workspaceId,
              evidence: {
                kind,
                body: text,
                observedOn: day,
                source: kind === "interview" || source === "" ? kind : source,
                ...(kind === "interview" ? { respondent: source } : {}),
                ...(stars === null ? {} : { rating: stars, ratingMax: 5 }),
                language: locale,
              },
            });
            await link(made.id, touchpointId);
          });
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
    };
  }, [
    workspaceId,
    journeyId,
    month,
    inspect,
    locale,
    t,
    words,
    trpc,
    client,
    queries,
    sentence,
    mayLink,
    mayCreate,
    mayEditTasks,
    maySetStatus,
    mayConfirm,
  ]);
}
