// Days of a metric and the month they make: added up, below a figure of the month's own, or apart.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayReadings } from "#db/schema/research.ts";
import { type DayReading, sumOfDays } from "#domain/day-reading.ts";
import { METRIC_UNITS } from "#domain/metric.ts";
import { createApiContext } from "#server/api/context.ts";
import { createCallerFactory } from "#server/api/procedures.ts";
import { appRouter } from "#server/api/root.ts";
import { Scope } from "#server/auth/scope.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";
import { mulberry } from "#server/testing/seeded.ts";
import { everyMonth, sumMonths } from "./commands.ts";

const createCaller = createCallerFactory(appRouter);
const callAs = ({ userId, email }: make.TestPerson) =>
  createCaller(
    createApiContext(
      { id: userId, email, name: "x", emailVerified: true, locale: "nl", theme: "system", sessionId: "s" },
      "127.0.0.1",
    ),
  );
const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "OK",
    (error: unknown) => (error as { code: string }).code,
  );

let database: TestDatabase;
let place: make.TestWorkspace;
let editor: make.TestPerson;
let journeyId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  place = await make.makeWorkspace(database);
  editor = await make.makeMember(database, place.workspaceId, "editor");
  journeyId = await make.makeJourney(database, place.workspaceId);
});
afterAll(() => database.drop());

const api = () => callAs(editor);
async function makeMetric(metric: object = {}): Promise<string> {
  const made = { name: "Bestellingen", unit: "count", direction: "up", ...metric } as const;
  return (await api().metrics.create({ journeyId, metric: made })).id;
}
const found = async (metricId: string) => {
  const metric = (await api().metrics.listForJourney({ journeyId })).find((one) => one.id === metricId);
  if (!metric) throw new Error("the metric is gone");
  return metric;
};
const monthOf = async (metricId: string, month = "2026-10") =>
  (await found(metricId)).readings.find((one) => one.month === month);
const setDay = (metricId: string, day: string, reading: object) =>
  api().metricDays.set({ journeyId, metricId, day, reading } as Parameters<
    ReturnType<typeof api>["metricDays"]["set"]
  >[0]);
const setMonth = (metricId: string, value: number) =>
  api().metrics.setReading({ journeyId, metricId, month: "2026-10", reading: { value } });

describe("days of a month", () => {
  it("are added up as they come, are replaced and go; the month follows and says of how many it is the sum", async () => {
    const metricId = await makeMetric();
    await setDay(metricId, "2026-10-01", { value: 3 });
    await setDay(metricId, "2026-10-31", { value: 4 });
    await setDay(metricId, "2026-11-01", { value: 50 });
    expect(await monthOf(metricId)).toMatchObject({ value: 7, summedDays: 2 });
    expect(await found(metricId)).toMatchObject({ newestDay: "2026-11-01" });
    await setDay(metricId, "2026-10-01", { value: 30 });
    expect(await monthOf(metricId)).toMatchObject({ value: 34, summedDays: 2 });
    expect(
      (await api().metricDays.list({ journeyId, metricId })).map(({ day, value }) => [day, value]),
    ).toEqual([
      ["2026-10-01", 30],
      ["2026-10-31", 4],
      ["2026-11-01", 50],
    ]);
    await api().metricDays.remove({ journeyId, metricId, day: "2026-10-01" });
    await api().metricDays.remove({ journeyId, metricId, day: "2026-10-31" });
    expect(await monthOf(metricId)).toBeUndefined();
    expect(await monthOf(metricId, "2026-11")).toMatchObject({ value: 50, summedDays: 1 });
  });

  it("stand below a figure of the month's own, whichever came first, and make the month again when it goes", async () => {
    const metricId = await makeMetric();
    await setDay(metricId, "2026-10-01", { value: 3 });
    await setMonth(metricId, 100);
    expect(await monthOf(metricId)).toMatchObject({ value: 100, summedDays: null });
    await setDay(metricId, "2026-10-02", { value: 4 });
    expect(await monthOf(metricId)).toMatchObject({ value: 100, summedDays: null });
    expect((await found(metricId)).readings).toHaveLength(1);
    await api().metrics.removeReading({ journeyId, metricId, month: "2026-10" });
    expect(await monthOf(metricId)).toMatchObject({ value: 7, summedDays: 2 });
    // a sum is no figure that can be taken away
    await api().metrics.removeReading({ journeyId, metricId, month: "2026-10" });
    expect(await monthOf(metricId)).toMatchObject({ value: 7 });
  });

  it("make no month where one person can come on several; saying otherwise makes it, taking it back unmakes it", async () => {
    const visitors = { name: "Unieke bezoekers", additive: false } as const;
    const metricId = await makeMetric(visitors);
    await setDay(metricId, "2026-10-01", { value: 3 });
    await setDay(metricId, "2026-10-02", { value: 4 });
    expect(await monthOf(metricId)).toBeUndefined();
    const say = (additive: boolean) =>
      api().metrics.update({
        journeyId,
        metricId,
        metric: { ...visitors, unit: "count", direction: "up", additive },
      });
    await say(true);
    expect(await monthOf(metricId)).toMatchObject({ value: 7 });
    await say(false);
    expect(await monthOf(metricId)).toBeUndefined();
    await setMonth(metricId, 5);
    expect(await monthOf(metricId)).toMatchObject({ value: 5, summedDays: null });
  });

  it("of answers keep who answered what; of a bare score there is no month", async () => {
    const nps = await makeMetric({ name: "NPS", unit: "nps", survey: "nps", scaleMax: 10 });
    await setDay(nps, "2026-10-01", { tally: { promoters: 3, detractors: 1 } });
    await setDay(nps, "2026-10-02", { tally: { promoters: 1, passives: 5 } });
    expect(await monthOf(nps)).toMatchObject({
      numerator: 3,
      denominator: 10,
      tally: { promoters: 4, passives: 5, detractors: 1 },
      scaleMax: 10,
    });
    const score = await makeMetric({ name: "Cijfer", unit: "score5" });
    await setDay(score, "2026-10-01", { value: 4 });
    await setDay(score, "2026-10-02", { value: 2 });
    expect(await monthOf(score)).toBeUndefined();
    // what was read in a unit keeps it, also by days alone
    const metric = { name: "Cijfer", unit: "count", direction: "up" } as const;
    expect(await codeOf(api().metrics.update({ journeyId, metricId: score, metric }))).toBe("CONFLICT");
  });

  it("of which twenty are entered at once, all count", async () => {
    const metricId = await makeMetric();
    const days = Array.from({ length: 20 }, (_, at) => `2026-10-${String(at + 1).padStart(2, "0")}`);
    await Promise.all(days.map((day) => setDay(metricId, day, { value: 1 })));
    expect(await monthOf(metricId)).toMatchObject({ value: 20, summedDays: 20 });
  });

  it("are entered by who may edit figures, seen by every member, and nothing to strangers; a day that is none is refused", async () => {
    const metricId = await makeMetric();
    const reading = { value: 1 };
    const viewer = callAs(await make.makeMember(database, place.workspaceId, "viewer")).metricDays;
    const ids = { journeyId, metricId };
    expect(await codeOf(viewer.set({ ...ids, day: "2026-10-01", reading }))).toBe("FORBIDDEN");
    expect(await codeOf(viewer.list(ids))).toBe("OK");
    const other = await make.makeWorkspace(database);
    const stranger = callAs(other.owner).metricDays;
    expect(await codeOf(stranger.list(ids))).toBe("NOT_FOUND");
    expect(await codeOf(stranger.set({ ...ids, day: "2026-10-01", reading }))).toBe("NOT_FOUND");
    expect(await codeOf(setDay(metricId, "2026-02-30", reading))).toBe("BAD_REQUEST");
  });
});

