// A task that was moved twice: do it now, drop it, or move it on once more and say why.
"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { addMonths, type MonthString } from "#domain/month.ts";
import type { TaskView } from "#server/tasks/queries.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { TaskActions } from "./use-task-actions.ts";
import { useMonthName } from "./use-month-name.ts";

const CHOICES = ["do", "drop", "carry"] as const;
type Choice = (typeof CHOICES)[number];

export interface DecideDialogProps {
  task: TaskView;
  title: string;
  month: MonthString;
  actions: TaskActions;
  onClose: () => void;
}

export function DecideDialog({ task, title, month, actions, onClose }: DecideDialogProps) {
  const t = useTranslations("tasks.decide");
  const common = useTranslations("common");
  const monthName = useMonthName();
  const [choice, setChoice] = useState<Choice>("do");
  const [reason, setReason] = useState("");
  const [isAsking, setAsking] = useState(false);
  const next = monthName(addMonths(month, 1));

  function handleDecide() {
    const why = reason.trim();
    if (choice === "carry" && why === "") {
      setAsking(true);
      return;
    }
    onClose();
    if (choice === "drop") void actions.remove(task);
    else if (choice === "carry") void actions.carry([task], why);
    else if (task.status === "open") void actions.turn(task);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("lead", { title, count: task.moves })}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" onClick={handleDecide}>
            {t("action")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <RadioGroup
          look="cards"
          aria-label={t("title")}
          value={choice}
          onValueChange={(value) => setChoice(value)}
          options={CHOICES.map((value) => ({
            value,
            label: t(`choice.${value}`, { month: next }),
            hint: t(`hint.${value}`),
          }))}
        />
        {choice === "carry" ? (
          <Field
            label={t("reason")}
            error={isAsking && reason.trim() === "" ? t("reasonMissing") : undefined}
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
        ) : null}
      </div>
    </Dialog>
  );
}
