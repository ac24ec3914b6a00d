-- The two questions that may be asked before a scope exists. FORCE row-level security would blind a function of the owner, so
-- these belong to rt_lookup, which cannot log in and reads only the columns named here.
set local row_security = off;
--> statement-breakpoint
grant select (id, slug, agency_id) on workspaces to rt_lookup;
--> statement-breakpoint
grant select (workspace_id, slug) on workspace_slugs to rt_lookup;
--> statement-breakpoint
grant select (workspace_id, id) on journeys to rt_lookup;
--> statement-breakpoint
grant select (workspace_id, id, token_hash) on invitations to rt_lookup;
--> statement-breakpoint
create policy lookup on workspaces for select to rt_lookup using (true);
--> statement-breakpoint
create policy lookup on workspace_slugs for select to rt_lookup using (true);
--> statement-breakpoint
create policy lookup on journeys for select to rt_lookup using (true);
--> statement-breakpoint
create policy lookup on invitations for select to rt_lookup using (true);
--> statement-breakpoint
-- A body is checked as a query of the owner, to whom row_security = off forbids it; who calls it is another matter.
set local check_function_bodies = off;
--> statement-breakpoint
-- kind `workspace` and `workspace_slug` (an old slug too): subject is the agency's workspace, or null;
-- `journey`: subject is the journey; `invitation_hash` (hex of the SHA-256): subject is the invitation.
-- $1 is kind and $2 key: by name they would mean the columns so called.
create function scope_of(kind text, key text, out workspace_id text, out subject_id text) returns setof record
  language sql stable strict security definer set search_path = pg_catalog, pg_temp as $$
  select w.id, w.agency_id from public.workspaces w where $1 = 'workspace' and w.id = $2
  union all
  select w.id, w.agency_id from public.workspaces w where $1 = 'workspace_slug' and w.slug = $2
  union all
  select w.id, w.agency_id from public.workspace_slugs s join public.workspaces w on w.id = s.workspace_id
    where $1 = 'workspace_slug' and s.slug = $2 and not exists (select 1 from public.workspaces now where now.slug = $2)
  union all
  select j.workspace_id, j.id from public.journeys j where $1 = 'journey' and j.id = $2
  union all
  select i.workspace_id, i.id from public.invitations i
    where i.token_hash = case when $1 = 'invitation_hash' then decode($2, 'hex') end
$$;
--> statement-breakpoint
create function system_workspaces() returns setof text
  language sql stable strict security definer set search_path = pg_catalog, pg_temp as $$
  select w.id from public.workspaces w order by w.id
$$;
--> statement-breakpoint
revoke all on function scope_of(text, text) from public;
--> statement-breakpoint
revoke all on function system_workspaces() from public;
--> statement-breakpoint
grant execute on function scope_of(text, text) to rt_app;
--> statement-breakpoint
grant execute on function system_workspaces() to rt_app;
--> statement-breakpoint
-- The change of owner, and both grants it needs, taken back at once.
grant create on schema public to rt_lookup;
--> statement-breakpoint
grant rt_lookup to current_user;
--> statement-breakpoint
alter function scope_of(text, text) owner to rt_lookup;
--> statement-breakpoint
alter function system_workspaces() owner to rt_lookup;
--> statement-breakpoint
revoke rt_lookup from current_user;
--> statement-breakpoint
revoke create on schema public from rt_lookup;
--> statement-breakpoint
set local check_function_bodies = on;
