-- Touchpoints that came with a file, and those that journeys share: behind the wall, no guest ever.
-- Foreign keys stand in the tables' own definitions: added afterwards they would read the walled tables they point to.
set local row_security = off;
--> statement-breakpoint
CREATE TABLE "import_touchpoints" (
	"workspace_id" text collate "C" NOT NULL,
	"batch_id" text collate "C" NOT NULL,
	"node_id" text collate "C" NOT NULL,
	"journey_id" text collate "C" NOT NULL,
	"import_key" text,
	"written" jsonb NOT NULL,
	CONSTRAINT "import_touchpoints_workspace_id_batch_id_node_id_pk" PRIMARY KEY("workspace_id","batch_id","node_id"),
	CONSTRAINT "import_touchpoints_workspace_id_batch_id_import_contents_workspace_id_id_fk" FOREIGN KEY ("workspace_id","batch_id") REFERENCES "public"."import_contents"("workspace_id","id") ON DELETE cascade,
	CONSTRAINT "import_touchpoints_workspace_id_journey_id_journeys_workspace_id_id_fk" FOREIGN KEY ("workspace_id","journey_id") REFERENCES "public"."journeys"("workspace_id","id") ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "touchpoint_library" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"title" text NOT NULL,
	"medium" text NOT NULL,
	"media_kind" text NOT NULL,
	"channel_id" text collate "C",
	"message" text DEFAULT '' NOT NULL,
	"means" text DEFAULT '' NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "touchpoint_library_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "touchpoint_library_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX "import_touchpoints_key" ON "import_touchpoints" USING btree ("workspace_id","journey_id","import_key");
--> statement-breakpoint
-- by hand
grant select, insert, update, delete on import_touchpoints, touchpoint_library to rt_app;
--> statement-breakpoint
grant select on import_touchpoints, touchpoint_library to rt_backup;
--> statement-breakpoint
do $wall$
declare
  here constant text := $$(select nullif(current_setting('app.workspace_id', true), ''))$$;
  member constant text :=
    $$(select current_setting('app.role', true)) = any ('{owner,admin,manager,editor,commenter,viewer,system}')$$;
  tenant text;
begin
  foreach tenant in array array['import_touchpoints', 'touchpoint_library']
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
