// The manager's page over 50 journeys × 36 months × 20 metrics and 10,000 tasks: asked over HTTP as the page asks, by itself, and
// beside SQL written by hand for the same figures, in the same transaction with the same wall.
//   node --import tsx bench/dashboard.mjs
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { openPools, providePools } from "../db/client.ts";
import { addMonths, monthRange } from "../domain/month.ts";
import { removeData } from "../scripts/postgres-place.mjs";
import { startProduct } from "../scripts/product.mjs";
import { say } from "../scripts/steps.mjs";
import { Scope } from "../server/auth/scope.ts";
import { getDashboard } from "../server/dashboard/queries.ts";
import { getRollUp } from "../server/dashboard/roll-ups/queries.ts";
import { fillProduct } from "./fill.mjs";
import { createReport, percentile } from "./report.mjs";
import { signIn } from "./visitor.mjs";

const WORKSPACE = "ws-wervel";
const JOURNEYS = 50;
const TOUCHPOINTS = 18;
const PHASES = 5;
const METRICS = 20;
const TASKS = 10_000;
const LINKS_EACH = 3;
const REQUESTS = 60;
const NOW = new Date().toISOString();
const MONTH = NOW.slice(0, 7);
const MONTHS = monthRange(addMonths(MONTH, -35), MONTH);
const PEOPLE = ["per-yara", "per-tess"];
const KINDS = ["interview", "review", "ticket", "survey", "observation"];
const LEVELS = ["assumption", "anecdotal", "supported", "validated"];

const list = (length, make) => Array.from({ length }, (_, at) => make(at));
const journeyIdOf = (at) => `bench-journey-${at}`;

/** Records of one journey, as the projector writes them. */
function recordsOf(journeyId, { departments, channels }) {
  const phases = list(PHASES, (at) => ({
    id: `${journeyId}-p${at}`,
    order: `a${at}`,
    name: `Fase ${at}`,
    translations: {},
  }));
  const touchpoints = list(TOUCHPOINTS, (at) => ({
    id: `${journeyId}-t${at}`,
    place: [phases[at % PHASES].id, `b${String(at).padStart(2, "0")}`],
    title: `Contactmoment ${at}`,
    translations: { "title@en": `Touchpoint ${at}` },
    description: "Wat de klant hier doet en wat wij daar doen, in een paar woorden.",
    departmentId: departments[at % departments.length],
    involvedDepartmentIds: { [departments[(at + 1) % departments.length]]: true },
    channelId: channels[at % channels.length],
    state: at % 4 === 0 ? "planned" : "live",
  }));
  const experiences = touchpoints.flatMap(({ id }, at) =>
    PEOPLE.map((personaId, who) => ({ touchpointId: id, personaId, value: ((at + who) % 9) / 2 - 2 })),
  );
  const routes = PEOPLE.map((personaId, at) => ({
    id: `${journeyId}-r${at}`,
    order: `c${at}`,
    personaId,
    steps: touchpoints.filter((_, place) => place % (at + 2) === 0).map(({ id }) => id),
    sharePercent: 40,
  }));
  const insights = list(8, (at) => ({
    id: `${journeyId}-i${at}`,
    kind: ["pain", "opportunity", "strength"][at % 3],
    touchpointId: touchpoints[at].id,
    place: [phases[0].id, `d${at}`],
    title: `Inzicht ${at}`,
    severity: 1 + (at % 3),
    status: "open",
  }));
  const goals = phases.map(({ id }, at) => ({
    id: `${journeyId}-g${at}`,
    order: `e${at}`,
    phaseId: id,
    metricId: `${journeyId}-m${at}`,
  }));
  return { phases, touchpoints, experiences, routes, insights, goals };
}

