// The server's roles: made or repaired at every start, before the migrations. Roles belong to the whole Postgres server, so
// one server serves one installation; its id is the comment of rt_app.
import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import type { Sql } from "postgres";
import { refusalOf } from "./failures.ts";

export const LOGIN_ROLES = {
  app: "rt_app",
  collab: "rt_collab",
  share: "rt_share_reader",
  backup: "rt_backup",
} as const;
export type LoginRole = keyof typeof LOGIN_ROLES;
const LOGINS = Object.entries(LOGIN_ROLES) as [LoginRole, string][];
/** Owns the definer functions and cannot log in. */
export const LOOKUP_ROLE = "rt_lookup";

export interface RoleSecrets {
  readonly installationId: string;
  readonly passwords: Readonly<Record<LoginRole, string>>;
}

/** A start that must not go on, with the sentence (and the SQL) that says what to do. */
export class DatabaseSetupError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "DatabaseSetupError";
  }
}

const ITERATIONS = 4096;

/** The SCRAM verifier of a password: what the server keeps, so that no log of it ever holds the password. */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16)): string {
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, "sha256");
  const clientKey = createHmac("sha256", salted).update("Client Key").digest();
  const storedKey = createHash("sha256").update(clientKey).digest("base64");
  const serverKey = createHmac("sha256", salted).update("Server Key").digest("base64");
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString("base64")}$${storedKey}:${serverKey}`;
}

const loginSql = (verb: "create" | "alter", role: string, password: string) =>
  `${verb} role ${role} ${verb === "alter" ? "with " : ""}login noinherit password '${scramVerifier(password)}'`;

/** Everything a database administrator has to run where the owner may not make roles. */
export function rolesSql(secrets: RoleSecrets, owner: string, database: string): string {
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
  return [
    ...LOGINS.map(([key, role]) => `${loginSql("create", role, secrets.passwords[key])};`),
    `create role ${LOOKUP_ROLE} nologin;`,
    `grant ${LOOKUP_ROLE} to ${quoted(owner)} with admin option;`,
    `comment on role ${LOGIN_ROLES.app} is '${secrets.installationId}';`,
    `grant create, connect on database ${quoted(database)} to ${quoted(owner)};`,
    `grant create, usage on schema public to ${quoted(owner)};`,
  ].join("\n");
}

interface Found {
  readonly owner: string;
  readonly database: string;
  readonly mayCreate: boolean;
  readonly roles: ReadonlySet<string>;
  readonly installationId: string | null;
}

async function look(sql: Sql): Promise<Found> {
  const names = [...LOGINS.map(([, role]) => role), LOOKUP_ROLE];
  const [row] = await sql<
    { owner: string; database: string; may: boolean; roles: string[] | null; installation: string | null }[]
  >`
    select current_user as owner, current_database() as database,
      (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as may,
      (select array_agg(rolname::text) from pg_roles where rolname = any (${names})) as roles,
      (select shobj_description(oid, 'pg_authid') from pg_roles where rolname = ${LOGIN_ROLES.app}) as installation`;
  if (!row) throw new Error("Postgres did not say who we are");
  return {
    owner: row.owner,
    database: row.database,
    mayCreate: row.may,
    roles: new Set(row.roles ?? []),
    installationId: row.installation,
  };
}

/** Two databases of one server that make roles at once get in each other's way; then it is tried again. */
async function patiently(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      const code = refusalOf(error)?.code;
      const again = code === "23505" || code === "42710" || code === "XX000";
      if (!again || attempt === 5) throw error;
      await new Promise((resolve) => setTimeout(resolve, 40 * attempt));
    }
  }
}

/**
 * Makes the roles, or gives them their passwords again.
 * @param sql the owner's connection
 * @param given roles whose address the operator named: these must exist and keep their password
 * @throws DatabaseSetupError where another installation owns the server, or the owner may not make roles
 */
export async function provideRoles(
  sql: Sql,
  secrets: RoleSecrets,
  given: ReadonlySet<LoginRole>,
): Promise<void> {
  const found = await look(sql);
  if (found.installationId !== null && found.installationId !== secrets.installationId) {
    throw new DatabaseSetupError(
      `This Postgres server belongs to another Redthread installation (${found.installationId}); nothing was changed. Use a server of its own, or put back that installation's secrets.json.`,
    );
  }
  const missing = [...LOGINS.map(([, role]) => role), LOOKUP_ROLE].filter((role) => !found.roles.has(role));
  if (!found.mayCreate) {
    // roles made by hand from the printed SQL hold the passwords of secrets.json, or those of the given addresses
    if (missing.length === 0) return;
    throw new DatabaseSetupError(askForRoles(`is missing ${missing.join(", ")}`, secrets, found));
  }
  try {
    for (const [key, role] of LOGINS) {
      if (found.roles.has(role) && given.has(key)) continue;
      const verb = found.roles.has(role) ? "alter" : "create";
      await patiently(() => sql.unsafe(loginSql(verb, role, secrets.passwords[key])));
    }
    if (!found.roles.has(LOOKUP_ROLE))
      await patiently(() => sql.unsafe(`create role ${LOOKUP_ROLE} nologin`));
    if (found.installationId === null) {
      await patiently(() => sql.unsafe(`comment on role ${LOGIN_ROLES.app} is '${secrets.installationId}'`));
    }
  } catch (error) {
    if (refusalOf(error)?.code !== "42501") throw error;
    throw new DatabaseSetupError(askForRoles("has roles that were made by somebody else", secrets, found));
  }
}

const askForRoles = (why: string, secrets: RoleSecrets, found: Found) =>
  `The database server ${why}, and ${found.owner} may not make or change them. Let an administrator run this once:\n\n${rolesSql(secrets, found.owner, found.database)}\n`;

/** CONNECT and nothing else, again at every start: a restored or cloned database does not bring these rights along. */
export async function grantConnect(sql: Sql): Promise<void> {
  await sql.unsafe(`do $$ begin
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to ${LOGINS.map(([, role]) => role).join(", ")}', current_database());
  end $$`);
}

/** The address of a role: the owner's, with another name and password. */
export function addressOf(ownerUrl: string, key: LoginRole, secrets: RoleSecrets): string {
  const url = new URL(ownerUrl);
  url.username = LOGIN_ROLES[key];
  url.password = encodeURIComponent(secrets.passwords[key]);
  return url.href;
}
