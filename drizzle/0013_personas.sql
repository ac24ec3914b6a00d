-- What personas stand for and are for: groups of customers, groups of products, devices, the lifecycle in each journey; and files.
-- Behind the wall, no guest ever. Foreign keys stand in the tables' own definitions: added afterwards they would read the walled
-- tables they point to.
set local row_security = off;
--> statement-breakpoint
CREATE TABLE "files" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"mime" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"width" integer,
	"height" integer,
	"created_by" text collate "C",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "files_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "files_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action
);
--> statement-breakpoint
CREATE TABLE "customer_groups" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "customer_groups_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "customer_groups_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action
);
--> statement-breakpoint
CREATE TABLE "product_groups" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "product_groups_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "product_groups_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action
);
--> statement-breakpoint
CREATE TABLE "persona_journeys" (
	"workspace_id" text collate "C" NOT NULL,
	"persona_id" text collate "C" NOT NULL,
	"journey_id" text collate "C" NOT NULL,
	"lifecycle" text,
	"goal" text DEFAULT '' NOT NULL,
	"translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "persona_journeys_workspace_id_persona_id_journey_id_pk" PRIMARY KEY("workspace_id","persona_id","journey_id"),
	CONSTRAINT "persona_journeys_workspace_id_persona_id_personas_workspace_id_id_fk" FOREIGN KEY ("workspace_id","persona_id") REFERENCES "public"."personas"("workspace_id","id") ON DELETE cascade ON UPDATE no action,
	CONSTRAINT "persona_journeys_workspace_id_journey_id_journeys_workspace_id_id_fk" FOREIGN KEY ("workspace_id","journey_id") REFERENCES "public"."journeys"("workspace_id","id") ON DELETE cascade ON UPDATE no action
);
--> statement-breakpoint
CREATE TABLE "persona_product_groups" (
	"workspace_id" text collate "C" NOT NULL,
	"persona_id" text collate "C" NOT NULL,
	"product_group_id" text collate "C" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "persona_product_groups_workspace_id_persona_id_product_group_id_pk" PRIMARY KEY("workspace_id","persona_id","product_group_id"),
	CONSTRAINT "persona_product_groups_workspace_id_persona_id_personas_workspace_id_id_fk" FOREIGN KEY ("workspace_id","persona_id") REFERENCES "public"."personas"("workspace_id","id") ON DELETE cascade ON UPDATE no action,
	CONSTRAINT "persona_product_groups_workspace_id_product_group_id_product_groups_workspace_id_id_fk" FOREIGN KEY ("workspace_id","product_group_id") REFERENCES "public"."product_groups"("workspace_id","id") ON DELETE cascade ON UPDATE no action
);
--> statement-breakpoint
ALTER TABLE "personas" ADD COLUMN "fictional" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "personas" ADD COLUMN "customer_group_id" text collate "C";--> statement-breakpoint
ALTER TABLE "personas" ADD COLUMN "generation" text;--> statement-breakpoint
ALTER TABLE "personas" ADD COLUMN "devices" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "personas" ADD COLUMN "expertise" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "personas" ADD COLUMN "is_dream" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "personas" ADD COLUMN "photo_file_id" text collate "C";--> statement-breakpoint
ALTER TABLE "personas" ADD COLUMN "photo_alt" text DEFAULT '' NOT NULL;--> statement-breakpoint
-- a new key is checked against every row, for the owner too
alter table personas no force row level security;
--> statement-breakpoint
ALTER TABLE "personas" ADD CONSTRAINT "personas_workspace_id_customer_group_id_customer_groups_workspace_id_id_fk" FOREIGN KEY ("workspace_id","customer_group_id") REFERENCES "public"."customer_groups"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personas" ADD CONSTRAINT "personas_workspace_id_photo_file_id_files_workspace_id_id_fk" FOREIGN KEY ("workspace_id","photo_file_id") REFERENCES "public"."files"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
alter table personas force row level security;
--> statement-breakpoint
CREATE INDEX "files_content" ON "files" USING btree ("workspace_id","sha256");--> statement-breakpoint
CREATE INDEX "persona_journeys_journey" ON "persona_journeys" USING btree ("workspace_id","journey_id");--> statement-breakpoint
CREATE INDEX "persona_product_groups_group" ON "persona_product_groups" USING btree ("workspace_id","product_group_id");--> statement-breakpoint
CREATE UNIQUE INDEX "personas_dream" ON "personas" USING btree ("workspace_id") WHERE is_dream and deleted_at is null;--> statement-breakpoint
CREATE INDEX "personas_customer_group" ON "personas" USING btree ("workspace_id","customer_group_id");
--> statement-breakpoint
-- by hand
grant select, insert, update, delete on files, customer_groups, product_groups, persona_product_groups, persona_journeys to rt_app;
--> statement-breakpoint
grant select on files, customer_groups, product_groups, persona_product_groups, persona_journeys to rt_backup;
--> statement-breakpoint
do $wall$
declare
  here constant text := $$(select nullif(current_setting('app.workspace_id', true), ''))$$;
  member constant text :=
    $$(select current_setting('app.role', true)) = any ('{owner,admin,manager,editor,commenter,viewer,system}')$$;
  tenant text;
begin
  foreach tenant in array array['files', 'customer_groups', 'product_groups', 'persona_product_groups', 'persona_journeys']
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
