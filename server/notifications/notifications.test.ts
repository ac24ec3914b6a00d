// Who is told of what, in which ways, and by whom that is read: over the API and in what is really stored.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createApiContext } from "#server/api/context.ts";
import { createCallerFactory } from "#server/api/procedures.ts";
import { appRouter } from "#server/api/root.ts";
import { replaceScopeRuntime, Scope } from "#server/auth/scope.ts";
import { provideSetting } from "#server/env.ts";
import { sendOutbox } from "#server/jobs/mail.ts";
import { mailNotices, tellFor, tellStale } from "#server/jobs/notices.ts";
import { listStoredMails } from "#server/mail/mailbox.ts";
import { callAs } from "#server/testing/cycle-world.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";
import { handleOneClick } from "./http.ts";
import { notify } from "./notify.ts";
import { makeUnsubscribeToken } from "./unsubscribe.ts";

let database: TestDatabase;
let dataDir: string;
let place: make.TestWorkspace;
let lotte: make.TestPerson;
let bram: make.TestPerson;
let month: string;

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(path.join(tmpdir(), "redthread-notices-"));
  provideSetting("DATA_DIR", dataDir);
  provideSetting("SESSION_SECRET", "a secret for tests, of more than thirty-two characters");
});
afterAll(async () => {
  replaceScopeRuntime({});
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  replaceScopeRuntime({});
  place = await make.makeWorkspace(database);
  lotte = await make.makeMember(database, place.workspaceId, "editor", { displayName: "Lotte" });
  bram = await make.makeMember(database, place.workspaceId, "editor", { displayName: "Bram" });
  month = await Scope.system("test", place.workspaceId, async (scope) => scope.month);
});

const give = (to: make.TestPerson, title = "Agenda versnellen") =>
  callAs(lotte).tasks.create({
    workspaceId: place.workspaceId,
    task: { title, month, assigneeId: to.memberId },
  });
const inboxOf = async (person: make.TestPerson) =>
  (await callAs(person).notifications.list({ workspaceId: place.workspaceId })).items;
const unreadOf = (person: make.TestPerson) =>
  callAs(person).notifications.countUnread({ workspaceId: place.workspaceId });
const stored = () =>
  database.everything<{ user_id: string; kind: string; in_app: boolean; mail_due_at: Date | null }[]>`
    select user_id, kind, in_app, mail_due_at from notifications where workspace_id = ${place.workspaceId}`;
const choose = (person: make.TestPerson, settings: object) =>
  callAs(person).notifications.updateSettings({
    workspaceId: place.workspaceId,
    settings: { ways: {}, quiet: null, digestWeekday: 1, timeZone: null, ...settings },
  });
const aboutComment = { kind: "mention", subject: { kind: "comment", id: "c1" } } as const;
const tell = (recipients: string[], key: string, journeyId: string | null = null) =>
  Scope.open(lotte.actor, { workspaceId: place.workspaceId }, "task.edit", (scope) =>
    notify(scope, { ...aboutComment, recipients, journeyId, key }),
  );

describe("being given a task", () => {
  it("is told to that person, with who and what, and leads to it", async () => {
    const { id } = await give(bram);
    expect(await inboxOf(bram)).toMatchObject([
      {
        kind: "assignment",
        by: "Lotte",
        taskTitle: "Agenda versnellen",
        readAt: null,
        path: `tasks/${month}#task-${id}`,
      },
    ]);
    expect(await unreadOf(bram)).toBe(1);
    expect(await inboxOf(lotte)).toEqual([]);
  });

  it("is not told to oneself, nor when the work is done or of a month that is past", async () => {
    await give(lotte);
    const { workspaceId } = place;
    const task = { title: "Al klaar", month, assigneeId: bram.memberId, status: "done" } as const;
    await callAs(lotte).tasks.create({ workspaceId, task });
    await callAs(lotte).tasks.create({
      workspaceId,
      task: { title: "Lang geleden", month: "2020-01", assigneeId: bram.memberId },
    });
    expect(await stored()).toEqual([]);
  });

  it("is told when it changes hands, once a day however often it goes to and fro", async () => {
    const { workspaceId } = place;
    const { id: taskId } = await give(lotte);
    for (const assigneeId of [bram.memberId, lotte.memberId, bram.memberId])
      await callAs(lotte).tasks.update({ workspaceId, taskId, changes: { assigneeId } });
    expect((await inboxOf(bram)).map((one) => one.kind)).toEqual(["assignment"]);
  });

  it("goes out of the inbox with the task, and comes back with it", async () => {
    const { workspaceId } = place;
    const { id: taskId } = await give(bram);
    await callAs(lotte).tasks.remove({ workspaceId, taskId });
    expect([await inboxOf(bram), await unreadOf(bram)]).toEqual([[], 0]);
    await callAs(lotte).tasks.restore({ workspaceId, taskId });
    expect(await unreadOf(bram)).toBe(1);
  });

  it("that is taken back in its transaction was never told", async () => {
    const told = Scope.open(lotte.actor, { workspaceId: place.workspaceId }, "task.edit", async (scope) => {
      await notify(scope, {
        kind: "mention",
        recipients: [bram.userId],
        subject: { kind: "comment", id: "c1" },
        journeyId: null,
        key: "k",
      });
      throw new Error("it was taken back");
    });
    await expect(told).rejects.toThrow("it was taken back");
    expect(await stored()).toEqual([]);
  });
});

