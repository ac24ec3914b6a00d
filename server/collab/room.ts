// One journey's live document in this process: who is connected, what it holds, and how far its log is known.
import * as Y from "yjs";
import { CLOSE_CODES, type CloseCode, encodeBell, encodeSync } from "#document/protocol.ts";
import { DomainError } from "#domain/errors.ts";
import { applyReceived } from "./apply.ts";
import { RoomAwareness } from "./awareness.ts";
import type { Committer } from "./committer.ts";
import type { Connection, Received } from "./connection.ts";
import { FanOut } from "./fan-out.ts";
import type { LoadedRoom, LogRow } from "./load.ts";
import type { CollabMeasures } from "./measures.ts";
import type { ShownState } from "./nodes.ts";
import type { CollabLog, CollabSettings } from "./settings.ts";
import { WholeState } from "./whole-state.ts";
import { receiveWrite } from "./write-path.ts";

/** What a room needs from the server around it. */
export interface RoomContext {
  readonly committer: Committer;
  readonly settings: CollabSettings;
  readonly log: CollabLog;
  readonly now: () => number;
  readonly wallClock: () => number;
  readonly measures: CollabMeasures;
  readonly load: (roomId: string) => Promise<LoadedRoom>;
  readonly readLog: (roomId: string, after: number, epoch: number) => Promise<LogRow[] | null>;
  /** The document changed: project it, and compact it when it has grown. */
  readonly onChanged: (room: Room) => void;
  /** The room can no longer be served and has closed its sockets: forget it. */
  readonly onBroken: (room: Room) => void;
  readonly onStrike: (userId: string) => void;
  /** Presence of sockets here, for the processes that serve this room too. */
  readonly onShown: (roomId: string, states: readonly ShownState[]) => void;
}

interface Accepted {
  readonly update: Uint8Array;
}

export class Room {
  readonly id: string;
  readonly workspaceId: string;
  readonly epoch: number;
  readonly connections = new Set<Connection>();
  readonly awareness: RoomAwareness;
  readonly fanOut: FanOut<Connection>;
  readonly context: RoomContext;
  doc: Y.Doc;
  state: "open" | "rebuilding" | "closed" = "open";
  /** The log is in `doc` up to here without gaps. */
  seq: number;
  snapshotSeq: number;
  projectedSeq: number;
  /** Bytes in the log after the snapshot; with the snapshot's size an upper bound of the document's. */
  tailBytes: number;
  snapshotBytes: number;
  /** How often rows of other processes changed the document. */
  foreignRows = 0;
  /** When the last socket left; null while somebody is here. */
  emptySince: number | null;
  /** Own rows whose predecessors of other writers are not yet read. */
  readonly #ahead = new Set<number>();
  readonly #whole = new WholeState();
  readonly #accepted = new Set<Accepted>();
  readonly #waiting: { connection: Connection; received: Received }[] = [];
  #catchingUp: Promise<void> | null = null;

  constructor(id: string, loaded: LoadedRoom, context: RoomContext) {
    this.id = id;
    this.workspaceId = loaded.workspaceId;
    this.epoch = loaded.epoch;
    this.context = context;
    this.doc = loaded.doc;
    this.seq = loaded.seq;
    this.snapshotSeq = loaded.snapshotSeq;
    this.projectedSeq = loaded.projectedSeq;
    this.tailBytes = loaded.tailBytes;
    this.snapshotBytes = loaded.snapshotBytes;
    this.emptySince = context.now();
    this.fanOut = new FanOut(this.connections, context.measures);
    this.awareness = new RoomAwareness(this.connections, {
      window: context.settings.awarenessWindow,
      wallClock: context.wallClock,
      tell: (states) => context.onShown(id, states),
    });
  }

  /** True while updates of this room wait for their commit. */
  get hasUncommitted(): boolean {
    return this.#accepted.size > 0;
  }

  join(connection: Connection): void {
    this.connections.add(connection);
    connection.hasJoined = true;
    this.emptySince = null;
    this.awareness.claim(connection);
    // a document that cannot be trusted says nothing about what is missing in it
    const known = this.state === "rebuilding" ? new Y.Doc() : this.doc;
    connection.send(encodeSync("step1", Y.encodeStateVector(known)));
    const present = this.awareness.all(connection);
    if (present) connection.sendAwareness(present);
  }

  leave(connection: Connection): void {
    if (!this.connections.delete(connection)) return;
    this.awareness.leave(connection);
    if (this.connections.size === 0) this.emptySince = this.context.now();
  }

