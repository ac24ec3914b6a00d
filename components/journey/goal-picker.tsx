"use client";
// Chooses the metric that stands for a phase's goal.
import { useTranslations } from "next-intl";
import type { JourneyGoal, Phase } from "#domain/journey.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { useBoard, useJourneyData } from "./board-context.tsx";
import { TextField } from "./inspector/text-field.tsx";

export function GoalPicker({
  phase,
  goal,
  onClose,
}: {
  phase: Phase;
  goal: JourneyGoal | null;
  onClose: () => void;
}) {
  const t = useTranslations("board.goalPicker");
  const { edit } = useBoard();
  const { metrics } = useJourneyData();
  const choose = (metricId: string): void => {
    if (goal) edit?.updateGoal(goal.id, { metricId });
    else edit?.addGoal({ phaseId: phase.id, metricId });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { phase: phase.name })}
      description={t("description")}
      size="sm"
    >
      {goal ? (
        <TextField
          place={{ collection: "goals", id: goal.id, field: "title" }}
          text={goal.title}
          label={t("words")}
          placeholder={t("wordsHint")}
        />
      ) : null}
      {metrics.length === 0 ? <p className="py-2 text-ink-2">{t("none")}</p> : null}
      <ul className="mt-2 grid gap-1">
        {metrics.map((metric) => (
          <li key={metric.id}>
            <button
              type="button"
              onClick={() => choose(metric.id)}
              aria-pressed={goal?.metricId === metric.id}
              className="flex min-h-9 w-full items-center justify-between gap-3 rounded-control px-2 text-left hover:bg-ink/6 aria-pressed:bg-ink/8 aria-pressed:font-semibold"
            >
              {metric.name}
            </button>
          </li>
        ))}
      </ul>
      {goal ? (
        <Button
          variant="ghost"
          className="mt-3"
          onClick={() => {
            edit?.removeGoal(goal.id);
            onClose();
          }}
        >
          {t("remove")}
        </Button>
      ) : null}
    </Dialog>
  );
}
