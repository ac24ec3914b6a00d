// Reads about a journey's versions: the list with who worked on each, one as a journey, and what lies between two.
import { and, desc, eq, sql } from "drizzle-orm";
import { roomVersions } from "#db/schema/journeys.ts";
import { type ChangeLine, describeDifference } from "#document/describe-difference.ts";
import { readJourney } from "#document/read.ts";
import { openVersion } from "#document/version-state.ts";
import { DomainError } from "#domain/errors.ts";
import type { Journey } from "#domain/journey.ts";
import type { Scope } from "#server/auth/scope.ts";
import { loadPrivately } from "#server/collab/apply-edit.ts";
import { listAuthors } from "#server/journeys/log.ts";

export interface VersionRow {
  readonly id: string;
  /** null: recorded by itself. */
  readonly name: string | null;
  readonly at: Date;
  /** Who named it, or who restored another one just after it was recorded. */
  readonly by: string | null;
  /** Who edited since the version before it, as far as the log still says. */
  readonly editors: readonly string[];
}

const MOST = 500;

/** Versions, newest first, and whether anything was edited since the newest. */
export async function listVersions(scope: Scope, journeyId: string) {
  const here = { workspace: scope.workspaceId, journey: journeyId };
  const rows = await scope.tx.execute<{
    id: string;
    name: string | null;
    at: string;
    by: string | null;
    editors: string[] | null;
  }>(sql`
    with listed as (
      select v.id, v.name, v.at, v."by", v.seq, lag(v.seq, 1, 0::bigint) over (order by v.seq, v.at) as since
      from room_versions v where v.workspace_id = ${here.workspace} and v.room_id = ${here.journey}
      order by v.at desc limit ${MOST})
    select l.id, l.name, l.at, p.display_name as by,
      (select array_agg(distinct m.display_name order by m.display_name) from room_updates u
        join memberships m on m.workspace_id = u.workspace_id and m.user_id = u.actor
        where u.workspace_id = ${here.workspace} and u.room_id = ${here.journey} and u.seq > l.since and u.seq <= l.seq
      ) as editors
    from listed l left join memberships p on p.workspace_id = ${here.workspace} and p.id = l."by"
    order by l.at desc, l.seq desc, l.id`);
  const [room] = await scope.tx.execute<{ last_seq: string; newest: string | null }>(sql`
    select r.last_seq, (select max(v.seq) from room_versions v
      where v.workspace_id = r.workspace_id and v.room_id = r.id) as newest
    from rooms r where r.workspace_id = ${here.workspace} and r.id = ${here.journey}`);
  if (!room) throw new DomainError("NOT_FOUND");
  return {
    versions: rows.map(
      ({ editors, at, ...row }): VersionRow => ({ ...row, at: new Date(at), editors: editors ?? [] }),
    ),
    isChangedSince: Number(room.last_seq) > Number(room.newest ?? 0),
  };
}

/** The stored state of one version of this journey. @throws NOT_FOUND */
export async function readVersion(scope: Scope, journeyId: string, versionId: string) {
  const [row] = await scope.tx
    .select({
      id: roomVersions.id,
      name: roomVersions.name,
      at: roomVersions.at,
      seq: roomVersions.seq,
      payload: roomVersions.payload,
    })
    .from(roomVersions)
    .where(
      and(
        eq(roomVersions.workspaceId, scope.workspaceId),
        eq(roomVersions.roomId, journeyId),
        eq(roomVersions.id, versionId),
      ),
    )
    .orderBy(desc(roomVersions.at));
  if (!row) throw new DomainError("NOT_FOUND");
  return row;
}

function journeyOf(payload: Uint8Array): Journey {
  const doc = openVersion(payload);
  const journey = readJourney(doc);
  doc.destroy();
  return journey;
}

/** A line of a difference with the members who worked on its record, whoever came first first. */
export interface AuthoredLine extends ChangeLine {
  readonly authorIds: readonly string[];
}

/** Lines of a difference with who worked on each between two positions of the log. @param span `to` null = up to now */
export async function listAuthored(
  scope: Scope,
  journeyId: string,
  lines: readonly ChangeLine[],
  span: { readonly from: number; readonly to: number | null },
): Promise<AuthoredLine[]> {
  if (lines.length === 0) return [];
  const authors = await listAuthors(scope, journeyId, span);
  return lines.map((line) => ({ ...line, authorIds: authors.get(`${line.collection}/${line.id}`) ?? [] }));
}

/** What happened from a version to another one, or (`to` null) to now, and who worked on what. */
export async function compareVersions(
  scope: Scope,
  journeyId: string,
  { from, to }: { readonly from: string; readonly to: string | null },
) {
  const first = await readVersion(scope, journeyId, from);
  const before = journeyOf(first.payload);
  const second = to === null ? null : await readVersion(scope, journeyId, to);
  let after: Journey;
  if (second) after = journeyOf(second.payload);
  else {
    const doc = await loadPrivately(scope, journeyId);
    after = readJourney(doc);
    doc.destroy();
  }
  const lines = describeDifference(before, after);
  // one may look back from the later of the two as well
  const [earlier, later] = [first.seq, second?.seq ?? null];
  const span =
    later !== null && later < earlier ? { from: later, to: earlier } : { from: earlier, to: later };
  return {
    contentLocale: after.meta.contentLocale,
    lines: await listAuthored(scope, journeyId, lines, span),
  };
}
