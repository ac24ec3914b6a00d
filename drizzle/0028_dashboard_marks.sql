-- What a frozen month is counted by, a few bytes a touchpoint; older snapshots have none and are read by their outline.
set local row_security = off;
--> statement-breakpoint
ALTER TABLE "cycle_snapshots" ADD COLUMN "marks" jsonb;
