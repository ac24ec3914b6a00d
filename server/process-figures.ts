// The figures of this process for the operators' page: what the collaboration server counted, and how late Node was.
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Collab } from "./collab/collab.ts";
import { Durations, type Tally } from "./collab/measures.ts";
import type { Counted, ProcessFigures, Spread } from "./process-parts.ts";

/** How exactly lateness is measured, in milliseconds. */
const RESOLUTION = 10;

/** The bound below which so large a share fell, in milliseconds; past the last bound that bound. */
export function quantile(durations: Durations, share: number): number | null {
  if (durations.count === 0) return null;
  const wanted = Math.ceil(durations.count * share);
  let below = 0;
  for (const [index, bound] of Durations.BOUNDS.entries()) {
    below += durations.counts[index] ?? 0;
    if (below >= wanted) return bound * 1_000;
  }
  return (Durations.BOUNDS.at(-1) ?? 0) * 1_000;
}

const spread = (durations: Durations): Spread => ({
  count: durations.count,
  p50: quantile(durations, 0.5),
  p95: quantile(durations, 0.95),
});

const counted = (tally: Tally): Counted =>
  [...tally.byReason].map(([what, count]) => ({ what, count })).sort((a, b) => b.count - a.count);

/** Begins to measure, and says how to ask. */
export function watchFigures(collab: Pick<Collab, "health" | "measures">): () => ProcessFigures {
  const startedAt = new Date();
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  delay.enable();
  // the histogram counts the pause between two looks; what is beyond the resolution is lateness
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - RESOLUTION);
  return () => {
    const { rooms, sockets, queuedBytes, oldest } = collab.health();
    const { measures } = collab;
    return {
      startedAt,
      rooms,
      sockets,
      queuedBytes,
      oldest,
      updates: measures.updates,
      commits: spread(measures.commits),
      refused: counted(measures.refused),
      closed: counted(measures.closed),
      turnedAway: counted(measures.turnedAway),
      failedCommits: counted(measures.failedCommits),
      lag: {
        p50: late(delay.percentile(50)),
        p99: late(delay.percentile(99)),
        max: delay.count > 0 ? late(delay.max) : 0,
      },
      memoryBytes: process.memoryUsage.rss(),
    };
  };
}
