// Reads of the approvals of a month: who gave them, on what, and whether the month still says that.
import { and, asc, eq, isNull } from "drizzle-orm";
import { cycleApprovals } from "#db/schema/cycles.ts";
import { type ApprovalChange, approvalChange, type MonthNow } from "#domain/cycle-approval.ts";
import type { Scope } from "#server/auth/scope.ts";

const columns = {
  id: cycleApprovals.id,
  approvedBy: cycleApprovals.approvedBy,
  approvedAt: cycleApprovals.approvedAt,
  takenAt: cycleApprovals.takenAt,
  seen: cycleApprovals.seen,
};

/** An approval as a page shows it. */
export interface ApprovalView {
  readonly id: string;
  /** Member who gave it. */
  readonly by: string;
  readonly at: Date;
  /** When that was frozen which it was given on. */
  readonly takenAt: Date;
  /** What happened to the month since; null while it stands. */
  readonly change: ApprovalChange | null;
}

/** The approvals of a month that were not taken back, the oldest first. */
export async function listGivenApprovals(scope: Scope, journeyId: string, month: string) {
  return scope.tx
    .select(columns)
    .from(cycleApprovals)
    .where(
      and(
        eq(cycleApprovals.workspaceId, scope.workspaceId),
        eq(cycleApprovals.journeyId, journeyId),
        eq(cycleApprovals.month, month),
        isNull(cycleApprovals.endedAt),
      ),
    )
    .orderBy(asc(cycleApprovals.approvedAt), asc(cycleApprovals.id));
}

export type GivenApproval = Awaited<ReturnType<typeof listGivenApprovals>>[number];

/** The same with what happened to the month since. */
export const approvalViews = (given: readonly GivenApproval[], now: MonthNow): ApprovalView[] =>
  given.map(({ id, approvedBy, approvedAt, takenAt, seen }) => ({
    id,
    by: approvedBy,
    at: approvedAt,
    takenAt,
    change: approvalChange({ takenAt, seen }, now),
  }));
