// Reads the database's own catalogue and fails on any table, policy, key, view or function that would leave a hole in the wall.
import { afterAll, describe, expect, test } from "vitest";
import { createTestDatabase } from "#server/testing/database.ts";
import { DEFINER_FUNCTIONS, findBootProblems, OUTSIDE_THE_WALL } from "./boot-checks.ts";

const database = await createTestDatabase();
afterAll(() => database.drop());
const catalogue = database.everything;

/** Tables of which a guest may read something; all others have no exception. Adding one here is a decision. */
const OPEN_TO_GUESTS = [
  "channels",
  "confirmations",
  "departments",
  "evidence",
  "evidence_links",
  "health_waivers",
  "import_contents",
  "journey_nodes",
  "journey_shares",
  "journeys",
  "memberships",
  "metric_links",
  "metrics",
  "persona_channels",
  "persona_lines",
  "personas",
  "quotes",
  "readings",
  "tasks",
  "workspaces",
];
const OPEN_TO_SHARE_LINKS = OPEN_TO_GUESTS.filter((name) => name !== "journey_shares");
const ROOM_TABLES = ["room_snapshots", "room_updates", "room_versions", "rooms"];
const MEMBERS = "'{owner,admin,manager,editor,commenter,viewer,system}'::text[]";

interface Table {
  name: string;
  enabled: boolean;
  forced: boolean;
}
interface Policy {
  table: string;
  name: string;
  permissive: string;
  roles: string[];
  cmd: string;
  using: string | null;
  check: string | null;
}

const tables = await catalogue<Table[]>`
  select relname as name, relrowsecurity as enabled, relforcerowsecurity as forced from pg_class
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`;
const policies = await catalogue<Policy[]>`
  select tablename as table, policyname as name, permissive, roles::text[] as roles, cmd, qual as using, with_check as check
  from pg_policies where schemaname = 'public'`;
const tenants = tables
  .filter((table) => !OUTSIDE_THE_WALL.some((name) => name === table.name))
  .map((table) => table.name);
const policyOf = (table: string, name: string) =>
  policies.find((one) => one.table === table && one.name === name);

describe("the wall", () => {
  test("tables outside it are exactly those on the list", () => {
    const open = tables.filter((table) => !table.enabled && !table.forced).map((table) => table.name);
    expect(open).toEqual([...OUTSIDE_THE_WALL].sort());
    expect(tables.filter((table) => table.enabled !== table.forced)).toEqual([]);
  });

  test.each(tenants)("%s: the wall, the backup and four restrictive policies", (table) => {
    const key = table === "workspaces" ? "id" : "workspace_id";
    const here = `(${key} = ( SELECT NULLIF(current_setting('app.workspace_id'::text, true), ''::text) AS "nullif"))`;
    expect(policyOf(table, "wall")).toMatchObject({
      permissive: "PERMISSIVE",
      roles: ["rt_app"],
      cmd: "ALL",
      using: here,
      check: here,
    });
    expect(policyOf(table, "backup")).toMatchObject({ roles: ["rt_backup"], cmd: "SELECT", using: "true" });
    for (const [name, cmd] of Object.entries({
      guest_read: "SELECT",
      guest_insert: "INSERT",
      guest_update: "UPDATE",
      guest_delete: "DELETE",
    })) {
      const policy = policyOf(table, name);
      expect(policy).toMatchObject({ permissive: "RESTRICTIVE", roles: ["rt_app"], cmd });
      const conditions = [policy?.using, policy?.check].filter((one) => one !== null && one !== undefined);
      for (const condition of conditions) expect(condition).toContain(MEMBERS);
      if (name !== "guest_read")
        for (const condition of conditions) expect(condition).not.toContain("'guest'");
    }
  });

  test("guests and share links have exceptions only where that was decided", () => {
    const exceptions = policies.filter((one) => one.name === "guest_read" && one.using?.includes("'guest'"));
    expect(exceptions.map((one) => one.table).sort()).toEqual(OPEN_TO_GUESTS);
    const links = policies.filter((one) => one.roles.includes("rt_share_reader"));
    expect(links.map((one) => [one.table, one.cmd]).sort()).toEqual(
      OPEN_TO_SHARE_LINKS.map((name) => [name, "SELECT"]),
    );
  });

  test("every policy names its role; collaboration has the four room tables only", () => {
    expect(policies.filter((one) => one.roles.includes("public"))).toEqual([]);
    const collab = policies.filter((one) => one.roles.includes("rt_collab")).map((one) => one.table);
    expect(collab.sort()).toEqual(ROOM_TABLES);
    const further = policies.filter(
      (one) => one.permissive === "PERMISSIVE" && one.roles.includes("rt_app") && one.name !== "wall",
    );
    expect(further.map((one) => `${one.table} ${one.name} ${one.cmd}`).sort()).toEqual([
      "memberships self SELECT",
      "workspaces clients SELECT",
      "workspaces self SELECT",
    ]);
  });
});

