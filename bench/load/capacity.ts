// The figures of what one process carries.
import * as Y from "yjs";
import { createReport, median, percentile } from "../report.mjs";
import { LoadClient, Meter } from "./client.ts";
import { createContenders, type Running, withServer } from "./contenders.ts";
import { longHistory } from "./growth.ts";
import { docOf, pause, type as typeInto, untilSynced } from "./load.ts";
import { type BenchJourney, type BenchWorld, createBenchWorld } from "./world.ts";

const isQuick = process.argv.includes("--quick");
const ROOMS = isQuick ? 100 : 1_000;
const SOCKETS_A_ROOM = 5;
const EDITORS = isQuick ? 20 : 100;
const EDITS_EACH = 10;
const HISTORY = isQuick ? 5_000 : 50_000;
const JOINS = 20;
const AT_ONCE = 20;
const say = (line: string) => process.stdout.write(`  ${line}\n`);

async function join(
  running: Running,
  world: BenchWorld,
  room: string,
  options: { readonly doc: Y.Doc; readonly meter: Meter; readonly applies: boolean },
): Promise<LoadClient> {
  const url = await running.address(room);
  const client = new LoadClient({ url, origin: world.origin, wire: "y-websocket", room, ...options });
  await untilSynced([client]);
  return client;
}

/** Resident megabytes with every room open and everybody quiet. */
async function measureIdle(running: Running, world: BenchWorld): Promise<number> {
  const clients: LoadClient[] = [];
  const meter = new Meter();
  const rooms: BenchJourney[] = [];
  for (let n = 0; n < ROOMS; n += 1) rooms.push(await world.addJourney(20));
  const wanted = rooms.flatMap(({ id }) => Array.from({ length: SOCKETS_A_ROOM }, () => id));
  const work = async () => {
    for (let room = wanted.pop(); room; room = wanted.pop()) {
      clients.push(await join(running, world, room, { doc: new Y.Doc(), meter, applies: false }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await pause(5_000);
  const broken = clients.find((client) => client.failure !== null);
  if (broken) throw new Error(`a socket did not stay: ${broken.failure}`);
  say(`${clients.length} sockets in ${rooms.length} rooms`);
  const memory = await running.memory();
  for (const client of clients) client.close();
  return memory / 2 ** 20;
}

/** Everybody edits; milliseconds from an edit to its arrival elsewhere. */
async function measureCrowd(
  running: Running,
  world: BenchWorld,
): Promise<{ applied: number[]; unequal: number }> {
  const journey = await world.addJourney(EDITORS);
  const meter = new Meter();
  const docs = Array.from({ length: EDITORS }, () => docOf(journey));
  const clients = await Promise.all(
    docs.map((doc) => join(running, world, journey.id, { doc, meter, applies: true })),
  );
  meter.start();
  for (let edit = 0; edit < EDITS_EACH; edit += 1) {
    for (const [index, doc] of docs.entries()) {
      typeInto(doc, index);
      if (index % 4 === 0) await pause(40);
    }
  }
  await pause(5_000);
  const [first] = docs;
  const state = first ? Y.encodeStateVector(first) : new Uint8Array();
  const known = Y.decodeStateVector(state);
  const unequal = docs.filter((doc) => {
    const other = Y.decodeStateVector(Y.encodeStateVector(doc));
    return other.size !== known.size || [...known].some(([client, clock]) => other.get(client) !== clock);
  }).length;
  for (const client of clients) client.close();
  return { applied: [...meter.applied], unequal };
}

/** Milliseconds of server processor for each newcomer to a journey with a long history. */
async function measureJoins(running: Running, world: BenchWorld): Promise<number> {
  const journey = await world.addJourney(1);
  await world.writeLog(journey.id, longHistory(HISTORY));
  const meter = new Meter();
  const newcomer = () => join(running, world, journey.id, { doc: new Y.Doc(), meter, applies: true });
  const first = await newcomer();
  (await newcomer()).close();
  await pause(3_000);
  const costs: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const before = await running.cpu();
    for (let one = 0; one < JOINS; one += 1) (await newcomer()).close();
    costs.push(((await running.cpu()) - before) / JOINS / 1_000);
  }
  first.close();
  return median(costs);
}

const world = await createBenchWorld({ people: Math.ceil((ROOMS * SOCKETS_A_ROOM) / 15) });
let isMet = false;
try {
  const { oursDurable } = createContenders(world);
  const idle = await withServer(oursDurable, world, (running) => measureIdle(running, world));
  const crowd = await withServer(oursDurable, world, (running) => measureCrowd(running, world));
  const joins = await withServer(oursDurable, world, (running) => measureJoins(running, world));
  const report = createReport("capacity");
  report.add(`resident, ${ROOMS} idle rooms and ${ROOMS * SOCKETS_A_ROOM} sockets`, idle, {
    unit: "MB",
    atMost: 900,
  });
  const samples = crowd.applied.length;
  report.add(`copies that differ, a room of ${EDITORS} editors`, crowd.unequal, {
    unit: "",
    atMost: 0,
    samples,
  });
  report.add(
    `edit to its arrival elsewhere, p95, a room of ${EDITORS} editors`,
    percentile(crowd.applied, 0.95),
    {
      unit: "ms",
      samples,
    },
  );
  report.add(`server processor of a newcomer, 2,000 touchpoints and ${HISTORY} edits`, joins, {
    unit: "ms",
    atMost: 10,
    samples: 3 * JOINS,
  });
  isMet = report.finish();
} finally {
  await world.end();
}
process.exit(isMet ? 0 : 1);
