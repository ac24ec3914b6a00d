-- What a task costs and is expected to bring, what else it is about, and tasks that come back every month.
set local row_security = off;
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
CREATE UNIQUE INDEX "tasks_series" ON "tasks" USING btree ("workspace_id","series_id","month");
