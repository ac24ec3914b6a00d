-- Budgets, commitments, what counts as a channel's result, and why a bridge was taken away: behind the wall, no guest ever.
-- Foreign keys stand in the tables' own definitions: added afterwards they would read the walled tables they point to.
set local row_security = off;
--> statement-breakpoint
CREATE TABLE "channel_budgets" (
	"workspace_id" text collate "C" NOT NULL,
	"channel_id" text collate "C" NOT NULL,
	"month" text NOT NULL,
	"planned_cents" integer,
	"committed_cents" integer,
	"spent_cents" integer,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "channel_budgets_workspace_id_channel_id_month_pk" PRIMARY KEY("workspace_id","channel_id","month"),
	CONSTRAINT "channel_budgets_workspace_id_channel_id_channels_workspace_id_id_fk" FOREIGN KEY ("workspace_id","channel_id") REFERENCES "public"."channels"("workspace_id","id") ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "channel_drops" (
	"workspace_id" text collate "C" NOT NULL,
	"channel_id" text collate "C" NOT NULL,
	"month" text NOT NULL,
	"reason" text NOT NULL,
	"dropped_by" text collate "C",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "channel_drops_workspace_id_channel_id_pk" PRIMARY KEY("workspace_id","channel_id"),
	CONSTRAINT "channel_drops_workspace_id_channel_id_channels_workspace_id_id_fk" FOREIGN KEY ("workspace_id","channel_id") REFERENCES "public"."channels"("workspace_id","id") ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "channel_results" (
	"workspace_id" text collate "C" NOT NULL,
	"channel_id" text collate "C" NOT NULL,
	"metric_id" text collate "C" NOT NULL,
	CONSTRAINT "channel_results_workspace_id_channel_id_pk" PRIMARY KEY("workspace_id","channel_id"),
	CONSTRAINT "channel_results_workspace_id_channel_id_channels_workspace_id_id_fk" FOREIGN KEY ("workspace_id","channel_id") REFERENCES "public"."channels"("workspace_id","id") ON DELETE cascade,
	CONSTRAINT "channel_results_workspace_id_metric_id_metrics_workspace_id_id_fk" FOREIGN KEY ("workspace_id","metric_id") REFERENCES "public"."metrics"("workspace_id","id") ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "commitments" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"channel_id" text collate "C" NOT NULL,
	"start_month" text NOT NULL,
	"months" integer NOT NULL,
	"stop_rule" text DEFAULT '' NOT NULL,
	"stop_rule_translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"ended_month" text,
	"end_reason" text,
	"created_by" text collate "C",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "commitments_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "commitments_months" CHECK ("commitments"."months" >= 1),
	CONSTRAINT "commitments_end" CHECK (("commitments"."ended_month" is null) = ("commitments"."end_reason" is null)),
	CONSTRAINT "commitments_workspace_id_channel_id_channels_workspace_id_id_fk" FOREIGN KEY ("workspace_id","channel_id") REFERENCES "public"."channels"("workspace_id","id") ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX "channel_results_metric" ON "channel_results" USING btree ("workspace_id","metric_id");--> statement-breakpoint
CREATE INDEX "commitments_channel" ON "commitments" USING btree ("workspace_id","channel_id");
--> statement-breakpoint
-- by hand
grant select, insert, update, delete on channel_budgets, commitments, channel_results, channel_drops to rt_app;
--> statement-breakpoint
grant select on channel_budgets, commitments, channel_results, channel_drops to rt_backup;
--> statement-breakpoint
do $wall$
declare
  here constant text := $$(select nullif(current_setting('app.workspace_id', true), ''))$$;
  member constant text :=
    $$(select current_setting('app.role', true)) = any ('{owner,admin,manager,editor,commenter,viewer,system}')$$;
  tenant text;
begin
  foreach tenant in array array['channel_budgets', 'commitments', 'channel_results', 'channel_drops']
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
