-- The library of evidence at any size: what lists filter by is a column, search has an index, and pages come by a cursor.
set local row_security = off;
--> statement-breakpoint
set local check_function_bodies = off;
--> statement-breakpoint
-- What can be found of an item, by Dutch and by English stems, without accents. The lengths keep it within what one tsvector holds.
create function evidence_words(title text, summary text, source text, segment text, quoted text, body text, translations jsonb)
  returns tsvector language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select to_tsvector('dutch'::regconfig, t.words) || to_tsvector('english'::regconfig, t.words)
    || jsonb_to_tsvector('dutch'::regconfig, t.other, '["string"]') || jsonb_to_tsvector('english'::regconfig, t.other, '["string"]')
  from (select
    translate(lower(concat_ws(' . ', title, summary, source, segment, left(quoted, 20000), left(body, 60000))),
      'áàäâãåéèëêíìïîóòöôõúùüûçñ', 'aaaaaaeeeeiiiiooooouuuucn') as words,
    case when octet_length(translations::text) > 100000 then '{}'::jsonb
      else translate(lower(translations::text), 'áàäâãåéèëêíìïîóòöôõúùüûçñ', 'aaaaaaeeeeiiiiooooouuuucn')::jsonb end as other) t
$$;
--> statement-breakpoint
revoke all on function evidence_words(text, text, text, text, text, text, jsonb) from public;
--> statement-breakpoint
grant execute on function evidence_words(text, text, text, text, text, text, jsonb) to rt_app;
--> statement-breakpoint
CREATE TABLE "evidence_themes" (
	"workspace_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"keywords" text[] NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "evidence_themes_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "evidence_themes_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "rewarded" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "link_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "quoted" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "is_linked" boolean GENERATED ALWAYS AS (link_count > 0) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS (evidence_words(title, summary, source, segment, quoted, body, translations)) STORED;--> statement-breakpoint
ALTER TABLE "quotes" ADD COLUMN "mark" text DEFAULT 'counts' NOT NULL;--> statement-breakpoint
CREATE INDEX "evidence_page" ON "evidence" USING btree ("workspace_id","is_linked","observed_on" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "evidence_respondent" ON "evidence" USING btree ("workspace_id","respondent_key");--> statement-breakpoint
CREATE INDEX "evidence_search" ON "evidence" USING gin ("search");
--> statement-breakpoint
-- by hand
-- Backfill: FORCE holds for the owner too.
alter table evidence no force row level security;
--> statement-breakpoint
alter table evidence_links no force row level security;
--> statement-breakpoint
alter table quotes no force row level security;
--> statement-breakpoint
update evidence e set
  link_count = (select count(*) from evidence_links l where l.workspace_id = e.workspace_id and l.evidence_id = e.id),
  quoted = coalesce((select string_agg(q.text, ' ' order by q.position, q.id) from quotes q
    where q.workspace_id = e.workspace_id and q.evidence_id = e.id and q.starts_at is null), '');
--> statement-breakpoint
alter table evidence force row level security;
--> statement-breakpoint
alter table evidence_links force row level security;
--> statement-breakpoint
alter table quotes force row level security;
--> statement-breakpoint
create function evidence_links_counted() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    update public.evidence set link_count = link_count + 1 where workspace_id = new.workspace_id and id = new.evidence_id;
  else
    update public.evidence set link_count = link_count - 1 where workspace_id = old.workspace_id and id = old.evidence_id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create function quotes_typed_apart() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  one record;
begin
  if tg_op = 'DELETE' then one := old; else one := new; end if;
  update public.evidence e set quoted = coalesce((select string_agg(q.text, ' ' order by q.position, q.id) from public.quotes q
    where q.workspace_id = e.workspace_id and q.evidence_id = e.id and q.starts_at is null), '')
  where e.workspace_id = one.workspace_id and e.id = one.evidence_id;
  return null;
end $$;
--> statement-breakpoint
revoke all on function evidence_links_counted() from public;
--> statement-breakpoint
revoke all on function quotes_typed_apart() from public;
--> statement-breakpoint
create trigger evidence_links_counted after insert or delete on evidence_links for each row execute function evidence_links_counted();
--> statement-breakpoint
create trigger quotes_typed_apart after insert or update of text on quotes
  for each row when (new.starts_at is null) execute function quotes_typed_apart();
--> statement-breakpoint
create trigger quotes_typed_apart_gone after delete on quotes
  for each row when (old.starts_at is null) execute function quotes_typed_apart();
--> statement-breakpoint
grant select, insert, update, delete on evidence_themes to rt_app;
--> statement-breakpoint
grant select on evidence_themes to rt_backup;
--> statement-breakpoint
alter table evidence_themes enable row level security;
--> statement-breakpoint
alter table evidence_themes force row level security;
--> statement-breakpoint
do $wall$
declare
  here constant text := $$(select nullif(current_setting('app.workspace_id', true), ''))$$;
  member constant text :=
    $$(select current_setting('app.role', true)) = any ('{owner,admin,manager,editor,commenter,viewer,system}')$$;
begin
  execute format('create policy wall on evidence_themes to rt_app using (workspace_id = %s) with check (workspace_id = %1$s)', here);
  create policy backup on evidence_themes for select to rt_backup using (true);
  execute format('create policy guest_read on evidence_themes as restrictive for select to rt_app using (%s)', member);
  execute format('create policy guest_insert on evidence_themes as restrictive for insert to rt_app with check (%s)', member);
  execute format('create policy guest_update on evidence_themes as restrictive for update to rt_app using (%s) with check (%1$s)', member);
  execute format('create policy guest_delete on evidence_themes as restrictive for delete to rt_app using (%s)', member);
end $wall$;
--> statement-breakpoint
-- Full-text operators are not leakproof, so under row-level security no index would serve them: this function reads past it,
-- asks for the workspace of the scope and a member's role itself, and answers ids only. What guests see never comes from here.
grant select (workspace_id, id, kind, source, persona_id, observed_on, rewarded, is_linked, deleted_at, search, batch_id)
  on evidence to rt_lookup;
--> statement-breakpoint
grant select on import_contents to rt_lookup;
--> statement-breakpoint
grant select (workspace_id, evidence_id, target, journey_id, target_id) on evidence_links to rt_lookup;
--> statement-breakpoint
grant select (workspace_id, evidence_id, mark) on quotes to rt_lookup;
--> statement-breakpoint
grant select (workspace_id, journey_id, node_id, parent_id, removed_at) on journey_nodes to rt_lookup;
--> statement-breakpoint
create policy lookup on evidence for select to rt_lookup using (true);
--> statement-breakpoint
create policy lookup on evidence_links for select to rt_lookup using (true);
--> statement-breakpoint
create policy lookup on import_contents for select to rt_lookup using (true);
--> statement-breakpoint
create policy lookup on quotes for select to rt_lookup using (true);
--> statement-breakpoint
create policy lookup on journey_nodes for select to rt_lookup using (true);
--> statement-breakpoint
-- asked: words (prefixes, all of them), kinds, source, persona, from, until, linked, mark, rewarded, batch, journey, phase, ids
-- (of a theme), afterDay and afterId (the last item of the page before). Only the conditions asked for are in the statement, so that
-- each is planned by itself; values are parameters, never text of it.
create function search_evidence(asked jsonb, most integer) returns setof text
  language plpgsql stable strict security definer set search_path = pg_catalog, pg_temp as $$
declare
  here constant text := nullif(current_setting('app.workspace_id', true), '');
  words tsquery;
  conditions text := '';
begin
  if here is null
    or not coalesce(current_setting('app.role', true), '') = any ('{owner,admin,manager,editor,commenter,viewer,system}') then
    return;
  end if;
  if asked ? 'words' then
    select string_agg(format('( %s )', w.one), ' & ')::tsquery into words from (
      select (to_tsquery('dutch'::regconfig, word || ':*') || to_tsquery('english'::regconfig, word || ':*'))::text as one
      from jsonb_array_elements_text(asked -> 'words') word) w where w.one <> '';
    if numnode(words) > 0 then conditions := conditions || ' and e.search @@ $3'; end if;
  end if;
  if asked ? 'kinds' then conditions := conditions || $and$ and e.kind in (select jsonb_array_elements_text($4 -> 'kinds'))$and$; end if;
  if asked ? 'source' then conditions := conditions || $and$ and e.source = $4 ->> 'source'$and$; end if;
  if asked ? 'persona' then conditions := conditions || $and$ and e.persona_id = $4 ->> 'persona'$and$; end if;
  if asked ? 'from' then conditions := conditions || $and$ and e.observed_on >= $4 ->> 'from'$and$; end if;
  if asked ? 'until' then conditions := conditions || $and$ and e.observed_on <= $4 ->> 'until'$and$; end if;
  if asked ? 'linked' then
    conditions := conditions || case when (asked ->> 'linked')::boolean then ' and e.is_linked' else ' and not e.is_linked' end;
  end if;
  if asked ? 'batch' then conditions := conditions || $and$ and e.batch_id = $4 ->> 'batch'$and$; end if;
  if asked ? 'rewarded' then conditions := conditions || ' and e.rewarded'; end if;
  if asked ? 'ids' then conditions := conditions || $and$ and e.id in (select jsonb_array_elements_text($4 -> 'ids'))$and$; end if;
  if asked ? 'mark' then
    conditions := conditions || $and$ and e.id in (select q.evidence_id from public.quotes q
      where q.workspace_id = $1 and q.mark = $4 ->> 'mark')$and$;
  end if;
  if asked ? 'phase' then
    -- on the phase, on what stands in it, or on what hangs on that
    conditions := conditions || $and$ and e.id in (select l.evidence_id from public.evidence_links l
      join public.journey_nodes n on n.workspace_id = l.workspace_id and n.journey_id = l.journey_id and n.node_id = l.target_id
      left join public.journey_nodes up on up.workspace_id = n.workspace_id and up.journey_id = n.journey_id and up.node_id = n.parent_id
      where l.workspace_id = $1 and l.target = 'node' and l.journey_id = $4 ->> 'journey' and n.removed_at is null
        and $4 ->> 'phase' in (n.node_id, n.parent_id, up.parent_id))$and$;
  elsif asked ? 'journey' then
    conditions := conditions || $and$ and e.id in (select l.evidence_id from public.evidence_links l
      where l.workspace_id = $1 and l.target = 'node' and l.journey_id = $4 ->> 'journey')$and$;
  end if;
  if asked ? 'afterDay' then
    conditions := conditions || $and$ and (e.observed_on, e.id) < ($4 ->> 'afterDay', $4 ->> 'afterId')$and$;
  end if;
  -- what is still being written, or was taken back, is in no list (policy `ready` on evidence)
  return query execute 'select e.id::text from public.evidence e where e.workspace_id = $1 and e.deleted_at is null
    and (e.batch_id is null or e.batch_id in (select c.id from public.import_contents c where c.workspace_id = $1 and c.is_ready))'
    || conditions
    || ' order by e.observed_on desc nulls last, e.id desc nulls last limit $2'
    using here, most, words, asked;
end $$;
--> statement-breakpoint
revoke all on function search_evidence(jsonb, integer) from public;
--> statement-breakpoint
grant execute on function search_evidence(jsonb, integer) to rt_app;
--> statement-breakpoint
grant create on schema public to rt_lookup;
--> statement-breakpoint
grant rt_lookup to current_user;
--> statement-breakpoint
alter function search_evidence(jsonb, integer) owner to rt_lookup;
--> statement-breakpoint
revoke rt_lookup from current_user;
--> statement-breakpoint
revoke create on schema public from rt_lookup;
--> statement-breakpoint
set local check_function_bodies = on;
