// The state machine of *Saved* as something the status line can subscribe to, and a note when the server stays silent.
import {
  initialSaveState,
  nextSaveState,
  type SaveEvent,
  saveStatusOf,
  waitingEdits,
} from "#document/save-state.ts";
import type { SaveSource, SaveView } from "./board-status.tsx";

const SILENT_MS = 3_000;

export interface SaveStore extends SaveSource {
  dispatch(event: SaveEvent): void;
}

export function createSaveStore(hasDevice: boolean): SaveStore {
  let state = initialSaveState(hasDevice);
  let view: SaveView = { status: saveStatusOf(state), waiting: 0, isSilent: false };
  // Until the first connection stood or failed, a page that just opened is connecting and not offline.
  let isFirst = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();

  function show(next: SaveView): void {
    if (next.status === view.status && next.waiting === view.waiting && next.isSilent === view.isSilent)
      return;
    view = next;
    for (const listener of listeners) listener();
  }

  return {
    get: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatch(event) {
      state = nextSaveState(state, event);
      if (event.type === "opened" || event.type === "closed") isFirst = false;
      const real = saveStatusOf(state);
      const status = isFirst && real === "offline-kept" && waitingEdits(state) === 0 ? "connecting" : real;
      const hasHeard = event.type === "acknowledged" || event.type === "closed" || status !== "saving";
      if (hasHeard) {
        clearTimeout(timer);
        timer = undefined;
      }
      if (status === "saving" && timer === undefined) {
        timer = setTimeout(() => show({ ...view, isSilent: true }), SILENT_MS);
      }
      show({ status, waiting: waitingEdits(state), isSilent: hasHeard ? false : view.isSilent });
    },
  };
}