describe("telling", () => {
  it("does so once a key and person", async () => {
    expect(await tell([bram.userId, bram.userId], "mention:c1")).toBe(1);
    expect(await tell([bram.userId, place.owner.userId], "mention:c1")).toBe(1);
    expect(await stored()).toHaveLength(2);
  });

  it("leaves out strangers, guests, who has left, and who may not see the journey", async () => {
    const { workspaceId } = place;
    const stranger = await make.makeUser(database);
    const gone = await make.makeMember(database, workspaceId, "editor", { removedAt: new Date() });
    const closed = await make.makeJourney(database, workspaceId, {
      visibility: "named",
      named: [bram.memberId],
    });
    const guest = await make.makeGuest(database, workspaceId, [closed]);
    const viewer = await make.makeMember(database, workspaceId, "viewer");
    const all = [stranger, gone, guest, viewer, bram, place.owner].map((one) => one.userId);
    await tell(all, "mention:closed", closed);
    expect((await stored()).map((row) => row.user_id).sort()).toEqual(
      [bram.userId, place.owner.userId].sort(),
    );
    // a guest has no inbox, also where there is no journey that could hide it
    expect(await tell([guest.userId], "mention:nowhere")).toBe(0);
    const trashed = await make.makeJourney(database, workspaceId, { deletedAt: new Date() });
    expect(await tell(all, "mention:trashed", trashed)).toBe(0);
  });

  it("on behalf of a guest is left to a job, which knows who it was", async () => {
    const { workspaceId } = place;
    const guest = await make.makeMember(database, workspaceId, "guest", { displayName: "Karin" });
    const journeyId = await make.makeJourney(database, workspaceId);
    await make.shareJourney(database, workspaceId, journeyId, guest.userId);
    const told = await Scope.open(guest.actor, { workspaceId }, "portal.view", (scope) =>
      notify(scope, {
        kind: "reply",
        recipients: [bram.userId, guest.userId],
        subject: { kind: "comment", id: "c9" },
        journeyId,
        key: "reply:c9",
      }),
    );
    expect([told, await stored()]).toEqual([0, []]);
    const [job] = await database.everything<{ payload: unknown }[]>`
      select j.payload from jobs._private_jobs j join jobs._private_tasks t on t.id = j.task_id
      where t.identifier = 'notify'`;
    await tellFor(job?.payload);
    expect(await inboxOf(bram)).toMatchObject([{ kind: "reply", by: "Karin" }]);
  });
});

