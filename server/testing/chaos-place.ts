// Where the chaos run happens: a Postgres with the shipped settings, people, and two collaboration processes over it.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Sql } from "postgres";
import { openPools, providePools } from "#db/client.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { readSecrets } from "#server/secrets.ts";
import { removeData, startPostgres } from "../../scripts/postgres.mjs";
import { ChaosNode } from "./chaos-node.ts";
import { type CollabPerson, createCollabWorld } from "./collab-world.ts";
import { type CrashReading, isReading } from "./crash-reading.ts";
import { connect, inDatabase } from "./postgres-server.ts";
import { crashPostgres, messageOf, removeScripts, startScript } from "./processes.ts";

export interface ChaosPlace {
  readonly nodes: readonly ChaosNode[];
  readonly people: readonly CollabPerson[];
  addJourney(): Promise<string>;
  /** Drops Postgres without a goodbye and starts it again. */
  crashDatabase(): Promise<void>;
  /** Asks the database past every wall and every broken wire. */
  ask<T>(run: (sql: Sql) => Promise<T>): Promise<T>;
  readInFreshProcess(journeyId: string): Promise<CrashReading>;
  close(): Promise<void>;
}

/** Puts it all up; what was begun is taken down again when it fails. */
export async function openChaosPlace(options: {
  readonly people: number;
  readonly early: boolean;
}): Promise<ChaosPlace> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "redthread-chaos-"));
  let database = await startPostgres({ dataDir });
  const nodes: ChaosNode[] = [];
  let closePools = async () => {};
  const superUrl = () => inDatabase(database.superUrl, "redthread");
  async function close(): Promise<void> {
    await Promise.all(nodes.map((node) => node.close()));
    await closePools();
    await database.stop();
    removeData(dataDir);
    await removeScripts();
  }
  async function ask<T>(run: (sql: Sql) => Promise<T>): Promise<T> {
    const sql = connect(superUrl());
    try {
      return await run(sql);
    } finally {
      await sql.end({ timeout: 5 });
    }
  }
  try {
    const urls = await migrateDatabase({ ownerUrl: database.url, secrets: readSecrets(dataDir) });
    const pools = openPools(urls, { max: { app: 8, collab: 1, share: 1 }, name: "redthread-chaos" });
    providePools(pools);
    const everything = connect(superUrl());
    closePools = async () => {
      await Promise.all([pools.close(), everything.end({ timeout: 5 })]);
    };
    const world = await createCollabWorld(everything);
    const people: CollabPerson[] = [];
    for (let i = 0; i < options.people; i += 1) people.push(await world.addPerson("editor"));
    const databasePort = () => database.port;
    for (const name of ["A", "B"]) {
      nodes.push(await ChaosNode.open({ name, urls, databasePort, early: options.early }));
    }
    return {
      nodes,
      people,
      addJourney: () => world.addJourney(),
      async crashDatabase() {
        await crashPostgres(database.folder);
        database = await startPostgres({ dataDir });
      },
      ask,
      async readInFreshProcess(journeyId) {
        return await messageOf(
          await startScript("crash-reader.ts", { url: urls.collab, journeyId }),
          isReading,
        );
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
