import { describe, expect, it } from "vitest";
import {
  channelsInUse,
  closingObstacle,
  countLevels,
  type CycleState,
  decisionInput,
  isProvenDecision,
  isReminderDue,
  monthsToOpen,
  nextOpenMonth,
  owingMetrics,
  reviewDay,
  staleDays,
  stepOf,
} from "./cycle.ts";
import { rankInsights } from "./insight-rank.ts";
import { addMonths, monthRange } from "./month.ts";

const open = { state: "open", month: "2026-11", tasks: [], missing: [], note: "" } as const;

describe("a month opens", () => {
  it("at once for a journey that has none", () => {
    expect(monthsToOpen(null, "2026-11")).toEqual(["2026-11"]);
  });

  it("after the one before it, and not again", () => {
    expect(monthsToOpen("2026-10", "2026-11")).toEqual(["2026-11"]);
    expect(monthsToOpen("2026-11", "2026-11")).toEqual([]);
    expect(monthsToOpen("2026-12", "2026-11")).toEqual([]);
  });

  it("also when it was missed while nothing ran, but not every month of years", () => {
    expect(monthsToOpen("2026-08", "2026-11")).toEqual(["2026-09", "2026-10", "2026-11"]);
    expect(monthsToOpen("2022-08", "2026-11")).toEqual(monthRange("2025-12", "2026-11"));
  });

  it("once each, whatever day the clock stands on", () => {
    let latest: string | null = null;
    const opened: string[] = [];
    for (const month of monthRange("2026-01", "2027-02")) {
      for (const _day of [1, 2, 28]) {
        const due = monthsToOpen(latest, month);
        opened.push(...due);
        latest = due.at(-1) ?? latest;
      }
    }
    expect(opened).toEqual(monthRange("2026-01", "2027-02"));
  });
});

describe("a journey that is left alone", () => {
  it("is stale from the day after the last one that is allowed, counted from its last review", () => {
    const journey = { lastReview: "2026-10-01", madeOn: "2026-01-01" };
    expect(staleDays(journey, "2026-11-01", 31)).toBeNull();
    expect(staleDays(journey, "2026-11-02", 31)).toBe(32);
    expect(staleDays(journey, "2026-11-02", 60)).toBeNull();
  });

  it("counts from the day it was made where it was never reviewed", () => {
    const journey = { lastReview: null, madeOn: "2026-10-20" };
    expect(staleDays(journey, "2026-10-20", 31)).toBeNull();
    expect(staleDays(journey, "2026-11-20", 31)).toBeNull();
    expect(staleDays(journey, "2026-11-21", 31)).toBe(32);
  });
});

describe("its review", () => {
  it("is held on the first of the next month, over the end of a year too", () => {
    expect(reviewDay("2026-11")).toBe("2026-12-01");
    expect(reviewDay("2026-12")).toBe("2027-01-01");
  });

  it("reminds from three days before until that day, once, and only while the month is open", () => {
    const cycle = { state: "open" as CycleState, reviewOn: "2026-12-01", isReminded: false };
    const days = ["2026-11-27", "2026-11-28", "2026-12-01", "2026-12-02"];
    expect(days.map((day) => isReminderDue(cycle, day))).toEqual([false, true, true, false]);
    expect(isReminderDue({ ...cycle, isReminded: true }, "2026-11-28")).toBe(false);
    expect(isReminderDue({ ...cycle, state: "closed" }, "2026-11-28")).toBe(false);
  });

  it("has five steps that an address counts from one", () => {
    expect(["1", "3", "5", "6", "0", "x", null].map(stepOf)).toEqual([
      "figures",
      "tasks",
      "agree",
      "figures",
      "figures",
      "figures",
      "figures",
    ]);
  });
});

