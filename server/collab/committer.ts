// The only writer of the log in this process: one transaction at a time; what arrives meanwhile is the next batch.
import type { Sql } from "postgres";
import type { CollabMeasures } from "./measures.ts";
import type { CollabLog, CollabSettings } from "./settings.ts";

/** One update for the log, or (payload null) a place in the queue that is reached when all before it is durable. */
export interface LogEntry {
  readonly roomId: string;
  /** Of which epoch of the room this is: it never gets into a log that was begun anew since. */
  readonly epoch: number;
  readonly payload: Uint8Array | null;
  /** User id, or `job:<name>`. */
  readonly actor: string;
  /** Called after the commit, in the order of the queue; `seq` is null for a place without payload. */
  readonly onDurable: (seq: number | null) => void;
  /** The room no longer exists, or the database refuses this room's rows for good. */
  readonly onLost: (why: "gone" | "refused") => void;
}

export interface LogWrite {
  readonly roomId: string;
  readonly epoch: number;
  readonly payload: Uint8Array;
  readonly actor: string;
}

/**
 * Writes a batch in one transaction; answers the sequence numbers of each room in the order its updates were given, 0 for
 * those of an epoch that is no longer the room's.
 */
export type WriteLog = (batch: readonly LogWrite[]) => Promise<ReadonlyMap<string, readonly number[]>>;

const MOST_UPDATES = 2_000;
const MOST_BYTES = 4 * 1024 * 1024;

/** One row a room, or a single one without a room; each carries the number of the statement it answers. */
type LogAnswer = { readonly asked: string } & (
  | { readonly id: string; readonly epoch: number; readonly base: string }
  | { readonly id: null; readonly epoch: null; readonly base: null }
);

/**
 * A connection whose answers come to other questions never finds back: all of this role's are ended on the server, and the
 * pool opens new ones. The statement is carried out whatever is made of its answer.
 */
