// Erasing: a journey's log begins anew with what it holds now. Deleted words go with the log, the snapshots and the
// versions that held them; the room's epoch rises, so that no copy from before is taken in again.
import type { Sql } from "postgres";
import { writeFresh } from "#document/restore.ts";
import { createOrigin } from "#document/origin.ts";
import { readJourney } from "#document/read.ts";
import type { Journey } from "#domain/journey.ts";
import { snapshotOf } from "./compact.ts";
import { readRoom } from "./load.ts";

export const ERASE_JOB = "erase_history";

export interface Erased {
  readonly workspaceId: string;
  readonly epoch: number;
  /** Position of the log at which it begins anew. */
  readonly seq: number;
  readonly journey: Journey;
}

/**
 * Replaces log, snapshots and versions of a room by its present content, in one transaction with the pool of `rt_collab`.
 * Whoever wrote meanwhile waits and is then told to come again. Throws NOT_FOUND without such a room.
 */
export async function eraseLog(sql: Sql, roomId: string): Promise<Erased> {
  return await sql.begin(async (tx) => {
    await tx`select 1 from rooms where id = ${roomId} for no key update`;
    const loaded = await readRoom(tx, roomId);
    const fresh = writeFresh(loaded.doc, createOrigin("migrate", `job:${ERASE_JOB}`));
    loaded.doc.destroy();
    const { workspaceId } = loaded;
    const payload = Buffer.from(snapshotOf(fresh));
    const journey = readJourney(fresh);
    fresh.destroy();
    // a number of its own: a room that is open somewhere sees that its log moved on
    const seq = loaded.seq + 1;
    await tx`delete from room_updates where room_id = ${roomId}`;
    await tx`delete from room_snapshots where room_id = ${roomId}`;
    await tx`delete from room_versions where room_id = ${roomId}`;
    await tx`
      insert into room_snapshots (workspace_id, room_id, seq, payload)
      values (${workspaceId}, ${roomId}, ${seq}, ${payload})`;
    await tx`
      update rooms set epoch = epoch + 1, last_seq = ${seq}, snapshot_seq = ${seq}, bytes = ${payload.length}
      where id = ${roomId}`;
    return { workspaceId, epoch: loaded.epoch + 1, seq, journey };
  });
}
