// Reading a room from the database: newest snapshot and the log after it, or nothing at all.
import type { Sql, TransactionSql } from "postgres";
import * as Y from "yjs";
import { ROOT_NAMES } from "#document/shape.ts";
import { DomainError } from "#domain/errors.ts";

export interface LoadedRoom {
  readonly workspaceId: string;
  readonly doc: Y.Doc;
  /** Position in the log up to which `doc` is complete. */
  readonly seq: number;
  readonly snapshotSeq: number;
  readonly projectedSeq: number;
  readonly epoch: number;
  /** Encoded size of the snapshot, and what the log adds to it. */
  readonly snapshotBytes: number;
  readonly tailBytes: number;
}

export interface LogRow {
  readonly seq: number;
  readonly payload: Uint8Array;
}

/**
 * An empty document that knows what its top-level maps are. Yjs replaces a map it did not know the type of when it is
 * first asked for; a check of the very first transaction would then look at the wrong object.
 */
export function emptyDoc(): Y.Doc {
  const doc = new Y.Doc();
  for (const name of ROOT_NAMES) doc.getMap(name);
  return doc;
}

/**
 * Loads a room's document. Throws NOT_FOUND when there is no such room, and whatever the database or Yjs throws when
 * the document cannot be read whole: there is never an empty document in place of an unreadable one.
 */
export async function loadRoom(sql: Sql, roomId: string): Promise<LoadedRoom> {
  return await sql.begin("isolation level repeatable read read only", (tx) => readRoom(tx, roomId));
}

/** The same inside a transaction that holds the room still: repeatable, or with the room's row locked. */
export async function readRoom(tx: TransactionSql, roomId: string): Promise<LoadedRoom> {
  const [room] = await tx<
    { workspace_id: string; last_seq: string; snapshot_seq: string; projected_seq: string; epoch: number }[]
  >`select workspace_id, last_seq, snapshot_seq, projected_seq, epoch from rooms where id = ${roomId}`;
  if (!room) throw new DomainError("NOT_FOUND");
  const [snapshot] = await tx<{ seq: string; payload: Buffer }[]>`
      select seq, payload from room_snapshots where room_id = ${roomId} order by seq desc limit 1`;
  const from = snapshot ? Number(snapshot.seq) : 0;
  const rows = await tx<{ seq: string; payload: Buffer }[]>`
      select seq, payload from room_updates where room_id = ${roomId} and seq > ${from} order by seq`;
  const seq = Number(room.last_seq);
  if (from + rows.length !== Math.max(seq, from)) throw new Error(`the log of room ${roomId} has a hole`);
  const doc = emptyDoc();
  let tailBytes = 0;
  doc.transact(() => {
    if (snapshot) Y.applyUpdate(doc, snapshot.payload, "load");
    for (const row of rows) {
      tailBytes += row.payload.length;
      Y.applyUpdate(doc, row.payload, "load");
    }
  }, "load");
  return {
    workspaceId: room.workspace_id,
    doc,
    seq: Math.max(seq, from),
    snapshotSeq: from,
    projectedSeq: Number(room.projected_seq),
    epoch: room.epoch,
    snapshotBytes: snapshot?.payload.length ?? 0,
    tailBytes,
  };
}

/** Rows of a room after a position, in order; null when the log is no longer of that epoch, or the room is gone. */
export async function readLog(
  sql: Sql,
  roomId: string,
  after: number,
  epoch: number,
): Promise<LogRow[] | null> {
  const rows = await sql<{ seq: string | null; payload: Buffer }[]>`
    select u.seq, u.payload from rooms r
      left join room_updates u on u.room_id = r.id and u.seq > ${after}
    where r.id = ${roomId} and r.epoch = ${epoch} order by u.seq limit 5000`;
  if (rows.length === 0) return null;
  return rows.flatMap(({ seq, payload }) => (seq === null ? [] : [{ seq: Number(seq), payload }]));
}
