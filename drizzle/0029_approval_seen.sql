-- What had changed already when a month was approved is kept piece by piece, so that what came after it can be told. The single
-- mark of before says only that something had: such an approval is told everything that differs from what was frozen.
set local row_security = off;
--> statement-breakpoint
ALTER TABLE "cycle_approvals" ALTER COLUMN "seen" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "cycle_approvals" ALTER COLUMN "seen" SET DATA TYPE jsonb USING '{}'::jsonb;--> statement-breakpoint
ALTER TABLE "cycle_approvals" ALTER COLUMN "seen" SET DEFAULT '{}'::jsonb;