describe("what the wall costs", () => {
  test.each(tenants)("%s: a member's query is planned without what a guest may reach", async (table) => {
    const lines = await catalogue.begin(async (tx) => {
      await tx`select set_config('app.workspace_id', 'w', true), set_config('app.user_id', 'u', true),
        set_config('app.role', 'editor', true)`;
      await tx`set local role rt_app`;
      return tx`explain select 1 from ${tx(table)}`;
    });
    expect(lines.length).toBeLessThan(60);
  });
});

describe("keys", () => {
  test("every tenant table names its workspace, and an index begins with it", async () => {
    const columns = await catalogue<{ name: string }[]>`
      select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'workspace_id' and is_nullable = 'NO' and table_name = any (${tenants})`;
    expect(columns.map((row) => row.name).sort()).toEqual(tenants.filter((name) => name !== "workspaces"));
    const indexed = await catalogue<{ name: string }[]>`
      select distinct c.relname as name from pg_index i join pg_class c on c.oid = i.indrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where c.relnamespace = 'public'::regnamespace
        and a.attname = case c.relname when 'workspaces' then 'id' else 'workspace_id' end`;
    const names = new Set(indexed.map((row) => row.name));
    expect(tenants.filter((name) => !names.has(name))).toEqual([]);
  });

  test("foreign keys between tenant tables carry the workspace", async () => {
    const keys = await catalogue<{ key: string; target: string; own: string[]; theirs: string[] }[]>`
      select k.conname as key, f.relname as target,
        array(select a.attname::text from unnest(k.conkey) with ordinality u (n, o)
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n order by u.o) as own,
        array(select a.attname::text from unnest(k.confkey) with ordinality u (n, o)
          join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.n order by u.o) as theirs
      from pg_constraint k join pg_class f on f.oid = k.confrelid
      where k.contype = 'f' and k.connamespace = 'public'::regnamespace`;
    expect(keys.length).toBeGreaterThan(20);
    const loose = keys.filter(
      ({ target, own, theirs }) =>
        target !== "workspaces" &&
        target !== "users" &&
        (own[0] !== "workspace_id" || theirs[0] !== "workspace_id"),
    );
    expect(loose).toEqual([]);
  });
});

