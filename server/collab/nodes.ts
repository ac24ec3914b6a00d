// What processes that serve the same journeys tell each other: how far logs have moved, and who is where. Nothing here
// carries content or is needed for it: what is lost costs a poll of the log, or a cursor that shows a moment later.
import { z } from "zod";
import { id } from "#domain/ids.ts";
import { parseMessage } from "./bell.ts";

/** One person's presence, as it goes to other processes; state null = gone. */
export interface ShownState {
  readonly clientId: number;
  readonly clock: number;
  /** JSON text, already with the person as the server knows them. */
  readonly state: string | null;
}

/** Heard from another process. */
export type NodeMessage =
  | { readonly kind: "moved"; readonly rooms: readonly (readonly [roomId: string, seq: number])[] | "*" }
  | {
      readonly kind: "here";
      readonly node: string;
      readonly roomId: string;
      readonly states: readonly ShownState[];
    }
  /** A process has just opened this room: whoever serves it too says who is there. */
  | { readonly kind: "who"; readonly roomId: string }
  /** A process says that it is there. */
  | { readonly kind: "alive" };

/** How messages travel. `send` never throws and never waits. */
export interface NodeWire {
  send(channel: NodeChannel, payloads: readonly string[]): void;
  close(): Promise<void>;
}
export type NodeChannel = "log" | "here";

export interface NodeWireListener {
  onMessage(channel: NodeChannel, payload: string): void;
  /** Messages may have been missed. */
  onGap(): void;
}
/** Opens a wire: Postgres NOTIFY (`wire-postgres.ts`) or Redis (`wire-redis.ts`). */
export type OpenNodeWire = (listener: NodeWireListener) => Promise<NodeWire>;

const ROOMS_IN_A_PAYLOAD = 100;
const ROOMS_IN_A_BATCH = 300;
/** NOTIFY takes 8,000 bytes. */
const MOST_BYTES = 7_000;

const moved = z.object({
  from: z.string().max(64),
  rooms: z.union([z.literal("*"), z.array(z.tuple([id, z.number()]))]),
});
const shown = z.tuple([z.number(), z.number(), z.string().nullable()]);
const here = z.union([
  z.object({ from: z.string().max(64), room: id, who: z.literal(true) }),
  z.object({ from: z.string().max(64), room: id, states: z.array(shown) }),
  z.object({ from: z.string().max(64), alive: z.literal(true) }),
]);

/** The payloads that tell how far rooms have moved. */
export function movedPayloads(node: string, rooms: readonly (readonly [string, number])[]): string[] {
  if (rooms.length > ROOMS_IN_A_BATCH) return [JSON.stringify({ from: node, rooms: "*" })];
  const payloads: string[] = [];
  for (let at = 0; at < rooms.length; at += ROOMS_IN_A_PAYLOAD) {
    payloads.push(JSON.stringify({ from: node, rooms: rooms.slice(at, at + ROOMS_IN_A_PAYLOAD) }));
  }
  return payloads;
}

/** The payloads that tell who is in a room, none longer than a notification may be. */
export function herePayloads(node: string, roomId: string, states: readonly ShownState[]): string[] {
  const payloads: string[] = [];
  let some: [number, number, string | null][] = [];
  let bytes = 0;
  const close = () => {
    if (some.length > 0) payloads.push(JSON.stringify({ from: node, room: roomId, states: some }));
    some = [];
    bytes = 0;
  };
  for (const { clientId, clock, state } of states) {
    const size = Buffer.byteLength(JSON.stringify(state ?? "")) + 40;
    if (bytes + size > MOST_BYTES) close();
    some.push([clientId, clock, state]);
    bytes += size;
  }
  close();
  return payloads;
}

/** Our own words come back to us; they are known by how they begin, before anything is parsed. */
const isOwn = (payload: string, node: string) => payload.startsWith(`{"from":"${node}"`);

/** Reads what another process sent, and which; null for our own words and for what is none of ours. */
export function readNodeMessage(
  channel: NodeChannel,
  payload: string,
  node: string,
): { readonly from: string; readonly message: NodeMessage } | null {
  if (isOwn(payload, node)) return null;
  if (channel === "log") {
    const told = parseMessage(moved, payload);
    return told && { from: told.from, message: { kind: "moved", rooms: told.rooms } };
  }
  const told = parseMessage(here, payload);
  if (!told) return null;
  const { from } = told;
  if ("alive" in told) return { from, message: { kind: "alive" } };
  if ("who" in told) return { from, message: { kind: "who", roomId: told.room } };
  const states = told.states.map(([clientId, clock, state]) => ({ clientId, clock, state }));
  return { from, message: { kind: "here", node: from, roomId: told.room, states } };
}

