import * as Y from "yjs";
import { createContenders, startContender } from "./contenders.ts";
import { LoadClient, Meter } from "./client.ts";
import { docOf, pause, untilSynced } from "./load.ts";
import { longHistory } from "./growth.ts";
import { createBenchWorld } from "./world.ts";
const world = await createBenchWorld();
const contenders = createContenders(world);
const updates = longHistory(Number(process.env.EDITS ?? 50000));
const journey = await world.addJourney(1);
await world.writeLog(journey.id, updates);
const whole = new Y.Doc();
whole.transact(() => {
  for (const u of updates) Y.applyUpdate(whole, u);
});
const grown = { id: journey.id, state: Y.encodeStateAsUpdate(whole) };
console.log("state", grown.state.length);
for (const n of process.argv.slice(2)) {
  const running = await startContender((contenders as any)[n!], world);
  const meter = new Meter();
  const client = async (doc: Y.Doc) => {
    const url = await running.address(grown.id);
    const made = new LoadClient({
      url,
      origin: world.origin,
      wire: running.contender.wire,
      room: grown.id,
      doc,
      meter,
      applies: true,
    });
    await untilSynced([made]);
    return made;
  };
  const small = await world.addJourney(1);
  for (let i = 0; i < Number(process.env.SMALL ?? 400); i += 1) {
    const url = await running.address(small.id);
    const c = new LoadClient({
      url,
      origin: world.origin,
      wire: running.contender.wire,
      room: small.id,
      doc: new Y.Doc(),
      meter,
      applies: true,
    });
    await untilSynced([c]);
    c.close();
  }
  const first = await client(docOf(grown));
  for (let k = 0; k < Number(process.env.ROUNDS ?? 4); k += 1) {
    await pause(500);
    const before = await running.cpu();
    for (let i = 0; i < 20; i += 1) {
      const c = await client(new Y.Doc());
      c.close();
    }
    console.log(n, k, ((await running.cpu()) - before) / 20000, "ms a join");
  }
  first.close();
  await running.kill();
}
await world.end();
process.exit(0);
