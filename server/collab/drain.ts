// Leaving in order: nobody new, everything committed and acknowledged, sockets told to come back, rooms stored.
import { CLOSE_CODES } from "#document/protocol.ts";
import type { Committer } from "./committer.ts";
import type { Rooms } from "./rooms.ts";
import type { CollabLog, CollabSettings } from "./settings.ts";

/** Anything that can be told to come back. */
export interface Closable {
  close(code: (typeof CLOSE_CODES)["restart"]): void;
}

export interface DrainOptions {
  readonly committer: Committer;
  readonly rooms: Rooms;
  readonly sockets: () => Iterable<Closable>;
  readonly settings: Pick<CollabSettings, "drainSpread" | "drainCommit">;
  readonly log: CollabLog;
  readonly random: () => number;
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Commits, closes every socket with 1012 spread over some seconds (y-websocket has no jitter of its own), then stores
 * the rooms. Edits that arrive while the sockets are still open are committed too.
 */
export async function drainRooms(options: DrainOptions): Promise<void> {
  const { committer, rooms, settings, log } = options;
  const isCommitted = await committer.flush(settings.drainCommit);
  if (!isCommitted)
    log.error({ bytes: committer.queuedBytes }, "leaving with updates the database did not take");
  const sockets = [...options.sockets()];
  await Promise.all(
    sockets.map(async (socket) => {
      await wait(options.random() * settings.drainSpread * Math.min(1, sockets.length / 100));
      socket.close(CLOSE_CODES.restart);
    }),
  );
  await committer.flush(settings.drainCommit);
  if (committer.isIdle) await rooms.settleAll();
  committer.stop();
}
