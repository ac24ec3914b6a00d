// The months of the demo's first brand: September and October compare as its story tells them. (Its open month is run to the end in
// the browser, by e2e/review.spec.ts.)
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addMonths } from "#domain/month.ts";
import { Scope } from "#server/auth/scope.ts";
import { callAs } from "#server/testing/cycle-world.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import krullenkapper from "./data/sample-krullenkapper.json" with { type: "json" };
import { seedDemo } from "./seed.ts";

const WORKSPACE = "ws-wervel";
const JOURNEY = "jr-krul";
const LEVELS = ["assumption", "anecdotal", "supported", "validated"] as const;

describe("the months of Atelier Wervel", () => {
  let database: TestDatabase;
  let month = "";
  /** The API in a demo person's name. */
  const as = async (email: string) => {
    const [user] = await database.everything<{ id: string }[]>`select id from users where email = ${email}`;
    const userId = user?.id ?? "";
    return callAs({ userId, memberId: "", email, actor: { kind: "user", userId } });
  };
  beforeAll(async () => {
    database = await createTestDatabase();
    await seedDemo(new Date());
    month = await Scope.system("test", WORKSPACE, async (scope) => scope.month);
  }, 120_000);
  afterAll(() => database.drop());

  it("compare September with October as the story tells: prices are clicked on, booking is not shown to rise, feelings mend", async () => {
    const api = await as("kijk@wervel.example");
    const [september, october] = [addMonths(month, -2), addMonths(month, -1)];
    const compared = await api.cycles.compare({ journeyId: JOURNEY, a: september, b: october });
    expect([compared.before, compared.after].map((side) => [side.month, side.isFrozen])).toEqual([
      [september, true],
      [october, true],
    ]);

    // figures: 311 of 1,150 to 407 of 1,235 is shown; 174 of 335 to 203 of 350 is six points and may be chance; no counts, no verdict
    const said = Object.fromEntries(
      compared.figures.map(({ metricId, verdict }) => [
        metricId,
        verdict?.kind === "none" ? verdict.reason : verdict?.kind,
      ]),
    );
    expect(said).toMatchObject({
      "kpi-price": "higher",
      "kpi-book": "not_shown",
      "kpi-noshow": "not_shown",
      "kpi-return": "not_shown",
      "kpi-blog": "bare",
    });
    expect(compared.figures.find((one) => one.metricId === "kpi-book")).toMatchObject({
      before: { reading: { numerator: 174, denominator: 335 } },
      after: { reading: { numerator: 203, denominator: 350 } },
    });
    expect(compared.figures).toHaveLength(krullenkapper.kpis.length);

    // certainty: evidence came in and none grew old, so nothing became less sure, and something surer
    const sizes = [compared.before, compared.after].map((side) => LEVELS.map((level) => side.levels[level]));
    const known = krullenkapper.journey.touchpoints.length;
    expect(sizes.map((counts) => counts.reduce((sum, count) => sum + count, 0))).toEqual([known, known]);
    expect(compared.levels.length).toBeGreaterThan(0);
    for (const { from, to } of compared.levels)
      expect(LEVELS.indexOf(to)).toBeGreaterThan(LEVELS.indexOf(from));
    const [was = [], is = []] = sizes;
    for (const [at, level] of LEVELS.entries()) {
      const came = compared.levels.filter(({ to }) => to === level).length;
      const went = compared.levels.filter(({ from }) => from === level).length;
      expect([level, (is[at] ?? 0) - (was[at] ?? 0)]).toEqual([level, came - went]);
    }

    // the map: what its first persona felt in September she felt since August; eight touchpoints felt otherwise in October
    const mended = krullenkapper.journey.touchpoints.flatMap(({ id, emotion_history: [then, later] }) =>
      then && later && then.value !== later.value ? [`${id}: ${then.value} → ${later.value}`] : [],
    );
    expect(mended).toHaveLength(8);
    const lines = compared.lines.map(({ change, collection, id, personaId, authorIds, fields: [field] }) => {
      // the months were brought in: no log says who wrote it, and nobody is named
      expect([change, collection, personaId, authorIds]).toEqual(["changed", "experiences", "per-yara", []]);
      return `${id.split(":")[0]}: ${field?.before} → ${field?.after}`;
    });
    expect(lines.toSorted()).toEqual(mended.toSorted());
  });
});
