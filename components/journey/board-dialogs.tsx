"use client";
// The board's questions: where a card goes, where a deleted phase's touchpoints go, whether to undo what others changed
// since; and what a phase means.
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import type { Journey, Medium, Phase, Touchpoint } from "#domain/journey.ts";
import { MEDIA } from "#domain/vocabulary.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { Select } from "#components/ui/select.tsx";
import { focusCard } from "./command-setting.ts";
import { useBoard, useScreen } from "./board-context.tsx";
import { WITHOUT_PHASE } from "./board-model.ts";
import { cellOf, spotOf } from "./drag-outcome.ts";

// The texts of all models come only when one is asked for.
const PhaseExplanationDialog = lazy(() =>
  import("./phase-explanation-dialog.tsx").then((module) => ({ default: module.PhaseExplanationDialog })),
);

export function BoardDialogs({ journey }: { journey: Journey }) {
  const dialog = useScreen((screen) => screen.dialog);
  if (!dialog) return null;
  if (dialog.kind === "conflict") return <ConflictDialog which={dialog.which} />;
  if (dialog.kind === "removePhase" || dialog.kind === "explainPhase") {
    const phase = journey.phases.find((one) => one.id === dialog.phaseId);
    if (!phase) return null;
    return dialog.kind === "removePhase" ? (
      <RemovePhaseDialog journey={journey} phase={phase} />
    ) : (
      <Suspense fallback={null}>
        <PhaseExplanationDialog journey={journey} phase={phase} />
      </Suspense>
    );
  }
  const touchpoint = journey.touchpoints.find((one) => one.id === dialog.touchpointId);
  return touchpoint ? <MoveDialog journey={journey} touchpoint={touchpoint} /> : null;
}

function MoveDialog({ journey, touchpoint }: { journey: Journey; touchpoint: Touchpoint }) {
  const t = useTranslations("board.moveDialog");
  const b = useTranslations("board");
  const { commands } = useBoard();
  const now = spotOf(journey, touchpoint.id);
  const [phase, setPhase] = useState<string>(now?.phaseId ?? WITHOUT_PHASE);
  const [medium, setMedium] = useState<Medium>(touchpoint.medium);
  const [place, setPlace] = useState(String(now?.index ?? 0));
  const phaseId = phase === WITHOUT_PHASE ? null : phase;
  const others = cellOf(journey, phaseId, medium).filter((one) => one.id !== touchpoint.id);
  const index = Math.min(Number(place), others.length);
  const close = (): void => {
    commands.closeDialog();
    focusCard(touchpoint.id);
  };
  return (
    <Dialog
      open
      size="sm"
      onOpenChange={(open) => !open && close()}
      title={t("title", { title: touchpoint.title || b("untitled") })}
      footer={
        <>
          <Button onClick={close}>{t("cancel")}</Button>
          <Button
            variant="primary"
            onClick={() => {
              commands.closeDialog();
              commands.moveTouchpoint(touchpoint.id, { phaseId, medium, index });
              focusCard(touchpoint.id);
            }}
          >
            {t("move")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4 py-1">
        <Field label={t("phase")}>
          {(control) => (
            <Select
              {...control}
              aria-required={undefined}
              value={phase}
              onValueChange={setPhase}
              options={journey.phases.map((one) => ({ value: one.id, label: one.name || b("unnamedPhase") }))}
            />
          )}
        </Field>
        <SegmentedControl
          label={t("half")}
          value={medium}
          onValueChange={setMedium}
          options={MEDIA.map((one) => ({ value: one, label: b(`half.${one}`) }))}
          className="justify-self-start"
        />
        <Field label={t("place")}>
          {(control) => (
            <Select
              {...control}
              aria-required={undefined}
              value={String(index)}
              onValueChange={setPlace}
              options={[...others, null].map((other, at) => ({
                value: String(at),
                label: other
                  ? t("before", { place: at + 1, title: other.title || b("untitled") })
                  : t("last", { place: at + 1 }),
              }))}
            />
          )}
        </Field>
      </div>
    </Dialog>
  );
}

function RemovePhaseDialog({ journey, phase }: { journey: Journey; phase: Phase }) {
  const t = useTranslations("board.removePhase");
  const b = useTranslations("board");
  const { commands } = useBoard();
  const neighbour = journey.phases[phase.index - 1] ?? journey.phases[phase.index + 1];
  const [target, setTarget] = useState<string>(neighbour?.id ?? WITHOUT_PHASE);
  const count = journey.touchpoints.filter((one) => one.phaseId === phase.id).length;
  return (
    <Dialog
      open
      size="sm"
      onOpenChange={(open) => !open && commands.closeDialog()}
      title={t("title", { phase: phase.name || b("unnamedPhase") })}
      description={t("description", { count })}
      footer={
        <>
          <Button onClick={commands.closeDialog}>{t("cancel")}</Button>
          <Button
            variant="danger"
            onClick={() => commands.removePhase(phase.id, target === WITHOUT_PHASE ? null : target)}
          >
            {t("remove")}
          </Button>
        </>
      }
    >
      <Field label={t("where", { count })}>
        {(control) => (
          <Select
            {...control}
            aria-required={undefined}
            value={target}
            onValueChange={setTarget}
            options={[
              ...journey.phases
                .filter((one) => one.id !== phase.id)
                .map((one) => ({ value: one.id, label: one.name || b("unnamedPhase") })),
              { value: WITHOUT_PHASE, label: b("withoutPhase") },
            ]}
          />
        )}
      </Field>
    </Dialog>
  );
}

function ConflictDialog({ which }: { which: "undo" | "redo" }) {
  const t = useTranslations("board.conflict");
  const { commands } = useBoard();
  return (
    <Dialog
      open
      size="sm"
      onOpenChange={(open) => !open && commands.closeDialog()}
      title={t(which)}
      description={t("description")}
      footer={
        <>
          <Button onClick={commands.closeDialog}>{t("keep")}</Button>
          <Button
            variant="primary"
            onClick={() => {
              commands.closeDialog();
              if (which === "undo") commands.undo(true);
              else commands.redo(true);
            }}
          >
            {t("anyway")}
          </Button>
        </>
      }
    />
  );
}
