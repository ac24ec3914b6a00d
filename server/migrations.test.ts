// From an empty database to a working product with one command, and no further: a second run changes nothing.
import { afterAll, expect, inject, it } from "vitest";
import { openPools, providePools } from "#db/client.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { createApiContext } from "#server/api/context.ts";
import { createCallerFactory } from "#server/api/procedures.ts";
import { appRouter } from "#server/api/root.ts";
import { createTestDatabase } from "#server/testing/database.ts";
import { newId } from "#server/testing/factories.ts";
import { catalogueOf, generateMigration, secretsOf } from "#server/testing/migration-checks.ts";
import { connect, inDatabase } from "#server/testing/postgres-server.ts";

const database = await createTestDatabase();
afterAll(() => database.drop());

it("[U4] one command makes an empty database work, a second changes nothing, and the tables in code ask for no more", {
  timeout: 120_000,
}, async () => {
  const { superUrl, ownerUrl } = inject("postgres");
  const name = `${database.name}_empty`;
  const admin = connect(superUrl);
  await admin`create database ${admin(name)} owner rt_owner`;
  const stored = connect(inDatabase(superUrl, name));
  const options = {
    ownerUrl: inDatabase(ownerUrl, name),
    secrets: await secretsOf(database),
    allowUnsafeDurability: true,
  };
  try {
    expect(await stored`select 1 from pg_tables where schemaname = 'public'`).toEqual([]);
    const pools = openPools(await migrateDatabase(options), { max: { app: 3, collab: 1, share: 1 } });
    providePools(pools);
    try {
      // the product works: somebody signs up, makes a workspace and a journey in it
      const nobody = createCallerFactory(appRouter)(createApiContext(null, "127.0.0.1"));
      await nobody.account.signUp({
        name: "Noor",
        email: "noor@leeg.example",
        password: "een-lang-wachtwoord",
        locale: "nl",
      });
      const [user] = await stored<{ id: string; email: string }[]>`select id, email from users`;
      const session = { emailVerified: true, locale: "nl", theme: "system", sessionId: newId() } as const;
      const noor = createCallerFactory(appRouter)(
        createApiContext({ ...session, id: user?.id ?? "", email: user?.email ?? "", name: "Noor" }, ""),
      );
      const workspace = await noor.workspaces.create({ name: "Uit het niets", kind: "brand" });
      const journey = await noor.journeys.create({
        workspaceId: workspace.id,
        journey: { title: "De eerste", model: "aida", contentLocale: "nl" },
      });
      expect(await stored`select id, workspace_id, title from journeys`).toEqual([
        { id: journey.id, workspace_id: workspace.id, title: "De eerste" },
      ]);
      expect((await noor.journeys.getBoard({ journeyId: journey.id }))?.phases).toHaveLength(4);

      const before = await catalogueOf(stored);
      await migrateDatabase(options);
      expect(await catalogueOf(stored)).toEqual(before);
      expect(await stored`select title from journeys`).toEqual([{ title: "De eerste" }]);
    } finally {
      providePools(database.pools);
      await pools.close();
    }
    expect(await generateMigration()).toEqual({
      words: expect.stringContaining("No schema changes") as string,
      added: [],
    });
  } finally {
    await stored.end({ timeout: 5 });
    await admin`drop database if exists ${admin(name)} with (force)`;
    await admin.end();
  }
});
