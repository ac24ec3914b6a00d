// Awareness as a store: others as peers that keep identity, oneself as small patches.
import type { Awareness } from "y-protocols/awareness";
import { colorToken } from "#domain/department.ts";
import { type OwnPresence, type Peer, type PresenceUser, readPeers } from "#document/presence.ts";
import type { PresenceStore } from "./presence.ts";

export interface AwarenessStore extends PresenceStore {
  enter(): void;
  leave(): void;
}

/** The server names the department's colour ("teal"); a peer holds the number of its token. */
function withColorTokens(states: ReadonlyMap<number, Record<string, unknown>>): ReadonlyMap<number, unknown> {
  const made = new Map<number, unknown>();
  for (const [clientId, state] of states) {
    const user = state.user;
    const isNamed =
      typeof user === "object" && user !== null && "color" in user && typeof user.color !== "number";
    made.set(
      clientId,
      isNamed ? { ...state, user: { ...user, color: colorToken(String(user.color)) } } : state,
    );
  }
  return made;
}

export function createPresenceStore(awareness: Awareness, user: PresenceUser): AwarenessStore {
  const listeners = new Set<() => void>();
  let own: OwnPresence = { user, cursor: null, selected: null, editing: null, quiet: false };
  let isIn = false;
  let peers: readonly Peer[] = [];

  awareness.setLocalState(null);
  awareness.on("change", () => {
    const before = new Map(peers.map((peer) => [peer.clientId, peer]));
    peers = readPeers(withColorTokens(awareness.getStates()), awareness.clientID).map((peer) => {
      const known = before.get(peer.clientId);
      return known && JSON.stringify(known) === JSON.stringify(peer) ? known : peer;
    });
    for (const listener of listeners) listener();
  });

  return {
    get: () => peers,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(patch) {
      own = { ...own, ...patch };
      // Quiet people are here and nothing else is told about them.
      if (isIn)
        awareness.setLocalState(own.quiet ? { ...own, cursor: null, selected: null, editing: null } : own);
    },
    enter() {
      isIn = true;
      awareness.setLocalState(own);
    },
    leave() {
      isIn = false;
      awareness.setLocalState(null);
    },
  };
}
