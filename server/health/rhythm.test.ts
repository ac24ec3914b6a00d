// Page: /{ws}/j/{slug}/health
// The seventh mistake over the API, on months that are really opened and closed; and the last day of what is deliberately left.
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cycles } from "#db/schema/cycles.ts";
import { healthWaivers } from "#db/schema/health.ts";
import { addDays, addMonths } from "#domain/month.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";
import { as, MONTH, TODAY, makeHealthWorld } from "#server/testing/health-world.ts";

const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "OK",
    (error: unknown) => (error as { code: string }).code,
  );

describe("the rhythm of a journey", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it("[M7] rhythm: never reviewed, late, due and well, by the day on which a month was closed", async () => {
    const { place, workspaceId, journeyId, look } = await makeHealthWorld(database);
    const rounds = as(place.owner).cycles;
    expect(await look("rhythm")).toMatchObject({ state: "failing", codes: ["neverReviewed"] });
    const [before, skipped] = [addMonths(MONTH, -1), addMonths(MONTH, -2)];
    for (const month of [skipped, before]) await rounds.open({ journeyId, month });
    await rounds.skip({ journeyId, month: skipped, reason: "iedereen was weg" });
    // a month that was skipped is no review, and one that is open is none yet
    expect((await look("rhythm")).codes).toEqual(["neverReviewed"]);
    await rounds.close({ journeyId, month: before, note: "" });
    expect(await look("rhythm")).toMatchObject({ state: "ok", codes: [] });
    for (const [age, state, codes] of [
      [31, "ok", []],
      [32, "attention", ["reviewDue"]],
      [45, "attention", ["reviewDue"]],
      [46, "failing", ["reviewLate"]],
    ] as const) {
      const closedAt = new Date(`${addDays(TODAY, -age)}T12:00:00Z`);
      await database.rows
        .update(cycles)
        .set({ closedAt })
        .where(and(eq(cycles.workspaceId, workspaceId), eq(cycles.month, before)));
      expect(await look("rhythm"), String(age)).toMatchObject({ state, codes });
    }
    // opened again it is no review any longer; closed again it is one of today
    await rounds.reopen({ journeyId, month: before });
    expect((await look("rhythm")).codes).toEqual(["neverReviewed"]);
    await rounds.close({ journeyId, month: before, note: "" });
    expect((await look("rhythm")).state).toBe("ok");
    const stored = await database.rows.select().from(cycles).where(eq(cycles.journeyId, journeyId));
    expect(stored.map(({ month, state }) => [month, state])).toContainEqual([before, "closed"]);
  });

  it("what is deliberately left has an owner and may have a last day, after which it is asked again", async () => {
    const { place, workspaceId, journeyId, look } = await makeHealthWorld(database);
    const owner = await make.makeMember(database, workspaceId, "editor");
    const guest = await make.makeGuest(database, workspaceId, [journeyId]);
    const waiver = { check: "rhythm" } as const;
    const say = (words: { reason: string; ownerId?: string; reviewOn?: string }) =>
      as(place.owner).health.waive({ journeyId, waiver, words });
    const reason = "we beginnen in het voorjaar";
    expect(await codeOf(say({ reason, ownerId: guest.memberId }))).toBe("NOT_FOUND");
    expect(await codeOf(say({ reason, reviewOn: addDays(TODAY, -1) }))).toBe("BAD_REQUEST");
    await say({ reason, ownerId: owner.memberId, reviewOn: TODAY });
    const given = { reason, ownerId: owner.memberId, date: TODAY, reviewOn: TODAY };
    expect(await look("rhythm")).toMatchObject({ state: "waived", waiver: given });
    await database.rows
      .update(healthWaivers)
      .set({ reviewOn: addDays(TODAY, -1) })
      .where(eq(healthWaivers.journeyId, journeyId));
    expect(await look("rhythm")).toMatchObject({ state: "failing", waiver: null });
    const { results } = await as(place.owner).health.get({ journeyId });
    expect(results.find((one) => one.check === "rhythm")?.lapsed).toMatchObject({ reason });
    // taken back, it answers what has to be said to bring it back
    const back = await as(place.owner).health.unwaive({ journeyId, waiver });
    expect(back).toEqual({ reason, ownerId: owner.memberId, reviewOn: addDays(TODAY, -1) });
  });
});
