// The approval of a closed month: what it was given on, and whether the month still says that.
import type { CycleState } from "./cycle.ts";
import { type Differences, differencesSince } from "./cycle-difference.ts";

/** Why an approval does not stand for what the month says now: it was opened again, closed anew, or something changed below it. */
export const APPROVAL_CHANGES = ["reopened", "closedAnew", "changed"] as const;
export type ApprovalChange = (typeof APPROVAL_CHANGES)[number];

/** What an approval was given on. */
export interface ApprovedState {
  /** The instant at which the snapshot was taken that it was given on. */
  readonly takenAt: Date;
  /** What differed from it already; empty where nothing did. */
  readonly seen: Differences;
}

/** What the month says now. */
export interface MonthNow {
  readonly state: CycleState;
  /** Null where nothing was ever frozen. */
  readonly takenAt: Date | null;
  /** What differs from the snapshot; empty where nothing does. */
  readonly differences: Differences;
}

/** What happened to a month after it was approved, and what differs since then where it still is the month that was closed. */
export interface AfterApproval {
  readonly change: ApprovalChange;
  readonly keys: readonly string[];
}

/**
 * What happened to a month after it was approved; null while the approval stands. What had changed before the approval was seen
 * by whoever gave it, and what is put back as it was is no change.
 */
export function afterApproval({ takenAt, seen }: ApprovedState, now: MonthNow): AfterApproval | null {
  if (now.state !== "closed") return { change: "reopened", keys: [] };
  if (now.takenAt?.getTime() !== takenAt.getTime()) return { change: "closedAnew", keys: [] };
  const keys = differencesSince(seen, now.differences);
  return keys.length === 0 ? null : { change: "changed", keys };
}
