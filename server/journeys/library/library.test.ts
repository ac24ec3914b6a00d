// Touchpoints that journeys share: made from one, renamed from any, and never written into another journey.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { updateTouchpoint } from "#document/edit-touchpoint.ts";
import { setText } from "#document/texts.ts";
import { Scope } from "#server/auth/scope.ts";
import { applyEdit } from "#server/collab/apply-edit.ts";
import { createJourney } from "#server/journeys/commands.ts";
import { getJourneyNow } from "#server/journeys/queries.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import { makeMember, makeWorkspace } from "#server/testing/factories.ts";
import { renameSharedTouchpoint, shareTouchpoint, unshareTouchpoint } from "./commands.ts";
import { listSharedTouchpoints } from "./queries.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function make() {
  const place = await makeWorkspace(database);
  const inScope = <T>(run: (scope: Scope) => Promise<T>) =>
    Scope.open(place.owner.actor, { workspaceId: place.workspaceId }, "journey.edit", run);
  const found = async (title: string) => {
    const journey = { title, model: "four_digital", contentLocale: "nl" } as const;
    const { id } = await inScope((scope) => createJourney(scope, journey));
    return id;
  };
  const [a, b] = [await found("A"), await found("B")];
  const first = async (journeyId: string) => {
    const { journey } = await inScope((scope) => getJourneyNow(scope, journeyId));
    const [one] = journey?.touchpoints ?? [];
    if (!one) throw new Error("no touchpoint");
    return one;
  };
  return { ...place, inScope, a, b, first, list: () => inScope(listSharedTouchpoints) };
}

describe("touchpoints that journeys share", () => {
  it("are made from one with its values; a name given in one journey stands in the library and in no other journey", async () => {
    const { inScope, a, b, first, list } = await make();
    const [ofA, ofB] = [await first(a), await first(b)];
    const { id } = await inScope((scope) => shareTouchpoint(scope, a, ofA.id));
    expect(await first(a)).toMatchObject({ libraryId: id, title: ofA.title });
    const { title, medium, mediaKind, channelId } = ofA;
    expect(await list()).toMatchObject([{ id, title, medium, mediaKind, channelId }]);
    await inScope((scope) =>
      applyEdit(scope, b, (doc, origin) =>
        updateTouchpoint(doc, { id: ofB.id, patch: { libraryId: id } }, origin),
      ),
    );
    await inScope((scope) => renameSharedTouchpoint(scope, id, "Advertentie in de krant"));
    expect(await list()).toMatchObject([{ id, title: "Advertentie in de krant" }]);
    expect((await first(b)).title).toBe(ofB.title);
    await expect(inScope((scope) => shareTouchpoint(scope, a, ofA.id))).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("go back with the touchpoint left as it is; the entry goes when nobody else uses it", async () => {
    const { inScope, a, b, first, list } = await make();
    const [ofA, ofB] = [await first(a), await first(b)];
    const { id } = await inScope((scope) => shareTouchpoint(scope, a, ofA.id));
    await database.everything`update journey_nodes set data = data || ${database.everything.json({ libraryId: id })}
      where journey_id = ${b} and node_id = ${ofB.id}`;
    await inScope((scope) => unshareTouchpoint(scope, a, ofA.id));
    expect(await first(a)).toEqual({ ...ofA, libraryId: null });
    expect(await list()).toHaveLength(1);

    await database.everything`update journey_nodes set data = data - 'libraryId' where journey_id = ${b}`;
    const again = await inScope((scope) => shareTouchpoint(scope, a, ofA.id));
    await inScope((scope) => unshareTouchpoint(scope, a, ofA.id));
    expect((await list()).map((one) => one.id)).toEqual([id]);
    await expect(inScope((scope) => renameSharedTouchpoint(scope, again.id, "Weg"))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("need a name, a touchpoint, and the right to edit the journey", async () => {
    const { workspaceId, inScope, a, first } = await make();
    const { id } = await first(a);
    await inScope((scope) =>
      applyEdit(scope, a, (doc, origin) =>
        setText(doc, { collection: "touchpoints", id, field: "title" }, " ", origin),
      ),
    );
    await expect(inScope((scope) => shareTouchpoint(scope, a, id))).rejects.toMatchObject({
      code: "INVALID",
    });
    await expect(inScope((scope) => shareTouchpoint(scope, a, "nowhere"))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const viewer = await makeMember(database, workspaceId, "viewer");
    const asViewer = Scope.open(viewer.actor, { journeyId: a }, "journey.edit", (scope) =>
      shareTouchpoint(scope, a, id),
    );
    await expect(asViewer).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
