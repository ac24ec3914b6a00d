// The log of one journey as a story: every row, what it changed in words, and the state as of a moment. For operators, over
// a connection that may read every workspace.
import type { Sql } from "postgres";
import * as Y from "yjs";
import { type ChangeLine, describeDifference } from "#document/describe-difference.ts";
import { readJourney } from "#document/read.ts";
import { DomainError } from "#domain/errors.ts";
import type { Journey } from "#domain/journey.ts";

export interface LogEntry {
  readonly seq: number;
  readonly at: Date;
  /** Name of the person, or the actor as the log has it. */
  readonly actor: string;
  readonly bytes: number;
  /** What it changed; empty for what others had written already. */
  readonly lines: readonly ChangeLine[];
}

export interface LogHistory {
  readonly journeyId: string;
  readonly title: string;
  /** Position before the first entry: what was before is kept as one state. */
  readonly from: number;
  readonly entries: readonly LogEntry[];
  /** The journey after the last entry; null when there was nothing yet at that moment. */
  readonly journey: Journey | null;
}

/** Finds a journey by its id or by its address, `/ws/j/slug`. @throws NOT_FOUND */
async function findRoom(sql: Sql, name: string): Promise<string> {
  const [, workspace = "", slug = ""] = /^\/?([^/]+)\/j\/([^/?#]+)/.exec(name) ?? [];
  const [row] = await sql<{ id: string }[]>`
    select j.id from journeys j join workspaces w on w.id = j.workspace_id
    where j.id = ${name} or (w.slug = ${workspace} and j.slug = ${slug}) limit 1`;
  if (!row) throw new DomainError("NOT_FOUND");
  return row.id;
}

/**
 * Reads the log on from the oldest state that is kept, up to `until`. Throws NOT_FOUND without such a journey, EXPIRED
 * when the moment lies before what the retention keeps.
 */
export async function readLogHistory(sql: Sql, name: string, until?: Date): Promise<LogHistory> {
  const journeyId = await findRoom(sql, name);
  const rows = await sql<{ seq: string; at: Date; actor: string; payload: Buffer }[]>`
    select u.seq, u.at, coalesce(m.display_name, u.actor) as actor, u.payload from room_updates u
    left join memberships m on m.workspace_id = u.workspace_id and m.user_id = u.actor
    where u.room_id = ${journeyId} order by u.seq`;
  const first = Number(rows[0]?.seq ?? 0);
  // rows may begin after a state that stands for those before: the newest one that leaves no gap
  const [base] = await sql<{ seq: string; at: Date; payload: Buffer }[]>`
    select seq, at, payload from room_snapshots
    where room_id = ${journeyId} and (${first} = 0 or seq >= ${first - 1}) and ${first} <> 1
    order by ${first} = 0 desc, seq limit 1`;
  if (until && (base?.at ?? rows[0]?.at ?? until) > until) throw new DomainError("EXPIRED");
  const doc = new Y.Doc();
  if (base) Y.applyUpdate(doc, base.payload);
  const from = Number(base?.seq ?? 0);
  const hasJourney = () => doc.getMap("meta").has("shape");
  let journey: Journey | null = hasJourney() ? readJourney(doc) : null;
  const entries: LogEntry[] = [];
  for (const { seq, at, actor, payload } of rows) {
    if (Number(seq) <= from) continue;
    if (until && at > until) break;
    Y.applyUpdate(doc, payload);
    const next = hasJourney() ? readJourney(doc) : null;
    const lines = journey && next ? describeDifference(journey, next) : [];
    entries.push({ seq: Number(seq), at, actor, bytes: payload.length, lines });
    journey = next;
  }
  doc.destroy();
  return { journeyId, title: journey?.meta.title ?? "", from, entries, journey };
}

/** One change in words, for a terminal. */
export function sayChange({ change, collection, title, phase, fromPhase, fields }: ChangeLine): string {
  const what = `${collection} ${JSON.stringify(title)}`;
  if (change === "moved") return `moved ${what} from ${fromPhase ?? "–"} to ${phase ?? "–"}`;
  const said = fields.map(({ field, before, after }) =>
    before === undefined && after === undefined
      ? field
      : `${field} ${JSON.stringify(before ?? null)} → ${JSON.stringify(after ?? null)}`,
  );
  return `${change} ${what}${phase ? ` in ${phase}` : ""}${said.length > 0 ? `: ${said.join(", ")}` : ""}`;
}
