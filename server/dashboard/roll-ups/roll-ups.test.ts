// The page over several journeys beside SQL that knows nothing of the product, over two hundred workspaces drawn from a seed; one
// journey's own page beside the same; and who may see what.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { STRENGTH_LEVELS } from "#domain/evidence-level.ts";
import { monthRange } from "#domain/month.ts";
import { replaceScopeRuntime, Scope } from "#server/auth/scope.ts";
import { getDashboard } from "#server/dashboard/queries.ts";
import { answerOf, callAs } from "#server/testing/cycle-world.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";
import { makeRandomWorkspaces, RANDOM_NOW, type RandomWorkspace } from "#server/testing/random-workspaces.ts";
import { rollUpTruth, type Truth } from "#server/testing/roll-up-truth.ts";
import { mulberry } from "#server/testing/seeded.ts";
import type { RollUpInput } from "#domain/roll-up.ts";
import { getRollUp, type RollUpView } from "./queries.ts";

const SEED = 20_261_128;
const COUNT = 200;
const CURRENT = "2026-11";
const MONTHS = monthRange("2026-08", CURRENT);
const rounded = (value: number | null) => (value === null ? "–" : value.toFixed(3));

const sorted = (counts: RollUpView["tasks"]["departments"]) =>
  counts.toSorted((a, b) => ((a.departmentId ?? "") < (b.departmentId ?? "") ? -1 : 1));

/** The page's figures in the form of the truth; `figures` only those that the sentence names. */
function told(view: RollUpView): Omit<Truth, "figures" | "pains"> {
  return {
    journeys: view.journeys.map((one) => one.id).toSorted(),
    touchpoints: view.counts.touchpoints,
    live: view.counts.live,
    evidence: view.counts.evidence,
    tasks: view.tasks.departments
      .map((one) => `${one.departmentId}: ${one.done} ${one.open} ${one.moved}`)
      .toSorted(),
    certainty: view.certainty.map(
      ({ month, levels }) => `${month}: ${STRENGTH_LEVELS.map((level) => levels[level]).join(" ")}`,
    ),
    spent: view.money.spentCents,
    planned: view.money.plannedCents,
    channels: view.money.channels,
    feelings: view.journeys
      .map(({ id, now, before }) => `${id}: ${rounded(now)} ${rounded(before)}`)
      .toSorted(),
    old: view.old.count,
    metrics: view.old.of,
  };
}

