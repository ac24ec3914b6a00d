// Hostile files on the whole way a file goes: each is refused with its sentence in both languages, not a byte of the workspace is
// another afterwards, and who works beside it notices nothing.
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { consumeLimit, LIMITS } from "#server/auth/rate-limit.ts";
import { Scope } from "#server/auth/scope.ts";
import { readImport } from "#server/jobs/imports.ts";
import { updateTask } from "#server/tasks/commands.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import {
  linkEvidence,
  makeEvidence,
  makeJourney,
  makeMember,
  makeMetric,
  makeNode,
  makeTask,
  makeWorkspace,
  newId,
  type TestPerson,
  type TestWorkspace,
} from "#server/testing/factories.ts";
import { cutWorkbooks, hostileTexts, hostileWorkbooks } from "#server/testing/hostile-workbooks.ts";
import { asOwner, buildReader, look } from "#server/testing/import-flow.ts";
import { watchTables, type WorkspaceState } from "#server/testing/workspace-state.ts";
import { createImport, discardImport } from "./commands.ts";
import { FILE_LIMITS } from "./reading/refusal.ts";

/** The trail grows with whatever is tried, and the task is what the other person is busy with. */
const MOVING = ["audit_entries", "tasks"];

const failuresIn = (locale: "nl" | "en") => {
  const file = path.resolve(import.meta.dirname, `../../messages/${locale}.json`);
  const messages = JSON.parse(readFileSync(file, "utf8")) as {
    imports: { failures: Record<string, string> };
  };
  return messages.imports.failures;
};

let database: TestDatabase;
let removeReader: () => Promise<void>;
let place: TestWorkspace;
let colleague: TestPerson;
let taskId: string;
let watched: WorkspaceState;

beforeAll(async () => {
  database = await createTestDatabase();
  removeReader = await buildReader();
  place = await makeWorkspace(database);
  const { workspaceId } = place;
  colleague = await makeMember(database, workspaceId, "editor");
  const journeyId = await makeJourney(database, workspaceId);
  const nodeId = await makeNode(database, workspaceId, journeyId);
  const { evidenceId } = await makeEvidence(database, workspaceId);
  await linkEvidence(database, workspaceId, evidenceId, journeyId, nodeId);
  await makeMetric(database, workspaceId, { journeyId });
  taskId = await makeTask(database, workspaceId);
  watched = await watchTables(database, MOVING);
});
afterAll(async () => {
  await database.drop();
  await removeReader();
});

const state = () => watched.read(place.workspaceId);

/** Another person writes something else down. */
async function edit(title: string) {
  await Scope.open(colleague.actor, { workspaceId: place.workspaceId }, "task.edit", (scope) =>
    updateTask(scope, taskId, { title }),
  );
}

describe("a hostile file", () => {
  const sentences = { nl: failuresIn("nl"), en: failuresIn("en") };

  it("is looked for in every table", () => {
    expect(watched.tables.length).toBeGreaterThan(20);
    expect(watched.tables).toEqual(
      expect.arrayContaining(["evidence", "import_files", "room_updates", "readings"]),
    );
  });

  it.each([...hostileWorkbooks(), ...cutWorkbooks(), ...hostileTexts()])(
    "%s: refused with its sentence, nothing changed, a colleague's edit kept",
    { timeout: 60_000 },
    async (what, bytes, code) => {
      const before = await state();
      const file = { name: "recensies.xlsx", bytes: Buffer.from(bytes) };
      const { id } = await asOwner(place, (scope) => createImport(scope, file));
      const title = `${what} ${newId()}`;
      await Promise.all([readImport({ workspaceId: place.workspaceId, batchId: id }), edit(title)]);

      const batch = await look(place, id);
      expect(batch).toMatchObject({ state: "failed", failure: { code }, description: null, receipt: null });
      expect(sentences.nl[code]).toMatch(/\p{L}.*\.$/u);
      expect(sentences.en[code]).toMatch(/\p{L}.*\.$/u);
      await asOwner(place, (scope) => discardImport(scope, id));
      expect(await state()).toEqual(before);
      const [task] = await database.everything<{ title: string }[]>`
        select title from tasks where workspace_id = ${place.workspaceId} and id = ${taskId}`;
      expect(task?.title).toBe(title);
    },
  );

  it("that is empty or larger than may be is not taken in at all", async () => {
    const before = await state();
    const hand = (bytes: Buffer) =>
      asOwner(place, (scope) => createImport(scope, { name: "leeg.csv", bytes }));
    await expect(hand(Buffer.alloc(0))).rejects.toMatchObject({
      code: "INVALID",
      detail: { sentence: "importEmpty" },
    });
    await expect(hand(Buffer.alloc(FILE_LIMITS.uploadBytes + 1, 97))).rejects.toMatchObject({
      code: "TOO_LARGE",
    });
    expect(await state()).toEqual(before);
  });

  it("can be tried ten times an hour by one person, whatever another does", async () => {
    expect(LIMITS.import).toEqual({ points: 10, duration: 3_600 });
    const [one, other] = [newId(), newId()];
    for (let file = 0; file < 10; file += 1) await consumeLimit("import", one);
    await expect(consumeLimit("import", one)).rejects.toMatchObject({ code: "RATE_LIMITED" });
    await consumeLimit("import", other);
  });
});
