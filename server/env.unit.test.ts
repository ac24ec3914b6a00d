// Settings: everything wrong is said at once, one sentence each, and no plain http address but this machine's.
import { expect, test } from "vitest";
import { readEnv } from "./env.ts";

const problems = (source: Record<string, string>) => {
  const result = readEnv(source);
  return "problems" in result ? result.problems : [];
};
const settings = (source: Record<string, string> = {}) => {
  const result = readEnv(source);
  if ("problems" in result) throw new Error(result.problems.join("\n"));
  return result.env;
};

const PUBLIC = {
  APP_URL: "https://reis.example",
  HOST: "0.0.0.0",
  SESSION_SECRET: "s".repeat(32),
  SMTP_URL: "smtps://mail.example",
};

test("nothing needs to be set on one machine, and empty counts as not set", () => {
  const sources: Record<string, string>[] = [
    {},
    { PORT: "", APP_URL: "", SESSION_SECRET: "", DATABASE_URL: "", DEMO: "" },
  ];
  for (const source of sources) {
    const env = settings(source);
    expect([env.appUrl.href, env.host, env.port, env.dataDir]).toEqual([
      "http://localhost:3000/",
      "127.0.0.1",
      3000,
      ".data",
    ]);
    expect([env.isLoopback, env.isDemoAllowed, [...env.roles]]).toEqual([
      true,
      true,
      ["web", "collab", "worker"],
    ]);
  }
});

test("a public address is https, with a secret and a way to send mail, and never a demo", () => {
  expect(problems({ ...PUBLIC, APP_URL: "http://reis.example" })).toEqual([
    expect.stringMatching(/^APP_URL: .*https/),
  ]);
  const missing = problems({ APP_URL: "https://reis.example" });
  expect(missing.map((sentence) => sentence.split(":")[0])).toEqual(["SESSION_SECRET", "SMTP_URL"]);
  expect(settings(PUBLIC)).toMatchObject({ isLoopback: false, isDemoAllowed: false });
  expect(settings({ HOST: "0.0.0.0", APP_URL: "http://localhost:3000" }).isDemoAllowed).toBe(false);
  expect(settings({ DEMO: "0" }).isDemoAllowed).toBe(false);
});

test("everything that is wrong is said at once, whether by itself or beside another", () => {
  const found = problems({
    PORT: "many",
    NODE_ENV: "prod",
    ROLES: "web,cook",
    DATABASE_URL: "mysql://x",
    APP_URL: "http://reis.example",
    SESSION_SECRET: "short",
    GOOGLE_CLIENT_ID: "only-half",
    OIDC_CLIENT_ID: "a",
    OIDC_CLIENT_SECRET: "b",
  });
  const names = [
    "PORT",
    "NODE_ENV",
    "ROLES",
    "DATABASE_URL",
    "APP_URL",
    "SESSION_SECRET",
    "SMTP_URL",
    "GOOGLE_CLIENT_ID",
    "OIDC_ISSUER",
  ];
  for (const name of names)
    expect(found.filter((sentence) => sentence.startsWith(name)).length, name).toBeGreaterThan(0);
  for (const sentence of found) expect(sentence).toMatch(/^[A-Z_]+( and [A-Z_]+)?: .+\.$/);
  expect(new Set(found.map((sentence) => sentence.split(":")[0])).size).toBe(found.length);
  expect(found).toContain("PORT: must be a whole number from 1 to 65535.");
});
