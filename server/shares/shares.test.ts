// Page: /c/{client}
// What a client gets to see, and what never: the portal's answers asked as a guest, a stranger, a weak role and an editor.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evidence, evidencePrivate, quotes } from "#db/schema/evidence.ts";
import { healthWaivers } from "#db/schema/health.ts";
import { confirmations, journeys } from "#db/schema/journeys.ts";
import { personas } from "#db/schema/research.ts";
import { createJourneyDoc } from "#document/create.ts";
import { readJourney } from "#document/read.ts";
import type { JourneySeed } from "#domain/journey-seed.ts";
import { createApiContext } from "#server/api/context.ts";
import { createCallerFactory } from "#server/api/procedures.ts";
import { appRouter } from "#server/api/root.ts";
import { Scope } from "#server/auth/scope.ts";
import { projectJourney } from "#server/collab/read-model.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";

const createCaller = createCallerFactory(appRouter);
const callAs = ({ userId, email }: make.TestPerson) =>
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

/** A word that may reach nobody at the client. */
const canary = (n: number) => `INTERN-CANARY-${n}-X`;

interface Ids {
  readonly persona: string;
  readonly secretPersona: string;
  readonly latePersona: string;
  readonly secretMetric: string;
  readonly owner: string;
}

const seedOf = (ids: Ids): JourneySeed => ({
  meta: {
    title: "Een warmtepomp kiezen",
    contentLocale: "nl",
    goal: "Zeker weten dat het past",
    copiedFrom: canary(1),
    primaryPersonaId: ids.secretPersona,
  },
  phases: [
    { id: "phase-open", name: "Overweging", customerGoal: "Vergelijken" },
    { id: "phase-secret", name: canary(2), internal: true },
  ],
  touchpoints: [
    {
      id: "tp-first",
      phaseId: "phase-open",
      title: "Offerte lezen",
      medium: "digital",
      mediaKind: "owned",
      ownerId: ids.owner,
      competitorNote: canary(3),
      searchKeyword: canary(4),
    },
    {
      id: "tp-secret",
      phaseId: "phase-open",
      title: canary(5),
      medium: "physical",
      mediaKind: "owned",
      internal: true,
    },
    {
      id: "tp-below-secret",
      phaseId: "phase-secret",
      title: canary(6),
      medium: "digital",
      mediaKind: "owned",
    },
  ],
  experiences: [
    { touchpointId: "tp-first", personaId: ids.persona, value: -1, note: "Wat staat hier?", message: "" },
    { touchpointId: "tp-first", personaId: ids.secretPersona, value: 1, note: canary(7), message: "" },
    { touchpointId: "tp-first", personaId: ids.latePersona, value: 2, note: canary(8), message: canary(8) },
    { touchpointId: "tp-secret", personaId: ids.persona, value: 0, note: canary(9), message: "" },
  ],
  questions: [{ id: "q-secret", text: canary(10), touchpointId: "tp-secret" }],
  needs: [{ id: "n-secret", text: canary(11), kind: "explicit", touchpointId: "tp-first", internal: true }],
  insights: [
    { id: "in-open", title: "Offerte onleesbaar", kind: "pain", touchpointId: "tp-first", severity: 3 },
    { id: "in-secret", title: canary(12), kind: "pain", touchpointId: "tp-first", internal: true },
    { id: "in-below", title: canary(13), kind: "pain", touchpointId: "tp-secret" },
  ],
  transitions: [
    { id: "tr-secret", fromPhaseId: "phase-open", toPhaseId: "phase-secret", reason: canary(14) },
  ],
  routes: [
    { id: "rt-secret", kind: "skip", steps: ["tp-first"], name: canary(15), personaId: ids.latePersona },
  ],
  comparisons: [{ id: "co-secret", alternative: canary(16), phaseId: "phase-open", internal: true }],
  lanes: [{ id: "la-secret", name: canary(17), internal: true }],
  goals: [{ id: "go-secret", phaseId: "phase-open", metricId: ids.secretMetric, title: canary(18) }],
});