describe("rights", () => {
  test("functions with rights of their own are those on the list, owned by the lookup role, with a pinned path", async () => {
    const functions = await catalogue<{ name: string; owner: string; path: string; mayRun: string }[]>`
      select p.proname as name, pg_get_userbyid(p.proowner) as owner, array_to_string(p.proconfig, ',') as path,
        (select string_agg(r.rolname, ',' order by r.rolname) from pg_roles r
          where r.rolname like 'rt\\_%' and r.rolname <> 'rt_lookup' and has_function_privilege(r.oid, p.oid, 'execute')) as "mayRun"
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') order by p.proname`;
    const expected = { owner: "rt_lookup", path: "search_path=pg_catalog, pg_temp", mayRun: "rt_app" };
    expect([...functions]).toEqual(DEFINER_FUNCTIONS.map((name) => ({ name, ...expected })));
  });

  test("views read with the asker's rights", async () => {
    const views = await catalogue<{ name: string; options: string[] | null }[]>`
      select relname as name, reloptions as options from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')`;
    expect(views.filter((view) => !view.options?.includes("security_invoker=true"))).toEqual([]);
  });

  test("the roles are small: they own nothing, make nothing, pass by nothing", async () => {
    const roles = await catalogue`
      select rolname from pg_roles where rolname like 'rt\\_%' and (rolsuper or rolbypassrls or rolreplication or rolcreatedb)`;
    expect([...roles]).toEqual([]);
    const owned = await catalogue`
      select c.relname from pg_class c join pg_roles r on r.oid = c.relowner
      where r.rolname in ('rt_app', 'rt_collab', 'rt_share_reader', 'rt_backup', 'rt_lookup')`;
    expect([...owned]).toEqual([]);
    const makers = await catalogue`
      select r.rolname from pg_roles r where r.rolname like 'rt\\_%' and r.rolname <> 'rt_owner' and (
        has_schema_privilege(r.oid, 'public', 'create') or has_database_privilege(r.oid, current_database(), 'temp')
        or has_database_privilege(r.oid, current_database(), 'create') or rolcreaterole)`;
    expect([...makers]).toEqual([]);
    const [lookup] = await catalogue`select rolcanlogin from pg_roles where rolname = 'rt_lookup'`;
    expect(lookup?.["rolcanlogin"]).toBe(false);
  });

  test("nothing is open to everybody", async () => {
    const tablesOpen = await catalogue`
      select c.relname from pg_class c, aclexplode(c.relacl) a where c.relnamespace = 'public'::regnamespace and a.grantee = 0`;
    const functionsOpen = await catalogue`
      select p.proname from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proacl is null`;
    const [schema] =
      await catalogue`select n.nspacl::text as acl from pg_namespace n where n.nspname = 'public'`;
    expect([[...tablesOpen], [...functionsOpen]]).toEqual([[], []]);
    expect(schema?.["acl"]).not.toMatch(/[{,]=/);
  });

  test("the log and the trail cannot be rewritten by the application, and collaboration holds the room tables only", async () => {
    const may = async (role: string, privilege: string) => {
      const rows = await catalogue<{ name: string }[]>`
        select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
          and has_table_privilege(${role}, oid, ${privilege}) order by relname`;
      return rows.map((row) => row.name);
    };
    const updatable = await may("rt_app", "update");
    const deletable = await may("rt_app", "delete");
    const kept = [...ROOM_TABLES, "audit_entries", "audit_seals", "schema_info"];
    expect(updatable.filter((name) => kept.includes(name))).toEqual([]);
    expect(deletable.filter((name) => kept.includes(name))).toEqual([]);
    expect(await may("rt_collab", "select")).toEqual([...ROOM_TABLES, "schema_info"]);
    expect(await may("rt_collab", "insert")).toEqual(["room_snapshots", "room_updates", "room_versions"]);
    expect(await may("rt_collab", "delete")).toEqual(["room_snapshots", "room_updates", "room_versions"]);
    expect(await may("rt_share_reader", "insert")).toEqual([]);
    expect(await may("rt_share_reader", "select")).not.toContain("users");
    expect(await may("rt_share_reader", "select")).not.toContain("memberships");
    expect(await may("rt_backup", "select")).toEqual(tables.map((table) => table.name));
    const columns = await catalogue<{ name: string; role: string }[]>`
      select distinct column_name as name, grantee as role from information_schema.column_privileges
      where table_name = 'rooms' and privilege_type = 'UPDATE' and grantee in ('rt_app', 'rt_collab') order by 2, 1`;
    expect(columns.map((row) => `${row.role}.${row.name}`)).toEqual([
      "rt_app.last_seq",
      "rt_app.projected_seq",
      "rt_collab.bytes",
      "rt_collab.epoch",
      "rt_collab.last_seq",
      "rt_collab.snapshot_seq",
    ]);
    const [version] = await catalogue<{ names: string[] }[]>`
      select array_agg(column_name::text order by column_name) as names from information_schema.column_privileges
      where table_name = 'room_versions' and privilege_type = 'UPDATE' and grantee = 'rt_app'`;
    expect(version?.names).toEqual(["by", "name"]);
  });

  test("the check at the start agrees, and sees what is undone", async () => {
    const options = { allowUnsafeDurability: true };
    expect(await findBootProblems(catalogue, options)).toEqual([]);
    expect(await findBootProblems(catalogue)).toContainEqual(expect.stringContaining("fsync"));
    await catalogue`alter table tasks no force row level security`;
    await catalogue`alter function scope_of(text, text) owner to rt_owner`;
    expect(await findBootProblems(catalogue, options)).toEqual([
      "Table tasks has no forced row-level security.",
      "Function scope_of belongs to rt_owner instead of rt_lookup.",
    ]);
  });
});