async function fill(inScope) {
  const known = await new Promise((resolve) => {
    void inScope(async (tx) => {
      const [departments, channels] = [
        await tx`select id from departments order by id`,
        await tx`select id from channels where deleted_at is null order by id`,
      ];
      resolve({ departments: departments.map(({ id }) => id), channels: channels.map(({ id }) => id) });
    });
  });
  const { marksOf, outlineOf } = await import("../domain/roll-up.ts");
  const { journeyOfNodes } = await import("../document/nodes.ts");
  for (let at = 0; at < JOURNEYS; at += 1) {
    const id = journeyIdOf(at);
    const records = recordsOf(id, known);
    const nodes = [
      { id: "meta", kind: "meta", data: { title: id } },
      ...["phases", "touchpoints", "routes", "insights", "goals"].flatMap((kind) =>
        records[kind].map((data) => ({ id: data.id, kind, data })),
      ),
      ...records.experiences.map((data) => ({
        id: `${data.touchpointId}:${data.personaId}`,
        kind: "experiences",
        data,
      })),
    ];
    const journey = journeyOfNodes(nodes.map((one) => ({ nodeId: one.id, kind: one.kind, data: one.data })));
    const strengths = Object.fromEntries(
      records.touchpoints.map((one, place) => [
        one.id,
        { level: LEVELS[place % 4], contested: false, items: 3, against: 0 },
      ]),
    );
    const metrics = list(METRICS, (place) => ({
      id: `${id}-m${place}`,
      phase: records.phases[place % PHASES].id,
      place,
    }));
    const readings = metrics.flatMap((metric) =>
      MONTHS.slice(0, -1).map((month, step) => ({
        metric: metric.id,
        month,
        numerator: 100 + ((step * 7 + metric.place) % 90),
        denominator: 300,
      })),
    );
    const items = records.touchpoints.flatMap((one, place) =>
      list(LINKS_EACH, (link) => ({
        id: `${one.id}-e${link}`,
        node: one.id,
        kind: KINDS[(place + link) % KINDS.length],
      })),
    );
    const tasks = list(TASKS / JOURNEYS, (place) => ({
      id: `${id}-k${place}`,
      month: MONTHS[place % MONTHS.length],
      department: known.departments[place % known.departments.length],
      touchpoint: records.touchpoints[place % TOUCHPOINTS].id,
      status: place % 3 === 0 ? "open" : "done",
    }));
    await inScope(async (tx) => {
      await tx`insert into journeys (workspace_id, id, slug, title) values (${WORKSPACE}, ${id}, ${id}, ${`Reis ${at}`})`;
      await tx`insert into rooms (workspace_id, id) values (${WORKSPACE}, ${id})`;
      await tx`insert into journey_nodes (workspace_id, journey_id, node_id, kind, data, seq)
        select ${WORKSPACE}, ${id}, id, kind, data, 1 from jsonb_to_recordset(${tx.json(nodes)}) as r (id text, kind text, data jsonb)`;
      await tx`insert into metrics (workspace_id, id, journey_id, phase_id, name, unit, target, position)
        select ${WORKSPACE}, id, ${id}, phase, id, 'percent', 70, place from jsonb_to_recordset(${tx.json(metrics)}) as r (id text, phase text, place int)`;
      await tx`insert into readings (workspace_id, metric_id, month, numerator, denominator)
        select ${WORKSPACE}, metric, month, numerator, denominator
        from jsonb_to_recordset(${tx.json(readings)}) as r (metric text, month text, numerator float8, denominator float8)`;
      await tx`insert into evidence (workspace_id, id, kind, title, observed_on, source)
        select ${WORKSPACE}, id, kind, id, ${`${addMonths(MONTH, -1)}-10`}, 'meting' from jsonb_to_recordset(${tx.json(items)}) as r (id text, kind text)`;
      await tx`insert into evidence_links (workspace_id, id, evidence_id, target, journey_id, target_id, stance)
        select ${WORKSPACE}, id, id, 'node', ${id}, node, 'supports' from jsonb_to_recordset(${tx.json(items)}) as r (id text, node text)`;
      await tx`insert into tasks (workspace_id, id, journey_id, title, month, department_id, touchpoint_id, status)
        select ${WORKSPACE}, id, ${id}, id, month, department, touchpoint, status
        from jsonb_to_recordset(${tx.json(tasks)}) as r (id text, month text, department text, touchpoint text, status text)`;
      const closed = MONTHS.slice(0, -1);
      const outline = outlineOf(journey, strengths);
      await tx`insert into cycles (workspace_id, journey_id, month, state, closed_at, review_on)
        select ${WORKSPACE}, ${id}, m, 'closed', now(), m || '-28' from unnest(${closed}::text[]) m`;
      await tx`insert into cycle_snapshots (workspace_id, journey_id, month, taken_at, log_seq, journey, outline, marks, strengths,
          figures, tasks, decisions, channels)
        select ${WORKSPACE}, ${id}, m, now(), 0, ${tx.json(journey)}::jsonb, ${tx.json(outline)}::jsonb, ${tx.json(marksOf(outline))}::jsonb,
          ${tx.json(strengths)}::jsonb,
          (select jsonb_agg(jsonb_build_object('metricId', r.metric_id, 'name', r.metric_id, 'unit', 'percent', 'reading',
            jsonb_build_object('month', r.month, 'numerator', r.numerator, 'denominator', r.denominator, 'value', null)))
            from readings r join metrics x on x.workspace_id = r.workspace_id and x.id = r.metric_id
            where r.workspace_id = ${WORKSPACE} and x.journey_id = ${id} and r.month = m),
          (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'departmentId', t.department_id, 'touchpointId', t.touchpoint_id,
            'status', t.status, 'moves', 0)), '[]') from tasks t where t.workspace_id = ${WORKSPACE} and t.journey_id = ${id} and t.month = m),
          '[]', '[]'
        from unnest(${closed}::text[]) m`;
    });
  }
}

