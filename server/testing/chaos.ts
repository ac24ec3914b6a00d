// The chaos run: twenty people edit over two processes and one Postgres with the shipped settings, while everything
// between them breaks. After each round all is healed, and it is asked whether anything that was called saved is missing.
import type { FaultName } from "./chaos-nemesis.ts";
import { openChaosPlace } from "./chaos-place.ts";
import { runRound } from "./chaos-round.ts";
import { mulberry } from "./seeded.ts";

export interface ChaosOptions {
  /** The order of the faults follows from it. */
  readonly seed: number;
  readonly rounds: number;
  /** Fewest acknowledged edits of a round. */
  readonly edits: number;
  readonly people: number;
  /** Milliseconds between two edits of one person. */
  readonly every: number;
  /** The control: acknowledge before the commit. */
  readonly early?: boolean;
  /** Milliseconds after the healing of a round in which everything must have caught up. */
  readonly limit?: number;
  readonly note?: (event: ChaosEvent) => void;
}

/** One line of the history. */
export interface ChaosEvent {
  /** Milliseconds since the start. */
  readonly at: number;
  readonly round: number;
  readonly what: string;
  readonly detail: object;
}

export interface ChaosResult {
  readonly acked: number;
  /** How often each fault struck. */
  readonly faults: Readonly<Partial<Record<FaultName, number>>>;
  /** What was called durable and was missing when it was asked, after a kill or at the end. */
  readonly lost: readonly string[];
  /** Copies that differ from the log at the end of a round, and in what. */
  readonly different: readonly string[];
  /** Rounds after which the newest version was not the document. */
  readonly wrongVersions: number;
  /** How often a process ended by itself. */
  readonly falls: number;
  /** The slowest round, in milliseconds after the healing: all acknowledged; the read model equal. */
  readonly acknowledgedAfter: number;
  readonly readModelAfter: number;
}

/** One run. Everything it starts is stopped again. */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const { seed, rounds, edits, people, every, early = false, limit = 100_000 } = options;
  const random = mulberry(seed);
  const place = await openChaosPlace({ people, early });
  const began = performance.now();
  const faults: Partial<Record<FaultName, number>> = {};
  const lost = new Set<string>();
  const different: string[] = [];
  let acked = 0;
  let wrongVersions = 0;
  let acknowledgedAfter = 0;
  let readModelAfter = 0;
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const note = (what: string, detail: object) =>
        options.note?.({ at: Math.round(performance.now() - began), round, what, detail });
      note("round", { seed, edits, people, every, early });
      const result = await runRound({
        place,
        random,
        edits,
        every,
        limit,
        onFault({ fault, node }, sum) {
          faults[fault] = (faults[fault] ?? 0) + 1;
          note(fault, { node, acked: sum });
        },
        onAsked(when, missing) {
          for (const key of missing) lost.add(`${round} ${key}`);
          note("asked", { when, lost: missing });
        },
        onLate: (detail) => note("late", detail),
      });
      note("healed", result);
      acked += result.acked;
      different.push(...result.different.map((one) => `round ${round}, ${one}`));
      if (!result.isVersionRight) wrongVersions += 1;
      acknowledgedAfter = Math.max(acknowledgedAfter, result.acknowledgedAfter);
      readModelAfter = Math.max(readModelAfter, result.readModelAfter);
    }
    const falls = place.nodes.reduce((sum, node) => sum + node.falls, 0);
    const measured = { acknowledgedAfter, readModelAfter };
    return { acked, faults, lost: [...lost], different, wrongVersions, falls, ...measured };
  } finally {
    await place.close();
  }
}
