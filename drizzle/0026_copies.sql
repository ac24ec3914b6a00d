-- What a journey was copied from, and departments that are involved in a task: behind the wall, no guest ever.
-- Foreign keys stand in the tables' own definitions: added afterwards they would read the walled tables they point to.
set local row_security = off;
--> statement-breakpoint
CREATE TABLE "journey_copies" (
	"workspace_id" text collate "C" NOT NULL,
	"journey_id" text collate "C" NOT NULL,
	"source_id" text collate "C",
	"source_title" text NOT NULL,
	"copied_on" text NOT NULL,
	CONSTRAINT "journey_copies_workspace_id_journey_id_pk" PRIMARY KEY("workspace_id","journey_id"),
	CONSTRAINT "journey_copies_workspace_id_journey_id_journeys_workspace_id_id_fk" FOREIGN KEY ("workspace_id","journey_id") REFERENCES "public"."journeys"("workspace_id","id") ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "task_departments" (
	"workspace_id" text collate "C" NOT NULL,
	"task_id" text collate "C" NOT NULL,
	"department_id" text collate "C" NOT NULL,
	CONSTRAINT "task_departments_workspace_id_task_id_department_id_pk" PRIMARY KEY("workspace_id","task_id","department_id"),
	CONSTRAINT "task_departments_workspace_id_task_id_tasks_workspace_id_id_fk" FOREIGN KEY ("workspace_id","task_id") REFERENCES "public"."tasks"("workspace_id","id") ON DELETE cascade,
	CONSTRAINT "task_departments_workspace_id_department_id_departments_workspace_id_id_fk" FOREIGN KEY ("workspace_id","department_id") REFERENCES "public"."departments"("workspace_id","id") ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX "task_departments_department" ON "task_departments" USING btree ("workspace_id","department_id");
--> statement-breakpoint
-- by hand
grant select, insert, update, delete on journey_copies, task_departments to rt_app;
--> statement-breakpoint
grant select on journey_copies, task_departments to rt_backup;
--> statement-breakpoint
do $wall$
declare
  here constant text := $$(select nullif(current_setting('app.workspace_id', true), ''))$$;
  member constant text :=
    $$(select current_setting('app.role', true)) = any ('{owner,admin,manager,editor,commenter,viewer,system}')$$;
  tenant text;
begin
  foreach tenant in array array['journey_copies', 'task_departments']
  loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy wall on %I to rt_app using (workspace_id = %s) with check (workspace_id = %2$s)', tenant, here);
    execute format('create policy backup on %I for select to rt_backup using (true)', tenant);
    execute format('create policy guest_read on %I as restrictive for select to rt_app using (%s)', tenant, member);
    execute format('create policy guest_insert on %I as restrictive for insert to rt_app with check (%s)', tenant, member);
    execute format('create policy guest_update on %I as restrictive for update to rt_app using (%s) with check (%2$s)', tenant, member);
    execute format('create policy guest_delete on %I as restrictive for delete to rt_app using (%s)', tenant, member);
  end loop;
end $wall$;
