// Page: /{ws}/j/{slug}/health
// The pitfalls beside the seven mistakes over the API: each fires and clears by what is stored.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evidenceLinks } from "#db/schema/evidence.ts";
import { customerGroups } from "#db/schema/groups.ts";
import { healthWaivers } from "#db/schema/health.ts";
import { roomUpdates } from "#db/schema/journeys.ts";
import { personaChannels, personas } from "#db/schema/research.ts";
import { addMonths } from "#domain/month.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";
import { as, CARDS, card, MONTH, PHASES, TODAY, makeHealthWorld } from "#server/testing/health-world.ts";

describe("the pitfalls of a journey", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it("[M8] groups: no group was named, and one persona stands for all of them", async () => {
    const { place, workspaceId, look } = await makeHealthWorld(database);
    expect(await look("groups")).toMatchObject({ state: "attention", codes: ["noGroups"] });
    const groups = as(place.owner).customerGroups;
    const { id: curls } = await groups.create({ workspaceId, group: { name: "Krullen" } });
    const { id: waves } = await groups.create({ workspaceId, group: { name: "Slag" } });
    const yara = await make.makePersona(database, workspaceId);
    const set = (personaId: string, customerGroupId: string) =>
      database.rows.update(personas).set({ customerGroupId }).where(eq(personas.id, personaId));
    await set(yara, curls);
    expect(await look("groups")).toMatchObject({ codes: ["onePersonaForAll"], subjects: [yara] });
    const tess = await make.makePersona(database, workspaceId);
    const found = await look("groups");
    expect(found.state).toBe("ok");
    // the group nobody stands for is named
    expect(found.findings.find((one) => one.code === "groupsWithoutPersona")?.subjects).toMatchObject([
      { id: waves, name: "Slag" },
    ]);
    await set(tess, waves);
    expect((await look("groups")).findings.map((one) => one.code)).toEqual(["groups"]);
    for (const customerGroupId of [curls, waves]) await groups.remove({ workspaceId, customerGroupId });
    expect((await look("groups")).codes).toEqual(["noGroups"]);
    const stored = await database.rows.select().from(customerGroups);
    expect(stored.filter((one) => one.workspaceId === workspaceId && one.deletedAt !== null)).toHaveLength(2);
  });

  it("[M9] research: more than half of the cards on active routes are assumptions, by a share that can be set", async () => {
    const { place, workspaceId, journeyId, board, look, interview } = await makeHealthWorld(database);
    await board({ routes: [{ id: "r", kind: "main", steps: ["a", "b"] }] });
    await interview(1, {}, "c");
    expect(await look("research")).toMatchObject({ state: "attention", subjects: ["a", "b"] });
    const { linkId } = await interview(1, {}, "a");
    expect((await look("research")).state).toBe("ok");
    const { limits } = await as(place.owner).health.getSettings({ workspaceId });
    await as(place.owner).health.updateSettings({
      workspaceId,
      changes: { limits: { ...limits, assumptions: 40 } },
    });
    expect((await look("research")).codes).toEqual(["manyAssumptions"]);
    await as(place.owner).health.updateSettings({ workspaceId, changes: { limits } });
    await as(place.owner).evidence.unlink({ journeyId, linkId });
    expect((await look("research")).state).toBe("attention");
    expect(
      await database.rows.select().from(evidenceLinks).where(eq(evidenceLinks.journeyId, journeyId)),
    ).toHaveLength(1);
  });

  it("[M11] model: a phase says only what its model says until it has an own goal and an own card", async () => {
    const { place, workspaceId, board, look } = await makeHealthWorld(database);
    const { id: made } = await as(place.owner).journeys.create({
      workspaceId,
      journey: { title: "Uit een model", model: "four_digital", contentLocale: "nl" },
    });
    const fresh = (await as(place.owner).health.get({ journeyId: made })).results.find(
      (one) => one.check === "model",
    );
    expect(fresh).toMatchObject({
      state: "attention",
      findings: [{ code: "borrowedPhases", fix: { place: "explanation" } }, {}],
    });
    expect(fresh?.findings[0]?.subjects).toHaveLength(4);
    const goals = PHASES.map((phase) => ({ ...phase, customerGoal: `Iets eigens bij ${phase.name}` }));
    await board({ phases: goals });
    expect((await look("model")).state).toBe("ok");
    await board({ phases: goals, touchpoints: CARDS.slice(0, 2) });
    expect((await look("model")).subjects).toEqual(["na"]);
    // a card of the model is nobody's own until it says something else
    const borrowed = (title: string) => [...CARDS.slice(0, 2), card("m", "na", { example: true, title })];
    await board({ phases: goals, touchpoints: borrowed("Zoekadvertentie (Google Ads)") });
    expect((await look("model")).subjects).toEqual(["na"]);
    await board({ phases: goals, touchpoints: borrowed("Onze wasinstructie") });
    expect((await look("model")).state).toBe("ok");
  });

  it("[M13] phases: too much during the purchase, in touchpoints or money, or a phase left empty", async () => {
    const { place, workspaceId, board, look, fund } = await makeHealthWorld(database);
    const shop = await make.makeChannel(database, workspaceId);
    const live = { state: "live" } as const;
    await board({
      touchpoints: [
        card("a", "voor", live),
        card("b", "bij", { ...live, channelId: shop }),
        card("c", "na", live),
      ],
    });
    expect((await look("phases")).state).toBe("ok");
    await fund(shop, addMonths(MONTH, 1));
    expect(await look("phases")).toMatchObject({ codes: ["moneyDuring"], subjects: ["bij"] });
    await as(place.owner).budgets.setCells({
      workspaceId,
      cells: [{ channelId: shop, month: addMonths(MONTH, 1), figure: "planned", cents: null }],
    });
    await board({ touchpoints: [card("a", "voor", live), card("b", "bij", live), card("d", "bij", live)] });
    expect(await look("phases")).toMatchObject({
      codes: ["touchpointsDuring", "emptyPhases"],
      subjects: ["bij", "na"],
    });
    await board({ touchpoints: [...CARDS, card("d", "na", live)] });
    expect((await look("phases")).state).toBe("ok");
    expect(
      (await as(place.owner).budgets.get({ workspaceId })).lines.every((line) => line.plannedCents === null),
    ).toBe(true);
  });

  it("[M14] drum: a phase of paid touchpoints alone, until a customer's question is answered there", async () => {
    const { place, journeyId, board, look } = await makeHealthWorld(database);
    const paid = [card("a", "voor", { mediaKind: "paid" }), ...CARDS.slice(1)];
    await board({ touchpoints: paid });
    expect(await look("drum")).toMatchObject({ state: "attention", codes: ["onlyPaid"], subjects: ["voor"] });
    const question = {
      id: "q",
      touchpointId: "a",
      text: "Wie zijn jullie?",
      kind: "question",
      answered: "partly",
    } as const;
    await board({ touchpoints: paid, questions: [question] });
    expect((await look("drum")).state).toBe("attention");
    await board({ touchpoints: paid, questions: [{ ...question, answered: "yes" }] });
    expect((await look("drum")).state).toBe("ok");
    const stored = await as(place.owner).journeys.getBoard({ journeyId });
    expect(stored?.questions).toMatchObject([{ id: "q", answered: "yes" }]);
  });

  it("[M15] waste: a channel with money meets nobody on an active route, by name and sum", async () => {
    const { place, workspaceId, board, look, fund } = await makeHealthWorld(database);
    const radio = await make.makeChannel(database, workspaceId, { name: "Radio", mediaKind: "paid" });
    await board({
      touchpoints: [...CARDS, card("d", "na", { channelId: radio })],
      routes: [{ id: "r", kind: "main", steps: ["a"] }],
    });
    expect((await look("waste")).state).toBe("ok");
    await fund(radio, MONTH, addMonths(MONTH, 1));
    const found = await look("waste");
    expect(found.findings[0]?.subjects).toMatchObject([{ id: radio, name: "Radio", cents: 70_000 }]);
    await board({
      touchpoints: [...CARDS, card("d", "na", { channelId: radio })],
      routes: [{ id: "r", kind: "main", steps: ["a", "d"] }],
    });
    expect((await look("waste")).state).toBe("ok");
    expect((await as(place.owner).budgets.get({ workspaceId })).lines).toHaveLength(2);
  });

  it("[M16] outdated: a live touchpoint on a channel that no persona on a route uses any longer", async () => {
    const { place, workspaceId, board, look } = await makeHealthWorld(database);
    const [radio, app] = [
      await make.makeChannel(database, workspaceId, { name: "Radio" }),
      await make.makeChannel(database, workspaceId, { name: "App" }),
    ];
    const personaId = await make.makePersona(database, workspaceId);
    await database.rows.insert(personaChannels).values([
      { workspaceId, personaId, channelId: radio, since: "2024-01", until: null },
      { workspaceId, personaId, channelId: app, since: "2024-01", until: null },
    ]);
    await board({
      touchpoints: [card("a", "voor", { channelId: radio, state: "live" }), ...CARDS.slice(1)],
      routes: [{ id: "r", kind: "main", steps: ["a"], personaId }],
    });
    expect((await look("outdated")).state).toBe("ok");
    const use = { channelId: radio, since: "2024-01", until: addMonths(MONTH, -1) };
    await as(place.owner).personas.dateChannel({ workspaceId, personaId, use });
    expect(await look("outdated")).toMatchObject({ state: "attention", subjects: [radio] });
    const [stored] = await database.rows
      .select()
      .from(personaChannels)
      .where(eq(personaChannels.channelId, radio));
    expect(stored?.until).toBe(addMonths(MONTH, -1));
    await board({
      touchpoints: [card("a", "voor", { channelId: radio, state: "stopped" }), ...CARDS.slice(1)],
      routes: [{ id: "r", kind: "main", steps: ["a"], personaId }],
    });
    expect((await look("outdated")).state).toBe("ok");
  });

  it("[M17] refuted: what rests on a refuted card is listed, and clears by an edit or a reason", async () => {
    const { place, workspaceId, journeyId, board, look, fund } = await makeHealthWorld(database);
    const shop = await make.makeChannel(database, workspaceId);
    await fund(shop, MONTH);
    const wrong = [
      card("a", "voor", { channelId: shop, message: "Wij zijn snel", means: "Folder" }),
      ...CARDS.slice(1),
    ];
    await board({ touchpoints: wrong });
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    const log = { workspaceId, roomId: journeyId, payload: Buffer.from([0]), actor: "x" };
    await database.rows.insert(roomUpdates).values({ ...log, seq: 1, at: at(-10) });
    expect((await look("refuted")).state).toBe("ok");
    const { evidenceId } = await make.makeEvidence(database, workspaceId, { observedOn: TODAY });
    await make.linkEvidence(database, workspaceId, evidenceId, journeyId, "a", "contradicts");
    const found = await look("refuted");
    expect(found.findings[0]?.subjects).toMatchObject([{ id: "a", parts: ["message", "content", "budget"] }]);
    // a reason for one item
    await as(place.owner).health.waive({
      journeyId,
      waiver: { check: "refuted", item: "a:budget" },
      words: { reason: "loopt nog af" },
    });
    expect((await look("refuted")).findings[0]?.subjects).toMatchObject([
      { id: "a", parts: ["message", "content"] },
    ]);
    const [kept] = await database.rows
      .select()
      .from(healthWaivers)
      .where(eq(healthWaivers.journeyId, journeyId));
    expect(kept).toMatchObject({
      checkId: "refuted",
      item: "a:budget",
      ownerId: place.owner.memberId,
      givenOn: TODAY,
    });
    // an edit of the card for the others
    await database.rows.insert(roomUpdates).values({ ...log, seq: 2, at: at(1) });
    await board({ touchpoints: wrong }, 2);
    expect((await look("refuted")).state).toBe("ok");
    await as(place.owner).health.unwaive({ journeyId, waiver: { check: "refuted", item: "a:budget" } });
    expect((await look("refuted")).findings[0]?.subjects).toMatchObject([{ id: "a", parts: ["budget"] }]);
    await as(place.owner).budgets.setCells({
      workspaceId,
      cells: [{ channelId: shop, month: MONTH, figure: "planned", cents: 1_000 }],
    });
    expect((await look("refuted")).state).toBe("ok");
  });

  it("a copied journey is asked for evidence of its own, phase by phase, or a reason", async () => {
    const { place, journeyId, board, look, interview } = await makeHealthWorld(database);
    await board({ meta: { title: "Reis", contentLocale: "nl", copiedFrom: "Een ander" } });
    await interview(1, {}, "a");
    expect((await look("copied")).subjects).toEqual(["bij", "na"]);
    for (const item of ["bij", "na"])
      await as(place.owner).health.waive({
        journeyId,
        waiver: { check: "copied", item },
        words: { reason: "zelfde winkel" },
      });
    expect((await look("copied")).state).toBe("ok");
  });
});
