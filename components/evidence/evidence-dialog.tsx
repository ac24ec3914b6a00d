// The window in which an item is added or changed. What was typed is not lost by a slip: closing asks first.
"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { EvidenceKind } from "#domain/evidence.ts";
import type { EvidenceView } from "#server/evidence/queries.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { EvidenceForm } from "./evidence-form.tsx";
import { useEvidenceForm } from "./use-evidence-form.ts";

export interface EvidenceDialogProps {
  /** What is changed; left out, a new one is made. */
  item?: EvidenceView;
  kind?: EvidenceKind;
  /** What a new one is called to begin with. */
  title?: string;
  /** Whom a new one is about to begin with. */
  personaId?: string | null;
  /** What a new one is handed in with. */
  file?: File | undefined;
  onClose: () => void;
  onSaved?: (evidenceId: string) => void;
}

export function EvidenceDialog({
  item,
  kind,
  title,
  personaId,
  file,
  onClose,
  onSaved,
}: EvidenceDialogProps) {
  const t = useTranslations("evidence.form");
  const common = useTranslations("common");
  const formId = useId();
  const [isLeaving, setLeaving] = useState(false);
  const form = useEvidenceForm({
    item: item ?? null,
    kind,
    title,
    personaId,
    file,
    onSaved: (evidenceId) => {
      onSaved?.(evidenceId);
      onClose();
    },
  });
  const handleClose = () => (form.isDirty ? setLeaving(true) : onClose());
  return (
    <>
      <Dialog
        open
        onOpenChange={(open) => !open && handleClose()}
        size="lg"
        title={item ? t("editTitle") : t("addTitle")}
        description={item ? undefined : t("addLead")}
        footer={
          <>
            <Button onClick={handleClose}>{common("cancel")}</Button>
            <Button variant="primary" type="submit" form={formId} busy={form.isBusy}>
              {item ? common("save") : t("add")}
            </Button>
          </>
        }
      >
        <EvidenceForm formId={formId} form={form} />
      </Dialog>
      <ConfirmDialog
        open={isLeaving}
        onOpenChange={setLeaving}
        title={t("leaveTitle")}
        description={t("leaveLead")}
        action={t("leave")}
        onConfirm={onClose}
      />
    </>
  );
}
