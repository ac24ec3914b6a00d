// What is stored of a workspace, table by table, so that a test can say that nothing has changed.
import type { TestDatabase } from "./database.ts";

export interface WorkspaceState {
  /** The tables that are looked at. */
  readonly tables: readonly string[];
  /** Rows of each, counted and told apart by what stands in them. */
  read(workspaceId: string): Promise<Record<string, { readonly rows?: number; readonly hash?: string }>>;
}

/** @param moving tables that may change while the test looks */
export async function watchTables(
  { everything }: Pick<TestDatabase, "everything">,
  moving: readonly string[],
): Promise<WorkspaceState> {
  const found = await everything<{ name: string }[]>`
    select c.table_name as name from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
    where c.table_schema = 'public' and c.column_name = 'workspace_id' and t.table_type = 'BASE TABLE' order by 1`;
  const tables = found.map((one) => one.name).filter((name) => !moving.includes(name));
  return {
    tables,
    async read(workspaceId) {
      const rows = await Promise.all(
        tables.map(
          (table) => everything<{ rows: number; hash: string }[]>`
            select count(*)::int as rows, md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) as hash
            from ${everything(table)} t where workspace_id = ${workspaceId}`,
        ),
      );
      return Object.fromEntries(tables.map((table, at) => [table, { ...rows[at]?.[0] }]));
    },
  };
}
