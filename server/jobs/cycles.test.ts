// The rhythm of the months over fourteen of them in three time zones, with simulated time, two workers at once and work that is
// cut off half-way: each month opens once, reminds once and closes once, each on its own day.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, addMonths, firstDayOfMonth, monthRange } from "#domain/month.ts";
import { replaceScopeRuntime, Scope } from "#server/auth/scope.ts";
import { dayIn } from "#server/clock.ts";
import { provideSetting } from "#server/env.ts";
import { closeCycle } from "#server/cycles/commands.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import { makeJourney, makeMember, makeWorkspace, type TestPerson } from "#server/testing/factories.ts";
import { turnMonths } from "./cycles.ts";
import { mailNotices } from "./notices.ts";

/** West of UTC with a clock change on the first of November 2026; ahead of UTC by fourteen hours; and the one of the demo. */
const ZONES = ["America/New_York", "Pacific/Kiritimati", "Europe/Amsterdam"] as const;
const MONTHS = monthRange("2026-01", "2027-02");
const HOUR = 3_600_000;

interface Place {
  readonly zone: string;
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly manager: TestPerson;
}

let database: TestDatabase;
let now = new Date();
const places: Place[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  provideSetting("SESSION_SECRET", "a secret for tests, of more than thirty-two characters");
  replaceScopeRuntime({ clock: { now: () => now } });
  for (const timeZone of ZONES) {
    const { workspaceId } = await makeWorkspace(database, { timeZone });
    const manager = await makeMember(database, workspaceId, "manager");
    const journeyId = await makeJourney(database, workspaceId);
    places.push({ zone: timeZone, workspaceId, journeyId, manager });
    // neither a plan nor what lies in an archive or the trash has months
    await makeJourney(database, workspaceId, { stage: "to_be" });
    await makeJourney(database, workspaceId, { status: "archived" });
    await makeJourney(database, workspaceId, { deletedAt: new Date() });
  }
});
afterAll(async () => {
  replaceScopeRuntime({});
  await database.drop();
});

/** One round of a worker: the months, then the mails of what that told. */
const ring = async ({ workspaceId }: Place) => {
  await Scope.system("turn_months", workspaceId, turnMonths);
  await mailNotices(workspaceId);
};
/** The work is done and then its process dies before the transaction ends. */
const dyingRing = ({ workspaceId }: Place) =>
  Scope.system("turn_months", workspaceId, async (scope) => {
    await turnMonths(scope);
    throw new Error("killed");
  }).catch(() => {});
const close = ({ manager, journeyId }: Place, month: string) =>
  Scope.open(manager.actor, { journeyId }, "cycle.close", (scope) =>
    closeCycle(scope, { journeyId, month }, ""),
  );

/** Hours of one month at which the clock rings: every three around its beginning in any zone, and around the reminder. */
function ringTimes(month: string): Date[] {
  const around = (day: string) => {
    const middle = Date.parse(`${day}T00:00:00Z`);
    return Array.from({ length: 13 }, (_, step) => new Date(middle + (step - 6) * 3 * HOUR));
  };
  const reminder = addDays(firstDayOfMonth(addMonths(month, 1)), -3);
  return [...around(firstDayOfMonth(month)), ...around(reminder)];
}

