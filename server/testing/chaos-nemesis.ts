// Everything that goes wrong in the chaos run, in an order that follows from the seed.
import type { ChaosNode } from "./chaos-node.ts";
import { pause } from "./processes.ts";
import { shuffled } from "./seeded.ts";

/** What the nemesis may lay hands on. */
export interface Field {
  readonly nodes: readonly ChaosNode[];
  readonly random: () => number;
  /** Kills the process; asks the database whether it holds what was acknowledged; starts the process again. */
  killNode(node: ChaosNode): Promise<void>;
  crashDatabase(): Promise<void>;
  /** Writes a snapshot and deletes the log before it while people write. */
  compact(): Promise<void>;
  /** One person closes the tab and opens another one. */
  closeTab(): void;
}

type Fault = (field: Field, node: ChaosNode) => Promise<void>;

async function alone(node: ChaosNode, work: () => Promise<void>): Promise<void> {
  if (node.isBusy) return;
  node.isBusy = true;
  try {
    await work();
  } finally {
    node.isBusy = false;
  }
}

const between = (field: Field, least: number, most: number) => least + field.random() * (most - least);

export const FAULTS = {
  "kill -9": (field, node) => alone(node, () => field.killNode(node)),
  "database crash": (field) => field.crashDatabase(),
  frozen: (_field, node) => alone(node, () => node.freeze(5_000)),
  "clients cut": (_field, node) => Promise.resolve(node.clients.cut()),
  "clients half-open": async (field, node) => {
    node.clients.halfOpen(field.random() < 0.5 ? "near" : "far");
    await pause(between(field, 3_000, 6_000));
    node.clients.heal();
  },
  "clients delayed": async (field, node) => {
    node.clients.set("delay", 2_000);
    await pause(between(field, 1_500, 3_000));
    node.clients.set("pass");
  },
  "clients partitioned": async (field, node) => {
    node.clients.set("drop");
    await pause(between(field, 1_500, 4_000));
    node.clients.heal();
  },
  "database partitioned": async (field, node) => {
    node.database.set("drop");
    await pause(between(field, 1_500, 4_000));
    node.database.heal();
  },
  "database delayed": async (field, node) => {
    node.database.set("delay", 300);
    await pause(between(field, 1_500, 3_000));
    node.database.set("pass");
  },
  "database half-open": async (field, node) => {
    node.database.halfOpen("far");
    // every other time nobody ever tells the process that these connections are gone
    if (field.random() < 0.5) return;
    await pause(between(field, 2_000, 4_000));
    node.database.heal();
  },
  "database cut": (_field, node) => Promise.resolve(node.database.cut()),
  "nodes partitioned": async (field, node) => {
    node.isDeaf = true;
    await pause(between(field, 2_000, 5_000));
    node.isDeaf = false;
  },
  compaction: (field) => field.compact(),
  "tab closed": (field) => Promise.resolve(field.closeTab()),
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;

export interface Struck {
  readonly fault: FaultName;
  readonly node: string;
}

/**
 * Strikes every 0.7 to 1.5 s until `isOver`, each kind once before any comes again; faults that last overlap. Resolves
 * when the last one has run out.
 */
export async function strike(
  field: Field,
  isOver: () => boolean,
  note: (struck: Struck) => void,
): Promise<void> {
  const names = Object.keys(FAULTS) as FaultName[];
  const lasting: Promise<void>[] = [];
  let bag: FaultName[] = [];
  while (!isOver()) {
    await pause(between(field, 700, 1_500));
    if (bag.length === 0) bag = shuffled(names, field.random);
    const fault = bag.pop();
    const node = field.nodes[Math.floor(field.random() * field.nodes.length)];
    if (!fault || !node || isOver()) break;
    note({ fault, node: node.name });
    lasting.push(FAULTS[fault](field, node));
  }
  await Promise.all(lasting);
}
