set local row_security = off;--> statement-breakpoint
CREATE TABLE "accounts" (
	"user_id" text collate "C" NOT NULL,
	"type" text NOT NULL,
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"refresh_token" text,
	"access_token" text,
	"expires_at" integer,
	"token_type" text,
	"scope" text,
	"id_token" text,
	"session_state" text,
	CONSTRAINT "accounts_provider_provider_account_id_pk" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "collab_tickets" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"workspace_id" text collate "C" NOT NULL,
	"user_id" text collate "C",
	"session_id" text collate "C",
	"role" text NOT NULL,
	"client_id" bigint,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_buckets" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "schema_info" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"session_token" text PRIMARY KEY NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"expires" timestamp with time zone NOT NULL,
	"id" text collate "C" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"user_agent" text,
	CONSTRAINT "sessions_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text,
	"email" text NOT NULL,
	"email_verified" timestamp with time zone,
	"image" text,
	"password_hash" text,
	"locale" text,
	"theme" text DEFAULT 'system' NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification_tokens" (
	"identifier" text NOT NULL,
	"token" text NOT NULL,
	"expires" timestamp with time zone NOT NULL,
	CONSTRAINT "verification_tokens_identifier_token_pk" PRIMARY KEY("identifier","token")
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"body" text DEFAULT '' NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"language" text DEFAULT 'nl' NOT NULL,
	"observed_on" text NOT NULL,
	"source" text NOT NULL,
	"url" text,
	"rating" double precision,
	"rating_max" integer,
	"sentiment" text,
	"segment" text DEFAULT '' NOT NULL,
	"persona_id" text collate "C",
	"department_id" text collate "C",
	"consent" text DEFAULT 'unknown' NOT NULL,
	"internal" boolean DEFAULT false NOT NULL,
	"respondent_key" text,
	"created_by" text collate "C",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"deleted_by" text collate "C",
	CONSTRAINT "evidence_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "evidence_links" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"evidence_id" text collate "C" NOT NULL,
	"quote_id" text collate "C",
	"target" text NOT NULL,
	"journey_id" text collate "C",
	"target_id" text NOT NULL,
	"stance" text DEFAULT 'supports' NOT NULL,
	"weight" integer DEFAULT 2 NOT NULL,
	"created_by" text collate "C",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "evidence_links_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "evidence_links_once" UNIQUE NULLS NOT DISTINCT("workspace_id","evidence_id","quote_id","target","journey_id","target_id"),
	CONSTRAINT "evidence_links_journey" CHECK (("evidence_links"."target" = 'node') = ("evidence_links"."journey_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "evidence_private" (
	"workspace_id" text collate "C" NOT NULL,
	"evidence_id" text collate "C" NOT NULL,
	"respondent" text DEFAULT '' NOT NULL,
	"internal_note" text DEFAULT '' NOT NULL,
	"consent_file" text,
	"interviewer" text,
	CONSTRAINT "evidence_private_workspace_id_evidence_id_pk" PRIMARY KEY("workspace_id","evidence_id")
);
--> statement-breakpoint
CREATE TABLE "quotes" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"evidence_id" text collate "C" NOT NULL,
	"text" text NOT NULL,
	"translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"starts_at" integer,
	"ends_at" integer,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "quotes_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "confirmations" (
	"workspace_id" text collate "C" NOT NULL,
	"journey_id" text collate "C" NOT NULL,
	"node_id" text NOT NULL,
	"confirmed_by" text collate "C" NOT NULL,
	"confirmed_on" text NOT NULL,
	"held_when_given" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "confirmations_workspace_id_journey_id_node_id_pk" PRIMARY KEY("workspace_id","journey_id","node_id")
);
--> statement-breakpoint
CREATE TABLE "journey_members" (
	"workspace_id" text collate "C" NOT NULL,
	"journey_id" text collate "C" NOT NULL,
	"membership_id" text collate "C" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "journey_members_workspace_id_journey_id_membership_id_pk" PRIMARY KEY("workspace_id","journey_id","membership_id")
);
--> statement-breakpoint
CREATE TABLE "journey_nodes" (
	"workspace_id" text collate "C" NOT NULL,
	"journey_id" text collate "C" NOT NULL,
	"node_id" text NOT NULL,
	"kind" text NOT NULL,
	"parent_id" text,
	"internal" boolean DEFAULT false NOT NULL,
	"data" jsonb NOT NULL,
	"seq" bigint NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "journey_nodes_workspace_id_journey_id_kind_node_id_pk" PRIMARY KEY("workspace_id","journey_id","kind","node_id")
);
--> statement-breakpoint
CREATE TABLE "journey_shares" (
	"workspace_id" text collate "C" NOT NULL,
	"journey_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"can_comment" boolean DEFAULT true NOT NULL,
	"created_by" text collate "C",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "journey_shares_workspace_id_journey_id_user_id_pk" PRIMARY KEY("workspace_id","journey_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "journey_slugs" (
	"workspace_id" text collate "C" NOT NULL,
	"slug" text NOT NULL,
	"journey_id" text collate "C" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "journey_slugs_workspace_id_slug_pk" PRIMARY KEY("workspace_id","slug")
);
--> statement-breakpoint
CREATE TABLE "journeys" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"title_translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"model" text,
	"content_locale" text DEFAULT 'nl' NOT NULL,
	"status" text DEFAULT 'live' NOT NULL,
	"visibility" text DEFAULT 'workspace' NOT NULL,
	"stage" text DEFAULT 'as_is' NOT NULL,
	"twin_of" text collate "C",
	"folder" text,
	"owner_id" text collate "C",
	"published_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"deleted_by" text collate "C",
	CONSTRAINT "journeys_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "journeys_id" UNIQUE("id"),
	CONSTRAINT "journeys_slug" UNIQUE("workspace_id","slug")
);
--> statement-breakpoint
CREATE TABLE "room_snapshots" (
	"workspace_id" text collate "C" NOT NULL,
	"room_id" text collate "C" NOT NULL,
	"seq" bigint NOT NULL,
	"payload" "bytea" NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "room_snapshots_room_id_seq_pk" PRIMARY KEY("room_id","seq")
);
--> statement-breakpoint
CREATE TABLE "room_updates" (
	"workspace_id" text collate "C" NOT NULL,
	"room_id" text collate "C" NOT NULL,
	"seq" bigint NOT NULL,
	"payload" "bytea" NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "room_updates_room_id_seq_pk" PRIMARY KEY("room_id","seq")
);
--> statement-breakpoint
CREATE TABLE "room_versions" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"room_id" text collate "C" NOT NULL,
	"name" text,
	"by" text collate "C",
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	"payload" "bytea" NOT NULL,
	CONSTRAINT "room_versions_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "rooms" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"epoch" integer DEFAULT 1 NOT NULL,
	"last_seq" bigint DEFAULT 0 NOT NULL,
	"snapshot_seq" bigint DEFAULT 0 NOT NULL,
	"projected_seq" bigint DEFAULT 0 NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "rooms_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "rooms_id" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"key" text,
	"name" text NOT NULL,
	"name_translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"icon" text DEFAULT 'circle' NOT NULL,
	"medium" text NOT NULL,
	"media_kind" text NOT NULL,
	"necessary" boolean DEFAULT false NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "channels_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "metric_links" (
	"workspace_id" text collate "C" NOT NULL,
	"metric_id" text collate "C" NOT NULL,
	"journey_id" text collate "C" NOT NULL,
	"node_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "metric_links_workspace_id_metric_id_journey_id_node_id_pk" PRIMARY KEY("workspace_id","metric_id","journey_id","node_id")
);
--> statement-breakpoint
CREATE TABLE "metrics" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"journey_id" text collate "C",
	"phase_id" text,
	"touchpoint_id" text,
	"name" text NOT NULL,
	"name_translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"unit" text NOT NULL,
	"direction" text DEFAULT 'up' NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"target" double precision,
	"baseline" jsonb,
	"due" text,
	"internal" boolean DEFAULT false NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"deleted_by" text collate "C",
	CONSTRAINT "metrics_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "persona_channels" (
	"workspace_id" text collate "C" NOT NULL,
	"persona_id" text collate "C" NOT NULL,
	"channel_id" text collate "C" NOT NULL,
	"since" text,
	"until" text,
	CONSTRAINT "persona_channels_workspace_id_persona_id_channel_id_pk" PRIMARY KEY("workspace_id","persona_id","channel_id")
);
--> statement-breakpoint
CREATE TABLE "persona_lines" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"persona_id" text collate "C" NOT NULL,
	"field" text NOT NULL,
	"text" text NOT NULL,
	"translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "persona_lines_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "personas" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"age" integer,
	"thread" text DEFAULT 'red' NOT NULL,
	"tagline" text DEFAULT '' NOT NULL,
	"occupation" text DEFAULT '' NOT NULL,
	"translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"internal" boolean DEFAULT false NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"deleted_by" text collate "C",
	CONSTRAINT "personas_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "readings" (
	"workspace_id" text collate "C" NOT NULL,
	"metric_id" text collate "C" NOT NULL,
	"month" text NOT NULL,
	"numerator" double precision,
	"denominator" double precision,
	"value" double precision,
	"created_by" text collate "C",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "readings_workspace_id_metric_id_month_pk" PRIMARY KEY("workspace_id","metric_id","month")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"journey_id" text collate "C",
	"touchpoint_id" text,
	"insight_id" text,
	"phase_id" text,
	"title" text NOT NULL,
	"title_translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"month" text NOT NULL,
	"due" text,
	"status" text DEFAULT 'open' NOT NULL,
	"department_id" text collate "C",
	"assignee_id" text collate "C",
	"metric_id" text collate "C",
	"carried_to_id" text collate "C",
	"carried_from_id" text collate "C",
	"internal" boolean DEFAULT false NOT NULL,
	"done_at" timestamp with time zone,
	"position" integer DEFAULT 0 NOT NULL,
	"created_by" text collate "C",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "tasks_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "agency_access" (
	"workspace_id" text collate "C" NOT NULL,
	"agency_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"role" text NOT NULL,
	"id" text collate "C" NOT NULL,
	"display_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agency_access_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "agency_access_user" UNIQUE("workspace_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"xid" bigint NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text collate "C",
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "audit_entries_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"workspace_id" text collate "C" NOT NULL,
	"entry_id" text collate "C" NOT NULL,
	"position" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	"sealed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_seals_workspace_id_position_pk" PRIMARY KEY("workspace_id","position"),
	CONSTRAINT "audit_seals_entry" UNIQUE("workspace_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "departments" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"key" text,
	"name" text NOT NULL,
	"name_translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"color" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "departments_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"email" text,
	"role" text NOT NULL,
	"department_id" text collate "C",
	"journey_id" text collate "C",
	"token_hash" "bytea" NOT NULL,
	"invited_by" text collate "C" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"accepted_by" text collate "C",
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitations_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "invitations_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "mail_outbox" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"recipient" text NOT NULL,
	"template" text NOT NULL,
	"locale" text NOT NULL,
	"data" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "mail_outbox_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"user_id" text collate "C",
	"role" text NOT NULL,
	"display_name" text NOT NULL,
	"job_title" text,
	"job_title_translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"department_id" text collate "C",
	"removed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "memberships_user" UNIQUE("workspace_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "workspace_slugs" (
	"workspace_id" text collate "C" NOT NULL,
	"slug" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workspace_slugs_workspace_id_slug_pk" PRIMARY KEY("workspace_id","slug"),
	CONSTRAINT "workspace_slugs_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"kind" text DEFAULT 'brand' NOT NULL,
	"agency_id" text collate "C",
	"time_zone" text DEFAULT 'Europe/Amsterdam' NOT NULL,
	"content_locale" text DEFAULT 'nl' NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "workspaces_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_links" ADD CONSTRAINT "evidence_links_workspace_id_evidence_id_evidence_workspace_id_id_fk" FOREIGN KEY ("workspace_id","evidence_id") REFERENCES "public"."evidence"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_links" ADD CONSTRAINT "evidence_links_workspace_id_quote_id_quotes_workspace_id_id_fk" FOREIGN KEY ("workspace_id","quote_id") REFERENCES "public"."quotes"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_links" ADD CONSTRAINT "evidence_links_workspace_id_journey_id_journeys_workspace_id_id_fk" FOREIGN KEY ("workspace_id","journey_id") REFERENCES "public"."journeys"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_private" ADD CONSTRAINT "evidence_private_workspace_id_evidence_id_evidence_workspace_id_id_fk" FOREIGN KEY ("workspace_id","evidence_id") REFERENCES "public"."evidence"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_workspace_id_evidence_id_evidence_workspace_id_id_fk" FOREIGN KEY ("workspace_id","evidence_id") REFERENCES "public"."evidence"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_workspace_id_journey_id_journeys_workspace_id_id_fk" FOREIGN KEY ("workspace_id","journey_id") REFERENCES "public"."journeys"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journey_members" ADD CONSTRAINT "journey_members_workspace_id_journey_id_journeys_workspace_id_id_fk" FOREIGN KEY ("workspace_id","journey_id") REFERENCES "public"."journeys"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journey_members" ADD CONSTRAINT "journey_members_workspace_id_membership_id_memberships_workspace_id_id_fk" FOREIGN KEY ("workspace_id","membership_id") REFERENCES "public"."memberships"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journey_nodes" ADD CONSTRAINT "journey_nodes_workspace_id_journey_id_journeys_workspace_id_id_fk" FOREIGN KEY ("workspace_id","journey_id") REFERENCES "public"."journeys"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journey_shares" ADD CONSTRAINT "journey_shares_workspace_id_journey_id_journeys_workspace_id_id_fk" FOREIGN KEY ("workspace_id","journey_id") REFERENCES "public"."journeys"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journey_slugs" ADD CONSTRAINT "journey_slugs_workspace_id_journey_id_journeys_workspace_id_id_fk" FOREIGN KEY ("workspace_id","journey_id") REFERENCES "public"."journeys"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journeys" ADD CONSTRAINT "journeys_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_snapshots" ADD CONSTRAINT "room_snapshots_workspace_id_room_id_rooms_workspace_id_id_fk" FOREIGN KEY ("workspace_id","room_id") REFERENCES "public"."rooms"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_updates" ADD CONSTRAINT "room_updates_workspace_id_room_id_rooms_workspace_id_id_fk" FOREIGN KEY ("workspace_id","room_id") REFERENCES "public"."rooms"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_versions" ADD CONSTRAINT "room_versions_workspace_id_room_id_rooms_workspace_id_id_fk" FOREIGN KEY ("workspace_id","room_id") REFERENCES "public"."rooms"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_workspace_id_id_journeys_workspace_id_id_fk" FOREIGN KEY ("workspace_id","id") REFERENCES "public"."journeys"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric_links" ADD CONSTRAINT "metric_links_workspace_id_metric_id_metrics_workspace_id_id_fk" FOREIGN KEY ("workspace_id","metric_id") REFERENCES "public"."metrics"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric_links" ADD CONSTRAINT "metric_links_workspace_id_journey_id_journeys_workspace_id_id_fk" FOREIGN KEY ("workspace_id","journey_id") REFERENCES "public"."journeys"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metrics" ADD CONSTRAINT "metrics_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metrics" ADD CONSTRAINT "metrics_workspace_id_journey_id_journeys_workspace_id_id_fk" FOREIGN KEY ("workspace_id","journey_id") REFERENCES "public"."journeys"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "persona_channels" ADD CONSTRAINT "persona_channels_workspace_id_persona_id_personas_workspace_id_id_fk" FOREIGN KEY ("workspace_id","persona_id") REFERENCES "public"."personas"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "persona_channels" ADD CONSTRAINT "persona_channels_workspace_id_channel_id_channels_workspace_id_id_fk" FOREIGN KEY ("workspace_id","channel_id") REFERENCES "public"."channels"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "persona_lines" ADD CONSTRAINT "persona_lines_workspace_id_persona_id_personas_workspace_id_id_fk" FOREIGN KEY ("workspace_id","persona_id") REFERENCES "public"."personas"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personas" ADD CONSTRAINT "personas_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_workspace_id_metric_id_metrics_workspace_id_id_fk" FOREIGN KEY ("workspace_id","metric_id") REFERENCES "public"."metrics"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_workspace_id_journey_id_journeys_workspace_id_id_fk" FOREIGN KEY ("workspace_id","journey_id") REFERENCES "public"."journeys"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_workspace_id_department_id_departments_workspace_id_id_fk" FOREIGN KEY ("workspace_id","department_id") REFERENCES "public"."departments"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_workspace_id_assignee_id_memberships_workspace_id_id_fk" FOREIGN KEY ("workspace_id","assignee_id") REFERENCES "public"."memberships"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_workspace_id_metric_id_metrics_workspace_id_id_fk" FOREIGN KEY ("workspace_id","metric_id") REFERENCES "public"."metrics"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agency_access" ADD CONSTRAINT "agency_access_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agency_access" ADD CONSTRAINT "agency_access_agency_id_workspaces_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agency_access" ADD CONSTRAINT "agency_access_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_seals" ADD CONSTRAINT "audit_seals_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_seals" ADD CONSTRAINT "audit_seals_workspace_id_entry_id_audit_entries_workspace_id_id_fk" FOREIGN KEY ("workspace_id","entry_id") REFERENCES "public"."audit_entries"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departments" ADD CONSTRAINT "departments_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_workspace_id_department_id_departments_workspace_id_id_fk" FOREIGN KEY ("workspace_id","department_id") REFERENCES "public"."departments"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_outbox" ADD CONSTRAINT "mail_outbox_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_workspace_id_department_id_departments_workspace_id_id_fk" FOREIGN KEY ("workspace_id","department_id") REFERENCES "public"."departments"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workspace_slugs" ADD CONSTRAINT "workspace_slugs_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "collab_tickets_expiry" ON "collab_tickets" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "evidence_list" ON "evidence" USING btree ("workspace_id","deleted_at","observed_on");--> statement-breakpoint
CREATE INDEX "evidence_kind" ON "evidence" USING btree ("workspace_id","kind","observed_on");--> statement-breakpoint
CREATE INDEX "evidence_links_target" ON "evidence_links" USING btree ("workspace_id","journey_id","target_id");--> statement-breakpoint
CREATE INDEX "evidence_links_evidence" ON "evidence_links" USING btree ("workspace_id","evidence_id");--> statement-breakpoint
CREATE INDEX "quotes_evidence" ON "quotes" USING btree ("workspace_id","evidence_id");--> statement-breakpoint
CREATE INDEX "journey_nodes_kind" ON "journey_nodes" USING btree ("workspace_id","kind","journey_id");--> statement-breakpoint
CREATE INDEX "journey_shares_user" ON "journey_shares" USING btree ("workspace_id","user_id");--> statement-breakpoint
CREATE INDEX "journeys_list" ON "journeys" USING btree ("workspace_id","deleted_at","updated_at");--> statement-breakpoint
CREATE INDEX "room_snapshots_workspace" ON "room_snapshots" USING btree ("workspace_id","room_id","seq");--> statement-breakpoint
CREATE INDEX "room_updates_workspace" ON "room_updates" USING btree ("workspace_id","room_id","seq");--> statement-breakpoint
CREATE INDEX "room_versions_list" ON "room_versions" USING btree ("workspace_id","room_id","at");--> statement-breakpoint
CREATE INDEX "metric_links_node" ON "metric_links" USING btree ("workspace_id","journey_id","node_id");--> statement-breakpoint
CREATE INDEX "metrics_journey" ON "metrics" USING btree ("workspace_id","journey_id");--> statement-breakpoint
CREATE INDEX "persona_lines_persona" ON "persona_lines" USING btree ("workspace_id","persona_id");--> statement-breakpoint
CREATE INDEX "tasks_month" ON "tasks" USING btree ("workspace_id","month");--> statement-breakpoint
CREATE INDEX "tasks_journey" ON "tasks" USING btree ("workspace_id","journey_id","month");--> statement-breakpoint
CREATE INDEX "agency_access_by_user" ON "agency_access" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "audit_entries_at" ON "audit_entries" USING btree ("workspace_id","at");--> statement-breakpoint
CREATE INDEX "mail_outbox_waiting" ON "mail_outbox" USING btree ("workspace_id","sent_at");--> statement-breakpoint
CREATE INDEX "memberships_by_user" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "workspaces_agency" ON "workspaces" USING btree ("agency_id");--> statement-breakpoint
CREATE VIEW "public"."people" WITH (security_invoker = true) AS (select workspace_id, id, display_name, department_id, removed_at is not null as removed from memberships union all select workspace_id, id, display_name, null, false from agency_access);