// Undo and redo of one person's own edits in one tab: an intent is one step, typing in one text is grouped.
// It also knows when a step's key was since written by somebody else, so that the page can ask first.
import * as Y from "yjs";
import type { EditOrigin } from "./origin.ts";
import { ROOT_NAMES } from "./shape.ts";

export interface Undo {
  /** Takes back the last own step; false when there is none. */
  readonly undo: () => boolean;
  readonly redo: () => boolean;
  readonly canUndo: () => boolean;
  readonly canRedo: () => boolean;
  /** True when somebody else since wrote a key that the next undo (or redo) would write. */
  readonly conflictsWithOthers: (which?: "undo" | "redo") => boolean;
  /** The next typing starts a step of its own (a field lost focus). */
  readonly stopGrouping: () => void;
  /** Calls back whenever what can be undone or redone changes; answers how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly destroy: () => void;
}

const GROUP_MS = 500;
const WRITES = "writes";

/** Key written, as `root`, `root/record` or `root/record/field` → moment of the write. */
type Writes = Map<string, number>;

/** Undo for the edits that carry exactly this origin object. */
export function createUndo(
  doc: Y.Doc,
  origin: EditOrigin,
  options: { readonly groupMs?: number } = {},
): Undo {
  const roots = new Map<unknown, string>(ROOT_NAMES.map((name) => [doc.getMap(name), name]));
  const listeners = new Set<() => void>();
  const foreign: Writes = new Map();
  /** Records in which somebody else wrote something, for steps that made or removed the whole record. */
  const foreignBelow: Writes = new Map();
  let moment = 0;
  let current: readonly string[] = [];
  let typedIn: unknown = null;

  const pathOf = (type: unknown): string | null => {
    if (!(type instanceof Y.AbstractType)) return null;
    const root = roots.get(type);
    if (root !== undefined) return root;
    const item = type._item;
    const parent = item ? pathOf(item.parent) : null;
    const sub = item?.parentSub ?? null;
    return parent === null || sub === null ? parent : `${parent}/${sub}`;
  };

  const writtenKeys = (transaction: Y.Transaction): string[] => {
    const keys: string[] = [];
    for (const [type, subs] of transaction.changed) {
      const path = pathOf(type);
      if (path === null) continue;
      for (const sub of subs) keys.push(sub === null ? path : `${path}/${sub}`);
    }
    return keys;
  };

  const ancestorsOf = (key: string): string[] => {
    const parts = key.split("/");
    return parts.slice(1, -1).map((_, i) => parts.slice(0, i + 2).join("/"));
  };

  /** The one text this transaction typed in; null when it did anything else. */
  const typedTextOf = (transaction: Y.Transaction): unknown => {
    const [only] = transaction.changed.keys();
    return transaction.changed.size === 1 && only instanceof Y.Text ? only : null;
  };

  const isOwn = (transaction: Y.Transaction): boolean =>
    transaction.origin === origin || transaction.origin === manager;

  // Registered before the manager, so that a step is closed before the manager decides whether to add to it.
  const beforeManager = (transaction: Y.Transaction): void => {
    if (transaction.changed.size === 0) return;
    moment += 1;
    const keys = writtenKeys(transaction);
    if (isOwn(transaction)) {
      current = keys;
      if (transaction.origin === origin) {
        const text = typedTextOf(transaction);
        if (text === null || text !== typedIn) manager.stopCapturing();
        typedIn = text;
      }
      return;
    }
    for (const key of keys) {
      foreign.set(key, moment);
      for (const above of ancestorsOf(key)) foreignBelow.set(above, moment);
    }
  };
  doc.on("afterTransaction", beforeManager);

  const manager = new Y.UndoManager(
    ROOT_NAMES.map((name) => doc.getMap(name)),
    {
      trackedOrigins: new Set([origin]),
      captureTimeout: options.groupMs ?? GROUP_MS,
      // The page asks before a step that meets others' writes; after a yes the step is really taken back.
      ignoreRemoteMapChanges: true,
    },
  );
  manager.trackedOrigins.add(manager);

  const remember = (event: { readonly stackItem: { readonly meta: Map<unknown, unknown> } }): void => {
    const known: unknown = event.stackItem.meta.get(WRITES);
    const writes: Writes = known instanceof Map ? known : new Map<string, number>();
    for (const key of current) writes.set(key, moment);
    event.stackItem.meta.set(WRITES, writes);
  };
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  manager.on("stack-item-added", remember);
  manager.on("stack-item-updated", remember);
  for (const name of ["stack-item-added", "stack-item-popped", "stack-cleared"] as const)
    manager.on(name, tell);

  const step = (take: () => unknown): boolean => {
    typedIn = null;
    manager.stopCapturing();
    return take() !== null;
  };

  return {
    undo: () => step(() => manager.undo()),
    redo: () => step(() => manager.redo()),
    canUndo: () => manager.canUndo(),
    canRedo: () => manager.canRedo(),
    conflictsWithOthers: (which = "undo") => {
      const next = (which === "undo" ? manager.undoStack : manager.redoStack).at(-1);
      const writes: unknown = next?.meta.get(WRITES);
      if (!(writes instanceof Map)) return false;
      for (const [key, at] of writes as Writes) {
        const since = (moments: Writes, name: string): boolean => (moments.get(name) ?? 0) > at;
        if (since(foreign, key) || since(foreignBelow, key)) return true;
        if (ancestorsOf(key).some((above) => since(foreign, above))) return true;
      }
      return false;
    },
    stopGrouping: () => {
      typedIn = null;
      manager.stopCapturing();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    destroy: () => {
      doc.off("afterTransaction", beforeManager);
      manager.destroy();
      listeners.clear();
    },
  };
}
