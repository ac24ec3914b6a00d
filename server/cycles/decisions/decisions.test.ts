// Page: /{ws}/j/{slug}/review/{yyyy-mm}
// What is agreed in a month: decisions with what they rest on, a word on every channel in use; and who may do which of it.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { replaceScopeRuntime } from "#server/auth/scope.ts";
import { answerOf, callAs, makeReviewedJourney, snapshotOf } from "#server/testing/cycle-world.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";

const [NOVEMBER, DECEMBER] = ["2026-11", "2026-12"] as const;

describe("in a month of a journey", () => {
  let database: TestDatabase;
  let place: make.TestWorkspace;
  let manager: make.TestPerson;
  let editor: make.TestPerson;
  beforeAll(async () => {
    database = await createTestDatabase();
    replaceScopeRuntime({ clock: { now: () => new Date("2026-11-28T12:00:00Z") } });
    place = await make.makeWorkspace(database);
    manager = await make.makeMember(database, place.workspaceId, "manager");
    editor = await make.makeMember(database, place.workspaceId, "editor");
  });
  afterAll(async () => {
    replaceScopeRuntime({});
    await database.drop();
  });

  it("[B31] a decision is kept with person, day, what it rests on and what came of it; without that it says so", async () => {
    const { journeyId, ids } = await makeReviewedJourney(database, place);
    const { workspaceId } = place;
    const api = callAs(editor);
    await api.cycles.open({ journeyId, month: NOVEMBER });
    const { evidenceId } = await make.makeEvidence(database, workspaceId);
    const month = { journeyId, month: NOVEMBER };
    const decide = (sentence: string, more: object = {}) =>
      api.cycles.decide({ ...month, decision: { kind: "start", sentence, ...more } });
    const loose = await decide("Gewoon doen");
    const proven = await decide("Prijs bovenaan zetten", {
      reason: "Drie klanten vroegen ernaar",
      nodeId: ids.pain,
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
        nodeId: ids.pain,
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
    await callAs(manager).cycles.close({ ...month, note: "" });
    expect((await snapshotOf(database, journeyId, NOVEMBER))?.decisions).toMatchObject([
      { sentence: "Gewoon doen", isProven: false, taskIds: [] },
      { sentence: "Prijs bovenaan zetten", isProven: true, taskIds: [task.id] },
    ]);
    expect(await answerOf(decide("Te laat"))).toBe("CONFLICT cycleMonthOver");
  });

  it("[B33] every channel in use is marked current or outdated, with day and name; unmarked it is open", async () => {
    const { journeyId, channelId } = await makeReviewedJourney(database, place);
    await make.makeChannel(database, place.workspaceId, { name: "Ongebruikt" });
    const api = callAs(editor);
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
    await callAs(manager).cycles.close({ ...month, note: "" });
    expect((await snapshotOf(database, journeyId, NOVEMBER))?.channels).toMatchObject([
      { channelId, mark: "outdated" },
    ]);
    expect(await answerOf(mark(null))).toBe("CONFLICT cycleMonthOver");
  });

  it("everybody may look, editors and managers work, and managers close", async () => {
    const { journeyId } = await makeReviewedJourney(database, place);
    const { workspaceId } = place;
    const month = { journeyId, month: NOVEMBER };
    const viewer = await make.makeMember(database, workspaceId, "viewer");
    const guest = await make.makeGuest(database, workspaceId, [journeyId]);
    const foreign = await make.makeWorkspace(database);
    await callAs(editor).cycles.open(month);
    const reason = "Geen tijd deze maand";
    const all = async (person: make.TestPerson) => {
      const { cycles } = callAs(person);
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
