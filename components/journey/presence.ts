// Who else is on this journey: read from awareness, kept outside React so that cursors move without re-drawing the board.
import { useSyncExternalStore } from "react";

export interface Presence {
  readonly clientId: number;
  readonly id: string;
  readonly name: string;
  readonly department: string | null;
  /** 1–5: the department's colour. */
  readonly color: number;
  /** Where the pointer is: parts of the board's sheet (0–1 across the columns) and pixels down. */
  readonly cursor: { readonly x: number; readonly y: number } | null;
  readonly selected: string | null;
  /** Id of the record whose text this person edits. */
  readonly editing: string | null;
  readonly quiet: boolean;
}

export interface PresenceStore {
  get(): readonly Presence[];
  subscribe(listener: () => void): () => void;
  /** Tells the others; null fields are taken back. */
  set(patch: Partial<Pick<Presence, "cursor" | "selected" | "editing" | "quiet">>): void;
}

const NOBODY: readonly Presence[] = [];
/** A board that nobody shares: a portal, or before the connection stands. */
export const ALONE: PresenceStore = {
  get: () => NOBODY,
  subscribe: () => () => undefined,
  set: () => undefined,
};

export function usePresence(store: PresenceStore): readonly Presence[] {
  return useSyncExternalStore(store.subscribe, store.get, () => NOBODY);
}

/** One entry a person, however many tabs they have open. */
export function peopleHere(present: readonly Presence[]): readonly Presence[] {
  return [...new Map(present.map((person) => [person.id, person])).values()];
}

export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;
