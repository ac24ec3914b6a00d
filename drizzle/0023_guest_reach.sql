-- What a guest or a share link may reach, asked by functions instead of subqueries in the policies. A subquery in a policy is
-- planned with every query of every member, with the policies of the tables it reads, and theirs: a list of people carried 400
-- lines of plan that nobody ran, some milliseconds a query. A plpgsql function is planned when a guest first calls it, and once
-- a connection. Each runs with the rights of whoever asks, under the policies of the tables it reads: it says nothing that its
-- caller could not select. (0003 says what may be reached; its order, in which no two tables ask each other, holds on.)
set local row_security = off;
--> statement-breakpoint
do $reach$
declare
  here constant text := $$nullif(current_setting('app.workspace_id', true), '')$$;
  question record;
begin
  for question in select * from (values
    ('reach_journeys()', 'setof text', 'select j.id from public.journeys j where j.workspace_id = %s'),
    ('reach_nodes()', 'table (journey_id text, node_id text)',
      'select n.journey_id, n.node_id from public.journey_nodes n where n.workspace_id = %s'),
    -- values of fields of those records
    ('reach_fields(variadic names text[])', 'setof text',
      'select distinct n.data ->> name from public.journey_nodes n, unnest(names) name where n.workspace_id = %s'),
    ('reach_felt_personas()', 'setof text',
      $$select distinct split_part(n.node_id, ':', 2) from public.journey_nodes n where n.kind = 'experiences' and n.workspace_id = %s$$),
    ('reach_linked_evidence()', 'setof text', 'select l.evidence_id from public.evidence_links l where l.workspace_id = %s'),
    ('reach_quotable_evidence()', 'setof text', $$select e.id from public.evidence e where e.consent <> 'no' and e.workspace_id = %s$$),
    ('reach_personas()', 'setof text', 'select p.id from public.personas p where p.workspace_id = %s'),
    ('reach_channels()', 'setof text', 'select c.id from public.channels c where c.workspace_id = %s'),
    ('reach_linked_metrics()', 'setof text', 'select l.metric_id from public.metric_links l where l.workspace_id = %s'),
    ('reach_metrics()', 'setof text', 'select m.id from public.metrics m where m.workspace_id = %s'),
    ('reach_people()', 'setof text',
      'select j.owner_id from public.journeys j where j.workspace_id = %1$s
       union select c.confirmed_by from public.confirmations c where c.workspace_id = %1$s
       union select k.assignee_id from public.tasks k where k.workspace_id = %1$s'),
    ('reach_departments()', 'setof text',
      $$select k.department_id from public.tasks k where k.workspace_id = %1$s
        union select m.department_id from public.memberships m where m.workspace_id = %1$s
        union select jsonb_object_keys(n.data -> 'involvedDepartmentIds') from public.journey_nodes n
          where jsonb_typeof(n.data -> 'involvedDepartmentIds') = 'object' and n.workspace_id = %1$s$$)
  ) as t (name, gives, asks)
  loop
    execute format(
      'create function %s returns %s language plpgsql stable parallel safe rows 100 set search_path = pg_catalog, pg_temp
       as $body$ #variable_conflict use_column begin return query %s; end $body$',
      question.name, question.gives, format(question.asks, here));
  end loop;
  for question in select p.oid::regprocedure as name from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.proname like 'reach\_%'
  loop
    execute format('revoke all on function %s from public', question.name);
    execute format('grant execute on function %s to rt_app, rt_share_reader', question.name);
  end loop;
end $reach$;
--> statement-breakpoint
do $guests$
declare
  here constant text := $$(select nullif(current_setting('app.workspace_id', true), ''))$$;
  me constant text := $$(select nullif(current_setting('app.user_id', true), ''))$$;
  guest constant text := $$(select current_setting('app.role', true)) = 'guest'$$;
  member constant text :=
    $$(select current_setting('app.role', true)) = any ('{owner,admin,manager,editor,commenter,viewer,system}')$$;
  node constant text := '(select r.journey_id, r.node_id from reach_nodes() r)';
  journey constant text := 'journey_id in (select reach_journeys())';
  person constant text := $$id in (select reach_fields('ownerId', 'contactUserId')) or id in (select reach_people())$$;
  ready constant text := format(
    'batch_id is null or batch_id in (select c.id from import_contents c where c.workspace_id = %s and c.is_ready)', here);
  exception_ record;
begin
  for exception_ in select * from (values
    ('journey_nodes', 'not internal and removed_at is null and ' || journey, 'true'),
    ('confirmations', '(journey_id, node_id) in ' || node, 'true'),
    ('evidence_links', $$target = 'node' and (journey_id, target_id) in $$ || node, 'true'),
    -- what an import has not finished is nobody's yet (0010)
    ('evidence', 'not internal and deleted_at is null and id in (select reach_linked_evidence())', ready),
    ('quotes', 'evidence_id in (select reach_quotable_evidence())', 'true'),
    ('personas', $$not internal and deleted_at is null and (id in (select reach_fields('personaId', 'primaryPersonaId'))
      or id in (select reach_felt_personas()))$$, 'true'),
    ('persona_lines', 'persona_id in (select reach_personas())', 'true'),
    ('channels', $$id in (select reach_fields('channelId', 'contactChannelId'))$$, 'true'),
    ('persona_channels', 'persona_id in (select reach_personas()) and channel_id in (select reach_channels())', 'true'),
    ('metric_links', '(journey_id, node_id) in ' || node, 'true'),
    ('metrics', concat(
      'not internal and deleted_at is null',
      ' and (phase_id is null or (journey_id, phase_id) in ', node, ')',
      ' and (touchpoint_id is null or (journey_id, touchpoint_id) in ', node, ')',
      ' and (transition_id is null or (journey_id, transition_id) in ', node, ')',
      ' and (channel_id is null or channel_id in (select reach_channels()))',
      ' and (', journey, ' or id in (select reach_linked_metrics())',
      $$ or id in (select reach_fields('metricId')))$$), 'true'),
    ('readings', 'metric_id in (select reach_metrics())', 'true'),
    ('tasks', concat(
      'not internal and deleted_at is null and ', journey,
      ' and (phase_id is null or (journey_id, phase_id) in ', node, ')',
      ' and (touchpoint_id is null or (journey_id, touchpoint_id) in ', node, ')',
      ' and (insight_id is null or (journey_id, insight_id) in ', node, ')'), 'true'),
    ('memberships', person, 'true'),
    ('departments', $$id in (select reach_fields('departmentId')) or id in (select reach_departments())$$, 'true')
  ) as t (name, condition, further)
  loop
    execute format('alter policy guest_read on %I using (%s or (%s and (%s)))', exception_.name, member, guest, exception_.condition);
    execute format('alter policy share on %I using (workspace_id = %s and (%s) and (%s))',
      exception_.name, here, exception_.condition, exception_.further);
  end loop;
  -- Before a scope, one's own rows (0002, `self`); the wall decides that they are one's own.
  execute format('alter policy guest_read on memberships using (%s or %s is null or (%s and (user_id = %s or %s)))', member, here, guest, me, person);
end $guests$;
