// What happens when the database is slow or gone: writers wait, then they are sent away with their edits in hand.
import { CLOSE_CODES } from "#document/protocol.ts";
import type { Committer } from "./committer.ts";
import type { Connection } from "./connection.ts";
import type { CollabLog, CollabSettings } from "./settings.ts";

export interface PressureOptions {
  readonly committer: Committer;
  readonly settings: Pick<CollabSettings, "slowBytes" | "slowAfter" | "goneAfter">;
  readonly log: CollabLog;
  readonly connections: ReadonlySet<Connection>;
}

export interface Pressure {
  /** Writers are not read from: TCP pushes back on them. */
  isSlow(): boolean;
  /** Writers are closed and not taken until the queue is empty again. */
  isDown(): boolean;
  stop(): void;
}

/** Watches the committer's queue. */
export function watchPressure(options: PressureOptions): Pressure {
  const { committer, settings, log, connections } = options;
  let level: "fine" | "slow" | "down" = "fine";

  function look(): void {
    const { oldest, queuedBytes } = committer;
    const isSlow = queuedBytes > settings.slowBytes || oldest > settings.slowAfter;
    const next = oldest > settings.goneAfter ? "down" : isSlow ? "slow" : "fine";
    if (next !== level) {
      log.warn(
        { from: level, to: next, oldest: Math.round(oldest), queuedBytes },
        "pressure on the log has changed",
      );
      level = next;
    }
    for (const connection of connections) {
      if (!connection.canWrite) continue;
      if (level === "down") connection.close(CLOSE_CODES.database);
      else if (level === "slow") connection.socket.pause();
      else if (connection.hasJoined && connection.socket.isPaused) connection.socket.resume();
    }
  }

  const timer = setInterval(look, Math.min(500, settings.slowAfter / 2));
  return { isSlow: () => level !== "fine", isDown: () => level === "down", stop: () => clearInterval(timer) };
}
