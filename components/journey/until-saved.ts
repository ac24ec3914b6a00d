// Waiting until what stands on this page is in the database.
import type { SaveSource } from "./board-status.tsx";

/** Longest wait for what was just typed. */
const PATIENCE_MS = 3_000;

/** Resolves when everything of this page is in the database, or cannot be for now. */
export function untilSaved(save: SaveSource | null): Promise<void> {
  return new Promise((resolve) => {
    if (!save || save.get().status === "saved") {
      resolve();
      return;
    }
    const done = (): void => {
      stop();
      clearTimeout(timer);
      resolve();
    };
    const stop = save.subscribe(() => {
      if (save.get().status === "saved") done();
    });
    const timer = setTimeout(done, PATIENCE_MS);
  });
}
