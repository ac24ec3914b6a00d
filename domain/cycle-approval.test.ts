// When an approval of a month still stands for what the month says, and what it does not stand for.
import { describe, expect, it } from "vitest";
import { afterApproval } from "./cycle-approval.ts";

const [first, second] = [new Date("2026-12-02T09:00:00Z"), new Date("2026-12-05T09:00:00Z")];
const nothing = new Map<string, string>();
const closed = { state: "closed", takenAt: first, differences: nothing } as const;
const differing = (...pairs: [string, string][]) => ({ ...closed, differences: new Map(pairs) });

describe("an approval of a month", () => {
  it("stands while the month is closed as it was", () => {
    expect(afterApproval({ takenAt: first, seen: nothing }, closed)).toBeNull();
    expect(afterApproval({ takenAt: new Date(first), seen: nothing }, closed)).toBeNull();
  });

  it("does not stand for a month that was opened again, nor for one that was closed anew", () => {
    const given = { takenAt: first, seen: nothing };
    expect(afterApproval(given, { ...closed, state: "open" })?.change).toBe("reopened");
    expect(afterApproval(given, { ...closed, takenAt: second })?.change).toBe("closedAnew");
    expect(afterApproval(given, { ...closed, takenAt: null })?.change).toBe("closedAnew");
  });

  it("is told from what changed after it, not from what had changed before", () => {
    const seen = new Map([["figures kpi-1", "a"]]);
    const more = differing(["figures kpi-1", "a"], ["tasks task-1", "open"]);
    expect(afterApproval({ takenAt: first, seen: nothing }, more)).toEqual({
      change: "changed",
      keys: ["figures kpi-1", "tasks task-1"],
    });
    expect(afterApproval({ takenAt: first, seen }, differing(["figures kpi-1", "a"]))).toBeNull();
    expect(afterApproval({ takenAt: first, seen }, more)?.keys).toEqual(["tasks task-1"]);
    // corrected once more, and corrected back
    expect(afterApproval({ takenAt: first, seen }, differing(["figures kpi-1", "b"]))?.keys).toEqual([
      "figures kpi-1",
    ]);
    expect(afterApproval({ takenAt: first, seen }, closed)?.keys).toEqual(["figures kpi-1"]);
    expect(afterApproval({ takenAt: first, seen: nothing }, closed)).toBeNull();
  });
});