describe("one's own inbox", () => {
  it("is read, unread and read as a whole, and nobody else's can be", async () => {
    const { workspaceId } = place;
    for (const key of ["a", "b", "c"]) await tell([bram.userId], key);
    const [first] = await inboxOf(bram);
    const ids = [first?.id ?? ""];
    const api = callAs(bram).notifications;
    await api.setRead({ workspaceId, ids, isRead: true });
    expect(await unreadOf(bram)).toBe(2);
    await api.setRead({ workspaceId, ids, isRead: false });
    const { ids: marked } = await api.markAllRead({ workspaceId });
    expect([marked.length, await unreadOf(bram)]).toEqual([3, 0]);
    await api.setRead({ workspaceId, ids: marked, isRead: false });
    expect(await unreadOf(bram)).toBe(3);
    for (const other of [lotte, place.owner]) {
      const call = callAs(other).notifications.setRead({ workspaceId, ids, isRead: true });
      await expect(call).rejects.toMatchObject({ code: "NOT_FOUND" });
      expect(await inboxOf(other)).toEqual([]);
    }
  });

  it("comes in pages without a gap and without a double", async () => {
    const { workspaceId } = place;
    // one instant for all, so that only their ids tell them apart
    await Scope.open(lotte.actor, { workspaceId }, "task.edit", async (scope) => {
      for (let n = 0; n < 130; n += 1)
        await notify(scope, {
          kind: "mention",
          recipients: [bram.userId],
          subject: { kind: "comment", id: `c${n}` },
          journeyId: null,
          key: `k${n}`,
        });
    });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await callAs(bram).notifications.list({ workspaceId, cursor });
      seen.push(...page.items.map((one) => one.id));
      cursor = page.next;
    } while (cursor !== null);
    expect([seen.length, new Set(seen).size, await unreadOf(bram)]).toEqual([130, 130, 100]);
  });

  it("shows nothing of a journey that may not be seen any more", async () => {
    const { workspaceId } = place;
    const journeyId = await make.makeJourney(database, workspaceId);
    await tell([bram.userId], "mention", journeyId);
    expect(await unreadOf(bram)).toBe(1);
    await database.everything`update journeys set visibility = 'named' where id = ${journeyId}`;
    expect([await inboxOf(bram), await unreadOf(bram)]).toEqual([[], 0]);
    expect(await mailNotices(workspaceId)).toBe(0);
  });
});

