// How the parts of this process are. Next's bundle and the server's own modules are loaded twice, so the answers meet on
// globalThis.

export type PartState = "ok" | "slow" | "down" | "draining" | "off";
export type Part = "collab" | "worker";

const KEY = Symbol.for("redthread.health");
const registry = globalThis as { [KEY]?: Map<Part, () => PartState> };

/** Says how a part can be asked; a part that never does is `off` in this process. */
export function reportPart(part: Part, ask: () => PartState): void {
  registry[KEY] ??= new Map();
  registry[KEY].set(part, ask);
}

export function partState(part: Part): PartState {
  return registry[KEY]?.get(part)?.() ?? "off";
}
