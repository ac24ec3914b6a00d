// The health of a journey over the API, on rows the tests make: each check fires and clears by what is stored, what is waived
// is kept with reason, person and day, and nobody else learns of it.
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { evidence, evidenceLinks, quotes } from "#db/schema/evidence.ts";
import { checklistItems, healthWaivers, strategies } from "#db/schema/health.ts";
import { journeyNodes, roomUpdates } from "#db/schema/journeys.ts";
import { personaChannels, personaLines, readings, tasks } from "#db/schema/research.ts";
import { workspaces } from "#db/schema/workspaces.ts";
import { createJourneyDoc } from "#document/create.ts";
import { nodesOf } from "#document/nodes.ts";
import { readJourney } from "#document/read.ts";
import type { CheckId } from "#domain/health-facts.ts";
import type { JourneySeed } from "#domain/journey-seed.ts";
import { addDays, addMonths } from "#domain/month.ts";
import { REQUIRED_PERSONA_FIELDS } from "#domain/persona.ts";
import { createApiContext } from "#server/api/context.ts";
import { createCallerFactory } from "#server/api/procedures.ts";
import { appRouter } from "#server/api/root.ts";
import { dayIn } from "#server/clock.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";

const createCaller = createCallerFactory(appRouter);
const as = ({ userId, email }: make.TestPerson) =>
  createCaller(
    createApiContext(
      { id: userId, email, name: "x", emailVerified: true, locale: "nl", theme: "system", sessionId: "s" },
      "127.0.0.1",
    ),
  );
const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "OK",
    (error: unknown) => (error as { code: string }).code,
  );
const TODAY = dayIn("Europe/Amsterdam", new Date());
const MONTH = TODAY.slice(0, 7);

type Touchpoint = JourneySeed["touchpoints"][number];
const card = (id: string, phaseId: string, extra: Partial<Touchpoint> = {}): Touchpoint => ({
  id,
  phaseId,
  title: `Kaart ${id}`,
  medium: "digital",
  mediaKind: "owned",
  ...extra,
});
const PHASES: JourneySeed["phases"] = [
  { id: "voor", name: "Zoeken", period: "before" },
  { id: "bij", name: "Kopen", period: "during" },
  { id: "na", name: "Gebruiken", period: "after" },
];
const CARDS = [card("a", "voor"), card("b", "bij"), card("c", "na")];

