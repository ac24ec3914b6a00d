// One collaboration process of the chaos run, with the wires around it: killed, frozen, started again.
import type { ChildProcess } from "node:child_process";
import type { DatabaseUrls } from "#db/client.ts";
import { freePort, isWord, messageOf, pause, startScript } from "./processes.ts";
import { TcpProxy } from "./tcp-proxy.ts";

export interface ChaosNodeOptions {
  readonly name: string;
  readonly urls: DatabaseUrls;
  readonly databasePort: () => number;
  readonly early: boolean;
}

const through = (url: string, port: number): string => {
  const moved = new URL(url);
  moved.port = String(port);
  return moved.href;
};

export class ChaosNode {
  readonly name: string;
  /** Between people and this process. */
  readonly clients: TcpProxy;
  /** Between this process and Postgres. */
  readonly database: TcpProxy;
  /** How often it ended by itself while it served. */
  falls = 0;
  /** Being killed or frozen: nothing else happens to the process meanwhile. */
  isBusy = false;
  readonly #argument: object;
  #child: ChildProcess | null = null;
  #isOver = false;

  private constructor(name: string, wires: { clients: TcpProxy; database: TcpProxy }, argument: object) {
    this.name = name;
    this.clients = wires.clients;
    this.database = wires.database;
    this.#argument = argument;
  }

  static async open({ name, urls, databasePort, early }: ChaosNodeOptions): Promise<ChaosNode> {
    const port = await freePort();
    const clients = await TcpProxy.open(() => port);
    const database = await TcpProxy.open(databasePort);
    const moved = {
      app: through(urls.app, database.port),
      collab: through(urls.collab, database.port),
      share: through(urls.share, database.port),
    };
    const node = new ChaosNode(name, { clients, database }, { urls: moved, port, early });
    await node.start();
    return node;
  }

  /** Tries until it serves: its database may still be away. */
  async start(): Promise<void> {
    while (!this.#isOver) {
      const child = await startScript("crash-server.ts", this.#argument);
      this.#child = child;
      const serves = await messageOf(child, isWord("listening")).then(
        () => true,
        () => false,
      );
      if (serves) {
        // as a process manager would: whoever falls over is started again
        child.once("exit", (_code, signal) => {
          if (signal === "SIGKILL" || this.#isOver) return;
          this.falls += 1;
          void this.start();
        });
        return;
      }
      await pause(200);
    }
  }

  kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      child.once("exit", () => resolve());
      child.kill("SIGKILL");
    });
  }

  /** A process that stands still and then goes on as if no time had passed. */
  async freeze(ms: number): Promise<void> {
    const child = this.#child;
    child?.kill("SIGSTOP");
    await pause(ms);
    child?.kill("SIGCONT");
  }

  /** Whether it and the other processes hear each other. */
  set isDeaf(deaf: boolean) {
    if (this.#child?.connected) this.#child.send(deaf ? "deaf" : "hears");
  }

  heal(): void {
    this.clients.heal();
    this.database.heal();
    this.isDeaf = false;
  }

  async close(): Promise<void> {
    this.#isOver = true;
    await this.kill();
    await Promise.all([this.clients.close(), this.database.close()]);
  }
}
