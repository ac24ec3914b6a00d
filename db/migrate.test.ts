// Migrations and roles: a second run changes nothing, the files match the tables in code, foreign installations are refused.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { afterAll, expect, inject, test } from "vitest";
import { createTestDatabase } from "#server/testing/database.ts";
import { catalogueOf, generateMigration, secretsOf } from "#server/testing/migration-checks.ts";
import { inDatabase } from "#server/testing/postgres-server.ts";
import { migrateDatabase } from "./migrate.ts";
import { addressOf, rolesSql, scramVerifier } from "./roles.ts";

const database = await createTestDatabase();
afterAll(() => database.drop());
const root = path.resolve(import.meta.dirname, "..");

const secrets = await secretsOf(database);

test("a second run changes nothing, and the addresses it gives let in", async () => {
  const before = await catalogueOf(database.everything);
  const again = await migrateDatabase({ ownerUrl: database.ownerUrl, secrets, allowUnsafeDurability: true });
  expect(await catalogueOf(database.everything)).toEqual(before);
  for (const url of Object.values(again)) {
    const sql = postgres(url, { max: 1 });
    expect(await sql`select 1 as one`).toHaveLength(1);
    await sql.end();
  }
  const two = { ownerUrl: database.ownerUrl, secrets, allowUnsafeDurability: true };
  await Promise.all([migrateDatabase(two), migrateDatabase(two)]);
  expect(await catalogueOf(database.everything)).toEqual(before);
});

test("the tables in code and the migrations say the same", async () => {
  const { words, added } = await generateMigration();
  expect(words).toContain("No schema changes");
  expect(added).toEqual([]);
});

test("every migration turns silent emptiness into an error", () => {
  const files = readdirSync(path.join(root, "drizzle")).filter((name) => name.endsWith(".sql"));
  expect(files.length).toBeGreaterThan(0);
  for (const name of files) {
    const statements = readFileSync(path.join(root, "drizzle", name), "utf8").replace(/^\s*--.*$/gm, "");
    expect(statements.trimStart(), name).toMatch(/^set local row_security = off;/);
  }
});

test("another installation's secrets stop the start and change nothing", async () => {
  const before = await catalogueOf(database.everything);
  const foreign = { ...secrets, installationId: "somebody-else" };
  const start = migrateDatabase({
    ownerUrl: database.ownerUrl,
    secrets: foreign,
    allowUnsafeDurability: true,
  });
  await expect(start).rejects.toThrow("belongs to another Redthread installation");
  expect(await catalogueOf(database.everything)).toEqual(before);
});

test("an owner who may not make roles starts when they exist; the SQL to print makes them all", async () => {
  const { superUrl } = inject("postgres");
  const admin = postgres(inDatabase(superUrl, database.name), { max: 1, onnotice: () => {} });
  const name = `${database.name}_small`;
  try {
    await admin`create role ${admin(`owner_${name}`)} login password 'small'`;
    await admin`grant rt_lookup to ${admin(`owner_${name}`)} with admin option`;
    await admin`create database ${admin(name)} owner ${admin(`owner_${name}`)}`;
    const url = new URL(inDatabase(superUrl, name));
    url.username = `owner_${name}`;
    url.password = "small";
    const made = await migrateDatabase({ ownerUrl: url.href, secrets, allowUnsafeDurability: true });
    const app = postgres(made.app, { max: 1 });
    expect(await app`select * from scope_of('workspace', 'none')`).toEqual([]);
    await app.end();

    const printed = rolesSql(secrets, `owner_${name}`, name);
    for (const role of ["rt_app", "rt_collab", "rt_share_reader", "rt_backup", "rt_lookup"])
      expect(printed).toContain(`create role ${role}`);
    for (const secret of Object.values(secrets.passwords)) expect(printed).not.toContain(secret);
    const renamed = printed.replaceAll(/\brt_(?!test_)/g, "zz_");
    await admin
      .begin(async (tx) => {
        await tx.unsafe(renamed);
        await tx.unsafe("create role zz_marker; do $$ begin raise exception 'undo'; end $$");
      })
      .catch((error: Error) => expect(error.message).toBe("undo"));
  } finally {
    await admin`drop database if exists ${admin(name)} with (force)`;
    await admin`drop role if exists ${admin(`owner_${name}`)}`;
    await admin.end();
  }
});

test("a verifier is what Postgres itself would keep", async () => {
  const [row] = await database.everything<
    { kept: string }[]
  >`select rolpassword as kept from pg_authid where rolname = 'rt_app'`;
  const salt = /^SCRAM-SHA-256\$4096:([^$]+)\$/.exec(row?.kept ?? "")?.[1] ?? "";
  expect(scramVerifier(secrets.passwords.app, Buffer.from(salt, "base64"))).toBe(row?.kept);
  expect(addressOf("postgres://o:p@h:1/d", "app", secrets)).toMatch(/^postgres:\/\/rt_app:[^@]+@h:1\/d$/);
});
