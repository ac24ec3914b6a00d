-- Imports: sources, batches and their contents. What hangs on a batch is seen only while the batch is ready.
set local row_security = off;
--> statement-breakpoint
CREATE TABLE "import_sources" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"target" text NOT NULL,
	"time_zone" text NOT NULL,
	"header" jsonb NOT NULL,
	"mapping" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "import_sources_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "import_sources_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action
);
--> statement-breakpoint
CREATE TABLE "import_batches" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"source_id" text collate "C",
	"source_name" text DEFAULT '' NOT NULL,
	"time_zone" text NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"state" text DEFAULT 'reading' NOT NULL,
	"mapping" jsonb,
	"description" jsonb,
	"receipt" jsonb,
	"failure" jsonb,
	"written" integer DEFAULT 0 NOT NULL,
	"made_metric_ids" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_by" text collate "C",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	"undone_by" text collate "C",
	CONSTRAINT "import_batches_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "import_batches_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action,
	CONSTRAINT "import_batches_workspace_id_source_id_import_sources_workspace_id_id_fk" FOREIGN KEY ("workspace_id","source_id") REFERENCES "public"."import_sources"("workspace_id","id") ON DELETE no action ON UPDATE no action
);
--> statement-breakpoint
CREATE TABLE "import_contents" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"is_ready" boolean DEFAULT false NOT NULL,
	CONSTRAINT "import_contents_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "import_contents_workspace_id_id_import_batches_workspace_id_id_fk" FOREIGN KEY ("workspace_id","id") REFERENCES "public"."import_batches"("workspace_id","id") ON DELETE cascade ON UPDATE no action
);
--> statement-breakpoint
CREATE TABLE "import_files" (
	"workspace_id" text collate "C" NOT NULL,
	"batch_id" text collate "C" NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "import_files_workspace_id_batch_id_pk" PRIMARY KEY("workspace_id","batch_id"),
	CONSTRAINT "import_files_workspace_id_batch_id_import_batches_workspace_id_id_fk" FOREIGN KEY ("workspace_id","batch_id") REFERENCES "public"."import_batches"("workspace_id","id") ON DELETE cascade ON UPDATE no action
);
--> statement-breakpoint
CREATE TABLE "import_readings" (
	"workspace_id" text collate "C" NOT NULL,
	"batch_id" text collate "C" NOT NULL,
	"metric_id" text collate "C" NOT NULL,
	"month" text NOT NULL,
	"numerator" double precision,
	"denominator" double precision,
	"value" double precision,
	"rows" integer NOT NULL,
	"was_there" boolean,
	"former_numerator" double precision,
	"former_denominator" double precision,
	"former_value" double precision,
	"former_tally" jsonb,
	"former_scale_max" integer,
	"former_segments" jsonb,
	CONSTRAINT "import_readings_workspace_id_batch_id_metric_id_month_pk" PRIMARY KEY("workspace_id","batch_id","metric_id","month"),
	CONSTRAINT "import_readings_workspace_id_batch_id_import_contents_workspace_id_id_fk" FOREIGN KEY ("workspace_id","batch_id") REFERENCES "public"."import_contents"("workspace_id","id") ON DELETE cascade ON UPDATE no action
);
--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "batch_id" text collate "C";
--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "import_key" text;
--> statement-breakpoint
-- a new key is checked against every row, for the owner too
alter table evidence no force row level security;
--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_batch_id_import_contents_workspace_id_id_fk" FOREIGN KEY ("workspace_id","batch_id") REFERENCES "public"."import_contents"("workspace_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
alter table evidence force row level security;
--> statement-breakpoint
CREATE INDEX "import_batches_list" ON "import_batches" USING btree ("workspace_id","created_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "import_batches_once" ON "import_batches" USING btree ("workspace_id","source_id","sha256") WHERE state in ('importing', 'ready');
--> statement-breakpoint
CREATE INDEX "evidence_batch" ON "evidence" USING btree ("workspace_id","batch_id");
--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_import_key" UNIQUE("workspace_id","import_key");
--> statement-breakpoint
-- by hand
grant select, insert, update, delete on import_sources, import_batches, import_files, import_contents, import_readings to rt_app;
--> statement-breakpoint
grant select on import_contents to rt_share_reader;
--> statement-breakpoint
grant select on import_sources, import_batches, import_files, import_contents, import_readings to rt_backup;
--> statement-breakpoint
do $wall$
declare
  here constant text := $$(select nullif(current_setting('app.workspace_id', true), ''))$$;
  guest constant text := $$(select current_setting('app.role', true)) = 'guest'$$;
  member constant text :=
    $$(select current_setting('app.role', true)) = any ('{owner,admin,manager,editor,commenter,viewer,system}')$$;
  ready constant text := format(
    'batch_id is null or batch_id in (select c.id from import_contents c where c.workspace_id = %s and c.is_ready)', here);
  tenant text;
begin
  foreach tenant in array array['import_sources', 'import_batches', 'import_files', 'import_contents', 'import_readings']
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

  -- One wall for every reader, so that no list, count or strength can forget it. Whoever sees evidence must see which
  -- contents are ready; there is nothing in that table but an id and a flag.
  execute format('create policy ready on evidence as restrictive for select to rt_app using (%s)', ready);
  execute format('alter policy guest_read on import_contents using (%s or %s)', member, guest);
  execute format('create policy share on import_contents for select to rt_share_reader using (workspace_id = %s)', here);
  execute format(
    'alter policy share on evidence using (workspace_id = %s and not internal and deleted_at is null and (%s)
       and id in (select l.evidence_id from evidence_links l where l.workspace_id = %1$s))', here, ready);
end $wall$;
