// Files on their way into a workspace: everything comes in once, row by row accounted for, and goes again without a trace.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evidenceFilter } from "#domain/evidence-search.ts";
import type { ImportMapping } from "#domain/imports/mapping.ts";
import { isBalanced } from "#domain/imports/receipt.ts";
import { Scope } from "#server/auth/scope.ts";
import { linkEvidence } from "#server/evidence/commands.ts";
import { countEvidence, listEvidence } from "#server/evidence/queries.ts";
import { listStrengths } from "#server/evidence/strengths/queries.ts";
import { setReading } from "#server/metrics/commands.ts";
import { listJourneyMetrics } from "#server/metrics/queries.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import {
  makeJourney,
  makeMetric,
  makeNode,
  makeWorkspace,
  type TestWorkspace,
} from "#server/testing/factories.ts";
import {
  asOwner,
  bringIn,
  buildReader,
  choose,
  countRows,
  csv,
  handIn,
  inJob,
  look,
  sample,
  withJourney,
} from "#server/testing/import-flow.ts";
import { searchEvidence } from "#server/evidence/library/queries.ts";
import { startImport, undoImport } from "./commands.ts";
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

describe("reviews", { timeout: 120_000 }, () => {
  it("[U7] a Dutch spreadsheet of reviews comes in with nothing chosen; linked, it raises a claim; undone, everything is as before", async () => {
    const place = await makeWorkspace(database);
    const journeyId = await makeJourney(database, place.workspaceId);
    const nodeId = await makeNode(database, place.workspaceId, journeyId);
    const before = await counts(place);
    const strength = async () =>
      (await asOwner(place, (scope) => listStrengths(scope, [journeyId], "2026-11-20")))[journeyId]?.[nodeId];
    const bare = await strength();

    const batchId = await handIn(place, sample("reviews-sample-nl-excel.csv"));
    const read = await look(place, batchId);
    expect(read).toMatchObject({
      state: "open",
      description: { questions: [], missing: [] },
      receipt: { read: 24, accepted: 24 },
    });
    expect(await counts(place)).toEqual({ ...before, files: 1 });

    const done = await bringIn(place, batchId);
    expect(done).toMatchObject({
      state: "ready",
      receipt: { read: 24, accepted: 24, rejected: 0, duplicate: 0, made: 24 },
    });
    const items = await asOwner(place, listEvidence);
    expect(items).toHaveLength(24);
    const first = items.find((item) => item.url?.endsWith("r1174"));
    expect(first).toMatchObject({
      kind: "review",
      rating: 2,
      ratingMax: 5,
      title: "Mixed",
      source: "klantenquête",
      observedOn: "2026-10-20",
      language: "en",
      batchId,
    });
    expect(first?.private?.respondent).toBe("Lotte B.");
    expect(await counts(place)).toMatchObject({ evidence: 24, privates: 24, hidden: 0, files: 0 });

    await Scope.open(place.owner.actor, { journeyId }, "evidence.link", async (scope) => {
      for (const item of items.slice(0, 3))
        await linkEvidence(scope, journeyId, {
          evidenceId: item.id,
          quoteId: null,
          nodeId,
          stance: "supports",
          weight: 2,
        });
    });
    expect((await strength())?.level).not.toBe(bare?.level);
    expect((await look(place, batchId)).links).toBe(3);
    const found = () =>
      asOwner(place, (scope) => searchEvidence(scope, evidenceFilter.parse({ batchId }), null)).then(
        ({ items }) => items.length,
      );
    expect(await found()).toBe(24);

    await asOwner(place, (scope) => undoImport(scope, batchId));
    // the rows are still there, and no list may show them
    expect(await found()).toBe(0);
    expect(await strength()).toEqual(bare);
    expect(await asOwner(place, countEvidence)).toMatchObject({ items: 0, linked: 0 });
    await inJob(place, clearUndone);
    expect(await counts(place)).toEqual(before);
    expect(await look(place, batchId)).toMatchObject({ state: "undone", receipt: { accepted: 24 } });

    // after that it can come in again
    const again = await bringIn(place, await handIn(place, sample("reviews-sample-nl-excel.csv")));
    expect(again.receipt).toMatchObject({ accepted: 24, duplicate: 0 });
  });

  it("the same file twice adds nothing, the next export only what is new", async () => {
    const place = await makeWorkspace(database);
    const first = await bringIn(place, await handIn(place, sample("reviews-sample.csv")));
    expect(first.receipt).toMatchObject({ read: 200, accepted: 198, duplicate: 2, rejected: 0 });
    const twice = await handIn(place, sample("reviews-sample.csv"));
    expect(await look(place, twice)).toMatchObject({
      sourceId: first.sourceId,
      description: { before: { batchId: first.id }, source: { changed: null } },
      receipt: { read: 200, accepted: 0, duplicate: 200, made: 0 },
    });
    await expect(asOwner(place, (scope) => startImport(scope, twice))).rejects.toMatchObject({
      code: "CONFLICT",
      detail: { sentence: "importBefore" },
    });

    const lines = Buffer.from(sample("reviews-sample.csv").bytes).toString("utf8").replace(/\s+$/, "");
    const more = `${lines}\n2026-11-20,3,,Een nieuwe,Els,google,https://reviews.example/google/atelier-wervel/new,nl\n`;
    const next = await bringIn(
      place,
      await handIn(place, { name: "volgende maand.csv", bytes: Buffer.from(more) }),
    );
    expect(next.receipt).toMatchObject({ read: 201, accepted: 1, duplicate: 200 });
    expect(await asOwner(place, countEvidence)).toMatchObject({ items: 199 });

    // undoing the later import keeps what the first brought
    await asOwner(place, (scope) => undoImport(scope, next.id));
    expect(await asOwner(place, countEvidence)).toMatchObject({ items: 198 });
  });

  it("a changed header stops and shows what changed, with the rest of the saved mapping kept", async () => {
    const place = await makeWorkspace(database);
    const one = await handIn(
      place,
      csv("a.csv", "Wanneer;Wat zei de klant;Punten;Plek", "2026-10-01;Fijn;7;balie"),
    );
    expect(await look(place, one)).toMatchObject({ state: "open", mapping: null });
    const columns = { date: "Wanneer", rating: "Punten", text: ["Wat zei de klant"], source: "Plek" };
    await choose(place, one, () => ({
      ...reviewMapping(),
      columns: { ...reviewMapping().columns, ...columns },
      ratingMax: 10,
    }));
    await bringIn(place, one);
    const next = await look(
      place,
      await handIn(place, csv("b.csv", "Wanneer;Wat zei de klant;Cijfer;Plek", "2026-11-01;Fijn;8;balie")),
    );
    expect(next.description?.source).toMatchObject({ changed: { added: ["Cijfer"], removed: ["Punten"] } });
    expect(next.mapping).toMatchObject({
      columns: { date: "Wanneer", rating: null, text: ["Wat zei de klant"], source: "Plek" },
      ratingMax: 10,
    });
    expect(await asOwner(place, countEvidence)).toMatchObject({ items: 1 });
  });

  it("rows that cannot come in are named with line, reason and cell; the others do", async () => {
    const place = await makeWorkspace(database);
    const file = csv(
      "r.csv",
      "Datum;Sterren;Recensie;E-mail",
      "2026-10-01;4;Fijn;a@x.example",
      "geen;4;Fijn;b@x.example",
      "2026-10-02;9;Mooi;c@x.example",
      "2026-10-03;;;d@x.example",
      "Totaal;17;;",
    );
    const batchId = await handIn(place, file);
    // a nine among stars: the scale is asked
    expect((await look(place, batchId)).description?.questions).toMatchObject([
      { kind: "scale", subject: "Sterren" },
    ]);
    await choose(
      place,
      batchId,
      (mapping) => ({ ...reviewMapping(), ...mapping, ratingMax: 5 }) as ImportMapping,
    );
    const done = await bringIn(place, batchId);
    expect(done.receipt).toMatchObject({
      read: 5,
      accepted: 1,
      rejected: 4,
      reasons: { badDate: 1, badRating: 1, empty: 1, footer: 1 },
      notes: { personal: ["E-mail"] },
    });
    expect(done.receipt?.rows).toContainEqual({ line: 3, reason: "badDate", column: "Datum", value: "geen" });
    expect(isBalanced(done.receipt ?? { read: 1, accepted: 0, rejected: 0, duplicate: 0 })).toBe(true);
    const stored =
      await database.everything`select e::text || p::text as row from evidence e join evidence_private p
      on p.workspace_id = e.workspace_id and p.evidence_id = e.id where e.workspace_id = ${place.workspaceId}`;
    expect(JSON.stringify(stored)).not.toContain("x.example");
    // nor does anything of what the preview showed stay with the import
    const kept = await database.everything`select b::text as row from import_batches b where id = ${batchId}`;
    expect(JSON.stringify(kept)).not.toMatch(/x\.example|Fijn/);
  });
});

