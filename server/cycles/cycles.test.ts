// The monthly rounds over the API: what a month asks for, what is frozen when it is closed, what changed since, and what stands in
// the way of closing.
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { replaceScopeRuntime, Scope } from "#server/auth/scope.ts";
import { turnMonths } from "#server/jobs/cycles.ts";
import { answerOf, callAs, makeReviewedJourney, snapshotOf, statesOf } from "#server/testing/cycle-world.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";

const [OCTOBER, NOVEMBER, DECEMBER] = ["2026-10", "2026-11", "2026-12"] as const;

describe("a month of a journey", () => {
  let database: TestDatabase;
  let place: make.TestWorkspace;
  let manager: make.TestPerson;
  let editor: make.TestPerson;
  let now = new Date("2026-11-28T12:00:00Z");
  beforeAll(async () => {
    database = await createTestDatabase();
    replaceScopeRuntime({ clock: { now: () => now } });
    place = await make.makeWorkspace(database);
    manager = await make.makeMember(database, place.workspaceId, "manager");
    editor = await make.makeMember(database, place.workspaceId, "editor");
  });
  afterEach(() => {
    now = new Date("2026-11-28T12:00:00Z");
  });
  afterAll(async () => {
    replaceScopeRuntime({});
    await database.drop();
  });

  it("[B8] opens by itself, lists what is due, closes with a snapshot, and two months can be compared", async () => {
    const { journeyId, ids } = await makeReviewedJourney(database, place);
    const { workspaceId } = place;
    const api = callAs(manager);
    now = new Date("2026-10-01T08:00:00Z");
    await Scope.system("turn_months", workspaceId, turnMonths);
    now = new Date("2026-11-01T08:00:00Z");
    await Scope.system("turn_months", workspaceId, turnMonths);
    expect(await statesOf(database, journeyId)).toEqual({ [OCTOBER]: "open", [NOVEMBER]: "open" });
    // the reading of October is there, that of November is due
    const reading = (month: string, numerator: number, denominator: number) =>
      api.metrics.setReading({ journeyId, metricId, month, reading: { numerator, denominator } });
    const { id: metricId } = await api.metrics.create({
      journeyId,
      metric: { name: "Boeking afgerond", unit: "percent", direction: "up", target: 60 },
    });
    await reading("2026-09", 170, 350);
    await reading(OCTOBER, 175, 350);
    const task = (title: string, month: string) =>
      api.tasks.create({ workspaceId, task: { title, month, journeyId, metricId } });
    await task("Prijspagina herschrijven", OCTOBER);
    const done = await task("Keuzehulp bouwen", NOVEMBER);
    await task("Reviews beantwoorden", NOVEMBER);
    await api.tasks.setStatus({ workspaceId, taskId: done.id, status: "done" });
    now = new Date("2026-12-01T15:00:00Z");
    // October is closed late: what it left undone goes on in November, which is open
    expect(await api.cycles.close({ journeyId, month: OCTOBER, note: "" })).toEqual({
      next: NOVEMBER,
      carried: 1,
      missing: 0,
    });
    const review = await api.cycles.get({ journeyId, month: NOVEMBER });
    expect(review.cycle).toMatchObject({ state: "open", reviewOn: "2026-12-01" });
    expect(review.tasks.map(({ title, status }) => [title, status])).toEqual([
      ["Keuzehulp bouwen", "done"],
      ["Reviews beantwoorden", "open"],
      ["Prijspagina herschrijven", "open"],
    ]);
    expect(review.figures).toMatchObject([{ metricId, reading: null, before: { month: OCTOBER } }]);
    expect(review.improve.map((one) => one.title)).toEqual(["Prijs onduidelijk", "Keuzehulp"]);
    expect(review.keep.map((one) => one.title)).toEqual(["Warm ontvangst"]);
    expect(review.before?.month).toBe(OCTOBER);

    // between the two closings a claim becomes surer and the figure is entered
    for (let n = 0; n < 3; n += 1) {
      const { evidenceId } = await make.makeEvidence(database, workspaceId, { observedOn: "2026-11-20" });
      await make.linkEvidence(database, workspaceId, evidenceId, journeyId, ids.shop);
    }
    await reading(NOVEMBER, 230, 350);
    expect(await api.cycles.close({ journeyId, month: NOVEMBER, note: "" })).toEqual({
      next: DECEMBER,
      carried: 2,
      missing: 0,
    });
    expect(await statesOf(database, journeyId)).toEqual({
      [OCTOBER]: "closed",
      [NOVEMBER]: "closed",
      [DECEMBER]: "open",
    });
    const kept = await snapshotOf(database, journeyId, NOVEMBER);
    expect(kept).toMatchObject({
      log_seq: "1",
      figures: [{ metricId, reading: { numerator: 230 }, verdict: { kind: "higher" } }],
      tasks: [
        { title: "Keuzehulp bouwen", status: "done" },
        { title: "Reviews beantwoorden", status: "carried_over" },
        { title: "Prijspagina herschrijven", status: "carried_over" },
      ],
    });
    expect(kept?.journey.touchpoints.map((one) => one.title)).toEqual(["Etalage", "Boeken"]);
    expect(kept?.strengths[ids.shop]?.level).toBe("supported");
    const carried = await api.tasks.listMonth({ workspaceId, month: DECEMBER });
    expect(carried.map(({ title, status }) => [title, status]).sort()).toEqual([
      ["Prijspagina herschrijven", "open"],
      ["Reviews beantwoorden", "open"],
    ]);

    const compared = await callAs(editor).cycles.compare({ journeyId, a: OCTOBER, b: NOVEMBER });
    expect(compared.before.levels).toMatchObject({ assumption: 2, supported: 0 });
    expect(compared.after.levels).toMatchObject({ assumption: 1, supported: 1 });
    expect(compared.levels).toMatchObject([{ title: "Etalage", from: "assumption", to: "supported" }]);
    expect(compared.figures).toMatchObject([{ metricId, verdict: { kind: "higher", isBetter: true } }]);
    expect(compared.lines).toEqual([]);
    // an open month is compared as it stands; one of which nothing was kept not at all
    expect((await api.cycles.compare({ journeyId, a: NOVEMBER, b: DECEMBER })).after.isFrozen).toBe(false);
    expect(await answerOf(api.cycles.compare({ journeyId, a: "2026-01", b: NOVEMBER }))).toBe(
      "CONFLICT cycleNothingKept",
    );
  });

  it("says what changed since it was closed, and keeps what was frozen", async () => {
    const { journeyId, ids } = await makeReviewedJourney(database, place);
    const { workspaceId } = place;
    const api = callAs(manager);
    const { id: metricId } = await api.metrics.create({
      journeyId,
      metric: { name: "Gebeld", unit: "count", direction: "down" },
    });
    const reading = (value: number) =>
      api.metrics.setReading({ journeyId, metricId, month: OCTOBER, reading: { value } });
    await reading(12);
    const task = await api.tasks.create({
      workspaceId,
      task: { title: "Bellen", month: OCTOBER, journeyId, status: "done" },
    });
    await api.cycles.open({ journeyId, month: OCTOBER });
    now = new Date("2026-11-02T12:00:00Z");
    await api.cycles.close({ journeyId, month: OCTOBER, note: "" });
    const nothing = { map: 0, figures: [], claims: 0, tasks: 0 };
    expect((await api.cycles.get({ journeyId, month: OCTOBER })).changed).toEqual(nothing);
    now = new Date("2026-11-20T12:00:00Z");
    // what is dated after the closing belongs to the next month
    const late = await make.makeEvidence(database, workspaceId, { observedOn: "2026-11-18" });
    await make.linkEvidence(database, workspaceId, late.evidenceId, journeyId, ids.shop);
    expect((await api.cycles.get({ journeyId, month: OCTOBER })).changed).toEqual(nothing);
    const before = await snapshotOf(database, journeyId, OCTOBER);
    await reading(14);
    await api.tasks.setStatus({ workspaceId, taskId: task.id, status: "open" });
    const early = await make.makeEvidence(database, workspaceId, { observedOn: "2026-10-30" });
    await make.linkEvidence(database, workspaceId, early.evidenceId, journeyId, ids.shop);
    await database.everything`update journey_nodes set data = jsonb_set(data, '{title}', '"Winkelruit"')
      where journey_id = ${journeyId} and node_id = ${ids.shop}`;
    await database.everything`update rooms set last_seq = 2, projected_seq = 2 where id = ${journeyId}`;
    const review = await api.cycles.get({ journeyId, month: OCTOBER });
    expect(review.changed).toMatchObject({ map: 1, figures: [{ name: "Gebeld" }], claims: 1, tasks: 1 });
    expect(review.figures).toMatchObject([{ reading: { value: 12 } }]);
    expect(review.touchpoints[0]?.title).toBe("Etalage");
    expect(await snapshotOf(database, journeyId, OCTOBER)).toEqual(before);
    const change = database.pools.appSql.begin(async (tx) => {
      await tx`select set_config('app.workspace_id', ${workspaceId}, true), set_config('app.role', 'system', true)`;
      await tx`update cycle_snapshots set figures = '[]'`;
    });
    await expect(change).rejects.toMatchObject({ code: "42501" });
  });

  it("is closed by one of two who press at once; the other is told that it is done", async () => {
    const { journeyId } = await makeReviewedJourney(database, place);
    await callAs(editor).cycles.open({ journeyId, month: NOVEMBER });
    const close = (person: make.TestPerson) =>
      answerOf(callAs(person).cycles.close({ journeyId, month: NOVEMBER, note: "" }));
    // both stand waiting for the same row before either gets it
    const waiting = () =>
      database.rows.execute(sql`select 1 from pg_stat_activity where datname = current_database()
        and wait_event_type = 'Lock' and query like '%"cycles"%'`);
    const { both } = await database.everything.begin(async (tx) => {
      await tx`select 1 from cycles where journey_id = ${journeyId} for update`;
      const pressed = [close(manager), close(place.owner)];
      await expect.poll(async () => (await waiting()).length, { timeout: 20_000 }).toBe(2);
      return { both: pressed };
    });
    expect((await Promise.all(both)).sort()).toEqual(["CONFLICT cycleClosed", "OK"]);
    expect(await statesOf(database, journeyId)).toEqual({ [NOVEMBER]: "closed", [DECEMBER]: "open" });
    const [trail] = await database.everything<{ count: number }[]>`
      select count(*)::int as count from audit_entries
      where action = 'cycle.close' and detail ->> 'journeyId' = ${journeyId}`;
    expect(trail?.count).toBe(1);
  });

  it("asks for a word on a figure that is missing, and for a decision on a task that was moved twice", async () => {
    const { journeyId } = await makeReviewedJourney(database, place);
    const { workspaceId } = place;
    const api = callAs(manager);
    await api.cycles.open({ journeyId, month: NOVEMBER });
    expect(await answerOf(api.cycles.open({ journeyId, month: DECEMBER }))).toBe("CONFLICT cycleNotBegun");
    await api.metrics.create({ journeyId, metric: { name: "NPS", unit: "count", direction: "up" } });
    const first = await api.tasks.create({
      workspaceId,
      task: { title: "Altijd later", month: "2026-09", journeyId },
    });
    const second = await api.tasks.carry({ workspaceId, taskId: first.id });
    const third = await api.tasks.carry({ workspaceId, taskId: second.id });
    const close = (note: string) => answerOf(api.cycles.close({ journeyId, month: NOVEMBER, note }));
    expect(await close("Cijfer komt later")).toBe("CONFLICT cycleUndecided");
    await api.tasks.setStatus({ workspaceId, taskId: third.id, status: "done" });
    expect(await close("  ")).toBe("BAD_REQUEST cycleNoteNeeded");
    expect(await close("Cijfer komt later")).toBe("OK");
    const [row] = await database.everything`
      select closing_note, closed_by from cycles where journey_id = ${journeyId} and state = 'closed'`;
    expect(row).toEqual({ closing_note: "Cijfer komt later", closed_by: manager.memberId });
    expect((await snapshotOf(database, journeyId, NOVEMBER))?.figures).toMatchObject([
      { reading: null, verdict: null },
    ]);
    expect(await close("Nog eens")).toBe("CONFLICT cycleClosed");
  });

  it("takes no task once it is over; one that is skipped says why and is passed by; opening again is in the trail", async () => {
    const { journeyId } = await makeReviewedJourney(database, place);
    const { workspaceId } = place;
    const api = callAs(manager);
    for (const month of [OCTOBER, NOVEMBER]) await api.cycles.open({ journeyId, month });
    const { id: taskId } = await api.tasks.create({
      workspaceId,
      task: { title: "Folder", month: OCTOBER, journeyId },
    });
    await api.cycles.skip({ journeyId, month: NOVEMBER, reason: "Iedereen stond op de beurs" });
    expect(await api.cycles.close({ journeyId, month: OCTOBER, note: "" })).toMatchObject({
      next: DECEMBER,
      carried: 1,
    });
    expect(await statesOf(database, journeyId)).toEqual({
      [OCTOBER]: "closed",
      [NOVEMBER]: "skipped",
      [DECEMBER]: "open",
    });
    const carried = await api.tasks.listMonth({ workspaceId, month: DECEMBER });
    const next = carried.find((task) => task.carriedFromId === taskId);
    const move = (month: string) =>
      answerOf(api.tasks.update({ workspaceId, taskId: next?.id ?? "", changes: { month } }));
    const makeIn = (month: string) =>
      answerOf(api.tasks.create({ workspaceId, task: { title: "Te laat", month, journeyId } }));
    expect([
      await move(OCTOBER),
      await move(NOVEMBER),
      await makeIn(OCTOBER),
      await makeIn(DECEMBER),
    ]).toEqual(["CONFLICT cycleMonthOver", "CONFLICT cycleMonthOver", "CONFLICT cycleMonthOver", "OK"]);
    const listed = await api.cycles.list({ journeyId });
    expect(listed.find((cycle) => cycle.month === NOVEMBER)).toMatchObject({
      state: "skipped",
      skippedReason: "Iedereen stond op de beurs",
      skippedBy: manager.memberId,
    });
    await api.cycles.reopen({ journeyId, month: OCTOBER });
    expect(await answerOf(api.cycles.reopen({ journeyId, month: OCTOBER }))).toBe("CONFLICT cycleIsOpen");
    expect(await makeIn(OCTOBER)).toBe("OK");
    // what was frozen is there until the month is closed anew
    expect(await snapshotOf(database, journeyId, OCTOBER)).toBeDefined();
    expect((await api.cycles.get({ journeyId, month: OCTOBER })).isFrozen).toBe(false);
    await api.cycles.close({ journeyId, month: OCTOBER, note: "" });
    expect((await snapshotOf(database, journeyId, OCTOBER))?.tasks.map((task) => task.title)).toEqual([
      "Folder",
      "Te laat",
    ]);
    const trail = await database.everything<{ action: string }[]>`
      select action from audit_entries where subject_kind = 'cycle' and subject_id = ${OCTOBER}
        and detail ->> 'journeyId' = ${journeyId} order by at, action`;
    expect(trail.map((entry) => entry.action)).toEqual([
      "cycle.open",
      "cycle.close",
      "cycle.reopen",
      "cycle.close",
    ]);
  });
});
