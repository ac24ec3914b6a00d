// Rows of a statement that a page asks at every visit, in one piece. The statement stays prepared on each connection, so that it is
// planned once and travels together with others; and its rows come as one JSON text, which costs less to read than a row at a time.
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "./client.ts";

/**
 * Rows of `query` in its order. Its text must be the same at every call: lists of values go in as one array.
 * Dates and instants arrive as text.
 * @param name of the statement, for whoever looks at a connection
 */
export async function readRows<R>(tx: Tx, name: string, query: SQL): Promise<readonly R[]> {
  const [found] = await tx
    .select({ rows: sql<R[] | null>`json_agg(q)` })
    .from(sql`(${query}) q`)
    .prepare(name)
    .execute();
  return found?.rows ?? [];
}

/** A list of texts as one value of a statement. */
export const texts = (list: readonly string[]): SQL => sql`${sql.param([...list])}::text[]`;
