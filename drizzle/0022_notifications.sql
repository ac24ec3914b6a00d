-- What people are told and how, their calendars, and what is sent to other systems. Behind the wall, no guest ever. Foreign keys
-- stand in the tables' own definitions: added afterwards they would read the walled tables they point to.
set local row_security = off;
--> statement-breakpoint
CREATE TABLE "notification_settings" (
	"workspace_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"ways" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"quiet_from" integer,
	"quiet_to" integer,
	"digest_weekday" integer DEFAULT 1 NOT NULL,
	"time_zone" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notification_settings_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id"),
	CONSTRAINT "notification_settings_quiet" CHECK (("notification_settings"."quiet_from" is null) = ("notification_settings"."quiet_to" is null)),
	CONSTRAINT "notification_settings_weekday" CHECK ("notification_settings"."digest_weekday" between 1 and 7),
	CONSTRAINT "notification_settings_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade,
	CONSTRAINT "notification_settings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"journey_id" text collate "C",
	"key" text NOT NULL,
	"actor_id" text collate "C",
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"in_app" boolean DEFAULT true NOT NULL,
	"read_at" timestamp with time zone,
	"mail_due_at" timestamp with time zone,
	"mailed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notifications_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "notifications_once" UNIQUE("workspace_id","user_id","key"),
	CONSTRAINT "notifications_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade,
	CONSTRAINT "notifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade,
	CONSTRAINT "notifications_workspace_id_journey_id_journeys_workspace_id_id_fk" FOREIGN KEY ("workspace_id","journey_id") REFERENCES "public"."journeys"("workspace_id","id") ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "calendar_feeds" (
	"workspace_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calendar_feeds_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id"),
	CONSTRAINT "calendar_feeds_token" UNIQUE("workspace_id","token_hash"),
	CONSTRAINT "calendar_feeds_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade,
	CONSTRAINT "calendar_feeds_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"url" text NOT NULL,
	"events" text[] NOT NULL,
	"secret" text NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"failing_since" timestamp with time zone,
	"disabled_at" timestamp with time zone,
	"created_by" text collate "C",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "webhooks_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "webhooks_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"webhook_id" text collate "C" NOT NULL,
	"event" text NOT NULL,
	"key" text NOT NULL,
	"data" jsonb NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone NOT NULL,
	"last_status" integer,
	"last_failure" text,
	"last_tried_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_deliveries_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "webhook_deliveries_once" UNIQUE("workspace_id","webhook_id","key"),
	CONSTRAINT "webhook_deliveries_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade,
	CONSTRAINT "webhook_deliveries_workspace_id_webhook_id_webhooks_workspace_id_id_fk" FOREIGN KEY ("workspace_id","webhook_id") REFERENCES "public"."webhooks"("workspace_id","id") ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "webhook_journeys" (
	"workspace_id" text collate "C" NOT NULL,
	"journey_id" text collate "C" NOT NULL,
	"seq" bigint NOT NULL,
	CONSTRAINT "webhook_journeys_workspace_id_journey_id_pk" PRIMARY KEY("workspace_id","journey_id"),
	CONSTRAINT "webhook_journeys_workspace_id_journey_id_journeys_workspace_id_id_fk" FOREIGN KEY ("workspace_id","journey_id") REFERENCES "public"."journeys"("workspace_id","id") ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE "mail_outbox" ADD COLUMN "next_try_at" timestamp with time zone DEFAULT now() NOT NULL;
--> statement-breakpoint
CREATE INDEX "notifications_inbox" ON "notifications" USING btree ("workspace_id","user_id","created_at");
--> statement-breakpoint
CREATE INDEX "notifications_mail" ON "notifications" USING btree ("workspace_id","mail_due_at") WHERE mailed_at is null;
--> statement-breakpoint
CREATE INDEX "webhook_deliveries_due" ON "webhook_deliveries" USING btree ("workspace_id","status","next_try_at");
--> statement-breakpoint
CREATE INDEX "webhook_deliveries_log" ON "webhook_deliveries" USING btree ("workspace_id","webhook_id","created_at");
--> statement-breakpoint
-- by hand
grant select, insert, update, delete on notifications, notification_settings, calendar_feeds, webhooks, webhook_deliveries,
  webhook_journeys to rt_app;
--> statement-breakpoint
grant select on notifications, notification_settings, calendar_feeds, webhooks, webhook_deliveries, webhook_journeys to rt_backup;
--> statement-breakpoint
do $wall$
declare
  here constant text := $$(select nullif(current_setting('app.workspace_id', true), ''))$$;
  member constant text :=
    $$(select current_setting('app.role', true)) = any ('{owner,admin,manager,editor,commenter,viewer,system}')$$;
  tenant text;
begin
  foreach tenant in array array['notifications', 'notification_settings', 'calendar_feeds', 'webhooks', 'webhook_deliveries',
    'webhook_journeys']
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
