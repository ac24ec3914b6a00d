// Who else is on this journey: read from awareness, kept outside React so that cursors move without re-drawing the board.
import { useSyncExternalStore } from "react";
import type { OwnPresence, Peer } from "#document/presence.ts";

export interface PresenceStore {
  get(): readonly Peer[];
  subscribe(listener: () => void): () => void;
  /** Tells the others about oneself. */
  set(patch: Partial<Omit<OwnPresence, "user">>): void;
}

const NOBODY: readonly Peer[] = [];
/** A board that nobody shares: a portal, or before the connection stands. */
export const ALONE: PresenceStore = {
  get: () => NOBODY,
  subscribe: () => () => undefined,
  set: () => undefined,
};

export function usePresence(store: PresenceStore): readonly Peer[] {
  return useSyncExternalStore(store.subscribe, store.get, () => NOBODY);
}

/** One entry a person, however many tabs they have open; without oneself. */
export function peopleHere(peers: readonly Peer[], ownUserId: string | null): readonly Peer[] {
  const others = peers.filter((peer) => peer.user.id !== ownUserId);
  return [...new Map(others.map((peer) => [peer.user.id, peer])).values()];
}

export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;
