// The approval of a closed month: what it was given on, and whether the month still says that.
import type { CycleState } from "./cycle.ts";

/** Why an approval does not stand for what the month says now: it was opened again, closed anew, or something changed below it. */
export const APPROVAL_CHANGES = ["reopened", "closedAnew", "changed"] as const;
export type ApprovalChange = (typeof APPROVAL_CHANGES)[number];

/** What an approval was given on. */
export interface ApprovedState {
  /** The instant at which the snapshot was taken that it was given on. */
  readonly takenAt: Date;
  /** Mark of the differences between snapshot and present that were there already; empty where there were none. */
  readonly seen: string;
}

/** What the month says now. */
export interface MonthNow {
  readonly state: CycleState;
  /** Null where nothing was ever frozen. */
  readonly takenAt: Date | null;
  /** Mark of the differences between snapshot and present; empty where there are none. */
  readonly mark: string;
}

/**
 * What happened to a month after it was approved; null while the approval stands. What had changed before the approval was seen
 * by whoever gave it, and what is put back as it was is no change.
 */
export function approvalChange({ takenAt, seen }: ApprovedState, now: MonthNow): ApprovalChange | null {
  if (now.state !== "closed") return "reopened";
  if (now.takenAt?.getTime() !== takenAt.getTime()) return "closedAnew";
  return now.mark === seen ? null : "changed";
}
