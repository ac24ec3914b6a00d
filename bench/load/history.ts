// A journey with a long history: what it costs to bring it together, and to hand it to a newcomer.
import * as Y from "yjs";
import { snapshotOf } from "#server/collab/compact.ts";
import { loadRoom } from "#server/collab/load.ts";
import { connect } from "#server/testing/postgres-server.ts";
import { median } from "../report.mjs";
import { LoadClient, Meter } from "./client.ts";
import { type createContenders, type Running, withServer } from "./contenders.ts";
import { longHistory } from "./growth.ts";
import { docOf, pause, untilSynced } from "./load.ts";
import type { BenchJourney, BenchWorld } from "./world.ts";

const JOINS = 20;
/** Newcomers of a small journey that come before: a server that has just been started admits nobody at its usual cost. */
const EARLIER_JOINS = 300;
const ROUNDS_OF_COMPACTION = 3;

export interface HistoryFigures {
  /** Milliseconds to replay the log in one transaction and encode the result. */
  readonly compaction: number;
  /** Server processor of a newcomer, beside @y/websocket-server. */
  readonly join: number;
  /** Milliseconds of server processor for one newcomer. */
  readonly joinMs: number;
}

/** Microseconds of server processor for a newcomer who has nothing yet. */
async function measureJoins(running: Running, world: BenchWorld, journey: BenchJourney): Promise<number> {
  const meter = new Meter();
  const { wire } = running.contender;
  const client = async (doc: Y.Doc, applies: boolean, { id: room } = journey) => {
    const url = await running.address(room);
    const made = new LoadClient({ url, origin: world.origin, wire, room, doc, meter, applies });
    await untilSynced([made]);
    return made;
  };
  const small = await world.addJourney(1);
  for (let join = 0; join < EARLIER_JOINS; join += 1) (await client(docOf(small), true, small)).close();
  // brings the journey to a server that keeps nothing, and stays, so that the room does
  const first = await client(docOf(journey), true);
  (await client(new Y.Doc(), true)).close();
  await pause(500);
  const before = await running.cpu();
  for (let join = 0; join < JOINS; join += 1) (await client(new Y.Doc(), true)).close();
  const used = (await running.cpu()) - before;
  first.close();
  return used / JOINS;
}

export async function measureHistory(
  world: BenchWorld,
  contenders: ReturnType<typeof createContenders>,
  {
    edits,
    rounds,
    say,
  }: { readonly edits: number; readonly rounds: number; readonly say: (line: string) => void },
): Promise<HistoryFigures> {
  say(`a journey with 2,000 touchpoints and ${edits} edits`);
  const updates = longHistory(edits);
  const journey = await world.addJourney(1);
  await world.writeLog(journey.id, updates);
  const sql = connect(world.urls.collab);
  const compactions: number[] = [];
  try {
    for (let round = 0; round < ROUNDS_OF_COMPACTION; round += 1) {
      const began = performance.now();
      snapshotOf((await loadRoom(sql, journey.id)).doc);
      compactions.push(performance.now() - began);
    }
  } finally {
    await sql.end();
  }
  const whole = new Y.Doc();
  whole.transact(() => {
    for (const update of updates) Y.applyUpdate(whole, update);
  });
  const grown = { id: journey.id, state: Y.encodeStateAsUpdate(whole) };
  const joins = { ours: [] as number[], yWebsocket: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of ["ours", "yWebsocket"] as const) {
      const contender = name === "ours" ? contenders.oursDurable : contenders.yWebsocket;
      joins[name].push(await withServer(contender, world, (running) => measureJoins(running, world, grown)));
    }
  }
  say(
    `a newcomer: ours ${median(joins.ours).toFixed(0)} µs, @y/websocket-server ${median(joins.yWebsocket).toFixed(0)} µs`,
  );
  const ratios = joins.ours.map((one, round) => one / (joins.yWebsocket[round] ?? Number.NaN));
  return { compaction: median(compactions), join: median(ratios), joinMs: median(joins.ours) / 1_000 };
}