async function endConnections(sql: Sql): Promise<void> {
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user`.catch(
    () => {},
  );
}

/**
 * The batch writer over Postgres: one statement. Rooms are locked in the order of their ids, so two writers cannot
 * deadlock. All payloads travel as one value, cut apart again by the database: one to encode instead of thousands.
 */
export function createLogWriter(sql: Sql): WriteLog {
  let statements = 0;
  return async (batch) => {
    statements += 1;
    const asked = String(statements);
    let at = 1;
    const starts = batch.map(({ payload }) => {
      const start = at;
      at += payload.length;
      return start;
    });
    const rows = await sql<LogAnswer[]>`
      with b as (select * from unnest(${batch.map((write) => write.roomId)}::text[],
               ${batch.map((write) => write.epoch)}::int[], ${starts}::int[],
               ${batch.map((write) => write.payload.length)}::int[], ${batch.map((write) => write.actor)}::text[])
             with ordinality as r(room, epoch, at, size, actor, ord)),
           bytes as materialized (select ${Buffer.concat(batch.map((write) => write.payload))}::bytea as all_of_them),
           n as (select room, epoch, count(*)::int k from b group by room, epoch),
           locked as materialized (select r.id from rooms r join n on n.room = r.id and n.epoch = r.epoch
             order by r.id for no key update of r),
           up as (update rooms r set last_seq = r.last_seq + n.k from n, locked l
             where l.id = n.room and r.id = l.id and r.epoch = n.epoch
             returning r.workspace_id, r.id, r.epoch, r.last_seq - n.k as base),
           written as (insert into room_updates (workspace_id, room_id, seq, payload, actor)
             select up.workspace_id, up.id, up.base + row_number() over (partition by b.room order by b.ord),
                 substring(bytes.all_of_them from b.at for b.size), b.actor
               from bytes, b join up on up.id = b.room and up.epoch = b.epoch)
      select asked.asked, up.id, up.epoch, up.base from (select ${asked}::text as asked) asked left join up on true`;
    // an answer to another statement would call durable what is on its way, or nowhere
    if (rows.length === 0 || rows.some((row) => row.asked !== asked)) {
      await endConnections(sql);
      throw new Error("the database answered another statement than the one it was asked");
    }
    const rooms = new Map<string, { readonly epoch: number; last: number; readonly given: number[] }>();
    for (const { id, epoch, base } of rows)
      if (id !== null) rooms.set(id, { epoch, last: Number(base), given: [] });
    for (const { roomId, epoch } of batch) {
      const room = rooms.get(roomId);
      if (room) room.given.push(room.epoch === epoch ? (room.last += 1) : 0);
    }
    return new Map([...rooms].map(([id, { given }]) => [id, given]));
  };
}

export interface CommitterOptions {
  readonly write: WriteLog;
  readonly settings: Pick<CollabSettings, "commitFloor" | "busyFloor">;
  readonly log: CollabLog;
  readonly now: () => number;
  readonly measures: CollabMeasures;
  /** After every commit: the last sequence number of each room in it. */
  readonly onCommitted: (positions: ReadonlyMap<string, number>) => void;
}

interface Queued {
  readonly entry: LogEntry;
  readonly at: number;
}

/** Errors that another try cannot cure: the rows themselves are refused. */
const isPermanent = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  typeof error.code === "string" &&
  /^(22|23|42)/.test(error.code);

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Queue and loop of group commits. */
export class Committer {
  readonly #options: CommitterOptions;
  #queue: Queued[] = [];
  #inFlight: readonly Queued[] = [];
  #queuedBytes = 0;
  #lastStart = Number.NEGATIVE_INFINITY;
  #lastSize = 0;
  #running = false;
  #stopped = false;
  #idleWaiters: (() => void)[] = [];

  constructor(options: CommitterOptions) {
    this.#options = options;
  }

  enqueue(entry: LogEntry): void {
    this.#queue.push({ entry, at: this.#options.now() });
    this.#queuedBytes += entry.payload?.length ?? 0;
    if (!this.#running) void this.#run();
  }

  /** True when everything ever enqueued is durable or given up. */
  get isIdle(): boolean {
    return this.#queue.length === 0 && this.#inFlight.length === 0;
  }

  get queuedBytes(): number {
    return this.#queuedBytes;
  }

  /** Milliseconds the oldest update waits for its commit. */
  get oldest(): number {
    const first = this.#inFlight[0] ?? this.#queue[0];
    return first ? this.#options.now() - first.at : 0;
  }

  /** Resolves when the queue is empty, or after `limit` milliseconds with false. */
  async flush(limit: number): Promise<boolean> {
    if (this.isIdle) return true;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, limit);
    });
    await Promise.race([new Promise<void>((resolve) => this.#idleWaiters.push(resolve)), late]);
    clearTimeout(timer);
    return this.isIdle;
  }

  /** Ends the retries; what is queued is no longer written (and was never acknowledged). */
  stop(): void {
    this.#stopped = true;
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#queue.length > 0 && !this.#stopped) {
      const rest = this.#lastStart + this.#floor() - this.#options.now();
      if (rest > 0) await wait(rest);
      // everything that became readable in this turn joins the batch
      else await new Promise<void>((resolve) => setImmediate(resolve));
      this.#lastStart = this.#options.now();
      this.#inFlight = this.#takeBatch();
      this.#lastSize = this.#inFlight.length;
      await this.#commit(this.#inFlight);
      this.#inFlight = [];
    }
    this.#running = false;
    for (const resolve of this.#idleWaiters.splice(0)) resolve();
  }

  /** The busier, the longer a batch gathers: many small commits cost more than they bring. */
  #floor(): number {
    const { commitFloor, busyFloor } = this.#options.settings;
    return Math.min(busyFloor, commitFloor + this.#lastSize);
  }

  #takeBatch(): readonly Queued[] {
    let bytes = 0;
    let count = 0;
    for (const { entry } of this.#queue) {
      if (count >= MOST_UPDATES || (count > 0 && bytes + (entry.payload?.length ?? 0) > MOST_BYTES)) break;
      bytes += entry.payload?.length ?? 0;
      count += 1;
    }
    this.#queuedBytes -= bytes;
    return this.#queue.splice(0, count);
  }

  async #commit(batch: readonly Queued[]): Promise<void> {
    for (let attempt = 0; !this.#stopped; attempt += 1) {
      try {
        await this.#write(batch);
        return;
      } catch (error) {
        if (isPermanent(error)) {
          await this.#commitApart(batch, error);
          return;
        }
        // an uncertain commit is written again: the same update twice is harmless
        this.#options.measures.failedCommits.add(codeOf(error));
        if (attempt === 0)
          this.#options.log.warn({ err: error, updates: batch.length }, "commit failed, trying again");
        await wait(Math.min(2_000, 100 * 2 ** Math.min(attempt, 5)));
      }
    }
  }

  /** One room's refused row must not hold up the others. */
  async #commitApart(batch: readonly Queued[], error: unknown): Promise<void> {
    const roomIds = new Set(batch.map(({ entry }) => entry.roomId));
    if (roomIds.size > 1) {
      for (const roomId of roomIds) await this.#commit(batch.filter(({ entry }) => entry.roomId === roomId));
      return;
    }
    this.#options.log.error({ err: error, rooms: [...roomIds] }, "the database refuses this room's updates");
    for (const { entry } of batch) entry.onLost("refused");
  }

  async #write(batch: readonly Queued[]): Promise<void> {
    const writes: LogWrite[] = [];
    for (const { entry } of batch) {
      if (entry.payload) {
        const { roomId, epoch, payload, actor } = entry;
        writes.push({ roomId, epoch, payload, actor });
      }
    }
    const { write, now, measures } = this.#options;
    const began = now();
    const written = writes.length > 0 ? await write(writes) : new Map<string, readonly number[]>();
    if (writes.length > 0) {
      measures.commits.observe(now() - began);
      measures.waits.observe(now() - (batch[0]?.at ?? began));
      measures.committedRows += writes.length;
    }
    const next = new Map<string, number>();
    const positions = new Map<string, number>();
    for (const { entry } of batch) {
      if (!entry.payload) {
        entry.onDurable(null);
        continue;
      }
      const index = next.get(entry.roomId) ?? 0;
      const seq = written.get(entry.roomId)?.[index];
      next.set(entry.roomId, index + 1);
      if (!seq) {
        entry.onLost("gone");
        continue;
      }
      positions.set(entry.roomId, seq);
      entry.onDurable(seq);
    }
    if (positions.size > 0) this.#options.onCommitted(positions);
  }
}
