// An import is whole or not there: while it is written, after a crash, and for whoever may not.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evidenceFilter } from "#domain/evidence-search.ts";
import { Scope } from "#server/auth/scope.ts";
import { linkEvidence } from "#server/evidence/commands.ts";
import { searchEvidence } from "#server/evidence/library/queries.ts";
import { countEvidence, listEvidence } from "#server/evidence/queries.ts";
import { listStrengths } from "#server/evidence/strengths/queries.ts";
import { readImport, runImport } from "#server/jobs/imports.ts";
import { applyRetention } from "#server/jobs/retention.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import {
  linkEvidence as addLink,
  makeGuest,
  makeJourney,
  makeMember,
  makeNode,
  makeWorkspace,
  shareJourney,
  type TestWorkspace,
} from "#server/testing/factories.ts";
import {
  asOwner,
  bringIn,
  buildReader,
  countRows,
  csv,
  handIn,
  inJob,
  look,
  sample,
} from "#server/testing/import-flow.ts";
import { createImport, discardImport, setRetention, startImport, undoImport } from "./commands.ts";
import { clearUndone, sweepImports } from "./writing/batch-rows.ts";

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

describe("nothing half", { timeout: 120_000 }, () => {
  it("what is being written is seen by nobody: not by members, not by guests, not in counts", async () => {
    const place = await makeWorkspace(database);
    const journeyId = await makeJourney(database, place.workspaceId);
    const nodeId = await makeNode(database, place.workspaceId, journeyId);
    const batchId = await handIn(place, sample("reviews-sample-nl-excel.csv"));
    const done = await bringIn(place, batchId);
    expect(done.state).toBe("ready");
    const [item] = await asOwner(place, listEvidence);
    await Scope.open(place.owner.actor, { journeyId }, "evidence.link", (scope) =>
      linkEvidence(scope, journeyId, {
        evidenceId: item?.id ?? "",
        quoteId: null,
        nodeId,
        stance: "supports",
        weight: 2,
      }),
    );
    const guest = await makeGuest(database, place.workspaceId, [journeyId]);
    await shareJourney(database, place.workspaceId, journeyId, place.owner.userId);
    const seen = async () => {
      const asGuest = await database.pools.appSql.begin(async (tx) => {
        await tx`select set_config('app.workspace_id', ${place.workspaceId}, true), set_config('app.user_id', ${guest.userId}, true), set_config('app.role', 'guest', true)`;
        return tx`select id from evidence`;
      });
      return [(await asOwner(place, listEvidence)).length, asGuest.length];
    };
    expect(await seen()).toEqual([24, 1]);
    await database.everything`update import_contents set is_ready = false where id = ${batchId}`;
    expect(await seen()).toEqual([0, 0]);
  });

  it("a worker that dies leaves nothing that anybody sees, and a later sweep takes it away and says so", async () => {
    const place = await makeWorkspace(database);
    const batchId = await handIn(place, sample("reviews-sample.csv"));
    await asOwner(place, (scope) => startImport(scope, batchId));
    await runImport({ workspaceId: place.workspaceId, batchId });
    // as if the last transaction had never been
    await database.everything`update import_contents set is_ready = false where id = ${batchId}`;
    await database.everything`update import_batches set state = 'importing', receipt = null where id = ${batchId}`;
    expect(await counts(place)).toMatchObject({ evidence: 198 });
    expect(await asOwner(place, countEvidence)).toMatchObject({ items: 0 });
    await inJob(place, sweepImports);
    expect(await look(place, batchId)).toMatchObject({ state: "importing" });
    await database.everything`update import_batches set updated_at = now() - interval '20 minutes' where id = ${batchId}`;
    await inJob(place, sweepImports);
    expect(await look(place, batchId)).toMatchObject({ state: "failed", failure: { code: "interrupted" } });
    expect(await counts(place)).toMatchObject({ evidence: 0, hidden: 0, files: 0 });
  });

  it("what was undone is seen by nobody and goes in parts, each a transaction of its own, with all that hangs on it", async () => {
    const place = await makeWorkspace(database);
    const journeyId = await makeJourney(database, place.workspaceId);
    const nodeId = await makeNode(database, place.workspaceId, journeyId);
    const before = await counts(place);
    const { id: batchId } = await bringIn(place, await handIn(place, sample("reviews-sample.csv")));
    for (const { id } of (await asOwner(place, listEvidence)).slice(0, 30))
      await addLink(database, place.workspaceId, id, journeyId, nodeId);
    await asOwner(place, (scope) => undoImport(scope, batchId));
    const part = () => inJob(place, (scope) => clearUndone(scope, 80));
    expect(await part()).toBe(true);
    expect(await counts(place)).toMatchObject({ evidence: 118, privates: 118, hidden: 1 });
    expect(await asOwner(place, listEvidence)).toEqual([]);
    expect([await part(), await part(), await part()]).toEqual([true, false, false]);
    expect(await counts(place)).toEqual(before);
  });

  it("an import that is started again after it broke off begins anew", async () => {
    const place = await makeWorkspace(database);
    const batchId = await handIn(place, sample("reviews-sample-nl-excel.csv"));
    await asOwner(place, (scope) => startImport(scope, batchId));
    const rest = database.everything;
    await rest`insert into import_contents (workspace_id, id) values (${place.workspaceId}, ${batchId})`;
    await rest`insert into evidence (workspace_id, id, kind, observed_on, source, batch_id)
      values (${place.workspaceId}, ${`half-${batchId}`}, 'review', '2026-11-01', 'x', ${batchId})`;
    await runImport({ workspaceId: place.workspaceId, batchId });
    expect(await counts(place)).toMatchObject({ evidence: 24, hidden: 0 });
    // the job may come twice
    await runImport({ workspaceId: place.workspaceId, batchId });
    expect(await counts(place)).toMatchObject({ evidence: 24, hidden: 0 });
  });

  it("a file that cannot be read says why and leaves nothing", async () => {
    const place = await makeWorkspace(database);
    const before = await counts(place);
    const batchId = await handIn(place, {
      name: "oud.xls",
      bytes: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]),
    });
    expect(await look(place, batchId)).toMatchObject({ state: "failed", failure: { code: "oldExcel" } });
    expect(await counts(place)).toEqual(before);
    await asOwner(place, (scope) => discardImport(scope, batchId));
    await expect(look(place, batchId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("who may not import does not; a file of another workspace is not there", async () => {
    const [place, other] = [await makeWorkspace(database), await makeWorkspace(database)];
    const viewer = await makeMember(database, place.workspaceId, "viewer");
    const file = { name: "x.csv", bytes: Buffer.from("a;b\n1;2\n") };
    await expect(
      Scope.open(viewer.actor, { workspaceId: place.workspaceId }, "import.run", (scope) =>
        createImport(scope, file),
      ),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    const batchId = await handIn(place, file);
    await expect(look(other, batchId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await readImport({ workspaceId: other.workspaceId, batchId });
    await runImport({ workspaceId: other.workspaceId, batchId });
  });
});

describe("what is old", { timeout: 120_000 }, () => {
  it("loses its words after the months its source keeps them, and goes on counting", async () => {
    const place = await makeWorkspace(database);
    const journeyId = await makeJourney(database, place.workspaceId);
    const nodeId = await makeNode(database, place.workspaceId, journeyId);
    const today = await asOwner(place, (scope) => Promise.resolve(scope.today));
    const done = await bringIn(
      place,
      await handIn(
        place,
        csv(
          "r.csv",
          "Datum;Sterren;Recensie;Naam",
          "2019-10-31;2;Wachttijd te lang;Els",
          `${today};5;Wachttijd kort;Bo`,
        ),
      ),
    );
    const sourceId = done.sourceId ?? "";
    const items = () => asOwner(place, listEvidence);
    const old = (await items()).at(-1);
    await Scope.open(place.owner.actor, { journeyId }, "evidence.link", (scope) =>
      linkEvidence(scope, journeyId, {
        evidenceId: old?.id ?? "",
        quoteId: null,
        nodeId,
        stance: "supports",
        weight: 2,
      }),
    );
    const strength = async () =>
      (await asOwner(place, (scope) => listStrengths(scope, [journeyId])))[journeyId]?.[nodeId];
    const before = await strength();
    expect(done.retentionMonths).toBe(24);

    expect(await asOwner(place, (scope) => setRetention(scope, sourceId, null))).toEqual({ previous: 24 });
    expect(await inJob(place, applyRetention)).toBe(0);
    await asOwner(place, (scope) => setRetention(scope, sourceId, 12));
    expect(await inJob(place, applyRetention)).toBe(1);
    expect(await items()).toMatchObject([
      { body: "Wachttijd kort", private: { respondent: "Bo" } },
      {
        id: old?.id,
        kind: "review",
        rating: 2,
        body: "",
        observedOn: "2019-10-31",
        private: { respondent: "" },
      },
    ]);
    const found = await asOwner(place, (scope) =>
      searchEvidence(scope, evidenceFilter.parse({ search: "wachttijd" }), null),
    );
    expect(found.items).toHaveLength(1);
    expect(await strength()).toEqual(before);
    expect(before?.items).toBe(1);
    // the night after there is nothing left to take away
    expect(await inJob(place, applyRetention)).toBe(0);
    const stored =
      await database.everything`select to_jsonb(e)::text || to_jsonb(p)::text as row from evidence e
      join evidence_private p on p.workspace_id = e.workspace_id and p.evidence_id = e.id where e.id = ${old?.id ?? ""}`;
    expect(JSON.stringify(stored)).not.toMatch(/Els|Wachttijd|wachttijd/);
  });
});
