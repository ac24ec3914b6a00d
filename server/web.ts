// The web role: Next behind a plain HTTP server that also takes the sockets of /collab.
import { createServer, type IncomingMessage, type Server } from "node:http";
import { createServer as createProbe } from "node:net";
import type { Duplex } from "node:stream";
import next from "next";
import type { Env } from "./env.ts";
import { answerMetrics, type MetricsDoor } from "./metrics.ts";
import { StartError } from "./start-steps.ts";

export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export interface Edge {
  /** Accepts nothing new from here on. */
  refuse(): Promise<void>;
  /** Running requests have ended, or had five seconds to. */
  ended(): Promise<void>;
}

const PATIENCE_MS = 5_000;
const COLLAB = "/collab/";
/** Longer than proxies and browsers keep a connection they do not use (nginx: 60 s), so that none asks on one that closes just then. */
const KEEP_ALIVE_MS = 75_000;

/** The figures of this process, and who may read them. */
export interface MetricsAnswer {
  readonly metrics: () => Promise<string>;
  readonly door: MetricsDoor;
}

const isCollab = (request: IncomingMessage) =>
  new URL(request.url ?? "/", "http://any").pathname.startsWith(COLLAB);

/** Serves pages, and hands upgrades of /collab to `handleCollab` (null where this process has no such role). */
export async function startWeb(
  env: Env,
  handleCollab: UpgradeHandler | null,
  { metrics, door }: MetricsAnswer,
): Promise<Edge> {
  // Next attaches its own upgrade listener to the server it is given; this one never listens, so that listener sees only
  // what is passed on below
  const nextUpgrades = createServer();
  const app = next({
    dev: !env.isProduction,
    hostname: env.host,
    port: env.port,
    httpServer: nextUpgrades,
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createServer((request, response) => {
    // who is really connected; what a client says about it is thrown away
    request.headers["x-redthread-peer"] = request.socket.remoteAddress ?? "unknown";
    if (answerMetrics(request, response, metrics, door)) return;
    handle(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (isCollab(request) && handleCollab) handleCollab(request, socket, head);
    // no listener before the first page was asked for
    else if (isCollab(request) || !nextUpgrades.emit("upgrade", request, socket, head)) socket.destroy();
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await listen(server, env);
  const edge = closable(server);
  return {
    refuse: edge.refuse,
    async ended() {
      await edge.ended();
      await app.close();
    },
  };
}

/** Only the sockets and whether they are served, for a process with `ROLES=collab`. */
export async function startSocketServer(
  env: Env,
  handleCollab: UpgradeHandler,
  { metrics, door }: MetricsAnswer,
  isWell: () => boolean,
): Promise<Edge> {
  const server = createServer((request, response) => {
    if (answerMetrics(request, response, metrics, door)) return;
    const isHealth = request.url === "/api/health";
    response.writeHead(isHealth ? (isWell() ? 200 : 503) : 404).end();
  });
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (isCollab(request)) handleCollab(request, socket, head);
    else socket.destroy();
  });
  await listen(server, env);
  return closable(server);
}

async function listen(server: Server, env: Env): Promise<void> {
  const failure = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    server.once("error", resolve);
    server.listen(env.port, env.host, () => {
      server.off("error", resolve);
      resolve(null);
    });
  });
  if (failure === null) return;
  if (failure.code === "EADDRINUSE") {
    const free = await nextFreePort(env.port + 1, env.host);
    throw new StartError(
      `Port ${env.port} is in use by another program; ${free} is free: PORT=${free} npm start`,
    );
  }
  if (failure.code === "EACCES")
    throw new StartError(`This account may not listen on port ${env.port}; choose one above 1023.`);
  throw new StartError(
    `HOST "${env.host}" with port ${env.port} cannot be listened on (${failure.code ?? "unknown"}).`,
  );
}

async function nextFreePort(from: number, host: string): Promise<number> {
  for (let port = from; port < from + 100; port += 1) {
    const isFree = await new Promise<boolean>((resolve) => {
      const probe = createProbe();
      probe.once("error", () => resolve(false));
      probe.listen(port, host, () => probe.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
  return 0;
}

/** A socket that stays open (a browser's, or development's own) must not hold the process. */
function closable(server: Server): Edge {
  let closed: Promise<void> | undefined;
  const refuse = () => {
    closed ??= new Promise((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    return Promise.resolve();
  };
  return {
    refuse,
    async ended() {
      await refuse();
      let patience: NodeJS.Timeout | undefined;
      const tooLong = new Promise<void>((resolve) => {
        patience = setTimeout(resolve, PATIENCE_MS);
      });
      await Promise.race([closed, tooLong]);
      clearTimeout(patience);
      server.closeAllConnections();
    },
  };
}
