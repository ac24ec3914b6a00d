-- Who may touch which table at all. Rows are the wall's business (0002); here a forgotten table is a closed table:
-- there are no default privileges, every table is granted by name.
set local row_security = off;
--> statement-breakpoint
do $$
begin
  -- CONNECT and TEMP: without TEMP no temporary table can shadow a name
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to rt_app, rt_collab, rt_share_reader, rt_backup', current_database());
end $$;
--> statement-breakpoint
revoke all on schema public from public;
--> statement-breakpoint
grant usage on schema public to rt_app, rt_collab, rt_share_reader, rt_backup, rt_lookup;
--> statement-breakpoint
alter default privileges revoke execute on functions from public;
--> statement-breakpoint
-- Outside the wall.
grant select, insert, update, delete on
  users, accounts, sessions, verification_tokens, rate_buckets, collab_tickets
to rt_app;
--> statement-breakpoint
grant select on schema_info to rt_app, rt_collab;
--> statement-breakpoint
-- Behind the wall.
grant select, insert, update, delete on
  workspaces, workspace_slugs, departments, memberships, agency_access, invitations, mail_outbox,
  journeys, journey_slugs, journey_members, journey_shares, journey_nodes, confirmations,
  evidence, evidence_private, quotes, evidence_links,
  personas, persona_lines, channels, persona_channels, metrics, readings, metric_links, tasks
to rt_app;
--> statement-breakpoint
grant select on people to rt_app, rt_share_reader;
--> statement-breakpoint
-- The trail only grows.
grant select, insert on audit_entries, audit_seals to rt_app;
--> statement-breakpoint
-- The journey's log: the application makes rooms and appends; it neither changes nor deletes an update or a snapshot.
grant select, insert on rooms, room_updates, room_versions to rt_app;
--> statement-breakpoint
grant update (last_seq, projected_seq) on rooms to rt_app;
--> statement-breakpoint
grant select on room_snapshots to rt_app;
--> statement-breakpoint
-- The collaboration server has these four tables and nothing else; it makes no rooms.
grant select, update (last_seq, snapshot_seq, bytes, epoch) on rooms to rt_collab;
--> statement-breakpoint
grant select, insert, delete on room_updates to rt_collab;
--> statement-breakpoint
grant select, insert, update, delete on room_snapshots, room_versions to rt_collab;
--> statement-breakpoint
-- Share links read what a portal shows; of people only what everybody may see, of the workspace only how it is called.
grant select on
  journeys, journey_nodes, confirmations, evidence, quotes, evidence_links,
  personas, persona_lines, channels, persona_channels, metrics, readings, metric_links, tasks, departments
to rt_share_reader;
--> statement-breakpoint
grant select (workspace_id, id, display_name, department_id, removed_at) on memberships to rt_share_reader;
--> statement-breakpoint
grant select (workspace_id, id, display_name) on agency_access to rt_share_reader;
--> statement-breakpoint
grant select (id, slug, name, time_zone, content_locale) on workspaces to rt_share_reader;
--> statement-breakpoint
grant select on
  users, accounts, sessions, verification_tokens, rate_buckets, collab_tickets, schema_info,
  workspaces, workspace_slugs, departments, memberships, agency_access, invitations, audit_entries, audit_seals, mail_outbox,
  journeys, journey_slugs, journey_members, journey_shares, rooms, room_updates, room_snapshots, room_versions,
  journey_nodes, confirmations, evidence, evidence_private, quotes, evidence_links,
  personas, persona_lines, channels, persona_channels, metrics, readings, metric_links, tasks, people
to rt_backup;
