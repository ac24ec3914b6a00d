// What a server loses that confirms edits before it has stored them.
import * as Y from "yjs";
import { textOf } from "#document/texts.ts";
import { LoadClient, Meter } from "./client.ts";
import { type createContenders, startContender } from "./contenders.ts";
import { docOf, pause, type, untilSynced } from "./load.ts";
import type { BenchWorld } from "./world.ts";

const EDITS = 100;

/** Hocuspocus with its own store: how many of a hundred confirmed edits are gone when it is killed at once. */
export async function measureOthersLoss(
  world: BenchWorld,
  contenders: ReturnType<typeof createContenders>,
): Promise<number> {
  const journey = await world.addJourney(1);
  const running = await startContender(contenders.hocuspocusStore, world);
  const doc = docOf(journey);
  const { wire } = running.contender;
  const url = await running.address(journey.id);
  const meter = new Meter();
  const client = new LoadClient({
    url,
    origin: world.origin,
    wire,
    room: journey.id,
    doc,
    meter,
    applies: true,
  });
  try {
    await untilSynced([client]);
    // the journey itself is stored before the edits begin
    await pause(3_000);
    const before = client.confirmed;
    for (let edit = 0; edit < EDITS; edit += 1) type(doc, 0);
    while (client.confirmed < before + EDITS) await pause(5);
  } finally {
    await running.kill();
    client.close();
  }
  const kept = new Y.Doc();
  for (const payload of await world.kept(journey.id)) Y.applyUpdate(kept, payload);
  const text = textOf(kept, { collection: "touchpoints", id: "touch-0", field: "description" });
  return EDITS - (text?.length ?? 0);
}