/** One workspace with everything a client may see and, beside each thing, what they may not. */
async function furnish(database: TestDatabase) {
  const { workspaceId, slug, owner } = await make.makeWorkspace(database, { name: "De Warme Lijn" });
  const editor = await make.makeMember(database, workspaceId, "editor", { displayName: "Eva" });
  const journeyId = await make.makeJourney(database, workspaceId, { title: "Een warmtepomp kiezen" });
  const guest = await make.makeGuest(database, workspaceId, [journeyId]);
  const ids: Ids = {
    persona: await make.makePersona(database, workspaceId, { name: "Marlies" }),
    secretPersona: await make.makePersona(database, workspaceId, { name: canary(20), internal: true }),
    latePersona: await make.makePersona(database, workspaceId, { name: canary(21) }),
    secretMetric: await make.makeMetric(database, workspaceId, {
      journeyId,
      name: canary(22),
      internal: true,
    }),
    owner: editor.memberId,
  };
  const journey = readJourney(createJourneyDoc(seedOf(ids)));
  await Scope.system("test", workspaceId, (scope) => projectJourney(scope, journeyId, journey, 1));
  // Made internal after the last edit: the read model has not heard of it yet.
  await database.rows.update(personas).set({ internal: true }).where(sql`id = ${ids.latePersona}`);
  await make.makeMetric(database, workspaceId, { journeyId, name: "Offerte begrepen", source: canary(23) });
  await make.makeMetric(database, workspaceId, { journeyId, name: canary(24), touchpointId: "tp-secret" });

  const link = (evidenceId: string, nodeId: string) =>
    make.linkEvidence(database, workspaceId, evidenceId, journeyId, nodeId);
  const interview = await make.makeEvidence(database, workspaceId, {
    kind: "interview",
    title: "Interview 3",
    body: canary(30),
    translations: { "body@en": canary(31), "title@en": "Interview three" },
    respondent: canary(32),
    respondentKey: "respondent-key-canary",
    createdBy: editor.memberId,
  });
  await database.rows.update(evidencePrivate).set({ internalNote: canary(33), interviewer: canary(34) });
  const secret = await make.makeEvidence(database, workspaceId, { title: canary(35), internal: true });
  const refused = await make.makeEvidence(database, workspaceId, {
    title: "Geen toestemming",
    body: canary(46),
    consent: "no",
  });
  await database.rows
    .update(quotes)
    .set({ text: canary(36) })
    .where(sql`id = ${refused.quoteId}`);
  const elsewhere = await make.makeEvidence(database, workspaceId, { title: canary(37) });
  for (const one of [interview, secret, refused]) await link(one.evidenceId, "tp-first");
  await link(elsewhere.evidenceId, "tp-secret");
  await database.rows.insert(confirmations).values({
    workspaceId,
    journeyId,
    nodeId: "tp-first",
    confirmedBy: editor.memberId,
    confirmedOn: "2026-11-03",
  });

  const about = (touchpointId: string | null) => ({ journeyId, touchpointId, createdBy: editor.memberId });
  await make.makeTask(database, workspaceId, {
    ...about("tp-first"),
    title: "Offerte herschrijven",
    assigneeId: editor.memberId,
    metricId: ids.secretMetric,
  });
  await make.makeTask(database, workspaceId, { ...about(null), title: canary(40), internal: true });
  await make.makeTask(database, workspaceId, { ...about("tp-secret"), title: canary(41) });
  await make.makeTask(database, workspaceId, { ...about(null), insightId: "in-secret", title: canary(42) });
  return { workspaceId, slug, owner, editor, guest, journeyId, ids };
}

