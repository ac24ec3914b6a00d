// The scenarios: rooms full of clients that edit at a steady rate, and what that costs a server.
import * as Y from "yjs";
import { textOf } from "#document/texts.ts";
import { LoadClient, Meter } from "./client.ts";
import type { Running } from "./contenders.ts";
import type { BenchJourney, BenchWorld } from "./world.ts";

export interface Scenario {
  readonly name: string;
  readonly rooms: number;
  readonly clients: number;
  /** Edits a second of each client. */
  readonly rate: number;
  /** False: only one client of a room applies what it gets. */
  readonly applies: boolean;
}

export const SCENARIOS = {
  a: { name: "one room, 20 × 5/s", rooms: 1, clients: 20, rate: 5, applies: true },
  b: { name: "200 rooms, 5 × 1/s", rooms: 200, clients: 5, rate: 1, applies: true },
  d: { name: "one hot room, 40 × 10/s", rooms: 1, clients: 40, rate: 10, applies: false },
} as const satisfies Record<string, Scenario>;

export interface Measured {
  /** Microseconds of server processor for one update delivered to one client. */
  readonly cpuPerDelivered: number;
  readonly delivered: number;
  readonly appliedMs: readonly number[];
  readonly acknowledgedMs: readonly number[];
  /** Resident bytes that the rooms and their clients cost. */
  readonly grown: number;
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const AT_ONCE = 16;

export async function untilSynced(clients: readonly LoadClient[], limit = 60_000): Promise<void> {
  const end = performance.now() + limit;
  for (;;) {
    const failed = clients.find((client) => client.failure !== null);
    if (failed) throw new Error(`a client failed: ${failed.failure}`);
    if (clients.every((client) => client.isSynced)) return;
    if (performance.now() > end) throw new Error("clients were not synced in time");
    await pause(10);
  }
}

export function docOf(journey: BenchJourney): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, journey.state, "seed");
  return doc;
}

/** One character more at the end of this client's own touchpoint. */
export function type(doc: Y.Doc, touchpoint: number): void {
  const text = textOf(doc, { collection: "touchpoints", id: `touch-${touchpoint}`, field: "description" });
  text?.insert(text.length, "a");
}

/** A figure counts only when everything arrived. */
async function untilEqual(
  clients: readonly LoadClient[],
  { clients: perRoom, applies }: Scenario,
): Promise<void> {
  const inRoom = applies ? perRoom : 1;
  const lengthOf = (doc: Y.Doc) =>
    [...doc.getMap("touchpoints").values()].reduce<number>((sum, one) => {
      const text: unknown = one instanceof Y.Map ? one.get("description") : null;
      return sum + (text instanceof Y.Text ? text.length : 0);
    }, 0);
  const isEqual = () =>
    clients.every((client, index) => {
      const first = clients[index - (index % inRoom)];
      return first !== undefined && lengthOf(first.doc) === lengthOf(client.doc);
    });
  const end = performance.now() + 20_000;
  while (!isEqual()) {
    const failed = clients.find((client) => client.failure !== null);
    if (failed) throw new Error(`a client failed: ${failed.failure}`);
    if (performance.now() > end) throw new Error("the clients' copies did not become equal");
    await pause(50);
  }
}

const HEAT = { clients: 20, rate: 25, ms: 5_000 };

/**
 * What is measured is a server that has been running for a while: what it makes once, for its first visitors, is no cost of
 * rooms, and code that has just been loaded costs many times what it costs an hour later. So a room full of quick writers
 * comes first, and leaves again.
 */
async function heat(
  visit: (journey: BenchJourney, index: number, applies: boolean) => Promise<LoadClient>,
  world: BenchWorld,
): Promise<void> {
  const journey = await world.addJourney(HEAT.clients);
  const clients = await Promise.all(
    Array.from({ length: HEAT.clients }, (_, index) => visit(journey, index, false)),
  );
  await untilSynced(clients);
  const writing = setInterval(() => {
    for (const [index, client] of clients.entries()) type(client.doc, index);
  }, 1_000 / HEAT.rate);
  await pause(HEAT.ms);
  clearInterval(writing);
  await pause(500);
  for (const client of clients) client.close();
  await pause(500);
}

/** Connects everybody, lets them edit for `warmMs`, then measures for `runMs`. */
export async function runScenario(
  scenario: Scenario,
  running: Running,
  world: BenchWorld,
  { warmMs, runMs }: { readonly warmMs: number; readonly runMs: number },
): Promise<Measured> {
  const meter = new Meter();
  const clients: LoadClient[] = [];
  async function visit(journey: BenchJourney, index: number, applies: boolean): Promise<LoadClient> {
    const url = await running.address(journey.id);
    const { wire } = running.contender;
    return new LoadClient({
      url,
      origin: world.origin,
      wire,
      room: journey.id,
      doc: docOf(journey),
      meter,
      applies: applies || index === 0,
    });
  }
  const timers: NodeJS.Timeout[] = [];
  await heat(visit, world);
  const before = await running.memory();
  try {
    const journeys: BenchJourney[] = [];
    for (let room = 0; room < scenario.rooms; room += 1)
      journeys.push(await world.addJourney(scenario.clients));
    const places = journeys.flatMap((journey) =>
      Array.from({ length: scenario.clients }, (_, index) => ({ journey, index })),
    );
    for (let at = 0; at < places.length; at += AT_ONCE) {
      const some = await Promise.all(
        places.slice(at, at + AT_ONCE).map(({ journey, index }) => visit(journey, index, scenario.applies)),
      );
      await untilSynced(some);
      clients.push(...some);
    }
    const grown = (await running.memory()) - before;
    const every = 1_000 / scenario.rate;
    clients.forEach((client, index) => {
      const own = index % scenario.clients;
      // everybody at a moment of their own
      timers.push(
        setTimeout(
          () => timers.push(setInterval(() => type(client.doc, own), every)),
          (every * index) / clients.length,
        ),
      );
    });
    await pause(warmMs);
    const cpuBefore = await running.cpu();
    meter.start();
    await pause(runMs);
    meter.isOn = false;
    const cpu = (await running.cpu()) - cpuBefore;
    for (const timer of timers) clearInterval(timer);
    await untilEqual(
      clients.filter((_, index) => scenario.applies || index % scenario.clients === 0),
      scenario,
    );
    // some servers put several updates into one message, so edits are counted where they are made
    const delivered = meter.edits * (scenario.clients - 1);
    return {
      cpuPerDelivered: cpu / delivered,
      delivered,
      appliedMs: [...meter.applied],
      acknowledgedMs: [...meter.acknowledged],
      grown,
    };
  } finally {
    for (const timer of timers) clearInterval(timer);
    for (const client of clients) client.close();
  }
}
