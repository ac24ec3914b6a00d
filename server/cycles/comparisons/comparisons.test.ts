// Page: /{ws}/j/{slug}/review/compare
// A map that lives by months: what a new month asks for, what is frozen at its end, who changed what between two of them, going
// back to one and on again, and what is said of a journey that is left alone.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addTouchpoint, moveTouchpoint, removeTouchpoint } from "#document/edit-touchpoint.ts";
import type { EditOrigin } from "#document/origin.ts";
import { readJourney } from "#document/read.ts";
import { setText } from "#document/texts.ts";
import { replaceScopeRuntime, Scope } from "#server/auth/scope.ts";
import { provideSetting } from "#server/env.ts";
import { applyEdit, loadPrivately } from "#server/collab/apply-edit.ts";
import { turnMonths } from "#server/jobs/cycles.ts";
import { mailNotices, tellStale } from "#server/jobs/notices.ts";
import { answerOf, callAs, makeReviewedJourney, snapshotOf } from "#server/testing/cycle-world.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";

type Doc = Parameters<Parameters<typeof applyEdit>[2]>[0];
const [SEPTEMBER, OCTOBER] = ["2026-09", "2026-10"] as const;

describe("the map from month to month", () => {
  let database: TestDatabase;
  let place: make.TestWorkspace;
  let now = new Date("2026-09-01T08:00:00Z");
  beforeAll(async () => {
    database = await createTestDatabase();
    provideSetting("SESSION_SECRET", "a secret for tests, of more than thirty-two characters");
    replaceScopeRuntime({ clock: { now: () => now } });
    place = await make.makeWorkspace(database);
  });
  afterAll(async () => {
    replaceScopeRuntime({});
    await database.drop();
  });

  it("[W1] opens with what is due, freezes, tells who changed which card, goes back and on again, and is called stale", async () => {
    const { workspaceId } = place;
    const lotte = await make.makeMember(database, workspaceId, "editor", { displayName: "Lotte" });
    const bram = await make.makeMember(database, workspaceId, "editor", { displayName: "Bram" });
    const manager = await make.makeMember(database, workspaceId, "manager");
    const { journeyId, ids } = await makeReviewedJourney(database, place);
    await database.everything`
      update journeys set owner_id = ${lotte.memberId}, created_at = '2026-09-01T08:00:00Z' where id = ${journeyId}`;
    const edit = (person: make.TestPerson, work: (doc: Doc, origin: EditOrigin) => void) =>
      Scope.open(person.actor, { journeyId }, "journey.edit", (scope) => applyEdit(scope, journeyId, work));
    const map = () =>
      Scope.open(lotte.actor, { journeyId }, "journey.view", async (scope) =>
        readJourney(await loadPrivately(scope, journeyId)),
      );

    // a month opens by itself; its open tasks and the readings that are due are listed
    await Scope.system("turn_months", workspaceId, turnMonths);
    const api = callAs(manager);
    const { id: metricId } = await api.metrics.create({
      journeyId,
      metric: { name: "Boeking afgerond", unit: "percent", direction: "up" },
    });
    await api.tasks.create({ workspaceId, task: { title: "Prijs bovenaan", month: SEPTEMBER, journeyId } });
    const opened = await api.cycles.get({ journeyId, month: SEPTEMBER });
    expect(opened).toMatchObject({
      cycle: { state: "open" },
      figures: [{ metricId, reading: null }],
      tasks: [{ title: "Prijs bovenaan", status: "open" }],
    });

    // closing freezes, for good
    const reading = { numerator: 175, denominator: 350 };
    for (const month of [SEPTEMBER, OCTOBER])
      await api.metrics.setReading({ journeyId, metricId, month, reading });
    now = new Date("2026-10-01T09:00:00Z");
    await api.cycles.close({ journeyId, month: SEPTEMBER, note: "" });
    const frozen = await snapshotOf(database, journeyId, SEPTEMBER);
    const inSeptember = await map();
    expect(frozen?.journey.touchpoints.map((one) => one.title)).toEqual(["Etalage", "Boeken"]);
    const overwrite = database.pools.appSql.begin(async (tx) => {
      await tx`select set_config('app.workspace_id', ${workspaceId}, true), set_config('app.role', 'system', true)`;
      await tx`update cycle_snapshots set journey = null`;
    });
    await expect(overwrite).rejects.toMatchObject({ code: "42501" });

    const [carried] = await api.tasks.listMonth({ workspaceId, month: OCTOBER });
    expect(carried).toMatchObject({ title: "Prijs bovenaan", status: "open" });
    await api.tasks.setStatus({ workspaceId, taskId: carried?.id ?? "", status: "done" });

    // two people work on the map in October; one card is touched by both
    await edit(lotte, (doc, origin) => {
      setText(doc, { collection: "touchpoints", id: ids.shop, field: "title" }, "Etalage met prijs", origin);
      addTouchpoint(doc, { id: "tp-new", phaseId: ids.phase, medium: "digital", title: "Keuzehulp" }, origin);
    });
    await edit(bram, (doc, origin) => {
      removeTouchpoint(doc, { id: ids.site }, origin);
      setText(
        doc,
        { collection: "touchpoints", id: ids.shop, field: "title" },
        "Winkelruit met prijs",
        origin,
      );
      moveTouchpoint(doc, { id: "tp-new", phaseId: ids.phase, after: null }, origin);
    });
    now = new Date("2026-11-01T09:00:00Z");
    await api.cycles.close({ journeyId, month: OCTOBER, note: "" });
    // what is done after October is no part of the comparison, nor is who did it
    await edit(place.owner, (doc, origin) => {
      setText(doc, { collection: "touchpoints", id: ids.shop, field: "title" }, "Etalage bij avond", origin);
      addTouchpoint(doc, { phaseId: ids.phase, medium: "digital", title: "Chat" }, origin);
    });
    const { lines } = await api.cycles.compare({ journeyId, a: SEPTEMBER, b: OCTOBER });
    const cards = lines.flatMap(({ change, collection, title, authorIds }) =>
      collection === "touchpoints" ? [[change, title, authorIds]] : [],
    );
    expect(cards).toEqual([
      ["removed", "Boeken", [bram.memberId]],
      ["added", "Keuzehulp", [lotte.memberId, bram.memberId]],
      ["changed", "Winkelruit met prijs", [lotte.memberId, bram.memberId]],
    ]);
    expect(lines.find((one) => one.id === ids.shop)?.fields).toEqual([
      { field: "title", before: "Etalage", after: "Winkelruit met prijs" },
    ]);
    // looked at from the other side it is the same people
    const back = await api.cycles.compare({ journeyId, a: OCTOBER, b: SEPTEMBER });
    expect(back.lines.find((one) => one.id === ids.site)).toMatchObject({
      change: "added",
      authorIds: [bram.memberId],
    });

    // the map goes back to September, which is an edit like any other, and by undo on again
    const inOctober = await map();
    const restore = (person: make.TestPerson) =>
      callAs(person).cycles.restoreMap({ journeyId, month: SEPTEMBER });
    expect(await answerOf(restore(manager))).toBe("FORBIDDEN");
    const { previousId } = await restore(lotte);
    expect(plain(await map())).toEqual(plain(inSeptember));
    await callAs(lotte).versions.restore({ journeyId, versionId: previousId });
    expect(plain(await map())).toEqual(plain(inOctober));
    expect(await snapshotOf(database, journeyId, SEPTEMBER)).toEqual(frozen);
    expect(await answerOf(callAs(lotte).cycles.restoreMap({ journeyId, month: "2026-11" }))).toBe(
      "CONFLICT cycleNothingKept",
    );

    // 31 days later it is still fresh; a day more and the dashboard says so, and its owner is told by mail
    const stale = async (at: string) => {
      now = new Date(at);
      await Scope.system("tell_stale", workspaceId, tellStale);
      return (await api.dashboard.get({ journeyId, month: OCTOBER })).staleDays;
    };
    expect(await stale("2026-12-02T09:00:00Z")).toBeNull();
    const mailed = () => database.everything`
      select recipient, template, data ->> 'days' as days from mail_outbox where workspace_id = ${workspaceId}
        and template = 'journeyStale'`;
    await mailNotices(workspaceId);
    expect(await mailed()).toEqual([]);
    expect(await stale("2026-12-03T09:00:00Z")).toBe(32);
    await mailNotices(workspaceId);
    expect(await mailed()).toEqual([{ recipient: lotte.email, template: "journeyStale", days: "32" }]);
    await api.cycles.close({ journeyId, month: "2026-11", note: "Cijfer komt later" });
    expect(await stale("2026-12-03T10:00:00Z")).toBeNull();
  });
});

/** Without the order in which fields were written, and without what is empty. */
const plain = (journey: unknown): unknown => JSON.parse(JSON.stringify(journey));
