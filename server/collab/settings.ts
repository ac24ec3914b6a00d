// Measures of the collaboration server that are not part of the wire: times, sizes and what it needs from outside.
import type { Sql } from "postgres";

/** Milliseconds, bytes and counts; the defaults are what the product runs with, tests shorten the times. */
export interface CollabSettings {
  /** Shortest distance between the starts of two commits: while it is calm, and at most. */
  readonly commitFloor: number;
  readonly busyFloor: number;
  /** Longest an acknowledgement waits for something else that goes to the same socket. */
  readonly ackWindow: number;
  /** Queued bytes or age of the oldest queued update above which writers are paused. */
  readonly slowBytes: number;
  readonly slowAfter: number;
  /** Age of the oldest queued update above which writers are closed. */
  readonly goneAfter: number;
  readonly heartbeat: number;
  /** How often a socket is asked whether it is there, and how many of these may stay unanswered. */
  readonly ping: number;
  readonly pingsUnanswered: number;
  /** Re-check of rights without a bell. */
  readonly recheck: number;
  /** Net below the notifications: how often log positions are compared. */
  readonly poll: number;
  readonly unloadAfter: number;
  readonly compactRows: number;
  readonly compactBytes: number;
  readonly projectEvery: number;
  /** How often rooms are looked for whose read model stayed behind (a crash before it was written). */
  readonly staleEvery: number;
  readonly awarenessWindow: number;
  /** In which positions and presence are gathered for other processes. */
  readonly movedWindow: number;
  readonly hereWindow: number;
  /** How often this process tells others that it is there. */
  readonly aliveEvery: number;
  readonly socketsPerUser: number;
  readonly slowReaderBytes: number;
  /** Spread of the closes at a restart. */
  readonly drainSpread: number;
  /** Longest wait for the last commit at a restart. */
  readonly drainCommit: number;
  /** Refused contents of one person before they are kept out, and for how long. */
  readonly strikes: number;
  readonly strikeBlock: number;
}

export const DEFAULT_SETTINGS: CollabSettings = {
  commitFloor: 30,
  busyFloor: 50,
  ackWindow: 8,
  slowBytes: 8 * 1024 * 1024,
  slowAfter: 5_000,
  goneAfter: 30_000,
  heartbeat: 20_000,
  ping: 20_000,
  pingsUnanswered: 2,
  recheck: 30_000,
  poll: 2_000,
  unloadAfter: 60_000,
  compactRows: 200,
  compactBytes: 256 * 1024,
  projectEvery: 2_000,
  staleEvery: 30_000,
  awarenessWindow: 50,
  movedWindow: 20,
  hereWindow: 150,
  aliveEvery: 10_000,
  socketsPerUser: 20,
  slowReaderBytes: 4 * 1024 * 1024,
  drainSpread: 10_000,
  drainCommit: 10_000,
  strikes: 3,
  strikeBlock: 600_000,
};

/** The part of a logger that is used here; nothing personal is ever handed to it. */
export interface CollabLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** The connection as `rt_collab`: log, snapshots, versions. Rights, tickets and the read model go through scopes. */
export interface CollabPools {
  readonly collab: Sql;
}
