-- What of a frozen journey the page over several journeys needs; older snapshots have none and are read whole.
set local row_security = off;
--> statement-breakpoint
ALTER TABLE "cycle_snapshots" ADD COLUMN "outline" jsonb;