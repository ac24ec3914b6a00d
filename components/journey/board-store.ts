// What only this person's screen knows: selection, inspector, zoom, shown threads and lanes, a picked-up card. A small store read by selectors.
import { useSyncExternalStore } from "react";
import type { BoardLane } from "#domain/board-lanes.ts";
import type { INSIGHT_KINDS } from "#domain/vocabulary.ts";
import type { Spot } from "./drag-outcome.ts";

export const ZOOM_STEPS = [50, 67, 80, 100, 125, 150, 200] as const;
export const INSPECTOR_TABS = ["overview", "evidence", "tasks", "comments"] as const;
export type InspectorTab = (typeof INSPECTOR_TABS)[number];

/** A text that is being edited in place. */
export interface EditingText {
  readonly collection: "phases" | "touchpoints" | "questions" | "insights";
  readonly id: string;
  readonly field: string;
}
export type BoardDialog =
  | { readonly kind: "removePhase"; readonly phaseId: string }
  | { readonly kind: "explainPhase"; readonly phaseId: string }
  | { readonly kind: "moveTo"; readonly touchpointId: string }
  | { readonly kind: "conflict"; readonly which: "undo" | "redo" };

export type InsightKind = (typeof INSIGHT_KINDS)[number];

/** The one channel (in one phase) whose cards stand out; all others fade. */
export interface OnlyChannel {
  readonly channelId: string;
  readonly phaseId: string | null;
}

export interface BoardState {
  /** The touchpoint the inspector shows. */
  readonly activeId: string | null;
  readonly selectedIds: readonly string[];
  readonly inspectorOpen: boolean;
  /** The inspector of a narrow screen covers the board, so it opens only when asked for. */
  readonly sheetOpen: boolean;
  readonly tab: InspectorTab;
  readonly editing: EditingText | null;
  /** A card picked up by key (`M`) or by pointer, and where it would land. */
  readonly lifted: { readonly id: string; readonly spot: Spot; readonly by: "key" | "pointer" } | null;
  readonly zoom: number;
  readonly overview: boolean;
  readonly personaId: string | null;
  readonly hiddenPersonaIds: readonly string[];
  readonly lanes: readonly BoardLane[];
  readonly quiet: boolean;
  readonly dialog: BoardDialog | null;
  readonly only: OnlyChannel | null;
  /** Only what the reader's department owns or is involved in stands out. */
  readonly isOnlyMine: boolean;
  /** The one kind of insight that is shown; null = all. */
  readonly insightKind: InsightKind | null;
  /** Phase shown on a narrow screen. */
  readonly phaseId: string | null;
}

export interface BoardStore {
  get(): BoardState;
  set(patch: Partial<BoardState>): void;
  subscribe(listener: () => void): () => void;
}

export function createBoardStore(initial: BoardState): BoardStore {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(patch) {
      state = { ...state, ...patch };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Reads one part of the store; re-renders only when that part changes identity. */
export function useBoardState<T>(store: BoardStore, select: (state: BoardState) => T): T {
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.get()),
    () => select(store.get()),
  );
}

/** The neighbouring zoom step. */
export function zoomStep(zoom: number, direction: 1 | -1): number {
  const index = ZOOM_STEPS.findIndex((step) => step >= zoom);
  return ZOOM_STEPS[Math.min(Math.max(index + direction, 0), ZOOM_STEPS.length - 1)] ?? 100;
}