export interface NodesOptions {
  /** Names this process. */
  readonly node: string;
  readonly open: OpenNodeWire;
  /** Milliseconds in which positions, and in which presence, are gathered into one message. */
  readonly window: { readonly moved: number; readonly here: number };
  /** How often this process says that it is there; one that was silent for three times as long is gone. */
  readonly aliveEvery: number;
  readonly now: () => number;
  readonly onMessage: (message: NodeMessage) => void;
  readonly onGap: () => void;
}

/**
 * The other processes, as this one speaks with them. While there are none nothing is said of edits and people: one process
 * alone, the usual case, pays nothing. A process that comes says so and is answered.
 */
export class Nodes {
  readonly #options: NodesOptions;
  readonly #moved = new Map<string, number>();
  readonly #here = new Map<string, Map<number, ShownState>>();
  /** When each other process was heard last. */
  readonly #heard = new Map<string, number>();
  #wire: NodeWire | null = null;
  #timers: { moved: NodeJS.Timeout | null; here: NodeJS.Timeout | null } = { moved: null, here: null };
  #alive: NodeJS.Timeout | null = null;

  constructor(options: NodesOptions) {
    this.#options = options;
  }

  async open(): Promise<void> {
    const { open, node, onMessage, onGap, aliveEvery } = this.#options;
    this.#wire = await open({
      onMessage: (channel, payload) => {
        const heard = readNodeMessage(channel, payload, node);
        if (!heard) return;
        this.#hear(heard.from);
        onMessage(heard.message);
      },
      onGap: () => {
        this.#sayAlive();
        onGap();
      },
    });
    this.#sayAlive();
    this.#alive = setInterval(() => this.#sayAlive(), aliveEvery);
  }

  /** No other process was heard lately. */
  get isAlone(): boolean {
    if (this.#heard.size === 0) return true;
    const since = this.#options.now() - 3 * this.#options.aliveEvery;
    for (const [node, at] of this.#heard) if (at < since) this.#heard.delete(node);
    return this.#heard.size === 0;
  }

  /** Told after the commit. */
  tellMoved(rooms: ReadonlyMap<string, number>): void {
    if (this.isAlone) return;
    for (const [roomId, seq] of rooms) this.#moved.set(roomId, seq);
    this.#timers.moved ??= setTimeout(() => this.#sendMoved(), this.#options.window.moved);
  }

  tellHere(roomId: string, states: readonly ShownState[]): void {
    if (states.length === 0 || this.isAlone) return;
    const waiting = this.#here.get(roomId) ?? new Map<number, ShownState>();
    this.#here.set(roomId, waiting);
    for (const state of states) waiting.set(state.clientId, state);
    this.#timers.here ??= setTimeout(() => this.#sendHere(), this.#options.window.here);
  }

  /** Asks who is in a room that has just been opened here. */
  askWho(roomId: string): void {
    if (this.isAlone) return;
    this.#wire?.send("here", [JSON.stringify({ from: this.#options.node, room: roomId, who: true })]);
  }

  async close(): Promise<void> {
    for (const timer of Object.values(this.#timers)) if (timer) clearTimeout(timer);
    if (this.#alive) clearInterval(this.#alive);
    await this.#wire?.close();
    this.#wire = null;
  }

  #hear(node: string): void {
    const isNew = !this.#heard.has(node);
    this.#heard.set(node, this.#options.now());
    if (isNew) this.#sayAlive();
  }

  #sayAlive(): void {
    this.#wire?.send("here", [JSON.stringify({ from: this.#options.node, alive: true })]);
  }

  #sendMoved(): void {
    this.#timers.moved = null;
    const rooms = [...this.#moved];
    this.#moved.clear();
    this.#wire?.send("log", movedPayloads(this.#options.node, rooms));
  }

  #sendHere(): void {
    this.#timers.here = null;
    const payloads = [...this.#here].flatMap(([roomId, states]) =>
      herePayloads(this.#options.node, roomId, [...states.values()]),
    );
    this.#here.clear();
    this.#wire?.send("here", payloads);
  }
}
