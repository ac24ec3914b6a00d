// The read model of a journey: what the document says, as rows that lists, portals and health read. Only what changed
// is written, never more often than every two seconds for one room, and never anything that is not in the log.
import { sql } from "drizzle-orm";
import { createHash } from "node:crypto";
import { type JourneyNode, nodesOf } from "#document/nodes.ts";
import { readJourney } from "#document/read.ts";
import { derivedInternal } from "#domain/portal.ts";
import type { Journey } from "#domain/journey.ts";
import { Scope } from "#server/auth/scope.ts";
import type { Room } from "./room.ts";
import type { CollabLog, CollabSettings } from "./settings.ts";

/** A record as the read model holds it. */
interface NodeRow extends JourneyNode {
  readonly internal: boolean;
}

const keyOf = (node: Pick<JourneyNode, "kind" | "nodeId">) => `${node.kind}/${node.nodeId}`;
const digestOf = (row: NodeRow) =>
  createHash("sha1")
    .update(JSON.stringify([row.parentId, row.internal, row.data]))
    .digest("base64");

function rowsOf(journey: Journey, internalRowIds: ReadonlySet<string>): NodeRow[] {
  const internal = derivedInternal(journey, internalRowIds);
  return nodesOf(journey).map((node) => ({ ...node, internal: internal.has(node.nodeId) }));
}

/** Personas and metrics of the workspace that are internal: what hangs on them is too. */
async function readInternalRows(scope: Scope): Promise<ReadonlySet<string>> {
  const found = await scope.tx.execute<{ id: string }>(sql`
    select id from personas where workspace_id = ${scope.workspaceId} and internal
    union all select id from metrics where workspace_id = ${scope.workspaceId} and internal`);
  return new Set(found.map((row) => row.id));
}

/**
 * Writes rows and marks those that are gone, at a position of the log; rows that another writer brought further are left
 * alone. `gone: "others"` means everything that is not among the rows.
 */
export async function writeNodeRows(
  scope: Scope,
  journeyId: string,
  rows: readonly NodeRow[],
  gone: readonly string[] | "others",
  seq: number,
): Promise<void> {
  if (rows.length > 0) {
    await scope.tx.execute(sql`
      insert into journey_nodes as n (workspace_id, journey_id, node_id, kind, parent_id, internal, data, seq)
      select ${scope.workspaceId}, ${journeyId}, r."nodeId", r.kind, r."parentId", r.internal, r.data, ${seq}
        from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
          as r("nodeId" text, kind text, "parentId" text, internal boolean, data jsonb)
      on conflict (workspace_id, journey_id, kind, node_id) do update
        set parent_id = excluded.parent_id, internal = excluded.internal, data = excluded.data, seq = excluded.seq,
          removed_at = null
        where n.seq <= excluded.seq`);
  }
  const keys = gone === "others" ? rows.map(keyOf) : gone;
  if (gone === "others" || keys.length > 0) {
    const among = sql`(kind || '/' || node_id) in (select jsonb_array_elements_text(${JSON.stringify(keys)}::text::jsonb))`;
    await scope.tx.execute(sql`
      update journey_nodes set removed_at = now(), seq = ${seq}
      where workspace_id = ${scope.workspaceId} and journey_id = ${journeyId} and removed_at is null and seq <= ${seq}
        and ${gone === "others" ? sql`not ${among}` : among}`);
  }
}

/** The journey's own row follows its document, and the room remembers how far the read model is. */
export async function markProjected(
  scope: Scope,
  journeyId: string,
  journey: Journey,
  seq: number,
): Promise<void> {
  const { title, model } = journey.meta;
  await scope.tx.execute(sql`
    update journeys set title = ${title}, model = ${model}, updated_at = now()
    where workspace_id = ${scope.workspaceId} and id = ${journeyId}`);
  await scope.tx.execute(sql`
    update rooms set projected_seq = ${seq}
    where workspace_id = ${scope.workspaceId} and id = ${journeyId} and projected_seq < ${seq}`);
}

/** Brings the whole read model of a journey to a position of its log. */
export async function projectJourney(
  scope: Scope,
  journeyId: string,
  journey: Journey,
  seq: number,
): Promise<void> {
  const rows = rowsOf(journey, await readInternalRows(scope));
  await writeNodeRows(scope, journeyId, rows, "others", seq);
  await markProjected(scope, journeyId, journey, seq);
}

export interface Projector {
  /** The document may have changed. */
  touch(): void;
  /** Writes what is outstanding now. */
  flush(): Promise<void>;
  stop(): void;
}

export interface ProjectorOptions {
  readonly settings: Pick<CollabSettings, "projectEvery">;
  readonly log: CollabLog;
}

/** Follows one open room. */
export function createProjector(room: Room, options: ProjectorOptions): Projector {
  let written: Map<string, string> | null = null;
  let isDirty = false;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let isStopped = false;

  function plan(): void {
    if (isStopped || timer) return;
    timer = setTimeout(() => {
      timer = null;
      void flush();
    }, options.settings.projectEvery);
  }

  async function write(): Promise<void> {
    if (room.state !== "open") return;
    isDirty = false;
    // read first, then wait until all of it is in the log: an edit that may yet be lost is never shown by the read model
    const journey = readJourney(room.doc);
    const from = room.seq;
    await room.committed();
    const seq = Math.max(from, room.seq);
    const before = written;
    written = null;
    written = await Scope.system("projector", room.workspaceId, async (scope) => {
      const rows = rowsOf(journey, await readInternalRows(scope));
      const digests = new Map(rows.map((row) => [keyOf(row), digestOf(row)]));
      if (before) {
        const changed = rows.filter((row) => before.get(keyOf(row)) !== digests.get(keyOf(row)));
        const gone = [...before.keys()].filter((key) => !digests.has(key));
        if (changed.length === 0 && gone.length === 0 && from === room.projectedSeq) return digests;
        await writeNodeRows(scope, room.id, changed, gone, seq);
      } else {
        await writeNodeRows(scope, room.id, rows, "others", seq);
      }
      await markProjected(scope, room.id, journey, from);
      scope.bell("journey", room.id);
      return digests;
    });
    room.projectedSeq = Math.max(room.projectedSeq, from);
  }

  async function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    if (running) await running;
    if (!isDirty || isStopped) return;
    running = write()
      .catch((error: unknown) => {
        isDirty = true;
        // the read model keeps its last good state; the log has everything
        options.log.error({ err: error, room: room.id }, "the read model could not be written");
      })
      .finally(() => {
        running = null;
        if (isDirty) plan();
      });
    await running;
  }

  return {
    touch() {
      isDirty = true;
      plan();
    },
    flush,
    stop() {
      isStopped = true;
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}
