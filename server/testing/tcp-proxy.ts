// A wire that can be broken: stands between two ends that speak TCP and passes on, delays, swallows or cuts.
import net from "node:net";

/** What happens to everything on the wire while the mode lasts. `drop`: nothing arrives, and nobody is told. */
export type WireMode = "pass" | "delay" | "drop";

interface Pair {
  /** Whoever connected, and whom they wanted. */
  readonly near: net.Socket;
  readonly far: net.Socket;
  /** Once something was swallowed the stream is spoilt: it never passes anything again. */
  isDead: boolean;
}

/** Resolves at that time of `performance.now()`. */
function until(due: number): Promise<void> | undefined {
  const left = due - performance.now();
  return left > 0 ? new Promise((resolve) => setTimeout(resolve, left)) : undefined;
}

export class TcpProxy {
  readonly port: number;
  readonly #server: net.Server;
  readonly #pairs = new Set<Pair>();
  #mode: WireMode = "pass";
  #latency = 0;

  private constructor(server: net.Server, port: number) {
    this.#server = server;
    this.port = port;
  }

  /** @param target asked for each connection, so that whoever is restarted elsewhere is found again */
  static open(target: () => number): Promise<TcpProxy> {
    return new Promise((resolve, reject) => {
      const server = net.createServer();
      server.once("error", reject);
      server.listen(0, "127.0.0.1", () => {
        const address = server.address();
        const proxy = new TcpProxy(server, typeof address === "object" && address ? address.port : 0);
        server.on("connection", (near) => proxy.#join(near, target()));
        resolve(proxy);
      });
    });
  }

  /** @param latency the longest time a piece is held back while the mode is `delay` */
  set(mode: WireMode, latency = 0): void {
    this.#mode = mode;
    this.#latency = latency;
  }

  /** Everybody on it is told at once that it broke. */
  cut(): void {
    for (const { near, far } of this.#pairs) {
      near.destroy();
      far.destroy();
    }
  }

  /** Whoever connected sees an error (a reset) instead of an end. */
  reset(): void {
    for (const { near, far } of this.#pairs) {
      near.resetAndDestroy();
      far.destroy();
    }
  }

  /** One end of each connection is gone and the other does not hear of it. New connections are well. */
  halfOpen(gone: "near" | "far"): void {
    for (const pair of this.#pairs) {
      pair.isDead = true;
      pair[gone].destroy();
    }
  }

  /** Back to normal; what was swallowed from cannot go on, and its ends now hear of it. */
  heal(): void {
    this.set("pass");
    for (const pair of this.#pairs) {
      if (!pair.isDead) continue;
      pair.near.destroy();
      pair.far.destroy();
    }
  }

  close(): Promise<void> {
    this.cut();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #join(near: net.Socket, port: number): void {
    const far = net.connect({ port, host: "127.0.0.1" });
    const pair: Pair = { near, far, isDead: false };
    this.#pairs.add(pair);
    this.#pass(pair, near, far);
    this.#pass(pair, far, near);
  }

  #pass(pair: Pair, from: net.Socket, to: net.Socket): void {
    from.setNoDelay(true);
    // pieces of a delayed stream stay in order; each is late by itself, not by the sum of those before it
    let before = Promise.resolve();
    let latest = 0;
    from.on("data", (piece) => {
      if (this.#mode === "drop") pair.isDead = true;
      if (pair.isDead) return;
      const late = this.#mode === "delay" ? Math.random() * this.#latency : 0;
      latest = Math.max(latest, performance.now() + late);
      const due = latest;
      before = before
        .then(() => until(due))
        .then(() => void (pair.isDead || to.destroyed || to.write(piece)));
    });
    from.on("error", () => {});
    from.on("close", () => {
      if (from.destroyed && to.destroyed) this.#pairs.delete(pair);
      if (pair.isDead || this.#mode === "drop") {
        pair.isDead = true;
        return;
      }
      void before.then(() => to.destroy());
    });
  }
}
