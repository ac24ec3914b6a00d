// The worker's tasks: the sealed trail and who tampered with it, the sweeps, and mails that go at least once.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mailOutbox } from "#db/schema/workspaces.ts";
import { replaceScopeRuntime, Scope } from "#server/auth/scope.ts";
import { provideSetting } from "#server/env.ts";
import { listStoredMails } from "#server/mail/mailbox.ts";
import { renderMail } from "#server/mail/render.ts";
import { queueMail } from "#server/mail/workspace-queue.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import {
  makeEvidence,
  makeJourney,
  makeMetric,
  makeNode,
  makeTask,
  makeWorkspace,
  newId,
  type TestWorkspace,
} from "#server/testing/factories.ts";
import { sealAudit, verifyAudit } from "./audit.ts";
import { sendOutbox } from "./mail.ts";
import { emptyTrash, purgeRemovedNodes, sweepExpired } from "./sweep.ts";

let database: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(path.join(tmpdir(), "redthread-mail-"));
  provideSetting("DATA_DIR", dataDir);
});
afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

const job = <T>({ workspaceId }: TestWorkspace, run: (scope: Scope) => Promise<T>) =>
  Scope.system("test", workspaceId, run);
const write = (place: TestWorkspace, times: number) =>
  job(place, async (scope) => {
    for (let n = 0; n < times; n += 1)
      await scope.audit("test.write", { kind: "thing", id: newId() }, { n, b: { z: 1, a: 2 } });
  });

/** Seals until so many entries are sealed: sealing waits for every open transaction of the server, other test files' too. */
async function seal(place: TestWorkspace, wanted: number): Promise<void> {
  let sealed = 0;
  await expect
    .poll(async () => (sealed += await job(place, sealAudit)), { timeout: 60_000, interval: 100 })
    .toBe(wanted);
}

describe("the trail", { timeout: 120_000 }, () => {
  it("is sealed as one chain a workspace, entry by entry, and found sound", async () => {
    const [place, other] = [await makeWorkspace(database), await makeWorkspace(database)];
    await write(place, 3);
    await write(other, 2);
    expect(await job(place, verifyAudit)).toMatchObject({ isSound: true, sealed: 0, unsealed: 3 });
    await seal(place, 3);
    await write(place, 2);
    await seal(place, 2);
    expect(await job(place, sealAudit)).toBe(0);
    expect(await job(place, verifyAudit)).toEqual({ isSound: true, sealed: 5, unsealed: 0, problems: [] });
    expect(await job(other, verifyAudit)).toMatchObject({ sealed: 0, unsealed: 2 });
  });

  it("waits for a transaction that began earlier and has not ended", async () => {
    const place = await makeWorkspace(database);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let wrote = () => {};
    const isWritten = new Promise<void>((resolve) => {
      wrote = resolve;
    });
    const slow = job(place, async (scope) => {
      await scope.audit("test.slow", { kind: "thing", id: null });
      wrote();
      await held;
    });
    await isWritten;
    await write(place, 1);
    expect(await job(place, sealAudit)).toBe(0);
    release();
    await slow;
    await seal(place, 2);
    expect(await job(place, verifyAudit)).toMatchObject({ isSound: true, sealed: 2 });
  });

  it("shows a changed entry, a vanished seal and an entry that nobody sealed", async () => {
    const place = await makeWorkspace(database);
    await write(place, 4);
    await seal(place, 4);
    const [second] = await database.everything<{ entry_id: string }[]>`
      select entry_id from audit_seals where workspace_id = ${place.workspaceId} and position = 2`;
    const entryId = second?.entry_id ?? "";
    await database.everything`update audit_entries set action = 'test.other' where id = ${entryId}`;
    expect(await job(place, verifyAudit)).toMatchObject({
      isSound: false,
      problems: [{ entryId, problem: "changed" }],
    });
    await database.everything`update audit_entries set action = 'test.write' where id = ${entryId}`;
    await database.everything`delete from audit_seals where entry_id = ${entryId}`;
    await database.everything`update audit_entries set at = now() - interval '3 minutes' where id = ${entryId}`;
    const verdict = await job(place, verifyAudit);
    expect(verdict.isSound).toBe(false);
    expect(verdict.problems.map((one) => one.problem)).toContain("unsealed");
    expect(verdict.problems.map((one) => one.problem)).toContain("missing");
  });

  it("cannot be changed by the application", async () => {
    const place = await makeWorkspace(database);
    await write(place, 1);
    const change = database.pools.appSql.begin(async (tx) => {
      await tx`select set_config('app.workspace_id', ${place.workspaceId}, true), set_config('app.role', 'system', true)`;
      await tx`update audit_entries set action = 'test.other'`;
    });
    await expect(change).rejects.toMatchObject({ code: "42501" });
  });
});

