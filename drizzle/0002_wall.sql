-- The wall: every row of a tenant is seen and written only inside that tenant's scope, and only by a role on the list.
-- HERE is the scope's workspace; MEMBER names who may (a scope that forgets its role sees nothing). Written `(select …)`,
-- both are computed once a query.
set local row_security = off;
--> statement-breakpoint
do $wall$
declare
  here constant text := $$(select nullif(current_setting('app.workspace_id', true), ''))$$;
  member constant text :=
    $$(select current_setting('app.role', true)) = any ('{owner,admin,manager,editor,commenter,viewer,system}')$$;
  tenant record;
begin
  for tenant in
    select name, case name when 'workspaces' then 'id' else 'workspace_id' end as key
    from unnest(array[
      'workspaces', 'workspace_slugs', 'departments', 'memberships', 'agency_access', 'invitations',
      'audit_entries', 'audit_seals', 'mail_outbox',
      'journeys', 'journey_slugs', 'journey_members', 'journey_shares', 'journey_nodes', 'confirmations',
      'rooms', 'room_updates', 'room_snapshots', 'room_versions',
      'evidence', 'evidence_private', 'quotes', 'evidence_links',
      'personas', 'persona_lines', 'channels', 'persona_channels', 'metrics', 'readings', 'metric_links', 'tasks'
    ]) as name
  loop
    execute format('alter table %I enable row level security', tenant.name);
    execute format('alter table %I force row level security', tenant.name);
    execute format('create policy wall on %I to rt_app using (%I = %s) with check (%2$I = %3$s)', tenant.name, tenant.key, here);
    execute format('create policy backup on %I for select to rt_backup using (true)', tenant.name);
    -- four restrictive policies, because one FOR ALL could not be opened for reading alone (0003)
    execute format('create policy guest_read on %I as restrictive for select to rt_app using (%s)', tenant.name, member);
    execute format('create policy guest_insert on %I as restrictive for insert to rt_app with check (%s)', tenant.name, member);
    execute format('create policy guest_update on %I as restrictive for update to rt_app using (%s) with check (%2$s)', tenant.name, member);
    execute format('create policy guest_delete on %I as restrictive for delete to rt_app using (%s)', tenant.name, member);
  end loop;
end $wall$;
--> statement-breakpoint
-- The collaboration server serves all workspaces; a row's workspace is held by the foreign key (workspace_id, room_id).
create policy collab on rooms to rt_collab using (true) with check (true);
--> statement-breakpoint
create policy collab on room_updates to rt_collab using (true) with check (true);
--> statement-breakpoint
create policy collab on room_snapshots to rt_collab using (true) with check (true);
--> statement-breakpoint
create policy collab on room_versions to rt_collab using (true) with check (true);
--> statement-breakpoint
-- Before a scope only the user is set: then one's own rows are readable, so that the chooser can show names. Inside a scope
-- these are silent, else a list of members would hold the reader's own rows of other workspaces.
create policy self on memberships for select to rt_app using (
  (select nullif(current_setting('app.workspace_id', true), '')) is null
  and user_id = (select nullif(current_setting('app.user_id', true), ''))
  and removed_at is null
);
--> statement-breakpoint
create policy self on agency_access for select to rt_app using (
  (select nullif(current_setting('app.workspace_id', true), '')) is null
  and user_id = (select nullif(current_setting('app.user_id', true), ''))
);
--> statement-breakpoint
create policy self on workspaces for select to rt_app using (
  (select nullif(current_setting('app.workspace_id', true), '')) is null
  and (
    id in (select m.workspace_id from memberships m)
    or id in (select a.workspace_id from agency_access a)
  )
);
--> statement-breakpoint
-- /agency: inside an agency's scope its clients' workspaces can be listed, not written.
create policy clients on workspaces for select to rt_app using (
  agency_id = (select nullif(current_setting('app.workspace_id', true), ''))
);
