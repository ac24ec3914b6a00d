-- Metrics say what they measure and mean, goals have their words and an owner, and readings keep the answers they were counted from.
set local row_security = off;
--> statement-breakpoint
ALTER TABLE "journeys" ADD COLUMN "primary_objective" text;--> statement-breakpoint
ALTER TABLE "metrics" ADD COLUMN "transition_id" text;--> statement-breakpoint
ALTER TABLE "metrics" ADD COLUMN "channel_id" text collate "C";--> statement-breakpoint
ALTER TABLE "metrics" ADD COLUMN "preset" text;--> statement-breakpoint
ALTER TABLE "metrics" ADD COLUMN "survey" text;--> statement-breakpoint
ALTER TABLE "metrics" ADD COLUMN "scale_max" integer;--> statement-breakpoint
ALTER TABLE "metrics" ADD COLUMN "interpretation" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "metrics" ADD COLUMN "alternative" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "metrics" ADD COLUMN "benefit" text;--> statement-breakpoint
ALTER TABLE "metrics" ADD COLUMN "objective" text;--> statement-breakpoint
ALTER TABLE "metrics" ADD COLUMN "goal_specific" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "metrics" ADD COLUMN "goal_achievable" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "metrics" ADD COLUMN "goal_relevant" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "metrics" ADD COLUMN "owner_id" text collate "C";--> statement-breakpoint
ALTER TABLE "readings" ADD COLUMN "tally" jsonb;--> statement-breakpoint
ALTER TABLE "readings" ADD COLUMN "scale_max" integer;--> statement-breakpoint
ALTER TABLE "readings" ADD COLUMN "segments" jsonb;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "benefit" text;--> statement-breakpoint
-- A new key reads the rows that are there, which FORCE would hide from the owner as well.
alter table metrics no force row level security;
--> statement-breakpoint
alter table channels no force row level security;
--> statement-breakpoint
alter table memberships no force row level security;
--> statement-breakpoint
ALTER TABLE "metrics" ADD CONSTRAINT "metrics_workspace_id_channel_id_channels_workspace_id_id_fk" FOREIGN KEY ("workspace_id","channel_id") REFERENCES "public"."channels"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metrics" ADD CONSTRAINT "metrics_workspace_id_owner_id_memberships_workspace_id_id_fk" FOREIGN KEY ("workspace_id","owner_id") REFERENCES "public"."memberships"("workspace_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
alter table metrics force row level security;
--> statement-breakpoint
alter table channels force row level security;
--> statement-breakpoint
alter table memberships force row level security;
--> statement-breakpoint
-- by hand
-- A metric of a step between phases or of a channel is the client's to see only where that step or channel is (as 0003 says it
-- of its phase and touchpoint).
do $guests$
declare
  here constant text := $$(select nullif(current_setting('app.workspace_id', true), ''))$$;
  guest constant text := $$(select current_setting('app.role', true)) = 'guest'$$;
  member constant text :=
    $$(select current_setting('app.role', true)) = any ('{owner,admin,manager,editor,commenter,viewer,system}')$$;
  node constant text := format('(select n.journey_id, n.node_id from journey_nodes n where n.workspace_id = %s)', here);
  condition constant text := concat(
    'not internal and deleted_at is null',
    ' and (phase_id is null or (journey_id, phase_id) in ', node, ')',
    ' and (touchpoint_id is null or (journey_id, touchpoint_id) in ', node, ')',
    ' and (transition_id is null or (journey_id, transition_id) in ', node, ')',
    ' and (channel_id is null or channel_id in (select c.id from channels c where c.workspace_id = ', here, '))',
    ' and (journey_id in (select j.id from journeys j where j.workspace_id = ', here, ')',
    ' or id in (select l.metric_id from metric_links l where l.workspace_id = ', here, ')',
    ' or id in (select n.data ->> ''metricId'' from journey_nodes n where n.workspace_id = ', here, '))');
begin
  execute format('alter policy guest_read on metrics using (%s or (%s and (%s)))', member, guest, condition);
  execute format('alter policy share on metrics using (workspace_id = %s and (%s))', here, condition);
end $guests$;
