// Reads about journeys: the list, one by its address, the board as the read model holds it, and what lies in the trash.
import { and, asc, desc, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { evidence } from "#db/schema/evidence.ts";
import {
  journeyCopies,
  journeyMembers,
  journeyNodes,
  journeyShares,
  journeySlugs,
  journeys,
  journeyViews,
  rooms,
} from "#db/schema/journeys.ts";
import { metrics, personas } from "#db/schema/research.ts";
import { readRows, texts } from "#db/read-rows.ts";
import { journeyOfNodes, type StoredNode } from "#document/nodes.ts";
import { readJourney } from "#document/read.ts";
import { type BoardLane, isBoardLane } from "#domain/board-lanes.ts";
import { DomainError } from "#domain/errors.ts";
import type { StrengthLevel } from "#domain/evidence-level.ts";
import type { Experience, Journey, Touchpoint } from "#domain/journey.ts";
import { can } from "#domain/permissions.ts";
import type { Scope } from "#server/auth/scope.ts";
import { listStrengths } from "#server/evidence/strengths/queries.ts";
import { hasNodeInLog, loadDocument } from "#server/journeys/log.ts";

const columns = {
  id: journeys.id,
  slug: journeys.slug,
  title: journeys.title,
  titleTranslations: journeys.titleTranslations,
  model: journeys.model,
  contentLocale: journeys.contentLocale,
  status: journeys.status,
  visibility: journeys.visibility,
  ownerId: journeys.ownerId,
  primaryObjective: journeys.primaryObjective,
  publishedAt: journeys.publishedAt,
  updatedAt: journeys.updatedAt,
};

/** What a journey is a copy of: null twice for one that is none. */
const copyColumns = { copiedFrom: journeyCopies.sourceTitle, copiedOn: journeyCopies.copiedOn };
const copyOf = and(
  eq(journeyCopies.workspaceId, journeys.workspaceId),
  eq(journeyCopies.journeyId, journeys.id),
);

/** Journeys of this workspace that the reader may see, the trash included: open ones, and those that name the reader. */
const visible = (scope: Scope) =>
  and(
    eq(journeys.workspaceId, scope.workspaceId),
    can(scope.role, "member.manage")
      ? undefined
      : or(
          eq(journeys.visibility, "workspace"),
          sql`exists (select 1 from ${journeyMembers} m where m.workspace_id = ${journeys.workspaceId}
            and m.journey_id = ${journeys.id} and m.membership_id = ${scope.memberId})`,
        ),
  );

/** The journeys of the list, without what is on them. */
export const listVisibleJourneys = (scope: Scope) =>
  scope.tx
    .select({
      id: journeys.id,
      slug: journeys.slug,
      title: journeys.title,
      titleTranslations: journeys.titleTranslations,
      stage: journeys.stage,
      status: journeys.status,
    })
    .from(journeys)
    .where(and(visible(scope), isNull(journeys.deletedAt)))
    .orderBy(desc(journeys.updatedAt), asc(journeys.id))
    .prepare("visible_journeys")
    .execute();

/** Every journey with what its row in the list shows: thread of the primary persona, levels, counts. */
export async function listJourneys(scope: Scope) {
  const rows = await scope.tx
    .select({ ...columns, ...copyColumns })
    .from(journeys)
    .leftJoin(journeyCopies, copyOf)
    .where(and(visible(scope), isNull(journeys.deletedAt)))
    .orderBy(desc(journeys.updatedAt), asc(journeys.id));
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const [nodes, strengths] = await Promise.all([
    scope.tx
      .select({
        journeyId: journeyNodes.journeyId,
        nodeId: journeyNodes.nodeId,
        kind: journeyNodes.kind,
        data: journeyNodes.data,
      })
      .from(journeyNodes)
      .where(
        and(
          eq(journeyNodes.workspaceId, scope.workspaceId),
          inArray(journeyNodes.journeyId, ids),
          inArray(journeyNodes.kind, ["meta", "phases", "touchpoints", "experiences"]),
          isNull(journeyNodes.removedAt),
        ),
      ),
    listStrengths(scope, ids),
  ]);
  return rows.map((row) => {
    const board = journeyOfNodes(nodes.filter((one) => one.journeyId === row.id));
    const levels: Record<StrengthLevel, number> = { assumption: 0, anecdotal: 0, supported: 0, validated: 0 };
    for (const touchpoint of board?.touchpoints ?? []) {
      levels[strengths[row.id]?.[touchpoint.id]?.level ?? "assumption"] += 1;
    }
    return {
      ...row,
      goal: board?.meta.goal ?? "",
      phases: (board?.phases ?? []).map((phase) => ({
        id: phase.id,
        name: phase.name,
        translations: phase.translations ?? {},
      })),
      thread: board ? threadOf(board) : [],
      touchpointCount: board?.touchpoints.length ?? 0,
      levels,
    };
  });
}

export type JourneyRow = Awaited<ReturnType<typeof listJourneys>>[number];

/** Points of the thread in the list: phase index and the primary persona's feeling, null where she has none. */
function threadOf(board: Journey) {
  const persona = board.meta.primaryPersonaId;
  const felt = new Map(
    board.experiences
      .filter((one: Experience) => persona === null || one.personaId === persona)
      .map((one) => [one.touchpointId, one.value]),
  );
  const phaseIndex = new Map(board.phases.map((phase) => [phase.id, phase.index]));
  return board.touchpoints.map((one: Touchpoint) => ({
    touchpointId: one.id,
    phase: one.phaseId === null ? board.phases.length : (phaseIndex.get(one.phaseId) ?? board.phases.length),
    value: felt.get(one.id) ?? null,
  }));
}

/** A journey by its address; an old address answers with `movedTo`. Throws NOT_FOUND, also for what the reader may not see. */
export async function getJourneyBySlug(scope: Scope, slug: string) {
  const [row] = await scope.tx
    .select({ ...columns, ...copyColumns })
    .from(journeys)
    .leftJoin(journeyCopies, copyOf)
    .where(and(visible(scope), isNull(journeys.deletedAt), eq(journeys.slug, slug)));
  if (row) return { ...row, movedTo: null };
  const [moved] = await scope.tx
    .select({ ...columns, ...copyColumns })
    .from(journeySlugs)
    .innerJoin(
      journeys,
      and(eq(journeys.workspaceId, journeySlugs.workspaceId), eq(journeys.id, journeySlugs.journeyId)),
    )
    .leftJoin(journeyCopies, copyOf)
    .where(and(visible(scope), isNull(journeys.deletedAt), eq(journeySlugs.slug, slug)));
  if (!moved) throw new DomainError("NOT_FOUND");
  return { ...moved, movedTo: moved.slug };
}

/** The lanes this person chose for the journey's board; null until they choose. */
export async function getLanes(scope: Scope, journeyId: string): Promise<BoardLane[] | null> {
  await openJourneyWithin(scope, journeyId);
  const [view] = await scope.tx
    .select({ lanes: journeyViews.lanes })
    .from(journeyViews)
    .where(
      and(
        eq(journeyViews.workspaceId, scope.workspaceId),
        eq(journeyViews.journeyId, journeyId),
        eq(journeyViews.userId, scope.userId ?? ""),
      ),
    );
  return view ? view.lanes.filter(isBoardLane) : null;
}

/** The settings of one journey: who is named, who looks on as a guest. */
export async function getJourney(scope: Scope, journeyId: string) {
  const row = await openJourneyWithin(scope, journeyId);
  const [members, shares] = await Promise.all([
    scope.tx
      .select({ membershipId: journeyMembers.membershipId })
      .from(journeyMembers)
      .where(and(eq(journeyMembers.workspaceId, scope.workspaceId), eq(journeyMembers.journeyId, journeyId))),
    scope.tx
      .select({ userId: journeyShares.userId, canComment: journeyShares.canComment })
      .from(journeyShares)
      .where(and(eq(journeyShares.workspaceId, scope.workspaceId), eq(journeyShares.journeyId, journeyId))),
  ]);
  return { ...row, memberIds: members.map((one) => one.membershipId), shares };
}

/** The whole journey from the read model, a moment behind the live document. Null while nothing was projected yet. */
export async function getBoard(scope: Scope, journeyId: string): Promise<Journey | null> {
  const rows = await readRows<StoredNode>(
    scope.tx,
    "board",
    sql`select node_id as "nodeId", kind, data from journey_nodes
      where workspace_id = ${scope.workspaceId} and journey_id = ${journeyId} and removed_at is null`,
  );
  return journeyOfNodes(rows);
}

/** Kinds of record that say who does what where, what is felt, and what hurts. */
const OUTLINED = ["meta", "phases", "touchpoints", "experiences", "insights", "routes", "goals"];

/** Records of one kind of one board: those of which few fields are read as lists of these, the others as they stand. */
type OutlinedRecords = readonly (readonly unknown[] | { readonly id?: string })[];

/**
 * Several boards at once as far as their outline goes (`domain/roll-up.ts`): other records are not among them, and touchpoints and
 * feelings come without their texts, which may be long.
 */
export async function listOutlinedBoards(
  scope: Scope,
  journeyIds: readonly string[],
): Promise<ReadonlyMap<string, Journey | null>> {
  if (journeyIds.length === 0) return new Map();
  // the records' own text is put together: made anew by the functions for JSON it would cost the database half as much again
  const rows = await scope.tx
    .select({ id: sql<string>`q.id`, kind: sql<string>`q.kind`, records: sql<string>`q.records` })
    .from(
      sql`(select n.journey_id as id, n.kind, '[' || string_agg((case n.kind
            when 'meta' then '{}'::jsonb
            when 'touchpoints' then jsonb_build_array(n.node_id, n.data->'place', n.data->'title', n.data->'translations',
              n.data->'departmentId', n.data->'involvedDepartmentIds', n.data->'channelId', n.data->'state')
            when 'experiences' then jsonb_build_array(n.data->'touchpointId', n.data->'personaId', n.data->'value')
            else n.data end)::text, ',') || ']' as records
          from journey_nodes n
          where n.workspace_id = ${scope.workspaceId} and n.journey_id = any(${texts(journeyIds)})
            and n.kind = any(${texts(OUTLINED)}) and n.removed_at is null
          group by n.journey_id, n.kind) q`,
    )
    .prepare("outlined_boards")
    .execute();
  const nodes = new Map<string, StoredNode[]>(journeyIds.map((id) => [id, []]));
  for (const { id, kind, records } of rows)
    for (const record of JSON.parse(records) as OutlinedRecords)
      nodes.get(id)?.push(outlinedNode(kind, record));
  return new Map([...nodes].map(([id, list]) => [id, journeyOfNodes(list)]));
}

function outlinedNode(kind: string, record: OutlinedRecords[number]): StoredNode {
  if (!isList(record)) return { nodeId: record.id ?? kind, kind, data: record };
  if (kind === "experiences") {
    const [touchpointId, personaId, value] = record;
    return { nodeId: "", kind, data: { touchpointId, personaId, value } };
  }
  const [id, place, title, translations, departmentId, involvedDepartmentIds, channelId, state] = record;
  const card = { id, place, title, translations, departmentId, involvedDepartmentIds, channelId, state };
  return { nodeId: String(id), kind, data: card };
}

const isList = (record: OutlinedRecords[number]): record is readonly unknown[] => Array.isArray(record);

/** What each of these journeys was copied from, by its id; those that are no copies are not among them. */
export async function listCopied(scope: Scope, journeyIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await scope.tx
    .select({ journeyId: journeyCopies.journeyId, title: journeyCopies.sourceTitle })
    .from(journeyCopies)
    .where(
      and(
        eq(journeyCopies.workspaceId, scope.workspaceId),
        inArray(journeyCopies.journeyId, [...journeyIds]),
      ),
    );
  return new Map(rows.map((row) => [row.journeyId, row.title]));
}

/** The journey and the position of the log that it holds: the read model where it is up to date, else the log itself. */
export async function getJourneyNow(
  scope: Scope,
  journeyId: string,
): Promise<{ readonly journey: Journey | null; readonly logSeq: number }> {
  const [room] = await scope.tx
    .select({ lastSeq: rooms.lastSeq, projectedSeq: rooms.projectedSeq })
    .from(rooms)
    .where(and(eq(rooms.workspaceId, scope.workspaceId), eq(rooms.id, journeyId)));
  const logSeq = room?.lastSeq ?? 0;
  if (!room || room.projectedSeq >= room.lastSeq)
    return { journey: await getBoard(scope, journeyId), logSeq };
  const doc = await loadDocument(scope, journeyId);
  const journey = readJourney(doc);
  doc.destroy();
  return { journey, logSeq };
}

/**
 * Proves, inside a workspace's scope, that this journey is one the reader may see.
 * @throws NOT_FOUND
 */
export async function openJourneyWithin(scope: Scope, journeyId: string) {
  const [row] = await scope.tx
    .select(columns)
    .from(journeys)
    .where(and(visible(scope), isNull(journeys.deletedAt), eq(journeys.id, journeyId)))
    .prepare("visible_journey")
    .execute();
  if (!row) throw new DomainError("NOT_FOUND");
  return row;
}

/**
 * Proves that a record exists in the journey: the read model is asked first, then the log, which knows it earlier.
 * @throws NOT_FOUND
 */
export async function requireNode(scope: Scope, journeyId: string, nodeId: string): Promise<void> {
  const [known] = await scope.tx
    .select({ nodeId: journeyNodes.nodeId })
    .from(journeyNodes)
    .where(
      and(
        eq(journeyNodes.workspaceId, scope.workspaceId),
        eq(journeyNodes.journeyId, journeyId),
        eq(journeyNodes.nodeId, nodeId),
        isNull(journeyNodes.removedAt),
      ),
    )
    .limit(1);
  if (!known && !(await hasNodeInLog(scope, journeyId, nodeId))) throw new DomainError("NOT_FOUND");
}

/** What was deleted and can come back, newest first. */
export async function listTrash(scope: Scope) {
  const [journeyRows, personaRows, evidenceRows, metricRows] = await Promise.all([
    scope.tx
      .select({
        id: journeys.id,
        name: journeys.title,
        deletedAt: journeys.deletedAt,
        deletedBy: journeys.deletedBy,
      })
      .from(journeys)
      .where(and(eq(journeys.workspaceId, scope.workspaceId), isNotNull(journeys.deletedAt))),
    scope.tx
      .select({
        id: personas.id,
        name: personas.name,
        deletedAt: personas.deletedAt,
        deletedBy: personas.deletedBy,
      })
      .from(personas)
      .where(and(eq(personas.workspaceId, scope.workspaceId), isNotNull(personas.deletedAt))),
    scope.tx
      .select({
        id: evidence.id,
        name: evidence.title,
        deletedAt: evidence.deletedAt,
        deletedBy: evidence.deletedBy,
      })
      .from(evidence)
      .where(and(eq(evidence.workspaceId, scope.workspaceId), isNotNull(evidence.deletedAt))),
    scope.tx
      .select({
        id: metrics.id,
        name: metrics.name,
        deletedAt: metrics.deletedAt,
        deletedBy: metrics.deletedBy,
        journeyId: metrics.journeyId,
      })
      .from(metrics)
      .where(and(eq(metrics.workspaceId, scope.workspaceId), isNotNull(metrics.deletedAt))),
  ]);
  return [
    ...journeyRows.map((row) => ({ kind: "journey" as const, journeyId: row.id, ...row })),
    ...personaRows.map((row) => ({ kind: "persona" as const, journeyId: null, ...row })),
    ...evidenceRows.map((row) => ({ kind: "evidence" as const, journeyId: null, ...row })),
    ...metricRows.map((row) => ({ kind: "metric" as const, ...row })),
  ].sort((a, b) => (b.deletedAt?.getTime() ?? 0) - (a.deletedAt?.getTime() ?? 0));
}
