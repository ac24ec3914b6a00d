// Our server in a process of its own, as shipped: tickets, validation, limits, metrics, read model, compaction.
// With `memory` its log is a counter instead of Postgres, to be beside servers that keep nothing.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type DatabaseUrls, openPools, providePools } from "#db/client.ts";
import { createCollab } from "#server/collab/collab.ts";
import type { WriteLog } from "#server/collab/committer.ts";
import { argument, serveAndReport } from "../collab/usage.mjs";

interface Arguments {
  readonly urls: DatabaseUrls;
  readonly origin: string;
  readonly memory: boolean;
}

const { urls, origin, memory } = argument() as Arguments;
const pools = openPools(urls, { name: "redthread-bench" });
providePools(pools);

const positions = new Map<string, number>();
const inMemory: WriteLog = (batch) => {
  const seqs = new Map<string, number[]>();
  for (const { roomId } of batch) {
    // the room's first row is its beginning, which the bench has written
    const seq = (positions.get(roomId) ?? 1) + 1;
    positions.set(roomId, seq);
    const known = seqs.get(roomId);
    if (known) known.push(seq);
    else seqs.set(roomId, [seq]);
  }
  return Promise.resolve(seqs);
};

const note = (fields: object, message: string) =>
  process.stderr.write(`${message} ${JSON.stringify(fields)}\n`);
const never = 3_600_000;
const collab = await createCollab({
  pools,
  origins: [origin],
  log: { info: () => {}, warn: note, error: note },
  ...(memory
    ? { writeLog: inMemory, settings: { projectEvery: never, compactRows: never, compactBytes: 2 ** 40 } }
    : {}),
});
const server = createServer((_request, response) => response.writeHead(404).end());
server.on("upgrade", (request, socket, head) => collab.handleUpgrade(request, socket, head));
await serveAndReport(
  () =>
    new Promise((resolve) => {
      server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
    }),
);
