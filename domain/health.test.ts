// Each check fires and clears, at the edges of its thresholds; what is waived; and what the number says.
import { describe, expect, it } from "vitest";
import { checkHealth, readHealthSettings, summaryOf, type Waiver } from "./health.ts";
import {
  type CheckId,
  CHECKS,
  DEFAULT_HEALTH_LIMITS,
  type HealthChannel,
  type HealthFacts,
  type HealthPersona,
  type HealthTouchpoint,
  MISTAKES,
} from "./health-facts.ts";
import { addDays, addMonths } from "./month.ts";

const TODAY = "2026-11-21";
const MONTH = "2026-11";
const ago = (days: number) => addDays(TODAY, -days);

const persona = (id: string, extra: Partial<HealthPersona> = {}): HealthPersona => ({
  id,
  name: id,
  emptyFields: [],
  unquotedFields: [],
  interviews: 3,
  journeyInterviews: 2,
  channelIds: ["shop", "mail"],
  groupId: `group-${id}`,
  ...extra,
});
const touchpoint = (id: string, extra: Partial<HealthTouchpoint> = {}): HealthTouchpoint => ({
  id,
  name: id,
  phaseId: "before",
  period: "before",
  channelId: "shop",
  mediaKind: "owned",
  state: "live",
  departmentIds: ["marketing"],
  isExample: false,
  level: "supported",
  toRevise: [],
  ...extra,
});
const MONEY = [
  { month: MONTH, cents: 5_000 },
  { month: addMonths(MONTH, 1), cents: 5_000 },
];
const channel = (id: string, extra: Partial<HealthChannel> = {}): HealthChannel => ({
  id,
  name: id,
  mediaKind: "owned",
  isBridge: false,
  missingMonths: [],
  months: MONEY,
  ...extra,
});
const department = (key: string) => ({ id: key, name: key, key });

/** A journey on which every check is well. */
const WELL: HealthFacts = {
  today: TODAY,
  month: MONTH,
  isSolo: false,
  copiedFrom: null,
  phases: [
    { id: "before", name: "Zoeken", period: "before", hasOwnGoal: true },
    { id: "during", name: "Kopen", period: "during", hasOwnGoal: true },
    { id: "after", name: "Gebruiken", period: "after", hasOwnGoal: true },
  ],
  touchpoints: [
    touchpoint("search"),
    touchpoint("pay", { phaseId: "during", period: "during", channelId: "mail", departmentIds: ["service"] }),
    touchpoint("use", { phaseId: "after", period: "after", departmentIds: ["tech"] }),
  ],
  routes: [
    { personaId: "yara", steps: ["search", "pay", "use"] },
    { personaId: "tess", steps: ["pay", "use"] },
  ],
  answeredPhaseIds: ["before"],
  strategies: [],
  personas: [persona("yara"), persona("tess")],
  groups: [
    { id: "group-yara", name: "Nieuw" },
    { id: "group-tess", name: "Vast" },
  ],
  interviewDays: [ago(10), ago(20), ago(30), ago(40), ago(50)],
  evidenceKinds: ["interview", "review"],
  metrics: [{ phaseIds: ["before", "during", "after"], months: ["2026-08", "2026-09", "2026-10"] }],
  channels: [channel("shop"), channel("mail")],
  departments: [department("marketing"), department("service"), department("tech"), department("other")],
  taskDepartmentIds: ["marketing", "service", "tech"],
  lastReview: ago(12),
};

/** State and codes of what is wrong, for one check. */
function look(check: CheckId, change: Partial<HealthFacts> = {}, waivers: readonly Waiver[] = []) {
  const found = checkHealth({ ...WELL, ...change }, waivers).find((one) => one.check === check);
  if (!found) throw new Error(`no result for ${check}`);
  return {
    state: found.state,
    codes: found.findings.filter((one) => one.weight !== "proof").map((one) => one.code),
    findings: found.findings,
  };
}
const subjectsOf = ({ findings }: ReturnType<typeof look>, code: string) =>
  findings.find((one) => one.code === code)?.subjects;
const days = (...ages: number[]) => ages.map(ago);

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

