// What tools and countries write, all of it into one workspace: the counts written beside the files, once.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emptyReadingsMapping, type ImportMapping } from "#domain/imports/mapping.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import { makeJourney, makeWorkspace, type TestWorkspace } from "#server/testing/factories.ts";
import {
  asOwner,
  bringIn,
  buildReader,
  choose,
  countRows,
  fixture,
  handIn,
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

describe("files of tools and countries, one after the other into one workspace", () => {
  const amounts = (mapping: ImportMapping | null, journeyId: string): ImportMapping => ({
    ...emptyReadingsMapping(),
    ...(mapping?.target === "readings" ? mapping : {}),
    journeyId,
    columns: { ...emptyReadingsMapping().columns, period: "Datum", name: "Naam" },
    series: [
      {
        name: "",
        value: "Bedrag",
        denominator: null,
        unit: "eur",
        isWhole: false,
        isAdditive: true,
        measure: "figure",
      },
    ],
  });

  it("all come in with the counts that are written beside them, a second time nothing, undone nothing is left", {
    timeout: 120_000,
  }, async () => {
    const place = await makeWorkspace(database);
    const before = await counts(place);
    const evidenceFiles = {
      "exports/trustpilot.csv": 2,
      "exports/google-reviews.json": 2,
      "exports/typeform-nps.csv": 4,
      "exports/surveymonkey-2rows.csv": 2,
      "exports/jira.csv": 2,
      "exports/zendesk-tickets.json": 2,
      "exports/zendesk-tickets.csv": 3,
      "exports/github-issues.json": 2,
      "exports/github-issues.csv": 2,
      "exports/google-forms-nl.csv": 2,
      "exports/nps-list-nl.csv": 4,
    };
    const readingFiles = {
      "exports/ga4-report.csv": 3,
      "exports/ga4-freeform.csv": 2,
      "exports/google-ads-nl.csv": 3,
      "exports/google-ads-en.csv": 2,
      "exports/klaviyo-campaigns.csv": 1,
      "exports/plausible/imported_sources_20260901_20260930.csv": 2,
      "exports/matomo-days.csv": 3,
      "exports/mailchimp-campaigns.csv": 2,
      "exports/hubspot-contacts.csv": 3,
      "exports/hubspot-deals.csv": 2,
    };
    const brought: string[] = [];
    for (const [name, rows] of Object.entries({ ...evidenceFiles, ...readingFiles })) {
      const batchId = await handIn(place, fixture(name));
      // each tool's figures in a journey of their own: two of them count "Key events"
      if (name in readingFiles)
        await choose(place, batchId, withJourney(await makeJourney(database, place.workspaceId)));
      const done = await bringIn(place, batchId);
      expect([name, done.state, done.receipt?.accepted]).toEqual([name, "ready", rows]);
      brought.push(batchId);
    }
    for (const [at, name] of Object.keys({ ...evidenceFiles, ...readingFiles }).entries()) {
      const again = await look(place, await handIn(place, fixture(name)));
      expect([
        name,
        again.receipt?.accepted,
        again.receipt?.made,
        again.description?.before?.batchId,
      ]).toEqual([name, 0, 0, brought[at]]);
    }
    for (const batchId of brought.toReversed()) await asOwner(place, (scope) => undoImport(scope, batchId));
    await inJob(place, clearUndone);
    expect({ ...(await counts(place)), files: 0 }).toEqual(before);
  });

  const spellings = [
    "nl-semicolon-utf8bom",
    "nl-semicolon-cp1252",
    "nl-excel-utf16le-tab",
    "en-comma-utf8",
    "us-comma-mdy",
    "nl-monthnames",
    "mac-cr-lineends",
    "excel-sep-line",
  ];
  it("the same three figures in eight spellings are the same three figures", {
    timeout: 120_000,
  }, async () => {
    const place = await makeWorkspace(database);
    const journeyId = await makeJourney(database, place.workspaceId);
    for (const [at, name] of spellings.entries()) {
      const batchId = await handIn(place, fixture(`locale/${name}.csv`));
      // the first is mapped by hand, the others are recognised as files of the same source
      if (at === 0) {
        expect((await look(place, batchId)).mapping).toBeNull();
        await choose(place, batchId, (mapping) => amounts(mapping, journeyId));
      }
      const { receipt, description } = await look(place, batchId);
      expect([name, description?.questions, receipt?.accepted, receipt?.duplicate]).toEqual([
        name,
        [],
        at === 0 ? 3 : 0,
        at === 0 ? 0 : 3,
      ]);
      if (at === 0) await bringIn(place, batchId);
    }
    const rows =
      await database.everything`select m.name, r.month, r.value from readings r join metrics m on m.id = r.metric_id
      where r.workspace_id = ${place.workspaceId} order by r.month, m.name`;
    expect(rows.map((row) => [row["name"], row["month"], row["value"]])).toEqual([
      ["Café Ambiança", "2026-03", 1234.56],
      ["Zoë’s Kapsalon", "2026-03", 0.5],
      ['"Jansen; Zn"', "2026-12", -99.9],
    ]);
  });
});