describe("the sweeps", () => {
  it("empty the trash after thirty days, and the workspace with everything in it", async () => {
    const place = await makeWorkspace(database);
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
    const old = await makeJourney(database, place.workspaceId, { deletedAt: daysAgo(31) });
    const recent = await makeJourney(database, place.workspaceId, { deletedAt: daysAgo(29) });
    const live = await makeJourney(database, place.workspaceId);
    const { evidenceId } = await makeEvidence(database, place.workspaceId, { deletedAt: daysAgo(40) });
    await job(place, emptyTrash);
    const left = await database.everything<
      { id: string }[]
    >`select id from journeys where workspace_id = ${place.workspaceId}`;
    expect(left.map((row) => row.id).sort()).toEqual([recent, live].sort());
    expect(left.map((row) => row.id)).not.toContain(old);
    expect(await database.everything`select 1 from evidence where id = ${evidenceId}`).toHaveLength(0);

    await write(place, 2);
    await job(place, sealAudit);
    await database.everything`update workspaces set deleted_at = now() - interval '31 days' where id = ${place.workspaceId}`;
    await job(place, emptyTrash);
    expect(await database.everything`select 1 from workspaces where id = ${place.workspaceId}`).toHaveLength(
      0,
    );
    expect(
      await database.everything`select 1 from journeys where workspace_id = ${place.workspaceId}`,
    ).toHaveLength(0);
  });

  it("take a metric away that tasks name, by itself or with its journey; the tasks stay", async () => {
    const place = await makeWorkspace(database);
    const here = place.workspaceId;
    const deletedAt = new Date(Date.now() - 31 * 86_400_000);
    const old = await makeJourney(database, here, { deletedAt });
    const live = await makeJourney(database, here);
    const byItself = await makeMetric(database, here, { journeyId: live, deletedAt });
    const withJourney = await makeMetric(database, here, { journeyId: old });
    const kept = await makeMetric(database, here, { journeyId: live });
    const named = [byItself, withJourney, kept];
    for (const metricId of named) await makeTask(database, here, { journeyId: live, metricId });
    await job(place, emptyTrash);
    const left = await database.everything<{ metric_id: string | null }[]>`
      select metric_id from tasks where workspace_id = ${here} order by metric_id nulls last`;
    expect(left.map((row) => row.metric_id)).toEqual([kept, null, null]);
    expect(await database.everything`select id from metrics where workspace_id = ${here}`).toEqual([
      { id: kept },
    ]);
  });

  it("forget nodes that were removed ninety days ago, not earlier", async () => {
    const place = await makeWorkspace(database);
    const journeyId = await makeJourney(database, place.workspaceId);
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
    await makeNode(database, place.workspaceId, journeyId, { removedAt: daysAgo(91) });
    const kept = await makeNode(database, place.workspaceId, journeyId, { removedAt: daysAgo(89) });
    await job(place, purgeRemovedNodes);
    const left = await database.everything<
      { node_id: string }[]
    >`select node_id from journey_nodes where journey_id = ${journeyId}`;
    expect(left.map((row) => row.node_id)).toEqual([kept]);
  });

  it("throw away tickets, tokens, sessions and counters that no longer hold", async () => {
    await database.everything`insert into verification_tokens (identifier, token, expires) values
      ('verify:a', 'x', now() - interval '2 days'), ('verify:b', 'y', now() + interval '1 hour')`;
    await database.everything`insert into rate_buckets (key, points, expire) values
      ('old', 1, now() - interval '2 hours'), ('new', 1, now() + interval '1 hour')`;
    await sweepExpired();
    expect(await database.everything`select token from verification_tokens`).toEqual([{ token: "y" }]);
    expect(await database.everything`select key from rate_buckets`).toEqual([{ key: "new" }]);
  });
});

