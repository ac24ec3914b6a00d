import { describe, expect, it } from "vitest";
import {
  type BudgetLine,
  centsOf,
  comingMonths,
  costPerResult,
  isFunded,
  isMeasuredBy,
  lineAt,
  monthsWithoutSpent,
  resultMetricOf,
  resultOf,
  shareCents,
  sumCents,
  totalOf,
  unfundedMonths,
} from "./budget.ts";

const line = (
  channelId: string,
  month: string,
  plannedCents: number | null,
  committedCents: number | null = null,
  spentCents: number | null = null,
): BudgetLine => ({ channelId, month, plannedCents, committedCents, spentCents });

const lines = [
  line("chat", "2026-10", 24_000, 0, 24_600),
  line("chat", "2026-11", 24_000, 0, null),
  line("chat", "2026-12", 0, 0, null),
  line("booking", "2026-10", null, 39_000, null),
];

describe("a month's budget", () => {
  it("holds planned, committed and spent of a channel, in cents", () => {
    const october = lineAt(lines, "chat", "2026-10");
    expect(centsOf(october, "planned")).toBe(24_000);
    expect(centsOf(october, "committed")).toBe(0);
    expect(centsOf(october, "spent")).toBe(24_600);
    expect(centsOf(lineAt(lines, "chat", "2027-01"), "spent")).toBeNull();
  });

  it("adds up what is known and does not make nothing into 0", () => {
    expect(totalOf(lines, "planned")).toBe(48_000);
    expect(sumCents([null, null])).toBeNull();
    expect(sumCents([null, 0])).toBe(0);
  });

  it("knows in which months nothing is set aside: neither planned nor committed", () => {
    expect(isFunded(lineAt(lines, "booking", "2026-10"))).toBe(true);
    expect(comingMonths("2026-11")).toEqual([
      "2026-12",
      "2027-01",
      "2027-02",
      "2027-03",
      "2027-04",
      "2027-05",
    ]);
    expect(unfundedMonths(lines, "chat", ["2026-11", "2026-12", "2027-01"])).toEqual(["2026-12", "2027-01"]);
  });

  it("says in which past months nobody wrote what was spent", () => {
    expect(monthsWithoutSpent(lines, "2026-11")).toEqual(["2026-10"]);
    expect(monthsWithoutSpent(lines, "2026-12")).toEqual(["2026-11", "2026-10"]);
  });
});

describe("an amount that is divided", () => {
  it.each([
    [100, 3, [34, 33, 33]],
    [-100, 3, [-34, -33, -33]],
    [2, 3, [1, 1, 0]],
    [0, 2, [0, 0]],
  ])("of %i over %i adds up to itself", (cents, count, parts) => {
    expect(shareCents(cents, count)).toEqual(parts);
  });
});

describe("cost per result", () => {
  it("is what was spent ÷ the results of the same month, with the range of the count", () => {
    const cost = costPerResult(50_000, 5);
    expect(cost?.cents).toBe(10_000);
    expect(cost?.low).toBeCloseTo(50_000 / 11.66833207932267, 6);
    expect(cost?.high).toBeCloseTo(50_000 / 1.6234863901184207, 6);
  });

  it("cannot be told when either is missing, or nothing was counted", () => {
    expect(costPerResult(null, 5)).toBeNull();
    expect(costPerResult(50_000, null)).toBeNull();
    expect(costPerResult(50_000, 0)).toBeNull();
    expect(costPerResult(50_000, 4.5)).toBeNull();
  });

  it("counts the numerator of a share and the figure of a count, and nothing of other units", () => {
    const share = { numerator: 203, denominator: 350, value: null };
    const bare = { numerator: null, denominator: null, value: 12 };
    expect(resultOf(share, "percent")).toBe(203);
    expect(resultOf(bare, "count")).toBe(12);
    expect(resultOf(bare, "percent")).toBeNull();
    expect(resultOf(bare, "score10")).toBeNull();
    expect(resultOf(undefined, "count")).toBeNull();
  });

  it("rests on the metric that was chosen, else on what the channel counts, else on its touchpoints", () => {
    const metrics = [
      { id: "grade", unit: "score10", channelId: null, touchpointId: "tp-1", nodeIds: [] },
      { id: "orders", unit: "count", channelId: null, touchpointId: null, nodeIds: ["tp-1"] },
      { id: "calls", unit: "count", channelId: null, touchpointId: "tp-2", nodeIds: [] },
      { id: "leads", unit: "percent", channelId: "mail", touchpointId: null, nodeIds: [] },
    ];
    expect(resultMetricOf(null, "site", new Set(["tp-1"]), metrics)?.id).toBe("orders");
    expect(resultMetricOf(null, "mail", new Set(["tp-1"]), metrics)?.id).toBe("leads");
    expect(resultMetricOf("calls", "site", new Set(["tp-1"]), metrics)?.id).toBe("calls");
    expect(resultMetricOf("gone", "site", new Set(["tp-3"]), metrics)).toBeUndefined();
  });

  it("knows a channel as measured by whatever stands on it or at its touchpoints", () => {
    const grade = { id: "grade", unit: "score10", channelId: null, touchpointId: "tp-1", nodeIds: [] };
    expect(isMeasuredBy(grade, "site", new Set(["tp-1"]))).toBe(true);
    expect(isMeasuredBy(grade, "site", new Set())).toBe(false);
    expect(isMeasuredBy({ ...grade, channelId: "site" }, "site", new Set())).toBe(true);
  });
});