describe("the health of a journey", () => {
  let database: TestDatabase;
  let place: make.TestWorkspace;
  let workspaceId: string;
  let journeyId: string;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());
  // every test has a workspace of its own, so that what one makes is not found by another
  beforeEach(async () => {
    place = await make.makeWorkspace(database);
    workspaceId = place.workspaceId;
    journeyId = await make.makeJourney(database, workspaceId);
    await board();
  });

  /** Writes the read model of the journey anew. */
  async function board(change: Partial<JourneySeed> = {}, seq = 1) {
    const meta = { title: "Reis", contentLocale: "nl" } as const;
    const seed: JourneySeed = { meta, phases: PHASES, touchpoints: CARDS, ...change };
    const nodes = nodesOf(readJourney(createJourneyDoc(seed)));
    await database.rows.delete(journeyNodes).where(eq(journeyNodes.journeyId, journeyId));
    for (const { nodeId, kind, parentId, data } of nodes)
      await make.makeNode(database, workspaceId, journeyId, {
        nodeId,
        kind,
        parentId,
        data: { ...data },
        seq,
      });
  }
  const get = () => as(place.owner).health.get({ journeyId });
  async function look(check: CheckId) {
    const found = (await get()).results.find((one) => one.check === check);
    if (!found) throw new Error(`no result for ${check}`);
    const wrong = found.findings.filter((one) => one.weight !== "proof");
    return {
      state: found.state,
      codes: wrong.map((one) => one.code),
      subjects: wrong.flatMap((one) => one.subjects.map((subject) => subject.id)),
      findings: found.findings,
      waiver: found.waiver,
    };
  }
  async function interview(age: number, extra: Parameters<typeof make.makeEvidence>[2] = {}, node = "a") {
    const item = { kind: "interview", observedOn: addDays(TODAY, -age), ...extra };
    const { evidenceId, quoteId } = await make.makeEvidence(database, workspaceId, item);
    const linkId = await make.linkEvidence(database, workspaceId, evidenceId, journeyId, node);
    return { evidenceId, quoteId, linkId };
  }
  /** A persona with every field filled and quoted, and three interviews. */
  async function knownPersona() {
    const personaId = await make.makePersona(database, workspaceId);
    const talks = [];
    for (const age of [1, 2, 3]) talks.push(await interview(age, { personaId }));
    for (const field of REQUIRED_PERSONA_FIELDS) {
      const id = make.newId();
      await database.rows.insert(personaLines).values({ workspaceId, personaId, id, field, text: field });
      await database.rows.insert(evidenceLinks).values({
        workspaceId,
        id: make.newId(),
        evidenceId: talks[0]?.evidenceId ?? "",
        quoteId: talks[0]?.quoteId ?? "",
        target: "persona_line",
        targetId: id,
      });
    }
    return { personaId, talks };
  }
  const measure = async (metric: Parameters<typeof make.makeMetric>[2], ...months: string[]) => {
    const metricId = await make.makeMetric(database, workspaceId, { journeyId, ...metric });
    await database.rows.delete(readings).where(eq(readings.metricId, metricId));
    for (const month of months)
      await database.rows.insert(readings).values({ workspaceId, metricId, month, value: 1 });
    return metricId;
  };
  const fund = async (channelId: string, ...months: string[]) => {
    for (const month of months) await make.makeBudget(database, workspaceId, channelId, { month });
  };
  const coming = [1, 2, 3, 4, 5, 6].map((count) => addMonths(MONTH, count));

  it("a journey that was just made has seven mistakes, and the list says the same as the page", async () => {
    const { summary } = await get();
    expect(summary).toMatchObject({ ok: 0, of: 7, waived: 0 });
    expect(summary.worst.map((one) => one.check)).toEqual(["interviews", "ownData"]);
    const [row] = await as(place.owner).health.list({ workspaceId });
    expect(row).toEqual({ journeyId, ...summary });
  });

  it("[M1] interviews: none, too few, one persona unheard, too old, and well", async () => {
    expect(await look("interviews")).toMatchObject({ state: "failing", codes: ["noInterviews"] });
    for (const age of [200, 210, 220, 230]) await interview(age);
    expect((await look("interviews")).codes).toEqual(["fewInterviews", "oldInterviews"]);
    // the same respondent again is nobody new
    await database.rows
      .update(evidence)
      .set({ respondentKey: "r1" })
      .where(eq(evidence.workspaceId, workspaceId));
    await interview(183, { respondentKey: "r1" });
    expect((await look("interviews")).findings.at(-1)?.counts).toEqual({ count: 1, days: 183 });
    await database.rows
      .update(evidence)
      .set({ respondentKey: null })
      .where(eq(evidence.workspaceId, workspaceId));
    expect(await look("interviews")).toMatchObject({ state: "ok", codes: [] });
    const personaId = await make.makePersona(database, workspaceId);
    expect(await look("interviews")).toMatchObject({
      state: "attention",
      codes: ["personaUnheard"],
      subjects: [personaId],
    });
    const { evidenceId } = await interview(4, { personaId });
    expect((await look("interviews")).state).toBe("ok");
    const stored = await database.rows.select().from(evidence).where(eq(evidence.workspaceId, workspaceId));
    expect(stored.filter((one) => one.kind === "interview")).toHaveLength(6);
    await as(place.owner).evidence.remove({ workspaceId, evidenceId });
    expect((await look("interviews")).codes).toEqual(["personaUnheard"]);
  });

  it('[M2] own data: no reading of late, only competitors, a phase without three months, and "nog geen data"', async () => {
    expect((await look("ownData")).codes).toEqual(["noReading", "phaseUnmeasured"]);
    const months = [-2, -1, 0].map((count) => addMonths(MONTH, count));
    await measure({ phaseId: "voor" }, ...months);
    await measure({ phaseId: "bij" }, ...months);
    expect(await look("ownData")).toMatchObject({
      state: "attention",
      codes: ["phaseUnmeasured"],
      subjects: ["na"],
    });
    const late = await measure({ touchpointId: "c" }, ...months.slice(1));
    expect((await look("ownData")).subjects).toEqual(["na"]);
    await as(place.owner).metrics.setReading({
      journeyId,
      metricId: late,
      month: months[0] ?? "",
      reading: { value: 4 },
    });
    expect((await look("ownData")).state).toBe("ok");
    const rival = await interview(1, { kind: "competitor" });
    expect((await look("ownData")).codes).toEqual(["onlyCompetitors"]);
    await as(place.owner).health.waive({ journeyId, waiver: { check: "ownData" }, reason: "nog geen data" });
    expect(await look("ownData")).toMatchObject({ state: "waived", waiver: { reason: "nog geen data" } });
    await as(place.owner).health.unwaive({ journeyId, waiver: { check: "ownData" } });
    await interview(1, { kind: "review" });
    expect((await look("ownData")).state).toBe("ok");
    const kinds = await database.rows
      .select({ kind: evidence.kind })
      .from(evidence)
      .where(eq(evidence.workspaceId, workspaceId));
    expect(kinds.map((one) => one.kind).sort()).toEqual(["competitor", "review"]);
    expect(rival.evidenceId).not.toBe("");
  });

  it("[M3] personas: none, an empty field, a field without a quote, too few interviews, and well", async () => {
    expect((await look("personas")).codes).toEqual(["noPersona"]);
    const { personaId, talks } = await knownPersona();
    expect(await look("personas")).toMatchObject({ state: "ok", codes: [] });
    const [line] = await database.rows
      .select()
      .from(personaLines)
      .where(eq(personaLines.personaId, personaId));
    const tie = eq(evidenceLinks.targetId, line?.id ?? "");
    await database.rows.update(evidenceLinks).set({ quoteId: null }).where(tie);
    expect(await look("personas")).toMatchObject({ state: "attention", codes: ["unquotedFields"] });
    await database.rows
      .update(personaLines)
      .set({ text: " " })
      .where(eq(personaLines.id, line?.id ?? ""));
    expect(await look("personas")).toMatchObject({
      state: "failing",
      codes: ["emptyFields"],
      subjects: [personaId],
    });
    await database.rows
      .update(personaLines)
      .set({ text: "weer iets" })
      .where(eq(personaLines.id, line?.id ?? ""));
    await database.rows
      .update(evidenceLinks)
      .set({ quoteId: talks[0]?.quoteId ?? null })
      .where(tie);
    await as(place.owner).evidence.remove({ workspaceId, evidenceId: talks[2]?.evidenceId ?? "" });
    expect((await look("personas")).codes).toEqual(["personaThin"]);
    expect(await database.rows.select().from(quotes).where(eq(quotes.workspaceId, workspaceId))).toHaveLength(
      3,
    );
  });

  it("[M4] channels: nothing invested, a necessary or committed one without a month, one that has none", async () => {
    const [shop, mail] = [
      await make.makeChannel(database, workspaceId, { name: "Winkel", necessary: true }),
      await make.makeChannel(database, workspaceId, { name: "Mail" }),
    ];
    await board({ touchpoints: [card("a", "voor", { channelId: mail })] });
    expect(await look("channels")).toMatchObject({
      state: "failing",
      codes: ["bridgeBroken"],
      subjects: [shop],
    });
    await fund(shop, ...coming.slice(0, 5));
    const found = await look("channels");
    expect(found.findings.find((one) => one.code === "bridgeBroken")?.subjects).toEqual([
      { id: shop, name: "Winkel", names: {}, months: [coming[5]] },
    ]);
    await fund(shop, coming[5] ?? "");
    expect(await look("channels")).toMatchObject({
      state: "attention",
      codes: ["channelUnfunded"],
      subjects: [mail],
    });
    await as(place.owner).budgets.setCells({
      workspaceId,
      cells: [{ channelId: mail, month: MONTH, figure: "planned", cents: 5_000 }],
    });
    expect(await look("channels")).toMatchObject({ state: "ok", codes: [] });
    await make.makeCommitment(database, workspaceId, mail, { startMonth: addMonths(MONTH, 1), months: 2 });
    expect(await look("channels")).toMatchObject({ state: "failing", subjects: [mail] });
    await fund(mail, ...coming.slice(0, 2));
    expect((await look("channels")).state).toBe("ok");
    const stored = await as(place.owner).budgets.get({ workspaceId });
    expect(stored.lines.filter((one) => one.channelId === mail)).toHaveLength(3);
  });

  it('[M5] one way: two routes, or two strategies, or one for everything; and "geen budget"', async () => {
    const [shop, mail] = [
      await make.makeChannel(database, workspaceId),
      await make.makeChannel(database, workspaceId),
    ];
    const personaIds = [
      await make.makePersona(database, workspaceId),
      await make.makePersona(database, workspaceId),
    ];
    for (const [at, personaId] of personaIds.entries())
      await database.rows
        .insert(personaChannels)
        .values({ workspaceId, personaId, channelId: [shop, mail][at] ?? "" });
    expect((await look("strategies")).codes).toEqual(["oneWay"]);
    await as(place.owner).health.waive({ journeyId, waiver: { check: "strategies" }, reason: "geen budget" });
    expect(await look("strategies")).toMatchObject({
      state: "waived",
      waiver: { ownerId: place.owner.memberId, date: TODAY },
    });
    await as(place.owner).health.unwaive({ journeyId, waiver: { check: "strategies" } });
    const { evidenceId } = await interview(3);
    const strategy = { name: "Zoeken", isMulti: true, channelIds: [shop], interviewIds: [evidenceId] };
    const { id } = await as(place.owner).strategies.create({ journeyId, strategy });
    expect((await look("strategies")).state).toBe("failing");
    const covering = { ...strategy, channelIds: [shop, mail] };
    await as(place.owner).strategies.update({ journeyId, strategyId: id, strategy: covering });
    expect((await look("strategies")).state).toBe("ok");
    const [stored] = await database.rows.select().from(strategies).where(eq(strategies.id, id));
    expect(stored).toMatchObject({
      name: "Zoeken",
      horizonMonths: 6,
      isMulti: true,
      channelIds: [shop, mail],
    });
    expect(await as(place.owner).strategies.list({ journeyId })).toMatchObject([
      { id, interviewIds: [evidenceId] },
    ]);
    await as(place.owner).strategies.remove({ journeyId, strategyId: id });
    expect((await look("strategies")).state).toBe("failing");
    await board({
      routes: [
        { id: "r1", kind: "main", steps: ["a", "b"] },
        { id: "r2", kind: "skip", steps: ["a", "c"] },
      ],
    });
    expect((await look("strategies")).state).toBe("ok");
    await as(place.owner).personas.remove({ workspaceId, personaId: personaIds[1] ?? "" });
    expect((await look("strategies")).codes).toEqual(["onePersona"]);
  });

  it("[M6] departments: one, two, three, and too little outside marketing; the missing are named", async () => {
    const [service, tech] = [
      await make.makeDepartment(database, workspaceId, { key: "service", name: "Klantenservice" }),
      await make.makeDepartment(database, workspaceId, { key: "tech", name: "Techniek" }),
    ];
    const marketing = place.departmentId;
    const owned = (...ids: string[]) =>
      board({
        touchpoints: [
          card("a", "voor", {
            departmentId: ids[0] ?? null,
            involvedDepartmentIds: Object.fromEntries(ids.slice(1).map((id) => [id, true as const])),
          }),
        ],
      });
    await owned(marketing);
    const one = await look("departments");
    expect(one).toMatchObject({ state: "failing", codes: ["oneDepartment"] });
    const missing = one.findings.find((finding) => finding.code === "missingDepartments")?.subjects;
    expect(missing?.map((subject) => subject.key).sort()).toEqual(["service", "tech"]);
    await owned(marketing, service);
    expect(await look("departments")).toMatchObject({ state: "attention", codes: ["fewDepartments"] });
    await owned(marketing, service, tech);
    expect((await look("departments")).state).toBe("ok");
    for (let at = 0; at < 8; at += 1)
      await make.makeTask(database, workspaceId, { journeyId, departmentId: marketing });
    const other = await make.makeTask(database, workspaceId, { journeyId, departmentId: tech });
    expect((await look("departments")).codes).toEqual(["tasksInMarketing"]);
    await database.rows
      .update(tasks)
      .set({ departmentId: service })
      .where(sql`${tasks.workspaceId} = ${workspaceId} and ${tasks.id} <> ${other}`);
    expect((await look("departments")).state).toBe("ok");
    expect(await database.rows.select().from(tasks).where(eq(tasks.departmentId, service))).toHaveLength(8);
  });

  it("[B7] one person alone is asked for no departments until a second member joins", async () => {
    expect((await look("departments")).state).toBe("failing");
    await as(place.owner).health.updateSettings({ workspaceId, changes: { solo: true } });
    expect((await look("departments")).state).toBe("not_applicable");
    expect((await get()).summary).toMatchObject({ ok: 0, of: 6 });
    const [kept] = await database.rows.select().from(workspaces).where(eq(workspaces.id, workspaceId));
    expect(kept?.settings).toMatchObject({ health: { solo: true } });
    await make.makeGuest(database, workspaceId, [journeyId]);
    expect((await look("departments")).state).toBe("not_applicable");
    await make.makeMember(database, workspaceId, "viewer");
    expect((await look("departments")).state).toBe("failing");
  });

  it("[M9] research: more than half of the cards on active routes are assumptions, by a share that can be set", async () => {
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
  });

  it("[M13] phases: too much during the purchase, in touchpoints or money, or a phase left empty", async () => {
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
      reason: "loopt nog af",
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
    await board({ meta: { title: "Reis", contentLocale: "nl", copiedFrom: "Een ander" } });
    await interview(1, {}, "a");
    expect((await look("copied")).subjects).toEqual(["bij", "na"]);
    for (const item of ["bij", "na"])
      await as(place.owner).health.waive({
        journeyId,
        waiver: { check: "copied", item },
        reason: "zelfde winkel",
      });
    expect((await look("copied")).state).toBe("ok");
  });

  it("[B16] a checklist of one's own is named, linked to a journey, ticked, removed and brought back", async () => {
    const checklist = { name: "5 performers in commercie", items: ["Klant", "Kanaal", "Aanbod"] };
    const { id } = await as(place.owner).checklists.create({ journeyId, checklist });
    const [list] = await as(place.owner).checklists.list({ journeyId });
    expect(list).toMatchObject({
      id,
      name: checklist.name,
      items: checklist.items.map((text) => ({ text, doneAt: null })),
    });
    const tick = { journeyId, checklistId: id, itemId: list?.items[1]?.id ?? "", isDone: true };
    await as(place.owner).checklists.tick(tick);
    const stored = await database.rows
      .select()
      .from(checklistItems)
      .where(eq(checklistItems.checklistId, id));
    expect(stored.filter((one) => one.doneAt !== null)).toMatchObject([
      { text: "Kanaal", doneBy: place.owner.memberId },
    ]);
    await as(place.owner).checklists.remove({ journeyId, checklistId: id });
    expect(await as(place.owner).checklists.list({ journeyId })).toEqual([]);
    expect(await codeOf(as(place.owner).checklists.tick(tick))).toBe("NOT_FOUND");
    await as(place.owner).checklists.restore({ journeyId, checklistId: id });
    expect(await as(place.owner).checklists.list({ journeyId })).toHaveLength(1);
  });

  it("is read by every member, waived by editors and managers alone, and unknown to others", async () => {
    const viewer = await make.makeMember(database, workspaceId, "viewer");
    const manager = await make.makeMember(database, workspaceId, "manager");
    const guest = await make.makeGuest(database, workspaceId, [journeyId]);
    const other = await make.makeWorkspace(database);
    const waiver = { journeyId, waiver: { check: "rhythm" as const }, reason: "we zijn net begonnen" };
    expect((await as(viewer).health.get({ journeyId })).results).toHaveLength(16);
    expect(await codeOf(as(viewer).health.waive(waiver))).toBe("FORBIDDEN");
    expect(await codeOf(as(viewer).strategies.create({ journeyId, strategy: { name: "Zoeken" } }))).toBe(
      "FORBIDDEN",
    );
    expect(await codeOf(as(manager).health.updateSettings({ workspaceId, changes: { solo: true } }))).toBe(
      "FORBIDDEN",
    );
    expect(await codeOf(as(manager).health.waive(waiver))).toBe("OK");
    expect(await look("rhythm")).toMatchObject({ state: "waived", waiver: { ownerId: manager.memberId } });
    for (const stranger of [guest, other.owner]) {
      expect(await codeOf(as(stranger).health.get({ journeyId }))).toMatch(/NOT_FOUND|FORBIDDEN/);
      expect(await codeOf(as(stranger).health.waive(waiver))).toMatch(/NOT_FOUND|FORBIDDEN/);
    }
    expect(await codeOf(as(other.owner).health.get({ journeyId }))).toBe("NOT_FOUND");
    expect(
      await database.rows.select().from(healthWaivers).where(eq(healthWaivers.journeyId, journeyId)),
    ).toHaveLength(1);
    // one thing of a check that lists nothing cannot be waived
    expect(
      await codeOf(
        as(manager).health.waive({ journeyId, waiver: { check: "rhythm", item: "x" }, reason: "zomaar" }),
      ),
    ).toBe("BAD_REQUEST");
  });
});
