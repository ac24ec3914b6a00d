// Who is here: one state a socket, with the person's name as the server knows it, fanned out in small bundles.
import { createDecoder, readVarString, readVarUint } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import { LIMITS } from "#document/protocol.ts";
import type { ShownState } from "./nodes.ts";

/** How a person is shown to the others. */
export interface ShownUser {
  readonly id: string;
  readonly name: string;
  readonly department: string | null;
  readonly color: string | null;
}

/** What this file knows of a socket. */
export interface AwarePeer {
  /** The document's client id this socket speaks for; null until it is known. */
  clientId: number | null;
  readonly user: ShownUser;
  readonly sessionKey: string;
  isLive: boolean;
  sendAwareness(states: Uint8Array): void;
}

interface Presence {
  /** The socket here, or the process elsewhere that serves this person and when it last said so. */
  peer: AwarePeer | RemotePeer;
  clock: number;
  /** JSON text of the state. */
  state: string;
}

interface RemotePeer {
  readonly node: string;
  readonly heardAt: number;
}

const MOST_VISIBLE = 100;
/** Clients say every 15 s that they are still here; a process that fell silent takes its people with it. */
const REMOTE_LIFE = 40_000;
const isRemote = (peer: AwarePeer | RemotePeer): peer is RemotePeer => "node" in peer;

/** The states in a client's message; null when it is malformed. */
function readStates(bytes: Uint8Array): { clientId: number; state: string }[] | null {
  try {
    const decoder = createDecoder(bytes);
    const count = readVarUint(decoder);
    const states: { clientId: number; state: string }[] = [];
    for (let i = 0; i < count; i += 1) {
      const clientId = readVarUint(decoder);
      readVarUint(decoder);
      states.push({ clientId, state: readVarString(decoder) });
    }
    return states;
  } catch {
    return null;
  }
}

function encodeStates(entries: readonly { clientId: number; clock: number; state: string }[]): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, entries.length);
  for (const { clientId, clock, state } of entries) {
    writeVarUint(encoder, clientId);
    writeVarUint(encoder, clock);
    writeVarString(encoder, state);
  }
  return toUint8Array(encoder);
}

/** The state as others get it: the person is the server's word; quiet people show nothing but that they are quiet. */
function shown(state: string, user: ShownUser): string | null {
  const parsed: unknown = JSON.parse(state);
  if (parsed === null) return null;
  if (typeof parsed !== "object" || Array.isArray(parsed)) return null;
  if ("quiet" in parsed && parsed.quiet === true) return JSON.stringify({ quiet: true });
  return JSON.stringify({ ...parsed, user });
}

/** Presence of one room. */
export class RoomAwareness {
  readonly #present = new Map<number, Presence>();
  /** Client ids whose state changed since the last bundle; those gone are no longer in `#present`. */
  readonly #changed = new Map<number, AwarePeer | RemotePeer>();
  readonly #peers: ReadonlySet<AwarePeer>;
  readonly #window: number;
  readonly #wallClock: () => number;
  readonly #tell: (states: readonly ShownState[]) => void;
  #timer: NodeJS.Timeout | null = null;
  #lastClock = 0;

  /** @param options.tell hands states of sockets here to other processes */
  constructor(
    peers: ReadonlySet<AwarePeer>,
    options: {
      readonly window: number;
      readonly wallClock: () => number;
      readonly tell: (states: readonly ShownState[]) => void;
    },
  ) {
    this.#peers = peers;
    this.#window = options.window;
    this.#wallClock = options.wallClock;
    this.#tell = options.tell;
  }

