// Freezes a month. What was frozen is never changed; a month that is closed anew gets another snapshot in its place.
import { and, eq } from "drizzle-orm";
import { cycleSnapshots } from "#db/schema/cycles.ts";
import { marksOf, outlineOf } from "#domain/roll-up.ts";
import type { Scope } from "#server/auth/scope.ts";
import type { MonthState } from "./queries.ts";

/** Keeps the month as it stands. @param takenAt the instant it is closed */
export async function takeSnapshot(
  scope: Scope,
  { journeyId, month }: { readonly journeyId: string; readonly month: string },
  state: MonthState,
  takenAt: Date,
): Promise<void> {
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
