// Asks before something that cannot be undone by a key: says what goes, and waits for the answer.
"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { FieldError } from "./field.tsx";

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** The verb on the button ("Verwijderen"), never "OK". */
  action: string;
  tone?: "danger" | "primary";
  /** May return the sentence of what went wrong; the dialog then stays open. */
  onConfirm: () => Promise<string | undefined> | void;
  disabled?: boolean;
  children?: ReactNode;
}

export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  description,
  action,
  tone = "danger",
  onConfirm,
  disabled = false,
  children,
}: ConfirmDialogProps) {
  const t = useTranslations("ui");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();

  async function handleConfirm() {
    setBusy(true);
    const sentence = await onConfirm();
    setBusy(false);
    setFailure(sentence ?? undefined);
    if (!sentence) onOpenChange(false);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setFailure(undefined);
        onOpenChange(next);
      }}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t("cancel")}</Button>
          <Button variant={tone} busy={busy} disabled={disabled} onClick={() => void handleConfirm()}>
            {action}
          </Button>
        </>
      }
    >
      {children}
      {failure ? (
        <div role="alert" className="mt-3">
          <FieldError>{failure}</FieldError>
        </div>
      ) : null}
    </Dialog>
  );
}