describe("fourteen months in three zones", { timeout: 240_000 }, () => {
  it("open, remind and close exactly once each, on the day it is there", async () => {
    let rings = 0;
    for (const month of MONTHS) {
      for (const at of ringTimes(month)) {
        now = at;
        rings += 1;
        for (const place of places) {
          if (rings % 5 === 0) await dyingRing(place);
          await Promise.all([ring(place), ring(place)]);
        }
      }
      // the month is looked back on while it is its last days: two managers press at once
      for (const place of places) {
        const results = await Promise.allSettled([close(place, month), close(place, month)]);
        expect(results.filter((one) => one.status === "fulfilled")).toHaveLength(1);
        await Promise.all([mailNotices(place.workspaceId), mailNotices(place.workspaceId)]);
      }
    }
    for (const { zone, workspaceId, journeyId } of places) {
      const rows = await database.everything<
        { month: string; journey_id: string; state: string; opened_at: Date; reminded_at: Date | null }[]
      >`select month, journey_id, state, opened_at, reminded_at from cycles where workspace_id = ${workspaceId}
        order by month`;
      const last = addMonths(MONTHS.at(-1) ?? "", 1);
      expect(new Set(rows.map((row) => row.journey_id))).toEqual(new Set([journeyId]));
      const months = rows.map((row) => row.month).filter((month) => month >= (MONTHS[0] ?? ""));
      expect(months).toEqual([...MONTHS, last]);
      for (const row of rows.filter((one) => MONTHS.includes(one.month))) {
        expect([zone, row.month, row.state]).toEqual([zone, row.month, "closed"]);
        // reminded on the third day before the review, by the calendar of the place
        const remindedOn = row.reminded_at && dayIn(zone, row.reminded_at);
        expect([zone, row.month, remindedOn]).toEqual([
          zone,
          row.month,
          addDays(firstDayOfMonth(addMonths(row.month, 1)), -3),
        ]);
      }
      const trail = await database.everything<{ action: string; subject_id: string; count: number }[]>`
        select action, subject_id, count(*)::int as count from audit_entries
        where workspace_id = ${workspaceId} and subject_id = any (${MONTHS}) group by 1, 2`;
      const counts = (action: string) =>
        trail.filter((one) => one.action === action).map((one) => [one.subject_id, one.count]);
      const once = MONTHS.map((month) => [month, 1]);
      expect(counts("cycle.remind").sort()).toEqual(once);
      expect(counts("cycle.close").sort()).toEqual(once);
      const mails = await database.everything<{ template: string; count: number }[]>`
        select template, count(*)::int as count from mail_outbox where workspace_id = ${workspaceId}
        group by 1 order by 1`;
      // owner and manager, once a month each; and once for the December in which all this begins
      expect([...mails]).toEqual([
        { template: "monthClosed", count: MONTHS.length * 2 },
        { template: "reviewDue", count: (MONTHS.length + 1) * 2 },
      ]);
    }
  });

  it("open by themselves at the first ring of the first day, where nobody closed the month before", async () => {
    for (const zone of ZONES) {
      const { workspaceId } = await makeWorkspace(database, { timeZone: zone });
      const journeyId = await makeJourney(database, workspaceId);
      const place = { workspaceId } as Place;
      for (const month of ["2026-10", "2026-11", "2026-12"]) {
        for (const at of ringTimes(month).slice(0, 13)) {
          now = at;
          await Promise.all([ring(place), ring(place)]);
        }
      }
      const rows = await database.everything<{ month: string; opened_at: Date }[]>`
        select month, opened_at from cycles where workspace_id = ${workspaceId} and journey_id = ${journeyId}
        and month >= '2026-10' order by month`;
      expect(rows.map((row) => row.month)).toEqual(["2026-10", "2026-11", "2026-12"]);
      for (const { month, opened_at: at } of rows) {
        expect([zone, dayIn(zone, at)]).toEqual([zone, firstDayOfMonth(month)]);
        expect(dayIn(zone, new Date(at.getTime() - 3 * HOUR)) < firstDayOfMonth(month)).toBe(true);
      }
    }
  });

  it("that were missed while nothing ran are opened late, each once", async () => {
    const { workspaceId } = await makeWorkspace(database);
    await makeJourney(database, workspaceId);
    const place = { workspaceId } as Place;
    now = new Date("2026-08-10T12:00:00Z");
    await ring(place);
    now = new Date("2026-11-10T12:00:00Z");
    await Promise.all([ring(place), ring(place)]);
    const rows = await database.everything<{ month: string; count: number }[]>`
      select month, count(*)::int as count from cycles where workspace_id = ${workspaceId} group by 1 order by 1`;
    expect([...rows]).toEqual(monthRange("2026-08", "2026-11").map((month) => ({ month, count: 1 })));
  });
});
