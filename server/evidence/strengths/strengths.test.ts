// The rule of strength against a second implementation of it, written in SQL, on two thousand generated claims.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, addMonths, monthOf } from "#domain/month.ts";
import { Scope } from "#server/auth/scope.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import { makeJourney, makeWorkspace, newId, type TestWorkspace } from "#server/testing/factories.ts";
import { listJourneyStrengths } from "./queries.ts";

const CASES = 2_000;
const SEED = 20261121;

/** Small deterministic generator (mulberry32): a failing run can be repeated. */
function generator(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    below: (limit: number) => Math.floor(next() * limit),
    pick: <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T,
  };
}

/** What stands under each claim, as tables of the test's own with an index: the second rule asks them once a claim and day. */
const FACT_TABLES = (workspaceId: string, journeyId: string, today: string) => [
  sql`create table test_items as
    select l.target_id as node, l.stance, e.kind, e.observed_on::date as d, coalesce('p' || e.respondent_key, 'e' || e.id) as person
    from evidence_links l join evidence e on e.workspace_id = l.workspace_id and e.id = l.evidence_id
    where l.workspace_id = ${workspaceId} and l.journey_id = ${journeyId} and e.deleted_at is null
      and e.kind in ('interview', 'focus_group', 'survey', 'review', 'ticket', 'observation', 'note', 'document')
      and e.observed_on::date <= ${today}::date`,
  sql`create index on test_items (node, stance)`,
  sql`create table test_months as
    select k.node_id as node, (to_date(r.month, 'YYYY-MM') + interval '1 month - 1 day')::date as ends, r.month
    from metric_links k join metrics m on m.workspace_id = k.workspace_id and m.id = k.metric_id and m.deleted_at is null
      join readings r on r.workspace_id = m.workspace_id and r.metric_id = m.id
    where k.workspace_id = ${workspaceId} and k.journey_id = ${journeyId}`,
  sql`create index on test_months (node)`,
  // As the database does by itself a moment after so many rows.
  sql`analyze`,
];

/** Confirming notes whether the other conditions held that day; a word given in vain stays in vain. */
const WORDS_GIVEN_IN_VAIN = (workspaceId: string, journeyId: string) => sql`
  update confirmations c set held_when_given = false
  where c.workspace_id = ${workspaceId} and c.journey_id = ${journeyId} and not exists (
    select 1 from test_items i where i.node = c.node_id and i.stance = 'supports' and i.d <= c.confirmed_on::date
    having count(distinct i.person) >= 5 and bool_or(i.kind = 'interview') and c.confirmed_on::date - max(i.d) <= 183
      and count(distinct i.kind) + (select count(*) from (select 1 from test_months m where m.node = c.node_id
        and m.month <= left(c.confirmed_on, 7) and c.confirmed_on::date - m.ends <= 183 limit 1) one) >= 2)`;

/** The same rule, said a second time: facts per claim and day, then the level; nothing shared with the first. */
const SECOND_RULE = (workspaceId: string, journeyId: string, today: string) => sql`
  with claims as (select node_id as node from journey_nodes where workspace_id = ${workspaceId} and journey_id = ${journeyId}),
  words as (
    select node_id as node, confirmed_on::date as given, held_when_given as held from confirmations
    where workspace_id = ${workspaceId} and journey_id = ${journeyId}),
  days as (
    select c.node, g::date as day from claims c left join words w using (node)
    cross join lateral generate_series(least(coalesce(w.given, ${today}::date), ${today}::date), ${today}::date, interval '1 day') g),
  facts as materialized (
    select d.node, d.day, f.items, f.kinds + coalesce(m.any_fresh, 0) as types, f.interview,
      coalesce(d.day - f.newest <= 183, false) as fresh
    from days d
    cross join lateral (
      select count(distinct i.person) as items, count(distinct i.kind) as kinds, max(i.d) as newest,
        coalesce(bool_or(i.kind = 'interview'), false) as interview
      from test_items i where i.node = d.node and i.stance = 'supports' and i.d <= d.day) f
    cross join lateral (
      select max(1) as any_fresh from test_months m
      where m.node = d.node and m.month <= to_char(d.day, 'YYYY-MM') and d.day - m.ends <= 183) m),
  held as (
    select node, bool_and(items >= 5 and types >= 2 and interview and fresh) as all_days from facts group by node)
  select f.node as "nodeId",
    case
      when f.items = 0 then 'assumption'
      when w.held and w.given <= ${today}::date and ${today}::date - w.given <= 183 and h.all_days then 'validated'
      when f.items >= 3 or (f.items >= 2 and f.types >= 2) then 'supported'
      else 'anecdotal'
    end as level,
    (select count(distinct person) from test_items i where i.node = f.node and i.stance = 'contradicts')::int as against,
    f.items::int as items
  from facts f join held h using (node) left join words w using (node) where f.day = ${today}::date`;

