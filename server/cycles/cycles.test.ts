// The monthly rounds over the API: what a month asks for, what is agreed, what is frozen when it is closed, what changed since, and
// who may do which of it.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Scope, replaceScopeRuntime } from "#server/auth/scope.ts";
import { createApiContext } from "#server/api/context.ts";
import { createCallerFactory } from "#server/api/procedures.ts";
import { appRouter } from "#server/api/root.ts";
import { turnMonths } from "#server/jobs/cycles.ts";
import { foundJourney } from "#server/journeys/commands.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";

const createCaller = createCallerFactory(appRouter);
const as = ({ userId, email }: make.TestPerson) =>
  createCaller(
    createApiContext(
      { id: userId, email, name: "x", emailVerified: true, locale: "nl", theme: "system", sessionId: "s" },
      "127.0.0.1",
    ),
  );
/** `OK`, or the code and the sentence with which a call was refused. */
const answerOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "OK",
    (error: unknown) => {
      const { code, cause } = error as { code: string; cause?: { detail?: { sentence?: string } } };
      return [code, cause?.detail?.sentence].filter(Boolean).join(" ");
    },
  );

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

  /** A journey with two touchpoints, one pain, one chance and one thing that goes well. */
  async function newJourney(): Promise<{ journeyId: string; channelId: string; ids: Record<string, string> }> {
    const names = ["phase", "shop", "site", "pain", "chance", "good"] as const;
    const ids = Object.fromEntries(names.map((name) => [name, make.newId()])) as Record<string, string>;
    const id = (name: (typeof names)[number]) => ids[name] ?? "";
    const channelId = await make.makeChannel(database, place.workspaceId);
    const hung = { touchpointId: id("shop") };
    const { id: journeyId } = await Scope.open(
      place.owner.actor,
      { workspaceId: place.workspaceId },
      "journey.create",
      (scope) =>
        foundJourney(
          scope,
          {
            meta: { title: "Een krullenkapper zoeken", contentLocale: "nl" },
            phases: [{ id: id("phase"), name: "Overweging" }],
            touchpoints: [
              {
                id: id("shop"),
                phaseId: id("phase"),
                title: "Etalage",
                medium: "physical",
                mediaKind: "owned",
                channelId,
              },
              {
                id: id("site"),
                phaseId: id("phase"),
                title: "Boeken",
                medium: "digital",
                mediaKind: "owned",
              },
            ],
            insights: [
              { id: id("chance"), kind: "opportunity", title: "Keuzehulp", severity: 1, ...hung },
              { id: id("pain"), kind: "pain", title: "Prijs onduidelijk", severity: 3, ...hung },
              { id: id("good"), kind: "strength", title: "Warm ontvangst", severity: 2, ...hung },
            ],
          },
          {},
        ),
    );
    return { journeyId, channelId, ids };
  }

  const snapshotOf = async (journeyId: string, month: string) => {
    const [row] = await database.everything<
      {
        log_seq: string;
        journey: { touchpoints: { title: string }[] };
        figures: { metricId: string; reading: { numerator: number } | null; verdict: { kind: string } | null }[];
        strengths: Record<string, { level: string }>;
        tasks: { title: string; status: string }[];
        decisions: { sentence: string; isProven: boolean; taskIds: string[] }[];
        channels: { channelId: string; mark: string | null }[];
      }[]
    >`select * from cycle_snapshots where journey_id = ${journeyId} and month = ${month}`;
    return row;
  };
  const statesOf = async (journeyId: string) =>
    Object.fromEntries(
      (
        await database.everything<{ month: string; state: string }[]>`
          select month, state from cycles where journey_id = ${journeyId} order by month`
      ).map((row) => [row.month, row.state]),
    );

  it("[B8] opens by itself, lists what is due, closes with a snapshot, and two months can be compared", async () => {
    const { journeyId, ids } = await newJourney();
    const { workspaceId } = place;
    const api = as(manager);
    now = new Date("2026-10-01T08:00:00Z");
    await Scope.system("turn_months", workspaceId, turnMonths);
    now = new Date("2026-11-01T08:00:00Z");
    await Scope.system("turn_months", workspaceId, turnMonths);
    expect(await statesOf(journeyId)).toEqual({ [OCTOBER]: "open", [NOVEMBER]: "open" });
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
      await make.linkEvidence(database, workspaceId, evidenceId, journeyId, ids["shop"] ?? "");
    }
    await reading(NOVEMBER, 230, 350);
    expect(await api.cycles.close({ journeyId, month: NOVEMBER, note: "" })).toEqual({
      next: DECEMBER,
      carried: 2,
      missing: 0,
    });
    expect(await statesOf(journeyId)).toEqual({ [OCTOBER]: "closed", [NOVEMBER]: "closed", [DECEMBER]: "open" });
    const kept = await snapshotOf(journeyId, NOVEMBER);
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
    expect(kept?.strengths[ids["shop"] ?? ""]?.level).toBe("supported");
    const carried = await api.tasks.listMonth({ workspaceId, month: DECEMBER });
    expect(carried.map(({ title, status }) => [title, status]).sort()).toEqual([
      ["Prijspagina herschrijven", "open"],
      ["Reviews beantwoorden", "open"],
    ]);

    const compared = await as(editor).cycles.compare({ journeyId, a: OCTOBER, b: NOVEMBER });
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
    const { journeyId, ids } = await newJourney();
    const { workspaceId } = place;
    const api = as(manager);
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
    await make.linkEvidence(database, workspaceId, late.evidenceId, journeyId, ids["shop"] ?? "");
    expect((await api.cycles.get({ journeyId, month: OCTOBER })).changed).toEqual(nothing);
    const before = await snapshotOf(journeyId, OCTOBER);
    await reading(14);
    await api.tasks.setStatus({ workspaceId, taskId: task.id, status: "open" });
    const early = await make.makeEvidence(database, workspaceId, { observedOn: "2026-10-30" });
    await make.linkEvidence(database, workspaceId, early.evidenceId, journeyId, ids["shop"] ?? "");
    await database.everything`update journey_nodes set data = jsonb_set(data, '{title}', '"Winkelruit"')
      where journey_id = ${journeyId} and node_id = ${ids["shop"] ?? ""}`;
    await database.everything`update rooms set last_seq = 2, projected_seq = 2 where id = ${journeyId}`;
    const review = await api.cycles.get({ journeyId, month: OCTOBER });
    expect(review.changed).toMatchObject({ map: 1, figures: [{ name: "Gebeld" }], claims: 1, tasks: 1 });
    expect(review.figures).toMatchObject([{ reading: { value: 12 } }]);
    expect(review.touchpoints[0]?.title).toBe("Etalage");
    expect(await snapshotOf(journeyId, OCTOBER)).toEqual(before);
    const change = database.pools.appSql.begin(async (tx) => {
      await tx`select set_config('app.workspace_id', ${workspaceId}, true), set_config('app.role', 'system', true)`;
      await tx`update cycle_snapshots set figures = '[]'`;
    });
    await expect(change).rejects.toMatchObject({ code: "42501" });
  });

  it("is closed by one of two who press at once; the other is told that it is done", async () => {
    const { journeyId } = await newJourney();
    await as(editor).cycles.open({ journeyId, month: NOVEMBER });
    const close = (person: make.TestPerson) =>
      answerOf(as(person).cycles.close({ journeyId, month: NOVEMBER, note: "" }));
    // both stand waiting for the same row before either gets it
    const answers = await database.everything.begin(async (tx) => {
      await tx`select 1 from cycles where journey_id = ${journeyId} for update`;
      const both = [close(manager), close(place.owner)];
      await expect
        .poll(
          async () =>
            (
              await database.everything`select 1 from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock' and query like '%"cycles"%'`
            ).length,
          { timeout: 20_000 },
        )
        .toBe(2);
      return { both };
    });
    expect((await Promise.all(answers.both)).sort()).toEqual(["CONFLICT cycleClosed", "OK"]);
    expect(await statesOf(journeyId)).toEqual({ [NOVEMBER]: "closed", [DECEMBER]: "open" });
    const [trail] = await database.everything<{ count: number }[]>`
      select count(*)::int as count from audit_entries
      where action = 'cycle.close' and detail ->> 'journeyId' = ${journeyId}`;
    expect(trail?.count).toBe(1);
  });

  it("asks for a word on a figure that is missing, and for a decision on a task that was moved twice", async () => {
    const { journeyId } = await newJourney();
    const { workspaceId } = place;
    const api = as(manager);
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
    expect((await snapshotOf(journeyId, NOVEMBER))?.figures).toMatchObject([{ reading: null, verdict: null }]);
    expect(await close("Nog eens")).toBe("CONFLICT cycleClosed");
  });

  it("takes no task once it is over; one that is skipped says why and is passed by; opening again is in the trail", async () => {
    const { journeyId } = await newJourney();
    const { workspaceId } = place;
    const api = as(manager);
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
    expect(await statesOf(journeyId)).toEqual({
      [OCTOBER]: "closed",
      [NOVEMBER]: "skipped",
      [DECEMBER]: "open",
    });
    const carried = await api.tasks.listMonth({ workspaceId, month: DECEMBER });
    const next = carried.find((task) => task.carriedFromId === taskId);
    const move = (month: string) =>
      answerOf(api.tasks.update({ workspaceId, taskId: next?.id ?? "", changes: { month } }));
    const make_ = (month: string) =>
      answerOf(api.tasks.create({ workspaceId, task: { title: "Te laat", month, journeyId } }));
    expect([await move(OCTOBER), await move(NOVEMBER), await make_(OCTOBER), await make_(DECEMBER)]).toEqual([
      "CONFLICT cycleMonthOver",
      "CONFLICT cycleMonthOver",
      "CONFLICT cycleMonthOver",
      "OK",
    ]);
    const listed = await api.cycles.list({ journeyId });
    expect(listed.find((cycle) => cycle.month === NOVEMBER)).toMatchObject({
      state: "skipped",
      skippedReason: "Iedereen stond op de beurs",
      skippedBy: manager.memberId,
    });
    await api.cycles.reopen({ journeyId, month: OCTOBER });
    expect(await answerOf(api.cycles.reopen({ journeyId, month: OCTOBER }))).toBe("CONFLICT cycleIsOpen");
    expect(await make_(OCTOBER)).toBe("OK");
    // what was frozen is there until the month is closed anew
    expect(await snapshotOf(journeyId, OCTOBER)).toBeDefined();
    expect((await api.cycles.get({ journeyId, month: OCTOBER })).isFrozen).toBe(false);
    await api.cycles.close({ journeyId, month: OCTOBER, note: "" });
    expect((await snapshotOf(journeyId, OCTOBER))?.tasks.map((task) => task.title)).toEqual([
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

  it("[B31] keeps a decision with person, day, what it rests on and what came of it; without that it says so", async () => {
    const { journeyId, ids } = await newJourney();
    const { workspaceId } = place;
    const api = as(editor);
    await api.cycles.open({ journeyId, month: NOVEMBER });
    const { evidenceId } = await make.makeEvidence(database, workspaceId);
    const month = { journeyId, month: NOVEMBER };
    const decide = (sentence: string, more: object = {}) =>
      api.cycles.decide({ ...month, decision: { kind: "start", sentence, ...more } });
    const loose = await decide("Gewoon doen");
    const proven = await decide("Prijs bovenaan zetten", {
      reason: "Drie klanten vroegen ernaar",
      nodeId: ids["pain"],
      evidenceIds: [evidenceId],
    });
    const task = await api.tasks.create({
      workspaceId,
      task: { title: "Prijspagina", month: DECEMBER, journeyId, assigneeId: editor.memberId },
    });
    await api.cycles.addDecisionTask({ ...month, decisionId: proven.id, taskId: task.id });
    const { decisions } = await api.cycles.get(month);
    expect(decisions).toMatchObject([
      { id: loose.id, isProven: false, decidedBy: editor.memberId, decidedOn: "2026-11-28" },
      {
        id: proven.id,
        isProven: true,
        nodeId: ids["pain"],
        evidenceIds: [evidenceId],
        taskIds: [task.id],
      },
    ]);
    // taken back and made again, as the toast's undo does
    const was = await api.cycles.takeBackDecision({ ...month, decisionId: proven.id });
    expect(
      await database.everything`select 1 from evidence_links where target = 'decision' and evidence_id = ${evidenceId}`,
    ).toHaveLength(0);
    await api.cycles.decide({ ...month, decision: was });
    await as(manager).cycles.close({ ...month, note: "" });
    expect((await snapshotOf(journeyId, NOVEMBER))?.decisions).toMatchObject([
      { sentence: "Gewoon doen", isProven: false, taskIds: [] },
      { sentence: "Prijs bovenaan zetten", isProven: true, taskIds: [task.id] },
    ]);
    expect(await answerOf(decide("Te laat"))).toBe("CONFLICT cycleMonthOver");
  });

  it("[B33] marks every channel in use current or outdated, with day and name; unmarked it is open", async () => {
    const { journeyId, channelId } = await newJourney();
    await make.makeChannel(database, place.workspaceId, { name: "Ongebruikt" });
    const api = as(editor);
    const month = { journeyId, month: NOVEMBER };
    await api.cycles.open(month);
    const channels = async () => (await api.cycles.get(month)).channels;
    expect(await channels()).toMatchObject([{ channelId, mark: null, markedBy: null }]);
    const mark = (word: "current" | "outdated" | null) =>
      api.cycles.markChannel({ ...month, word: { channelId, mark: word } });
    expect(await mark("current")).toEqual({ previous: null });
    expect(await mark("outdated")).toEqual({ previous: "current" });
    expect(await channels()).toMatchObject([
      { channelId, mark: "outdated", markedBy: editor.memberId, markedOn: "2026-11-28" },
    ]);
    await as(manager).cycles.close({ ...month, note: "" });
    expect((await snapshotOf(journeyId, NOVEMBER))?.channels).toMatchObject([{ channelId, mark: "outdated" }]);
    expect(await answerOf(mark(null))).toBe("CONFLICT cycleMonthOver");
  });

  it("is everybody's to see, editors' and managers' to work in, and managers' to close", async () => {
    const { journeyId } = await newJourney();
    const { workspaceId } = place;
    const month = { journeyId, month: NOVEMBER };
    const viewer = await make.makeMember(database, workspaceId, "viewer");
    const guest = await make.makeGuest(database, workspaceId, [journeyId]);
    const foreign = await make.makeWorkspace(database);
    await as(editor).cycles.open(month);
    const reason = "Geen tijd deze maand";
    const all = async (person: make.TestPerson) => {
      const { cycles } = as(person);
      return [
        await answerOf(cycles.list({ journeyId })),
        await answerOf(cycles.get(month)),
        await answerOf(cycles.decide({ ...month, decision: { kind: "stop", sentence: "Stoppen" } })),
        await answerOf(cycles.update({ ...month, changes: { focus: "Balie" } })),
        await answerOf(cycles.skip({ ...month, reason })),
        await answerOf(cycles.reopen(month)),
        await answerOf(cycles.close({ ...month, note: "" })),
      ];
    };
    const no = "FORBIDDEN";
    expect(await all(viewer)).toEqual(["OK", "OK", no, no, no, no, no]);
    expect(await all(editor)).toEqual(["OK", "OK", "OK", "OK", no, no, no]);
    for (const outsider of [guest, foreign.owner])
      for (const answer of await all(outsider)) expect(answer).toMatch(/^(NOT_FOUND|FORBIDDEN)$/);
    expect(await all(manager)).toEqual(["OK", "OK", "OK", "OK", "OK", "OK", "OK"]);
  });
});
