// What the page over several journeys must say, asked of the stored rows in SQL that knows nothing of the product. It holds for rows
// of the last half year: nothing in it has grown old, so that a confirmation stands while the rest of its conditions do.
import type { Sql } from "postgres";

export interface TruthAsked {
  readonly workspaceId: string;
  readonly month: string;
  readonly current: string;
  readonly today: string;
  /** Null: all that are as they are and not archived. */
  readonly journeyIds: readonly string[] | null;
  readonly departmentId: string | null;
  readonly personaIds: readonly string[] | null;
}

export interface Truth {
  readonly journeys: readonly string[];
  readonly touchpoints: number;
  readonly live: number;
  readonly evidence: number;
  /** `department: done open moved`, sorted. */
  readonly tasks: readonly string[];
  /** `month: assumption anecdotal supported validated`, by month. */
  readonly certainty: readonly string[];
  readonly spent: number | null;
  readonly planned: number | null;
  readonly channels: number;
  /** `journey: now before`, three decimals, sorted. */
  readonly feelings: readonly string[];
  readonly old: number;
  readonly metrics: number;
  readonly pains: number;
  /** Newest value up to the month, by metric. */
  readonly figures: Readonly<Record<string, number>>;
}

export async function rollUpTruth(sql: Sql, asked: TruthAsked): Promise<Truth> {
  const { workspaceId: ws, month, current, today, departmentId: dep } = asked;
  const chosen = asked.journeyIds as string[] | null;
  const people = asked.personaIds as string[] | null;
  const [row] = await sql<{ truth: Truth }[]>`
    with reading as (
      select metric_id, month, numerator, denominator, value from readings where workspace_id = ${ws} and summed_days is null
      union all
      select d.metric_id, left(d.day, 7), sum(d.numerator), sum(d.denominator), sum(d.value) from day_readings d
      join metrics x on x.workspace_id = ${ws} and x.id = d.metric_id and x.additive and x.unit in ('percent', 'count')
      where d.workspace_id = ${ws} and not exists (select 1 from readings r where r.workspace_id = ${ws}
        and r.metric_id = d.metric_id and r.month = left(d.day, 7) and r.summed_days is null)
      group by 1, 2),
    js as (
      select id from journeys where workspace_id = ${ws} and deleted_at is null
        and case when ${chosen}::text[] is null then stage = 'as_is' and status <> 'archived' else id = any(${chosen}::text[]) end),
    months as (
      select to_char(d, 'YYYY-MM') as month, least((d + interval '1 month' - interval '1 day')::date, ${today}::text::date)::text as day
      from generate_series((${month}::text || '-01')::date - interval '5 months', (${month}::text || '-01')::date, '1 month') d),
    closed as (
      select s.* from cycle_snapshots s join cycles c on c.workspace_id = s.workspace_id
        and c.journey_id = s.journey_id and c.month = s.month and c.state = 'closed'
      where s.workspace_id = ${ws} and s.journey_id in (select id from js) and s.month in (select month from months)),
    standing as (
      select j.id as journey_id, m.month, m.day from js j cross join months m
      where not exists (select 1 from closed c where c.journey_id = j.id and c.month = m.month)),
    node as (
      select journey_id, kind, node_id, data from journey_nodes
      where workspace_id = ${ws} and journey_id in (select id from js) and removed_at is null),
    touch as (
      select s.journey_id, s.month, s.day, n.node_id as id, n.data, false as frozen
        from standing s join node n on n.journey_id = s.journey_id and n.kind = 'touchpoints'
      union all
      select c.journey_id, c.month, null, t->>'id', t, true from closed c, jsonb_array_elements(c.journey->'touchpoints') t),
    felt as (
      select s.journey_id, s.month, n.data->>'touchpointId' as tp, n.data->>'personaId' as who, (n.data->>'value')::float8 as value
        from standing s join node n on n.journey_id = s.journey_id and n.kind = 'experiences'
      union all
      select c.journey_id, c.month, e->>'touchpointId', e->>'personaId', (e->>'value')::float8
        from closed c, jsonb_array_elements(c.journey->'experiences') e),
    walked as (
      select s.journey_id, s.month, step as tp, n.data->>'personaId' as who
        from standing s join node n on n.journey_id = s.journey_id and n.kind = 'routes',
          jsonb_array_elements_text(n.data->'steps') step
      union all
      select c.journey_id, c.month, step, r->>'personaId'
        from closed c, jsonb_array_elements(c.journey->'routes') r, jsonb_array_elements_text(r->'steps') step),
    theirs as (
      -- what was removed is nobody's any more, though what was felt there, and the routes that passed it, are still kept
      select x.journey_id, x.month, x.tp from (
        select journey_id, month, tp, who from felt where value is not null
        union select journey_id, month, tp, who from walked) x
      join touch t on t.journey_id = x.journey_id and t.month = x.month and t.id = x.tp
      where x.who = any(${people}::text[])),
    lft as (
      select t.* from touch t
      where (${dep}::text is null or t.data->>'departmentId' = ${dep}
          or t.data->'involvedDepartmentIds' ? ${dep ?? ""})
        and (${people}::text[] is null or exists (
          select 1 from theirs x where x.journey_id = t.journey_id and x.month = t.month and x.tp = t.id))),
    proof as (
      select l.journey_id, l.month, l.id,
        count(distinct coalesce('p' || e.respondent_key, 'e' || e.id)) as items, count(distinct e.kind) as kinds,
        bool_or(e.kind = 'interview') as interview
      from lft l
      join evidence_links k on k.workspace_id = ${ws} and k.journey_id = l.journey_id and k.target_id = l.id and k.stance = 'supports'
      join evidence e on e.workspace_id = ${ws} and e.id = k.evidence_id and e.deleted_at is null and e.observed_on <= l.day
        and e.kind not in ('market_research', 'competitor', 'peer', 'example', 'image')
      where not l.frozen group by 1, 2, 3),
    level as (
      select l.month, case
        when l.frozen then coalesce(c.strengths->l.id->>'level', 'assumption')
        when coalesce(p.items, 0) = 0 then 'assumption'
        when p.items >= 5 and p.kinds + m.metric >= 2 and p.interview and ok.given then 'validated'
        when p.items >= 3 or (p.items >= 2 and p.kinds + m.metric >= 2) then 'supported'
        else 'anecdotal' end as level
      from lft l
      left join closed c on c.journey_id = l.journey_id and c.month = l.month
      left join proof p on p.journey_id = l.journey_id and p.month = l.month and p.id = l.id
      cross join lateral (select exists (
        select 1 from metric_links ml join metrics x on x.workspace_id = ${ws} and x.id = ml.metric_id and x.deleted_at is null
          join reading r on r.metric_id = x.id and r.month <= left(l.day, 7)
          where ml.workspace_id = ${ws} and ml.journey_id = l.journey_id and ml.node_id = l.id)::int as metric) m
      cross join lateral (select exists (
        select 1 from confirmations f where f.workspace_id = ${ws} and f.journey_id = l.journey_id and f.node_id = l.id
          and f.held_when_given and f.confirmed_on <= l.day) as given) ok),
    work as (
      select t.journey_id, t.department_id as dep, t.touchpoint_id as tp, t.status, t.carried_from_id is not null as moved
        from tasks t join standing s on t.workspace_id = ${ws} and s.journey_id = t.journey_id and s.month = t.month
        where t.deleted_at is null and t.month >= to_char((${month}::text || '-01')::date - interval '2 months', 'YYYY-MM')
      union all
      select c.journey_id, t->>'departmentId', t->>'touchpointId', t->>'status', (t->>'moves')::int > 0
        from closed c, jsonb_array_elements(c.tasks) t
        where c.month >= to_char((${month}::text || '-01')::date - interval '2 months', 'YYYY-MM')),
    counted as (
      select dep, count(*) filter (where status = 'done') as done,
        count(*) filter (where status <> 'done' and not moved) as open, count(*) filter (where status <> 'done' and moved) as moved
      from work w
      where status <> 'carried_over' and (${dep}::text is null or dep = ${dep})
        and (${people}::text[] is null or exists (
          select 1 from theirs x where x.journey_id = w.journey_id and x.month = ${month} and x.tp = w.tp))
      group by dep),
    mood as (
      select f.journey_id, f.month, avg(f.value) as mean from felt f
      join lft l on l.journey_id = f.journey_id and l.month = f.month and l.id = f.tp
      where f.value is not null and (${people}::text[] is null or f.who = any(${people}::text[]))
      group by 1, 2),
    earlier as (
      select journey_id, min(month) as month from closed
      where month < ${month} and month >= to_char((${month}::text || '-01')::date - interval '3 months', 'YYYY-MM') group by 1),
    feelings as (
      select j.id,
        case when ${month}::text >= ${current}::text or exists (select 1 from closed c where c.journey_id = j.id and c.month = ${month})
          then n.mean end as now, b.mean as before
      from js j
      left join mood n on n.journey_id = j.id and n.month = ${month}
      left join earlier e on e.journey_id = j.id
      left join mood b on b.journey_id = j.id and b.month = e.month),
    used as (
      select distinct c.id from lft l join channels c on c.id = l.data->>'channelId' and c.deleted_at is null where l.month = ${month}),
    figure as (
      select m.id, m.journey_id, m.unit, f.x is not null as corrected, f.x->'reading' as reading from metrics m
      left join closed c on c.journey_id = m.journey_id and c.month = ${month}
      left join lateral (select x from jsonb_array_elements(c.figures) x where x->>'metricId' = m.id) f on true
      where m.workspace_id = ${ws} and m.journey_id in (select id from js) and m.deleted_at is null),
    newest as (
      select f.id, n.month, n.value from figure f left join lateral (
        select * from (
          select r.month, case when r.denominator > 0 then r.numerator * (case when f.unit = 'percent' then 100 else 1 end) / r.denominator
            else r.value end as value
          from reading r where r.metric_id = f.id and r.month <= ${month} and not (f.corrected and r.month = ${month})
          union all
          select ${month}, (f.reading->>'value')::float8 where f.corrected and jsonb_typeof(f.reading) = 'object') q
        order by month desc limit 1) n on true),
    pain as (
      select s.journey_id, n.data->>'touchpointId' as tp from standing s join node n on n.journey_id = s.journey_id
        and n.kind = 'insights' where s.month = ${month} and n.data->>'kind' = 'pain' and n.data->>'status' <> 'solved'
        and (n.data->>'touchpointId' is null or exists (select 1 from node t where t.journey_id = s.journey_id
          and t.kind = 'touchpoints' and t.node_id = n.data->>'touchpointId'))
      union all
      select c.journey_id, i->>'touchpointId' from closed c, jsonb_array_elements(c.journey->'insights') i
        where c.month = ${month} and i->>'kind' = 'pain' and i->>'status' <> 'solved')
    select jsonb_build_object(
      'journeys', (select coalesce(jsonb_agg(id order by id), '[]') from js),
      'touchpoints', (select count(*) from lft where month = ${month}),
      'live', (select count(*) from lft where month = ${month} and data->>'state' = 'live'),
      'evidence', (select count(distinct e.id) from evidence_links k join evidence e on e.workspace_id = ${ws} and e.id = k.evidence_id
        and e.deleted_at is null where k.workspace_id = ${ws} and k.journey_id in (select id from js)
        and ((${dep}::text is null and ${people}::text[] is null) or exists (select 1 from lft l
          where l.month = ${month} and l.journey_id = k.journey_id and l.id = k.target_id))),
      'tasks', (select coalesce(jsonb_agg(coalesce(dep, 'null') || ': ' || done || ' ' || open || ' ' || moved), '[]') from counted),
      'certainty', (select jsonb_agg(m.month || ': ' ||
        (select count(*) from level l where l.month = m.month and l.level = 'assumption') || ' ' ||
        (select count(*) from level l where l.month = m.month and l.level = 'anecdotal') || ' ' ||
        (select count(*) from level l where l.month = m.month and l.level = 'supported') || ' ' ||
        (select count(*) from level l where l.month = m.month and l.level = 'validated') order by m.month) from months m),
      'spent', (select sum(spent_cents) from channel_budgets where month = ${month} and channel_id in (select id from used) and workspace_id = ${ws}),
      'planned', (select sum(planned_cents) from channel_budgets where month = ${month} and channel_id in (select id from used)),
      'channels', (select count(*) from used),
      'feelings', (select coalesce(jsonb_agg(id || ': ' || coalesce(round(now::numeric, 3)::text, '–') || ' ' ||
        coalesce(round(before::numeric, 3)::text, '–')), '[]') from feelings),
      'old', (select count(*) from newest where month is null
        or least((month || '-01')::date + interval '1 month' - interval '1 day' + interval '35 days', 'infinity')
          < least((${month}::text || '-01')::date + interval '1 month' - interval '1 day', ${today}::text::date)),
      'metrics', (select count(*) from newest),
      'pains', (select count(*) from pain p where (${dep}::text is null and ${people}::text[] is null) or exists (
        select 1 from lft l where l.month = ${month} and l.journey_id = p.journey_id and l.id = p.tp)),
      'figures', (select coalesce(jsonb_object_agg(id, value) filter (where value is not null), '{}') from newest)
    ) as truth`;
  if (!row) throw new Error("a select of one row gave none");
  const { truth } = row;
  return { ...truth, tasks: truth.tasks.toSorted(), feelings: truth.feelings.toSorted() };
}
