// The owner of the product's database: a login that may make roles and is no superuser. The server's roles,
// migrations and walls build on it exactly as they would on an outside DATABASE_URL.
import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { readText } from "./postgres-cluster.mjs";

const OWNER = "rt_owner";
const DATABASE = "redthread";
const SETUP_LOCK = 7236852;

/** What the server stores instead of a password, made here so that no log of the server ever holds the password. */
function scramVerifier(password) {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, 4096, 32, "sha256");
  const clientKey = createHmac("sha256", salted).update("Client Key").digest();
  const stored = createHash("sha256").update(clientKey).digest("base64");
  const server = createHmac("sha256", salted).update("Server Key").digest("base64");
  return `SCRAM-SHA-256$4096:${salt.toString("base64")}$${stored}:${server}`;
}

/** The owner's password, kept beside the cluster so that both are moved and deleted together. */
function keepPassword(folder) {
  const file = path.join(folder, "owner-password");
  const known = readText(file)?.trim();
  if (known) return known;
  const password = randomBytes(24).toString("hex");
  const temporary = `${file}.${process.pid}.tmp`;
  fs.writeFileSync(temporary, password, { mode: 0o600 });
  fs.renameSync(temporary, file);
  return password;
}

async function canConnect(url) {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    await sql`select 1`;
    return true;
  } catch (error) {
    if (["28P01", "28000", "3D000"].includes(error.code)) return false;
    throw error;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/**
 * Makes the owner and the database where they are missing.
 * @param {{ sql: import("postgres").Sql, folder: string, port: number }} input `sql` is the superuser's connection
 * @returns {Promise<string>} the owner's address of the database
 */
export async function provideOwner({ sql, folder, port }) {
  // one process at a time: the password file, the role and the database belong together
  await sql`select pg_advisory_lock(${SETUP_LOCK})`;
  try {
    const password = keepPassword(folder);
    const url = `postgres://${OWNER}:${password}@127.0.0.1:${port}/${DATABASE}`;
    const [role] = await sql`select 1 from pg_roles where rolname = ${OWNER}`;
    const [database] = await sql`select 1 from pg_database where datname = ${DATABASE}`;
    if (role && database && (await canConnect(url))) return url;
    // utility statements take no parameters; the verifier holds only base64, "$" and ":"
    const verifier = scramVerifier(password);
    await sql.unsafe(
      `${role ? "alter" : "create"} role ${OWNER} with login createrole nosuperuser password '${verifier}'`,
    );
    if (!database) await sql.unsafe(`create database ${DATABASE} owner ${OWNER}`);
    return url;
  } finally {
    await sql`select pg_advisory_unlock(${SETUP_LOCK})`;
  }
}
