// Writes the read model of a journey: rows that changed, and the mark on rows that are gone. Nothing is deleted here.
import { and, eq, isNull, lt, lte, notInArray, sql } from "drizzle-orm";
import { journeyNodes, journeys, rooms } from "#db/schema/journeys.ts";
import { type JourneyNode, nodesOf } from "#document/nodes.ts";
import type { Journey } from "#domain/journey.ts";
import { derivedInternal } from "#domain/portal.ts";
import type { Scope } from "#server/auth/scope.ts";

/**
 * Brings the read model of a journey to a position of its log. A row that another writer brought further is left alone.
 * @param seq position of the log that `journey` was read at
 */
export async function writeNodes(scope: Scope, journeyId: string, journey: Journey, seq: number): Promise<void> {
  const nodes = nodesOf(journey);
  await upsertNodes(scope, journeyId, nodes, derivedInternal(journey), seq);
  await scope.tx
    .update(journeyNodes)
    .set({ removedAt: sql`now()`, seq })
    .where(
      and(
        eq(journeyNodes.workspaceId, scope.workspaceId),
        eq(journeyNodes.journeyId, journeyId),
        isNull(journeyNodes.removedAt),
        lt(journeyNodes.seq, seq),
        notInArray(
          sql`${journeyNodes.kind} || '/' || ${journeyNodes.nodeId}`,
          nodes.map((node) => `${node.kind}/${node.nodeId}`),
        ),
      ),
    );
  await scope.tx
    .update(journeys)
    .set({ title: journey.meta.title, model: journey.meta.model, updatedAt: sql`now()` })
    .where(and(eq(journeys.workspaceId, scope.workspaceId), eq(journeys.id, journeyId)));
  await scope.tx
    .update(rooms)
    .set({ projectedSeq: seq })
    .where(and(eq(rooms.workspaceId, scope.workspaceId), eq(rooms.id, journeyId), lte(rooms.projectedSeq, seq)));
}

async function upsertNodes(
  scope: Scope,
  journeyId: string,
  nodes: readonly JourneyNode[],
  internal: ReadonlySet<string>,
  seq: number,
): Promise<void> {
  if (nodes.length === 0) return;
  await scope.tx
    .insert(journeyNodes)
    .values(
      nodes.map((node) => ({
        workspaceId: scope.workspaceId,
        journeyId,
        ...node,
        internal: internal.has(node.nodeId),
        seq,
      })),
    )
    .onConflictDoUpdate({
      target: [journeyNodes.workspaceId, journeyNodes.journeyId, journeyNodes.kind, journeyNodes.nodeId],
      set: {
        parentId: sql`excluded.parent_id`,
        internal: sql`excluded.internal`,
        data: sql`excluded.data`,
        seq: sql`excluded.seq`,
        removedAt: null,
      },
      setWhere: sql`${journeyNodes.seq} < excluded.seq and (${journeyNodes.removedAt} is not null
        or ${journeyNodes.data} is distinct from excluded.data or ${journeyNodes.internal} <> excluded.internal
        or ${journeyNodes.parentId} is distinct from excluded.parent_id)`,
    });
}
