// Reads of the approvals of a month: who gave them, on what, and whether the month still says that.
import { and, asc, eq, isNull } from "drizzle-orm";
import { cycleApprovals } from "#db/schema/cycles.ts";
import type { CycleState } from "#domain/cycle.ts";
import { afterApproval, type ApprovalChange } from "#domain/cycle-approval.ts";
import type { ChangedSince } from "#domain/cycle-difference.ts";
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
  /** What differs since then; null where it stands, and where the month was opened or closed anew. */
  readonly changed: ChangedSince | null;
}

/** What the month says now, with what differs from its snapshot and the words for it. */
interface MonthSince {
  readonly state: CycleState;
  readonly takenAt: Date | null;
  readonly since: {
    readonly differences: ReadonlyMap<string, string>;
    readonly tell: (keys: Iterable<string>) => ChangedSince;
  } | null;
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
export const approvalViews = (
  given: readonly GivenApproval[],
  { state, takenAt: frozenAt, since }: MonthSince,
): ApprovalView[] =>
  given.map(({ id, approvedBy, approvedAt, takenAt, seen }) => {
    const now = { state, takenAt: frozenAt, differences: since?.differences ?? new Map() };
    const after = afterApproval({ takenAt, seen: new Map(Object.entries(seen)) }, now);
    return {
      id,
      by: approvedBy,
      at: approvedAt,
      takenAt,
      change: after?.change ?? null,
      changed: after?.change === "changed" && since ? since.tell(after.keys) : null,
    };
  });
