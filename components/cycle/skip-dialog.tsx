// Skips a month, with the reason that stays to be seen.
"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { FormAlert } from "#components/account/form-alert.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { useMonthName } from "#components/task/use-month-name.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { skipReason } from "#domain/cycle.ts";
import type { CycleActions } from "./use-cycle-actions.ts";

export function SkipDialog({ actions, onClose }: { actions: CycleActions; onClose: () => void }) {
  const t = useTranslations("cycle.skip");
  const common = useTranslations("common");
  const sentence = useErrorSentence();
  const monthName = useMonthName();
  const [reason, setReason] = useState("");
  const [isAsking, setAsking] = useState(false);
  const { place, skip } = actions;
  const isSaid = skipReason.safeParse(reason).success;

  function handleSkip(event: FormEvent) {
    event.preventDefault();
    setAsking(true);
    if (isSaid) skip.mutate({ ...place, reason }, { onSuccess: onClose });
  }

  return (
    <Dialog
      open
      size="sm"
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { month: monthName(place.month) })}
      description={t("lead")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" type="submit" form="skip" busy={skip.isPending}>
            {t("action")}
          </Button>
        </>
      }
    >
      <form id="skip" noValidate onSubmit={handleSkip} className="grid gap-4">
        <Field label={t("reason")} error={isAsking && !isSaid ? t("reasonMissing") : undefined} required>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={1_000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {skip.error ? <FormAlert>{sentence(skip.error)}</FormAlert> : null}
      </form>
    </Dialog>
  );
}