  receive(connection: Connection, received: Received): void {
    if (this.state === "rebuilding") {
      this.#waiting.push({ connection, received });
      return;
    }
    if (this.state === "closed" || connection.isClosing) return;
    const { frame } = received;
    switch (frame.kind) {
      case "step1":
        this.#answer(connection, frame.stateVector);
        return;
      case "step2":
      case "update":
        receiveWrite(this, connection, frame, received);
        return;
      case "awareness":
        this.context.measures.awareness += 1;
        if (!this.awareness.receive(connection, frame.update, connection.allowAwareness)) {
          connection.close(CLOSE_CODES.malformed);
        }
        return;
      case "queryAwareness": {
        const present = this.awareness.all(connection);
        if (present) connection.sendAwareness(present);
      }
    }
  }

  /** Takes an accepted update: to the others at once, to the log, and back to its sender when it is durable. */
  accept(connection: Connection, update: Uint8Array, message: Uint8Array, ordinal: number): void {
    const accepted: Accepted = { update };
    this.context.measures.updates += 1;
    this.context.measures.updateBytes += update.length;
    this.#accepted.add(accepted);
    this.#spread(message, connection);
    this.context.committer.enqueue({
      roomId: this.id,
      epoch: this.epoch,
      payload: update,
      actor: connection.owner.userId,
      onDurable: (seq) => {
        this.#accepted.delete(accepted);
        if (seq !== null) this.#advance(seq, update.length);
        connection.settle(ordinal);
      },
      onLost: (why) => {
        this.#accepted.delete(accepted);
        if (why === "gone") void this.#leave();
        else this.shut(CLOSE_CODES.database);
      },
    });
    this.context.onChanged(this);
  }

  /** Nothing new came with this message: it is durable when everything before it is. */
  settleBehind(connection: Connection, ordinal: number): void {
    if (this.context.committer.isIdle) {
      connection.settle(ordinal);
      return;
    }
    this.context.committer.enqueue({
      roomId: this.id,
      epoch: this.epoch,
      payload: null,
      actor: connection.owner.userId,
      onDurable: () => connection.settle(ordinal),
      onLost: () => {},
    });
  }

