"use client";
// Above the touchpoints of a phase on a narrow screen: the customer's goal there, how long it lasts, and its explanation.
import { Info } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Phase } from "#domain/journey.ts";
import { useBoard, useScreen } from "./board-context.tsx";
import { InlineText } from "./inline-text.tsx";

export function NarrowPhaseLine({ phase }: { phase: Phase }) {
  const t = useTranslations("board");
  const { edit, commands, store, langOf } = useBoard();
  const field = useScreen((screen) => (screen.editing?.id === phase.id ? screen.editing.field : undefined));
  const name = phase.name.trim() || t("unnamedPhase");
  const goal = phase.customerGoal || phase.subtitle;
  const place = { collection: "phases", id: phase.id, field: "customerGoal" } as const;
  return (
    <div className="mb-1 flex items-start gap-2 text-meta text-ink-2">
      <div className="flex min-h-11 min-w-0 flex-1 flex-wrap content-center items-center gap-x-3">
        {edit && field === "customerGoal" ? (
          <InlineText
            place={place}
            text={phase.customerGoal}
            label={t("goalOfPhase", { phase: name })}
            className="text-meta"
          />
        ) : edit ? (
          <button
            type="button"
            lang={langOf(phase, "customerGoal")}
            onClick={() => commands.startEdit(place)}
            className="min-h-11 text-left"
          >
            {goal || <span className="text-ink-3">{t("addCustomerGoal")}</span>}
          </button>
        ) : (
          <span lang={langOf(phase, "customerGoal")}>{goal}</span>
        )}
        {phase.duration ? <span className="text-tape-ink">{phase.duration}</span> : null}
      </div>
      <button
        type="button"
        data-explains={phase.id}
        aria-label={t("explainPhase", { phase: name })}
        onClick={() => store.set({ dialog: { kind: "explainPhase", phaseId: phase.id } })}
        className="-mr-2 grid size-11 flex-none place-items-center rounded-control text-ink-3 hover:bg-ink/8 hover:text-ink"
      >
        <Info size={18} aria-hidden />
      </button>
    </div>
  );
}
