// Commands that change only this person's screen: selection, inspector, zoom, threads, lanes, quiet mode, undo and redo.
import type { BoardLane } from "#domain/board-lanes.ts";
import { type CommandSetting, focusCard } from "./command-setting.ts";
import { type EditingText, type InspectorTab, zoomStep } from "./board-store.ts";

export interface ScreenCommands {
  /** Selects one touchpoint; `additive` toggles it in the selection. */
  select(id: string, additive?: boolean): void;
  inspect(id: string, tab?: InspectorTab): void;
  toggleInspector(id?: string): void;
  showTab(tab: InspectorTab): void;
  startEdit(text: EditingText): void;
  stopEdit(): void;
  setZoom(zoom: number): void;
  zoomBy(direction: 1 | -1): void;
  toggleOverview(): void;
  toggleQuiet(): void;
  leadPersona(id: string): void;
  togglePersona(id: string): void;
  toggleLane(lane: BoardLane): void;
  closeDialog(): void;
  showPhase(phaseId: string): void;
  /** From the inspector back to the card it shows. */
  returnTo(id: string | null): void;
  /** One own step back; asks first when somebody else has since changed the same, unless `anyway`. */
  undo(anyway?: boolean): void;
  redo(anyway?: boolean): void;
}

export function createScreenCommands(setting: CommandSetting): ScreenCommands {
  const { store, actions } = setting;
  const activate = (id: string | null): void => {
    if (store.get().activeId !== id) actions.inspect?.(id);
  };
  const toggled = <T>(list: readonly T[], item: T): readonly T[] =>
    list.includes(item) ? list.filter((other) => other !== item) : [...list, item];

  function step(which: "undo" | "redo", anyway: boolean): void {
    const { edit, say, announce } = setting;
    if (!edit) return;
    if (!anyway && edit.conflictsWithOthers(which)) {
      store.set({ dialog: { kind: "conflict", which } });
      return;
    }
    if (which === "undo") announce(say(edit.undo() ? "undone" : "nothingToUndo"));
    else announce(say(edit.redo() ? "redone" : "nothingToRedo"));
  }

  return {
    select(id, additive = false) {
      activate(id);
      const selectedIds = additive ? toggled(store.get().selectedIds, id) : [id];
      store.set({ activeId: id, selectedIds });
      if (additive) setting.announce(setting.say("selected", { count: selectedIds.length }));
    },
    inspect(id, tab) {
      activate(id);
      store.set({
        activeId: id,
        selectedIds: [id],
        inspectorOpen: true,
        sheetOpen: true,
        tab: tab ?? store.get().tab,
      });
    },
    toggleInspector(id) {
      const open = store.get().inspectorOpen;
      if (id && (!open || store.get().activeId !== id)) {
        activate(id);
        store.set({ activeId: id, selectedIds: [id], inspectorOpen: true, sheetOpen: true });
      } else store.set({ inspectorOpen: !open, sheetOpen: !open });
    },
    showTab: (tab) => store.set({ tab }),
    startEdit(editing) {
      if (setting.edit) store.set({ editing });
    },
    stopEdit: () => store.set({ editing: null }),
    setZoom: (zoom) => store.set({ zoom, overview: false }),
    zoomBy: (direction) => store.set({ zoom: zoomStep(store.get().zoom, direction), overview: false }),
    toggleOverview: () => store.set({ overview: !store.get().overview }),
    toggleQuiet() {
      const quiet = !store.get().quiet;
      store.set({ quiet });
      setting.announce(setting.say(quiet ? "quietOn" : "quietOff"));
    },
    leadPersona(personaId) {
      const hidden = store.get().hiddenPersonaIds.filter((other) => other !== personaId);
      store.set({ personaId, hiddenPersonaIds: hidden });
    },
    togglePersona: (id) => store.set({ hiddenPersonaIds: toggled(store.get().hiddenPersonaIds, id) }),
    toggleLane: (lane) => store.set({ lanes: toggled(store.get().lanes, lane) }),
    closeDialog: () => store.set({ dialog: null }),
    showPhase: (phaseId) => store.set({ phaseId }),
    returnTo(id) {
      if (id) focusCard(id);
    },
    undo: (anyway = false) => step("undo", anyway),
    redo: (anyway = false) => step("redo", anyway),
  };
}
