// The promises of several processes, with a real Redis between them.
import { afterAll } from "vitest";
import { nodesSuite } from "#server/testing/nodes-suite.ts";
import { freePort } from "#server/testing/processes.ts";
import { startRedis } from "#server/testing/service-process.ts";
import { openRedisWire } from "./wire-redis.ts";

const port = await freePort();
const redis = await startRedis(port);
afterAll(() => redis.stop());

const silent = { info: () => {}, warn: () => {}, error: () => {} };
nodesSuite(openRedisWire({ url: `redis://127.0.0.1:${port}`, installation: "test", log: silent }));
