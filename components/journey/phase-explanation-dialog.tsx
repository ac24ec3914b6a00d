"use client";
// The explanation of a phase of this journey; leaving it gives the focus back to the phase, or to its goal being written.
import type { Journey, Phase } from "#domain/journey.ts";
import { useBoard } from "./board-context.tsx";
import { PhaseExplanation } from "./phase-explanation.tsx";

/** A window that closes first gives the focus back to where it was; only then may it go elsewhere. */
const AFTER_CLOSE_MS = 40;

export function PhaseExplanationDialog({ journey, phase }: { journey: Journey; phase: Phase }) {
  const { commands, edit } = useBoard();
  return (
    <PhaseExplanation
      open
      onOpenChange={(open) => {
        if (open) return;
        commands.closeDialog();
        setTimeout(() => {
          document
            .querySelector<HTMLElement>(
              `[role="columnheader"][data-phase="${phase.id}"], [data-explains="${phase.id}"]`,
            )
            ?.focus();
        }, AFTER_CLOSE_MS);
      }}
      modelId={journey.meta.model}
      phase={phase}
      {...(edit && phase.customerGoal.trim() === ""
        ? {
            onWriteGoal: () => {
              commands.closeDialog();
              setTimeout(
                () => commands.startEdit({ collection: "phases", id: phase.id, field: "customerGoal" }),
                AFTER_CLOSE_MS,
              );
            },
          }
        : {})}
    />
  );
}
