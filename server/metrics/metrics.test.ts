// Metrics, goals and readings over the API: what is kept, what is refused, and who may do which of it.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { metrics as metricsTable } from "#db/schema/research.ts";
import { valueOf } from "#domain/metric.ts";
import { METRIC_PRESETS } from "#domain/metric-presets.ts";
import { createApiContext } from "#server/api/context.ts";
import { createCallerFactory } from "#server/api/procedures.ts";
import { appRouter } from "#server/api/root.ts";
import { Scope } from "#server/auth/scope.ts";
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
const refusalOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "OK",
    (error: unknown) => {
      const { code, cause } = error as { code: string; cause?: { detail?: { sentence?: string } } };
      return cause?.detail?.sentence ?? code;
    },
  );

describe("metrics", () => {
  let database: TestDatabase;
  let place: make.TestWorkspace;
  let editor: make.TestPerson;
  let journeyId: string;
  let phaseId: string;
  beforeAll(async () => {
    database = await createTestDatabase();
    place = await make.makeWorkspace(database);
    editor = await make.makeMember(database, place.workspaceId, "editor");
    journeyId = await make.makeJourney(database, place.workspaceId);
    phaseId = await make.makeNode(database, place.workspaceId, journeyId, { kind: "phases" });
  });
  afterAll(() => database.drop());

  const api = () => callAs(editor).metrics;
  const booking = { name: "Boeking afgerond", unit: "percent", direction: "up" } as const;
  const found = async (id: string) =>
    (await api().listForJourney({ journeyId })).find((one) => one.id === id);

  it("keeps what is measured, for what, and the goal with its five parts and its owner", async () => {
    const transitionId = await make.makeNode(database, place.workspaceId, journeyId, { kind: "transitions" });
    const channelId = await make.makeChannel(database, place.workspaceId);
    const metric = {
      ...booking,
      phaseId,
      transitionId,
      channelId,
      source: "agenda",
      benefit: "loyalty",
      objective: "conversion",
      target: 65,
      baseline: { numerator: 41, denominator: 100 },
      due: "2026-12",
      goalSpecific: "Meer bezoekers ronden hun boeking af",
      goalAchievable: "De keuzehulp is klaar",
      goalRelevant: "Zonder boeking geen klant",
      ownerId: editor.memberId,
    } as const;
    const { id } = await api().create({ journeyId, metric });
    expect(await found(id)).toMatchObject({ ...metric, id, journeyId, readings: [] });
    await api().update({ journeyId, metricId: id, metric: { ...booking, name: "Geboekt" } });
    expect(await found(id)).toMatchObject({ name: "Geboekt", target: null, ownerId: null, channelId: null });
    await api().remove({ journeyId, metricId: id });
    expect(await found(id)).toBeUndefined();
  });

  it("every preset makes a metric of one phase with its unit; a figure of another unit is refused", async () => {
    for (const { id: preset, unit, direction, survey, scaleMax, name } of METRIC_PRESETS) {
      const fields = { name: name.nl, preset, unit, direction, survey, scaleMax, phaseId };
      const words = { interpretation: "Ze willen meer weten.", alternative: "Of ze zijn verdwaald." };
      const { id } = await api().create({ journeyId, metric: { ...fields, ...words } });
      expect(await found(id)).toMatchObject({ ...fields });
      const other = unit === "eur" ? "days" : "eur";
      const write = (reading: { value: number; unit?: "eur" | "days" }) =>
        refusalOf(api().setReading({ journeyId, metricId: id, month: "2026-10", reading }));
      expect([preset, await write({ value: 3, unit: other })]).toEqual([preset, "readingUnit"]);
      expect([preset, await write({ value: -101 })]).toEqual([preset, "readingUnit"]);
      expect((await found(id))?.readings).toEqual([]);
      expect(await write({ value: 3 })).toBe("OK");
      expect(await refusalOf(api().create({ journeyId, metric: { ...fields, phaseId: null } }))).not.toBe(
        "OK",
      );
      await api().remove({ journeyId, metricId: id });
    }
  });

  it("[K1][K6] of the step from one phase to the next: number and share with n, returns, and calls per 100", async () => {
    const transitionId = await make.makeNode(database, place.workspaceId, journeyId, { kind: "transitions" });
    const read = async (presetId: string, numerator: number, denominator: number) => {
      const preset = METRIC_PRESETS.find((one) => one.id === presetId);
      if (!preset) throw new Error(presetId);
      const { id, name, unit, direction } = preset;
      const metric = { name: name.nl, preset: id, unit, direction, transitionId };
      const made = await api().create({ journeyId, metric });
      const reading = { numerator, denominator };
      await api().setReading({ journeyId, metricId: made.id, month: "2026-10", reading });
      const kept = await found(made.id);
      const [newest] = kept?.readings ?? [];
      await api().remove({ journeyId, metricId: made.id });
      return {
        ...kept,
        figure: newest && valueOf(newest, unit),
        n: newest?.denominator,
        of: newest?.numerator,
      };
    };
    const shown = { transitionId, phaseId: null };
    expect(await read("conversion_step", 250, 1000)).toMatchObject({
      ...shown,
      figure: 25,
      of: 250,
      n: 1000,
    });
    expect(await read("returns", 18, 240)).toMatchObject({
      ...shown,
      figure: 7.5,
      direction: "down",
      n: 240,
    });
    expect(await read("service_calls", 300, 240)).toMatchObject({ ...shown, figure: 125, direction: "down" });
  });

  it("does not keep clicks or time on site without saying what they mean, by preset and by name", async () => {
    const clicks = { ...booking, name: "Klikken", phaseId } as const;
    const words = { interpretation: "Ze willen de prijs weten.", alternative: "Of de prijs staat nergens." };
    const create = (metric: Partial<typeof words> & typeof clicks & { preset?: "clicks" }) =>
      refusalOf(api().create({ journeyId, metric }));
    expect(await create(clicks)).toBe("metricInterpretation");
    expect(await create({ ...clicks, name: "Interesse", preset: "clicks" } as never)).toBe(
      "metricInterpretation",
    );
    expect(await create({ ...clicks, ...words, alternative: "  " })).toBe("metricInterpretation");
    expect((await api().listForJourney({ journeyId })).map((one) => one.name)).not.toContain("Klikken");
    const { id } = await api().create({ journeyId, metric: { ...clicks, ...words } });
    expect(await found(id)).toMatchObject(words);
    const bare = { journeyId, metricId: id, metric: { ...clicks, interpretation: "" } };
    expect(await refusalOf(api().update(bare))).toBe("metricInterpretation");
    const renamed = await api().create({ journeyId, metric: booking });
    const toClicks = { journeyId, metricId: renamed.id, metric: { ...booking, name: "Doorklikratio" } };
    expect(await refusalOf(api().update(toClicks))).toBe("metricInterpretation");
    expect((await found(renamed.id))?.name).toBe(booking.name);
  });

  it("keeps the answers of a question with the scale they were given on, and works the figure out from them", async () => {
    const ask = async (metric: Parameters<ReturnType<typeof api>["create"]>[0]["metric"]) =>
      (await api().create({ journeyId, metric })).id;
    const csat = await ask({ ...booking, name: "Tevreden", survey: "csat", scaleMax: 5 });
    const write = (metricId: string, month: string, tally: Record<string, number>, scaleMax?: number) =>
      refusalOf(api().setReading({ journeyId, metricId, month, reading: { tally, scaleMax } }));
    expect(await write(csat, "2026-09", { "3": 10, "4": 30, "5": 60 })).toBe("OK");
    expect(await write(csat, "2026-10", { "5": 10, "6": 30, "7": 40 }, 7)).toBe("OK");
    for (const [tally, scale] of [
      [{ "6": 1 }, 5],
      [{ "10": 1 }, 10],
      [{ promoters: 3 }, 5],
      [{}, 5],
    ] as const)
      expect(await write(csat, "2026-11", tally as Record<string, number>, scale)).toBe("readingTally");
    expect((await found(csat))?.readings).toMatchObject([
      {
        month: "2026-09",
        numerator: 90,
        denominator: 100,
        scaleMax: 5,
        tally: { "3": 10, "4": 30, "5": 60 },
      },
      { month: "2026-10", numerator: 70, denominator: 80, scaleMax: 7 },
    ]);
    const nps = await ask({ name: "NPS", unit: "nps", direction: "up", survey: "nps", scaleMax: 10 });
    expect(await write(nps, "2026-10", { promoters: 20, passives: 30, detractors: 50 })).toBe("OK");
    expect((await found(nps))?.readings).toMatchObject([{ numerator: -30, denominator: 100, value: null }]);
    const plain = await ask(booking);
    expect(await write(plain, "2026-10", { "5": 3 }, 5)).toBe("readingTally");
    const changed = { ...booking, name: "Tevreden", survey: "csat", scaleMax: 5 } as const;
    const toScore = { journeyId, metricId: csat, metric: { ...booking, unit: "score7" } as const };
    expect(await refusalOf(api().update(toScore))).toBe("metricUnitInUse");
    expect(await refusalOf(api().update({ journeyId, metricId: csat, metric: changed }))).toBe("OK");
  });

  it("adds segments up to the whole, and lets a reading be replaced and taken away", async () => {
    const { id: metricId } = await api().create({ journeyId, metric: booking });
    const place_ = { journeyId, metricId, month: "2026-10" };
    const segments = { zoeken: { count: 25, total: 500 }, sociaal: { count: 30, total: 1500 } };
    await api().setReading({ ...place_, reading: { segments } });
    expect((await found(metricId))?.readings).toMatchObject([{ numerator: 55, denominator: 2000, segments }]);
    const tooMany = { zoeken: { count: 5, total: 4 }, sociaal: { count: 1, total: 90 } };
    expect(await refusalOf(api().setReading({ ...place_, reading: { segments: tooMany } }))).toBe(
      "readingUnit",
    );
    await api().setReading({ ...place_, reading: { numerator: 48, denominator: 2000 } });
    expect((await found(metricId))?.readings).toMatchObject([{ numerator: 48, segments: null }]);
    expect(await refusalOf(api().setReading({ ...place_, reading: { numerator: 5, denominator: 4 } }))).toBe(
      "readingUnit",
    );
    await api().removeReading(place_);
    expect((await found(metricId))?.readings).toEqual([]);
  });

  it("says which of the two objectives comes first, and can take that back", async () => {
    const journey = async () => (await callAs(editor).journeys.get({ journeyId })).primaryObjective;
    expect(await api().setPrimaryObjective({ journeyId, objective: "loyalty" })).toEqual({ previous: null });
    expect(await journey()).toBe("loyalty");
    expect(await api().setPrimaryObjective({ journeyId, objective: null })).toEqual({ previous: "loyalty" });
    expect(await journey()).toBeNull();
  });

  it("is changed by editors and managers, read by members, and not found from elsewhere", async () => {
    const { workspaceId } = place;
    const { id: metricId } = await api().create({ journeyId, metric: booking });
    const calls = (person: make.TestPerson) => {
      const { metrics } = callAs(person);
      return [
        metrics.create({ journeyId, metric: booking }),
        metrics.update({ journeyId, metricId, metric: booking }),
        metrics.setReading({ journeyId, metricId, month: "2026-10", reading: { value: 3 } }),
        metrics.setPrimaryObjective({ journeyId, objective: "loyalty" }),
      ];
    };
    const outcomes = (person: make.TestPerson) => Promise.all(calls(person).map(refusalOf));
    const all = (code: string) => [code, code, code, code];
    expect(await outcomes(await make.makeMember(database, workspaceId, "manager"))).toEqual(all("OK"));
    for (const role of ["commenter", "viewer"] as const) {
      const person = await make.makeMember(database, workspaceId, role);
      expect(await outcomes(person)).toEqual(all("FORBIDDEN"));
      expect(await callAs(person).metrics.list({ workspaceId })).not.toEqual([]);
    }
    const other = await make.makeWorkspace(database);
    expect(await outcomes(other.owner)).toEqual(all("NOT_FOUND"));
    const foreignChannel = await make.makeChannel(database, other.workspaceId);
    const foreignOwner = other.owner.memberId;
    expect(
      await refusalOf(api().create({ journeyId, metric: { ...booking, channelId: foreignChannel } })),
    ).toBe("NOT_FOUND");
    expect(await refusalOf(api().create({ journeyId, metric: { ...booking, ownerId: foreignOwner } }))).toBe(
      "NOT_FOUND",
    );
  });

  it("of a step or channel the client does not see, is not the client's to see", async () => {
    const { workspaceId } = place;
    const shown = await make.makeJourney(database, workspaceId, { publishedAt: new Date() });
    const seen = { name: "Open stap", journeyId: shown } as const;
    const node = (nodeId: string, internal: boolean) =>
      make.makeNode(database, workspaceId, shown, {
        nodeId,
        kind: "transitions",
        internal,
        data: { id: nodeId, fromPhaseId: "from", toPhaseId: "to" },
      });
    await make.makeNode(database, workspaceId, shown, {
      kind: "meta",
      nodeId: "meta",
      data: { title: "Reis" },
    });
    for (const [nodeId, order] of [
      ["from", "a0"],
      ["to", "a1"],
    ] as const)
      await make.makeNode(database, workspaceId, shown, {
        nodeId,
        kind: "phases",
        data: { id: nodeId, name: nodeId, order },
      });
    await node("open-step", false);
    await node("secret-step", true);
    const hidden = await make.makeChannel(database, workspaceId);
    await make.makeMetric(database, workspaceId, { ...seen, transitionId: "open-step" });
    await make.makeMetric(database, workspaceId, { ...seen, name: "GEHEIM-1", transitionId: "secret-step" });
    await make.makeMetric(database, workspaceId, { ...seen, name: "GEHEIM-2", channelId: hidden });
    const guest = await make.makeGuest(database, workspaceId, [shown]);
    const behindTheWall = await Scope.open(guest.actor, { journeyId: shown }, "portal.view", (scope) =>
      scope.tx.select({ name: metricsTable.name }).from(metricsTable),
    );
    expect(behindTheWall.map((row) => row.name)).toEqual(["Open stap"]);
    for (const person of [guest, editor]) {
      const board = await callAs(person).portal.getBoard({ journeyId: shown });
      expect(board.metrics.map((metric) => metric.name)).toEqual(["Open stap"]);
    }
  });
});
