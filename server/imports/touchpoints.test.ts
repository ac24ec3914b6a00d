// A list of touchpoints comes into a journey: every cell read or refused by name, once, and out again whole.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { removeTouchpoint, updateTouchpoint } from "#document/edit-touchpoint.ts";
import { readJourney } from "#document/read.ts";
import { csvText } from "#domain/csv.ts";
import { emptyTouchpointMapping } from "#domain/imports/touchpoint-mapping.ts";
import type { ImportMapping } from "#domain/imports/mapping.ts";
import { countMediaKinds } from "#domain/media.ts";
import type { Locale } from "#domain/journey.ts";
import { touchpointRows } from "#domain/touchpoint-csv.ts";
import { Scope } from "#server/auth/scope.ts";
import { listChannels } from "#server/channels/queries.ts";
import { applyEdit } from "#server/collab/apply-edit.ts";
import { createJourney } from "#server/journeys/commands.ts";
import { getJourneyNow } from "#server/journeys/queries.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import { makeJourney, makeMember, makeWorkspace, type TestWorkspace } from "#server/testing/factories.ts";
import {
  asOwner,
  bringIn,
  buildReader,
  choose,
  csv,
  handIn,
  type HandedIn,
  inJob,
  look,
} from "#server/testing/import-flow.ts";
import { chooseMapping, startImport, undoImport } from "./commands.ts";
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

const inJourney =
  (journeyId: string) =>
  (mapping: ImportMapping | null): ImportMapping => ({
    ...(mapping?.target === "touchpoints" ? mapping : emptyTouchpointMapping()),
    journeyId,
  });

/** A workspace with a journey of four phases and what the model puts there. */
async function make(contentLocale: Locale = "nl") {
  const place = await makeWorkspace(database);
  const { id: journeyId } = await asOwner(place, (scope) =>
    createJourney(scope, { title: "Knipbeurt", model: "four_digital", contentLocale }),
  );
  const read = async () => {
    const { journey } = await asOwner(place, (scope) => getJourneyNow(scope, journeyId));
    if (!journey) throw new Error("no journey");
    return journey;
  };
  const channels = await asOwner(place, listChannels);
  return { place, journeyId, read, channels, before: await read() };
}

async function bring(place: TestWorkspace, journeyId: string, file: HandedIn) {
  const batchId = await handIn(place, file);
  await choose(place, batchId, inJourney(journeyId));
  return batchId;
}

