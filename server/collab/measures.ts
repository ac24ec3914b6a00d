// What the collaboration server counts while it works. Plain numbers on the hot path: turning them into text is for
// whoever asks (`server/metrics.ts`).

/** How often a duration fell into each bucket. Bounds are upper limits in seconds, as Prometheus wants them. */
export class Durations {
  static readonly BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;
  readonly counts: number[] = Durations.BOUNDS.map(() => 0);
  count = 0;
  /** Seconds. */
  sum = 0;

  observe(milliseconds: number): void {
    const seconds = milliseconds / 1_000;
    this.count += 1;
    this.sum += seconds;
    const bucket = Durations.BOUNDS.findIndex((bound) => seconds <= bound);
    if (bucket >= 0) this.counts[bucket] = (this.counts[bucket] ?? 0) + 1;
  }
}

/** Counted by what it happened for. */
export class Tally {
  readonly byReason = new Map<string, number>();

  add(reason: string): void {
    this.byReason.set(reason, (this.byReason.get(reason) ?? 0) + 1);
  }
}

export class CollabMeasures {
  /** Accepted updates and their bytes. */
  updates = 0;
  updateBytes = 0;
  /** Frames with updates handed to sockets. */
  delivered = 0;
  committedRows = 0;
  foreignRows = 0;
  rebuilds = 0;
  awareness = 0;
  readModelRows = 0;
  readonly commits = new Durations();
  /** From the arrival of an update to its commit, the oldest of each batch. */
  readonly waits = new Durations();
  readonly failedCommits = new Tally();
  readonly loads = new Durations();
  readonly snapshots = new Durations();
  readonly projections = new Durations();
  /** Updates that were refused, by why. */
  readonly refused = new Tally();
  /** Sockets the server closed, by code. */
  readonly closed = new Tally();
  /** Upgrades that were answered something else than 101. */
  readonly turnedAway = new Tally();
}
