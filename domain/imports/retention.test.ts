import { describe, expect, it } from "vitest";
import { keptSince, retentionMonths } from "./retention.ts";

describe("how long words are kept", () => {
  it("counts whole calendar months back from today", () => {
    expect(keptSince("2026-11-28", 24)).toBe("2024-11-28");
    expect(keptSince("2026-01-05", 6)).toBe("2025-07-05");
  });

  it("from the end of a long month everything of the short one has had its time", () => {
    expect("2026-02-28" < keptSince("2026-08-31", 6)).toBe(true);
    expect("2026-03-01" < keptSince("2026-08-31", 6)).toBe(false);
  });

  it("is one month at least, ten years at most, or for ever", () => {
    expect([0, 1, 120, 121, 1.5, null].map((one) => retentionMonths.safeParse(one).success)).toEqual([
      false,
      true,
      true,
      false,
      false,
      true,
    ]);
  });
});
