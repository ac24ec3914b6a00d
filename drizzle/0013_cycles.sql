-- The monthly rounds of a journey, what was decided in them, what stood when they were closed, and what was said of the channels.
-- Behind the wall, no guest ever. Foreign keys stand in the tables' own definitions: added afterwards they would read walled tables.
set local row_security = off;
--> statement-breakpoint
CREATE TABLE "channel_marks" (
	"workspace_id" text collate "C" NOT NULL,
	"channel_id" text collate "C" NOT NULL,
	"month" text NOT NULL,
	"mark" text NOT NULL,
	"marked_by" text collate "C",
	"marked_on" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "channel_marks_workspace_id_channel_id_month_pk" PRIMARY KEY("workspace_id","channel_id","month"),
	CONSTRAINT "channel_marks_workspace_id_channel_id_channels_workspace_id_id_fk" FOREIGN KEY ("workspace_id","channel_id") REFERENCES "public"."channels"("workspace_id","id") ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "cycles" (
	"workspace_id" text collate "C" NOT NULL,
	"journey_id" text collate "C" NOT NULL,
	"month" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"review_on" text NOT NULL,
	"focus" text DEFAULT '' NOT NULL,
	"translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"attendee_ids" text[] DEFAULT '{}' NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" text collate "C",
	"closing_note" text DEFAULT '' NOT NULL,
	"skipped_at" timestamp with time zone,
	"skipped_by" text collate "C",
	"skipped_reason" text,
	"reopened_at" timestamp with time zone,
	"reopened_by" text collate "C",
	"reminded_at" timestamp with time zone,
	CONSTRAINT "cycles_workspace_id_journey_id_month_pk" PRIMARY KEY("workspace_id","journey_id","month"),
	CONSTRAINT "cycles_closed" CHECK (("cycles"."state" = 'closed') = ("cycles"."closed_at" is not null)),
	CONSTRAINT "cycles_skipped" CHECK (("cycles"."state" = 'skipped') = ("cycles"."skipped_reason" is not null)),
	CONSTRAINT "cycles_workspace_id_journey_id_journeys_workspace_id_id_fk" FOREIGN KEY ("workspace_id","journey_id") REFERENCES "public"."journeys"("workspace_id","id") ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "cycle_decisions" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"journey_id" text collate "C" NOT NULL,
	"month" text NOT NULL,
	"kind" text NOT NULL,
	"sentence" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"decided_by" text collate "C",
	"decided_on" text NOT NULL,
	"node_id" text,
	"metric_id" text collate "C",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cycle_decisions_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "cycle_decisions_workspace_id_journey_id_month_cycles_workspace_id_journey_id_month_fk" FOREIGN KEY ("workspace_id","journey_id","month") REFERENCES "public"."cycles"("workspace_id","journey_id","month") ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "cycle_snapshots" (
	"workspace_id" text collate "C" NOT NULL,
	"journey_id" text collate "C" NOT NULL,
	"month" text NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"log_seq" bigint NOT NULL,
	"journey" jsonb,
	"figures" jsonb NOT NULL,
	"strengths" jsonb NOT NULL,
	"tasks" jsonb NOT NULL,
	"decisions" jsonb NOT NULL,
	"channels" jsonb NOT NULL,
	CONSTRAINT "cycle_snapshots_workspace_id_journey_id_month_pk" PRIMARY KEY("workspace_id","journey_id","month"),
	CONSTRAINT "cycle_snapshots_workspace_id_journey_id_month_cycles_workspace_id_journey_id_month_fk" FOREIGN KEY ("workspace_id","journey_id","month") REFERENCES "public"."cycles"("workspace_id","journey_id","month") ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "decision_tasks" (
	"workspace_id" text collate "C" NOT NULL,
	"decision_id" text collate "C" NOT NULL,
	"task_id" text collate "C" NOT NULL,
	CONSTRAINT "decision_tasks_workspace_id_decision_id_task_id_pk" PRIMARY KEY("workspace_id","decision_id","task_id"),
	CONSTRAINT "decision_tasks_workspace_id_decision_id_cycle_decisions_workspace_id_id_fk" FOREIGN KEY ("workspace_id","decision_id") REFERENCES "public"."cycle_decisions"("workspace_id","id") ON DELETE cascade,
	CONSTRAINT "decision_tasks_workspace_id_task_id_tasks_workspace_id_id_fk" FOREIGN KEY ("workspace_id","task_id") REFERENCES "public"."tasks"("workspace_id","id") ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX "cycles_state" ON "cycles" USING btree ("workspace_id","state","month");--> statement-breakpoint
CREATE INDEX "cycle_decisions_month" ON "cycle_decisions" USING btree ("workspace_id","journey_id","month");--> statement-breakpoint
CREATE INDEX "decision_tasks_task" ON "decision_tasks" USING btree ("workspace_id","task_id");
--> statement-breakpoint
-- by hand
grant select, insert, update, delete on cycles, cycle_decisions, decision_tasks, channel_marks to rt_app;
--> statement-breakpoint
-- What was frozen is never changed: a month that is closed anew gets another snapshot in its place.
grant select, insert, delete on cycle_snapshots to rt_app;
--> statement-breakpoint
grant select on cycles, cycle_decisions, decision_tasks, cycle_snapshots, channel_marks to rt_backup;
--> statement-breakpoint
do $wall$
declare
  here constant text := $$(select nullif(current_setting('app.workspace_id', true), ''))$$;
  member constant text :=
    $$(select current_setting('app.role', true)) = any ('{owner,admin,manager,editor,commenter,viewer,system}')$$;
  tenant text;
begin
  foreach tenant in array array['cycles', 'cycle_decisions', 'decision_tasks', 'cycle_snapshots', 'channel_marks']
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
