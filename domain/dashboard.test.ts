import { expect, test } from "vitest";
import {
  askedOf,
  comparedMonth,
  countTasks,
  feelingsByPhase,
  headlineOf,
  keyMetricOf,
  type PhaseFigure,
} from "./dashboard.ts";
import type { RankedInsight } from "./insight-rank.ts";
import type { Insight } from "./journey.ts";
import type { MetricState } from "./metric.ts";
import type { Verdict } from "./verdict.ts";

const MONTH = "2026-10";

test("the KPI of a phase is the one its goal names, else the first with a target, else the first", () => {
  const metrics = [
    { id: "visits", phaseId: "p1", target: null },
    { id: "booked", phaseId: "p1", target: 65 },
    { id: "named", phaseId: null, target: null },
  ];
  const goal = { id: "g", phaseId: "p1", metricId: "named" } as never;
  expect(keyMetricOf("p1", metrics, [goal])?.id).toBe("named");
  expect(keyMetricOf("p1", metrics, [])?.id).toBe("booked");
  expect(keyMetricOf("p1", metrics.slice(0, 1), [])?.id).toBe("visits");
  expect(keyMetricOf("p2", metrics, [goal])).toBeNull();
});

test("work that was moved twice asks for a decision, none for a start, all done for an end, the rest to go on", () => {
  const task = (status: "open" | "done", moves = 0) => ({ status, moves });
  expect(askedOf([])).toBe("start");
  expect(askedOf([task("open"), task("done")])).toBe("continue");
  expect(askedOf([task("done"), task("done", 2)])).toBe("stop");
  expect(askedOf([task("open", 1)])).toBe("continue");
  expect(askedOf([task("open", 2), task("done")])).toBe("decide");
});

const state = (
  value: number,
  change: number | null,
  isBetter: boolean | null,
  progress: number | null = 0.5,
  month = MONTH,
): MetricState => ({
  month,
  value,
  change,
  isBetter,
  progress,
});
const shown = { kind: "higher", isBetter: true } as Verdict;
const notShown = { kind: "not_shown", isBetter: null } as Verdict;
const figure = (id: string, of: MetricState | null, verdict: Verdict | null = null): PhaseFigure => ({
  phaseId: `phase-${id}`,
  metricId: id,
  state: of,
  verdict,
});
const pain = (id: string) =>
  ({ insight: { id } as Insight, reach: 1, level: "supported", weight: 1 }) as RankedInsight;

test("the gain is the largest improvement, and a proven one before a larger one that is not", () => {
  const figures = [
    figure("small", state(58, 6, true), shown),
    figure("large", state(10, 5, true), notShown),
    figure("worse", state(5, -4, false), { kind: "lower", isBetter: false } as Verdict),
  ];
  expect(headlineOf(figures, [], MONTH).gain).toEqual({
    phaseId: "phase-small",
    metricId: "small",
    isProven: true,
  });
  expect(headlineOf(figures.slice(1), [], MONTH).gain).toMatchObject({ metricId: "large", isProven: false });
  // of two that are not proven the one that moved more of itself, whatever its unit
  const slight = figure("slight", state(900, 90, true), notShown);
  expect(headlineOf([slight, ...figures.slice(1)], [], MONTH).gain?.metricId).toBe("large");
  expect(headlineOf(figures.slice(2), [], MONTH).gain).toBeNull();
});

test("a figure of an earlier month is no gain of this one", () => {
  expect(headlineOf([figure("old", state(58, 6, true, 0.5, "2026-09"), shown)], [], MONTH).gain).toBeNull();
});

test("the leak is the weightiest pain; without pains the figure farthest from its target", () => {
  const figures = [
    figure("near", state(1, 1, true, 0.9)),
    figure("far", state(1, 1, true, 0.2)),
    figure("there", state(1, 1, true, 1)),
  ];
  expect(headlineOf(figures, [pain("a"), pain("b")], MONTH).leak).toEqual({
    kind: "insight",
    insightId: "a",
  });
  expect(headlineOf(figures, [], MONTH).leak).toEqual({
    kind: "figure",
    phaseId: "phase-far",
    metricId: "far",
  });
  expect(headlineOf(figures.slice(2), [], MONTH).leak).toBeNull();
});

test("a phase feels as its people do on average; where nobody's feeling is known it has none", () => {
  const felt = (touchpointId: string, value: number | null) =>
    ({ touchpointId, personaId: `p${value}`, value, note: "", message: "" }) as const;
  const feelings = feelingsByPhase({
    phases: [{ id: "a" }, { id: "b" }] as never,
    touchpoints: [
      { id: "t1", phaseId: "a" },
      { id: "t2", phaseId: "b" },
    ] as never,
    experiences: [felt("t1", 1), felt("t1", -2), felt("t2", null)],
  });
  expect([...feelings]).toEqual([
    ["a", -0.5],
    ["b", null],
  ]);
});

test("a month is compared with the closed one three back, or the first after that", () => {
  expect(comparedMonth(["2026-06", "2026-07", "2026-09"], MONTH)).toBe("2026-07");
  expect(comparedMonth(["2026-06", "2026-09"], MONTH)).toBe("2026-09");
  expect(comparedMonth(["2026-06", "2026-10"], MONTH)).toBeNull();
});

test("tasks are counted where they stand now: one that went on in a later month counts there, as moved", () => {
  const task = (
    departmentId: string | null,
    status: "open" | "in_progress" | "done" | "carried_over",
    moves = 0,
  ) => ({
    departmentId,
    status,
    moves,
  });
  const counts = countTasks([
    task(null, "open"),
    task("tech", "done", 1),
    task("tech", "carried_over"),
    task("tech", "in_progress", 1),
    task("tech", "open"),
  ]);
  expect(counts).toEqual([
    { departmentId: "tech", done: 1, open: 1, moved: 1 },
    { departmentId: null, done: 0, open: 1, moved: 0 },
  ]);
});
