// Copies of journeys over the API: what goes along and what stays behind, who may copy where, and the check that asks for evidence
// of one's own.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { confirmations, journeyCopies, journeyNodes } from "#db/schema/journeys.ts";
import { Scope } from "#server/auth/scope.ts";
import { foundJourney } from "#server/journeys/commands.ts";
import { answerOf, callAs } from "#server/testing/cycle-world.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";
import { MONTH, TODAY } from "#server/testing/health-world.ts";

describe("copying a journey", () => {
  let database: TestDatabase;
  let place: make.TestWorkspace;
  let editor: make.TestPerson;
  beforeAll(async () => {
    database = await createTestDatabase();
    place = await make.makeWorkspace(database);
    editor = await make.makeMember(database, place.workspaceId, "editor");
  });
  afterAll(() => database.drop());

  /** A journey of two phases, of whose cards everything is known that can be known. */
  async function provenJourney({ workspaceId, owner }: make.TestWorkspace) {
    const [seek, buy, shop, site] = [make.newId(), make.newId(), make.newId(), make.newId()];
    const personaId = await make.makePersona(database, workspaceId);
    const channelId = await make.makeChannel(database, workspaceId, { key: "website" });
    const seed = {
      meta: { title: "Een fiets kopen", contentLocale: "nl", primaryPersonaId: personaId },
      phases: [
        { id: seek, name: "Zoeken" },
        { id: buy, name: "Kopen" },
      ],
      touchpoints: [
        { id: shop, phaseId: seek, title: "Etalage", medium: "physical", mediaKind: "owned", channelId },
        { id: site, phaseId: buy, title: "Bestellen", medium: "digital", mediaKind: "owned" },
      ],
      experiences: [{ touchpointId: shop, personaId, value: 1, note: "Mooi", message: "" }],
    } as const;
    const { id: journeyId } = await Scope.open(owner.actor, { workspaceId }, "journey.create", (scope) =>
      foundJourney(scope, seed, {}),
    );
    for (const [nodeId, kind] of [
      [shop, "interview"],
      [shop, "review"],
      [site, "review"],
    ] as const) {
      const { evidenceId } = await make.makeEvidence(database, workspaceId, { kind, observedOn: TODAY });
      await make.linkEvidence(database, workspaceId, evidenceId, journeyId, nodeId);
    }
    await database.rows.insert(confirmations).values({
      workspaceId,
      journeyId,
      nodeId: shop,
      confirmedBy: owner.memberId,
      confirmedOn: TODAY,
    });
    const api = callAs(owner);
    const { id: metricId } = await api.metrics.create({
      journeyId,
      metric: { name: "Besteld", unit: "percent", direction: "up", touchpointId: site },
    });
    await api.metrics.setReading({
      journeyId,
      metricId,
      month: MONTH,
      reading: { numerator: 3, denominator: 9 },
    });
    await api.tasks.create({ workspaceId, task: { title: "Etalage vullen", month: MONTH, journeyId } });
    await api.comments.create({
      workspaceId,
      thread: { subject: { kind: "touchpoint", journeyId, nodeId: shop }, body: "Klopt dit nog?" },
    });
    await api.cycles.open({ journeyId, month: MONTH });
    return { journeyId, personaId, channelId, nodes: { seek, buy, shop, site } };
  }

  /** Rows of every table that names the journey, but for what the journey itself is made of. */
  async function rowsBeside(journeyId: string) {
    const tables = await database.everything<{ name: string }[]>`
      select c.table_name as name from information_schema.columns c
      join information_schema.tables t on t.table_name = c.table_name and t.table_schema = c.table_schema
      where c.table_schema = 'public' and c.column_name = 'journey_id' and t.table_type = 'BASE TABLE'
        and c.table_name not in ('journey_nodes', 'journey_copies') order by 1`;
    const counts: Record<string, number> = {};
    for (const { name } of tables) {
      const [row] = await database.everything<{ count: number }[]>`
        select count(*)::int as count from ${database.everything(name)} where journey_id = ${journeyId}`;
      if (row?.count) counts[name] = row.count;
    }
    return counts;
  }
  const nodeIds = async (journeyId: string) =>
    (
      await database.rows
        .select({ nodeId: journeyNodes.nodeId, kind: journeyNodes.kind })
        .from(journeyNodes)
        .where(eq(journeyNodes.journeyId, journeyId))
    ).flatMap(({ nodeId, kind }) => (kind === "meta" || kind === "experiences" ? [] : [nodeId]));

  it("[M12] drops every tie, makes each card an assumption, says what it is a copy of, and asks for evidence phase by phase", async () => {
    const { workspaceId } = place;
    const source = await provenJourney(place);
    const api = callAs(editor);
    const before = await rowsBeside(source.journeyId);
    expect(Object.keys(before)).toEqual(
      expect.arrayContaining(["comments", "confirmations", "cycles", "evidence_links", "metrics", "tasks"]),
    );
    const made = await api.journeyCopies.create({
      journeyId: source.journeyId,
      workspaceId,
      title: "Een bakfiets kopen",
    });

    // nothing stands beside the copy, everything still beside what was copied
    expect(await rowsBeside(made.id)).toEqual({});
    expect(await rowsBeside(source.journeyId)).toEqual(before);
    const own = new Set(await nodeIds(source.journeyId));
    const copies = await nodeIds(made.id);
    expect(copies.length).toBe(own.size);
    expect(copies.filter((nodeId) => own.has(nodeId))).toEqual([]);
    const board = await api.journeys.getBoard({ journeyId: made.id });
    expect(board?.touchpoints.map((one) => [one.title, one.channelId])).toEqual([
      ["Etalage", source.channelId],
      ["Bestellen", null],
    ]);
    expect(board?.experiences).toMatchObject([{ personaId: source.personaId, note: "Mooi" }]);

    // it says so, in the list, at its address and in the database
    const list = await api.journeys.list({ workspaceId });
    expect(list.find((one) => one.id === made.id)).toMatchObject({
      title: "Een bakfiets kopen",
      copiedFrom: "Een fiets kopen",
      copiedOn: TODAY,
      levels: { assumption: 2, anecdotal: 0, supported: 0, validated: 0 },
    });
    expect(list.find((one) => one.id === source.journeyId)).toMatchObject({
      copiedFrom: null,
      levels: { assumption: 0, anecdotal: 1, supported: 1 },
    });
    expect(await api.journeys.getBySlug({ workspaceId, slug: made.slug })).toMatchObject({
      copiedFrom: "Een fiets kopen",
    });
    expect(
      await database.rows.select().from(journeyCopies).where(eq(journeyCopies.journeyId, made.id)),
    ).toEqual([
      {
        workspaceId,
        journeyId: made.id,
        sourceId: source.journeyId,
        sourceTitle: "Een fiets kopen",
        copiedOn: TODAY,
      },
    ]);

    // the check: both phases, then one by evidence and one by a reason; each in turn
    const look = async () => {
      const { results } = await api.health.get({ journeyId: made.id });
      const found = results.find((one) => one.check === "copied");
      return {
        state: found?.state,
        phases: found?.findings.flatMap((one) =>
          one.code === "copiedPhases" ? one.subjects.map((subject) => subject.name) : [],
        ),
        fix: found?.findings[0]?.fix,
      };
    };
    const [seek, buy] = board?.phases ?? [];
    expect(await look()).toEqual({
      state: "attention",
      phases: ["Zoeken", "Kopen"],
      fix: { place: "phase", id: seek?.id },
    });
    const { evidenceId } = await make.makeEvidence(database, workspaceId, { observedOn: TODAY });
    const { id: linkId } = await api.evidence.link({
      journeyId: made.id,
      link: { evidenceId, nodeId: board?.touchpoints[0]?.id ?? "" },
    });
    expect(await look()).toMatchObject({ phases: ["Kopen"], fix: { place: "phase", id: buy?.id } });
    const waiver = { check: "copied", item: buy?.id ?? "" } as const;
    await api.health.waive({ journeyId: made.id, waiver, words: { reason: "Zelfde kassa als daar" } });
    expect(await look()).toMatchObject({ state: "ok", phases: [] });
    await api.evidence.unlink({ journeyId: made.id, linkId });
    expect(await look()).toMatchObject({ state: "attention", phases: ["Zoeken"] });
    await api.health.unwaive({ journeyId: made.id, waiver });
    expect(await look()).toMatchObject({ phases: ["Zoeken", "Kopen"] });
    // what was copied is no copy
    const { results } = await api.health.get({ journeyId: source.journeyId });
    expect(results.find((one) => one.check === "copied")?.state).toBe("not_applicable");
  });

  it("[M12] goes to another client's workspace for who works in both, without personas, and is told in both trails", async () => {
    const agency = await make.makeWorkspace(database, { kind: "agency" });
    const [one, other] = [
      await make.makeWorkspace(database, { kind: "client", agencyId: agency.workspaceId }),
      await make.makeWorkspace(database, { kind: "client", agencyId: agency.workspaceId }),
    ];
    const theirs = await make.makeChannel(database, other.workspaceId, { key: "website" });
    const source = await provenJourney(one);
    const { workspaceId } = other;
    const made = await callAs(agency.owner).journeyCopies.create({
      journeyId: source.journeyId,
      workspaceId,
      title: "Een bakfiets kopen",
    });
    expect(made).toMatchObject({ workspaceId, workspaceSlug: other.slug });
    const api = callAs(agency.owner);
    const board = await api.journeys.getBoard({ journeyId: made.id });
    expect(board?.experiences).toEqual([]);
    expect(board?.meta.primaryPersonaId).toBeNull();
    expect(board?.touchpoints.map(({ channelId, state }) => [channelId, state])).toEqual([
      [theirs, "planned"],
      [null, "planned"],
    ]);
    expect(await rowsBeside(made.id)).toEqual({});
    expect((await api.journeys.list({ workspaceId }))[0]).toMatchObject({ copiedFrom: "Een fiets kopen" });
    const trail = (id: string) => database.everything<{ workspace_id: string; action: string }[]>`
      select workspace_id, action from audit_entries where subject_id = ${id} and action like 'journey.cop%'`;
    expect(await trail(made.id)).toEqual([{ workspace_id: workspaceId, action: "journey.copy" }]);
    expect(await trail(source.journeyId)).toEqual([
      { workspace_id: one.workspaceId, action: "journey.copyAway" },
    ]);
  });

  it("asks for the right to copy here and to make journeys there; guests and who only look on have neither", async () => {
    const { workspaceId } = place;
    const source = await provenJourney(place);
    const elsewhere = await make.makeWorkspace(database);
    const copy = (person: make.TestPerson, to = workspaceId, journeyId = source.journeyId) =>
      answerOf(callAs(person).journeyCopies.create({ journeyId, workspaceId: to, title: "Kopie" }));
    const guest = await make.makeGuest(database, workspaceId, [source.journeyId]);
    await callAs(editor).journeys.publish({ journeyId: source.journeyId, toEveryone: true });
    const looksOn = [
      await make.makeMember(database, workspaceId, "viewer"),
      await make.makeMember(database, workspaceId, "commenter"),
      await make.makeMember(database, workspaceId, "manager"),
    ];
    expect(await Promise.all(looksOn.map((person) => copy(person)))).toEqual(looksOn.map(() => "FORBIDDEN"));
    expect(await copy(guest)).toMatch(/^(FORBIDDEN|NOT_FOUND)$/);
    // who only looks on here takes nothing away, however much they may there
    const [onlooker] = looksOn;
    const own = await make.makeWorkspace(database);
    await make.makeMember(database, own.workspaceId, "owner", { userId: onlooker?.userId ?? "" });
    expect(await copy(onlooker ?? guest, own.workspaceId)).toBe("FORBIDDEN");
    await make.makeMember(database, own.workspaceId, "owner", { userId: guest.userId });
    expect(await copy(guest, own.workspaceId)).toBe("FORBIDDEN");
    expect(await callAs(own.owner).journeys.list({ workspaceId: own.workspaceId })).toEqual([]);
    // an editor here who only looks on there, and the other way round; a stranger in either
    await make.makeMember(database, elsewhere.workspaceId, "viewer", { userId: editor.userId });
    expect(await copy(editor, elsewhere.workspaceId)).toBe("FORBIDDEN");
    expect(await copy(elsewhere.owner)).toBe("NOT_FOUND");
    expect(await copy(place.owner, elsewhere.workspaceId)).toBe("NOT_FOUND");
    const named = await make.makeJourney(database, workspaceId, { visibility: "named" });
    expect(await copy(editor, workspaceId, named)).toBe("NOT_FOUND");
    // a guest to whom the copy is shown is not told what it is a copy of
    const api = callAs(editor);
    const made = await api.journeyCopies.create({
      journeyId: source.journeyId,
      workspaceId,
      title: "Een step kopen",
    });
    await api.journeys.publish({ journeyId: made.id, toEveryone: true });
    const seen = JSON.stringify(await callAs(guest).portal.getBoard({ journeyId: made.id }));
    expect([seen.includes("Etalage"), seen.includes("Een fiets kopen")]).toEqual([true, false]);
  });

  it("of the example stands in any workspace, and is taken back to the trash like any journey", async () => {
    const { workspaceId, owner } = await make.makeWorkspace(database);
    const api = callAs(owner);
    const made = await api.journeyCopies.createFromExample({ workspaceId, title: "Voorbeeld" });
    const board = await api.journeys.getBoard({ journeyId: made.id });
    expect([board?.phases.length, board?.touchpoints.length, board?.experiences.length]).toEqual([5, 18, 0]);
    expect(board?.goals.every((one) => one.metricId === null)).toBe(true);
    const [listed] = await api.journeys.list({ workspaceId });
    expect(listed).toMatchObject({ copiedOn: TODAY, levels: { assumption: 18 } });
    expect(listed?.copiedFrom).toContain("krullenkapper");
    // its channels are the workspace's from now on, by their place in the library
    const channels = await api.channels.list({ workspaceId });
    expect(channels.length).toBeGreaterThan(0);
    expect(board?.touchpoints.some((one) => channels.some(({ id }) => id === one.channelId))).toBe(true);
    await api.journeys.remove({ journeyId: made.id });
    expect(await api.journeys.list({ workspaceId })).toEqual([]);
    await api.journeys.restore({ journeyId: made.id });
    expect((await api.journeys.list({ workspaceId }))[0]?.copiedOn).toBe(TODAY);
  });
});
