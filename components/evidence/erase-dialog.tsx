// Asks before a person is forgotten: it cannot be taken back.
"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { EvidenceView } from "#server/evidence/queries.ts";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { toastDone } from "#components/ui/toast.tsx";
import { useEvidenceActions } from "./use-evidence-actions.ts";

export interface EraseDialogProps {
  item: EvidenceView;
  onClose: () => void;
  onErased: () => void;
}

export function EraseDialog({ item, onClose, onErased }: EraseDialogProps) {
  const t = useTranslations("evidence.erase");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const { refresh } = useEvidenceActions();
  const erase = useMutation(trpc.library.eraseRespondent.mutationOptions());
  const name = item.private?.respondent ?? "";
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={name === "" ? t("titleItem") : t("title", { name })}
      description={name === "" ? t("leadItem") : t("lead")}
      action={t("confirm")}
      onConfirm={async () => {
        try {
          const { items } = await erase.mutateAsync({ workspaceId, evidenceId: item.id });
          await refresh();
          toastDone(t("done", { count: items }));
          onErased();
          return undefined;
        } catch (error) {
          return sentence(error);
        }
      }}
    />
  );
}
