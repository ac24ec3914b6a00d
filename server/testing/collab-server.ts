// The collaboration server on a port of its own, with short times, as tests run it.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Collab, type CollabOptions, createCollab } from "#server/collab/collab.ts";
import type { CollabLog, CollabSettings } from "#server/collab/settings.ts";
import { TEST_ORIGIN } from "./test-origin.ts";

export interface TestCollab {
  readonly collab: Collab;
  /** `ws://127.0.0.1:port/collab` */
  readonly url: string;
  /** What was logged, by level. */
  readonly logged: { readonly level: string; readonly message: string; readonly fields: object }[];
  stop(): Promise<void>;
}

/** Times that let a test see in milliseconds what takes minutes in the product. */
const QUICK: Partial<CollabSettings> = {
  projectEvery: 50,
  poll: 200,
  unloadAfter: 300,
  recheck: 60_000,
  drainSpread: 50,
};

export async function startTestCollab(
  options: Pick<CollabOptions, "pools"> & Partial<CollabOptions>,
): Promise<TestCollab> {
  const logged: { level: string; message: string; fields: object }[] = [];
  const keep = (level: string) => (fields: object, message: string) =>
    void logged.push({ level, message, fields });
  const log: CollabLog = { info: keep("info"), warn: keep("warn"), error: keep("error") };
  const collab = await createCollab({
    origins: [TEST_ORIGIN],
    log,
    ...options,
    settings: { ...QUICK, ...options.settings },
  });
  const server = createServer((_request, response) => response.writeHead(404).end());
  server.on("upgrade", (request, socket, head) => collab.handleUpgrade(request, socket, head));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    collab,
    url: `ws://127.0.0.1:${port}/collab`,
    logged,
    async stop() {
      await collab.abort();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
