// What is told by the calendar over fourteen months in three zones, with simulated time, two workers at once and work that is cut
// off half-way: a digest a week, on its own day, once each. And mails that wait for a mail server that is away for a day.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { addDays, type DayString } from "#domain/month.ts";
import { weekdayOf } from "#domain/notification.ts";
import { replaceScopeRuntime, Scope } from "#server/auth/scope.ts";
import { dayIn, minuteOfDayIn } from "#server/clock.ts";
import { provideSetting } from "#server/env.ts";
import { queueMail } from "#server/mail/workspace-queue.ts";
import { notify } from "#server/notifications/notify.ts";
import { callAs } from "#server/testing/cycle-world.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";
import { type SmtpCatch, startSmtpCatch } from "#server/testing/smtp-catch.ts";
import { sendOutbox } from "./mail.ts";
import { mailNotices, tellDigests } from "./notices.ts";

/** Zones, each with hours of a Monday in UTC: before seven there, from seven on there, and late in its week. */
const ZONES = [
  ["America/New_York", [10, 12, 100]],
  ["Pacific/Kiritimati", [-8, -7, 80]],
  ["Europe/Amsterdam", [4, 6, 90]],
] as const;
const FIRST = "2026-01-05";
const WEEKS = 60;
const HOUR = 3_600_000;

let database: TestDatabase;
let now = new Date();
beforeAll(async () => {
  database = await createTestDatabase();
  provideSetting("SESSION_SECRET", "a secret for tests, of more than thirty-two characters");
});
afterEach(() => {
  provideSetting("SMTP_URL", "");
  replaceScopeRuntime({});
});
afterAll(() => database.drop());

/** One round of a worker. */
async function ring(workspaceId: string): Promise<void> {
  await tellDigests(workspaceId);
  await mailNotices(workspaceId);
}

/** A round whose process dies in the middle: what it wrote in its last transaction is gone. */
async function dyingRing(workspaceId: string, after: number): Promise<void> {
  let calls = 0;
  const clock = {
    now: () => {
      calls += 1;
      // every scope asks the time once, when it opens
      if (calls > after) throw new Error("killed");
      return now;
    },
  };
  const before = replaceScopeRuntime({ clock });
  await ring(workspaceId).catch(() => {});
  replaceScopeRuntime(before);
}

