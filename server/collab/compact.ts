// Snapshots that stand for the log before them, and the retention of what they stand for.
import type { Sql } from "postgres";
import * as Y from "yjs";

export interface SnapshotWrite {
  readonly roomId: string;
  readonly workspaceId: string;
  /** The payload holds at least the whole log up to here. */
  readonly seq: number;
  readonly payload: Uint8Array;
}

/** Days of log and daily snapshots kept for going back to a point in time. */
export const RETENTION_DAYS = 7;
const DELETE_BATCH = 5_000;

const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Stores a snapshot, in one transaction with the room's position; an older one never overtakes a newer. */
export async function writeSnapshot(sql: Sql, snapshot: SnapshotWrite): Promise<boolean> {
  const { roomId, workspaceId, seq, payload } = snapshot;
  return await sql.begin(async (tx) => {
    const moved = await tx`
      update rooms set snapshot_seq = ${seq}, bytes = ${payload.length}
      where id = ${roomId} and snapshot_seq < ${seq} and last_seq >= ${seq} returning id`;
    if (moved.length === 0) return false;
    await tx`
      insert into room_snapshots (workspace_id, room_id, seq, payload)
      values (${workspaceId}, ${roomId}, ${seq}, ${asBuffer(payload)}) on conflict do nothing`;
    return true;
  });
}

/** A document's full state as a snapshot's payload. */
export const snapshotOf = (doc: Y.Doc): Uint8Array => Y.encodeStateAsUpdate(doc);

/**
 * Deletes what the retention no longer needs: snapshots but the newest and one for each of the last days, and log rows
 * that are older and that the oldest kept snapshot stands for. Returns the number of rows.
 */
export async function pruneLog(sql: Sql, roomId: string): Promise<number> {
  await sql`
    delete from room_snapshots s where s.room_id = ${roomId}
      and s.seq < (select max(n.seq) from room_snapshots n where n.room_id = ${roomId})
      and (s.at < now() - make_interval(days => ${RETENTION_DAYS})
        or exists (select 1 from room_snapshots d where d.room_id = ${roomId} and d.seq > s.seq and d.at::date = s.at::date))`;
  let deleted = 0;
  for (;;) {
    const rows = await sql`
      delete from room_updates where room_id = ${roomId} and seq in (
        select u.seq from room_updates u where u.room_id = ${roomId}
          and u.at < now() - make_interval(days => ${RETENTION_DAYS})
          and u.seq <= (select min(s.seq) from room_snapshots s where s.room_id = ${roomId})
        order by u.seq limit ${DELETE_BATCH}) returning seq`;
    deleted += rows.length;
    if (rows.length < DELETE_BATCH) return deleted;
  }
}
