// Units and freshness of figures, questions counted by definition, presets, and figures along the phases.
import { describe, expect, it } from "vitest";
import { ageOf, fitsUnit, valueOf } from "./metric.ts";
import { METRIC_PRESET_IDS, METRIC_PRESETS, metricPreset, needsInterpretation } from "./metric-presets.ts";
import { figuresOfPhases } from "./phase-figures.ts";
import { countsOf, isTallyOf, SURVEY_UNITS, tallyKeys } from "./survey.ts";

describe("units", () => {
  it("per 100 has no end, a share has, an NPS may be negative", () => {
    expect(valueOf({ numerator: 240, denominator: 200, value: null }, "per100")).toBe(120);
    expect(fitsUnit(120, "per100")).toBe(true);
    expect(fitsUnit(120, "percent")).toBe(false);
    expect(valueOf({ numerator: -10, denominator: 40, value: null }, "nps")).toBe(-25);
    expect([-101, -100, 100, 101].map((value) => fitsUnit(value, "nps"))).toEqual([false, true, true, false]);
    expect([fitsUnit(-1, "seconds"), fitsUnit(7, "score7"), fitsUnit(7.1, "score7")]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it("a reading is old from 36 days after its month on", () => {
    expect(ageOf("2026-10", "2026-12-05")).toEqual({ days: 35, isOld: false });
    expect(ageOf("2026-10", "2026-12-06")).toEqual({ days: 36, isOld: true });
    expect(ageOf("2026-11", "2026-11-20")).toEqual({ days: 0, isOld: false });
  });
});

describe("questions", () => {
  it("NPS: promoters less detractors; CSAT: the two highest scores of its scale; CES: the mean", () => {
    expect(countsOf("nps", 10, { promoters: 50, passives: 30, detractors: 20 })).toEqual({
      numerator: 30,
      denominator: 100,
    });
    expect(countsOf("csat", 5, { "1": 4, "3": 6, "4": 30, "5": 60 })).toEqual({
      numerator: 90,
      denominator: 100,
    });
    expect(countsOf("csat", 7, { "5": 10, "6": 30, "7": 60 })).toEqual({ numerator: 90, denominator: 100 });
    expect(countsOf("ces", 7, { "4": 50, "6": 50 })).toEqual({ numerator: 500, denominator: 100 });
  });

  it("take whole numbers of answers on the scale that was asked, and at least one", () => {
    expect(tallyKeys("csat", 5)).toEqual(["1", "2", "3", "4", "5"]);
    expect(isTallyOf("csat", 5, { "5": 3 })).toBe(true);
    for (const tally of [{}, { "5": 0 }, { "6": 3 }, { "5": 1.5 }, { "5": -1 }]) {
      expect(isTallyOf("csat", 5, tally as Record<string, number>)).toBe(false);
    }
    expect(isTallyOf("csat", 10, { "5": 3 })).toBe(false);
    expect(isTallyOf("nps", 10, { promoters: 3 })).toBe(true);
    expect(isTallyOf("nps", 10, { "9": 3 })).toBe(false);
  });
});

describe("presets", () => {
  it("each has a unit, a direction, a formula in both languages and one part of the journey", () => {
    expect(METRIC_PRESETS.map((preset) => preset.id)).toEqual([...METRIC_PRESET_IDS]);
    for (const preset of METRIC_PRESETS) {
      for (const words of [preset.name, preset.formula, ...(preset.warning ? [preset.warning] : [])]) {
        expect(words.nl.length).toBeGreaterThan(3);
        expect(words.en.length).toBeGreaterThan(3);
      }
      expect(["before", "during", "after"]).toContain(preset.period);
      if (preset.survey) expect(preset.unit).toBe(SURVEY_UNITS[preset.survey]);
      expect(preset.scaleMax === null).toBe(preset.survey === null);
    }
  });

  it("figures of attention carry the warning, and no other", () => {
    const warned = METRIC_PRESETS.filter((preset) => preset.warning).map((preset) => preset.id);
    expect(warned).toEqual(["reach", "awareness", "clicks", "time_on_site"]);
  });

  it("clicks and time on site need an interpretation, by preset and by name in both languages", () => {
    const asks = (name: string, preset: string | null = null) =>
      needsInterpretation({ preset, names: [name] });
    expect([asks("Iets", "clicks"), asks("Iets", "time_on_site"), asks("Bereik", "reach")]).toEqual([
      true,
      true,
      false,
    ]);
    for (const name of [
      "Klikt door van prijspagina",
      "Doorklikken",
      "Clicks on from price page",
      "CTR advertentie",
      "Tijd op de site",
      "Time on page",
      "Bezoekduur",
    ])
      expect([name, asks(name)]).toEqual([name, true]);
    for (const name of [
      "Boeking afgerond",
      "Reactietijd chat",
      "Time to answer",
      "Bezoekers blog",
      "Collectie",
    ])
      expect([name, asks(name)]).toEqual([name, false]);
    expect(metricPreset("nps")?.direction).toBe("up");
    expect(metricPreset(null)).toBeUndefined();
  });
});

describe("figures along the phases", () => {
  const people = (phaseId: string, values: Record<string, number>) => ({
    phaseId,
    preset: "people",
    survey: null,
    unit: "count" as const,
    readings: Object.entries(values).map(([month, value]) => ({
      month,
      value,
      numerator: null,
      denominator: null,
    })),
  });
  const metrics = [
    people("see", { "2026-09": 900, "2026-10": 1000 }),
    people("think", { "2026-10": 250 }),
    people("do", { "2026-10": 300 }),
    people("care", { "2026-09": 80 }),
    {
      phaseId: "do",
      preset: "csat",
      survey: "csat",
      unit: "percent" as const,
      readings: [{ month: "2026-10", value: null, numerator: 45, denominator: 50 }],
    },
  ];

  it("count people with their change, and what share goes on; never a zero for what was not read", () => {
    const [see, think, doing, care] = figuresOfPhases(["see", "think", "do", "care"], metrics, "2026-10");
    expect(see).toEqual({
      phaseId: "see",
      people: { value: 1000, change: 100, total: null },
      onward: { from: 1000, to: 250, share: 25 },
      satisfaction: null,
    });
    expect(think?.people).toEqual({ value: 250, change: null, total: null });
    // more people came in halfway than were there before: a number without a share
    expect(think?.onward).toEqual({ from: 250, to: 300, share: null });
    expect(doing).toMatchObject({ onward: null, satisfaction: { value: 90, total: 50 } });
    expect(care).toEqual({ phaseId: "care", people: null, onward: null, satisfaction: null });
  });
});
