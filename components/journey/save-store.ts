// The state machine of *Saved* as something the status line can subscribe to, and a note when the server stays silent.
import { LIMITS } from "#document/protocol.ts";
import {
  initialSaveState,
  nextSaveState,
  type SaveEvent,
  saveStatusOf,
  waitingEdits,
} from "#document/save-state.ts";
import type { SaveSource, SaveView } from "./board-status.tsx";

export interface SaveStore extends SaveSource {
  dispatch(event: SaveEvent): void;
  /** There is no connection. `isServerThere`: the server answers, but takes nobody in now. */
  close(isServerThere: boolean): void;
}

/** @param onSilent called every time the server has confirmed nothing for another three seconds */
export function createSaveStore(hasDevice: boolean, onSilent: () => void): SaveStore {
  let state = initialSaveState(hasDevice);
  let view: SaveView = {
    status: saveStatusOf(state),
    waiting: 0,
    isSilent: false,
    isServerDown: false,
    refusedReason: null,
  };
  // Until the first connection stood or failed, a page that just opened is connecting and not offline.
  let isFirst = true;
  let timer: ReturnType<typeof setInterval> | undefined;
  const listeners = new Set<() => void>();

  function show(next: SaveView): void {
    const isSame =
      next.status === view.status &&
      next.waiting === view.waiting &&
      next.isSilent === view.isSilent &&
      next.isServerDown === view.isServerDown &&
      next.refusedReason === view.refusedReason;
    if (isSame) return;
    view = next;
    for (const listener of listeners) listener();
  }

  function handleSilence(): void {
    show({ ...view, isSilent: true });
    onSilent();
  }

  function dispatch(event: SaveEvent, isServerDown = view.isServerDown): void {
    const before = state;
    state = nextSaveState(state, event);
    if (event.type === "opened" || event.type === "closed") isFirst = false;
    const real = saveStatusOf(state);
    const status = isFirst && real === "offline-kept" && waitingEdits(state) === 0 ? "connecting" : real;
    // A heartbeat confirms nothing new.
    const hasMoved = state.acknowledged > before.acknowledged || state.isOpen !== before.isOpen;
    const hasHeard = hasMoved || status !== "saving";
    if (hasHeard) {
      clearInterval(timer);
      timer = undefined;
    }
    if (status === "saving") timer ??= setInterval(handleSilence, LIMITS.unacknowledgedMs);
    show({
      status,
      waiting: waitingEdits(state),
      isSilent: hasHeard ? false : view.isSilent,
      isServerDown,
      refusedReason: state.refusedReason,
    });
  }

  return {
    get: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatch: (event) => dispatch(event, event.type === "opened" ? false : view.isServerDown),
    close: (isServerThere) => dispatch({ type: "closed" }, isServerThere),
  };
}