describe("figures", { timeout: 120_000 }, () => {
  it("[E8] readings come in by column mapping, under a metric that stands at a touchpoint; undone, the former figures are back", async () => {
    const place = await makeWorkspace(database);
    const journeyId = await makeJourney(database, place.workspaceId);
    const nodeId = await makeNode(database, place.workspaceId, journeyId);
    const metricId = await makeMetric(database, place.workspaceId, {
      journeyId,
      name: "Bezoeken",
      unit: "count",
    });
    const asEditor = <T>(run: (scope: Scope) => Promise<T>) =>
      Scope.open(place.owner.actor, { journeyId }, "metric.edit", run);
    await asEditor((scope) =>
      setReading(scope, { journeyId, metricId, month: "2026-10", reading: { value: 5 } }),
    );
    const before = await counts(place);

    const file = csv(
      "cijfers.csv",
      "Maand;KPI;Waarde",
      "2026-10;Bezoeken;1.200,5",
      "2026-11;Bezoeken;900",
      "2026-10;Wachttijd;4,5",
    );
    const batchId = await handIn(place, file);
    expect(await look(place, batchId)).toMatchObject({
      description: { preset: "kpi_list", missing: ["journey"], questions: [] },
    });
    await choose(
      place,
      batchId,
      (mapping) =>
        ({
          ...withJourney(journeyId)(mapping),
          metrics: {
            Wachttijd: { metricId: null, unit: "minutes", direction: "down", touchpointId: nodeId },
          },
        }) as ImportMapping,
    );
    expect(await look(place, batchId)).toMatchObject({
      description: { missing: [] },
      receipt: { read: 3, accepted: 3, made: 3 },
    });
    const done = await bringIn(place, batchId);
    expect(done.receipt).toMatchObject({ read: 3, accepted: 3, made: 3 });

    const metrics = await asEditor((scope) => listJourneyMetrics(scope, journeyId));
    const visits = metrics.find((one) => one.id === metricId);
    expect(visits?.readings.map(({ month, value }) => [month, value])).toEqual([
      ["2026-10", 1200.5],
      ["2026-11", 900],
    ]);
    const wait = metrics.find((one) => one.name === "Wachttijd");
    expect(wait).toMatchObject({
      unit: "minutes",
      direction: "down",
      touchpointId: nodeId,
      nodeIds: [nodeId],
    });
    expect(wait?.readings).toMatchObject([{ month: "2026-10", value: 4.5 }]);

    const twice = await look(
      place,
      await handIn(place, {
        ...file,
        bytes: Buffer.from(`${Buffer.from(file.bytes).toString("utf8")}2026-12;Bezoeken;7\n`),
      }),
    );
    expect(twice).toMatchObject({ receipt: { read: 4, accepted: 1, duplicate: 3 }, mapping: { journeyId } });

    // somebody corrects one figure by hand: it is theirs now
    await asEditor((scope) =>
      setReading(scope, { journeyId, metricId, month: "2026-11", reading: { value: 901 } }),
    );
    await asOwner(place, (scope) => undoImport(scope, batchId));
    await inJob(place, clearUndone);
    const left = await counts(place);
    expect(left?.["readings"]).toContainEqual(expect.objectContaining({ month: "2026-11", value: 901 }));
    expect(left?.["readings"]).toContainEqual(expect.objectContaining({ month: "2026-10", value: 5 }));
    await database.everything`delete from readings where metric_id = ${metricId} and month = '2026-11'`;
    expect({ ...(await counts(place)), files: 0 }).toEqual({
      ...before,
      readings: (before?.["readings"] as { month: string }[]).filter((one) => one.month !== "2026-11"),
    });
  });

  it("the list of KPIs: 162 readings under 27 new names, gone again with the import", async () => {
    const place = await makeWorkspace(database);
    const journeyId = await makeJourney(database, place.workspaceId);
    const before = await counts(place);
    const batchId = await handIn(place, sample("kpi-sample.csv"));
    await choose(place, batchId, withJourney(journeyId));
    const done = await bringIn(place, batchId);
    expect(done.receipt).toMatchObject({ read: 162, accepted: 162, made: 162, duplicate: 0 });
    expect(await counts(place)).toMatchObject({ metrics: 27 });
    await asOwner(place, (scope) => undoImport(scope, batchId));
    await inJob(place, clearUndone);
    expect(await counts(place)).toEqual(before);
  });
});