describe("the strength of every claim of a journey", () => {
  let database: TestDatabase;
  let workspace: TestWorkspace;
  let journeyId: string;
  let today: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    workspace = await makeWorkspace(database);
    journeyId = await makeJourney(database, workspace.workspaceId);
    today = await Scope.open(workspace.owner.actor, { journeyId }, "evidence.view", (scope) =>
      Promise.resolve(scope.today),
    );
  });
  afterAll(() => database.drop());

  const readBoth = async () => {
    const first = await Scope.open(workspace.owner.actor, { journeyId }, "evidence.view", (scope) =>
      listJourneyStrengths(scope, journeyId),
    );
    const second = await database.rows.execute<{
      nodeId: string;
      level: string;
      against: number;
      items: number;
    }>(SECOND_RULE(workspace.workspaceId, journeyId, today));
    return { first, second: [...second] };
  };

  it(`[E13] equals the rule written in SQL on ${CASES} claims: shuffled, re-dated, contradicted, removed`, {
    timeout: 300_000,
  }, async () => {
    const { workspaceId } = workspace;
    const random = generator(SEED);
    const kinds = [
      "interview",
      "interview",
      "review",
      "review",
      "ticket",
      "survey",
      "note",
      "observation",
      "document",
      "focus_group",
      "market_research",
      "competitor",
      "example",
    ];
    const nodes: object[] = [];
    const items: object[] = [];
    const links: object[] = [];
    const metricRows: object[] = [];
    const metricTies: object[] = [];
    const series: object[] = [];
    const words: object[] = [];
    for (let n = 0; n < CASES; n += 1) {
      const node = `tp-${n}`;
      nodes.push({ id: node });
      const count = random.pick([0, 1, 2, 3, 5, 6, 7, 8]);
      const old = random.below(4) === 0;
      for (let i = 0; i < count; i += 1) {
        const item = newId();
        // Days around the edge of freshness, and some still to come.
        const age = random.pick([0, 1, 30, 90, 182, 183, 184, 200, -3]) + (old ? 180 : 0);
        items.push({
          id: item,
          kind: random.pick(kinds),
          day: addDays(today, -age),
          person: random.below(3) === 0 ? `r${random.below(4)}` : null,
          removed: random.below(10) === 0,
        });
        links.push({ id: newId(), item, node, stance: random.below(6) === 0 ? "contradicts" : "supports" });
      }
      if (random.below(3) === 0) {
        const metric = newId();
        metricRows.push({ id: metric, removed: random.below(8) === 0 });
        metricTies.push({ metric, node });
        series.push({ metric, month: addMonths(monthOf(today), random.pick([0, -1, -5, -6, -7, -8, 1])) });
      }
      if (count >= 5 && random.below(2) === 0) {
        words.push({
          node,
          day: addDays(today, -random.pick([0, 1, 20, 182, 183, 184])),
          held: random.below(8) !== 0,
        });
      }
    }
    const rows = (list: object[]) => JSON.stringify(list);
    const w = workspaceId;
    await database.rows.execute(sql`insert into journey_nodes (workspace_id, journey_id, node_id, kind, data, seq)
        select ${w}, ${journeyId}, r.id, 'touchpoints', '{}', 1 from json_to_recordset(${rows(nodes)}::text::json) as r(id text)`);
    await database.rows.execute(sql`insert into evidence (workspace_id, id, kind, title, observed_on, source, respondent_key, deleted_at)
        select ${w}, r.id, r.kind, 'x', r.day, 'test', r.person, case when r.removed then now() end
        from json_to_recordset(${rows(items)}::text::json) as r(id text, kind text, day text, person text, removed boolean)`);
    await database.rows.execute(sql`insert into evidence_links (workspace_id, id, evidence_id, target, journey_id, target_id, stance)
        select ${w}, r.id, r.item, 'node', ${journeyId}, r.node, r.stance
        from json_to_recordset(${rows(links)}::text::json) as r(id text, item text, node text, stance text)`);
    await database.rows.execute(sql`insert into metrics (workspace_id, id, journey_id, name, unit, deleted_at)
        select ${w}, r.id, ${journeyId}, 'x', 'count', case when r.removed then now() end
        from json_to_recordset(${rows(metricRows)}::text::json) as r(id text, removed boolean)`);
    await database.rows.execute(sql`insert into metric_links (workspace_id, metric_id, journey_id, node_id)
        select ${w}, r.metric, ${journeyId}, r.node from json_to_recordset(${rows(metricTies)}::text::json) as r(metric text, node text)`);
    await database.rows.execute(sql`insert into readings (workspace_id, metric_id, month, value)
        select ${w}, r.metric, r.month, 1 from json_to_recordset(${rows(series)}::text::json) as r(metric text, month text)`);
    await database.rows.execute(sql`insert into confirmations (workspace_id, journey_id, node_id, confirmed_by, confirmed_on, held_when_given)
        select ${w}, ${journeyId}, r.node, 'm', r.day, r.held from json_to_recordset(${rows(words)}::text::json) as r(node text, day text, held boolean)`);

    for (const table of FACT_TABLES(w, journeyId, today)) await database.rows.execute(table);
    await database.rows.execute(WORDS_GIVEN_IN_VAIN(w, journeyId));
    const { first, second } = await readBoth();
    expect(second).toHaveLength(CASES);
    const different = second.flatMap((row) => {
      const report = first[row.nodeId];
      const contested = row.against > 0 && row.against * 5 >= row.items + row.against;
      const isEqual =
        report?.level === row.level &&
        report.items === row.items &&
        report.against === row.against &&
        report.contested === contested;
      return isEqual ? [] : [{ ...row, contested, report }];
    });
    expect(different).toEqual([]);
    // A test in which everything is an assumption would prove nothing.
    const levels = new Set(second.map((row) => row.level));
    expect([...levels].sort()).toEqual(["anecdotal", "assumption", "supported", "validated"]);
  });
});
