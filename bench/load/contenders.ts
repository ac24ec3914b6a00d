// The servers that are measured beside each other, each started in a process of its own.
import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { bundle } from "../../scripts/bundle-server.mjs";
import type { Wire } from "./client.ts";
import type { BenchWorld } from "./world.ts";

export interface Contender {
  readonly name: string;
  readonly wire: Wire;
  /** What its process is started with. */
  readonly argument: object;
  readonly file: string;
}

export interface Running {
  /** Microseconds of processor used so far, user and system. */
  cpu(): Promise<number>;
  /** Resident bytes after a collection. */
  memory(): Promise<number>;
  /** Address of a room for one newcomer. */
  address(room: string): Promise<string>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  readonly contender: Contender;
}

const ROOT = path.resolve(import.meta.dirname, "../..");
const OURS = "ours.ts";
const peer = (name: string) => path.join("..", "collab", `${name}.mjs`);

export function createContenders(world: BenchWorld) {
  const { urls, origin, insertUrl } = world;
  const hocuspocus = { wire: "hocuspocus", file: peer("hocuspocus") } as const;
  const yWebsocket = { wire: "y-websocket", file: peer("y-websocket-server") } as const;
  const ours = { wire: "y-websocket", file: OURS } as const;
  return {
    ours: { ...ours, name: "ours, in memory", argument: { urls, origin, memory: true } },
    oursDurable: { ...ours, name: "ours, durable", argument: { urls, origin, memory: false } },
    yWebsocket: { ...yWebsocket, name: "@y/websocket-server", argument: {} },
    yWebsocketInsert: {
      ...yWebsocket,
      name: "@y/websocket-server + INSERT",
      argument: { insert: insertUrl },
    },
    hocuspocus: { ...hocuspocus, name: "hocuspocus", argument: {} },
    hocuspocusInsert: { ...hocuspocus, name: "hocuspocus + INSERT", argument: { insert: insertUrl } },
    hocuspocusStore: { ...hocuspocus, name: "hocuspocus, its own store", argument: { store: insertUrl } },
    relay: { wire: "relay", file: peer("relay"), name: "bare ws relay", argument: {} },
  } as const satisfies Record<string, Contender>;
}

function answer(child: ChildProcess, key: "port" | "used"): Promise<number> {
  return new Promise((resolve, reject) => {
    const take = (message: unknown) => {
      if (typeof message !== "object" || message === null || !(key in message)) return;
      child.off("message", take);
      child.off("exit", fail);
      resolve(Number(Reflect.get(message, key)));
    };
    const fail = (code: number | null) => reject(new Error(`the server ended with ${code}`));
    child.on("message", take);
    child.once("exit", fail);
  });
}

let bundled: Promise<string> | null = null;
/** Our server as the product runs it: one built file. It lies below the project, where its packages are found. */
function bundleOurs(): Promise<string> {
  const file = path.join("dist", "bench-server.mjs");
  bundled ??= bundle(path.join("bench", "load", "ours.ts"), file).then(() => path.join(ROOT, file));
  return bundled;
}

/** Starts a contender and waits until it listens. */
export async function startContender(contender: Contender, world: BenchWorld): Promise<Running> {
  const isOurs = contender.file === OURS;
  const file = isOurs ? await bundleOurs() : path.join(import.meta.dirname, contender.file);
  const child = fork(file, [JSON.stringify(contender.argument)], {
    execArgv: ["--expose-gc"],
    // libraries take their fast ways in production
    env: { PATH: process.env.PATH, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const port = await answer(child, "port");
  const ask = (what: "usage" | "memory") => {
    const used = answer(child, "used");
    child.send(what);
    return used;
  };
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    contender,
    cpu: () => ask("usage"),
    memory: () => ask("memory"),
    address: async (room) =>
      isOurs
        ? `ws://127.0.0.1:${port}/collab/${room}?ticket=${await world.ticket(room)}`
        : `ws://127.0.0.1:${port}/${room}`,
    kill: () => {
      child.kill("SIGKILL");
      return ended;
    },
  };
}

/** Starts a contender for as long as something is measured. */
export async function withServer<T>(
  contender: Contender,
  world: BenchWorld,
  run: (running: Running) => Promise<T>,
): Promise<T> {
  const running = await startContender(contender, world);
  try {
    return await run(running);
  } finally {
    await running.kill();
  }
}
