// Every sentence the checks can ask for stands in both languages, and every place a fix leads to has an address and a name.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CHECK_STATES } from "#domain/health.ts";
import { CHECKS, type Fix, REVISED_PARTS } from "#domain/health-facts.ts";
import { fixHref } from "./fix-href.ts";

const read = (path: string): string => readFileSync(path, "utf8");
const RULES = ["domain/health-checks.ts", "domain/health-pitfalls.ts"].map(read).join("\n");
const CODES = [...RULES.matchAll(/\b(?:failing|attention|proof)\(\s*"(\w+)"/g)].map(([, code]) => code ?? "");
const PLACES = [
  ...(/export type FixPlace =([^;]+);/.exec(read("domain/health-facts.ts"))?.[1] ?? "").matchAll(/"(\w+)"/g),
].map(([, place]) => place as Fix["place"]);

interface HealthMessages {
  readonly finding: Readonly<Record<string, string>>;
  readonly check: Readonly<Record<string, { name: string; none: string }>>;
  readonly state: Readonly<Record<string, string>>;
  readonly part: Readonly<Record<string, string>>;
  readonly fix: Readonly<Record<string, string>>;
}

describe.each(["nl", "en"])("the sentences of health in %s", (locale) => {
  const { health } = JSON.parse(read(`messages/${locale}.json`)) as { health: HealthMessages };
  it("has one for each finding, and none that nobody asks for", () => {
    expect(Object.keys(health.finding).sort()).toEqual([...new Set(CODES)].sort());
  });
  it("names checks, states, parts and fixes", () => {
    expect(Object.keys(health.check).sort()).toEqual([...CHECKS].sort());
    expect(Object.keys(health.state).sort()).toEqual([...CHECK_STATES].sort());
    expect(Object.keys(health.part).sort()).toEqual([...REVISED_PARTS].sort());
    expect(Object.keys(health.fix).sort()).toEqual([...PLACES].sort());
  });
});

describe("where a finding is mended", () => {
  const from = { workspaceSlug: "wervel", journeyId: "j-1", journeySlug: "reis", month: "2026-11" };
  it("opens the window that is needed, about the thing that is meant", () => {
    expect(fixHref({ place: "interview", id: "p-1" }, { code: "personaUnheard", counts: {} }, from)).toBe(
      "/wervel/evidence?new=interview&persona=p-1",
    );
    expect(fixHref({ place: "metric", id: "ph-1" }, { code: "phaseUnmeasured", counts: {} }, from)).toBe(
      "/wervel/kpis?journey=j-1&new=1&phase=ph-1",
    );
    const fresh = { code: "noReading", counts: { metrics: 0 } };
    expect(fixHref({ place: "metric" }, fresh, from)).toBe("/wervel/kpis?journey=j-1&new=1");
    const waiting = { code: "noReading", counts: { metrics: 2 } };
    expect(fixHref({ place: "metric" }, waiting, from)).toBe("/wervel/kpis?journey=j-1");
    expect(fixHref({ place: "explanation", id: "ph-1" }, { code: "borrowedPhases", counts: {} }, from)).toBe(
      "/wervel/j/reis?explain=ph-1",
    );
    expect(fixHref({ place: "review" }, { code: "reviewLate", counts: {} }, from)).toBe(
      "/wervel/j/reis/review/2026-11",
    );
  });
  it("stays on the page for a strategy, and leads somewhere for all else", () => {
    for (const place of PLACES)
      expect(fixHref({ place, id: "x" }, { code: "any", counts: {} }, from) === null).toBe(
        place === "strategy",
      );
  });
});