describe("the page over several journeys", () => {
  let database: TestDatabase;
  let places: readonly RandomWorkspace[];
  beforeAll(async () => {
    database = await createTestDatabase();
    replaceScopeRuntime({ clock: { now: () => RANDOM_NOW } });
    places = await makeRandomWorkspaces(database, COUNT, SEED);
    await database.everything`analyze`;
  }, 120_000);
  afterAll(async () => {
    replaceScopeRuntime({});
    await database.drop();
  });

  /** What a workspace is asked: once for all it has, once for some of it under a filter. */
  function asksOf(place: RandomWorkspace, random: () => number): RollUpInput[] {
    const pick = <T>(list: readonly T[]): T | null => list[Math.floor(random() * list.length)] ?? null;
    const month = () => pick(MONTHS) ?? CURRENT;
    const maybe = <T>(value: T | null): T | null => (random() < 0.5 ? value : null);
    const none = { departmentId: null, personaId: null, customerGroupId: null };
    const some = place.journeyIds.filter(() => random() < 0.7);
    return [
      { month: month(), journeyIds: null, ...none },
      {
        month: month(),
        journeyIds: some.length > 0 ? some : null,
        departmentId: maybe(pick(place.departmentIds)),
        personaId: maybe(pick(place.personaIds)),
        customerGroupId: maybe(place.groupId),
      },
    ];
  }

  it("says of two hundred workspaces, with and without filters, what SQL over the rows says", async () => {
    const random = mulberry(SEED);
    const groups = await database.everything<{ id: string; customer_group_id: string | null }[]>`
      select id, customer_group_id from personas`;
    const groupOf = new Map(groups.map((row) => [row.id, row.customer_group_id]));
    let compared = 0;
    const seen = { pains: 0, figures: 0, validated: 0, moods: 0 };
    const left = places.flatMap((place) => asksOf(place, random).map((asked) => ({ place, asked })));
    const compareOne = async ({ place, asked }: (typeof left)[number]) => {
      const { workspaceId } = place;
      const { personaId, customerGroupId } = asked;
      const personaIds =
        personaId === null && customerGroupId === null
          ? null
          : place.personaIds.filter(
              (id) =>
                (personaId === null || id === personaId) &&
                (customerGroupId === null || groupOf.get(id) === customerGroupId),
            );
      const [view, { figures, pains, ...truth }] = await Promise.all([
        Scope.system("test", workspaceId, (scope) => getRollUp(scope, asked)),
        rollUpTruth(database.everything, {
          ...asked,
          workspaceId,
          personaIds,
          current: CURRENT,
          today: "2026-11-28",
        }),
      ]);
      expect([asked, told(view)]).toEqual([asked, truth]);
      expect([asked, view.headline.pain !== null]).toEqual([asked, pains > 0]);
      expect(view.counts.tasks).toBe(
        view.tasks.departments.reduce((sum, one) => sum + one.done + one.open + one.moved, 0),
      );
      for (const { metric } of view.figures) {
        expect(metric.state?.value).toBeCloseTo(figures[metric.id] ?? Number.NaN, 9);
        seen.figures += 1;
      }
      compared += 1;
      seen.pains += pains > 0 ? 1 : 0;
      seen.validated += view.certainty.some(({ levels }) => levels.validated > 0) ? 1 : 0;
      seen.moods += view.journeys.some(({ before }) => before !== null) ? 1 : 0;
    };
    const lane = async () => {
      for (let next = left.shift(); next; next = left.shift()) await compareOne(next);
    };
    await Promise.all([lane(), lane(), lane()]);
    expect(compared).toBe(2 * COUNT);
    // the rows hold something of everything, or nothing was shown
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
  }, 240_000);

  it("says of one journey what that journey's own page says, and both what SQL says", async () => {
    let compared = 0;
    for (const { workspaceId, journeyIds } of places.filter((_, at) => at % 5 === 0)) {
      const [journeyId] = journeyIds;
      if (!journeyId) continue;
      for (const month of ["2026-09", CURRENT]) {
        const { own, several } = await Scope.system("test", workspaceId, async (scope) => ({
          own: await getDashboard(scope, journeyId, month),
          several: await getRollUp(scope, {
            month,
            journeyIds: [journeyId],
            departmentId: null,
            personaId: null,
            customerGroupId: null,
          }),
        }));
        const { figures, ...truth } = await rollUpTruth(database.everything, {
          workspaceId,
          month,
          current: CURRENT,
          today: "2026-11-28",
          journeyIds: [journeyId],
          departmentId: null,
          personaIds: null,
        });
        expect(own.counts).toEqual(several.counts);
        expect(own.certainty).toEqual(several.certainty);
        // two departments with as many tasks stand in either order
        expect(sorted(own.tasks.departments)).toEqual(sorted(several.tasks.departments));
        expect(own.old).toEqual(several.old);
        expect(own.headline.gain).toEqual(several.headline.gain);
        expect(own.headline.pain?.id).toBe(several.headline.pain?.id);
        expect(own.counts.touchpoints).toBe(truth.touchpoints);
        for (const { id, state } of [...own.others, ...own.figures.flatMap(({ metric }) => metric ?? [])])
          if (state) expect(state.value).toBeCloseTo(figures[id] ?? Number.NaN, 9);
          else expect(figures[id]).toBeUndefined();
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(40);
  }, 120_000);

  it("is every member's for what they see: a journey for named people is in nobody else's sum", async () => {
    const place = await make.makeWorkspace(database);
    const { workspaceId } = place;
    const viewer = await make.makeMember(database, workspaceId, "viewer");
    const open = await make.makeJourney(database, workspaceId);
    const named = await make.makeJourney(database, workspaceId, { visibility: "named", named: [] });
    const asked = { month: CURRENT, departmentId: null, personaId: null, customerGroupId: null };
    const all = await callAs(viewer).dashboard.rollUp({ workspaceId, asked: { ...asked, journeyIds: null } });
    expect(all.journeys.map((one) => one.id)).toEqual([open]);
    const ask = (person: make.TestPerson) =>
      answerOf(callAs(person).dashboard.rollUp({ workspaceId, asked: { ...asked, journeyIds: [named] } }));
    expect(await ask(viewer)).toBe("NOT_FOUND");
    expect(await ask(place.owner)).toBe("OK");
  });
});
