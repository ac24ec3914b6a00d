// Throws away what has lived its time: tickets, tokens, sessions, counters; the trash after 30 days; removed nodes after 90.
import { and, eq, isNotNull, lt, type SQL, sql } from "drizzle-orm";
import { collabTickets, rateBuckets, sessions, verificationTokens } from "#db/schema/accounts.ts";
import { comments } from "#db/schema/comments.ts";
import { evidence, evidenceLinks } from "#db/schema/evidence.ts";
import { journeyNodes, journeys } from "#db/schema/journeys.ts";
import { metricLinks, metrics, personas, tasks } from "#db/schema/research.ts";
import { workspaces } from "#db/schema/workspaces.ts";
import { LIMITS } from "#domain/limits.ts";
import { type Scope, withoutScope } from "#server/auth/scope.ts";
import { aliveSession } from "#server/auth/session.ts";

/** Tickets, tokens, sessions and counters that no longer hold. */
export async function sweepExpired(): Promise<void> {
  const database = withoutScope();
  await database.delete(collabTickets).where(lt(collabTickets.expiresAt, sql`now()`));
  // kept a day longer, so that a late click is told "expired" and not "unknown"
  await database
    .delete(verificationTokens)
    .where(lt(verificationTokens.expires, sql`now() - interval '1 day'`));
  await database.delete(sessions).where(sql`not (${aliveSession})`);
  await database.delete(rateBuckets).where(lt(rateBuckets.expire, sql`now() - interval '1 hour'`));
}

const overdue = (deletedAt: unknown) =>
  sql`${deletedAt} < now() - make_interval(days => ${LIMITS.trashDays})`;

/** Removes for good what lay in the trash for 30 days; the workspace itself goes with everything in it. */
export async function emptyTrash(scope: Scope): Promise<void> {
  const here = scope.workspaceId;
  const [gone] = await scope.tx
    .delete(workspaces)
    .where(and(eq(workspaces.id, here), overdue(workspaces.deletedAt)))
    .returning({ id: workspaces.id });
  if (gone) return;
  await loosenTasks(scope);
  const counts = {
    journeys: await scope.tx
      .delete(journeys)
      .where(and(eq(journeys.workspaceId, here), overdue(journeys.deletedAt)))
      .returning({ id: journeys.id }),
    evidence: await scope.tx
      .delete(evidence)
      .where(and(eq(evidence.workspaceId, here), overdue(evidence.deletedAt)))
      .returning({ id: evidence.id }),
    personas: await scope.tx
      .delete(personas)
      .where(and(eq(personas.workspaceId, here), overdue(personas.deletedAt)))
      .returning({ id: personas.id }),
    metrics: await scope.tx
      .delete(metrics)
      .where(and(eq(metrics.workspaceId, here), overdue(metrics.deletedAt)))
      .returning({ id: metrics.id }),
    comments: await forgetComments(scope),
  };
  const removed = Object.fromEntries(Object.entries(counts).map(([noun, rows]) => [noun, rows.length]));
  if (Object.values(removed).every((count) => count === 0)) return;
  await scope.audit("trash.empty", { kind: "workspace", id: here }, removed);
}

/** Comments that were taken away; of one that still has answers only the words go. */
async function forgetComments(scope: Scope) {
  const gone = and(eq(comments.workspaceId, scope.workspaceId), overdue(comments.deletedAt));
  const isAnswered = sql`exists (select 1 from ${comments} r where r.workspace_id = ${comments.workspaceId}
    and r.thread_id = ${comments.id} and r.id <> r.thread_id and r.deleted_at is null)`;
  await scope.tx.update(comments).set({ body: "" }).where(and(gone, isAnswered));
  return scope.tx
    .delete(comments)
    .where(and(gone, sql`not ${isAnswered}`))
    .returning({ id: comments.id });
}

/**
 * A task may name a metric that goes now, by itself or with its journey: the task stays, without it. The foreign key cannot do
 * that, since it would empty the workspace too.
 */
async function loosenTasks(scope: Scope): Promise<void> {
  const here = scope.workspaceId;
  await scope.tx.execute(sql`
    update ${tasks} t set metric_id = null from ${metrics} m
    where t.workspace_id = ${here} and m.workspace_id = ${here} and m.id = t.metric_id
      and (${overdue(sql`m.deleted_at`)} or exists (
        select 1 from ${journeys} j where j.workspace_id = ${here} and j.id = m.journey_id and ${overdue(sql`j.deleted_at`)}))`);
}

/** Forgets nodes that were removed 90 days ago, with what was tied to them. Until then undo brings everything back. */
export const purgeRemovedNodes = (scope: Scope): Promise<void> =>
  forgetNodes(
    scope,
    sql`${journeyNodes.removedAt} < now() - make_interval(days => ${LIMITS.removedNodeDays})`,
  );

/** Forgets what was removed from one journey at once: nothing can bring it back any more. */
export const forgetRemovedNodes = (scope: Scope, journeyId: string): Promise<void> =>
  forgetNodes(scope, eq(journeyNodes.journeyId, journeyId));

async function forgetNodes(scope: Scope, which: SQL): Promise<void> {
  const gone = await scope.tx
    .delete(journeyNodes)
    .where(and(eq(journeyNodes.workspaceId, scope.workspaceId), isNotNull(journeyNodes.removedAt), which))
    .returning({ journeyId: journeyNodes.journeyId, nodeId: journeyNodes.nodeId });
  for (const { journeyId, nodeId } of gone) {
    await scope.tx
      .delete(evidenceLinks)
      .where(
        and(
          eq(evidenceLinks.workspaceId, scope.workspaceId),
          eq(evidenceLinks.target, "node"),
          eq(evidenceLinks.journeyId, journeyId),
          eq(evidenceLinks.targetId, nodeId),
        ),
      );
    await scope.tx
      .delete(comments)
      .where(
        and(
          eq(comments.workspaceId, scope.workspaceId),
          eq(comments.journeyId, journeyId),
          eq(comments.nodeId, nodeId),
        ),
      );
    await scope.tx
      .delete(metricLinks)
      .where(
        and(
          eq(metricLinks.workspaceId, scope.workspaceId),
          eq(metricLinks.journeyId, journeyId),
          eq(metricLinks.nodeId, nodeId),
        ),
      );
  }
  if (gone.length > 0) {
    await scope.audit("nodes.purge", { kind: "workspace", id: scope.workspaceId }, { count: gone.length });
  }
}
