// Binds the document's intents to one document, one origin and one undo stack: the `JourneyEdit` of a live board.
import type * as Y from "yjs";
import { addGoal, removeGoal, updateGoal } from "#document/edit-goal.ts";
import {
  addInsight,
  addQuestion,
  moveQuestion,
  removeInsight,
  removeQuestion,
  updateInsight,
  updateQuestion,
} from "#document/edit-hung.ts";
import { updateMeta } from "#document/edit-meta.ts";
import { addPhase, movePhase, removePhase, updatePhase } from "#document/edit-phase.ts";
import {
  addTouchpoint,
  duplicateTouchpoint,
  moveTouchpoint,
  removeTouchpoint,
  setExperience,
  updateTouchpoint,
} from "#document/edit-touchpoint.ts";
import type { EditOrigin } from "#document/origin.ts";
import type { JourneyReader } from "#document/read.ts";
import { setText, textOf } from "#document/texts.ts";
import type { Undo } from "#document/undo.ts";
import { DomainError, type ErrorCode } from "#domain/errors.ts";
import type { JourneyEdit } from "./journey-edit.ts";

/**
 * @param onRefused an intent did not fit: what it was about is gone, or a text is too long. Nothing was changed.
 */
export function bindEdit(
  doc: Y.Doc,
  reader: JourneyReader,
  origin: EditOrigin,
  undo: Undo,
  onRefused: (code: ErrorCode, max?: number) => void,
): JourneyEdit {
  function attempt<T>(intent: () => T, otherwise: T): T {
    try {
      return intent();
    } catch (failure) {
      if (!(failure instanceof DomainError)) throw failure;
      onRefused(failure.code, failure.detail.max);
      return otherwise;
    }
  }
  const run = (intent: () => void): void => attempt(intent, undefined);
  const make = (intent: () => string): string => attempt(intent, "");

  return {
    read: reader.read,
    addPhase: (input) => make(() => addPhase(doc, input, origin)),
    updatePhase: (id, patch) => run(() => updatePhase(doc, { id, patch }, origin)),
    movePhase: (id, after) => run(() => movePhase(doc, { id, after }, origin)),
    removePhase: (id, moveTouchpointsTo) => run(() => removePhase(doc, { id, moveTouchpointsTo }, origin)),
    addTouchpoint: (input) => make(() => addTouchpoint(doc, input, origin)),
    updateTouchpoint: (id, patch) => run(() => updateTouchpoint(doc, { id, patch }, origin)),
    moveTouchpoint: (input) => run(() => moveTouchpoint(doc, input, origin)),
    duplicateTouchpoint: (id) => make(() => duplicateTouchpoint(doc, { id }, origin)),
    removeTouchpoint: (id) => run(() => removeTouchpoint(doc, { id }, origin)),
    setExperience: (input) => run(() => setExperience(doc, input, origin)),
    addQuestion: (input) => make(() => addQuestion(doc, input, origin)),
    updateQuestion: (id, patch) => run(() => updateQuestion(doc, { id, patch }, origin)),
    hangQuestion: (id, touchpointId) => run(() => moveQuestion(doc, { id, touchpointId }, origin)),
    removeQuestion: (id) => run(() => removeQuestion(doc, { id }, origin)),
    addInsight: (input) => make(() => addInsight(doc, input, origin)),
    updateInsight: (id, patch) => run(() => updateInsight(doc, { id, patch }, origin)),
    removeInsight: (id) => run(() => removeInsight(doc, { id }, origin)),
    addGoal: (input) => make(() => addGoal(doc, input, origin)),
    updateGoal: (id, patch) => run(() => updateGoal(doc, { id, patch }, origin)),
    removeGoal: (id) => run(() => removeGoal(doc, { id }, origin)),
    updateMeta: (patch) => run(() => updateMeta(doc, { patch }, origin)),
    setText: (place, value) => run(() => setText(doc, place, value, origin)),
    textOf: (place) => textOf(doc, place),
    undo: undo.undo,
    redo: undo.redo,
    conflictsWithOthers: undo.conflictsWithOthers,
    canUndo: undo.canUndo,
    canRedo: undo.canRedo,
    subscribeUndo: undo.subscribe,
  };
}
