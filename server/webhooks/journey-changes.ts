// Which journeys changed since that was last told: asked every few minutes instead of at every letter that somebody types.
import { and, eq, sql } from "drizzle-orm";
import { webhookJourneys } from "#db/schema/webhooks.ts";
import type { Scope } from "#server/auth/scope.ts";
import { emit } from "./emit.ts";

/** Emits `journey.updated` for each journey whose log grew, once for all that was written meanwhile. */
export async function emitJourneyChanges(scope: Scope): Promise<void> {
  const changed = await scope.tx.execute<{ id: string; title: string; slug: string; seq: string }>(sql`
    select j.id, j.title, j.slug, r.last_seq as seq
    from journeys j join rooms r on r.workspace_id = j.workspace_id and r.id = j.id
    left join webhook_journeys w on w.workspace_id = j.workspace_id and w.journey_id = j.id
    where j.workspace_id = ${scope.workspaceId} and j.deleted_at is null and r.last_seq > coalesce(w.seq, 0)
    order by j.id`);
  for (const { id: journeyId, title, slug, seq } of changed) {
    if (!(await markTold(scope, journeyId, Number(seq)))) continue;
    await emit(scope, {
      event: "journey.updated",
      key: `journey.updated:${journeyId}:${seq}`,
      data: { journey: { id: journeyId, title, slug } },
    });
  }
}

/** Notes how far it was told; false where another process did so at the same time. */
async function markTold(scope: Scope, journeyId: string, seq: number): Promise<boolean> {
  const marked = await scope.tx
    .insert(webhookJourneys)
    .values({ workspaceId: scope.workspaceId, journeyId, seq })
    .onConflictDoUpdate({
      target: [webhookJourneys.workspaceId, webhookJourneys.journeyId],
      set: { seq },
      setWhere: and(eq(webhookJourneys.workspaceId, scope.workspaceId), sql`${webhookJourneys.seq} < ${seq}`),
    })
    .returning({ journeyId: webhookJourneys.journeyId });
  return marked.length > 0;
}
