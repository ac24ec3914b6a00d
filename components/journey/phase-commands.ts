// Commands about phases: add, rename, move, delete. Deleting a phase that holds touchpoints asks where they go.
import { type CommandSetting, phaseName } from "./command-setting.ts";

export interface PhaseCommands {
  addPhase(after: string | null): void;
  renamePhase(id: string): void;
  movePhase(id: string, direction: 1 | -1): void;
  askRemovePhase(id: string): void;
  removePhase(id: string, moveTouchpointsTo: string | null): void;
}

export function createPhaseCommands(setting: CommandSetting): PhaseCommands {
  const { store, edit, say, announce } = setting;

  function removePhase(id: string, moveTouchpointsTo: string | null): void {
    if (!edit) return;
    const message = say("phaseRemoved", { phase: phaseName(setting, id) });
    edit.removePhase(id, moveTouchpointsTo);
    store.set({ dialog: null, phaseId: null });
    setting.toastUndo(message, () => void edit.undo());
  }

  return {
    addPhase(after) {
      if (!edit) return;
      const id = edit.addPhase({ name: "", after });
      store.set({ editing: { collection: "phases", id, field: "name" }, phaseId: id });
    },
    renamePhase(id) {
      if (edit) store.set({ editing: { collection: "phases", id, field: "name" } });
    },
    movePhase(id, direction) {
      const phases = setting.getJourney().phases;
      const index = phases.findIndex((phase) => phase.id === id);
      const target = index + direction;
      if (!edit || index === -1 || target < 0 || target >= phases.length) {
        announce(say("edge"));
        return;
      }
      const others = phases.filter((phase) => phase.id !== id);
      edit.movePhase(id, others[target - 1]?.id ?? null);
      announce(say("phaseMoved", { phase: phaseName(setting, id), place: target + 1, count: phases.length }));
    },
    askRemovePhase(id) {
      if (!edit) return;
      const holds = setting.getJourney().touchpoints.some((touchpoint) => touchpoint.phaseId === id);
      if (holds) store.set({ dialog: { kind: "removePhase", phaseId: id } });
      else removePhase(id, null);
    },
    removePhase,
  };
}
