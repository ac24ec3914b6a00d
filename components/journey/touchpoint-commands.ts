// Commands about one touchpoint: make, name, feel, delete. Every deletion can be taken back for eight seconds and by undo.
import type { Insight, Medium } from "#domain/journey.ts";
import { type CommandSetting, focusCard, phaseName, titleOf } from "./command-setting.ts";
import { leadingPersona } from "./board-model.ts";
import type { TouchpointPatch } from "./journey-patch.ts";

export interface TouchpointCommands {
  addTouchpoint(input: { phaseId: string | null; medium: Medium; after: string | null }): void;
  /** A new card directly after or before another, in the same half. */
  addBeside(id: string, side: "after" | "before"): void;
  duplicate(id: string): void;
  removeTouchpoint(id: string): void;
  updateTouchpoint(id: string, patch: TouchpointPatch): void;
  /** What the leading persona feels here; null takes the value away. */
  setEmotion(id: string, value: number | null, personaId?: string): void;
  setConvenience(id: string, value: number | null): void;
  toggleMoment(id: string): void;
  addQuestion(input: { phaseId: string | null; touchpointId: string | null }): void;
  removeQuestion(id: string): void;
  addInsight(phaseId: string | null, kind: Insight["kind"], touchpointId?: string | null): void;
  removeInsight(id: string): void;
  toggleSolved(id: string): void;
}

export function createTouchpointCommands(setting: CommandSetting): TouchpointCommands {
  const { store, edit, say, announce } = setting;
  const journey = () => setting.getJourney();
  const removed = (message: string): void => setting.toastUndo(message, () => void edit?.undo());

  function addTouchpoint(input: { phaseId: string | null; medium: Medium; after: string | null }): void {
    if (!edit) return;
    const id = edit.addTouchpoint(input);
    announce(
      say("added", { phase: phaseName(setting, input.phaseId), medium: say(`medium.${input.medium}`) }),
    );
    setting.actions.inspect?.(id);
    store.set({
      activeId: id,
      selectedIds: [id],
      editing: { collection: "touchpoints", id, field: "title" },
    });
  }

  return {
    addTouchpoint,
    addBeside(id, side) {
      const touchpoint = journey().touchpoints.find((candidate) => candidate.id === id);
      if (!touchpoint) return;
      const inPhase = journey().touchpoints.filter((candidate) => candidate.phaseId === touchpoint.phaseId);
      const before = inPhase[inPhase.indexOf(touchpoint) - 1]?.id ?? null;
      addTouchpoint({
        phaseId: touchpoint.phaseId,
        medium: touchpoint.medium,
        after: side === "after" ? id : before,
      });
    },
    duplicate(id) {
      if (!edit) return;
      const copy = edit.duplicateTouchpoint(id);
      announce(say("duplicated", { title: titleOf(setting, id) }));
      store.set({ activeId: copy, selectedIds: [copy] });
      focusCard(copy);
    },
    removeTouchpoint(id) {
      if (!edit) return;
      const touchpoints = journey().touchpoints;
      const index = touchpoints.findIndex((candidate) => candidate.id === id);
      if (index === -1) return;
      const message = say("removed", { title: titleOf(setting, id) });
      const neighbour = touchpoints[index + 1] ?? touchpoints[index - 1];
      edit.removeTouchpoint(id);
      removed(message);
      setting.actions.inspect?.(neighbour?.id ?? null);
      store.set({
        activeId: neighbour?.id ?? null,
        selectedIds: neighbour ? [neighbour.id] : [],
        editing: null,
      });
      if (neighbour) focusCard(neighbour.id);
    },
    updateTouchpoint: (id, patch) => edit?.updateTouchpoint(id, patch),
    setEmotion(id, value, personaId) {
      const persona = personaId ?? leadingPersona(journey(), setting.getData(), store.get().personaId);
      if (!edit) return;
      if (!persona) {
        announce(say("noPersona"));
        return;
      }
      edit.setExperience({ touchpointId: id, personaId: persona, value });
      announce(say("emotionSet", { title: titleOf(setting, id), value: value ?? say("none") }));
    },
    setConvenience(id, value) {
      if (!edit) return;
      edit.updateTouchpoint(id, { convenience: value });
      announce(say("convenienceSet", { title: titleOf(setting, id), value: value ?? say("none") }));
    },
    toggleMoment(id) {
      const touchpoint = journey().touchpoints.find((candidate) => candidate.id === id);
      if (touchpoint) edit?.updateTouchpoint(id, { momentOfTruth: !touchpoint.momentOfTruth });
    },
    addQuestion(input) {
      if (!edit) return;
      const id = edit.addQuestion({ ...input, text: "" });
      store.set({ editing: { collection: "questions", id, field: "text" } });
    },
    removeQuestion(id) {
      edit?.removeQuestion(id);
      removed(say("questionRemoved"));
    },
    addInsight(phaseId, kind, touchpointId = null) {
      if (!edit) return;
      const id = edit.addInsight({
        phaseId,
        touchpointId,
        kind,
        title: "",
        status: "open",
        severity: 2,
        solvedIn: null,
      });
      store.set({ editing: { collection: "insights", id, field: "title" } });
    },
    removeInsight(id) {
      edit?.removeInsight(id);
      removed(say("insightRemoved"));
    },
    toggleSolved(id) {
      const insight = journey().insights.find((candidate) => candidate.id === id);
      if (!insight) return;
      const solved = insight.status !== "solved";
      edit?.updateInsight(id, {
        status: solved ? "solved" : "open",
        solvedIn: solved ? setting.month : null,
      });
    },
  };
}
