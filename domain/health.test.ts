// Each of the seven mistakes fires and clears, at the edges of its thresholds; what is waived; and what the number says.
import { describe, expect, it } from "vitest";
import { checkHealth, readHealthSettings, summaryOf, type Waiver } from "./health.ts";
import { CHECKS, DEFAULT_HEALTH_LIMITS, type HealthFacts, MISTAKES } from "./health-facts.ts";
import { TODAY, ago, persona, touchpoint, channel, WELL, look, subjectsOf, days } from "./health-example.ts";

describe("a journey that is well", () => {
  it("has every check in order, each with proof and nothing to mend", () => {
    const results = checkHealth(WELL);
    expect(results.map((one) => one.check)).toEqual(CHECKS);
    expect(results.filter((one) => one.state !== "ok").map((one) => one.check)).toEqual(["copied"]);
    expect(results.find((one) => one.check === "copied")?.state).toBe("not_applicable");
    for (const { check, findings } of results)
      if (check !== "copied") expect(findings.length, check).toBeGreaterThan(0);
  });
});

describe("a journey that was just made", () => {
  const FRESH: Partial<HealthFacts> = {
    touchpoints: WELL.touchpoints.map((one) => ({
      ...one,
      isExample: true,
      departmentIds: [],
      level: "assumption" as const,
    })),
    routes: [],
    answeredPhaseIds: [],
    personas: [],
    groups: [],
    interviewDays: [],
    evidenceKinds: [],
    metrics: [],
    channels: WELL.channels.map((one) => ({ ...one, months: [] })),
    taskDepartmentIds: [],
    lastReview: null,
  };
  it("fails all seven, each with a place where it is mended", () => {
    const results = checkHealth({ ...WELL, ...FRESH });
    for (const { check, state, findings } of results.slice(0, MISTAKES.length)) {
      expect(state, check).toBe("failing");
      expect(findings[0]?.fix, check).not.toBeNull();
    }
    expect(summaryOf(results)).toMatchObject({ ok: 0, of: 7, waived: 0 });
  });
});

describe("mistake 1: no interviews", () => {
  it("fails without one and warns below five", () => {
    expect(look("interviews", { interviewDays: [] })).toMatchObject({
      state: "failing",
      codes: ["noInterviews"],
    });
    expect(look("interviews", { interviewDays: days(1) }).codes).toEqual(["fewInterviews"]);
    expect(look("interviews", { interviewDays: days(1, 2, 3, 4) }).state).toBe("attention");
    expect(look("interviews", { interviewDays: days(1, 2, 3, 4, 5) }).state).toBe("ok");
  });
  it("warns when a persona was not heard, by name", () => {
    const personas = [persona("yara"), persona("tess", { journeyInterviews: 0 })];
    const found = look("interviews", { personas });
    expect(found).toMatchObject({ state: "attention", codes: ["personaUnheard"] });
    expect(subjectsOf(found, "personaUnheard")).toEqual([{ id: "tess", name: "tess" }]);
    expect(look("interviews", { personas: [persona("tess", { journeyInterviews: 1 })] }).state).toBe("ok");
  });
  it("warns when the newest is older than 183 days, not on the day itself", () => {
    expect(look("interviews", { interviewDays: days(183, 400, 400, 400, 400) }).state).toBe("ok");
    expect(look("interviews", { interviewDays: days(400, 400, 184, 400, 400) }).codes).toEqual([
      "oldInterviews",
    ]);
  });
});

describe("mistake 2: no own data", () => {
  const measured = (...months: string[]) => [{ phaseIds: ["before", "during", "after"], months }];
  it("fails without a reading of this or the previous month", () => {
    expect(look("ownData", { metrics: [] }).codes).toEqual(["noReading", "phaseUnmeasured"]);
    expect(look("ownData", { metrics: measured("2026-07", "2026-08", "2026-09") })).toMatchObject({
      state: "failing",
      codes: ["noReading"],
    });
    expect(look("ownData", { metrics: measured("2026-08", "2026-09", "2026-10") }).state).toBe("ok");
    expect(look("ownData", { metrics: measured("2026-07", "2026-08", "2026-11") }).state).toBe("ok");
  });
  it("fails when all evidence is about competitors; a concullega plays no part", () => {
    expect(look("ownData", { evidenceKinds: ["competitor", "competitor"] }).codes).toEqual([
      "onlyCompetitors",
    ]);
    expect(look("ownData", { evidenceKinds: ["competitor", "peer"] }).state).toBe("failing");
    expect(look("ownData", { evidenceKinds: ["peer"] }).state).toBe("ok");
    expect(look("ownData", { evidenceKinds: ["competitor", "review"] }).state).toBe("ok");
  });
  it("warns while a phase lacks a KPI with three months of readings, by name", () => {
    const two = look("ownData", { metrics: measured("2026-10", "2026-11", "2026-11") });
    expect(two).toMatchObject({ state: "attention", codes: ["phaseUnmeasured"] });
    const metrics = [{ phaseIds: ["before", "during"], months: ["2026-09", "2026-10", "2026-11"] }];
    const found = look("ownData", { metrics });
    expect(subjectsOf(found, "phaseUnmeasured")).toEqual([{ id: "after", name: "Gebruiken" }]);
  });
});