  /** Resolves once everything taken so far is durable. */
  committed(): Promise<void> {
    if (this.context.committer.isIdle) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => resolve();
      const place = { roomId: this.id, epoch: this.epoch, payload: null, actor: "job:wait" };
      this.context.committer.enqueue({ ...place, onDurable: done, onLost: done });
    });
  }

  /** Another writer brought the log to here. */
  hearOf(seq: number): void {
    if (seq > this.seq) void this.catchUp();
  }

  /** Another writer's rows may be in the log: reads on from where this room knows it. */
  catchUp(): Promise<void> {
    if (this.state === "closed") return Promise.resolve();
    this.#catchingUp ??= this.#readOn()
      .catch((error: unknown) => {
        this.context.log.warn({ err: error, room: this.id }, "could not read on in the log");
      })
      .finally(() => {
        this.#catchingUp = null;
      });
    return this.#catchingUp;
  }

  /** The document in memory cannot be trusted: takes it from the log again, with what is accepted and not yet there. */
  async rebuild(): Promise<void> {
    if (this.state !== "open") return;
    this.state = "rebuilding";
    this.context.measures.rebuilds += 1;
    this.#whole.forget();
    try {
      const loaded = await this.context.load(this.id);
      const doc = loaded.doc;
      if (loaded.epoch !== this.epoch) {
        doc.destroy();
        this.shut(CLOSE_CODES.restart);
        return;
      }
      const missed = await this.#missedUntil(loaded);
      for (const { update } of this.#accepted) Y.applyUpdate(doc, update, "rebuild");
      this.doc.destroy();
      this.doc = doc;
      this.seq = Math.max(this.seq, loaded.seq);
      for (const seq of this.#ahead) if (seq <= this.seq) this.#ahead.delete(seq);
      this.tailBytes = loaded.tailBytes;
      this.snapshotBytes = loaded.snapshotBytes;
      this.state = "open";
      for (const message of missed) this.#spread(message, null);
    } catch (error) {
      this.context.log.error({ err: error, room: this.id }, "the room could not be rebuilt");
      this.shut(CLOSE_CODES.loadFailed);
      return;
    }
    this.context.onChanged(this);
    for (const { connection, received } of this.#waiting.splice(0)) this.receive(connection, received);
  }

  /** The log is no longer the one this room knows: it was begun anew, or the journey is gone. */
  async #leave(): Promise<void> {
    if (this.state !== "open") return;
    this.state = "rebuilding";
    try {
      (await this.context.load(this.id)).doc.destroy();
      // with their next ticket the clients hear of the new epoch
      this.shut(CLOSE_CODES.restart);
    } catch (error) {
      const isGone = error instanceof DomainError && error.code === "NOT_FOUND";
      this.shut(isGone ? CLOSE_CODES.gone : CLOSE_CODES.loadFailed);
    }
  }

  /** Closes every socket and gives the room up; the log keeps what it has. */
  shut(code: CloseCode): void {
    if (this.state === "closed") return;
    this.state = "closed";
    this.fanOut.flush();
    this.awareness.stop();
    this.#waiting.length = 0;
    for (const connection of this.connections) connection.close(code);
    this.context.onBroken(this);
  }

  /** Gives the memory back. Only for a room nobody is connected to. */
  release(): void {
    this.state = "closed";
    this.awareness.stop();
    this.doc.destroy();
  }

  /** Asks a socket for what its updates rest on; once. */
  askAgain(connection: Connection): void {
    if (connection.wasAskedAgain) return;
    connection.wasAskedAgain = true;
    connection.send(encodeSync("step1", Y.encodeStateVector(this.doc)));
  }

  /** The document's encoded size now; from here on the estimate starts at it. */
  measure(): number {
    this.snapshotBytes = Y.encodeStateAsUpdate(this.doc).length;
    this.tailBytes = 0;
    return this.snapshotBytes;
  }

  ring(noun: string): void {
    for (const connection of this.connections) connection.send(encodeBell(noun, this.id));
  }

  #answer(connection: Connection, stateVector: Uint8Array): void {
    this.fanOut.flush();
    // a document of which nobody says that it is of this epoch could bring back what was erased
    if (this.epoch > 1 && !connection.isEpochKnown && !WholeState.isAskedBy(stateVector)) {
      connection.close(CLOSE_CODES.unreadable);
      return;
    }
    try {
      if (WholeState.isAskedBy(stateVector)) {
        for (const frames of this.#whole.answer(this.doc)) connection.sendFramed(frames);
      } else {
        connection.send(encodeSync("step2", Y.encodeStateAsUpdate(this.doc, stateVector)));
      }
      connection.isLive = true;
    } catch {
      connection.close(CLOSE_CODES.malformed);
    }
  }

  #spread(message: Uint8Array, from: Connection | null): void {
    this.fanOut.send(message, from);
    this.#whole.add(message);
  }

  /** What a newly loaded state holds of other writers that the sockets here were not sent yet. */
  async #missedUntil(loaded: LoadedRoom): Promise<Uint8Array[]> {
    if (loaded.seq <= this.seq) return [];
    const rows = (await this.context.readLog(this.id, this.seq, this.epoch)) ?? [];
    const missed = rows.filter((row) => row.seq <= loaded.seq);
    // part of the log may be gone after its retention: then only the whole says it
    if (missed.length < loaded.seq - this.seq)
      return [encodeSync("update", Y.encodeStateAsUpdate(loaded.doc))];
    this.foreignRows += missed.length;
    return missed.map((row) => encodeSync("update", row.payload));
  }

  #advance(seq: number, size: number): void {
    this.tailBytes += size;
    if (seq <= this.seq) return;
    this.#ahead.add(seq);
    while (this.#ahead.delete(this.seq + 1)) this.seq += 1;
    if (this.#ahead.size > 0) void this.catchUp();
  }

  async #readOn(): Promise<void> {
    for (;;) {
      const doc = this.doc;
      const rows = await this.context.readLog(this.id, this.seq, this.epoch);
      if (this.state !== "open" || doc !== this.doc) return;
      if (rows === null) {
        await this.#leave();
        return;
      }
      const [first] = rows;
      if (first && first.seq > this.seq + 1) {
        // the log no longer reaches back to where this room stood
        void this.rebuild();
        return;
      }
      let isForeign = false;
      for (const row of rows) {
        if (row.seq !== this.seq + 1) continue;
        if (!this.#ahead.delete(row.seq) && this.#takeForeign(row)) isForeign = true;
        this.seq = row.seq;
        while (this.#ahead.delete(this.seq + 1)) this.seq += 1;
      }
      if (isForeign) this.context.onChanged(this);
      if (rows.length < 5_000) return;
    }
  }

  /** A row of another writer. It was checked where it was accepted. */
  #takeForeign(row: LogRow): boolean {
    const { isNew } = applyReceived(this.doc, row.payload, "log");
    if (!isNew) return false;
    this.context.measures.foreignRows += 1;
    this.foreignRows += 1;
    this.tailBytes += row.payload.length;
    this.#spread(encodeSync("update", row.payload), null);
    return true;
  }
}
