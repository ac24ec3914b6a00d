-- Who approved a closed month, and on which snapshot. Behind the wall, no guest ever. The foreign key stands in the table's own
-- definition: added afterwards it would read the walled table it points to.
set local row_security = off;
--> statement-breakpoint
CREATE TABLE "cycle_approvals" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"journey_id" text collate "C" NOT NULL,
	"month" text NOT NULL,
	"approved_by" text collate "C" NOT NULL,
	"approved_at" timestamp with time zone NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"seen" text DEFAULT '' NOT NULL,
	"frozen" jsonb,
	"ended_at" timestamp with time zone,
	"ended_by" text collate "C",
	CONSTRAINT "cycle_approvals_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "cycle_approvals_workspace_id_journey_id_month_cycles_workspace_id_journey_id_month_fk" FOREIGN KEY ("workspace_id","journey_id","month") REFERENCES "public"."cycles"("workspace_id","journey_id","month") ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX "cycle_approvals_once" ON "cycle_approvals" USING btree ("workspace_id","journey_id","month","approved_by") WHERE ended_at is null;
--> statement-breakpoint
-- by hand
-- Approvals are ended, never deleted.
grant select, insert, update on cycle_approvals to rt_app;
--> statement-breakpoint
grant select on cycle_approvals to rt_backup;
--> statement-breakpoint
-- What a team deliberately leaves is read by the client too: the check as a whole, of a journey that is shown to them.
grant select (workspace_id, journey_id, check_id, item, reason, owner_id, given_on, review_on) on health_waivers to rt_share_reader;
--> statement-breakpoint
do $wall$
declare
  here constant text := $$(select nullif(current_setting('app.workspace_id', true), ''))$$;
  guest constant text := $$(select current_setting('app.role', true)) = 'guest'$$;
  member constant text :=
    $$(select current_setting('app.role', true)) = any ('{owner,admin,manager,editor,commenter,viewer,system}')$$;
  shown constant text := $$item = '' and journey_id in (select reach_journeys())$$;
begin
  alter table cycle_approvals enable row level security;
  alter table cycle_approvals force row level security;
  execute format('create policy wall on cycle_approvals to rt_app using (workspace_id = %s) with check (workspace_id = %1$s)', here);
  create policy backup on cycle_approvals for select to rt_backup using (true);
  execute format('create policy guest_read on cycle_approvals as restrictive for select to rt_app using (%s)', member);
  execute format('create policy guest_insert on cycle_approvals as restrictive for insert to rt_app with check (%s)', member);
  execute format('create policy guest_update on cycle_approvals as restrictive for update to rt_app using (%s) with check (%1$s)', member);
  execute format('create policy guest_delete on cycle_approvals as restrictive for delete to rt_app using (%s)', member);
  execute format('alter policy guest_read on health_waivers using (%s or (%s and %s))', member, guest, shown);
  execute format('create policy share on health_waivers for select to rt_share_reader using (workspace_id = %s and %s)', here, shown);
end $wall$;
