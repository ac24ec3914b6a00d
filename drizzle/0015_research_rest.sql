-- How long the words of imported items are kept, by source.
set local row_security = off;
--> statement-breakpoint
ALTER TABLE "import_sources" ADD COLUMN "retention_months" integer DEFAULT 24;
