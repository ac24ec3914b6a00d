// Processes speak through Redis publish/subscribe: for many processes, or more commits than NOTIFY should carry.
// While Redis is away nothing is lost: the log is polled.
import { Redis } from "ioredis";
import type { NodeChannel, OpenNodeWire } from "./nodes.ts";
import type { CollabLog } from "./settings.ts";

const CHANNELS = ["log", "here"] as const satisfies readonly NodeChannel[];

export interface RedisWireOptions {
  readonly url: string;
  /** Keeps installations on one Redis apart. */
  readonly installation: string;
  readonly log: CollabLog;
}

export const openRedisWire =
  ({ url, installation, log }: RedisWireOptions): OpenNodeWire =>
  async (listener) => {
    const nameOf = (channel: NodeChannel) => `redthread:${installation}:${channel}`;
    const options = {
      lazyConnect: true,
      // a message that cannot be sent now is old when it could be
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      retryStrategy: (tries: number) => Math.min(2_000, 100 * tries),
    };
    const publisher = new Redis(url, options);
    const subscriber = new Redis(url, { ...options, enableOfflineQueue: true, maxRetriesPerRequest: null });
    let isUp = false;
    let isClosed = false;
    const note = (error: Error) => {
      // said once for each time it goes away, not at every try
      if (isUp && !isClosed) log.warn({ err: error }, "Redis cannot be reached; the log is polled meanwhile");
      isUp = false;
    };
    publisher.on("error", () => {});
    publisher.on("ready", () => listener.onGap());
    subscriber.on("error", note);
    subscriber.on("close", () => note(new Error("the connection was closed")));
    subscriber.on("ready", () => {
      isUp = true;
      listener.onGap();
    });
    subscriber.on("message", (name: string, payload: string) => {
      const channel = CHANNELS.find((one) => nameOf(one) === name);
      if (channel) listener.onMessage(channel, payload);
    });
    // a Redis that is away at the start is waited for in the background
    publisher.connect().catch(() => {});
    subscriber.subscribe(...CHANNELS.map(nameOf)).catch(() => {});
    return {
      send(channel, payloads) {
        for (const payload of payloads) publisher.publish(nameOf(channel), payload).catch(() => {});
      },
      close() {
        isClosed = true;
        publisher.disconnect();
        subscriber.disconnect();
        return Promise.resolve();
      },
    };
  };
