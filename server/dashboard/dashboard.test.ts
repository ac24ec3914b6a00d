// The dashboard's figures beside SQL that knows nothing of the product, over the demo's two journeys and five months; and who
// may write the headline over.
import type { Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addMonths, lastDayOfMonth, monthRange } from "#domain/month.ts";
import { createApiContext } from "#server/api/context.ts";
import { createCallerFactory } from "#server/api/procedures.ts";
import { appRouter } from "#server/api/root.ts";
import { Scope } from "#server/auth/scope.ts";
import { seedDemo } from "#server/demo/seed.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";
import { type DashboardView, getDashboard } from "./queries.ts";

const createCaller = createCallerFactory(appRouter);
const as = ({ userId, email }: make.TestPerson) =>
  createCaller(
    createApiContext(
      { id: userId, email, name: "x", emailVerified: true, locale: "nl", theme: "system", sessionId: "s" },
      "127.0.0.1",
    ),
  ).dashboard;
const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "OK",
    (error: unknown) => (error as { code: string }).code,
  );

/** What the database holds, asked in its own language. */
function truth(sql: Sql, journeyId: string, month: string) {
  const since = addMonths(month, -2);
  return {
    evidence: async () => {
      const [row] = await sql<{ n: number }[]>`
        select count(distinct e.id)::int n from evidence e join evidence_links l on l.evidence_id = e.id
        where l.journey_id = ${journeyId} and e.deleted_at is null`;
      return row?.n;
    },
    /** Of the newest reading up to the month, by metric. */
    figures: async () => {
      const rows = await sql<{ id: string; month: string; value: number }[]>`
        select distinct on (m.id) m.id, r.month,
          (case when r.denominator is not null and m.unit in ('percent', 'per100') then 100 * r.numerator / r.denominator
            when r.value is not null then r.value else r.numerator / coalesce(r.denominator, 1) end)::float8 as value
        from metrics m join readings r on r.metric_id = m.id and r.month <= ${month}
        where m.journey_id = ${journeyId} and m.deleted_at is null order by m.id, r.month desc`;
      return new Map(rows.map((row) => [row.id, row]));
    },
    spent: async () => {
      const [row] = await sql<{ cents: number | null }[]>`
        select sum(b.spent_cents)::int cents from channel_budgets b where b.month = ${month} and exists (
          select 1 from journey_nodes n where n.journey_id = ${journeyId} and n.kind = 'touchpoints'
            and n.removed_at is null and n.workspace_id = b.workspace_id and n.data->>'channelId' = b.channel_id)`;
      return row?.cents ?? null;
    },
    /** A closed month's tasks are those that were frozen. */
    tasks: async () => {
      const rows = await sql<{ department: string | null; done: number; open: number; moved: number }[]>`
        with closed as (
          select s.month, s.tasks from cycle_snapshots s
          join cycles c on c.journey_id = s.journey_id and c.month = s.month and c.state = 'closed'
          where s.journey_id = ${journeyId} and s.month between ${since} and ${month}),
        work as (
          select t->>'departmentId' as department, t->>'status' as status, (t->>'moves')::int > 0 as moved
            from closed cross join jsonb_array_elements(closed.tasks) t
          union all
          select department_id, status, carried_from_id is not null from tasks
            where journey_id = ${journeyId} and deleted_at is null and month between ${since} and ${month}
              and month not in (select month from closed))
        select department, count(*) filter (where status = 'done')::int done,
          count(*) filter (where status <> 'done' and not moved)::int open,
          count(*) filter (where status <> 'done' and moved)::int moved
        from work where status <> 'carried_over' group by department`;
      return rows.map((row) => `${row.department}: ${row.done} ${row.open} ${row.moved}`).toSorted();
    },
    feelings: async () => {
      const rows = await sql<{ phase: string; mean: number }[]>`
        select t.data->'place'->>0 as phase, avg((x.data->>'value')::float8) as mean
        from journey_nodes x join journey_nodes t on t.journey_id = x.journey_id and t.kind = 'touchpoints'
          and t.node_id = x.data->>'touchpointId' and t.removed_at is null
        where x.journey_id = ${journeyId} and x.kind = 'experiences' and x.removed_at is null
          and x.data->>'value' is not null group by 1`;
      return new Map(rows.map((row) => [row.phase, row.mean]));
    },
    touchpoints: async () => {
      const [row] = await sql<{ n: number }[]>`
        select count(*)::int n from journey_nodes
        where journey_id = ${journeyId} and kind = 'touchpoints' and removed_at is null`;
      return row?.n ?? 0;
    },
  };
}

