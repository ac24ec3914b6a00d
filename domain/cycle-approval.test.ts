// When an approval of a month still stands for what the month says.
import { describe, expect, it } from "vitest";
import { approvalChange } from "./cycle-approval.ts";

const [first, second] = [new Date("2026-12-02T09:00:00Z"), new Date("2026-12-05T09:00:00Z")];
const closed = { state: "closed", takenAt: first, mark: "" } as const;

describe("an approval of a month", () => {
  it("stands while the month is closed as it was", () => {
    expect(approvalChange({ takenAt: first, seen: "" }, closed)).toBeNull();
    expect(approvalChange({ takenAt: new Date(first), seen: "" }, closed)).toBeNull();
  });

  it("does not stand for a month that was opened again, nor for one that was closed anew", () => {
    const given = { takenAt: first, seen: "" };
    expect(approvalChange(given, { ...closed, state: "open" })).toBe("reopened");
    expect(approvalChange(given, { ...closed, takenAt: second })).toBe("closedAnew");
    expect(approvalChange(given, { ...closed, takenAt: null })).toBe("closedAnew");
  });

  it("is told from what changed after it, not from what had changed before", () => {
    expect(approvalChange({ takenAt: first, seen: "" }, { ...closed, mark: "a" })).toBe("changed");
    expect(approvalChange({ takenAt: first, seen: "a" }, { ...closed, mark: "a" })).toBeNull();
    // corrected once more, and corrected back
    expect(approvalChange({ takenAt: first, seen: "a" }, { ...closed, mark: "b" })).toBe("changed");
    expect(approvalChange({ takenAt: first, seen: "a" }, closed)).toBe("changed");
    expect(approvalChange({ takenAt: first, seen: "" }, closed)).toBeNull();
  });
});
