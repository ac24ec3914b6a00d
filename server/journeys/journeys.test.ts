// Journeys as rows: founded whole, found by old addresses, hidden from those who are not named, gone and back.
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { journeyNodes, rooms, roomUpdates } from "#db/schema/journeys.ts";
import { readJourney } from "#document/read.ts";
import { DomainError } from "#domain/errors.ts";
import type { Action } from "#domain/permissions.ts";
import { Scope } from "#server/auth/scope.ts";
import { listChannels } from "#server/channels/queries.ts";
import { loadPrivately } from "#server/collab/apply-edit.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import { makeMember, makeWorkspace, type TestPerson, type TestWorkspace } from "#server/testing/factories.ts";
import { createJourney, removeJourney, renameJourney, restoreJourney, updateJourney } from "./commands.ts";
import { loadDocument } from "./log.ts";
import { getBoard, getJourneyBySlug, listJourneys, listTrash } from "./queries.ts";

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof DomainError ? error.code : error),
  );

describe("journeys", () => {
  let database: TestDatabase;
  let home: TestWorkspace;
  let editor: TestPerson;
  let other: TestPerson;
  let viewer: TestPerson;

  beforeAll(async () => {
    database = await createTestDatabase();
    home = await makeWorkspace(database);
    editor = await makeMember(database, home.workspaceId, "editor");
    other = await makeMember(database, home.workspaceId, "editor");
    viewer = await makeMember(database, home.workspaceId, "viewer");
  });
  afterAll(() => database.drop());

  const here = <T>(person: TestPerson, action: Action, run: (scope: Scope) => Promise<T>) =>
    Scope.open(person.actor, { workspaceId: home.workspaceId }, action, run);
  const found = (title: string, model: string | null = "four_digital") =>
    here(editor, "journey.create", (scope) => createJourney(scope, { title, model, contentLocale: "nl" }));

  it("are founded with their log and their read model alike", async () => {
    const { id } = await found("Van vraag tot vaste klant");
    const board = await here(editor, "journey.view", (scope) => getBoard(scope, id));
    const doc = await here(editor, "journey.view", (scope) => loadDocument(scope, id));
    expect(board).toEqual(readJourney(doc));
    expect(board?.touchpoints.length).toBeGreaterThan(10);
    const [room] = await database.rows.select().from(rooms).where(eq(rooms.id, id));
    expect(room).toMatchObject({ lastSeq: 1, projectedSeq: 1 });
    const log = await database.rows.select().from(roomUpdates).where(eq(roomUpdates.roomId, id));
    expect(log.map(({ seq, actor }) => [seq, actor])).toEqual([[1, editor.userId]]);
  });

  it("bring the channels their touchpoints speak about, and no others", async () => {
    const keys = (await here(editor, "channel.view", listChannels)).map((channel) => channel.key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.length).toBeLessThan(36);
    await found("Nog een keer");
    expect((await here(editor, "channel.view", listChannels)).length).toBe(keys.length);
  });

  it("get an address of their own, and keep the old one as a signpost", async () => {
    const first = await found("Op zoek naar een kapper");
    const second = await found("Op zoek naar een kapper");
    expect([first.slug, second.slug]).toEqual(["op-zoek-naar-een-kapper", "op-zoek-naar-een-kapper-2"]);
    await here(editor, "journey.edit", (scope) =>
      updateJourney(scope, second.id, { slug: "Kapper gezocht" }),
    );
    const bySlug = (slug: string) => here(editor, "journey.view", (scope) => getJourneyBySlug(scope, slug));
    expect(await bySlug("kapper-gezocht")).toMatchObject({ id: second.id, movedTo: null });
    expect(await bySlug("op-zoek-naar-een-kapper-2")).toMatchObject({
      id: second.id,
      movedTo: "kapper-gezocht",
    });
    const take = here(editor, "journey.edit", (scope) =>
      updateJourney(scope, second.id, { slug: first.slug }),
    );
    expect(await refusal(take)).toBe("SLUG_TAKEN");
  });

  it("for named members are there for nobody else, but for owner and admin", async () => {
    const { id, slug } = await found("Alleen voor ons");
    await here(editor, "journey.edit", (scope) =>
      updateJourney(scope, id, { visibility: "named", memberIds: [editor.memberId] }),
    );
    const sees = async (person: TestPerson) =>
      (await here(person, "journey.view", listJourneys)).some((row) => row.id === id);
    expect([await sees(editor), await sees(other), await sees(home.owner)]).toEqual([true, false, true]);
    expect(await refusal(here(other, "journey.view", (scope) => getJourneyBySlug(scope, slug)))).toBe(
      "NOT_FOUND",
    );
    const open = Scope.open(other.actor, { journeyId: id }, "journey.view", (scope) => getBoard(scope, id));
    expect(await refusal(open)).toBe("NOT_FOUND");
  });

  it("go to the trash and come back with everything", async () => {
    const { id } = await found("Weg en terug");
    const inJourney = <T>(action: Action, run: (scope: Scope) => Promise<T>) =>
      Scope.open(editor.actor, { journeyId: id }, action, run);
    await inJourney("journey.delete", (scope) => removeJourney(scope, id));
    expect(await refusal(inJourney("journey.view", (scope) => getBoard(scope, id)))).toBe("NOT_FOUND");
    const trash = await here(editor, "trash.view", listTrash);
    expect(trash.find((item) => item.id === id)).toMatchObject({
      kind: "journey",
      deletedBy: editor.memberId,
    });
    await inJourney("trash.restore", (scope) => restoreJourney(scope, id));
    const nodes = await database.rows
      .select()
      .from(journeyNodes)
      .where(and(eq(journeyNodes.journeyId, id), eq(journeyNodes.kind, "touchpoints")));
    expect((await inJourney("journey.view", (scope) => getBoard(scope, id)))?.touchpoints.length).toBe(
      nodes.length,
    );
  });

  it("are renamed in the document and in the list, in the language of the name that is shown", async () => {
    const { id } = await found("Oude naam");
    await database.everything`update journeys set title_translations = '{"en": "Old name"}' where id = ${id}`;
    const rename = (title: string, locale: "nl" | "en") =>
      Scope.open(editor.actor, { journeyId: id }, "journey.edit", (scope) =>
        renameJourney(scope, id, { title, locale }),
      );
    expect(await rename("Nieuwe naam", "nl")).toEqual({ previous: "Oude naam" });
    expect(await rename("New name", "en")).toEqual({ previous: "Old name" });
    const listed = (await here(editor, "journey.view", listJourneys)).find((one) => one.id === id);
    expect(listed).toMatchObject({ title: "Nieuwe naam", titleTranslations: { en: "New name" } });
    const doc = await here(editor, "journey.view", (scope) => loadPrivately(scope, id));
    const { meta } = readJourney(doc);
    expect([meta.title, meta.translations?.["title@en"]]).toEqual(["Nieuwe naam", "New name"]);
    expect(await refusal(here(viewer, "journey.edit", () => Promise.resolve()))).toBe("FORBIDDEN");
  });

  it("cannot be made by a viewer", async () => {
    const made = here(viewer, "journey.create", (scope) =>
      createJourney(scope, { title: "Nee", model: null, contentLocale: "nl" }),
    );
    expect(await refusal(made)).toBe("FORBIDDEN");
  });
});
