// Automatic versions of journeys: one for every ten minutes in which somebody worked, hourly ones after a week.
import type { Sql } from "postgres";
import { newId } from "#document/new-id.ts";
import { encodeVersion } from "#document/version-state.ts";
import { loadRoom } from "./load.ts";
import type { CollabLog } from "./settings.ts";

const EVERY_MINUTES = 10;
const THIN_AFTER_DAYS = 7;
const AT_ONCE = 50;

/** Stores the room's state as a version without a name. Returns the position it stands for. */
async function recordVersion(sql: Sql, roomId: string): Promise<number> {
  const { doc, seq, workspaceId } = await loadRoom(sql, roomId);
  try {
    const payload = Buffer.from(encodeVersion(doc));
    await sql`
      insert into room_versions (workspace_id, id, room_id, seq, payload)
      values (${workspaceId}, ${newId()}, ${roomId}, ${seq}, ${payload})`;
    return seq;
  } finally {
    doc.destroy();
  }
}

/**
 * Records a version of every journey that was edited since its last one, unless that is younger than ten minutes.
 * For the worker, with the pool of `rt_collab`, every minute or so. Returns how many were recorded.
 */
export async function recordDueVersions(sql: Sql, log: CollabLog): Promise<number> {
  const due = await sql<{ id: string }[]>`
    select r.id from rooms r
    left join lateral (
      select v.seq, v.at from room_versions v where v.workspace_id = r.workspace_id and v.room_id = r.id
      order by v.at desc limit 1) last on true
    where r.last_seq > coalesce(last.seq, 0)
      and (last.at is null or last.at < now() - make_interval(mins => ${EVERY_MINUTES}))
    order by r.id limit ${AT_ONCE}`;
  let recorded = 0;
  for (const { id } of due) {
    try {
      await recordVersion(sql, id);
      recorded += 1;
    } catch (error) {
      log.error({ err: error, room: id }, "an automatic version could not be recorded");
    }
  }
  return recorded;
}

/** Keeps the last automatic version of each hour once they are older than a week. Returns how many went. */
export async function thinVersions(sql: Sql): Promise<number> {
  const gone = await sql`
    delete from room_versions v where v.name is null and v.at < now() - make_interval(days => ${THIN_AFTER_DAYS})
      and exists (
        select 1 from room_versions later where later.workspace_id = v.workspace_id and later.room_id = v.room_id
          and later.name is null and later.at > v.at and date_trunc('hour', later.at) = date_trunc('hour', v.at))
    returning v.id`;
  return gone.length;
}
