// Files with days: days stay days, their months are added up once, and everything goes again as it came.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ImportMapping } from "#domain/imports/mapping.ts";
import { withAnswer } from "#domain/imports/mapping.ts";
import { Scope } from "#server/auth/scope.ts";
import { setReading } from "#server/metrics/commands.ts";
import { listDays } from "#server/metrics/days/queries.ts";
import { listJourneyMetrics } from "#server/metrics/queries.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import { makeJourney, makeMetric, makeWorkspace, type TestWorkspace } from "#server/testing/factories.ts";
import {
  asOwner,
  bringIn,
  buildReader,
  choose,
  countRows,
  csv,
  fixture,
  handIn,
  type HandedIn,
  inJob,
  look,
  withJourney,
} from "#server/testing/import-flow.ts";
import { undoImport } from "./commands.ts";
import { clearUndone } from "./writing/batch-rows.ts";

let database: TestDatabase;
let removeReader: () => Promise<void>;
beforeAll(async () => {
  database = await createTestDatabase();
  removeReader = await buildReader();
});
afterAll(async () => {
  await database.drop();
  await removeReader();
});

const counts = (place: TestWorkspace) => countRows(database, place);

async function open(
  place: TestWorkspace,
  journeyId: string,
  file: HandedIn,
  answer?: string,
): Promise<string> {
  const batchId = await handIn(place, file);
  const [question] = (await look(place, batchId)).description?.questions ?? [];
  await choose(place, batchId, (mapping): ImportMapping => {
    const chosen = withJourney(journeyId)(mapping);
    return question && answer !== undefined ? withAnswer(chosen, question, answer) : chosen;
  });
  return batchId;
}

async function figuresOf(place: TestWorkspace, journeyId: string) {
  return asOwner(place, async (scope) => {
    const metrics = await listJourneyMetrics(scope, journeyId);
    const months = metrics.flatMap(({ name, readings }) =>
      readings.map((one) => [name, one.month, one.value ?? one.numerator, one.summedDays]),
    );
    const days = [];
    for (const { id, name } of metrics)
      for (const one of await listDays(scope, { journeyId, metricId: id }))
        days.push([name, one.day, one.value ?? one.numerator]);
    return { months, days, additive: Object.fromEntries(metrics.map((one) => [one.name, one.additive])) };
  });
}