  /** Takes a message of a socket; false when it is malformed. States for other ids are echoes and are dropped. */
  receive(peer: AwarePeer, bytes: Uint8Array, allow: () => boolean): boolean {
    const states = readStates(bytes);
    if (!states) return false;
    if (peer.clientId === null) {
      // a client without a bound id announces itself first, and alone
      const first = states.length === 1 ? states[0] : undefined;
      if (!first || this.#present.has(first.clientId)) return true;
      peer.clientId = first.clientId;
    }
    const own = states.find((state) => state.clientId === peer.clientId);
    if (!own || own.state.length > LIMITS.awarenessBytes || !allow()) return true;
    let state: string | null;
    try {
      state = shown(own.state, peer.user);
    } catch {
      return false;
    }
    this.#set(own.clientId, peer, state);
    return true;
  }

  /** A socket of the same session takes its id over from an older one. */
  claim(peer: AwarePeer): void {
    if (peer.clientId === null) return;
    for (const other of this.#peers) {
      if (other !== peer && other.clientId === peer.clientId) other.clientId = -1;
    }
  }

  /** States of people another process serves. Whoever has a socket here is known better here. */
  receiveRemote(node: string, states: readonly ShownState[]): void {
    const peer: RemotePeer = { node, heardAt: this.#wallClock() };
    for (const { clientId, clock, state } of states) {
      const known = this.#present.get(clientId);
      if (known && (!isRemote(known.peer) || known.clock > clock)) continue;
      if (state === null) this.#present.delete(clientId);
      else this.#present.set(clientId, { peer, state, clock });
      this.#plan(clientId, peer);
    }
  }

  /** Everybody with a socket here, for a process that has just opened the room. */
  local(): ShownState[] {
    return [...this.#present]
      .filter(([, presence]) => !isRemote(presence.peer))
      .map(([clientId, { clock, state }]) => ({ clientId, clock, state }));
  }

  leave(peer: AwarePeer): void {
    if (peer.clientId === null) return;
    if (this.#present.get(peer.clientId)?.peer === peer) this.#set(peer.clientId, peer, null);
  }

  /** Everybody who is here, for a socket that has just come. */
  all(except: AwarePeer): Uint8Array | null {
    const entries: { clientId: number; clock: number; state: string }[] = [];
    for (const [clientId, presence] of this.#present) {
      if (presence.peer === except || this.#isOver(clientId, presence)) continue;
      if (entries.length >= MOST_VISIBLE) break;
      entries.push({ clientId, clock: presence.clock, state: presence.state });
    }
    return entries.length > 0 ? encodeStates(entries) : null;
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#changed.clear();
  }

  #set(clientId: number, peer: AwarePeer, state: string | null): void {
    const clock = this.#nextClock();
    if (state === null) this.#present.delete(clientId);
    else this.#present.set(clientId, { peer, state, clock });
    this.#plan(clientId, peer);
    this.#tell([{ clientId, clock, state }]);
  }

  #plan(clientId: number, peer: AwarePeer | RemotePeer): void {
    this.#changed.set(clientId, peer);
    this.#timer ??= setTimeout(() => this.#fanOut(), this.#window);
  }

  #isOver(clientId: number, { peer }: Presence): boolean {
    if (!isRemote(peer) || this.#wallClock() - peer.heardAt < REMOTE_LIFE) return false;
    this.#present.delete(clientId);
    return true;
  }

  /** Clocks are the server's own and follow the time, so that a state after a reconnect is always the newer one. */
  #nextClock(): number {
    this.#lastClock = Math.max(this.#lastClock + 1, this.#wallClock());
    return this.#lastClock;
  }

  #fanOut(): void {
    this.#timer = null;
    const entries: { clientId: number; clock: number; state: string; from: AwarePeer | RemotePeer }[] = [];
    for (const [clientId, from] of this.#changed) {
      const presence = this.#present.get(clientId);
      entries.push({
        clientId,
        clock: presence?.clock ?? this.#nextClock(),
        state: presence?.state ?? "null",
        from,
      });
    }
    this.#changed.clear();
    if (entries.length === 0) return;
    const whole = encodeStates(entries.slice(0, MOST_VISIBLE));
    for (const peer of this.#peers) {
      if (!peer.isLive) continue;
      // nobody gets an own state back
      const others = entries.filter((entry) => entry.from !== peer && entry.clientId !== peer.clientId);
      if (others.length === entries.length) peer.sendAwareness(whole);
      else if (others.length > 0) peer.sendAwareness(encodeStates(others.slice(0, MOST_VISIBLE)));
    }
  }
}
