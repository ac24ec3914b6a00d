// What the API says of what only the database refuses: a sentence of ours, and nothing half-written.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerOf, callAs } from "#server/testing/cycle-world.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import { makeWorkspace } from "#server/testing/factories.ts";

describe("a character that no database keeps", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it.each([
    ["in a text", { name: "Salon\u0000team" }],
    ["in a translation", { name: "Salonteam", nameTranslations: { en: "Salon\u0000 team" } }],
  ])("%s is refused in a sentence, and nothing is kept", async (_, given) => {
    const { workspaceId, owner } = await makeWorkspace(database);
    const { departments } = callAs(owner);
    const before = await departments.list({ workspaceId });
    expect(await answerOf(departments.create({ workspaceId, ...given }))).toBe("BAD_REQUEST unstorable");
    expect(await departments.list({ workspaceId })).toEqual(before);
  });
});
