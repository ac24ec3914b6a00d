// Figures of this process for Prometheus, at /metrics: what the collaboration server counted, and Node's own.
import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { Collab } from "./collab/collab.ts";
import { type CollabMeasures, Durations, type Tally } from "./collab/measures.ts";

type Read = (measures: CollabMeasures) => number;

const COUNTERS: readonly (readonly [name: string, help: string, read: Read])[] = [
  ["updates_total", "Accepted updates.", (m) => m.updates],
  ["update_bytes_total", "Bytes of accepted updates.", (m) => m.updateBytes],
  ["delivered_total", "Updates handed to other sockets.", (m) => m.delivered],
  ["committed_rows_total", "Rows of the log written by this process.", (m) => m.committedRows],
  ["foreign_rows_total", "Rows of the log taken over from other processes.", (m) => m.foreignRows],
  ["rebuilds_total", "Rooms taken from the log again after a refused update.", (m) => m.rebuilds],
  ["awareness_total", "Presence messages taken.", (m) => m.awareness],
  ["read_model_rows_total", "Rows of the read model written.", (m) => m.readModelRows],
];
const TALLIES: readonly (readonly [
  name: string,
  label: string,
  help: string,
  read: (m: CollabMeasures) => Tally,
])[] = [
  ["refused_total", "reason", "Updates that were refused.", (m) => m.refused],
  ["closed_total", "code", "Sockets closed by the server.", (m) => m.closed],
  ["turned_away_total", "status", "Upgrades that were answered without a socket.", (m) => m.turnedAway],
  ["failed_commits_total", "reason", "Tries to commit that failed.", (m) => m.failedCommits],
];
const DURATIONS: readonly (readonly [name: string, help: string, read: (m: CollabMeasures) => Durations])[] =
  [
    ["commit_seconds", "Time of one commit of the log.", (m) => m.commits],
    ["commit_wait_seconds", "From arrival to commit, the oldest update of each batch.", (m) => m.waits],
    ["load_seconds", "Loading a room.", (m) => m.loads],
    ["snapshot_seconds", "Storing a snapshot.", (m) => m.snapshots],
    ["read_model_seconds", "Writing the read model.", (m) => m.projections],
  ];
const PREFIX = "redthread_collab_";

/** Lines of a histogram, from counts that were made without one. */
function histogram(name: string, help: string, durations: Durations): string {
  let below = 0;
  const buckets = Durations.BOUNDS.map((bound, index) => {
    below += durations.counts[index] ?? 0;
    return `${name}_bucket{le="${bound}"} ${below}`;
  });
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} histogram`,
    ...buckets,
    `${name}_bucket{le="+Inf"} ${durations.count}`,
    `${name}_sum ${durations.sum}`,
    `${name}_count ${durations.count}`,
  ].join("\n");
}

/** Everything this process can say; without a collaboration server only Node's own figures. */
export function createMetrics(collab: Pick<Collab, "health" | "measures"> | null): () => Promise<string> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  if (collab) {
    const { measures } = collab;
    const gauge = (name: string, help: string, read: () => number) =>
      new Gauge({
        name: `${PREFIX}${name}`,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
    gauge("rooms", "Open rooms.", () => collab.health().rooms);
    gauge("connections", "Open sockets.", () => collab.health().sockets);
    gauge("queue_bytes", "Bytes that wait for their commit.", () => collab.health().queuedBytes);
    gauge(
      "queue_oldest_seconds",
      "Age of the oldest update that waits.",
      () => collab.health().oldest / 1_000,
    );
    gauge("up", "1 = takes sockets and commits.", () => (collab.health().status === "ok" ? 1 : 0));
    for (const [name, help, read] of COUNTERS) {
      new Counter({
        name: `${PREFIX}${name}`,
        help,
        registers,
        collect() {
          this.reset();
          this.inc(read(measures));
        },
      });
    }
    for (const [name, label, help, read] of TALLIES) {
      new Counter({
        name: `${PREFIX}${name}`,
        help,
        labelNames: [label],
        registers,
        collect() {
          this.reset();
          for (const [reason, count] of read(measures).byReason) this.inc({ [label]: reason }, count);
        },
      });
    }
  }
  return async () => {
    const own = collab
      ? DURATIONS.map(([name, help, read]) => histogram(`${PREFIX}${name}`, help, read(collab.measures)))
      : [];
    return `${[await registry.metrics(), ...own].join("\n")}\n`;
  };
}

export interface MetricsDoor {
  /** What a caller has to show; undefined = nobody from outside may ask. */
  readonly token: string | undefined;
  /** Without a token: may whoever reaches this process ask? Only where nobody but this machine does. */
  readonly isOpen: boolean;
}

function mayAsk(request: IncomingMessage, { token, isOpen }: MetricsDoor): boolean {
  if (token === undefined) return isOpen;
  const given = Buffer.from(request.headers.authorization ?? "");
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Answers /metrics; false when the request asks for something else. Whoever may not ask learns nothing: 404. */
export function answerMetrics(
  request: IncomingMessage,
  response: ServerResponse,
  metrics: () => Promise<string>,
  door: MetricsDoor,
): boolean {
  if (new URL(request.url ?? "/", "http://any").pathname !== "/metrics") return false;
  if (request.method !== "GET" || !mayAsk(request, door)) {
    response.writeHead(404).end();
    return true;
  }
  metrics().then(
    (text) =>
      response
        .writeHead(200, {
          "Content-Type": "text/plain; version=0.0.4; charset=utf-8",
          "Cache-Control": "no-store",
        })
        .end(text),
    () => response.writeHead(500).end(),
  );
  return true;
}