describe("touchpoints", { timeout: 120_000 }, () => {
  it("[T4] paid, owned, earned and moment are read in Dutch and English; each phase counts them; the same rows again add nothing; undone, the journey is as before", async () => {
    const { place, journeyId, read, channels, before } = await make();
    const [first, second] = before.phases;
    const [channel] = channels;
    const file = csv(
      "touchpoints.csv",
      "touchpoint;fase;kanaal;soort;digitaal_fysiek;gemak;boodschap",
      `Bushokje;${first?.name};;betaald;fysiek;2;Kom langs`,
      `Eigen app;${first?.name};;OWNED;digital;5;`,
      `Buurvrouw;${second?.name};;earned;Fysiek;;`,
      `Regenbui;${second?.name};;moment;;;`,
      `Zomaar;;${channel?.name};;;;`,
    );
    const batchId = await handIn(place, file);
    // recognised by its header; only the journey is still to be chosen
    expect(await look(place, batchId)).toMatchObject({
      description: { preset: "touchpoint_list", missing: ["place"], questions: [] },
    });
    await choose(place, batchId, inJourney(journeyId));
    expect(await look(place, batchId)).toMatchObject({
      receipt: { read: 5, accepted: 5, rejected: 0, duplicate: 0, made: 5 },
    });
    expect(await read()).toEqual(before);

    expect(await bringIn(place, batchId)).toMatchObject({
      state: "ready",
      receipt: { accepted: 5, made: 5 },
    });
    const after = await read();
    const made = after.touchpoints.filter((one) => !before.touchpoints.some(({ id }) => id === one.id));
    expect(made).toMatchObject([
      {
        title: "Bushokje",
        phaseId: first?.id,
        mediaKind: "paid",
        medium: "physical",
        convenience: 2,
        message: "Kom langs",
      },
      { title: "Eigen app", phaseId: first?.id, mediaKind: "owned", medium: "digital", convenience: 5 },
      { title: "Buurvrouw", phaseId: second?.id, mediaKind: "earned", medium: "physical", convenience: null },
      { title: "Regenbui", phaseId: second?.id, mediaKind: "none", medium: "digital" },
      // what is not said follows the channel
      {
        title: "Zomaar",
        phaseId: null,
        channelId: channel?.id,
        mediaKind: channel?.mediaKind,
        medium: channel?.medium,
      },
    ]);
    const kinds = (phaseId: string | undefined) =>
      countMediaKinds(made.filter((one) => one.phaseId === phaseId));
    expect(kinds(first?.id)).toEqual({ paid: 1, owned: 1, earned: 0, none: 0 });
    expect(kinds(second?.id)).toEqual({ paid: 0, owned: 0, earned: 1, none: 1 });

    // the very same file is known by its bytes, the same rows in another file by their phase and name
    const twice = await handIn(place, file);
    expect(await look(place, twice)).toMatchObject({ receipt: { accepted: 0, duplicate: 5 } });
    await expect(asOwner(place, (scope) => startImport(scope, twice))).rejects.toMatchObject({
      detail: { sentence: "importBefore" },
    });
    const more = csv(
      "more.csv",
      "Aanraakpunt,Phase,Media kind",
      `Bushokje,${first?.name},paid`,
      `Flyer,${first?.name},paid`,
    );
    const next = await bringIn(place, await bring(place, journeyId, more));
    expect(next).toMatchObject({ receipt: { read: 2, accepted: 1, duplicate: 1 } });

    for (const id of [next.id, batchId]) await asOwner(place, (scope) => undoImport(scope, id));
    expect(await read()).toEqual(before);
    await inJob(place, clearUndone);
    const [left] = await database.everything`
      select count(*)::int as rows from import_touchpoints where workspace_id = ${place.workspaceId}`;
    expect(left).toEqual({ rows: 0 });
    expect(await bringIn(place, await bring(place, journeyId, file))).toMatchObject({
      receipt: { accepted: 5 },
    });
  });

  it("names the cell a row stumbles over, and brings the others", async () => {
    const { place, journeyId, read, before } = await make();
    const phase = before.phases[0]?.name;
    const file = csv(
      "fouten.csv",
      "touchpoint;fase;kanaal;soort;medium;gemak;afdeling",
      `Goed;${phase?.toUpperCase()};;betaald;;;`,
      `;${phase};;;;;`,
      "Fout 1;Nergens;;;;;",
      `Fout 2;${phase};Postduif;;;;`,
      `Fout 3;${phase};;gratis;;;`,
      `Fout 4;${phase};;;halfdigitaal;;`,
      `Fout 5;${phase};;;;7;`,
      `Fout 6;${phase};;;;;Zolder`,
    );
    const batchId = await bring(place, journeyId, file);
    const { receipt, description } = await look(place, batchId);
    expect(receipt).toMatchObject({ read: 8, accepted: 1, rejected: 7 });
    expect(receipt?.rows.map(({ line, reason, column, value }) => [line, reason, column, value])).toEqual([
      [3, "noTitle", "touchpoint", ""],
      [4, "unknownPhase", "fase", "Nergens"],
      [5, "unknownChannel", "kanaal", "Postduif"],
      [6, "badMediaKind", "soort", "gratis"],
      [7, "badMedium", "medium", "halfdigitaal"],
      [8, "badConvenience", "gemak", "7"],
      [9, "unknownDepartment", "afdeling", "Zolder"],
    ]);
    expect(description?.preview[2]?.problem).toEqual({ reason: "unknownPhase", column: "fase" });
    await bringIn(place, batchId);
    expect((await read()).touchpoints).toHaveLength(before.touchpoints.length + 1);
  });

  it.each(["nl", "en"] as const)(
    "a journey's own file (%s) comes back as the same touchpoints, also after renaming, and no cell of it runs as a formula",
    async (locale) => {
      const { place, journeyId, read, channels, before } = await make(locale);
      const names = new Map(channels.map((one) => [one.id, one.name]));
      const own = {
        name: "export.csv",
        bytes: Buffer.from(csvText(touchpointRows(before, names, locale), locale)),
      };
      const [first] = before.touchpoints;
      await asOwner(place, (scope) =>
        applyEdit(scope, journeyId, (doc, origin) =>
          updateTouchpoint(doc, { id: first?.id ?? "", patch: { title: "=1+1" } }, origin),
        ),
      );
      const count = before.touchpoints.length;
      const same = await bring(place, journeyId, own);
      expect(await look(place, same)).toMatchObject({
        receipt: { read: count, accepted: 0, duplicate: count },
      });

      // into another journey of the same model everything comes as it stands, whatever it is called
      const { id: other } = await asOwner(place, (scope) =>
        createJourney(scope, { title: "Kopie", model: "four_digital", contentLocale: locale }),
      );
      await asOwner(place, (scope) =>
        applyEdit(scope, other, (doc, origin) => {
          for (const { id } of readJourney(doc).touchpoints) removeTouchpoint(doc, { id }, origin);
        }),
      );
      const text = csvText(touchpointRows(await read(), names, locale), locale);
      expect(text).toContain("'=1+1");
      await bringIn(place, await bring(place, other, { name: "again.csv", bytes: Buffer.from(text) }));
      const { journey } = await asOwner(place, (scope) => getJourneyNow(scope, other));
      const said = (one: (typeof before.touchpoints)[number]) => [
        one.title,
        one.number,
        one.channelId,
        one.medium,
        one.mediaKind,
        one.message,
        one.means,
        one.description,
      ];
      expect(journey?.touchpoints.map(said)).toEqual((await read()).touchpoints.map(said));
    },
  );

  it("undoing leaves what somebody has worked on since", async () => {
    const { place, journeyId, read, before } = await make();
    const batchId = await bring(
      place,
      journeyId,
      csv("drie.csv", "touchpoint;fase", "Een;", "Twee;", "Drie;"),
    );
    await bringIn(place, batchId);
    const two = (await read()).touchpoints.find((one) => one.title === "Twee");
    await asOwner(place, (scope) =>
      applyEdit(scope, journeyId, (doc, origin) =>
        updateTouchpoint(doc, { id: two?.id ?? "", patch: { mediaKind: "earned" } }, origin),
      ),
    );
    await asOwner(place, (scope) => undoImport(scope, batchId));
    const left = (await read()).touchpoints.filter(
      (one) => !before.touchpoints.some(({ id }) => id === one.id),
    );
    expect(left).toMatchObject([{ title: "Twee", mediaKind: "earned" }]);
  });

  it("goes to no journey of another workspace, and to none that the importer may not see", async () => {
    const { place } = await make();
    const elsewhere = await make();
    const batchId = await handIn(place, csv("een.csv", "touchpoint;fase", "Een;"));
    await expect(choose(place, batchId, inJourney(elsewhere.journeyId))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const hidden = await makeJourney(database, place.workspaceId, { visibility: "named" });
    const editor = await makeMember(database, place.workspaceId, "editor");
    await expect(
      Scope.open(editor.actor, { workspaceId: place.workspaceId }, "import.run", (scope) =>
        chooseMapping(scope, batchId, {
          mapping: inJourney(hidden)(null),
          timeZone: "Europe/Amsterdam",
          sourceId: null,
          sourceName: "",
        }),
      ),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