it("two imports that wrote the same month are undone in either order", { timeout: 120_000 }, async () => {
  const place = await makeWorkspace(database);
  const journeyId = await makeJourney(database, place.workspaceId);
  const before = await counts(place);
  const bring = async (name: string, value: number) => {
    const batchId = await handIn(place, csv(name, "Maand;KPI;Waarde", `2026-10;Bezoeken;${value}`));
    await choose(place, batchId, withJourney(journeyId));
    await bringIn(place, batchId);
    return batchId;
  };
  const first = await bring("een.csv", 10);
  const second = await bring("twee.csv", 20);
  await asOwner(place, (scope) => undoImport(scope, first));
  expect((await counts(place))?.["readings"]).toMatchObject([{ month: "2026-10", value: 20 }]);
  await asOwner(place, (scope) => undoImport(scope, second));
  await inJob(place, clearUndone);
  expect(await counts(place)).toEqual(before);
});

function reviewMapping(): Extract<ImportMapping, { target: "evidence" }> {
  const none = {
    date: null,
    title: null,
    rating: null,
    author: null,
    key: null,
    group: null,
    source: null,
    url: null,
    language: null,
    segment: null,
    sentiment: null,
    consent: null,
    note: null,
    quote: null,
    status: null,
    text: [],
  };
  return {
    target: "evidence",
    kind: "review",
    columns: none,
    ratingMax: null,
    day: null,
    source: "",
    language: "nl",
    consent: "unknown",
    decimals: {},
    dateOrders: {},
  };
}
