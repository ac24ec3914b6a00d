// Keeps a journey on this device, so that edits made without a connection survive a closed tab. "Kept" is said only
// after the browser confirmed the write; a store that fails says so and tries again.
import * as Y from "yjs";
import type { OfflineLog } from "./offline-log.ts";

/** What the store of one document is called: never shared between workspaces, people or generations of a journey. */
export interface OfflineName {
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly userId: string;
  /** Generation of the journey's log; a higher one makes older copies unusable. */
  readonly epoch: number;
}

export const offlineName = (name: OfflineName): string =>
  `${name.workspaceId}/${name.journeyId}/${name.userId}/${name.epoch}`;

/** The newest generation of this journey of which the device keeps a copy; null where it keeps none. */
export function keptEpoch(names: readonly string[], name: Omit<OfflineName, "epoch">): number | null {
  const prefix = offlineName({ ...name, epoch: 0 }).slice(0, -1);
  const epochs = names
    .filter((one) => one.startsWith(prefix))
    .map((one) => Number(one.slice(prefix.length)))
    .filter((epoch) => Number.isInteger(epoch) && epoch > 0);
  return epochs.length > 0 ? Math.max(...epochs) : null;
}

/** `kept`: everything so far is on the device. `failed`: the last write was refused, or there is no store. */
export type OfflineReport = { readonly type: "kept" } | { readonly type: "device-failed" };

export interface OfflineStore {
  /** Resolves when what the device held is in the document; false when it could not be read. */
  readonly ready: Promise<boolean>;
  /** Origin of the updates that came from the device. */
  readonly origin: object;
  /** Resolves when everything written so far is on the device, or could not be put there. */
  readonly settled: () => Promise<void>;
  /** Removes this document from the device and stops keeping it. */
  readonly forget: () => Promise<void>;
  readonly destroy: () => void;
}

export interface OfflineOptions {
  readonly doc: Y.Doc;
  readonly name: string;
  /** null where the browser has no store: reported as failed, editing goes on. */
  readonly log: OfflineLog | null;
  readonly onReport: (report: OfflineReport) => void;
  /** Rows after which the document is written as one. */
  readonly compactAfter?: number;
  readonly retryMs?: number;
}

const COMPACT_AFTER = 200;
const RETRY_MS = 2_000;

/** Loads what the device holds into the document, then keeps every further update. */
export function createOfflineStore(options: OfflineOptions): OfflineStore {
  const { doc, name, log, onReport, compactAfter = COMPACT_AFTER, retryMs = RETRY_MS } = options;
  const origin = Object.freeze({ kind: "device" });
  let keys: number[] = [];
  let queue: Uint8Array[] = [];
  let writing: Promise<void> | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let isLoaded = false;
  let isStopped = false;
  let isFailing = false;

  const report = (type: OfflineReport["type"]): void => {
    if (!isStopped) onReport({ type });
  };

  const compact = async (target: OfflineLog): Promise<void> => {
    const replaced = keys;
    const key = await target.replace(name, replaced, Y.encodeStateAsUpdate(doc));
    keys = [key, ...keys.slice(replaced.length)];
  };

  const writeAll = async (target: OfflineLog): Promise<void> => {
    while (queue.length > 0 && !isStopped) {
      const batch = queue;
      queue = [];
      try {
        keys.push(...(await target.append(name, batch)));
      } catch {
        queue = [...batch, ...queue];
        report("device-failed");
        if (!isStopped) retry = setTimeout(start, retryMs);
        isFailing = true;
        return;
      }
    }
    if (isStopped) return;
    report("kept");
    // A failed tidying loses nothing: the rows it would have replaced are still there.
    if (keys.length > compactAfter) await compact(target).catch(() => undefined);
  };

  const start = (): void => {
    if (!log || writing || !isLoaded || isStopped || queue.length === 0) return;
    clearTimeout(retry);
    isFailing = false;
    writing = writeAll(log).finally(() => {
      writing = null;
      // What arrived while the last rows were tidied; after a failure the timer tries again.
      if (queue.length > 0 && !isFailing) start();
    });
  };

  const keep = (update: Uint8Array, from: unknown): void => {
    if (from === origin || !log) return;
    queue.push(update);
    start();
  };
  doc.on("update", keep);

  const load = async (): Promise<boolean> => {
    if (!log) {
      report("device-failed");
      return false;
    }
    try {
      const rows = await log.load(name);
      if (isStopped) return false;
      keys = rows.map((row) => row.key);
      if (rows.length > 0) {
        const apply = (): void => {
          for (const row of rows) Y.applyUpdate(doc, row.update, origin);
        };
        // Not local: these are no new edits of this page.
        Y.transact(doc, apply, origin, false);
      }
    } catch {
      report("device-failed");
      // Later edits are still worth keeping: writing may work although reading did not.
      isLoaded = true;
      start();
      return false;
    }
    isLoaded = true;
    if (queue.length === 0) report("kept");
    start();
    return true;
  };

  const destroy = (): void => {
    isStopped = true;
    clearTimeout(retry);
    doc.off("update", keep);
  };

  return {
    ready: load(),
    origin,
    settled: async () => {
      while (writing) await writing;
    },
    forget: async () => {
      destroy();
      await writing;
      await log?.remove(name);
    },
    destroy,
  };
}