describe("the pitfalls", () => {
  it("groups: fires without a group, and when one persona stands for all", () => {
    expect(look("groups", { groups: [] }).codes).toEqual(["noGroups"]);
    expect(look("groups", { personas: [persona("yara")] }).codes).toEqual(["onePersonaForAll"]);
    expect(look("groups").state).toBe("ok");
  });
  it("research: fires when more than half of the cards on active routes are assumptions", () => {
    const cards = (guessed: number, of: number) =>
      Array.from({ length: of }, (_, at) =>
        touchpoint(`t${at}`, { level: at < guessed ? "assumption" : "anecdotal" }),
      );
    const routes = [{ personaId: null, steps: ["t0", "t1", "t2", "t3"] }];
    expect(look("research", { touchpoints: cards(2, 4), routes }).state).toBe("ok");
    expect(look("research", { touchpoints: cards(3, 4), routes }).codes).toEqual(["manyAssumptions"]);
    // what lies beside the route plays no part
    expect(look("research", { touchpoints: cards(3, 9), routes }).state).toBe("attention");
    expect(look("research", { touchpoints: [], routes: [] }).state).toBe("not_applicable");
    const strict = { ...DEFAULT_HEALTH_LIMITS, assumptions: 10 };
    const results = checkHealth({ ...WELL, touchpoints: cards(1, 4), routes }, [], strict);
    expect(results.find((one) => one.check === "research")?.state).toBe("attention");
  });
  it("model: fires while a phase has no own goal or no own card", () => {
    const [first, ...others] = WELL.phases;
    if (!first) throw new Error("no phase");
    expect(look("model", { phases: [{ ...first, hasOwnGoal: false }, ...others] }).codes).toEqual([
      "borrowedPhases",
    ]);
    const touchpoints = WELL.touchpoints.map((one) => ({ ...one, isExample: one.id === "use" }));
    expect(subjectsOf(look("model", { touchpoints }), "borrowedPhases")).toEqual([
      { id: "after", name: "Gebruiken" },
    ]);
    expect(look("model").state).toBe("ok");
  });
  it("copied: fires until each phase has evidence of its own, or a reason", () => {
    const touchpoints = WELL.touchpoints.map((one) => ({ ...one, level: "assumption" as const }));
    const change = { copiedFrom: "Een ander", touchpoints };
    expect(look("copied", change).codes).toEqual(["copiedPhases"]);
    expect(look("copied", { ...change, touchpoints: WELL.touchpoints }).state).toBe("ok");
    const reason = (item: string): Waiver => ({
      check: "copied",
      item,
      reason: "zo is het hier ook",
      ownerId: "m",
      ownerName: "Lotte",
      date: TODAY,
    });
    expect(subjectsOf(look("copied", change, [reason("before")]), "copiedPhases")).toEqual([
      { id: "during", name: "Kopen" },
      { id: "after", name: "Gebruiken" },
    ]);
    expect(look("copied", change, [reason("before"), reason("during"), reason("after")]).state).toBe("ok");
  });
  it("phases: fires when more than half lies during the purchase, or a phase before or after it is empty", () => {
    const during = (id: string) => touchpoint(id, { phaseId: "during", period: "during", channelId: null });
    const half = [...WELL.touchpoints.filter((one) => one.id !== "pay"), during("a"), during("b")];
    expect(look("phases", { touchpoints: half }).state).toBe("ok");
    expect(look("phases", { touchpoints: [...half, during("c")] }).codes).toEqual(["touchpointsDuring"]);
    const planned = { ...during("c"), state: "planned" as const };
    expect(look("phases", { touchpoints: [...half, planned] }).state).toBe("ok");
    const money = [channel("shop", { months: [] }), channel("mail")];
    expect(look("phases", { channels: money }).codes).toEqual(["moneyDuring"]);
    const found = look("phases", { touchpoints: WELL.touchpoints.filter((one) => one.id !== "use") });
    expect(subjectsOf(found, "emptyPhases")).toEqual([{ id: "after", name: "Gebruiken" }]);
  });
  it("drum: fires when a phase speaks through paid touchpoints alone and answers no question", () => {
    const touchpoints = WELL.touchpoints.map((one) =>
      one.id === "pay" ? { ...one, mediaKind: "paid" as const } : one,
    );
    expect(subjectsOf(look("drum", { touchpoints }), "onlyPaid")).toEqual([{ id: "during", name: "Kopen" }]);
    expect(look("drum", { touchpoints, answeredPhaseIds: ["during"] }).state).toBe("ok");
    expect(look("drum").state).toBe("ok");
  });
  it("waste: fires when a paid channel meets nobody on an active route, with sum and name", () => {
    const channels = [...WELL.channels, channel("radio")];
    expect(subjectsOf(look("waste", { channels }), "moneyNowhere")).toEqual([
      { id: "radio", name: "radio", cents: 10_000, months: ["2026-11", "2026-12"] },
    ]);
    expect(look("waste", { channels: [...WELL.channels, channel("radio", { months: [] })] }).state).toBe(
      "ok",
    );
  });
  it("outdated: fires when no persona on a route uses the channel of a live touchpoint any longer", () => {
    const left = (channelIds: string[] | null) => [
      persona("yara", { channelIds }),
      persona("tess", { channelIds }),
    ];
    expect(subjectsOf(look("outdated", { personas: left(["shop"]) }), "channelsLeft")).toEqual([
      { id: "mail", name: "mail" },
    ]);
    expect(look("outdated", { personas: left(["shop", "mail"]) }).state).toBe("ok");
    expect(look("outdated", { personas: left(null) }).state).toBe("not_applicable");
    const touchpoints = WELL.touchpoints.map((one) => ({ ...one, state: "stopped" as const }));
    expect(look("outdated", { personas: left(["shop"]), touchpoints }).state).toBe("ok");
  });
  it("refuted: lists what rests on a refuted card, and clears item by item", () => {
    const touchpoints = [touchpoint("search", { toRevise: ["message", "budget"] })];
    const reason = (item: string): Waiver => ({
      check: "refuted",
      item,
      reason: "loopt nog",
      ownerId: null,
      ownerName: "",
      date: TODAY,
    });
    expect(look("refuted", { touchpoints }).codes).toEqual(["toRevise"]);
    const one = look("refuted", { touchpoints }, [reason("search:message")]);
    expect(subjectsOf(one, "toRevise")).toEqual([{ id: "search", name: "search", parts: ["budget"] }]);
    const both = [reason("search:message"), reason("search:budget")];
    expect(look("refuted", { touchpoints }, both).state).toBe("ok");
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
