-- What a team says about the health of a journey (deliberately not, strategies, checklists): behind the wall, no guest ever.
-- Foreign keys stand in the tables' own definitions: added afterwards they would read the walled tables they point to.
set local row_security = off;
--> statement-breakpoint
CREATE TABLE "health_waivers" (
	"workspace_id" text collate "C" NOT NULL,
	"journey_id" text collate "C" NOT NULL,
	"check_id" text NOT NULL,
	"item" text DEFAULT '' NOT NULL,
	"reason" text NOT NULL,
	"owner_id" text collate "C",
	"given_on" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "health_waivers_workspace_id_journey_id_check_id_item_pk" PRIMARY KEY("workspace_id","journey_id","check_id","item"),
	CONSTRAINT "health_waivers_workspace_id_journey_id_journeys_workspace_id_id_fk" FOREIGN KEY ("workspace_id","journey_id") REFERENCES "public"."journeys"("workspace_id","id") ON DELETE cascade,
	CONSTRAINT "health_waivers_workspace_id_owner_id_memberships_workspace_id_id_fk" FOREIGN KEY ("workspace_id","owner_id") REFERENCES "public"."memberships"("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "strategies" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"journey_id" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"horizon_months" integer DEFAULT 6 NOT NULL,
	"is_multi" boolean DEFAULT false NOT NULL,
	"channel_ids" text[] DEFAULT '{}' NOT NULL,
	"route_ids" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "strategies_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "strategies_horizon" CHECK ("strategies"."horizon_months" between 1 and 60),
	CONSTRAINT "strategies_workspace_id_journey_id_journeys_workspace_id_id_fk" FOREIGN KEY ("workspace_id","journey_id") REFERENCES "public"."journeys"("workspace_id","id") ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "checklists" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"journey_id" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "checklists_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "checklists_workspace_id_journey_id_journeys_workspace_id_id_fk" FOREIGN KEY ("workspace_id","journey_id") REFERENCES "public"."journeys"("workspace_id","id") ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "checklist_items" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"checklist_id" text collate "C" NOT NULL,
	"text" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"done_at" timestamp with time zone,
	"done_by" text collate "C",
	CONSTRAINT "checklist_items_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "checklist_items_workspace_id_checklist_id_checklists_workspace_id_id_fk" FOREIGN KEY ("workspace_id","checklist_id") REFERENCES "public"."checklists"("workspace_id","id") ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX "checklist_items_checklist" ON "checklist_items" USING btree ("workspace_id","checklist_id");
--> statement-breakpoint
CREATE INDEX "checklists_journey" ON "checklists" USING btree ("workspace_id","journey_id");
--> statement-breakpoint
CREATE INDEX "strategies_journey" ON "strategies" USING btree ("workspace_id","journey_id");
--> statement-breakpoint
-- by hand
grant select, insert, update, delete on health_waivers, strategies, checklists, checklist_items to rt_app;
--> statement-breakpoint
grant select on health_waivers, strategies, checklists, checklist_items to rt_backup;
--> statement-breakpoint
do $wall$
declare
  here constant text := $$(select nullif(current_setting('app.workspace_id', true), ''))$$;
  member constant text :=
    $$(select current_setting('app.role', true)) = any ('{owner,admin,manager,editor,commenter,viewer,system}')$$;
  tenant text;
begin
  foreach tenant in array array['health_waivers', 'strategies', 'checklists', 'checklist_items']
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
