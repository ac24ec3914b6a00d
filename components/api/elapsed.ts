// How long ago something was, for what must be noticed: by the clock on the wall, which goes on while the machine sleeps,
// and by the one that only runs forward, because a clock on the wall can be set back.
import { LIMITS } from "#document/protocol.ts";

/** A line that brought nothing for this long, not even the server's heartbeat, is dead, whatever its socket says. */
export const SILENT_MS = LIMITS.heartbeatMs + 5_000;

export interface Moment {
  readonly wall: number;
  readonly steady: number;
}

export const thisMoment = (): Moment => ({ wall: Date.now(), steady: performance.now() });

/** Milliseconds since then, by whichever clock says more: a clock set forward costs one needless look, never a missed one. */
export const elapsedSince = (then: Moment): number =>
  Math.max(Date.now() - then.wall, performance.now() - then.steady);
