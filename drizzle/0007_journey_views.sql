-- How one person looks at a journey (which lanes stand on the board), behind the wall like everything of a workspace.
set local row_security = off;
--> statement-breakpoint
create table journey_views (
  workspace_id text collate "C" not null,
  journey_id text collate "C" not null,
  user_id text collate "C" not null,
  lanes text[] not null,
  updated_at timestamp with time zone default now() not null,
  constraint journey_views_workspace_id_journey_id_user_id_pk primary key (workspace_id, journey_id, user_id),
  constraint journey_views_workspace_id_journey_id_journeys_workspace_id_id_fk
    foreign key (workspace_id, journey_id) references journeys (workspace_id, id) on delete cascade,
  constraint journey_views_user_id_users_id_fk foreign key (user_id) references users (id) on delete cascade
);
--> statement-breakpoint
grant select, insert, update, delete on journey_views to rt_app;
--> statement-breakpoint
grant select on journey_views to rt_backup;
--> statement-breakpoint
alter table journey_views enable row level security;
--> statement-breakpoint
alter table journey_views force row level security;
--> statement-breakpoint
do $wall$
declare
  here constant text := $$(select nullif(current_setting('app.workspace_id', true), ''))$$;
  member constant text :=
    $$(select current_setting('app.role', true)) = any ('{owner,admin,manager,editor,commenter,viewer,system}')$$;
begin
  execute format('create policy wall on journey_views to rt_app using (workspace_id = %s) with check (workspace_id = %1$s)', here);
  create policy backup on journey_views for select to rt_backup using (true);
  execute format('create policy guest_read on journey_views as restrictive for select to rt_app using (%s)', member);
  execute format('create policy guest_insert on journey_views as restrictive for insert to rt_app with check (%s)', member);
  execute format('create policy guest_update on journey_views as restrictive for update to rt_app using (%s) with check (%1$s)', member);
  execute format('create policy guest_delete on journey_views as restrictive for delete to rt_app using (%s)', member);
end $wall$;