describe("how somebody is told", () => {
  it("is chosen kind by kind: here, by mail, by both or not at all", async () => {
    await choose(bram, { ways: { assignment: { inApp: false, email: false } } });
    await give(bram);
    expect(await stored()).toEqual([]);
    await choose(bram, { ways: { assignment: { inApp: false, email: true } } });
    await give(bram);
    expect(await stored()).toMatchObject([{ in_app: false }]);
    expect(await inboxOf(bram)).toEqual([]);
    expect(await mailNotices(place.workspaceId)).toBe(1);
    await choose(bram, { ways: { assignment: { inApp: true, email: false } } });
    await give(bram);
    expect(await inboxOf(bram)).toMatchObject([{ kind: "assignment" }]);
    expect(await mailNotices(place.workspaceId)).toBe(0);
  });

  it("takes no zone that does not exist, and no minute that no clock shows", async () => {
    await expect(choose(bram, { timeZone: "Europe/Wervel" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(choose(bram, { quiet: { from: 0, to: 1_440 } })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });

  it("lets mail wait for the end of the quiet hours of the reader's own clock", async () => {
    await choose(bram, { quiet: { from: 22 * 60, to: 7 * 60 }, timeZone: "America/New_York" });
    // a quarter past ten in the evening in New York, a quarter past four in the morning here
    let now = new Date("2026-11-28T03:15:00Z");
    replaceScopeRuntime({ clock: { now: () => now } });
    month = "2026-11";
    await give(bram);
    expect(await unreadOf(bram)).toBe(1);
    expect(await mailNotices(place.workspaceId)).toBe(0);
    now = new Date("2026-11-28T11:59:00Z");
    expect(await mailNotices(place.workspaceId)).toBe(0);
    now = new Date("2026-11-28T12:00:00Z");
    expect(await mailNotices(place.workspaceId)).toBe(1);
    expect(await mailNotices(place.workspaceId)).toBe(0);
  });

  it("that is turned off while a mail waits, holds for that mail too", async () => {
    await give(bram);
    await choose(bram, { ways: { assignment: { inApp: true, email: false } } });
    expect(await mailNotices(place.workspaceId)).toBe(0);
  });

  it("goes to nobody whose address is not known to be theirs, nor to who has left meanwhile", async () => {
    await give(bram);
    await database.everything`update users set email_verified = null where id = ${bram.userId}`;
    expect(await mailNotices(place.workspaceId)).toBe(0);
    await give(lotte);
    await callAs(bram).tasks.create({
      workspaceId: place.workspaceId,
      task: { title: "Voor Lotte", month, assigneeId: lotte.memberId },
    });
    await database.everything`update memberships set removed_at = now() where id = ${lotte.memberId}`;
    expect(await mailNotices(place.workspaceId)).toBe(0);
  });
});

describe("the mail", () => {
  const newest = async () => (await listStoredMails(dataDir))[0];

  it("says it in the reader's language, as text and HTML, and how mail of this kind is turned off", async () => {
    await database.everything`update users set locale = 'en' where id = ${bram.userId}`;
    await give(bram, "<b>Agenda</b>\r\nBcc: x@y.nl");
    await mailNotices(place.workspaceId);
    await sendOutbox(place.workspaceId);
    const mail = await newest();
    expect(mail?.recipient).toBe(bram.email);
    expect(mail?.subject).toMatch(/^Lotte gives you a task: .*Agenda/);
    expect(mail?.subject).not.toMatch(/[\r\n]/);
    expect(mail?.html).toContain("&lt;b&gt;Agenda");
    expect(mail?.html).toContain("prefers-color-scheme:dark");
    expect(mail?.text).toContain(`/tasks/${month}#task-`);
    const stop = /http\S+\/unsubscribe\?token=(\S+)/.exec(mail?.text ?? "");
    expect(mail?.headers).toMatchObject({
      "List-Unsubscribe": `<${new URL(stop?.[0] ?? "http://x").origin}/api/unsubscribe?token=${stop?.[1]}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    });
  });

  const oneClick = (token: string, body = "List-Unsubscribe=One-Click") =>
    handleOneClick(
      new Request(`http://localhost:3000/api/unsubscribe?token=${encodeURIComponent(token)}`, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded", origin: "https://mail.example" },
        body,
      }),
    );
  const tokenOf = (person: make.TestPerson) =>
    makeUnsubscribeToken({ workspaceId: place.workspaceId, userId: person.userId, kind: "assignment" });

  it("is turned off by one click of a mail program, of one kind only, and twice is once", async () => {
    const token = tokenOf(bram);
    expect((await oneClick(token)).status).toBe(200);
    expect((await oneClick(token)).status).toBe(200);
    await give(bram);
    expect(await stored()).toMatchObject([{ in_app: true, mail_due_at: null }]);
    await tell([bram.userId], "mention:still");
    expect(await mailNotices(place.workspaceId)).toBe(1);
  });

  it("is turned on again by the page behind its link, without signing in", async () => {
    const nobody = createCallerFactory(appRouter)(createApiContext(null, "127.0.0.1")).notifications;
    const token = tokenOf(bram);
    expect(await nobody.previewUnsubscribe({ token })).toMatchObject({ kind: "assignment", isOn: true });
    await nobody.unsubscribe({ token, isOn: false });
    expect(await nobody.previewUnsubscribe({ token })).toMatchObject({ isOn: false });
    await nobody.unsubscribe({ token, isOn: true });
    await give(bram);
    expect(await mailNotices(place.workspaceId)).toBe(1);
  });

  it("is not turned off by a link that we did not sign, nor by anything but that one click", async () => {
    const [payload = "", signature = ""] = tokenOf(bram).split(".");
    const [other = ""] = tokenOf(lotte).split(".");
    const forged = [
      `${other}.${signature}`,
      `${payload}.`,
      payload,
      `${payload}.${signature.slice(0, -1)}`,
      ".",
    ];
    for (const token of forged) expect([token, (await oneClick(token)).status]).toEqual([token, 404]);
    expect((await oneClick(tokenOf(bram), "List-Unsubscribe=Something")).status).toBe(400);
    expect((await oneClick(tokenOf(bram), "x".repeat(2_000))).status).toBe(413);
    await give(bram);
    expect(await mailNotices(place.workspaceId)).toBe(1);
  });
});

describe("a journey that is left alone", () => {
  it("is told to its owner once a month, from the day on which its review is too old", async () => {
    const { workspaceId } = place;
    const journeyId = await make.makeJourney(database, workspaceId, {
      ownerId: bram.memberId,
      createdAt: new Date("2026-08-20T09:00:00Z"),
    });
    const ring = (at: string) => {
      replaceScopeRuntime({ clock: { now: () => new Date(at) } });
      return Promise.all([1, 2].map(() => Scope.system("tell_stale", workspaceId, tellStale)));
    };
    await ring("2026-09-20T09:00:00Z");
    expect(await stored()).toEqual([]);
    await ring("2026-09-21T09:00:00Z");
    await ring("2026-09-29T09:00:00Z");
    expect(await stored()).toMatchObject([{ user_id: bram.userId, kind: "journeyStale" }]);
    await ring("2026-10-02T09:00:00Z");
    expect(await stored()).toHaveLength(2);
    await make.makeCycle(database, workspaceId, journeyId, {
      month: "2026-09",
      reviewOn: "2026-10-01",
      state: "closed",
      closedAt: new Date("2026-10-03T09:00:00Z"),
    });
    await ring("2026-11-03T09:00:00Z");
    expect(await stored()).toHaveLength(2);
    await ring("2026-11-04T09:00:00Z");
    expect(await stored()).toHaveLength(3);
  });
});