describe("mistake 3: personas nobody can picture", () => {
  it("fails without one, and while one of the five fields is empty", () => {
    expect(look("personas", { personas: [] }).codes).toEqual(["noPersona"]);
    const found = look("personas", { personas: [persona("yara", { emptyFields: ["pains"] })] });
    expect(found).toMatchObject({ state: "failing", codes: ["emptyFields"] });
    expect(subjectsOf(found, "emptyFields")).toEqual([{ id: "yara", name: "yara", fields: ["pains"] }]);
  });
  it("warns while a field has no quote under it, and below three interviews", () => {
    expect(look("personas", { personas: [persona("yara", { unquotedFields: ["goals"] })] }).codes).toEqual([
      "unquotedFields",
    ]);
    expect(look("personas", { personas: [persona("yara", { interviews: 2 })] }).codes).toEqual([
      "personaThin",
    ]);
    expect(look("personas", { personas: [persona("yara", { interviews: 3 })] }).state).toBe("ok");
  });
});

describe("mistake 4: not investing in the channels that are needed", () => {
  it("fails when a necessary or committed channel lacks money in a coming month, and names the months", () => {
    const channels = [
      channel("shop", { isBridge: true, missingMonths: ["2026-12", "2027-02"] }),
      channel("mail"),
    ];
    const found = look("channels", { channels });
    expect(found).toMatchObject({ state: "failing", codes: ["bridgeBroken"] });
    expect(subjectsOf(found, "bridgeBroken")).toEqual([
      { id: "shop", name: "shop", months: ["2026-12", "2027-02"] },
    ]);
    expect(look("channels", { channels: [channel("shop", { isBridge: true }), channel("mail")] }).state).toBe(
      "ok",
    );
  });
  it("fails when there is no money anywhere", () => {
    const channels = WELL.channels.map((one) => ({ ...one, months: [] }));
    expect(look("channels", { channels })).toMatchObject({ state: "failing", codes: ["nothingInvested"] });
    expect(look("channels", { channels: [], touchpoints: [] }).state).toBe("failing");
  });
  it("warns when a channel that is met has none; what is earned costs none", () => {
    const one = look("channels", { channels: [channel("shop"), channel("mail", { months: [] })] });
    expect(one).toMatchObject({ state: "attention", codes: ["channelUnfunded"] });
    const earned = [channel("shop"), channel("mail", { months: [], mediaKind: "earned" })];
    expect(look("channels", { channels: earned }).state).toBe("ok");
    const unmet = [...WELL.channels, channel("radio", { months: [] })];
    expect(look("channels", { channels: unmet }).state).toBe("ok");
  });
});

describe("mistake 5: one way", () => {
  const oneRoute = { routes: [{ personaId: "yara", steps: ["search"] }] };
  const strategy = { id: "a", name: "Zoeken", isMulti: false, channelIds: [], interviews: 1 };
  it("fails with fewer than two routes and fewer than two strategies", () => {
    expect(look("strategies", { routes: [] }).codes).toEqual(["oneWay"]);
    expect(look("strategies", { ...oneRoute, strategies: [strategy] }).state).toBe("failing");
    expect(look("strategies", { routes: [...oneRoute.routes, { personaId: null, steps: [] }] }).state).toBe(
      "failing",
    );
    expect(look("strategies", { ...oneRoute, strategies: [strategy, { ...strategy, id: "b" }] }).state).toBe(
      "ok",
    );
    expect(look("strategies").state).toBe("ok");
  });
  it("clears with one strategy marked multi that covers every channel of every persona", () => {
    const multi = { ...strategy, isMulti: true, channelIds: ["shop"] };
    expect(look("strategies", { ...oneRoute, strategies: [multi] }).state).toBe("failing");
    const covering = { ...multi, channelIds: ["mail", "shop"] };
    expect(look("strategies", { ...oneRoute, strategies: [covering] }).state).toBe("ok");
    expect(look("strategies", { ...oneRoute, strategies: [{ ...covering, isMulti: false }] }).state).toBe(
      "failing",
    );
  });
  it("warns with one persona, and says which strategy rests on no interview", () => {
    expect(look("strategies", { personas: [persona("yara")] }).codes).toEqual(["onePersona"]);
    const found = look("strategies", { strategies: [{ ...strategy, interviews: 0 }] });
    expect(found.state).toBe("ok");
    expect(subjectsOf(found, "strategyUnresearched")).toEqual([{ id: "a", name: "Zoeken" }]);
  });
});

