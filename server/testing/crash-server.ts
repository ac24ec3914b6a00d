// A collaboration server in a process of its own, to be killed. Started by `crash.ts` with one JSON argument.
// `early` is the control: it acknowledges before it writes, and has to be caught losing.
import { createServer } from "node:http";
import { type DatabaseUrls, openPools, providePools } from "#db/client.ts";
import { createCollab } from "#server/collab/collab.ts";
import { createLogWriter, type WriteLog } from "#server/collab/committer.ts";
import type { OpenNodeWire } from "#server/collab/nodes.ts";
import { openPostgresWire } from "#server/collab/wire-postgres.ts";
import { TEST_ORIGIN } from "./test-origin.ts";

interface Arguments {
  readonly urls: DatabaseUrls;
  readonly port: number;
  readonly early: boolean;
}

const { urls, port, early }: Arguments = JSON.parse(process.argv[2] ?? "{}");
const pools = openPools(urls, { max: { app: 6, collab: 3, share: 1 }, name: "redthread-crash" });
providePools(pools);
const toPostgres = createLogWriter(pools.collab);

/** Says when a commit begins, so that the kill can fall into it. */
const announced: WriteLog = (batch) => {
  process.send?.("commit");
  return toPostgres(batch);
};

let invented = 1_000_000;
/** Answers at once with invented numbers and writes later. */
const tooEarly: WriteLog = async (batch) => {
  process.send?.("commit");
  setTimeout(() => void toPostgres(batch).catch(() => {}), 250);
  const seqs = new Map<string, number[]>();
  for (const { roomId } of batch) seqs.set(roomId, [...(seqs.get(roomId) ?? []), (invented += 1)]);
  return seqs;
};

/** Between it and the other processes: while it is deaf nothing gets through, either way. */
let isDeaf = false;
process.on("message", (message) => {
  if (message === "deaf" || message === "hears") isDeaf = message === "deaf";
});
const openWire = openPostgresWire(pools.collab);
const nodeWire: OpenNodeWire = async (listener) => {
  const wire = await openWire({
    onMessage: (channel, payload) => isDeaf || listener.onMessage(channel, payload),
    onGap: () => listener.onGap(),
  });
  return {
    send: (channel, payloads) => isDeaf || wire.send(channel, payloads),
    close: () => wire.close(),
  };
};

const note = (level: string) => (fields: object, message: string) => {
  if (level === "error") process.stderr.write(`${message} ${JSON.stringify(fields)}\n`);
};
const collab = await createCollab({
  pools,
  origins: [TEST_ORIGIN],
  log: { info: note("info"), warn: note("warn"), error: note("error") },
  writeLog: early ? tooEarly : announced,
  nodeWire,
});
const server = createServer((_request, response) => response.writeHead(404).end());
server.on("upgrade", (request, socket, head) => collab.handleUpgrade(request, socket, head));
server.listen(port, "127.0.0.1", () => process.send?.("listening"));
process.on("disconnect", () => process.exit(0));