/**
 * The same figures in SQL written by hand, as somebody would who has nothing but the tables: added up where the rows are, every index
 * in use, prepared, and all statements on their way together.
 */
async function byHand(tx) {
  const heads = await tx`select id, slug, title, title_translations from journeys
    where workspace_id = ${WORKSPACE} and deleted_at is null and stage = 'as_is' and status <> 'archived'`;
  const ids = heads.map((row) => row.id);
  const six = monthRange(addMonths(MONTH, -5), MONTH);
  const three = monthRange(addMonths(MONTH, -2), MONTH);
  const today = NOW.slice(0, 10);
  return Promise.all([
    // how sure, in the closed months and now by the rule
    tx`select s.month, l.key as level, sum(l.value::int)::int as n from cycle_snapshots s
      join cycles c on c.workspace_id = s.workspace_id and c.journey_id = s.journey_id and c.month = s.month and c.state = 'closed'
      cross join lateral jsonb_each_text(s.marks->'levels') l
      where s.workspace_id = ${WORKSPACE} and s.month = any(${six}) and s.journey_id = any(${ids}) group by 1, 2`,
    tx`with proof as (
        select l.journey_id, l.target_id, count(distinct coalesce('p' || e.respondent_key, 'e' || e.id)) as items,
          count(distinct e.kind) as kinds, bool_or(e.kind = 'interview') as interview, max(e.observed_on) as newest
        from evidence_links l
        cross join lateral (select * from evidence e where e.workspace_id = l.workspace_id and e.id = l.evidence_id
          and e.deleted_at is null and e.observed_on <= ${today}
          and e.kind not in ('market_research', 'competitor', 'peer', 'example') offset 0) e
        where l.workspace_id = ${WORKSPACE} and l.journey_id = any(${ids}) and l.stance = 'supports' group by 1, 2),
      metric as (
        select distinct k.journey_id, k.node_id from metric_links k
        where k.workspace_id = ${WORKSPACE} and k.journey_id = any(${ids}) and exists (select 1 from metrics m
          join readings r on r.workspace_id = m.workspace_id and r.metric_id = m.id and r.month <= ${MONTH}
          where m.workspace_id = k.workspace_id and m.id = k.metric_id and m.deleted_at is null))
      select n.journey_id, case when p.items is null then 'assumption'
        when p.items >= 5 and p.kinds + (m.node_id is not null)::int >= 2 and p.interview and f.held_when_given then 'validated'
        when p.items >= 3 or (p.items >= 2 and p.kinds + (m.node_id is not null)::int >= 2) then 'supported'
        else 'anecdotal' end as level, n.data->>'state' as state, count(*)::int as n
      from journey_nodes n
      left join proof p on p.journey_id = n.journey_id and p.target_id = n.node_id
      left join metric m on m.journey_id = n.journey_id and m.node_id = n.node_id
      left join confirmations f on f.workspace_id = n.workspace_id and f.journey_id = n.journey_id and f.node_id = n.node_id
      where n.workspace_id = ${WORKSPACE} and n.journey_id = any(${ids}) and n.kind = 'touchpoints' and n.removed_at is null
      group by 1, 2, 3`,
    tx`select count(distinct e.id)::int from evidence_links l cross join lateral (select e.id from evidence e
        where e.workspace_id = l.workspace_id and e.id = l.evidence_id and e.deleted_at is null offset 0) e
      where l.workspace_id = ${WORKSPACE} and l.journey_id = any(${ids})`,
    // what is felt, now and three months ago
    tx`select n.journey_id, avg((n.data->>'value')::float8) from journey_nodes n
      cross join lateral (select 1 from journey_nodes t where t.workspace_id = n.workspace_id and t.journey_id = n.journey_id
        and t.kind = 'touchpoints' and t.node_id = n.data->>'touchpointId' and t.removed_at is null offset 0) t
      where n.workspace_id = ${WORKSPACE} and n.journey_id = any(${ids}) and n.kind = 'experiences' and n.removed_at is null group by 1`,
    tx`select s.journey_id, s.marks->'feeling' from cycle_snapshots s
      where s.workspace_id = ${WORKSPACE} and s.month = ${addMonths(MONTH, -3)} and s.journey_id = any(${ids})`,
    tx`select sum(b.spent_cents), sum(b.planned_cents), count(*) from channels c left join channel_budgets b on b.workspace_id = c.workspace_id
      and b.channel_id = c.id and b.month = ${MONTH} where c.workspace_id = ${WORKSPACE} and c.deleted_at is null
      and c.id in (select n.data->>'channelId' from journey_nodes n where n.workspace_id = ${WORKSPACE}
        and n.journey_id = any(${ids}) and n.kind = 'touchpoints' and n.removed_at is null)`,
    tx`select t.journey_id, t.department_id, t.status, t.carried_from_id is not null as moved, count(*)::int from tasks t
      where t.workspace_id = ${WORKSPACE} and t.journey_id = any(${ids}) and t.month = any(${three}) and t.deleted_at is null
        and not exists (select 1 from cycles c where c.workspace_id = t.workspace_id and c.journey_id = t.journey_id
          and c.month = t.month and c.state = 'closed') group by 1, 2, 3, 4`,
    tx`select s.journey_id, t->>'departmentId' as department, t->>'status' as status, (t->>'moves')::int > 0 as moved, count(*)::int
      from cycle_snapshots s, jsonb_array_elements(s.tasks) t
      where s.workspace_id = ${WORKSPACE} and s.month = any(${three}) and s.journey_id = any(${ids}) group by 1, 2, 3, 4`,
    // the figure of each phase with the two before it and the first, and how old every figure is
    tx`select g.journey_id, p.data->>'name' as phase, m.id, m.name, m.target, last.*, first.* from journey_nodes g
      cross join lateral (select p.data from journey_nodes p where p.workspace_id = g.workspace_id and p.journey_id = g.journey_id
        and p.kind = 'phases' and p.node_id = g.data->>'phaseId' and p.removed_at is null offset 0) p
      cross join lateral (select m.* from metrics m where m.workspace_id = g.workspace_id and m.id = g.data->>'metricId'
        and m.deleted_at is null offset 0) m
      left join lateral (select array_agg(k.numerator / k.denominator order by k.month desc) as last, max(k.month) as month
        from (select * from readings r where r.workspace_id = m.workspace_id and r.metric_id = m.id and r.month <= ${MONTH}
          order by r.month desc limit 3) k) last on true
      left join lateral (select r.numerator / r.denominator as start from readings r where r.workspace_id = m.workspace_id
        and r.metric_id = m.id order by r.month limit 1) first on true
      where g.workspace_id = ${WORKSPACE} and g.journey_id = any(${ids}) and g.kind = 'goals' and g.removed_at is null`,
    tx`select count(*) filter (where r.month is null or r.month < ${addMonths(MONTH, -1)})::int as old, count(*)::int as n from metrics m
      left join lateral (select max(l.month) as month from readings l where l.workspace_id = m.workspace_id and l.metric_id = m.id
        and l.month <= ${MONTH}) r on true
      where m.workspace_id = ${WORKSPACE} and m.journey_id = any(${ids}) and m.deleted_at is null`,
    // pains with the routes that pass them, for the sentence
    tx`select n.journey_id, n.node_id, n.data->>'title', n.data->'severity', n.data->>'touchpointId' from journey_nodes n
      where n.workspace_id = ${WORKSPACE} and n.journey_id = any(${ids}) and n.kind = 'insights' and n.removed_at is null
        and n.data->>'kind' = 'pain' and n.data->>'status' <> 'solved'`,
    tx`select n.journey_id, n.data->'steps', n.data->'sharePercent' from journey_nodes n
      where n.workspace_id = ${WORKSPACE} and n.journey_id = any(${ids}) and n.kind = 'routes' and n.removed_at is null`,
  ]);
}

