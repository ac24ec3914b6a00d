// A small reverse proxy for sockets: whoever asks for the same path comes to the same process, as long as it is there.
import { createHash } from "node:crypto";
import http, { type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";

export interface PathProxy {
  /** `ws://127.0.0.1:port/collab` */
  readonly url: string;
  /** How many sockets were handed to each process. */
  readonly handed: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

const weight = (path: string, process: string) =>
  createHash("sha256").update(`${path} ${process}`).digest("hex");

/** The processes in the order in which they are asked for a path: one that leaves moves nobody else (rendezvous). */
export function orderFor(path: string, processes: readonly string[]): string[] {
  return processes.toSorted((a, b) => weight(path, b).localeCompare(weight(path, a)));
}

/** Hands the upgrade to the first process that can be reached; rejects when none can. */
function handOver(
  request: IncomingMessage,
  targets: readonly string[],
): Promise<[string, IncomingMessage, Duplex]> {
  const [target, ...others] = targets;
  if (!target) return Promise.reject(new Error("nobody is there"));
  const { hostname, port } = new URL(target);
  return new Promise<[string, IncomingMessage, Duplex]>((resolve, reject) => {
    const asked = http.request({ hostname, port, path: request.url, headers: request.headers });
    asked.once("upgrade", (answer, socket, first) => {
      // frames that came along with the answer
      if (first.length > 0) socket.unshift(first);
      resolve([target, answer, socket]);
    });
    asked.once("response", (answer) => {
      answer.resume();
      reject(new Error(String(answer.statusCode)));
    });
    asked.once("error", () => {
      void handOver(request, others).then(resolve, reject);
    });
    asked.end();
  });
}

/** @param processes addresses such as `ws://127.0.0.1:port/collab` */
export async function startPathProxy(processes: readonly string[]): Promise<PathProxy> {
  const handed = new Map<string, number>();
  const open = new Set<Duplex>();
  const server = http.createServer((_request, response) => response.writeHead(404).end());
  server.on("upgrade", (request, near: Duplex, first: Buffer) => {
    if (first.length > 0) near.unshift(first);
    const path = new URL(request.url ?? "/", "http://proxy").pathname;
    near.on("error", () => {});
    handOver(request, orderFor(path, processes)).then(
      ([target, answer, far]) => {
        handed.set(target, (handed.get(target) ?? 0) + 1);
        const head = Object.entries(answer.headers).map(([name, value]) => `${name}: ${String(value)}`);
        near.write(`HTTP/1.1 101 Switching Protocols\r\n${head.join("\r\n")}\r\n\r\n`);
        far.on("error", () => {});
        for (const [one, other] of [
          [near, far],
          [far, near],
        ] as const) {
          open.add(one);
          one.pipe(other);
          one.once("close", () => {
            open.delete(one);
            other.destroy();
          });
        }
      },
      (error: Error) => {
        const status = /^\d{3}$/.test(error.message) ? error.message : "502";
        near.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/collab`,
    handed,
    async stop() {
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