describe("mistake 6: marketing only", () => {
  const owned = (...departmentIds: string[]) => ({ touchpoints: [touchpoint("a", { departmentIds })] });
  it("fails with one department or none, warns at two, clears at three", () => {
    expect(look("departments", owned()).state).toBe("failing");
    expect(look("departments", owned("marketing")).codes).toEqual(["oneDepartment"]);
    expect(look("departments", owned("marketing", "service")).codes).toEqual(["fewDepartments"]);
    expect(look("departments", owned("marketing", "service", "tech")).state).toBe("ok");
  });
  it("names the departments that are missing, with their key", () => {
    expect(subjectsOf(look("departments", owned("marketing")), "missingDepartments")).toEqual([
      { id: "service", name: "service", key: "service" },
      { id: "tech", name: "tech", key: "tech" },
    ]);
  });
  it("warns when fewer than 30 % of the tasks lie outside marketing", () => {
    const tasks = (outside: number) => ({
      taskDepartmentIds: Array.from({ length: 10 }, (_, at) => (at < outside ? "tech" : "marketing")),
    });
    expect(look("departments", tasks(2)).codes).toEqual(["tasksInMarketing"]);
    expect(look("departments", tasks(3)).state).toBe("ok");
    expect(look("departments", { taskDepartmentIds: [] }).state).toBe("ok");
  });
  it("does not apply to one person alone", () => {
    expect(look("departments", { ...owned(), isSolo: true }).state).toBe("not_applicable");
    expect(summaryOf(checkHealth({ ...WELL, isSolo: true }))).toMatchObject({ ok: 6, of: 6 });
  });
});

describe("mistake 7: never touched again", () => {
  it("warns after 31 days and fails after 45, and where there was no review at all", () => {
    expect(look("rhythm", { lastReview: ago(31) }).state).toBe("ok");
    expect(look("rhythm", { lastReview: ago(32) }).codes).toEqual(["reviewDue"]);
    expect(look("rhythm", { lastReview: ago(45) }).state).toBe("attention");
    expect(look("rhythm", { lastReview: ago(46) })).toMatchObject({
      state: "failing",
      codes: ["reviewLate"],
    });
    expect(look("rhythm", { lastReview: null }).codes).toEqual(["neverReviewed"]);
  });
});

describe("deliberately not", () => {
  const waiver: Waiver = {
    check: "strategies",
    item: "",
    reason: "geen budget",
    ownerId: "m",
    ownerName: "Lotte",
    date: TODAY,
  };
  it("shows as waived, is not failing any longer, and says what it would be", () => {
    const results = checkHealth({ ...WELL, routes: [] }, [waiver]);
    expect(results.find((one) => one.check === "strategies")).toMatchObject({
      state: "waived",
      found: "failing",
      waiver: { reason: "geen budget", ownerName: "Lotte" },
    });
    const summary = summaryOf(results);
    expect(summary).toMatchObject({ ok: 6, of: 7, waived: 1, worst: [] });
  });
  it("holds until its last day and not a day longer; after that it is remembered as lapsed", () => {
    const until = (reviewOn: string) => look("strategies", { routes: [] }, [{ ...waiver, reviewOn }]);
    expect(until(TODAY).state).toBe("waived");
    expect(until(ago(1)).state).toBe("failing");
    const results = checkHealth({ ...WELL, routes: [] }, [{ ...waiver, reviewOn: ago(1) }]);
    expect(results.find((one) => one.check === "strategies")).toMatchObject({
      waiver: null,
      lapsed: { reason: "geen budget" },
    });
  });
  it("says nothing of a check that is well", () => {
    expect(look("strategies", {}, [waiver]).state).toBe("ok");
  });
});

describe("the number", () => {
  it("counts the seven mistakes alone and tells the worst two, failing before warning", () => {
    const results = checkHealth({
      ...WELL,
      groups: [],
      interviewDays: days(1),
      lastReview: null,
      personas: [persona("yara", { emptyFields: ["goals"] }), persona("tess")],
    });
    const { ok, of, worst, pitfalls, stitches } = summaryOf(results);
    expect([ok, of, pitfalls]).toEqual([4, 7, 1]);
    expect(worst.map((one) => one.finding.code)).toEqual(["emptyFields", "neverReviewed"]);
    expect(stitches.map((one) => one.state)).toEqual([
      "attention",
      "ok",
      "failing",
      "ok",
      "ok",
      "ok",
      "failing",
    ]);
  });
});

describe("what a workspace keeps", () => {
  it("is the default where nothing, or nonsense, was kept", () => {
    expect(readHealthSettings({}).limits).toEqual(DEFAULT_HEALTH_LIMITS);
    expect(readHealthSettings({ health: { limits: { interviews: -3 } } })).toEqual(readHealthSettings(null));
    expect(readHealthSettings({ health: { solo: true, limits: { interviews: 8 } } })).toMatchObject({
      solo: true,
      limits: { interviews: 8, reviewDays: 31 },
    });
  });
});