async function timed(work) {
  for (let warm = 0; warm < 10; warm += 1) await work();
  const times = [];
  for (let request = 0; request < REQUESTS; request += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return times;
}

async function main() {
  const report = createReport("dashboard");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "redthread-bench-"));
  fs.chmodSync(folder, 0o755);
  const dataDir = path.join(folder, ".data");
  const product = await startProduct({ dataDir, readyMs: 300_000 });
  try {
    say(
      `filling ${JOURNEYS} journeys, ${MONTHS.length} months, ${JOURNEYS * METRICS} metrics, ${TASKS} tasks`,
    );
    const tables = [
      "journeys journey_nodes metrics readings evidence evidence_links tasks cycles cycle_snapshots",
    ].flatMap((names) => names.split(" "));
    const urls = await fillProduct({ dataDir, workspaceId: WORKSPACE, tables }, fill);
    const visitor = await signIn(product.url, "ruben@wervel.example");
    const asked = {
      month: MONTH,
      journeyIds: null,
      departmentId: null,
      personaId: null,
      customerGroupId: null,
    };
    const query = (name, input) =>
      visitor.open(`/api/trpc/${name}?input=${encodeURIComponent(JSON.stringify({ json: input }))}`);
    const view = JSON.parse(await query("dashboard.rollUp", { workspaceId: WORKSPACE, asked })).result.data
      .json;
    if (view.journeys.length < JOURNEYS) throw new Error("not every journey is on the page");
    const overHttp = {
      "all journeys": () => query("dashboard.rollUp", { workspaceId: WORKSPACE, asked }),
      "all journeys, one department and persona": () =>
        query("dashboard.rollUp", {
          workspaceId: WORKSPACE,
          asked: { ...asked, departmentId: view.tasks.departments[0].departmentId, personaId: PEOPLE[0] },
        }),
      "all journeys, a closed month": () =>
        query("dashboard.rollUp", {
          workspaceId: WORKSPACE,
          asked: { ...asked, month: addMonths(MONTH, -1) },
        }),
      "one journey": () => query("dashboard.get", { journeyId: journeyIdOf(0), month: MONTH }),
    };
    for (const [name, ask] of Object.entries(overHttp)) {
      const times = await timed(ask);
      report.add(`${name}, over HTTP, median`, percentile(times, 0.5), { unit: "ms", samples: REQUESTS });
      report.add(`${name}, over HTTP, p95`, percentile(times, 0.95), {
        unit: "ms",
        atMost: 150,
        samples: REQUESTS,
      });
    }
    const pools = openPools(urls, { name: "redthread-bench" });
    providePools(pools);
    const own = await timed(() => Scope.system("bench", WORKSPACE, (scope) => getRollUp(scope, asked)));
    const alone = await timed(() =>
      Scope.system("bench", WORKSPACE, (scope) => getDashboard(scope, journeyIdOf(0), MONTH)),
    );
    const hand = await timed(() =>
      pools.appSql.begin(async (tx) => {
        await tx`select set_config('app.workspace_id', ${WORKSPACE}, true), set_config('app.role', 'system', true)`;
        await byHand(tx);
      }),
    );
    await pools.close();
    report.add("all journeys, read by the product, median", percentile(own, 0.5), {
      unit: "ms",
      samples: REQUESTS,
    });
    report.add("one journey, read by the product, median", percentile(alone, 0.5), {
      unit: "ms",
      samples: REQUESTS,
    });
    report.add("all journeys, SQL by hand, median", percentile(hand, 0.5), { unit: "ms", samples: REQUESTS });
    report.add("read by the product ÷ SQL by hand", percentile(own, 0.5) / percentile(hand, 0.5), {
      unit: "×",
      atMost: 1.3,
      samples: REQUESTS,
    });
  } finally {
    await product.stop();
    removeData(dataDir);
    fs.rmSync(folder, { recursive: true, force: true });
  }
  process.exitCode = report.finish() ? 0 : 1;
}

await main();
