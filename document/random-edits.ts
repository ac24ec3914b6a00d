// Random edits for the convergence test: one number picks the intent, others its subject. Test material only.
import type * as Y from "yjs";
import { DomainError } from "#domain/errors.ts";
import { addQuestion, moveInsight, removeQuestion, updateQuestion } from "./edit-hung.ts";
import { addLaneCell, removeLane } from "./edit-lane.ts";
import { updateMeta } from "./edit-meta.ts";
import { addPhase, movePhase, removePhase, updatePhase } from "./edit-phase.ts";
import { addTransition, setRouteSteps } from "./edit-route.ts";
import {
  addTouchpoint,
  duplicateTouchpoint,
  moveTouchpoint,
  removeTouchpoint,
  setExperience,
  updateTouchpoint,
} from "./edit-touchpoint.ts";
import type { EditOrigin } from "./origin.ts";
import { readJourney } from "./read.ts";
import { switchModel } from "./switch-model.ts";
import { setText, setTranslation } from "./texts.ts";
import type { Undo } from "./undo.ts";

export interface RandomEdit {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
  readonly word: string;
}

export const EDIT_KINDS = 20;

/** Does one random edit; what the intents refuse (the subject is gone) is no edit. */
export function doRandomEdit(
  doc: Y.Doc,
  edit: RandomEdit,
  origin: EditOrigin,
  undo: Undo,
  fresh: string,
): void {
  const journey = readJourney(doc);
  const pick = <T extends { readonly id: string }>(list: readonly T[], n: number): string =>
    list[n % Math.max(1, list.length)]?.id ?? "none";
  const phaseId = journey.phases.length > 0 ? pick(journey.phases, edit.b) : null;
  const touchpointId = pick(journey.touchpoints, edit.a);
  const personaId = `per-${edit.b % 3}`;
  const edits: (() => unknown)[] = [
    () =>
      addTouchpoint(
        doc,
        { id: fresh, phaseId, medium: "digital", title: edit.word, after: touchpointId },
        origin,
      ),
    () =>
      moveTouchpoint(doc, { id: touchpointId, phaseId, after: pick(journey.touchpoints, edit.b) }, origin),
    () => moveTouchpoint(doc, { id: touchpointId, phaseId: null, medium: "physical" }, origin),
    () => removeTouchpoint(doc, { id: touchpointId }, origin),
    () => duplicateTouchpoint(doc, { id: touchpointId, newId: fresh }, origin),
    () => updateTouchpoint(doc, { id: touchpointId, patch: { convenience: (edit.b % 5) + 1 } }, origin),
    () =>
      updateTouchpoint(
        doc,
        { id: touchpointId, patch: { involvedDepartmentIds: { [personaId]: true } } },
        origin,
      ),
    () => setText(doc, { collection: "touchpoints", id: touchpointId, field: "title" }, edit.word, origin),
    () =>
      setTranslation(
        doc,
        { collection: "touchpoints", id: touchpointId, field: "title" },
        "en",
        edit.word,
        origin,
      ),
    () =>
      setExperience(doc, { touchpointId, personaId, value: (edit.b % 9) / 2 - 2, note: edit.word }, origin),
    () => addPhase(doc, { id: fresh, name: edit.word, after: phaseId }, origin),
    () => movePhase(doc, { id: phaseId ?? "none", after: pick(journey.phases, edit.a) }, origin),
    () =>
      updatePhase(
        doc,
        { id: phaseId ?? "none", patch: { behaviour: edit.word, checklist: { price: "yes" } } },
        origin,
      ),
    () => {
      const target = pick(journey.phases, edit.a);
      removePhase(
        doc,
        { id: phaseId ?? "none", moveTouchpointsTo: target === phaseId ? null : target },
        origin,
      );
    },
    () => addQuestion(doc, { id: fresh, touchpointId, text: edit.word }, origin),
    () => {
      updateQuestion(doc, { id: pick(journey.questions, edit.a), patch: { answered: "yes" } }, origin);
      removeQuestion(doc, { id: pick(journey.questions, edit.b) }, origin);
    },
    () => {
      moveInsight(doc, { id: pick(journey.insights, edit.a), phaseId }, origin);
      setRouteSteps(doc, { id: pick(journey.routes, edit.a), steps: [touchpointId, touchpointId] }, origin);
    },
    () => {
      const lane = journey.lanes.find((one) => one.laneId === null)?.id ?? "none";
      if (edit.a % 4 === 0) removeLane(doc, { id: lane }, origin);
      else addLaneCell(doc, { id: fresh, laneId: lane, phaseId: phaseId ?? "none", text: edit.word }, origin);
      addTransition(
        doc,
        { id: `${fresh}-t`, fromPhaseId: pick(journey.phases, edit.a), toPhaseId: phaseId ?? "none" },
        origin,
      );
    },
    () => {
      if (edit.a % 5 > 0) {
        updateMeta(doc, { patch: { goal: edit.word, primaryPersonaId: personaId } }, origin);
        return;
      }
      const mapping = Object.fromEntries(
        journey.phases.map((one, i) => [one.id, i % 2 === 0 ? fresh : null]),
      );
      switchModel(doc, { model: "other", phases: [{ id: fresh, name: edit.word }], mapping }, origin);
    },
    () => (edit.a % 2 === 0 ? undo.undo() : undo.redo()),
  ];
  try {
    edits[edit.kind % EDIT_KINDS]?.();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}