describe("the dashboard of the demo", () => {
  let database: TestDatabase;
  let sql: Sql;
  const journeys = [
    { workspaceId: "ws-wervel", journeyId: "jr-krul" },
    { workspaceId: "ws-warmelijn", journeyId: "jr-wp" },
  ] as const;
  beforeAll(async () => {
    database = await createTestDatabase();
    await seedDemo(new Date());
    sql = database.everything;
  }, 120_000);
  afterAll(() => database.drop());

  const read = (workspaceId: string, journeyId: string, month?: string): Promise<DashboardView> =>
    Scope.system("test", workspaceId, async (scope) => getDashboard(scope, journeyId, month ?? scope.month));

  for (const { workspaceId, journeyId } of journeys) {
    it(`says of ${journeyId} what the database says, in this month and in four before it`, async () => {
      const { currentMonth } = await read(workspaceId, journeyId);
      let compared = 0;
      for (const month of monthRange(addMonths(currentMonth, -4), currentMonth)) {
        const view = await read(workspaceId, journeyId, month);
        const asked = truth(sql, journeyId, month);
        expect(view.counts.evidence).toBe(await asked.evidence());
        expect(view.counts.touchpoints).toBe(await asked.touchpoints());
        expect(view.money.spentCents).toBe(await asked.spent());
        expect(
          view.tasks.departments
            .map((one) => `${one.departmentId}: ${one.done} ${one.open} ${one.moved}`)
            .toSorted(),
        ).toEqual(await asked.tasks());
        const figures = await asked.figures();
        for (const { id, state } of [...view.others, ...view.figures.flatMap(({ metric }) => metric ?? [])]) {
          const stored = figures.get(id);
          expect(state?.month).toBe(stored?.month);
          if (!state || !stored) continue;
          expect(state.value).toBeCloseTo(stored.value, 9);
          compared += 1;
        }
        for (const { levels } of view.certainty)
          expect(Object.values(levels).reduce((sum, count) => sum + count, 0)).toBe(view.counts.touchpoints);
      }
      expect(compared).toBeGreaterThan(20);
    });

    it(`feels in ${journeyId} what the journey's people feel now, beside the oldest closed month since August`, async () => {
      const view = await read(workspaceId, journeyId);
      const feelings = await truth(sql, journeyId, view.month).feelings();
      expect(feelings.size).toBeGreaterThan(0);
      for (const phase of view.experience.phases) {
        if (!feelings.has(phase.id)) expect(phase.now).toBeNull();
        else expect(phase.now).toBeCloseTo(feelings.get(phase.id) ?? Number.NaN, 9);
      }
      const [closed] = await sql<{ month: string | null }[]>`
        select min(month) as month from cycles where journey_id = ${journeyId} and state = 'closed'
          and month >= ${addMonths(view.month, -3)} and month < ${view.month}`;
      expect(view.experience.compared).toBe(closed?.month);
    });

    it(`asks of ${journeyId} for what weighs most, and counts its newest certainty as the board does`, async () => {
      const view = await read(workspaceId, journeyId);
      const weights = view.asked.map(({ weight }) => weight);
      expect(weights.length).toBeGreaterThan(0);
      expect(weights).toEqual(weights.toSorted((a, b) => b - a));
      const [stands] = await sql<{ n: number }[]>`
        select count(*)::int n from journey_nodes where journey_id = ${journeyId} and kind = 'insights'
          and removed_at is null and data->>'status' <> 'solved' and data->>'kind' in ('pain', 'opportunity')`;
      expect(view.asked).toHaveLength(Math.min(5, stands?.n ?? 0));
      expect(view.certainty.at(-1)?.month).toBe(view.month);
    });
  }

  it("shows a month that has not come with the figures of the last, and nothing felt where nothing was kept", async () => {
    const { currentMonth } = await read("ws-wervel", "jr-krul");
    const old = await read("ws-wervel", "jr-krul", addMonths(currentMonth, -10));
    expect(old.experience.phases.every((phase) => phase.now === null)).toBe(true);
    expect(old.headline.gain).toBeNull();
    expect(old.isFrozen).toBe(false);
    expect(lastDayOfMonth(old.month) < `${currentMonth}-01`).toBe(true);
  });
});

describe("the headline in own words", () => {
  let database: TestDatabase;
  let place: make.TestWorkspace;
  let journeyId: string;
  beforeAll(async () => {
    database = await createTestDatabase();
    place = await make.makeWorkspace(database);
    journeyId = await make.makeJourney(database, place.workspaceId);
  });
  afterAll(() => database.drop());
  const stored = () => database.everything<{ sentence: string }[]>`
    select sentence from dashboard_headlines where journey_id = ${journeyId} and month = '2026-11'`;

  it("stands in the place of the one from the figures until it is taken back, and says what stood there before", async () => {
    const manager = as(await make.makeMember(database, place.workspaceId, "manager"));
    const write = (sentence: string | null) =>
      manager.writeHeadline({ journeyId, headline: { month: "2026-11", sentence } });
    expect(await write("Boeken loopt weer.")).toEqual({ before: null });
    expect(await write("  Boeken loopt beter dan ooit. ")).toEqual({ before: "Boeken loopt weer." });
    expect(await stored()).toEqual([{ sentence: "Boeken loopt beter dan ooit." }]);
    expect((await manager.get({ journeyId, month: "2026-11" })).headline.written?.sentence).toBe(
      "Boeken loopt beter dan ooit.",
    );
    expect((await manager.get({ journeyId, month: "2026-10" })).headline.written).toBeNull();
    await write(null);
    expect(await stored()).toEqual([]);
  });

  it("is written by who decides on months, read by every member, and is nothing to strangers", async () => {
    const headline = { month: "2026-11", sentence: "Van mij." };
    const viewer = as(await make.makeMember(database, place.workspaceId, "viewer"));
    expect(await codeOf(viewer.writeHeadline({ journeyId, headline }))).toBe("FORBIDDEN");
    expect(await codeOf(viewer.get({ journeyId, month: "2026-11" }))).toBe("OK");
    const other = await make.makeWorkspace(database);
    const stranger = as(await make.makeMember(database, other.workspaceId, "owner"));
    expect(await codeOf(stranger.get({ journeyId, month: "2026-11" }))).toBe("NOT_FOUND");
    expect(await codeOf(stranger.writeHeadline({ journeyId, headline }))).toBe("NOT_FOUND");
    expect(await stored()).toEqual([]);
  });
});