describe("a month closes", () => {
  it("when it is open and has begun", () => {
    expect(closingObstacle(open, "2026-11")).toBeNull();
    expect(closingObstacle(open, "2026-12")).toBeNull();
    expect(closingObstacle(open, "2026-10")).toBe("notBegun");
    expect(closingObstacle({ ...open, state: "closed" }, "2026-11")).toBe("closed");
    expect(closingObstacle({ ...open, state: "skipped" }, "2026-11")).toBe("skipped");
  });

  it("only after what was moved twice is decided", () => {
    const moved = (moves: number, status: "open" | "done") => ({ ...open, tasks: [{ status, moves }] });
    expect(closingObstacle(moved(1, "open"), "2026-11")).toBeNull();
    expect(closingObstacle(moved(2, "open"), "2026-11")).toBe("undecided");
    expect(closingObstacle(moved(2, "done"), "2026-11")).toBeNull();
  });

  it("with a figure missing when somebody says something about it", () => {
    const missing = { ...open, missing: ["Boeking afgerond"] };
    expect(closingObstacle(missing, "2026-11")).toBe("noteNeeded");
    expect(closingObstacle({ ...missing, note: "  " }, "2026-11")).toBe("noteNeeded");
    expect(closingObstacle({ ...missing, note: "Komt op 3 december" }, "2026-11")).toBeNull();
  });

  it("and hands its work to the next month that is open", () => {
    const states = new Map<string, CycleState>([
      ["2026-11", "open"],
      ["2026-12", "skipped"],
      ["2027-01", "closed"],
      ["2027-02", "open"],
    ]);
    expect(nextOpenMonth("2026-11", states)).toBe("2027-02");
    expect(nextOpenMonth("2027-02", states)).toBe("2027-03");
    for (const [month] of states) expect(nextOpenMonth(month, states) > month).toBe(true);
    expect(nextOpenMonth("2026-11", new Map())).toBe(addMonths("2026-11", 1));
  });
});

describe("a month asks for", () => {
  it("the figures that are not there", () => {
    const metrics = [
      { id: "a", readings: [{ month: "2026-10" }, { month: "2026-11" }] },
      { id: "b", readings: [{ month: "2026-10" }] },
      { id: "c", readings: [] },
    ];
    expect(owingMetrics(metrics, "2026-11").map((one) => one.id)).toEqual(["b", "c"]);
  });

  it("a word on every channel of a touchpoint that was not stopped", () => {
    const touchpoints = [
      { channelId: "shop", state: "live" },
      { channelId: "radio", state: "stopped" },
      { channelId: "site", state: "planned" },
      { channelId: null, state: "live" },
    ] as never;
    expect([...channelsInUse({ touchpoints })]).toEqual(["shop", "site"]);
    expect([...channelsInUse(null)]).toEqual([]);
  });
});

describe("a decision", () => {
  it("rests on a metric or on evidence, or on nothing", () => {
    expect(isProvenDecision({ metricId: "m", evidenceIds: [] })).toBe(true);
    expect(isProvenDecision({ metricId: null, evidenceIds: ["e"] })).toBe(true);
    expect(isProvenDecision({ metricId: null, evidenceIds: [] })).toBe(false);
  });

  it("is a sentence of one of four kinds", () => {
    expect(decisionInput.safeParse({ kind: "start", sentence: " Bel terug " }).data).toMatchObject({
      sentence: "Bel terug",
      metricId: null,
      evidenceIds: [],
    });
    expect(decisionInput.safeParse({ kind: "start", sentence: "  " }).success).toBe(false);
    expect(decisionInput.safeParse({ kind: "wait", sentence: "Later" }).success).toBe(false);
  });
});

describe("the ranking", () => {
  const insight = (id: string, severity: number, touchpointId: string | null, kind = "pain") => ({
    id,
    kind,
    severity,
    touchpointId,
    phaseId: "p",
    status: "open",
  });
  const journey = {
    insights: [
      insight("light", 1, "a"),
      insight("heavy-rare", 3, "b"),
      insight("heavy-sure", 3, "a"),
      insight("good", 3, "a", "strength"),
      { ...insight("gone", 3, "a"), status: "solved" },
    ],
    touchpoints: [
      { id: "a", phaseId: "p" },
      { id: "b", phaseId: "p" },
    ],
    routes: [
      { steps: ["a"], sharePercent: 80 },
      { steps: ["b"], sharePercent: 20 },
    ],
  } as never;
  const strengths = { "heavy-sure": { level: "supported" } } as const;

  it("puts severe, much passed and well supported ones first, and leaves out what is solved", () => {
    expect(rankInsights(journey, strengths).map(({ insight: one, weight }) => [one.id, weight])).toEqual([
      ["heavy-sure", (3 * 0.8 * 3) / 4],
      ["light", 0.2],
      ["heavy-rare", (3 * 0.2) / 4],
    ]);
  });

  it("lists what goes well apart", () => {
    expect(rankInsights(journey, strengths, ["strength"]).map((one) => one.insight.id)).toEqual(["good"]);
  });
});

describe("levels", () => {
  it("are counted with all four keys; a claim without a report is an assumption", () => {
    expect(countLevels(["a", "b", "c"], { a: { level: "validated" }, b: { level: "assumption" } })).toEqual({
      assumption: 2,
      anecdotal: 0,
      supported: 0,
      validated: 1,
    });
  });
});
