// Versions of a journey: named, listed with who worked, compared in words, gone back to and forward again.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { roomVersions, roomUpdates } from "#db/schema/journeys.ts";
import { auditEntries } from "#db/schema/workspaces.ts";
import { addTouchpoint, moveTouchpoint, removeTouchpoint } from "#document/edit-touchpoint.ts";
import type { EditOrigin } from "#document/origin.ts";
import { readJourney } from "#document/read.ts";
import { setText } from "#document/texts.ts";
import { DomainError } from "#domain/errors.ts";
import type { Action } from "#domain/permissions.ts";
import { Scope } from "#server/auth/scope.ts";
import { applyEdit, loadPrivately } from "#server/collab/apply-edit.ts";
import { recordDueVersions } from "#server/collab/versions.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import { makeMember, makeWorkspace, type TestPerson, type TestWorkspace } from "#server/testing/factories.ts";
import { foundJourney } from "#server/journeys/commands.ts";
import { eraseHistory, nameNow, renameVersion, restoreVersion } from "./commands.ts";
import { compareVersions, listVersions } from "./queries.ts";

type Doc = Parameters<Parameters<typeof applyEdit>[2]>[0];

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof DomainError ? error.code : error),
  );
const silent = { info: () => {}, warn: () => {}, error: () => {} };

