// Checklists of one's own beside a journey: made, ticked, removed and brought back.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { toastFailed, toastUndo } from "#components/ui/toast.tsx";
import { useCan } from "#components/workspace/workspace-context.tsx";

const ChecklistDialog = dynamic(() =>
  import("./checklist-dialog.tsx").then((module) => module.ChecklistDialog),
);

export function ChecklistPanel({ journeyId }: { journeyId: string }) {
  const t = useTranslations("health.checklist");
  const may = useCan();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const { data: lists = [] } = useQuery(trpc.checklists.list.queryOptions({ journeyId }));
  const [isNew, setNew] = useState(false);
  const options = {
    onSettled: () => queries.invalidateQueries(trpc.checklists.pathFilter()),
    onError: (error: unknown) => toastFailed(sentence(error)),
  };
  const tick = useMutation(trpc.checklists.tick.mutationOptions(options));
  const removal = useMutation(trpc.checklists.remove.mutationOptions(options));
  const restore = useMutation(trpc.checklists.restore.mutationOptions(options));
  const mayEdit = may("checklist.edit");

  function handleRemove(checklistId: string, name: string) {
    const place = { journeyId, checklistId };
    removal.mutate(place, {
      onSuccess: () => toastUndo(t("removed", { name }), () => restore.mutate(place)),
    });
  }

  return (
    <Panel
      title={t("title")}
      lead={t("lead")}
      actions={
        mayEdit ? (
          <Button size="sm" onClick={() => setNew(true)}>
            <Plus size={15} aria-hidden />
            {t("add")}
          </Button>
        ) : null
      }
    >
      {lists.length === 0 ? <EmptyState small title={t("empty")} /> : null}
      <ul className="grid gap-4">
        {lists.map(({ id, name, items }) => (
          <li key={id} data-checklist={id}>
            <div className="mb-1 flex items-center gap-2">
              <h3 className="min-w-0 flex-1 text-reading font-semibold wrap-anywhere">{name}</h3>
              <span className="text-meta text-ink-2 tabular-nums">
                {t("done", { done: items.filter((one) => one.doneAt !== null).length, of: items.length })}
              </span>
              {mayEdit ? (
                <IconButton
                  size="sm"
                  label={t("remove", { name })}
                  icon={<Trash2 size={16} />}
                  onClick={() => handleRemove(id, name)}
                />
              ) : null}
            </div>
            <div className="grid gap-1">
              {items.map((item) => (
                <Checkbox
                  key={item.id}
                  label={item.text}
                  checked={item.doneAt !== null}
                  disabled={!mayEdit}
                  onCheckedChange={(isDone) =>
                    tick.mutate({ journeyId, checklistId: id, itemId: item.id, isDone })
                  }
                />
              ))}
            </div>
          </li>
        ))}
      </ul>
      {isNew ? <ChecklistDialog journeyId={journeyId} onClose={() => setNew(false)} /> : null}
    </Panel>
  );
}
