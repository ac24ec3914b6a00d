-- Readings of days beside those of months: behind the wall, no guest ever. The foreign key stands in the table's own definition: added
-- afterwards it would read the walled table it points to.
set local row_security = off;
--> statement-breakpoint
CREATE TABLE "day_readings" (
	"workspace_id" text collate "C" NOT NULL,
	"metric_id" text collate "C" NOT NULL,
	"day" text NOT NULL,
	"numerator" double precision,
	"denominator" double precision,
	"value" double precision,
	"tally" jsonb,
	"scale_max" integer,
	"segments" jsonb,
	"created_by" text collate "C",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "day_readings_workspace_id_metric_id_day_pk" PRIMARY KEY("workspace_id","metric_id","day"),
	CONSTRAINT "day_readings_workspace_id_metric_id_metrics_workspace_id_id_fk" FOREIGN KEY ("workspace_id","metric_id") REFERENCES "public"."metrics"("workspace_id","id") ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE "import_readings" ADD COLUMN "day" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "import_readings" DROP CONSTRAINT "import_readings_workspace_id_batch_id_metric_id_month_pk";--> statement-breakpoint
ALTER TABLE "import_readings" ADD CONSTRAINT "import_readings_workspace_id_batch_id_metric_id_month_day_pk" PRIMARY KEY("workspace_id","batch_id","metric_id","month","day");--> statement-breakpoint
ALTER TABLE "metrics" ADD COLUMN "additive" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "readings" ADD COLUMN "summed_days" integer;
--> statement-breakpoint
-- by hand
grant select, insert, update, delete on day_readings to rt_app;
--> statement-breakpoint
grant select on day_readings to rt_backup;
--> statement-breakpoint
do $wall$
declare
  here constant text := $$(select nullif(current_setting('app.workspace_id', true), ''))$$;
  member constant text :=
    $$(select current_setting('app.role', true)) = any ('{owner,admin,manager,editor,commenter,viewer,system}')$$;
begin
  alter table day_readings enable row level security;
  alter table day_readings force row level security;
  execute format('create policy wall on day_readings to rt_app using (workspace_id = %s) with check (workspace_id = %1$s)', here);
  create policy backup on day_readings for select to rt_backup using (true);
  execute format('create policy guest_read on day_readings as restrictive for select to rt_app using (%s)', member);
  execute format('create policy guest_insert on day_readings as restrictive for insert to rt_app with check (%s)', member);
  execute format('create policy guest_update on day_readings as restrictive for update to rt_app using (%s) with check (%1$s)', member);
  execute format('create policy guest_delete on day_readings as restrictive for delete to rt_app using (%s)', member);
end $wall$;
