// Asks why a bridge is taken away: the reason stands where the bridge was, for everyone who wonders later.
"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

const LEAST = 3;

export interface BridgeReasonDialogProps {
  title: string;
  lead: string;
  action: string;
  onReason: (reason: string) => void;
  onClose: () => void;
}

export function BridgeReasonDialog({ title, lead, action, onReason, onClose }: BridgeReasonDialogProps) {
  const t = useTranslations("budget");
  const common = useTranslations("common");
  const [reason, setReason] = useState("");
  const [isAsking, setAsking] = useState(false);
  const isMissing = reason.trim().length < LEAST;

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    if (isMissing) setAsking(true);
    else onReason(reason.trim());
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={lead}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="danger" type="submit" form="bridge-reason">
            {action}
          </Button>
        </>
      }
    >
      <form id="bridge-reason" noValidate onSubmit={handleSubmit}>
        <Field
          label={t("reason")}
          hint={t("reasonHint")}
          error={isAsking && isMissing ? t("reasonMissing") : undefined}
          required
        >
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
