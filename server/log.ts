// The log: JSON lines without personal data. What could name a person or open a door is cut out wherever it stands.
import { type Logger, pino, stdTimeFunctions } from "pino";
import { env } from "#server/env.ts";

const SECRET = [
  "email",
  "name",
  "password",
  "token",
  "secret",
  "cookie",
  "authorization",
  "recipient",
  "ip",
  "parameters",
  "params",
  "args",
  "query",
  "detail",
];
const redacted = SECRET.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

/** What is kept of an error: where it broke, never the values it carried (drizzle puts parameters into its message). */
export function errorForLog(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const stack = (error.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const isQuery = error.message.startsWith("Failed query");
  return {
    type: error.name,
    code,
    message: isQuery ? "a query failed" : error.message,
    stack: stack.slice(0, 12).join("\n"),
    ...(error.cause instanceof Error ? { cause: errorForLog(error.cause) } : {}),
  };
}

let logger: Logger | undefined;

/** The process's logger. */
export function log(): Logger {
  logger ??= pino({
    level: env().logLevel,
    timestamp: stdTimeFunctions.isoTime,
    base: null,
    redact: { paths: redacted, censor: "[cut]" },
    serializers: { err: errorForLog },
  });
  return logger;
}
