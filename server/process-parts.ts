// How the parts of this process are, and their figures. Next's bundle and the server's own modules are loaded twice, so the
// answers meet on globalThis.

export type PartState = "ok" | "slow" | "down" | "draining" | "off";
export type Part = "collab" | "worker";

/** What happened how often. */
export type Counted = readonly { readonly what: string; readonly count: number }[];

/** Upper bounds, in milliseconds, of how long half and 95 of 100 took; null where nothing was measured. */
export interface Spread {
  readonly count: number;
  readonly p50: number | null;
  readonly p95: number | null;
}

/** Figures of the process that holds the sockets, counted since its start. */
export interface ProcessFigures {
  readonly startedAt: Date;
  readonly rooms: number;
  readonly sockets: number;
  readonly queuedBytes: number;
  /** Milliseconds the oldest update waits. */
  readonly oldest: number;
  readonly updates: number;
  readonly commits: Spread;
  readonly refused: Counted;
  readonly closed: Counted;
  readonly turnedAway: Counted;
  readonly failedCommits: Counted;
  /** How late the event loop was, in milliseconds. */
  readonly lag: { readonly p50: number; readonly p99: number; readonly max: number };
  readonly memoryBytes: number;
}

interface Registry {
  readonly parts: Map<Part, () => PartState>;
  figures: (() => ProcessFigures) | null;
}

const KEY = Symbol.for("redthread.health");
const shared = globalThis as { [KEY]?: Registry };
function registry(): Registry {
  shared[KEY] ??= { parts: new Map(), figures: null };
  return shared[KEY];
}

/** Says how a part can be asked; a part that never does is `off` in this process. */
export function reportPart(part: Part, ask: () => PartState): void {
  registry().parts.set(part, ask);
}

export function partState(part: Part): PartState {
  return registry().parts.get(part)?.() ?? "off";
}

/** Says how the figures of the collaboration server in this process can be asked. */
export function reportFigures(ask: () => ProcessFigures): void {
  registry().figures = ask;
}

/** null where the collaboration server runs in another process. */
export function processFigures(): ProcessFigures | null {
  return registry().figures?.() ?? null;
}