describe("figures of days", { timeout: 120_000 }, () => {
  it("stay days and make their months; visitors make none; a second time adds nothing; undone, nothing is left", async () => {
    const place = await makeWorkspace(database);
    const journeyId = await makeJourney(database, place.workspaceId);
    const before = await counts(place);
    const batchId = await open(place, journeyId, fixture("exports/matomo-days.csv"));
    const done = await bringIn(place, batchId);
    expect(done.receipt).toMatchObject({
      read: 3,
      accepted: 3,
      made: 9,
      notes: { days: 9, dayMonths: 2, months: 0, daysApart: ["nb_uniq_visitors"] },
    });
    const { months, days, additive } = await figuresOf(place, journeyId);
    expect(months).toEqual([
      ["nb_visits", "2026-09", 260, 2],
      ["nb_visits", "2026-10", 88, 1],
      ["nb_conversions", "2026-09", 9, 2],
      ["nb_conversions", "2026-10", 1, 1],
    ]);
    expect(days).toHaveLength(9);
    expect(additive).toEqual({ nb_visits: true, nb_uniq_visitors: false, nb_conversions: true });

    const more = `${Buffer.from(fixture("exports/matomo-days.csv").bytes).toString("utf16le").trimEnd()}\r\n2026-10-02,70,12,90,1,5,1,day,0\r\n`;
    const next = await bringIn(
      place,
      await handIn(place, { name: "oktober.csv", bytes: Buffer.from(more, "utf16le") }),
    );
    expect(next.receipt).toMatchObject({ read: 4, accepted: 1, duplicate: 3 });
    expect((await figuresOf(place, journeyId)).months).toContainEqual(["nb_visits", "2026-10", 100, 2]);
    await asOwner(place, (scope) => undoImport(scope, next.id));
    expect((await figuresOf(place, journeyId)).months).toEqual(months);
    await asOwner(place, (scope) => undoImport(scope, batchId));
    await inJob(place, clearUndone);
    expect({ ...(await counts(place)), files: 0 }).toEqual(before);
  });

  it("orders: each day its orders, returns and revenue in cents exactly", async () => {
    const place = await makeWorkspace(database);
    const journeyId = await makeJourney(database, place.workspaceId);
    const batchId = await open(place, journeyId, fixture("exports/shop-orders-nl.csv"), "incl");
    await bringIn(place, batchId);
    const { months, days } = await figuresOf(place, journeyId);
    expect(days.filter(([name]) => name === "Omzet incl. btw")).toEqual([
      ["Omzet incl. btw", "2026-09-29", 1284.65],
      ["Omzet incl. btw", "2026-10-01", 20],
      ["Omzet incl. btw", "2026-10-02", -49.95],
    ]);
    expect(months).toEqual([
      ["Bestellingen", "2026-09", 2, 1],
      ["Bestellingen", "2026-10", 2, 2],
      ["Retouren", "2026-09", 0, 1],
      ["Retouren", "2026-10", 2, 2],
      ["Omzet incl. btw", "2026-09", 1284.65, 1],
      ["Omzet incl. btw", "2026-10", -29.95, 2],
    ]);
    // nobody's address came in with them
    const kept = await database.everything`
      select b::text as row from import_batches b where id = ${batchId}
      union all select r::text from readings r where workspace_id = ${place.workspaceId}
      union all select m::text from metrics m where workspace_id = ${place.workspaceId}`;
    expect(JSON.stringify(kept)).not.toMatch(/klant\.example|Klant [A-E]/);
  });

  it("a figure of the month stands above days, from a file too, and goes without them", async () => {
    const place = await makeWorkspace(database);
    const journeyId = await makeJourney(database, place.workspaceId);
    const metricId = await makeMetric(database, place.workspaceId, {
      journeyId,
      name: "Bezoeken",
      unit: "count",
    });
    await database.everything`delete from readings where metric_id = ${metricId}`;
    const daily = ["Dag;KPI;Waarde", "2026-10-01;Bezoeken;10", "2026-10-02;Bezoeken;20"];
    await bringIn(place, await open(place, journeyId, csv("dagen.csv", ...daily)));
    const sum = ["Bezoeken", "2026-10", 30, 2];
    expect((await figuresOf(place, journeyId)).months).toEqual([sum]);
    // the same figure for the month is not known yet: it is given now
    const file = csv("maanden.csv", "Maand;Meting;Teller", "2026-10;Bezoeken;30");
    const monthly = await bringIn(place, await open(place, journeyId, file));
    expect(monthly.receipt).toMatchObject({ accepted: 1, duplicate: 0 });
    expect((await figuresOf(place, journeyId)).months).toEqual([["Bezoeken", "2026-10", 30, null]]);
    await asOwner(place, (scope) => undoImport(scope, monthly.id));
    expect((await figuresOf(place, journeyId)).months).toEqual([sum]);

    // one that somebody enters is theirs, and stays when the days go
    await Scope.open(place.owner.actor, { journeyId }, "metric.edit", (scope) =>
      setReading(scope, { journeyId, metricId, month: "2026-10", reading: { value: 28 } }),
    );
    const [batch] = await database.everything<{ id: string }[]>`
      select id from import_batches where file_name = 'dagen.csv' and workspace_id = ${place.workspaceId}`;
    await asOwner(place, (scope) => undoImport(scope, batch?.id ?? ""));
    expect(await figuresOf(place, journeyId)).toMatchObject({
      months: [["Bezoeken", "2026-10", 28, null]],
      days: [],
    });
  });

  it("one date a month is of the month or of the day: asked, and remembered as long as it is so", async () => {
    const place = await makeWorkspace(database);
    const journeyId = await makeJourney(database, place.workspaceId);
    const lines = ["Datum;KPI;Waarde", "01-09-2026;Wachttijd;4", "13-10-2026;Wachttijd;5"];
    const asked = await handIn(place, csv("stand.csv", ...lines));
    expect((await look(place, asked)).description?.questions).toEqual([
      { kind: "grain", subject: "Datum", example: "01-09-2026", choices: ["month", "day"] },
    ]);
    const batchId = await open(place, journeyId, csv("stand-2.csv", ...lines), "month");
    await bringIn(place, batchId);
    expect(await figuresOf(place, journeyId)).toMatchObject({
      months: [
        ["Wachttijd", "2026-09", 4, null],
        ["Wachttijd", "2026-10", 5, null],
      ],
      days: [],
    });
    // the next file of this source holds days, whatever was said of the last
    const daily = csv("stand-3.csv", "Datum;KPI;Waarde", "13-11-2026;Wachttijd;4", "14-11-2026;Wachttijd;6");
    await bringIn(place, await handIn(place, daily));
    expect((await figuresOf(place, journeyId)).days).toEqual([
      ["Wachttijd", "2026-11-13", 4],
      ["Wachttijd", "2026-11-14", 6],
    ]);
  });
});
