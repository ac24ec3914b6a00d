// A database of one's own for each test file, and the switches that take one of the two walls away.
import { drizzle } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";
import { inject } from "vitest";
import { type AccountsDatabase, type DatabaseUrls, openPools, type Pools, providePools } from "#db/client.ts";
import { schema } from "#db/schema.ts";
import type { Role } from "#domain/permissions.ts";
import { replaceScopeRuntime } from "#server/auth/scope.ts";
import type { ScopeGuards } from "#server/auth/scope-proof.ts";
import { cloneTemplate, connect, inDatabase } from "./postgres-server.ts";

export interface TestDatabase {
  readonly name: string;
  readonly pools: Pools;
  readonly urls: DatabaseUrls & { readonly backup: string };
  readonly ownerUrl: string;
  /** As superuser: passes by every wall, for the factories and for looking at what is really stored. */
  readonly rows: AccountsDatabase;
  /** The same as plain postgres.js. */
  readonly everything: Sql;
  drop(): Promise<void>;
}

/**
 * Clones the migrated template and makes it this process's database. Use: `const database = await createTestDatabase();
 * afterAll(() => database.drop());`
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject("postgres");
  const { name, drop } = await cloneTemplate(server);
  const urls = {
    app: inDatabase(server.urls.app, name),
    collab: inDatabase(server.urls.collab, name),
    share: inDatabase(server.urls.share, name),
    backup: inDatabase(server.urls.backup, name),
  };
  const pools = openPools(urls, { max: { app: 6, collab: 3, share: 2 }, name: "redthread-test" });
  const everything = connect(inDatabase(server.superUrl, name));
  const rows = connect(inDatabase(server.superUrl, name));
  providePools(pools);
  return {
    name,
    pools,
    urls,
    rows: drizzle(rows, { schema }),
    ownerUrl: inDatabase(server.ownerUrl, name),
    everything,
    async drop() {
      await Promise.all([pools.close(), everything.end({ timeout: 5 }), rows.end({ timeout: 5 })]);
      await drop();
    },
  };
}

/** Runs with the database's wall taken away (scopes connect as superuser): what the application alone must hold. */
export async function withoutDatabaseWall<T>(database: TestDatabase, run: () => Promise<T>): Promise<T> {
  const superUrl = inDatabase(inject("postgres").superUrl, database.name);
  const bare = openPools(
    { app: superUrl, collab: superUrl, share: superUrl },
    { max: { app: 4, collab: 1, share: 1 } },
  );
  const before = replaceScopeRuntime({ pools: bare });
  try {
    return await run();
  } finally {
    replaceScopeRuntime(before);
    await bare.close();
  }
}

/** Admits everybody with the role the database knows them by (none for strangers): what the wall alone must hold. */
const admitEverybody: ScopeGuards = {
  admit: (place) => place.role ?? ("" as Role),
  admitToJourney: () => {},
  allow: () => {},
};

/** Runs with the application's proof of access taken away. */
export async function withoutApplicationWall<T>(run: () => Promise<T>): Promise<T> {
  const before = replaceScopeRuntime({ guards: admitEverybody });
  try {
    return await run();
  } finally {
    replaceScopeRuntime(before);
  }
}
