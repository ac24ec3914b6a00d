-- Files as evidence: an item's file goes when the item goes; and the page of a PDF a quote was read on. No guest sees a file.
set local row_security = off;
--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "evidence_id" text collate "C";--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "quotes" ADD COLUMN "page" integer;--> statement-breakpoint
-- a new key is checked against every row of both tables, for the owner too
alter table files no force row level security;
--> statement-breakpoint
alter table evidence no force row level security;
--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_workspace_id_evidence_id_evidence_workspace_id_id_fk" FOREIGN KEY ("workspace_id","evidence_id") REFERENCES "public"."evidence"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
alter table evidence force row level security;
--> statement-breakpoint
alter table files force row level security;
--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_evidence" UNIQUE("workspace_id","evidence_id");
