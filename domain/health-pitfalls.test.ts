// Each pitfall fires and clears, at the edges of its thresholds.
import { describe, expect, it } from "vitest";
import { checkHealth, type Waiver } from "./health.ts";
import { DEFAULT_HEALTH_LIMITS } from "./health-facts.ts";
import { TODAY, persona, touchpoint, channel, WELL, look, subjectsOf } from "./health-example.ts";

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
