// Connections to the database, one pool for each role, and the guarded drizzle handle that scopes are made of.
// The pools live on globalThis: Next's bundle and the server's own modules are loaded twice and must share them.
import { drizzle, type PostgresJsDatabase, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import type { ExtractTablesWithRelations } from "drizzle-orm";
import type { PgTransaction } from "drizzle-orm/pg-core";
import postgres, { type Sql } from "postgres";
import { guardClient } from "./guarded-client.ts";
import { schema } from "./schema.ts";

type Schema = typeof schema;

/** Drizzle over the guarded client: only `transaction` works, and its handle dies with the transaction. */
export type ScopedDatabase = PostgresJsDatabase<Schema>;
/** A transaction's handle. */
export type Tx = PgTransaction<PostgresJsQueryResultHKT, Schema, ExtractTablesWithRelations<Schema>>;
/** Outside every scope: the wall shows it nothing but the tables that stand outside the wall. */
export type AccountsDatabase = PostgresJsDatabase<Schema>;

export interface DatabaseUrls {
  readonly app: string;
  readonly collab: string;
  readonly share: string;
}

export interface Pools {
  /** `rt_app`, for `server/auth/scope.ts` only. */
  readonly app: ScopedDatabase;
  /** `rt_app` without a scope: users, sessions, tickets, rate buckets. */
  readonly accounts: AccountsDatabase;
  /** `rt_app` as plain postgres.js, for tickets and NOTIFY; timestamps arrive as text here. */
  readonly appSql: Sql;
  /** `rt_collab` as plain postgres.js. */
  readonly collab: Sql;
  /** `rt_share_reader`, guarded. */
  readonly share: ScopedDatabase;
  close(): Promise<void>;
}

export interface PoolOptions {
  /** Largest number of connections of each pool. */
  readonly max?: { readonly app?: number; readonly collab?: number; readonly share?: number };
  /** Shown in `pg_stat_activity`. */
  readonly name?: string;
}

const STATEMENT_TIMEOUT_MS = 10_000;
const IDLE_IN_TRANSACTION_MS = 15_000;

/** One pool; `search_path` is pinned so that no schema called like the role can shadow a table. */
export function openClient(url: string, max: number, name = "redthread"): Sql {
  return postgres(url, {
    max,
    onnotice: () => {},
    connection: {
      application_name: name,
      search_path: "public",
      TimeZone: "UTC",
      statement_timeout: STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    },
  });
}

/** Opens one pool for each role; connections are made when first used. */
export function openPools(urls: DatabaseUrls, options: PoolOptions = {}): Pools {
  const appSql = openClient(urls.app, options.max?.app ?? 12, options.name);
  const collab = openClient(urls.collab, options.max?.collab ?? 4, options.name);
  const share = openClient(urls.share, options.max?.share ?? 3, options.name);
  return {
    appSql,
    collab,
    app: drizzle(guardClient(appSql), { schema }),
    accounts: drizzle(appSql, { schema }),
    share: drizzle(guardClient(share), { schema }),
    async close() {
      await Promise.all([appSql, collab, share].map((client) => client.end({ timeout: 5 })));
    },
  };
}

const KEY = Symbol.for("redthread.pools");
const registry = globalThis as { [KEY]?: Pools };

/** Makes these pools the ones of this process (once at the start; tests for each file). */
export function providePools(pools: Pools): void {
  registry[KEY] = pools;
}

/** The process's pools. Throws before `providePools`. */
export function pools(): Pools {
  const found = registry[KEY];
  if (!found)
    throw new Error("the database pools are not open: call providePools at the start of the process");
  return found;
}