describe("sixty weeks in three zones", { timeout: 240_000 }, () => {
  it("bring one digest a week to each person, on their own day and not before seven", async () => {
    replaceScopeRuntime({ clock: { now: () => now } });
    const places = [];
    for (const [timeZone, hours] of ZONES) {
      const { workspaceId, owner } = await make.makeWorkspace(database, { timeZone });
      await make.makeTask(database, workspaceId, {
        assigneeId: owner.memberId,
        month: "2026-01",
        title: "Werk",
      });
      // one who has nothing to do gets no empty mail; one who turned it off gets none
      await make.makeMember(database, workspaceId, "viewer");
      const quiet = await make.makeMember(database, workspaceId, "editor");
      await make.makeTask(database, workspaceId, { assigneeId: quiet.memberId, month: "2026-01" });
      now = new Date(`${FIRST}T00:00:00Z`);
      await callAs(quiet).notifications.updateSettings({
        workspaceId,
        settings: {
          ways: { weeklyDigest: { inApp: false, email: false } },
          quiet: null,
          digestWeekday: 1,
          timeZone: null,
        },
      });
      places.push({ timeZone, hours, workspaceId, owner });
    }
    let rings = 0;
    for (let week = 0; week < WEEKS; week += 1) {
      const monday = Date.parse(`${addDays(FIRST, week * 7)}T00:00:00Z`);
      for (const { workspaceId, hours } of places) {
        for (const hour of hours) {
          now = new Date(monday + hour * HOUR);
          rings += 1;
          if (rings % 4 === 0) await dyingRing(workspaceId, rings % 5);
          await Promise.all([ring(workspaceId), ring(workspaceId)]);
        }
      }
    }
    for (const { timeZone, workspaceId, owner } of places) {
      const mails = await database.everything<
        { recipient: string; created_at: Date; data: { tasks: string[] } }[]
      >`
        select recipient, created_at, data from mail_outbox where workspace_id = ${workspaceId}
        and template = 'weeklyDigest' order by created_at`;
      expect([timeZone, mails.length]).toEqual([timeZone, WEEKS]);
      expect(new Set(mails.map((mail) => mail.recipient))).toEqual(new Set([owner.email]));
      const days = mails.map((mail): DayString => dayIn(timeZone, mail.created_at));
      expect(days).toEqual(Array.from({ length: WEEKS }, (_, week) => addDays(FIRST, week * 7)));
      for (const [at, mail] of mails.entries()) {
        expect(weekdayOf(days[at] ?? "")).toBe(1);
        expect(minuteOfDayIn(timeZone, mail.created_at)).toBeGreaterThanOrEqual(7 * 60);
        expect(mail.data.tasks).toEqual(["Werk"]);
      }
    }
  });

  it("hold a digest that nobody could send on its day, up to two days late", async () => {
    const { workspaceId, owner } = await make.makeWorkspace(database);
    await make.makeTask(database, workspaceId, { assigneeId: owner.memberId, month: "2026-01" });
    replaceScopeRuntime({ clock: { now: () => now } });
    const count = async () => {
      await Promise.all([ring(workspaceId), ring(workspaceId)]);
      const rows = await database.everything`select 1 from mail_outbox where workspace_id = ${workspaceId}`;
      return rows.length;
    };
    now = new Date("2026-01-08T12:00:00Z");
    expect(await count()).toBe(0);
    now = new Date("2026-01-14T22:00:00Z");
    expect(await count()).toBe(1);
    now = new Date("2026-01-19T12:00:00Z");
    expect(await count()).toBe(2);
  });

  it("say what others changed where one works, and which reviews come, and nothing one may not see", async () => {
    const { workspaceId, owner } = await make.makeWorkspace(database);
    const bram = await make.makeMember(database, workspaceId, "manager");
    const own = await make.makeJourney(database, workspaceId, {
      title: "Eigen reis",
      ownerId: bram.memberId,
    });
    const closed = await make.makeJourney(database, workspaceId, {
      title: "Besloten reis",
      ownerId: bram.memberId,
      visibility: "named",
    });
    await make.makeJourney(database, workspaceId, { title: "Van een ander" });
    for (const journeyId of [own, closed]) {
      await database.everything`insert into room_updates (workspace_id, room_id, seq, payload, actor, at)
        values (${workspaceId}, ${journeyId}, 1, '\\x00', ${owner.userId}, '2026-11-20T10:00:00Z')`;
      await make.makeCycle(database, workspaceId, journeyId, { month: "2026-11", reviewOn: "2026-11-30" });
    }
    now = new Date("2026-11-23T08:00:00Z");
    replaceScopeRuntime({ clock: { now: () => now } });
    await ring(workspaceId);
    const mails = await database.everything<{ data: object }[]>`
      select data from mail_outbox where workspace_id = ${workspaceId} and recipient = ${bram.email}`;
    expect(mails.map(({ data }) => data)).toMatchObject([
      { tasks: [], changed: ["Eigen reis"], reviews: ["Eigen reis (maandag 30 november)"] },
    ]);
    expect(JSON.stringify(mails)).not.toContain("Besloten");
  });
});

