// Commands that change only this person's screen: selection, inspector, zoom, threads, lanes, quiet mode, undo and redo.
import type { CommandSetting } from "./board-commands.ts";
import { type EditingText, type InspectorTab, type LaneKind, zoomStep } from "./board-store.ts";

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
  toggleLane(lane: LaneKind): void;
  closeDialog(): void;
  showPhase(phaseId: string): void;
  undo(): void;
  redo(): void;
}

export function createScreenCommands(setting: CommandSetting): ScreenCommands {
  const { store, actions } = setting;
  const activate = (id: string | null): void => {
    if (store.get().activeId !== id) actions.inspect?.(id);
  };
  const toggled = <T>(list: readonly T[], item: T): readonly T[] =>
    list.includes(item) ? list.filter((other) => other !== item) : [...list, item];

  return {
    select(id, additive = false) {
      activate(id);
      const selectedIds = additive ? toggled(store.get().selectedIds, id) : [id];
      store.set({ activeId: id, selectedIds });
      if (additive) setting.announce(setting.say("selected", { count: selectedIds.length }));
    },
    inspect(id, tab) {
      activate(id);
      store.set({ activeId: id, selectedIds: [id], inspectorOpen: true, tab: tab ?? store.get().tab });
    },
    toggleInspector(id) {
      const open = store.get().inspectorOpen;
      if (id && (!open || store.get().activeId !== id)) {
        activate(id);
        store.set({ activeId: id, selectedIds: [id], inspectorOpen: true });
      } else store.set({ inspectorOpen: !open });
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
    undo() {
      setting.announce(setting.say(setting.edit?.undo() ? "undone" : "nothingToUndo"));
    },
    redo() {
      setting.announce(setting.say(setting.edit?.redo() ? "redone" : "nothingToRedo"));
    },
  };
}