describe("the client's portal", () => {
  let database: TestDatabase;
  let world: Awaited<ReturnType<typeof furnish>>;
  beforeAll(async () => {
    database = await createTestDatabase();
    world = await furnish(database);
  });
  afterAll(() => database.drop());

  const tellPortal = async (person: make.TestPerson) =>
    JSON.stringify([
      await callAs(person).portal.open({ slug: world.slug }),
      await callAs(person).portal.getBoard({ journeyId: world.journeyId }),
    ]);

  it("[R5] shows a guest the published journey with what stands around it", async () => {
    const { portal } = callAs(world.guest);
    const { workspace, reader, journeys: list } = await portal.open({ slug: world.slug });
    expect([workspace.name, reader.isGuest]).toEqual(["De Warme Lijn", true]);
    expect(list.map((one) => [one.title, one.phases.length, one.thread])).toEqual([
      ["Een warmtepomp kiezen", 1, [{ touchpointId: "tp-first", phase: 0, value: -1 }]],
    ]);
    const board = await portal.getBoard({ journeyId: world.journeyId });
    expect(board.journey.phases.map((one) => one.name)).toEqual(["Overweging"]);
    expect(board.journey.touchpoints.map((one) => [one.number, one.title, one.ownerId])).toEqual([
      [1, "Offerte lezen", "Eva"],
    ]);
    expect(board.journey.experiences.map((one) => one.note)).toEqual(["Wat staat hier?"]);
    expect(board.journey.insights.map((one) => one.title)).toEqual(["Offerte onleesbaar"]);
    expect(board.metrics.map((one) => one.name)).toEqual(["Offerte begrepen"]);
    expect(board.tasks.map((one) => [one.title, one.assigneeId, one.metricId])).toEqual([
      ["Offerte herschrijven", "Eva", null],
    ]);
    expect(board.evidence.map((one) => one.title).toSorted()).toEqual(["Geen toestemming", "Interview 3"]);
    expect(board.people).toEqual([{ id: "Eva", name: "Eva", departmentId: null }]);
    expect(board.strengths["tp-first"]?.confirmation?.by).toBe("Eva");
  });

  it("tells the client which checks are deliberately left and why, as long as that holds, and none of one thing", async () => {
    const { workspaceId, journeyId, slug, editor, guest } = world;
    const said = { workspaceId, journeyId, givenOn: "2026-11-02", ownerId: editor.memberId };
    await database.rows.insert(healthWaivers).values([
      { ...said, checkId: "strategies", reason: "Geen budget voor een tweede weg" },
      { ...said, checkId: "rhythm", reason: "Al lang voorbij", reviewOn: "2026-01-31" },
      { ...said, checkId: "refuted", item: "tp-secret:budget", reason: canary(50) },
    ]);
    for (const person of [guest, editor]) {
      const [journey] = (await callAs(person).portal.open({ slug })).journeys;
      expect(journey?.left).toEqual([
        { check: "strategies", reason: "Geen budget voor een tweede weg", date: "2026-11-02", by: "Eva" },
      ]);
    }
  });

  it("[U10] tells neither guest nor editor anything internal, anybody's id or address", async () => {
    const { editor, owner, guest, ids } = world;
    const never = [
      "INTERN-CANARY",
      "respondent-key-canary",
      "@test.example",
      ...Object.values(ids).filter((id) => id !== ids.persona),
      ...["tp-secret", "tp-below-secret", "phase-secret", "in-secret"],
      ...[editor, owner, guest].flatMap((person) => [person.memberId, person.userId]),
    ];
    for (const person of [guest, editor]) {
      const told = await tellPortal(person);
      expect(never.filter((word) => told.includes(word))).toEqual([]);
    }
  });

  it("tells an editor's own pages what the portal keeps back", async () => {
    const api = callAs(world.editor);
    const { workspaceId, journeyId } = world;
    const told = JSON.stringify([
      await api.journeys.getBoard({ journeyId }),
      await api.evidence.list({ workspaceId }),
      await api.personas.list({ workspaceId }),
      await api.metrics.list({ workspaceId }),
      await api.tasks.listMonth({ workspaceId, month: "2026-11" }),
    ]);
    const numbers = [...range(1, 18), ...range(20, 24), ...range(30, 37), ...range(40, 42), 46];
    expect(numbers.filter((n) => !told.includes(canary(n)))).toEqual([]);
  });

  it("is not found by strangers, other workspaces' people and guests to whom nothing is shown", async () => {
    const other = await make.makeWorkspace(database);
    const otherGuest = await make.makeGuest(database, other.workspaceId);
    const stranger = await make.makeUser(database);
    for (const person of [other.owner, otherGuest, stranger]) {
      expect(await codeOf(callAs(person).portal.open({ slug: world.slug }))).toBe("NOT_FOUND");
      expect(await codeOf(callAs(person).portal.getBoard({ journeyId: world.journeyId }))).toBe("NOT_FOUND");
    }
    const forgotten = await make.makeGuest(database, world.workspaceId);
    expect((await callAs(forgotten).portal.open({ slug: world.slug })).journeys).toEqual([]);
    expect(await codeOf(callAs(forgotten).portal.getBoard({ journeyId: world.journeyId }))).toBe("NOT_FOUND");
  });

  it("opens and closes with publishing, which is for editors", async () => {
    const { workspaceId, journeyId, slug, editor, guest } = world;
    const late = await make.makeGuest(database, workspaceId);
    const listOf = async (person: make.TestPerson) =>
      (await callAs(person).portal.open({ slug })).journeys.length;
    for (const role of ["viewer", "commenter", "manager"] as const) {
      const weak = await make.makeMember(database, workspaceId, role);
      expect(await codeOf(callAs(weak).journeys.unpublish({ journeyId }))).toBe("FORBIDDEN");
      expect(await codeOf(callAs(weak).journeys.publish({ journeyId }))).toBe("FORBIDDEN");
    }
    await callAs(editor).journeys.unpublish({ journeyId });
    expect(await listOf(guest)).toBe(0);
    for (const person of [guest, editor])
      expect(await codeOf(callAs(person).portal.getBoard({ journeyId }))).toBe("NOT_FOUND");
    await callAs(editor).journeys.publish({ journeyId, toEveryone: false });
    expect([await listOf(guest), await listOf(late)]).toEqual([1, 0]);
    await callAs(editor).journeys.publish({ journeyId });
    expect([await listOf(guest), await listOf(late)]).toEqual([1, 1]);
  });

  it("lets a guest write nothing and read no page of the workspace", async () => {
    const { workspaceId, journeyId } = world;
    const api = callAs(world.guest);
    const refused = await Promise.all([
      codeOf(api.tasks.create({ workspaceId, task: { title: "x", month: "2026-11" } })),
      codeOf(api.tasks.listMonth({ workspaceId, month: "2026-11" })),
      codeOf(api.journeys.getBoard({ journeyId })),
      codeOf(api.journeys.unpublish({ journeyId })),
      codeOf(api.evidence.list({ workspaceId })),
      codeOf(api.clients.listGuests({ workspaceId })),
    ]);
    expect(refused.filter((code) => code !== "NOT_FOUND" && code !== "FORBIDDEN")).toEqual([]);
    const [row] = await database.rows.select().from(journeys).where(sql`id = ${journeyId}`);
    expect(row?.publishedAt).not.toBeNull();
    expect(await database.rows.$count(evidence, sql`workspace_id = ${workspaceId}`)).toBe(4);
  });
});

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, step) => from + step);