describe("a mail server that is away for a day", () => {
  let smtp: SmtpCatch;
  beforeAll(async () => {
    smtp = await startSmtpCatch();
  });
  afterAll(() => smtp.close());

  it("gets each mail afterwards, once, with the same id however often it was tried", async () => {
    provideSetting("SMTP_URL", smtp.url);
    const { workspaceId, slug } = await make.makeWorkspace(database);
    const began = Date.parse("2026-11-10T06:00:00Z");
    now = new Date(began);
    replaceScopeRuntime({ clock: { now: () => now } });
    smtp.setDown(true);
    for (const name of ["een", "twee", "drie"])
      await Scope.system("test", workspaceId, (scope) =>
        queueMail(scope, {
          recipient: `${name}@test.example`,
          template: "journeyStale",
          locale: "nl",
          data: {
            name,
            workspace: "Wervel",
            journey: `Reis ${name}`,
            days: 40,
            link: `http://localhost:3000/${slug}`,
            stop: "http://localhost:3000/unsubscribe?token=t",
            oneClick: "http://localhost:3000/api/unsubscribe?token=t",
          },
        }),
      );
    let refusals = 0;
    for (let minute = 0; minute < 26 * 60; minute += 5) {
      now = new Date(began + minute * 60_000);
      smtp.setDown(minute < 24 * 60);
      const rounds = await Promise.allSettled([sendOutbox(workspaceId), sendOutbox(workspaceId)]);
      refusals += rounds.filter((one) => one.status === "rejected").length;
    }
    expect(refusals).toBeGreaterThan(20);
    expect(smtp.mails.map((mail) => mail.to).sort()).toEqual([
      "drie@test.example",
      "een@test.example",
      "twee@test.example",
    ]);
    const rows = await database.everything<{ id: string; sent_at: Date | null; failed: boolean }[]>`
      select id, sent_at, failed from mail_outbox where workspace_id = ${workspaceId}`;
    for (const { id, sent_at: sentAt, failed } of rows) {
      expect([sentAt === null, failed]).toEqual([false, false]);
      expect(smtp.mails.filter(({ raw }) => raw.includes(`<${id}@localhost>`))).toHaveLength(1);
    }
    const [mail] = smtp.mails;
    expect(mail?.raw).toContain("List-Unsubscribe: <http://localhost:3000/api/unsubscribe?token=t>");
    expect(mail?.raw).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    expect(mail?.raw).toMatch(/multipart\/alternative/);
  });
});

describe("a backlog of more than one round", () => {
  it("is mailed at once, and each reader gets only what they may still see", async () => {
    const { workspaceId, owner } = await make.makeWorkspace(database);
    const editor = await make.makeMember(database, workspaceId, "editor");
    const journeyId = await make.makeJourney(database, workspaceId);
    const hidden = await make.makeJourney(database, workspaceId);
    await database.everything`
      insert into notifications (workspace_id, id, user_id, kind, subject_kind, subject_id, journey_id, key, mail_due_at)
      select ${workspaceId}, 'n-' || i, case when i % 2 = 0 then ${editor.userId} else ${owner.userId} end, 'mention', 'comment',
        'c-' || i, case when i % 10 = 0 then ${hidden} else ${journeyId} end, 'k-' || i, now() from generate_series(1, 1020) i`;
    // every tenth is the editor's, and tells of a journey that is not theirs any more
    await database.everything`update journeys set visibility = 'named' where id = ${hidden}`;
    expect(await mailNotices(workspaceId)).toBe(1_020 - 102);
    expect(await mailNotices(workspaceId)).toBe(0);
    const [row] = await database.everything<{ open: number; queued: number }[]>`
      select (select count(*)::int from notifications where workspace_id = ${workspaceId} and mailed_at is null) as open,
        (select count(*)::int from mail_outbox where workspace_id = ${workspaceId}) as queued`;
    expect(row).toEqual({ open: 0, queued: 918 });
  });
});

describe("a journey with a name in two languages", () => {
  it("is named in mail and inbox as its reader's language does", async () => {
    const { workspaceId, owner } = await make.makeWorkspace(database);
    const english = await make.makeMember(database, workspaceId, "editor");
    await database.everything`update users set locale = 'en' where id = ${english.userId}`;
    const journeyId = await make.makeJourney(database, workspaceId, {
      title: "Krullen",
      titleTranslations: { en: "Curls" },
      ownerId: english.memberId,
    });
    await Scope.system("test", workspaceId, (scope) =>
      notify(scope, {
        kind: "journeyStale",
        recipients: [english.userId, owner.userId],
        subject: { kind: "journey", id: journeyId },
        journeyId,
        key: "journeyStale:x",
      }),
    );
    await mailNotices(workspaceId);
    const mails = await database.everything<{ recipient: string; journey: string }[]>`
      select recipient, data->>'journey' as journey from mail_outbox where workspace_id = ${workspaceId}`;
    expect(new Map(mails.map((mail) => [mail.recipient, mail.journey]))).toEqual(
      new Map([
        [english.email, "Curls"],
        [owner.email, "Krullen"],
      ]),
    );
    const { items } = await callAs(english).notifications.list({ workspaceId });
    expect(items).toMatchObject([{ journeyTitle: "Krullen", journeyTranslations: { en: "Curls" } }]);
  });
});