it("the database adds days up as the rule says, whatever they are: 300 random months", async () => {
  const random = mulberry(21);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const chance = (part: number) => random() < part;
  const drawn = Array.from({ length: 300 }, (_, at) => {
    const unit = METRIC_UNITS[at % METRIC_UNITS.length] ?? "count";
    const [bare, scaled, tallied] = [chance(0.4), chance(0.3), chance(0.6)];
    const days = Array.from({ length: 1 + upTo(5) }, (_, place): DayReading => {
      const day = `2026-10-0${place + 1}`;
      const isBare = chance(0.05) ? !bare : bare;
      if (isBare) return { day, numerator: null, denominator: null, value: upTo(900) / 100 };
      return {
        day,
        numerator: upTo(50) / 10,
        denominator: 5 + upTo(50),
        value: null,
        scaleMax: scaled ? (chance(0.1) ? 7 : 5) : null,
        tally: tallied && chance(0.95) ? { "5": upTo(9), "4": upTo(9) } : null,
        segments: chance(0.8)
          ? {
              zoeken: { count: upTo(9) / 10, total: 2 },
              ...(chance(0.5) && { sociaal: { count: 1, total: 3 } }),
            }
          : null,
      };
    });
    return { metricId: make.newId(), unit, additive: chance(0.8), days };
  });
  for (const { metricId, unit, additive, days } of drawn) {
    await make.makeMetric(database, place.workspaceId, { id: metricId, journeyId, unit, additive });
    await database.rows
      .insert(dayReadings)
      .values(days.map((one) => ({ workspaceId: place.workspaceId, metricId, ...one })));
  }
  await Scope.system("test", place.workspaceId, async (scope) => {
    for (const { metricId } of drawn) await sumMonths(scope, everyMonth(scope, metricId));
  });
  const kinds: Record<string, number> = {};
  const read = new Map((await api().metrics.listForJourney({ journeyId })).map((one) => [one.id, one]));
  for (const { metricId, days, ...metric } of drawn) {
    const sum = sumOfDays(metric, days);
    const stored = read.get(metricId)?.readings.find((one) => one.month === "2026-10");
    const kind =
      typeof sum === "string" ? sum : sum.tally ? "tallied" : sum.value === null ? "counted" : "added";
    kinds[kind] = (kinds[kind] ?? 0) + 1;
    if (typeof sum === "string") expect(stored).toBeUndefined();
    else {
      const { days: summedDays, ...numbers } = sum;
      expect(stored).toEqual({ month: "2026-10", ...numbers, summedDays });
    }
  }
  // every branch of the rule was taken
  expect(Object.keys(kinds).toSorted()).toEqual(
    ["added", "bare", "counted", "mixed", "notAdditive", "scales", "tallied"].toSorted(),
  );
});
