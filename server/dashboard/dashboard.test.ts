// The dashboard's figures beside SQL that knows nothing of the product, over the demo's two journeys and five months; and who
// may write the headline over.
import type { Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addMonths, lastDayOfMonth, monthRange } from "#domain/month.ts";
import { createApiContext } from "#server/api/context.ts";
import { createCallerFactory } from "#server/api/procedures.ts";
import { appRouter } from "#server/api/root.ts";
import { Scope } from "#server/auth/scope.ts";
import { makeDashboardPdf, makeRollUpPdf } from "#server/exports/dashboard-pdf.ts";
import { getDashboardOnPaper, getRollUpOnPaper } from "#server/exports/queries.ts";
import { seedDemo } from "#server/demo/seed.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";
import { readPdf } from "#server/testing/pdf-text.ts";
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

    it(`puts ${journeyId} on one lying page that says what the database says, in both languages`, async () => {
      const paper = await Scope.system("test", workspaceId, (scope) =>
        getDashboardOnPaper(scope, journeyId, scope.month),
      );
      const month = paper.view.month;
      const asked = truth(sql, journeyId, month);
      const [dutch, english] = await Promise.all(
        (["nl", "en"] as const).map(async (locale) =>
          readPdf((await makeDashboardPdf(paper, locale)).content),
        ),
      );
      expect(dutch).toMatchObject({ pages: 1, lang: "nl", isTagged: true });
      expect(english).toMatchObject({ pages: 1, lang: "en", isTagged: true });
      const { text } = dutch ?? { text: "" };
      const phases = await sql<{ name: string }[]>`
        select data->>'name' as name from journey_nodes where journey_id = ${journeyId} and kind = 'phases'
          and removed_at is null order by data->>'order'`;
      for (const [place, { name }] of phases.entries()) expect(text).toContain(`${place + 1} ${name}`);
      expect(text).toContain(
        `${await asked.touchpoints()} touchpoints, ${await asked.evidence()} bewijsstukken`,
      );
      const figures = await asked.figures();
      const shares = paper.view.figures.flatMap(({ metric }) =>
        metric?.unit === "percent" ? [figures.get(metric.id)?.value ?? Number.NaN] : [],
      );
      for (const value of shares)
        expect(text).toContain(` ${String(Math.round(value * 10) / 10).replace(".", ",")}% `);
      const departments = await sql<{ id: string; name: string }[]>`
        select id, name from departments where workspace_id = ${workspaceId}`;
      for (const line of await asked.tasks()) {
        const [id, done = 0, open = 0, moved = 0] = line.split(/:? /).map((part, at) => (at ? +part : part));
        const name = departments.find((one) => one.id === id)?.name ?? "Zonder afdeling";
        expect(text).toContain(`${name} ${done} van ${Number(done) + Number(open) + Number(moved)}`);
      }
      const closed = await sql<{ month: string; counts: string }[]>`
        select s.month, string_agg(n::text, ' ' order by place) as counts from cycle_snapshots s
        join cycles c on c.journey_id = s.journey_id and c.month = s.month and c.state = 'closed'
        cross join lateral (select place, count(t) filter (where coalesce(s.strengths->(t->>'id')->>'level', 'assumption') = level) as n
          from unnest(array['assumption', 'anecdotal', 'supported', 'validated']) with ordinality l (level, place)
          cross join jsonb_array_elements(s.journey->'touchpoints') t group by place) q
        where s.journey_id = ${journeyId} and s.month > ${addMonths(month, -6)} group by s.month`;
      expect(closed.length).toBeGreaterThan(0);
      for (const one of closed)
        expect(text).toContain(
          `${new Date(`${one.month}-01T12:00Z`).toLocaleDateString("nl", { month: "short" })} ${one.counts}`,
        );
      const feelings = await asked.feelings();
      const names = new Map(paper.view.experience.phases.map(({ id, name }) => [id, name]));
      for (const [phase, mean] of feelings) {
        const size = String(Math.round(Math.abs(mean) * 10) / 10).replace(".", ",");
        const told = size === "0" ? size : `${mean < 0 ? "−" : "\\+"}${size}`;
        expect(text).toMatch(new RegExp(`${names.get(phase)} (\\S+ )?${told} `));
      }
      expect(text).toContain("Gezondheid");
      expect(english?.text).toContain("Health");
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

  it("puts several journeys on paper with the sums of each, and on two pages where they are many", async () => {
    const narrow = { departmentId: null, personaId: null, customerGroupId: null };
    const paper = await Scope.system("test", "ws-wervel", (scope) =>
      getRollUpOnPaper(scope, { month: scope.month, journeyIds: null, ...narrow }),
    );
    const { text, pages } = readPdf((await makeRollUpPdf(paper, "nl")).content);
    expect(pages).toBe(1);
    const asked = truth(sql, "jr-krul", paper.view.month);
    expect(text).toContain(`${await asked.evidence()} bewijsstukken`);
    for (const { title, touchpoints, levels } of paper.view.journeys)
      expect(text).toContain(`${title} ${touchpoints} ${Object.values(levels).join(" ")}`);
    const [one] = paper.view.journeys;
    if (!one) throw new Error("the demo has a journey");
    const many = Array.from({ length: 40 }, (_, place) => ({
      ...one,
      id: `j${place}`,
      title: `Reis ${place}.`,
      titleTranslations: {},
    }));
    const two = readPdf(
      (await makeRollUpPdf({ ...paper, view: { ...paper.view, journeys: many } }, "en")).content,
    );
    expect(two).toMatchObject({ pages: 2, lang: "en", isTagged: true });
    for (const { title } of many) expect(two.text).toContain(`${title} ${one.touchpoints}`);
  });

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
