// Page: /{ws}/j/{slug}/health
// The seven mistakes over the API, on rows the tests make; and who may see and say what.
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evidence, evidenceLinks, quotes } from "#db/schema/evidence.ts";
import { checklistItems, healthWaivers, strategies } from "#db/schema/health.ts";
import { personaChannels, personaLines, tasks } from "#db/schema/research.ts";
import { workspaces } from "#db/schema/workspaces.ts";
import { addMonths } from "#domain/month.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";
import { as, card, MONTH, TODAY, makeHealthWorld } from "#server/testing/health-world.ts";

const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "OK",
    (error: unknown) => (error as { code: string }).code,
  );

describe("the health of a journey", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it("a journey that was just made has seven mistakes, and the list says the same as the page", async () => {
    const { place, workspaceId, journeyId, get } = await makeHealthWorld(database);
    const { summary } = await get();
    expect(summary).toMatchObject({ ok: 0, of: 7, waived: 0 });
    expect(summary.worst.map((one) => one.check)).toEqual(["interviews", "ownData"]);
    const [row] = await as(place.owner).health.list({ workspaceId });
    expect(row).toEqual({ journeyId, slug: expect.any(String), ...summary });
  });

  it("[M1] interviews: none, too few, one persona unheard, too old, and well", async () => {
    const { place, workspaceId, look, interview } = await makeHealthWorld(database);
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
    const { place, workspaceId, journeyId, look, interview, measure } = await makeHealthWorld(database);
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
    await as(place.owner).health.waive({
      journeyId,
      waiver: { check: "ownData" },
      words: { reason: "nog geen data" },
    });
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
    const { place, workspaceId, look, knownPersona } = await makeHealthWorld(database);
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
    const { place, workspaceId, board, look, fund, coming } = await makeHealthWorld(database);
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
    const { place, workspaceId, journeyId, board, look, interview } = await makeHealthWorld(database);
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
    await as(place.owner).health.waive({
      journeyId,
      waiver: { check: "strategies" },
      words: { reason: "geen budget" },
    });
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
    const { place, workspaceId, journeyId, board, look } = await makeHealthWorld(database);
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
    const { place, workspaceId, journeyId, get, look } = await makeHealthWorld(database);
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

  it("a checklist of one's own is named, linked to a journey, ticked, removed and brought back", async () => {
    const { place, journeyId } = await makeHealthWorld(database);
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
    const { workspaceId, journeyId, look } = await makeHealthWorld(database);
    const viewer = await make.makeMember(database, workspaceId, "viewer");
    const manager = await make.makeMember(database, workspaceId, "manager");
    const guest = await make.makeGuest(database, workspaceId, [journeyId]);
    const other = await make.makeWorkspace(database);
    const waiver = {
      journeyId,
      waiver: { check: "rhythm" as const },
      words: { reason: "we zijn net begonnen" },
    };
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
        as(manager).health.waive({
          journeyId,
          waiver: { check: "rhythm", item: "x" },
          words: { reason: "zomaar" },
        }),
      ),
    ).toBe("BAD_REQUEST");
  });
});
