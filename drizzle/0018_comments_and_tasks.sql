-- What people say to each other about touchpoints, tasks, metrics and months: behind the wall, for members; no guest yet. What a
-- task asks and is expected to bring, what else it is about, and tasks that come back every month.
-- Foreign keys stand in the table's own definition: added afterwards they would read the walled tables they point to.
set local row_security = off;
--> statement-breakpoint
CREATE TABLE "comments" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"thread_id" text collate "C" NOT NULL,
	"journey_id" text collate "C",
	"kind" text NOT NULL,
	"node_id" text,
	"task_id" text collate "C",
	"metric_id" text collate "C",
	"month" text,
	"author_id" text collate "C",
	"body" text NOT NULL,
	"internal" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"edited_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	"resolved_at" timestamp with time zone,
	"resolved_by" text collate "C",
	CONSTRAINT "comments_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "comments_subject" CHECK (case "comments"."kind" when 'touchpoint' then "comments"."node_id" is not null and "comments"."journey_id" is not null
        when 'task' then "comments"."task_id" is not null when 'metric' then "comments"."metric_id" is not null
        when 'cycle' then "comments"."month" is not null and "comments"."journey_id" is not null else false end
        and num_nonnulls("comments"."node_id", "comments"."task_id", "comments"."metric_id", "comments"."month") = 1),
	CONSTRAINT "comments_resolved" CHECK ("comments"."resolved_at" is null or "comments"."id" = "comments"."thread_id"),
	CONSTRAINT "comments_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade,
	CONSTRAINT "comments_workspace_id_thread_id_comments_workspace_id_id_fk" FOREIGN KEY ("workspace_id","thread_id") REFERENCES "public"."comments"("workspace_id","id") ON DELETE cascade,
	CONSTRAINT "comments_workspace_id_journey_id_journeys_workspace_id_id_fk" FOREIGN KEY ("workspace_id","journey_id") REFERENCES "public"."journeys"("workspace_id","id") ON DELETE cascade,
	CONSTRAINT "comments_workspace_id_task_id_tasks_workspace_id_id_fk" FOREIGN KEY ("workspace_id","task_id") REFERENCES "public"."tasks"("workspace_id","id") ON DELETE cascade,
	CONSTRAINT "comments_workspace_id_metric_id_metrics_workspace_id_id_fk" FOREIGN KEY ("workspace_id","metric_id") REFERENCES "public"."metrics"("workspace_id","id") ON DELETE cascade,
	CONSTRAINT "comments_workspace_id_author_id_memberships_workspace_id_id_fk" FOREIGN KEY ("workspace_id","author_id") REFERENCES "public"."memberships"("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "effort" text;
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "impact" text;
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "expected_change" double precision;
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "transition_id" text;
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "evidence_id" text collate "C";
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "repeats" text;
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "series_id" text collate "C";
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "comment_id" text collate "C";
--> statement-breakpoint
CREATE UNIQUE INDEX "tasks_series" ON "tasks" USING btree ("workspace_id","series_id","month");
--> statement-breakpoint
CREATE INDEX "comments_thread" ON "comments" USING btree ("workspace_id","thread_id");
--> statement-breakpoint
CREATE INDEX "comments_journey" ON "comments" USING btree ("workspace_id","journey_id","kind");
--> statement-breakpoint
CREATE INDEX "comments_task" ON "comments" USING btree ("workspace_id","task_id");
--> statement-breakpoint
CREATE INDEX "comments_metric" ON "comments" USING btree ("workspace_id","metric_id");
--> statement-breakpoint
-- by hand
grant select, insert, update, delete on comments to rt_app;
--> statement-breakpoint
grant select on comments to rt_backup;
--> statement-breakpoint
do $wall$
declare
  here constant text := $$(select nullif(current_setting('app.workspace_id', true), ''))$$;
  member constant text :=
    $$(select current_setting('app.role', true)) = any ('{owner,admin,manager,editor,commenter,viewer,system}')$$;
  tenant text;
begin
  foreach tenant in array array['comments']
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
