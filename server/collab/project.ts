// Keeping the read model behind the open rooms: what changed, never more often than every two seconds, all rooms of a
// workspace in one transaction, and never anything that is not in the log.
import { nodesOf } from "#document/nodes.ts";
import { createJourneyReader, type JourneyReader } from "#document/read.ts";
import type { Journey } from "#domain/journey.ts";
import { derivedInternal } from "#domain/portal.ts";
import { Scope } from "#server/auth/scope.ts";
import { CONTENT_NOUN } from "./bell.ts";
import type { CollabMeasures } from "./measures.ts";
import { keyOf, type NodeRow, lockReadModel, readInternalRows, writeReadModel } from "./read-model.ts";
import type { Room } from "./room.ts";
import type { CollabLog, CollabSettings } from "./settings.ts";

/** Rooms in one transaction. */
const AT_ONCE = 100;

/** What is known of a room that has changed since it was opened. */
interface Followed {
  readonly room: Room;
  reader: { readonly of: Room["doc"]; readonly journey: JourneyReader } | null;
  /** The rows as they were last written; null = not known, write them all. */
  written: Map<string, NodeRow> | null;
  isDirty: boolean;
  /** Rows of other processes that the document held when it was read last. */
  foreignRows: number;
}

export interface ProjectionOptions {
  readonly settings: Pick<CollabSettings, "projectEvery">;
  readonly log: CollabLog;
  readonly measures: CollabMeasures;
}

/** The rows of a journey: those that are as they were written last stay the same objects. */
function rowsOf(journey: Journey, written: Followed["written"], internalRowIds: ReadonlySet<string>) {
  const internal = derivedInternal(journey, internalRowIds);
  const rows = new Map<string, NodeRow>();
  const changed: NodeRow[] = [];
  for (const node of nodesOf(journey)) {
    const key = keyOf(node);
    const before = written?.get(key);
    const isInternal = internal.has(node.nodeId);
    // the same record gives the same data object, so what did not change is told apart without comparing it
    const isSame =
      before?.data === node.data && before.parentId === node.parentId && before.internal === isInternal;
    const row = isSame ? before : { ...node, internal: isInternal };
    rows.set(key, row);
    if (!isSame) changed.push(row);
  }
  const gone = written ? [...written.keys()].filter((key) => !rows.has(key)) : ("others" as const);
  return { rows, changed, gone };
}

/** Follows all rooms of this process. */
export class Projection {
  readonly #options: ProjectionOptions;
  readonly #followed = new Map<Room, Followed>();
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #isStopped = false;

  constructor(options: ProjectionOptions) {
    this.#options = options;
  }

  /** The document of this room may have changed. */
  touch(room: Room): void {
    const followed = this.#followed.get(room);
    if (followed) followed.isDirty = true;
    else this.#followed.set(room, { room, reader: null, written: null, isDirty: true, foreignRows: 0 });
    this.#plan();
  }

  /** Writes what is outstanding now. */
  async flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#running) await this.#running;
    if (this.#isStopped) return;
    this.#running = this.#writeAll().finally(() => {
      this.#running = null;
      if ([...this.#followed.values()].some(({ isDirty }) => isDirty)) this.#plan();
    });
    await this.#running;
  }

  /** This room is given back. */
  forget(room: Room): void {
    this.#followed.get(room)?.reader?.journey.destroy();
    this.#followed.delete(room);
  }

  stop(): void {
    this.#isStopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    for (const room of [...this.#followed.keys()]) this.forget(room);
  }

  #plan(): void {
    if (this.#isStopped || this.#timer || this.#running) return;
    this.#timer = setTimeout(() => void this.flush(), this.#options.settings.projectEvery);
  }

  async #writeAll(): Promise<void> {
    const workspaces = new Map<string, Followed[]>();
    for (const followed of this.#followed.values()) {
      if (!followed.isDirty || followed.room.state !== "open") continue;
      const some = workspaces.get(followed.room.workspaceId);
      if (some) some.push(followed);
      else workspaces.set(followed.room.workspaceId, [followed]);
    }
    for (const all of workspaces.values()) {
      for (let at = 0; at < all.length; at += AT_ONCE) await this.#writeSome(all.slice(at, at + AT_ONCE));
    }
  }

  /** One journey that cannot be written must not hold up the others: then each is tried alone. */
  async #writeSome(some: readonly Followed[]): Promise<void> {
    try {
      await this.#write(some);
    } catch (error) {
      if (some.length > 1) {
        for (const one of some) await this.#writeSome([one]);
        return;
      }
      // the read model keeps its last good state; the log has everything
      const room = some[0]?.room.id;
      this.#options.log.error({ err: error, room }, "the read model could not be written");
    }
  }

  async #write(some: readonly Followed[]): Promise<void> {
    const began = performance.now();
    const [first] = some;
    if (!first) return;
    // read first, then wait until all of it is in the log: an edit that may yet be lost is never shown by the read model
    const read = some.map((followed) => {
      const { room } = followed;
      followed.isDirty = false;
      // rows of another process: it writes the read model too, so what was written last is no longer known
      if (room.foreignRows !== followed.foreignRows) followed.written = null;
      followed.foreignRows = room.foreignRows;
      return { followed, journey: this.#read(followed), projectedSeq: room.seq };
    });
    try {
      await Promise.all(some.map(({ room }) => room.committed()));
      const done = await Scope.system("projector", first.room.workspaceId, async (scope) => {
        const positions = await lockReadModel(
          scope,
          some.map(({ room }) => room.id),
        );
        const internalRowIds = await readInternalRows(scope);
        // another process was there with more than was read here: this room is read again first
        const behind = read.filter(({ followed, projectedSeq }) => {
          const isBehind = (positions.get(followed.room.id) ?? 0) > projectedSeq;
          if (isBehind) this.#readAgain(followed);
          return isBehind;
        });
        const ahead = read.filter((one) => !behind.includes(one));
        const compared = ahead.map(({ followed, journey, projectedSeq }) => {
          const { room, written } = followed;
          const seq = Math.max(projectedSeq, room.seq);
          const { rows, changed, gone } = rowsOf(journey, written, internalRowIds);
          return { followed, all: rows, journeyId: room.id, journey, rows: changed, gone, seq, projectedSeq };
        });
        await writeReadModel(scope, compared);
        for (const { journeyId } of compared) scope.bell(CONTENT_NOUN, journeyId);
        return compared;
      });
      for (const { followed, all, projectedSeq } of done) {
        followed.written = all;
        followed.room.projectedSeq = Math.max(followed.room.projectedSeq, projectedSeq);
        // what was committed meanwhile has moved the log on
        if (followed.room.seq > projectedSeq) followed.isDirty = true;
      }
      const count = done.reduce((sum, { rows }) => sum + rows.length, 0);
      this.#options.measures.projections.observe(performance.now() - began);
      this.#options.measures.readModelRows += count;
    } catch (error) {
      for (const followed of some) {
        followed.isDirty = true;
        followed.written = null;
      }
      throw error;
    }
  }

  #readAgain(followed: Followed): void {
    followed.isDirty = true;
    followed.written = null;
    void followed.room.catchUp();
  }

  /** A rebuilt room has another document: what was written before it says nothing about this one. */
  #read(followed: Followed): Journey {
    const { doc } = followed.room;
    if (followed.reader?.of !== doc) {
      followed.reader?.journey.destroy();
      followed.reader = { of: doc, journey: createJourneyReader(doc) };
      followed.written = null;
    }
    return followed.reader.journey.read();
  }
}
