// Processes that speak through Redis, when Redis goes away and comes back.
import { afterAll, expect, test } from "vitest";
import { until } from "#server/testing/collab-client.ts";
import { provideCollab, retitle, titleIn } from "#server/testing/collab-fixture.ts";
import { freePort } from "#server/testing/processes.ts";
import { startRedis } from "#server/testing/service-process.ts";
import { openRedisWire } from "./wire-redis.ts";

const port = await freePort();
let redis = await startRedis(port);
afterAll(() => redis.stop());

const warned: string[] = [];
const collab = provideCollab({
  nodeWire: openRedisWire({
    url: `redis://127.0.0.1:${port}`,
    installation: "test",
    log: { info: () => {}, warn: (_fields, message) => void warned.push(message), error: () => {} },
  }),
});

test("said once by each process; edits still arrive by asking the log; with Redis back they arrive again", async () => {
  const { world } = collab;
  const journeyId = await world.addJourney();
  const other = await collab.another();
  const here = await collab.join(await world.addPerson("editor"), { journeyId });
  const there = await collab.join(await world.addPerson("editor"), { journeyId, server: other });
  await redis.stop();
  await until("both have noticed", () => warned.length === 2);
  retitle(here.doc, "Zonder Redis");
  await here.saved();
  await until("the poll finds it", () => titleIn(there.doc) === "Zonder Redis");
  redis = await startRedis(port);
  retitle(here.doc, "Met Redis");
  await here.saved();
  await until("it arrives", () => titleIn(there.doc) === "Met Redis");
  expect(warned).toHaveLength(2);
});
