// Connections to the database, one pool for each role, and the guarded drizzle handle that scopes are made of.
// The pools live on globalThis: Next's bundle and the server's own modules are loaded twice and must share them.
import net from "node:net";
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

/** How long one statement may take, and after how long without a single byte whoever asked speaks with nobody. */
interface Patience {
  readonly statementMs: number;
  readonly deadMs: number;
}
const PATIENCE: Patience = { statementMs: 8_000, deadMs: 9_000 };
/** The log's statements are short, and everybody who edits waits for them. */
const LOG_PATIENCE: Patience = { statementMs: 4_000, deadMs: 5_000 };
const IDLE_IN_TRANSACTION_MS = 15_000;
const CONNECT_SECONDS = 5;
/** Longest pause between two tries to connect; the driver's own grows to twenty seconds, long after the database is back. */
const RECONNECT_SECONDS = 1;

interface Place {
  readonly host: readonly string[];
  readonly port: readonly number[];
  readonly path?: string | false;
}

/**
 * A connection that notices when the other end is gone without a word (a lost network, a database moved elsewhere).
 * The driver itself would wait for many minutes, and every commit with it. Over TLS the driver takes the socket's
 * listeners away and it is not noticed.
 */
function openSocket(place: Place, deadMs: number): net.Socket {
  const [host = "127.0.0.1"] = place.host;
  const [port = 5432] = place.port;
  const socket = place.path ? net.connect(place.path) : net.connect(port, host);
  let answered = 0;
  let waitingSince = 0;
  const handleData = () => {
    answered = socket.bytesWritten;
    waitingSince = 0;
  };
  socket.on("data", handleData);
  const timer = setInterval(() => {
    const isAsking = socket.bytesWritten > answered && socket.listeners("data").includes(handleData);
    if (!isAsking) waitingSince = 0;
    else if (waitingSince === 0) waitingSince = performance.now();
    else if (performance.now() - waitingSince > deadMs) socket.destroy();
  }, 1_000).unref();
  socket.once("connect", () => socket.setNoDelay(true));
  const stop = () => clearInterval(timer);
  socket.once("close", stop);
  return socket;
}

/** One pool; `search_path` is pinned so that no schema called like the role can shadow a table. */
export function openClient(
  url: string,
  max: number,
  name = "redthread",
  { statementMs, deadMs }: Patience = PATIENCE,
): Sql {
  const options = {
    max,
    onnotice: () => {},
    connect_timeout: CONNECT_SECONDS,
    backoff: (tries: number) => (0.5 + Math.random() / 2) * Math.min(3 ** tries / 100, RECONNECT_SECONDS),
    // not in the driver's typings: how it opens its connections
    socket: (place: Place) => openSocket(place, deadMs),
    connection: {
      application_name: name,
      search_path: "public",
      TimeZone: "UTC",
      statement_timeout: statementMs,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    },
  };
  return postgres(url, options);
}

/** Opens one pool for each role; connections are made when first used. */
export function openPools(urls: DatabaseUrls, options: PoolOptions = {}): Pools {
  const appSql = openClient(urls.app, options.max?.app ?? 12, options.name);
  const collab = openClient(urls.collab, options.max?.collab ?? 4, options.name, LOG_PATIENCE);
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