describe("mail", () => {
  const invitation = {
    recipient: "noor@test.example",
    template: "invitation",
    locale: "nl",
    data: {
      inviter: "<b>Ruben</b>\r\nBcc: x@y.nl",
      workspace: "Wervel & Co",
      link: "http://localhost:3000/invite/abc",
      days: 14,
    },
  } as const;

  it("waits in the outbox until its transaction commits, is sent once and marked", async () => {
    const place = await makeWorkspace(database);
    const rolledBack = job(place, async (scope) => {
      await queueMail(scope, invitation);
      throw new Error("the test undoes this");
    });
    await expect(rolledBack).rejects.toThrow("the test undoes this");
    expect(await sendOutbox(place.workspaceId)).toBe(0);
    await job(place, (scope) => queueMail(scope, invitation));
    expect(await sendOutbox(place.workspaceId)).toBe(1);
    expect(await sendOutbox(place.workspaceId)).toBe(0);
    const [row] = await database.rows
      .select()
      .from(mailOutbox)
      .where(eq(mailOutbox.workspaceId, place.workspaceId));
    expect(row).toMatchObject({ attempts: 1, failed: false });
    expect(row?.sentAt).not.toBeNull();
    expect((await listStoredMails(dataDir))[0]).toMatchObject({ recipient: "noor@test.example" });
  });

  it("goes on round after round until none is left", async () => {
    const place = await makeWorkspace(database);
    const many = Array.from({ length: 230 }, (_, at) => ({
      ...invitation,
      recipient: `p${at}@test.example`,
    }));
    await job(place, (scope) => queueMail(scope, ...many));
    expect(await sendOutbox(place.workspaceId)).toBe(many.length);
    const rows = await database.rows
      .select()
      .from(mailOutbox)
      .where(eq(mailOutbox.workspaceId, place.workspaceId));
    expect(rows.every((row) => row.sentAt !== null && row.attempts === 1)).toBe(true);
  });

  it("escapes what people typed, keeps a subject on one line, and speaks both languages", () => {
    const { subject, text, html } = renderMail(invitation);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(subject).toContain("nodigt je uit voor Wervel & Co");
    expect(html).not.toContain("<b>Ruben");
    expect(html).toContain("&lt;b&gt;Ruben&lt;/b&gt;");
    expect(text).toContain("http://localhost:3000/invite/abc");
    expect(renderMail({ ...invitation, locale: "en" }).subject).toContain("invites you to Wervel & Co");
  });

  it("is tried again, later each time, and given up after three days", async () => {
    const place = await makeWorkspace(database);
    let now = new Date("2026-11-02T08:00:00Z");
    replaceScopeRuntime({ clock: { now: () => now } });
    await job(place, (scope) =>
      scope.mail({ recipient: "a@b.nl", template: "unknown", locale: "nl", data: {} }),
    );
    const stored = async () =>
      (await database.rows.select().from(mailOutbox).where(eq(mailOutbox.workspaceId, place.workspaceId)))[0];
    let refused = 0;
    for (let minute = 0; minute <= 72 * 60; minute += 5) {
      now = new Date(Date.parse("2026-11-02T08:00:00Z") + minute * 60_000);
      if (minute === 71 * 60) expect(await stored()).toMatchObject({ failed: false });
      await sendOutbox(place.workspaceId).catch(() => {
        refused += 1;
      });
    }
    replaceScopeRuntime({});
    const row = await stored();
    expect(row).toMatchObject({ attempts: refused, failed: true, sentAt: null });
    // once an hour at the end, never more often
    expect([refused > 60, refused < 90]).toEqual([true, true]);
    expect(await sendOutbox(place.workspaceId)).toBe(0);
  });
});
