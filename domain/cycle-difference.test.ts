// What counts as changed in a month that was closed, and what does not.
import { describe, expect, it } from "vitest";
import { countDifferences, differencesOf, differencesSince, type HeldMonth } from "./cycle-difference.ts";

type Reading = NonNullable<HeldMonth["figures"][number]["reading"]>;
const reading = (over: Partial<Reading> = {}): Reading => ({
  month: "2026-10",
  numerator: 12,
  denominator: 40,
  value: null,
  tally: null,
  scaleMax: null,
  ...over,
});
const sure = (level: "assumption" | "supported", items = 0, against = 0) => ({ level, items, against });
const FROZEN: HeldMonth = {
  figures: [
    { metricId: "book", reading: reading() },
    { metricId: "nps", reading: null },
  ],
  strengths: { shop: sure("supported", 4, 1) },
  tasks: [{ id: "call", status: "done" }],
};
const keys = (now: Partial<HeldMonth>, from: HeldMonth = FROZEN) => [
  ...differencesOf(from, { ...FROZEN, ...now }, []).keys(),
];

describe("what differs from a frozen month", () => {
  it("is nothing where nothing differs, whatever the order in which it was written", () => {
    expect(keys({})).toEqual([]);
    const answers = (tally: Record<string, number>) => ({
      ...FROZEN,
      figures: [{ metricId: "nps", reading: reading({ tally }) }],
    });
    expect(keys(answers({ promoters: 4, passives: 2 }), answers({ passives: 2, promoters: 4 }))).toEqual([]);
    const { scaleMax: _none, ...older } = reading();
    expect(keys({ figures: [{ metricId: "book", reading: older }] })).toEqual([]);
  });

  it("is a figure that was entered, corrected or taken away, also with its metric", () => {
    const figures = (book: Reading | null, nps: Reading | null) =>
      keys({
        figures: [
          { metricId: "book", reading: book },
          { metricId: "nps", reading: nps },
        ],
      });
    expect(figures(reading({ numerator: 13 }), null)).toEqual(["figures book"]);
    expect(figures(reading({ denominator: 41 }), null)).toEqual(["figures book"]);
    expect(figures(reading(), reading({ numerator: null, denominator: null, value: 8 }))).toEqual([
      "figures nps",
    ]);
    expect(figures(null, null)).toEqual(["figures book"]);
    // without its metric goes the figure; a metric that never had one leaves nothing behind
    expect(keys({ figures: [] })).toEqual(["figures book"]);
  });

  it("is a claim under which evidence came or went, and no claim that still rests on nothing", () => {
    expect(keys({ strengths: { shop: sure("supported", 5, 1) } })).toEqual(["claims shop"]);
    expect(keys({ strengths: { shop: sure("supported", 4, 2) } })).toEqual(["claims shop"]);
    expect(keys({ strengths: { shop: sure("assumption", 4, 1) } })).toEqual(["claims shop"]);
    expect(keys({ strengths: {} })).toEqual(["claims shop"]);
    expect(keys({ strengths: { ...FROZEN.strengths, site: sure("assumption") } })).toEqual([]);
  });

  it("is a task that has another state, came later or is gone", () => {
    expect(keys({ tasks: [{ id: "call", status: "open" }] })).toEqual(["tasks call"]);
    expect(keys({ tasks: [...FROZEN.tasks, { id: "late", status: "open" }] })).toEqual(["tasks late"]);
    expect(keys({ tasks: [] })).toEqual(["tasks call"]);
  });

  it("is every line of the map, and another one where the same record changes once more", () => {
    const line = (title: string) => ({ change: "changed", collection: "touchpoints", id: "shop", title });
    const moved = { ...line("Etalage"), change: "moved" };
    const then = differencesOf(FROZEN, FROZEN, [line("Etalage"), moved]);
    expect(countDifferences(then.keys()).map).toBe(2);
    const now = differencesOf(FROZEN, FROZEN, [line("Winkelruit"), moved]);
    expect(differencesSince(then, now)).toEqual(["map changed touchpoints/shop"]);
  });
});

describe("what came after a moment", () => {
  const [a, b, c] = [["tasks a", "open"] as const, ["tasks b", "done"] as const, ["claims c", ""] as const];

  it("is what is new, what changed once more, and what was put back", () => {
    expect(differencesSince(new Map(), new Map([a]))).toEqual(["tasks a"]);
    expect(differencesSince(new Map([a]), new Map([["tasks a", "done"]]))).toEqual(["tasks a"]);
    expect(differencesSince(new Map([a, b, c]), new Map([c, a]))).toEqual(["tasks b"]);
    expect(differencesSince(new Map([a, b]), new Map([b, a]))).toEqual([]);
  });

  it("is told by kind, figures by their metric", () => {
    expect(countDifferences(["map x", "map y", "figures book", "claims c", "tasks a"])).toEqual({
      map: 2,
      metricIds: ["book"],
      claims: 1,
      tasks: 1,
    });
    expect(countDifferences([])).toEqual({ map: 0, metricIds: [], claims: 0, tasks: 0 });
  });
});
