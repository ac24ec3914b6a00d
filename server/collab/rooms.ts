// The rooms that are open in this process: one load for each at a time, given back when nobody is there.
import type { Sql } from "postgres";
import { pruneLog, snapshotOf, writeSnapshot } from "./compact.ts";
import { loadRoom, readLog } from "./load.ts";
import { Projection } from "./project.ts";
import { Room, type RoomContext } from "./room.ts";

export type RoomsOptions = Pick<
  RoomContext,
  "committer" | "settings" | "log" | "now" | "wallClock" | "measures" | "onStrike" | "onShown"
> & {
  readonly sql: Sql;
  /** A room was opened in this process. */
  readonly onOpened: (roomId: string) => void;
};

interface Open {
  readonly room: Room;
  compacting: Promise<void> | null;
  isUnloading: boolean;
}

const STALE_AT_ONCE = 20;

export class Rooms {
  readonly #options: RoomsOptions;
  readonly #context: RoomContext;
  readonly #loading = new Map<string, Promise<Room>>();
  readonly #open = new Map<string, Open>();
  readonly #projection: Projection;

  constructor(options: RoomsOptions) {
    this.#options = options;
    this.#projection = new Projection(options);
    const { sql } = options;
    this.#context = {
      ...options,
      load: (roomId) => loadRoom(sql, roomId),
      readLog: (roomId, after, epoch) => readLog(sql, roomId, after, epoch),
      onChanged: (room) => this.#handleChange(room),
      onBroken: (room) => this.#forget(room),
    };
  }

  /** The room, loaded when need be. Rejects when it does not exist or cannot be read whole. */
  async get(roomId: string): Promise<Room> {
    for (;;) {
      const open = this.#open.get(roomId);
      if (open && open.room.state !== "closed") return open.room;
      const loading = this.#loading.get(roomId) ?? this.#load(roomId);
      const room = await loading;
      if (room.state !== "closed") return room;
    }
  }

  /** The room if it is open here. */
  peek(roomId: string): Room | null {
    return this.#open.get(roomId)?.room ?? null;
  }

  *[Symbol.iterator](): Iterator<Room> {
    for (const { room } of this.#open.values()) yield room;
  }

  get size(): number {
    return this.#open.size;
  }

  /** Reads on wherever another process has written: the net below the notifications. */
  async poll(): Promise<void> {
    const open = [...this.#open.values()];
    if (open.length === 0) return;
    const ids = open.map(({ room }) => room.id);
    const seqs = open.map(({ room }) => room.seq);
    // only what has moved on comes back, which is nothing as long as this process alone writes
    const rows = await this.#options.sql<{ id: string; last_seq: string }[]>`
      select r.id, r.last_seq from unnest(${ids}::text[], ${seqs}::bigint[]) as known (id, seq)
        join rooms r on r.id = known.id where r.last_seq > known.seq`;
    for (const row of rows) this.peek(row.id)?.hearOf(Number(row.last_seq));
  }

  /** A command wrote to this journey's log: its room reads on, or is opened for as long as the read model takes. */
  async follow(roomId: string): Promise<void> {
    try {
      await (await this.get(roomId)).catchUp();
    } catch (error) {
      this.#options.log.warn({ err: error, room: roomId }, "a room that was written to could not be opened");
    }
  }

  /** Opens rooms whose read model stayed behind their log; opening brings it up. */
  async projectStale(): Promise<void> {
    try {
      const rows = await this.#options.sql<{ id: string }[]>`
        select id from rooms where projected_seq < last_seq order by last_seq - projected_seq desc limit ${STALE_AT_ONCE}`;
      for (const { id } of rows) if (!this.#open.has(id)) await this.follow(id);
    } catch (error) {
      this.#options.log.warn({ err: error }, "rooms that stayed behind could not be looked for");
    }
  }

  /** Gives back rooms that nobody has been in for a while. */
  sweep(): void {
    const { settings, now } = this.#options;
    for (const open of this.#open.values()) {
      const { emptySince } = open.room;
      if (emptySince !== null && now() - emptySince >= settings.unloadAfter) void this.#unload(open);
    }
  }

  /** Projects and stores every room, a few at a time; at the end of the process. */
  async settleAll(): Promise<void> {
    const queue = [...this.#open.values()];
    const work = async () => {
      for (let open = queue.pop(); open; open = queue.pop()) await this.#settle(open);
    };
    await Promise.all([work(), work(), work(), work()]);
  }

  stop(): void {
    this.#projection.stop();
    for (const { room } of this.#open.values()) room.release();
    this.#open.clear();
  }

  #load(roomId: string): Promise<Room> {
    const { now, measures } = this.#options;
    const began = now();
    const loading = loadRoom(this.#options.sql, roomId)
      .then((loaded) => {
        measures.loads.observe(now() - began);
        const room = new Room(roomId, loaded, this.#context);
        this.#open.set(roomId, { room, compacting: null, isUnloading: false });
        if (loaded.projectedSeq < loaded.seq) this.#projection.touch(room);
        this.#options.onOpened(roomId);
        return room;
      })
      .finally(() => this.#loading.delete(roomId));
    this.#loading.set(roomId, loading);
    return loading;
  }

  #handleChange(room: Room): void {
    const open = this.#open.get(room.id);
    if (!open) return;
    this.#projection.touch(room);
    const { compactRows, compactBytes } = this.#options.settings;
    if (room.seq - room.snapshotSeq > compactRows || room.tailBytes > compactBytes) void this.#compact(open);
  }

  #compact(open: Open): Promise<void> {
    const { room } = open;
    if (room.state !== "open" || room.seq <= room.snapshotSeq) return Promise.resolve();
    open.compacting ??= this.#writeSnapshot(room).finally(() => {
      open.compacting = null;
    });
    return open.compacting;
  }

  async #writeSnapshot(room: Room): Promise<void> {
    const { id: roomId, workspaceId, seq, tailBytes } = room;
    const { now, measures } = this.#options;
    const began = now();
    const payload = snapshotOf(room.doc);
    try {
      await writeSnapshot(this.#options.sql, { roomId, workspaceId, seq, payload });
      measures.snapshots.observe(now() - began);
      room.snapshotSeq = Math.max(room.snapshotSeq, seq);
      room.snapshotBytes = payload.length;
      room.tailBytes = Math.max(0, room.tailBytes - tailBytes);
      await pruneLog(this.#options.sql, roomId);
    } catch (error) {
      // the log still holds everything; the next change tries again
      this.#options.log.warn({ err: error, room: roomId }, "a snapshot was not stored");
    }
  }

  /** Everything durable, projected and stored. */
  async #settle(open: Open): Promise<void> {
    await open.room.committed();
    await open.room.catchUp();
    if (open.room.projectedSeq < open.room.seq) await this.#projection.flush();
    await this.#compact(open);
  }

  /**
   * A newcomer during the work below joins this very room, since it stays listed; only when nobody came and nothing
   * moved is it let go, in one step.
   */
  async #unload(open: Open): Promise<void> {
    if (open.isUnloading) return;
    open.isUnloading = true;
    try {
      await this.#settle(open);
      const { room } = open;
      const isUnused = room.connections.size === 0 && !room.hasUncommitted && !open.compacting;
      if (isUnused && room.state === "open" && this.#open.get(room.id) === open) {
        this.#open.delete(room.id);
        this.#projection.forget(room);
        room.release();
      }
    } catch (error) {
      this.#options.log.warn({ err: error, room: open.room.id }, "a room could not be given back yet");
    } finally {
      open.isUnloading = false;
    }
  }

  #forget(room: Room): void {
    const open = this.#open.get(room.id);
    if (open?.room !== room) return;
    this.#projection.forget(room);
    this.#open.delete(room.id);
  }
}
