// Who sees the operators' page, and that its figures are those of the database and of the process.
import { afterAll, beforeAll, expect, test } from "vitest";
import { DomainError } from "#domain/errors.ts";
import type { SessionUser } from "#server/auth/session.ts";
import { CollabMeasures, Durations } from "#server/collab/measures.ts";
import { provideSetting } from "#server/env.ts";
import { reportFigures } from "#server/process-parts.ts";
import { quantile, watchFigures } from "#server/process-figures.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import { makeWorkspace } from "#server/testing/factories.ts";
import { Scope } from "#server/auth/scope.ts";
import { getStatus } from "./queries.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  provideSetting("OPERATORS", "");
  await database.drop();
});

const person = (email: string, emailVerified = true): SessionUser => ({
  id: "user",
  sessionId: "session",
  name: "Iemand",
  email,
  emailVerified,
  locale: "nl",
  theme: "system",
});
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof DomainError ? error.code : error),
  );

test("only those named by the setting see it; without the setting, on this machine alone, whoever is signed in", async () => {
  expect(await refusal(getStatus(person("wie@dan.example")))).toBeNull();
  provideSetting("OPERATORS", "Beheer@voorbeeld.example, ander@voorbeeld.example");
  expect(await refusal(getStatus(person("wie@dan.example")))).toBe("NOT_FOUND");
  expect(await refusal(getStatus(person("beheer@voorbeeld.example")))).toBeNull();
  // an address nobody has proven is nobody's
  expect(await refusal(getStatus(person("beheer@voorbeeld.example", false)))).toBe("NOT_FOUND");
  provideSetting("OPERATORS", "");
  provideSetting("APP_URL", "https://redthread.example");
  provideSetting("SESSION_SECRET", "x".repeat(40));
  provideSetting("SMTP_URL", "smtp://mail.example");
  expect(await refusal(getStatus(person("wie@dan.example")))).toBe("NOT_FOUND");
  provideSetting("APP_URL", "");
});

test("it says how the database is set, what waits, and what was counted", async () => {
  const home = await makeWorkspace(database);
  await Scope.system("test", home.workspaceId, (scope) =>
    scope.mail({ recipient: "a@voorbeeld.example", template: "invitation", locale: "nl", data: {} }),
  );
  await database.everything`select jobs.add_job('seal_audit')`;
  const measures = new CollabMeasures();
  for (const ms of [4, 4, 4, 40]) measures.commits.observe(ms);
  measures.refused.add("forbidden");
  measures.refused.add("invalid");
  measures.refused.add("invalid");
  const health = { status: "ok", sockets: 7, rooms: 3, queuedBytes: 12, oldest: 5 } as const;
  reportFigures(watchFigures({ measures, health: () => health }));

  const status = await getStatus(person("wie@dan.example"));
  // tests run a database without fsync on purpose: the page would say so
  expect(status.database).toMatchObject({ fsync: "off", synchronousCommit: expect.any(String) });
  expect(status.database.bytes).toBeGreaterThan(1_000_000);
  expect(status.mails).toEqual({ waiting: 1, failed: 0 });
  expect(status.jobs).toEqual([{ task: "seal_audit", waiting: 1, retrying: 0, failed: 0 }]);
  expect(status.figures).toMatchObject({
    rooms: 3,
    sockets: 7,
    commits: { count: 4, p50: 5, p95: 50 },
    refused: [
      { what: "invalid", count: 2 },
      { what: "forbidden", count: 1 },
    ],
  });
  expect(status.lastBackupAt).toBeNull();
});

test("a share of durations is told by the bound below which it fell", () => {
  const durations = new Durations();
  expect(quantile(durations, 0.5)).toBeNull();
  for (let i = 0; i < 99; i += 1) durations.observe(8);
  durations.observe(60_000);
  expect([quantile(durations, 0.5), quantile(durations, 0.99), quantile(durations, 1)]).toEqual([
    10, 10, 10_000,
  ]);
});
