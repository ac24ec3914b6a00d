// The only reader of the environment. Everything that is wrong is said at once, one sentence each.
import { z } from "zod";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]", "::1"]);
export const isLoopback = (host: string): boolean => LOOPBACK.has(host) || host.startsWith("127.");

export const SERVER_ROLES = ["web", "collab", "worker"] as const;
export type ServerRole = (typeof SERVER_ROLES)[number];

/** Given or not; an empty setting counts as not given. */
const given = (schema: z.ZodType<string>) => schema.optional();

const protocolIs = (value: string, ...protocols: string[]) =>
  URL.canParse(value) && protocols.includes(new URL(value).protocol);
const postgresUrl = z
  .string()
  .refine((value) => protocolIs(value, "postgres:", "postgresql:"), "must be a postgres:// address");

const wholeNumber = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int(error).min(least, error).max(most, error);
};
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `must be one of ${values.join(", ")}` });

const variables = z.object({
  NODE_ENV: oneOf(["development", "production", "test"]).default("production"),
  PORT: wholeNumber(1, 65_535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  APP_URL: given(
    z.string().refine((value) => protocolIs(value, "http:", "https:"), "must be an http(s):// address"),
  ),
  DATA_DIR: z.string().min(1).default(".data"),
  ROLES: z.string().default(SERVER_ROLES.join(",")),
  DEMO: oneOf(["0", "1"]).default("1"),
  DATABASE_URL: given(postgresUrl),
  DATABASE_APP_URL: given(postgresUrl),
  DATABASE_COLLAB_URL: given(postgresUrl),
  DATABASE_SHARE_URL: given(postgresUrl),
  SESSION_SECRET: given(z.string().min(32, "must have at least 32 characters")),
  SMTP_URL: given(
    z.string().refine((value) => protocolIs(value, "smtp:", "smtps:"), "must be an smtp(s):// address"),
  ),
  MAIL_FROM: given(z.string().max(200)),
  GOOGLE_CLIENT_ID: given(z.string()),
  GOOGLE_CLIENT_SECRET: given(z.string()),
  OIDC_ISSUER: given(
    z.string().refine((value) => protocolIs(value, "https:", "http:"), "must be an https:// address"),
  ),
  OIDC_CLIENT_ID: given(z.string()),
  OIDC_CLIENT_SECRET: given(z.string()),
  OIDC_NAME: z.string().max(40).default("OpenID Connect"),
  TRUSTED_PROXIES: wholeNumber(0, 5).default(0),
  LOG_LEVEL: oneOf(["silent", "error", "warn", "info", "debug"]).default("info"),
  REDIS_URL: given(
    z.string().refine((value) => protocolIs(value, "redis:", "rediss:"), "must be a redis(s):// address"),
  ),
  WEBHOOKS_INNER: oneOf(["0", "1"]).default("0"),
  METRICS_TOKEN: given(z.string().min(16, "must have at least 16 characters")),
  OPERATORS: z.string().default(""),
});

/** Names of all settings, for the documentation's own test. */
export const SETTING_NAMES = Object.keys(variables.shape);

interface Provider {
  readonly id: string;
  readonly secret: string;
}

export interface Env {
  readonly isProduction: boolean;
  readonly port: number;
  readonly host: string;
  readonly appUrl: URL;
  readonly dataDir: string;
  readonly roles: ReadonlySet<ServerRole>;
  /** True where both the bound host and APP_URL are this machine only: demo accounts and the mail page may exist. */
  readonly isLoopback: boolean;
  readonly isDemoAllowed: boolean;
  readonly databaseUrl: string | undefined;
  readonly databaseAppUrl: string | undefined;
  readonly databaseCollabUrl: string | undefined;
  readonly databaseShareUrl: string | undefined;
  readonly sessionSecret: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly google: Provider | undefined;
  readonly oidc: (Provider & { readonly issuer: string; readonly name: string }) | undefined;
  /** How many proxies in front of us may be believed about the caller's address. */
  readonly trustedProxies: number;
  readonly logLevel: "silent" | "error" | "warn" | "info" | "debug";
  readonly redisUrl: string | undefined;
  /** Development only: webhooks may lead to this machine and its neighbours, without https. */
  readonly areInnerWebhooksAllowed: boolean;
  /** What Prometheus shows to read /metrics; without it only this machine's own installation answers there. */
  readonly metricsToken: string | undefined;
  /** E-mail addresses of those who keep the installation running: they see /status. */
  readonly operators: ReadonlySet<string>;
}

export type EnvResult = { readonly env: Env } | { readonly problems: readonly string[] };

/** Reads settings; every problem is one sentence that names the variable. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): EnvResult {
  const problems: string[] = [];
  // One variable at a time, so that a wrong one does not hide what is wrong between the others.
  const readable = Object.entries(variables.shape).flatMap(([name, schema]) => {
    const result = schema.safeParse(source[name] === "" ? undefined : source[name]);
    if (result.success) return [[name, source[name] === "" ? undefined : source[name]] as const];
    problems.push(`${name}: ${result.error.issues[0]?.message ?? "cannot be read"}.`);
    return [];
  });
  const value = variables.parse(Object.fromEntries(readable));
  const isSaid = (name: string) => problems.some((sentence) => sentence.startsWith(name));

  const appUrl = new URL(
    value.APP_URL ?? `http://${isLoopback(value.HOST) ? "localhost" : value.HOST}:${value.PORT}`,
  );
  const local = isLoopback(appUrl.hostname) && isLoopback(value.HOST);
  if (appUrl.protocol === "http:" && !isLoopback(appUrl.hostname)) {
    problems.push(
      "APP_URL: an address other than this machine must be https, or sign-in cookies could be read on the way.",
    );
  }
  if (appUrl.pathname !== "/" || appUrl.search !== "") problems.push("APP_URL: must have no path.");

  const roles = value.ROLES.split(",").map((role) => role.trim());
  const unknown = roles.filter((role) => !SERVER_ROLES.some((known) => known === role));
  if (unknown.length > 0)
    problems.push(`ROLES: unknown role ${unknown.join(", ")}; known are ${SERVER_ROLES.join(", ")}.`);

  if (!isLoopback(appUrl.hostname) && value.SESSION_SECRET === undefined && !isSaid("SESSION_SECRET")) {
    problems.push("SESSION_SECRET: is required for a public address (32 characters or more, kept secret).");
  }
  if (!isLoopback(appUrl.hostname) && value.SMTP_URL === undefined && !isSaid("SMTP_URL")) {
    problems.push(
      "SMTP_URL: is required for a public address; sign-in links and invitations travel by mail.",
    );
  }
  const google = pair(
    value.GOOGLE_CLIENT_ID,
    value.GOOGLE_CLIENT_SECRET,
    "GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET",
    problems,
  );
  const oidc = pair(
    value.OIDC_CLIENT_ID,
    value.OIDC_CLIENT_SECRET,
    "OIDC_CLIENT_ID and OIDC_CLIENT_SECRET",
    problems,
  );
  if (oidc && value.OIDC_ISSUER === undefined && !isSaid("OIDC_ISSUER"))
    problems.push("OIDC_ISSUER: is required beside OIDC_CLIENT_ID.");
  if (problems.length > 0) return { problems };

  return {
    env: {
      isProduction: value.NODE_ENV === "production",
      port: value.PORT,
      host: value.HOST,
      appUrl,
      dataDir: value.DATA_DIR,
      roles: new Set(SERVER_ROLES.filter((role) => roles.includes(role))),
      isLoopback: local,
      isDemoAllowed: local && value.DEMO === "1",
      databaseUrl: value.DATABASE_URL,
      databaseAppUrl: value.DATABASE_APP_URL,
      databaseCollabUrl: value.DATABASE_COLLAB_URL,
      databaseShareUrl: value.DATABASE_SHARE_URL,
      sessionSecret: value.SESSION_SECRET,
      smtpUrl: value.SMTP_URL,
      mailFrom: value.MAIL_FROM ?? `Redthread <no-reply@${appUrl.hostname}>`,
      google,
      oidc:
        oidc && value.OIDC_ISSUER ? { ...oidc, issuer: value.OIDC_ISSUER, name: value.OIDC_NAME } : undefined,
      trustedProxies: value.TRUSTED_PROXIES,
      logLevel: value.LOG_LEVEL,
      redisUrl: value.REDIS_URL,
      areInnerWebhooksAllowed: local && value.WEBHOOKS_INNER === "1",
      metricsToken: value.METRICS_TOKEN,
      operators: new Set(
        value.OPERATORS.split(",")
          .map((address) => address.trim().toLowerCase())
          .filter((address) => address !== ""),
      ),
    },
  };
}

function pair(
  id: string | undefined,
  secret: string | undefined,
  names: string,
  problems: string[],
): Provider | undefined {
  if (id !== undefined && secret !== undefined) return { id, secret };
  if (id !== undefined || secret !== undefined) problems.push(`${names}: give both or neither.`);
  return undefined;
}

let cached: Env | undefined;

/** The settings of this process, or everything that is wrong with them. */
export const readOwnEnv = (): EnvResult => readEnv(process.env);

/** When the start script began, for the line that says how long it took; null when this was started by hand. */
export function startedAt(): number | null {
  const began = Number(process.env["REDTHREAD_STARTED_AT"]);
  return Number.isFinite(began) && began > 0 ? began : null;
}

/** The settings of this process. Throws with all problems; `server/main.ts` reports them before anything else runs. */
export function env(): Env {
  if (cached) return cached;
  const result = readOwnEnv();
  if ("problems" in result) throw new Error(result.problems.join("\n"));
  cached = result.env;
  return cached;
}

/** Gives a setting to libraries that insist on reading the environment themselves, and to Next's half of the process. */
export function provideSetting(name: string, value: string): void {
  process.env[name] = value;
  cached = undefined;
}
