-- The headline of a month in somebody's own words. Behind the wall, no guest ever. The foreign key stands in the table's own
-- definition: added afterwards it would read walled tables.
set local row_security = off;
--> statement-breakpoint
CREATE TABLE "dashboard_headlines" (
	"workspace_id" text collate "C" NOT NULL,
	"journey_id" text collate "C" NOT NULL,
	"month" text NOT NULL,
	"sentence" text NOT NULL,
	"translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"written_by" text collate "C",
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dashboard_headlines_workspace_id_journey_id_month_pk" PRIMARY KEY("workspace_id","journey_id","month"),
	CONSTRAINT "dashboard_headlines_workspace_id_journey_id_journeys_workspace_id_id_fk" FOREIGN KEY ("workspace_id","journey_id") REFERENCES "public"."journeys"("workspace_id","id") ON DELETE cascade
);
--> statement-breakpoint
-- by hand
grant select, insert, update, delete on dashboard_headlines to rt_app;
--> statement-breakpoint
grant select on dashboard_headlines to rt_backup;
--> statement-breakpoint
do $wall$
declare
  here constant text := $$(select nullif(current_setting('app.workspace_id', true), ''))$$;
  member constant text :=
    $$(select current_setting('app.role', true)) = any ('{owner,admin,manager,editor,commenter,viewer,system}')$$;
  tenant constant text := 'dashboard_headlines';
begin
  execute format('alter table %I enable row level security', tenant);
  execute format('alter table %I force row level security', tenant);
  execute format('create policy wall on %I to rt_app using (workspace_id = %s) with check (workspace_id = %2$s)', tenant, here);
  execute format('create policy backup on %I for select to rt_backup using (true)', tenant);
  execute format('create policy guest_read on %I as restrictive for select to rt_app using (%s)', tenant, member);
  execute format('create policy guest_insert on %I as restrictive for insert to rt_app with check (%s)', tenant, member);
  execute format('create policy guest_update on %I as restrictive for update to rt_app using (%s) with check (%2$s)', tenant, member);
  execute format('create policy guest_delete on %I as restrictive for delete to rt_app using (%s)', tenant, member);
end $wall$;
