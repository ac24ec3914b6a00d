-- One noun for people: who works here for an agency becomes a row of `memberships` as well, under the id that content already
-- names. Then a task, a touchpoint or a journey for named members can be theirs, and `agency_access` has nothing left to say.
set local row_security = off;
--> statement-breakpoint
alter table memberships add column agency_id text collate "C";
--> statement-breakpoint
create index memberships_by_agency on memberships using btree (agency_id);
--> statement-breakpoint
-- FORCE holds for the owner too: without this the backfill would move no row, and the new key could not be checked.
alter table workspaces no force row level security;
--> statement-breakpoint
alter table memberships no force row level security;
--> statement-breakpoint
alter table agency_access no force row level security;
--> statement-breakpoint
-- Who had a row of their own beside the lent one keeps that; the lent one stays behind as a name that content may mention.
insert into memberships (workspace_id, id, user_id, agency_id, role, display_name, removed_at, created_at)
select a.workspace_id, a.id, case when own.id is null then a.user_id end, a.agency_id, a.role, a.display_name,
  case when own.id is not null then now() end, a.created_at
from agency_access a
left join memberships own on own.workspace_id = a.workspace_id and own.user_id = a.user_id;
--> statement-breakpoint
alter table memberships add constraint memberships_agency_id_workspaces_id_fk
  foreign key (agency_id) references workspaces (id) on delete set null;
--> statement-breakpoint
alter table memberships force row level security;
--> statement-breakpoint
alter table workspaces force row level security;
--> statement-breakpoint
-- An agency that is no more takes its people's access along: without its id they would be members like any other.
create function agency_gone() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.removed_at := coalesce(new.removed_at, now());
  return new;
end $$;
--> statement-breakpoint
revoke all on function agency_gone() from public;
--> statement-breakpoint
create trigger memberships_agency_gone before update of agency_id on memberships
  for each row when (old.agency_id is not null and new.agency_id is null) execute function agency_gone();
--> statement-breakpoint
drop policy self on workspaces;
--> statement-breakpoint
create policy self on workspaces for select to rt_app using (
  (select nullif(current_setting('app.workspace_id', true), '')) is null
  and id in (select m.workspace_id from memberships m)
);
--> statement-breakpoint
drop view people;
--> statement-breakpoint
drop table agency_access;
--> statement-breakpoint
create view people with (security_invoker = true) as
  select workspace_id, id, display_name, department_id, removed_at is not null as removed from memberships;
--> statement-breakpoint
grant select on people to rt_app, rt_share_reader, rt_backup;
