// Freezes a month. What was frozen is never changed; a month that is closed anew gets another snapshot in its place.
import { and, eq, sql } from "drizzle-orm";
import { cycleSnapshots } from "#db/schema/cycles.ts";
import { DomainError } from "#domain/errors.ts";
import { marksOf, outlineOf } from "#domain/roll-up.ts";
import type { Scope } from "#server/auth/scope.ts";
import { restoreKept } from "#server/journeys/versions/commands.ts";
import { findSnapshot, type MonthState } from "./queries.ts";

/**
 * Keeps the month as it stands. What was frozen before and approved by somebody is kept with the approval.
 * @param takenAt the instant it is closed
 */
export async function takeSnapshot(
  scope: Scope,
  { journeyId, month }: { readonly journeyId: string; readonly month: string },
  state: MonthState,
  takenAt: Date,
): Promise<void> {
  await scope.tx.execute(sql`
    update cycle_approvals a set frozen = to_jsonb(s) - array['workspace_id', 'journey_id', 'month']
    from cycle_snapshots s
    where s.workspace_id = ${scope.workspaceId} and s.journey_id = ${journeyId} and s.month = ${month}
      and (a.workspace_id, a.journey_id, a.month, a.taken_at) = (s.workspace_id, s.journey_id, s.month, s.taken_at)
      and a.frozen is null`);
  await scope.tx
    .delete(cycleSnapshots)
    .where(
      and(
        eq(cycleSnapshots.workspaceId, scope.workspaceId),
        eq(cycleSnapshots.journeyId, journeyId),
        eq(cycleSnapshots.month, month),
      ),
    );
  const { journey, logSeq, figures, strengths, tasks, decisions, channels } = state;
  const outline = outlineOf(journey, strengths);
  await scope.tx.insert(cycleSnapshots).values({
    workspaceId: scope.workspaceId,
    journeyId,
    month,
    takenAt,
    logSeq,
    journey,
    outline,
    marks: marksOf(outline),
    figures,
    strengths,
    tasks,
    decisions,
    channels,
  });
}

/**
 * Brings the map back to how it was frozen when the month was last closed. It is an edit like any other: colleagues see it at
 * once, and the version before it is recorded, so that going back to that undoes it.
 * @throws CONFLICT where nothing was frozen
 */
export async function restoreMap(
  scope: Scope,
  { journeyId, month }: { readonly journeyId: string; readonly month: string },
): Promise<{ previousId: string }> {
  const snapshot = await findSnapshot(scope, journeyId, month);
  if (!snapshot?.journey) throw new DomainError("CONFLICT", { sentence: "cycleNothingKept" });
  return restoreKept(scope, journeyId, snapshot.journey, { month });
}
