// Page: /{ws}/kpis
// Contacts before the purchase: counted from the map along each route, held against the band of the journey's kind of purchase.
import { afterAll, beforeAll, expect, it } from "vitest";
import { addRoute, setRouteSteps } from "#document/edit-route.ts";
import { Scope } from "#server/auth/scope.ts";
import { applyEdit } from "#server/collab/apply-edit.ts";
import { createJourney } from "#server/journeys/commands.ts";
import { getJourneyNow } from "#server/journeys/queries.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import { makeWorkspace } from "#server/testing/factories.ts";
import { setInteractionBand, setPurchaseKind } from "./commands.ts";
import { getInteractions } from "./queries.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("[J14][K8] are counted along the chosen route and change with the map; the article's 5 to 8 hold until the team sets a band for this kind of purchase", async () => {
  const { owner, workspaceId } = await makeWorkspace(database);
  const inScope = <T>(run: (scope: Scope) => Promise<T>) =>
    Scope.open(owner.actor, { workspaceId }, "journey.edit", run);
  const { id } = await inScope((scope) =>
    createJourney(scope, { title: "Keuken kopen", model: "four_digital", contentLocale: "nl" }),
  );
  const read = () => inScope((scope) => getInteractions(scope, id));
  const { journey } = await inScope((scope) => getJourneyNow(scope, id));
  const inPeriod = (wanted: string) =>
    (journey?.touchpoints ?? []).filter((one) =>
      journey?.phases.some((phase) => phase.id === one.phaseId && phase.period === wanted),
    );
  const [before, during, after] = ["before", "during", "after"].map((one) =>
    inPeriod(one).map(({ id: of }) => of),
  );
  const [first = "", second = ""] = before ?? [];
  expect((await read()).routes).toMatchObject([{ routeId: null, count: before?.length }]);

  const steps = [first, second, first, ...(during ?? []), ...(after ?? []), second];
  const routeId = await inScope((scope) =>
    applyEdit(scope, id, (doc, origin) => {
      addRoute(doc, { kind: "main", name: "Alles", steps: [...(before ?? []), ...(during ?? [])] }, origin);
      return addRoute(doc, { kind: "loop", name: "Twijfelaar", steps }, origin);
    }),
  );
  const along = async () => (await read()).routes.find((one) => one.routeId === routeId);
  expect(await along()).toMatchObject({ name: "Twijfelaar", count: 3, place: "below" });
  expect((await read()).band).toEqual({ from: 5, to: 8, isOwn: false });

  await inScope((scope) =>
    applyEdit(scope, id, (doc, origin) =>
      setRouteSteps(doc, { id: routeId, steps: [...steps.slice(0, 3), ...steps] }, origin),
    ),
  );
  expect(await along()).toMatchObject({ count: 6, place: "within" });

  // a kitchen is bought by quote, and that takes more
  expect(await inScope((scope) => setPurchaseKind(scope, id, "quote"))).toEqual({ previous: null });
  expect(await inScope((scope) => setInteractionBand(scope, "quote", { from: 10, to: 20 }))).toEqual({
    previous: null,
  });
  expect(await read()).toMatchObject({ kind: "quote", band: { from: 10, to: 20, isOwn: true } });
  expect(await along()).toMatchObject({ count: 6, place: "below" });
  expect((await inScope((scope) => getJourneyNow(scope, id))).journey?.meta.purchaseKind).toBe("quote");
  await inScope((scope) => setPurchaseKind(scope, id, "order"));
  expect(await read()).toMatchObject({ kind: "order", band: { from: 5, to: 8, isOwn: false } });
  expect(await inScope((scope) => setInteractionBand(scope, "quote", null))).toEqual({
    previous: { from: 10, to: 20 },
  });
  await inScope((scope) => setPurchaseKind(scope, id, "quote"));
  expect(await read()).toMatchObject({ kind: "quote", band: { from: 5, to: 8, isOwn: false } });
});