describe("versions of a journey", () => {
  let database: TestDatabase;
  let home: TestWorkspace;
  let editor: TestPerson;
  let colleague: TestPerson;
  let journeyId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    home = await makeWorkspace(database);
    editor = await makeMember(database, home.workspaceId, "editor", { displayName: "Lotte" });
    colleague = await makeMember(database, home.workspaceId, "editor", { displayName: "Bram" });
    const { id } = await Scope.open(
      editor.actor,
      { workspaceId: home.workspaceId },
      "journey.create",
      (scope) =>
        foundJourney(
          scope,
          {
            meta: { title: "Een fiets kopen", contentLocale: "nl" },
            phases: [
              { id: "phase-1", name: "Oriënteren" },
              { id: "phase-2", name: "Kopen" },
            ],
            touchpoints: [
              { id: "touch-1", phaseId: "phase-1", title: "Website", medium: "digital", mediaKind: "owned" },
              { id: "touch-2", phaseId: "phase-2", title: "Winkel", medium: "physical", mediaKind: "owned" },
              { id: "touch-3", phaseId: "phase-2", title: "Kassa", medium: "physical", mediaKind: "owned" },
            ],
          },
          {},
        ),
    );
    journeyId = id;
  });
  afterAll(() => database.drop());

  const as = <T>(person: TestPerson, action: Action, run: (scope: Scope) => Promise<T>) =>
    Scope.open(person.actor, { journeyId }, action, run);
  const edit = (person: TestPerson, work: (doc: Doc, origin: EditOrigin) => void) =>
    as(person, "journey.edit", (scope) => applyEdit(scope, journeyId, work));
  const now = () =>
    as(editor, "journey.view", async (scope) => readJourney(await loadPrivately(scope, journeyId)));
  const title = { collection: "touchpoints", id: "touch-1", field: "title" } as const;

  it("are named, renamed and listed with who worked on them, newest first", async () => {
    const named = await as(editor, "version.create", (scope) =>
      nameNow(scope, journeyId, "Voor de klantdag"),
    );
    await edit(colleague, (doc, origin) => void setText(doc, title, "Webwinkel", origin));
    await database.everything`update room_versions set at = at - interval '11 minutes' where room_id = ${journeyId}`;
    expect(await recordDueVersions(database.pools.collab, silent)).toBeGreaterThan(0);
    const { versions, isChangedSince } = await as(editor, "version.view", (scope) =>
      listVersions(scope, journeyId),
    );
    expect(isChangedSince).toBe(false);
    expect(versions).toMatchObject([
      { name: null, by: null, editors: ["Bram"] },
      { id: named.id, name: "Voor de klantdag", by: "Lotte", editors: ["Lotte"] },
    ]);
    const [automatic] = versions;
    const before = await as(colleague, "version.create", (scope) =>
      renameVersion(scope, journeyId, automatic?.id ?? "", "Met webwinkel"),
    );
    expect(before).toEqual({ previous: null });
    await as(colleague, "version.create", (scope) =>
      renameVersion(scope, journeyId, named.id, "Voor de klantendag"),
    );
    const renamed = await as(editor, "version.view", (scope) => listVersions(scope, journeyId));
    // whoever named it first stays its author
    expect(renamed.versions.map(({ name, by }) => [name, by])).toEqual([
      ["Met webwinkel", "Bram"],
      ["Voor de klantendag", "Lotte"],
    ]);
  });

  it("are compared with now and with each other, in words", async () => {
    const { id: from } = await as(editor, "version.create", (scope) => nameNow(scope, journeyId, "Begin"));
    await edit(editor, (doc, origin) => {
      setText(doc, title, "Website en app", origin);
      removeTouchpoint(doc, { id: "touch-3" }, origin);
      addTouchpoint(doc, { id: "touch-4", phaseId: "phase-1", medium: "digital", title: "Advies" }, origin);
      moveTouchpoint(doc, { id: "touch-2", phaseId: "phase-1", after: null }, origin);
    });
    const compare = (to: string | null) =>
      as(editor, "version.view", (scope) => compareVersions(scope, journeyId, { from, to }));
    const { lines } = await compare(null);
    const about = (change: string) => lines.filter((one) => one.change === change);
    expect(about("removed")).toMatchObject([{ collection: "touchpoints", title: "Kassa", phase: "Kopen" }]);
    expect(about("added")).toMatchObject([
      { collection: "touchpoints", title: "Advies", phase: "Oriënteren" },
    ]);
    expect(about("moved")).toMatchObject([{ title: "Winkel", fromPhase: "Kopen", phase: "Oriënteren" }]);
    expect(about("changed")).toMatchObject([
      {
        title: "Website en app",
        fields: [{ field: "title", before: "Webwinkel", after: "Website en app" }],
      },
    ]);
    const { id: to } = await as(editor, "version.create", (scope) => nameNow(scope, journeyId, "Eind"));
    expect((await compare(to)).lines).toEqual(lines);
    expect((await compare(from)).lines).toEqual([]);
  });

  it("[W4] are gone back to by an edit forward, after the present was recorded, and forward again", async () => {
    const { id } = await as(editor, "version.create", (scope) => nameNow(scope, journeyId, "Goed"));
    const good = await now();
    await edit(colleague, (doc, origin) => {
      removeTouchpoint(doc, { id: "touch-2" }, origin);
      setText(doc, title, "Anders", origin);
    });
    const other = await now();
    const log = async () =>
      database.rows
        .select({ seq: roomUpdates.seq })
        .from(roomUpdates)
        .where(eq(roomUpdates.roomId, journeyId));
    const length = (await log()).length;

    const { previousId } = await as(editor, "version.restore", (scope) =>
      restoreVersion(scope, journeyId, id),
    );
    expect(await now()).toEqual(good);
    expect(await log()).toHaveLength(length + 1);
    const { versions } = await as(editor, "version.view", (scope) => listVersions(scope, journeyId));
    expect(versions[0]).toMatchObject({ id: previousId, name: null, by: "Lotte" });

    await as(editor, "version.restore", (scope) => restoreVersion(scope, journeyId, previousId));
    expect(await now()).toEqual(other);
    const trail = await database.rows
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, "version.restore"));
    expect(trail.map(({ subjectId, detail }) => [subjectId, detail])).toEqual([
      [journeyId, { version: id, previousId }],
      [journeyId, expect.objectContaining({ version: previousId })],
    ]);
  });

  it("open nothing of another journey, and nothing to who may only look on", async () => {
    const { id } = await as(editor, "version.create", (scope) => nameNow(scope, journeyId, "Van hier"));
    const other = await Scope.open(
      editor.actor,
      { workspaceId: home.workspaceId },
      "journey.create",
      (scope) =>
        foundJourney(
          scope,
          { meta: { title: "Elders", contentLocale: "nl" }, phases: [], touchpoints: [] },
          {},
        ),
    );
    const there = <T>(action: Action, run: (scope: Scope) => Promise<T>) =>
      Scope.open(editor.actor, { journeyId: other.id }, action, run);
    const refused = [
      there("version.restore", (scope) => restoreVersion(scope, other.id, id)),
      there("version.create", (scope) => renameVersion(scope, other.id, id, "Gekaapt")),
      there("version.view", (scope) => compareVersions(scope, other.id, { from: id, to: null })),
    ].map(refusal);
    expect(await Promise.all(refused)).toEqual(["NOT_FOUND", "NOT_FOUND", "NOT_FOUND"]);
    const [kept] = await database.rows.select().from(roomVersions).where(eq(roomVersions.id, id));
    expect(kept?.name).toBe("Van hier");

    const viewer = await makeMember(database, home.workspaceId, "viewer");
    const commenter = await makeMember(database, home.workspaceId, "commenter");
    for (const person of [viewer, commenter]) {
      expect(await refusal(as(person, "version.view", (scope) => listVersions(scope, journeyId)))).toBe(
        "FORBIDDEN",
      );
      expect(
        await refusal(as(person, "version.restore", (scope) => restoreVersion(scope, journeyId, id))),
      ).toBe("FORBIDDEN");
    }
    expect(await refusal(as(editor, "history.erase", (scope) => eraseHistory(scope, journeyId)))).toBe(
      "FORBIDDEN",
    );
  });

  it("are erased by a job that the owner's command adds", async () => {
    await as(home.owner, "history.erase", (scope) => eraseHistory(scope, journeyId));
    const jobs = await database.everything<{ payload: unknown }[]>`
      select j.payload from jobs._private_jobs j join jobs._private_tasks t on t.id = j.task_id
      where t.identifier = 'erase_history'`;
    expect(jobs.map(({ payload }) => payload)).toEqual([{ workspaceId: home.workspaceId, journeyId }]);
  });
});
