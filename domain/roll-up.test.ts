import { describe, expect, it } from "vitest";
import {
  type JourneyOutline,
  marksOf,
  marksUnder,
  meanFeeling,
  outlineOf,
  painsUnder,
  phasesUnder,
  touchpointsUnder,
} from "./roll-up.ts";

const touchpoint = (id: string, departmentIds: readonly string[], phaseId = "ph-1") => ({
  id,
  title: id,
  translations: {},
  phaseId,
  departmentIds,
  channelId: null,
  state: "live" as const,
  level: "assumption" as const,
});

/** Yara is known to feel something in the shop; Tess walks from the shop to the site. */
const OUTLINE: JourneyOutline = {
  phases: [
    { id: "ph-1", name: "Voor", translations: {} },
    { id: "ph-2", name: "Na", translations: {} },
  ],
  goals: [],
  touchpoints: [
    touchpoint("shop", ["marketing"]),
    touchpoint("site", ["tech", "marketing"]),
    touchpoint("call", ["service"], "ph-2"),
  ],
  felt: [
    { touchpointId: "shop", personaId: "yara", value: -1 },
    { touchpointId: "shop", personaId: "tess", value: 2 },
    { touchpointId: "site", personaId: "tess", value: 0 },
    { touchpointId: "gone", personaId: "yara", value: -2 },
  ],
  walked: [{ personaId: "tess", steps: ["shop", "site", "call"] }],
  pains: [
    { id: "p-1", title: "Duur", translations: {}, touchpointId: "shop", weight: 2 },
    { id: "p-2", title: "Stil", translations: {}, touchpointId: null, weight: 1 },
  ],
};
const all = { departmentId: null, personaIds: null };
const ids = (filter: Parameters<typeof touchpointsUnder>[1]) =>
  touchpointsUnder(OUTLINE, filter).map((one) => one.id);

describe("what counts under a filter", () => {
  it("is everything without one", () => {
    expect(ids(all)).toEqual(["shop", "site", "call"]);
    expect(painsUnder(OUTLINE, all)).toHaveLength(2);
    expect(phasesUnder(OUTLINE, all)).toHaveLength(2);
  });
  it("is the same for the marks that are kept of a month", () => {
    const some = [null, ["yara"], ["tess"], ["yara", "tess"], []];
    for (const departmentId of [null, "marketing", "tech", "service", "salon"])
      for (const personaIds of some) {
        const filter = { departmentId, personaIds };
        const left = touchpointsUnder(OUTLINE, filter);
        expect(marksUnder(marksOf(OUTLINE).touchpoints, filter).map((one) => one.departmentIds)).toEqual(
          left.map((one) => one.departmentIds),
        );
      }
  });
  it("is kept of a month as numbers where nothing narrows it", () => {
    expect(marksOf(OUTLINE).levels).toEqual({ assumption: 3, anecdotal: 0, supported: 0, validated: 0 });
    expect(marksOf(OUTLINE).feeling).toBe(meanFeeling(OUTLINE, all));
    expect(marksOf(outlineOf(null, {})).feeling).toBeNull();
  });
  it("is a department's where it owns the touchpoint or works on it", () => {
    expect(ids({ ...all, departmentId: "marketing" })).toEqual(["shop", "site"]);
    expect(ids({ ...all, departmentId: "salon" })).toEqual([]);
  });
  it("is a persona's where her feeling is known or her route passes", () => {
    expect(ids({ ...all, personaIds: ["yara"] })).toEqual(["shop"]);
    expect(ids({ ...all, personaIds: ["tess"] })).toEqual(["shop", "site", "call"]);
    expect(ids({ departmentId: "service", personaIds: ["yara"] })).toEqual([]);
    expect(ids({ ...all, personaIds: [] })).toEqual([]);
  });
  it("of what hangs on nothing that is left, nothing counts", () => {
    expect(painsUnder(OUTLINE, { ...all, personaIds: ["yara"] }).map((one) => one.id)).toEqual(["p-1"]);
    expect(painsUnder(OUTLINE, { ...all, departmentId: "service" })).toEqual([]);
    expect(phasesUnder(OUTLINE, { ...all, departmentId: "service" }).map((one) => one.id)).toEqual(["ph-2"]);
  });
});

describe("the mean feeling", () => {
  it("is of those whose feeling is known, at touchpoints that are there", () => {
    expect(meanFeeling(OUTLINE, all)).toBeCloseTo(1 / 3);
    expect(meanFeeling(OUTLINE, { ...all, personaIds: ["yara"] })).toBe(-1);
    expect(meanFeeling(OUTLINE, { departmentId: "tech", personaIds: ["tess"] })).toBe(0);
  });
  it("is unknown where nobody's is known, and never 0", () => {
    expect(meanFeeling(OUTLINE, { ...all, departmentId: "service" })).toBeNull();
    expect(meanFeeling(outlineOf(null, {}), all)).toBeNull();
  });
});
