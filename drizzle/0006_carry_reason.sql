-- A task that was moved twice is moved again only with a reason, which stays with the task that was left.
set local row_security = off;
--> statement-breakpoint
alter table tasks add column carry_reason text;
