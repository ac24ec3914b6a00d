// From a complaint to the content that would have kept the customer from asking, in one press.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FilePen } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { invalidateNoun } from "#components/api/invalidate-noun.ts";
import { Button } from "#components/ui/button.tsx";
import { toastFailed, toastUndo } from "#components/ui/toast.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { EvidenceView } from "#server/evidence/queries.ts";

/** @param title of the complaint, in the reader's language */
export function ComplaintTask({ item, title }: { item: EvidenceView; title: string }) {
  const t = useTranslations("evidence.complaint");
  const { id: workspaceId } = useWorkspace();
  const api = useTRPCClient();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const isPlaced = item.links.some((link) => link.journeyId !== null);
  const remove = (taskId: string) =>
    api.tasks.remove
      .mutate({ workspaceId, taskId })
      .then(() => invalidateNoun(queries, "task"))
      .catch((failure: unknown) => toastFailed(sentence(failure)));
  const make = useMutation({
    mutationFn: () =>
      api.tasks.createForComplaint.mutate({ workspaceId, evidenceId: item.id, title: t("task", { title }) }),
    onError: (failure) => toastFailed(sentence(failure)),
    onSuccess: ({ id }) => {
      invalidateNoun(queries, "task");
      toastUndo(t("made"), () => void remove(id));
    },
  });
  return (
    <section className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <Button size="sm" busy={make.isPending} disabled={!isPlaced} onClick={() => make.mutate()}>
        <FilePen aria-hidden size={14} />
        {t("make")}
      </Button>
      <p className="min-w-48 flex-1 text-meta text-ink-2">{t(isPlaced ? "hint" : "linkFirst")}</p>
    </section>
  );
}
