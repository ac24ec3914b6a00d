-- "Deliberately not" may have a last day, after which the check is asked again.
set local row_security = off;
--> statement-breakpoint
ALTER TABLE "health_waivers" ADD COLUMN "review_on" text;
