-- What a guest and a share link may read: never what is internal, and only what is reachable from a journey shown to them.
-- Each condition asks tables further up this list, whose own policies apply inside it; no two tables ask each other.
-- Tables that are not named here (evidence_private, invitations, mail_outbox, audit, rooms …) have no exception, ever.
set local row_security = off;
--> statement-breakpoint
do $guests$
declare
  here constant text := $$(select nullif(current_setting('app.workspace_id', true), ''))$$;
  me constant text := $$(select nullif(current_setting('app.user_id', true), ''))$$;
  guest constant text := $$(select current_setting('app.role', true)) = 'guest'$$;
  member constant text :=
    $$(select current_setting('app.role', true)) = any ('{owner,admin,manager,editor,commenter,viewer,system}')$$;
  -- a record of the journey that may be seen: (journey_id, node_id)
  node constant text := format('(select n.journey_id, n.node_id from journey_nodes n where n.workspace_id = %s)', here);
  -- a field of such records
  field constant text := format('(select n.data ->> %%L from journey_nodes n where n.workspace_id = %s)', here);
  person constant text := concat(
    'id in ', format(field, 'ownerId'), ' or id in ', format(field, 'contactUserId'),
    ' or id in (select j.owner_id from journeys j where j.workspace_id = ', here, ')',
    ' or id in (select c.confirmed_by from confirmations c where c.workspace_id = ', here, ')',
    ' or id in (select k.assignee_id from tasks k where k.workspace_id = ', here, ')');
  exception_ record;
begin
  for exception_ in select * from (values
    ('journey_nodes', 'not internal and removed_at is null and journey_id in (select j.id from journeys j where j.workspace_id = ' || here || ')'),
    ('confirmations', '(journey_id, node_id) in ' || node),
    ('evidence_links', $$target = 'node' and (journey_id, target_id) in $$ || node),
    ('evidence', 'not internal and deleted_at is null and id in (select l.evidence_id from evidence_links l where l.workspace_id = ' || here || ')'),
    ('quotes', $$evidence_id in (select e.id from evidence e where e.consent <> 'no' and e.workspace_id = $$ || here || ')'),
    ('personas', concat(
      'not internal and deleted_at is null and (id in ', format(field, 'personaId'), ' or id in ', format(field, 'primaryPersonaId'),
      $$ or id in (select split_part(n.node_id, ':', 2) from journey_nodes n where n.kind = 'experiences' and n.workspace_id = $$, here, '))')),
    ('persona_lines', 'persona_id in (select p.id from personas p where p.workspace_id = ' || here || ')'),
    ('channels', concat('id in ', format(field, 'channelId'), ' or id in ', format(field, 'contactChannelId'))),
    ('persona_channels', concat(
      'persona_id in (select p.id from personas p where p.workspace_id = ', here,
      ') and channel_id in (select c.id from channels c where c.workspace_id = ', here, ')')),
    ('metric_links', '(journey_id, node_id) in ' || node),
    ('metrics', concat(
      'not internal and deleted_at is null',
      ' and (phase_id is null or (journey_id, phase_id) in ', node, ')',
      ' and (touchpoint_id is null or (journey_id, touchpoint_id) in ', node, ')',
      ' and (journey_id in (select j.id from journeys j where j.workspace_id = ', here, ')',
      ' or id in (select l.metric_id from metric_links l where l.workspace_id = ', here, ')',
      ' or id in ', format(field, 'metricId'), ')')),
    ('readings', 'metric_id in (select m.id from metrics m where m.workspace_id = ' || here || ')'),
    ('tasks', concat(
      'not internal and deleted_at is null and journey_id in (select j.id from journeys j where j.workspace_id = ', here, ')',
      ' and (phase_id is null or (journey_id, phase_id) in ', node, ')',
      ' and (touchpoint_id is null or (journey_id, touchpoint_id) in ', node, ')',
      ' and (insight_id is null or (journey_id, insight_id) in ', node, ')')),
    ('memberships', person),
    ('agency_access', person),
    ('departments', concat(
      'id in ', format(field, 'departmentId'),
      $$ or id in (select jsonb_object_keys(n.data -> 'involvedDepartmentIds') from journey_nodes n
           where jsonb_typeof(n.data -> 'involvedDepartmentIds') = 'object' and n.workspace_id = $$, here, ')',
      ' or id in (select k.department_id from tasks k where k.workspace_id = ', here, ')',
      ' or id in (select m.department_id from memberships m where m.workspace_id = ', here, ')'))
  ) as t (name, condition)
  loop
    execute format('alter policy guest_read on %I using (%s or (%s and (%s)))', exception_.name, member, guest, exception_.condition);
    execute format('create policy share on %I for select to rt_share_reader using (workspace_id = %s and (%s))', exception_.name, here, exception_.condition);
  end loop;

  -- The roots: which journeys, and the workspace's own row.
  execute format('alter policy guest_read on journey_shares using (%s or (%s and user_id = %s))', member, guest, me);
  execute format(
    'alter policy guest_read on journeys using (%s or (%s and deleted_at is null and published_at is not null
       and id in (select s.journey_id from journey_shares s where s.workspace_id = %s and s.user_id = %s)))',
    member, guest, here, me);
  execute format('alter policy guest_read on workspaces using (%s or %s is null or (%s and id = %s))', member, here, guest, here);
  execute format(
    'create policy share on journeys for select to rt_share_reader using (workspace_id = %s
       and id = (select nullif(current_setting(''app.journey_id'', true), '''')) and deleted_at is null and published_at is not null)',
    here);
  execute format('create policy share on workspaces for select to rt_share_reader using (id = %s)', here);

  -- Before a scope, one's own rows (0002, `self`); the wall decides that they are one's own.
  execute format('alter policy guest_read on memberships using (%s or %s is null or (%s and (user_id = %s or %s)))', member, here, guest, me, person);
  execute format('alter policy guest_read on agency_access using (%s or %s is null or (%s and (%s)))', member, here, guest, person);
end $guests$;
