-- Versions get names after they were recorded, and a ticket says of which generation of the log it is.
set local row_security = off;
--> statement-breakpoint
-- What a version holds stays as it was; only what it is called, and by whom, may change.
grant update (name, "by") on room_versions to rt_app;
--> statement-breakpoint
alter table collab_tickets add column epoch integer;
--> statement-breakpoint
alter table collab_tickets add column is_epoch_known boolean default false not null;
