// The approval of a closed month over the API: who may give it, on what, when it no longer stands, and who hears of it.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { setText } from "#document/texts.ts";
import { replaceScopeRuntime, Scope } from "#server/auth/scope.ts";
import { applyEdit } from "#server/collab/apply-edit.ts";
import { describeMonth } from "#server/exports/month-sheet.ts";
import { getMonthOnPaper } from "#server/exports/queries.ts";
import { answerOf, callAs, makeReviewedJourney, snapshotOf } from "#server/testing/cycle-world.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";

const OCTOBER = "2026-10";
const NOON = new Date("2026-11-03T12:00:00Z");

describe("the approval of a month", () => {
  let database: TestDatabase;
  let place: make.TestWorkspace;
  let manager: make.TestPerson;
  let editor: make.TestPerson;
  let now = NOON;
  beforeAll(async () => {
    database = await createTestDatabase();
    replaceScopeRuntime({ clock: { now: () => now } });
    place = await make.makeWorkspace(database);
    manager = await make.makeMember(database, place.workspaceId, "manager", { displayName: "Ilse" });
    editor = await make.makeMember(database, place.workspaceId, "editor");
  });
  afterEach(() => {
    now = NOON;
  });
  afterAll(async () => {
    replaceScopeRuntime({});
    await database.drop();
  });

  /** A journey with a figure and a task in October, which is closed. */
  async function closedMonth() {
    const { journeyId, ids } = await makeReviewedJourney(database, place);
    const { workspaceId } = place;
    const owner = callAs(place.owner);
    const { id: metricId } = await owner.metrics.create({
      journeyId,
      metric: { name: "Gebeld", unit: "count", direction: "down" },
    });
    const measure = (value: number) =>
      owner.metrics.setReading({ journeyId, metricId, month: OCTOBER, reading: { value } });
    await measure(12);
    await owner.tasks.create({
      workspaceId,
      task: { title: "Bellen", month: OCTOBER, journeyId, status: "done" },
    });
    await owner.cycles.open({ journeyId, month: OCTOBER });
    await owner.cycles.close({ journeyId, month: OCTOBER, note: "" });
    const month = { journeyId, month: OCTOBER };
    const given = async () => (await callAs(editor).cycles.get(month)).approvals;
    return { journeyId, ids, month, measure, given };
  }
  const trailOf = (journeyId: string) => database.everything<{ action: string }[]>`
    select action from audit_entries where subject_kind = 'approval' and detail ->> 'journeyId' = ${journeyId}
    order by at, id`;

  it("names who gave it, when, and the frozen snapshot it was given on", async () => {
    const { journeyId, month, measure, given } = await closedMonth();
    now = new Date("2026-11-04T09:30:00Z");
    const { id } = await callAs(manager).cycles.approve(month);
    expect(await given()).toEqual([
      { id, by: manager.memberId, at: now, takenAt: NOON, change: null, changed: null },
    ]);
    expect(await answerOf(callAs(manager).cycles.approve(month))).toBe("CONFLICT cycleApproved");
    // somebody else's stands beside it
    now = new Date("2026-11-04T10:00:00Z");
    await callAs(place.owner).cycles.approve(month);
    expect((await given()).map((one) => one.by)).toEqual([manager.memberId, place.owner.memberId]);
    const [row] = await database.everything`
      select approved_by, taken_at, seen, frozen, ended_at from cycle_approvals where id = ${id}`;
    expect(row).toEqual({
      approved_by: manager.memberId,
      taken_at: NOON,
      seen: {},
      frozen: null,
      ended_at: null,
    });
    expect((await callAs(manager).dashboard.get(month)).approvals).toEqual(await given());
    const onPaper = async (locale: "nl" | "en") => {
      const paper = await Scope.open(editor.actor, { journeyId }, "cycle.view", (scope) =>
        getMonthOnPaper(scope, journeyId, OCTOBER),
      );
      return describeMonth(paper, locale, new URL("https://redthread.example")).state;
    };
    expect(await onPaper("nl")).toContain("akkoord van Ilse op 4 november 2026 ·");
    expect(await onPaper("en")).toContain("approved by Ilse on November 4, 2026 ·");
    await measure(99);
    expect(await onPaper("nl")).toContain("akkoord van Ilse op 4 november 2026, gewijzigd na akkoord ·");
  });

  it("is for managers, admins and owners, and only for a month that is closed", async () => {
    const { journeyId, month } = await closedMonth();
    for (const role of ["editor", "commenter", "viewer"] as const) {
      const weak = await make.makeMember(database, place.workspaceId, role);
      expect([role, await answerOf(callAs(weak).cycles.approve(month))]).toEqual([role, "FORBIDDEN"]);
    }
    const stranger = (await make.makeWorkspace(database)).owner;
    expect(await answerOf(callAs(stranger).cycles.approve(month))).toBe("NOT_FOUND");
    const open = { journeyId, month: "2026-11" };
    expect(await answerOf(callAs(manager).cycles.approve(open))).toBe("CONFLICT cycleNotClosed");
    await callAs(manager).cycles.skip({ ...open, reason: "Iedereen stond op de beurs" });
    expect(await answerOf(callAs(manager).cycles.approve(open))).toBe("CONFLICT cycleNotClosed");
    expect(await answerOf(callAs(manager).cycles.approve({ journeyId, month: "2026-02" }))).toBe("NOT_FOUND");
  });

  it("is marked as changed by what changes afterwards, and not by what had changed before", async () => {
    const { month, measure, given } = await closedMonth();
    await measure(13);
    await callAs(manager).cycles.approve(month);
    const changes = async () => (await given()).map((one) => one.change);
    expect(await changes()).toEqual([null]);
    await measure(14);
    expect(await changes()).toEqual(["changed"]);
    // put back as it was approved
    await measure(13);
    expect(await changes()).toEqual([null]);
    await measure(15);
    // given anew it stands for what is there now, and the one before it ends
    await callAs(manager).cycles.approve(month);
    expect(await changes()).toEqual([null]);
  });

  it("tells what changed after it, each thing that a month holds, and is seen beside what was frozen", async () => {
    const { journeyId, ids, month, measure, given } = await closedMonth();
    const { workspaceId } = place;
    await measure(13);
    await callAs(manager).cycles.approve(month);
    const owner = callAs(place.owner);
    const edit = (title: string) =>
      Scope.open(editor.actor, { journeyId }, "journey.edit", (scope) =>
        applyEdit(scope, journeyId, (doc, origin) => {
          setText(doc, { collection: "touchpoints", id: ids.shop, field: "title" }, title, origin);
        }),
      );
    now = new Date("2026-11-20T12:00:00Z");
    // what a month does not hold is no change of it: a later month's figure, another target, a task's words, evidence of later days
    const [metric] = (await callAs(editor).cycles.get(month)).figures;
    const metricId = metric?.metricId ?? "";
    await owner.metrics.setReading({ journeyId, metricId, month: "2026-11", reading: { value: 4 } });
    const fields = { name: "Gebeld", unit: "count", direction: "down" } as const;
    await owner.metrics.update({ journeyId, metricId, metric: { ...fields, target: 5 } });
    const [task] = await owner.tasks
      .listMonth({ workspaceId, month: OCTOBER })
      .then((all) => all.filter((one) => one.journeyId === journeyId));
    const taskId = task?.id ?? "";
    await owner.tasks.update({ workspaceId, taskId, changes: { title: "Iedereen bellen" } });
    const late = await make.makeEvidence(database, workspaceId, { observedOn: "2026-11-18" });
    await make.linkEvidence(database, workspaceId, late.evidenceId, journeyId, ids.shop);
    expect(await given()).toMatchObject([{ change: null, changed: null }]);

    // the figure that differed when it was given is not told again
    await edit("Winkelruit");
    await owner.tasks.setStatus({ workspaceId, taskId, status: "open" });
    const early = await make.makeEvidence(database, workspaceId, { observedOn: "2026-10-30" });
    await make.linkEvidence(database, workspaceId, early.evidenceId, journeyId, ids.site);
    expect(await given()).toMatchObject([
      { change: "changed", changed: { map: 1, figures: [], claims: 1, tasks: 1 } },
    ]);
    expect((await callAs(editor).cycles.get(month)).changed).toMatchObject({
      map: 1,
      figures: [{ name: "Gebeld" }],
      claims: 1,
      tasks: 1,
    });
    const since = await callAs(editor).cycles.compare({ journeyId, a: OCTOBER, b: null });
    expect(since.lines).toMatchObject([
      { change: "changed", id: ids.shop, title: "Winkelruit", authorIds: [editor.memberId] },
    ]);
    expect(since.figures).toMatchObject([
      { before: { reading: { value: 12 } }, after: { reading: { value: 13 } }, verdict: null },
    ]);
    expect(since.tasks).toMatchObject([{ title: "Iedereen bellen", from: "done", to: "open" }]);
    expect(since.levels).toMatchObject([{ nodeId: ids.site, from: "assumption", to: "anecdotal" }]);
    expect([since.before.isFrozen, since.after.isFrozen]).toEqual([true, false]);

    // put back as it was, and the figure too: that one was seen, so it is told now
    await edit("Etalage");
    await owner.tasks.setStatus({ workspaceId, taskId, status: "done" });
    await measure(12);
    expect(await given()).toMatchObject([
      { change: "changed", changed: { map: 0, figures: [{ name: "Gebeld" }], claims: 1, tasks: 0 } },
    ]);
    expect(await answerOf(owner.cycles.compare({ journeyId, a: "2026-11", b: null }))).toBe(
      "CONFLICT cycleNothingKept",
    );
  });

  it("does not stand for a month that is opened again or closed anew, and keeps what it was given on", async () => {
    const { journeyId, month, given, measure } = await closedMonth();
    const { id } = await callAs(manager).cycles.approve(month);
    const approved = await snapshotOf(database, journeyId, OCTOBER);
    await callAs(manager).cycles.reopen(month);
    expect((await given()).map((one) => one.change)).toEqual(["reopened"]);
    expect((await callAs(manager).dashboard.get(month)).approvals.map((one) => one.change)).toEqual([
      "reopened",
    ]);
    await measure(99);
    now = new Date("2026-11-09T08:00:00Z");
    await callAs(manager).cycles.close({ ...month, note: "" });
    expect(await given()).toMatchObject([{ id, takenAt: NOON, change: "closedAnew" }]);
    const [kept] = await database.everything<{ frozen: { figures: unknown; tasks: unknown } }[]>`
      select frozen from cycle_approvals where id = ${id}`;
    expect(kept?.frozen).toMatchObject({ figures: approved?.figures, tasks: approved?.tasks });
    expect((await snapshotOf(database, journeyId, OCTOBER))?.figures).not.toEqual(approved?.figures);
    const again = await callAs(manager).cycles.approve(month);
    expect(await given()).toMatchObject([{ id: again.id, takenAt: now, change: null }]);
  });

  it("is taken back by who gave it or who manages the members, brought back, and all of it is in the trail", async () => {
    const { journeyId, month, given } = await closedMonth();
    const other = await make.makeMember(database, place.workspaceId, "manager");
    const { id: approvalId } = await callAs(manager).cycles.approve(month);
    const one = { ...month, approvalId };
    expect(await answerOf(callAs(other).cycles.takeBackApproval(one))).toBe("FORBIDDEN");
    await callAs(manager).cycles.takeBackApproval(one);
    expect(await given()).toEqual([]);
    expect(await answerOf(callAs(manager).cycles.takeBackApproval(one))).toBe("NOT_FOUND");
    expect(await answerOf(callAs(other).cycles.restoreApproval(one))).toBe("NOT_FOUND");
    await callAs(manager).cycles.restoreApproval(one);
    expect((await given()).map(({ id }) => id)).toEqual([approvalId]);
    expect(await answerOf(callAs(manager).cycles.restoreApproval(one))).toBe("NOT_FOUND");
    await callAs(place.owner).cycles.takeBackApproval(one);
    expect(await given()).toEqual([]);
    expect((await trailOf(journeyId)).map((entry) => entry.action)).toEqual([
      "approval.give",
      "approval.takeBack",
      "approval.restore",
      "approval.takeBack",
    ]);
  });

  it("is given once by one who presses twice at once", async () => {
    const { month, given } = await closedMonth();
    const press = () => answerOf(callAs(manager).cycles.approve(month));
    expect((await Promise.all([press(), press()])).sort()).toEqual(["CONFLICT cycleApproved", "OK"]);
    expect(await given()).toHaveLength(1);
  });

  it("is told to who reviews or closed the month, not to who gave it, and to other systems", async () => {
    const { workspaceId, owner } = place;
    const { id: webhookId } = await callAs(owner).webhooks.create({
      workspaceId,
      webhook: { url: "https://hooks.test.example/redthread", events: ["approval.given"] },
    });
    const { journeyId, month } = await closedMonth();
    now = new Date("2026-11-03T12:10:00Z");
    const { id } = await callAs(manager).cycles.approve(month);
    const told = await database.everything<
      { user_id: string; subject_id: string; mail_due_at: Date | null }[]
    >`
      select user_id, subject_id, mail_due_at from notifications
      where journey_id = ${journeyId} and kind = 'monthApproved'`;
    expect(told).toContainEqual({ user_id: owner.userId, subject_id: OCTOBER, mail_due_at: null });
    expect(told.map((one) => one.user_id)).not.toContain(manager.userId);
    const { items } = await callAs(owner).notifications.list({ workspaceId });
    const item = items.find((one) => one.at.getTime() === now.getTime());
    expect(item).toMatchObject({ kind: "monthApproved", by: "Ilse" });
    expect(item?.path).toMatch(/^j\/.+\/review\/2026-10$/);
    const deliveries = () =>
      database.everything`select event, data from webhook_deliveries where webhook_id = ${webhookId}`;
    const wanted = {
      event: "approval.given",
      data: {
        approval: { id, of: "month", by: manager.memberId, takenAt: NOON.toISOString() },
        journeyId,
        month: OCTOBER,
      },
    };
    expect(await deliveries()).toEqual([wanted]);
    // taking it back and bringing it back tells nobody anew
    await callAs(manager).cycles.takeBackApproval({ ...month, approvalId: id });
    await callAs(manager).cycles.restoreApproval({ ...month, approvalId: id });
    expect(await deliveries()).toEqual([wanted]);
  });
});
