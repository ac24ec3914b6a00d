// The money of channels: what is kept, who may, what another workspace and a guest see of it, and bridges that break.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { channelBudgets, channelDrops, channelResults, commitments } from "#db/schema/budgets.ts";
import { auditEntries } from "#db/schema/workspaces.ts";
import { DomainError } from "#domain/errors.ts";
import { addMonths } from "#domain/month.ts";
import type { Action } from "#domain/permissions.ts";
import { replaceScopeRuntime, Scope } from "#server/auth/scope.ts";
import { removeChannel, restoreChannel } from "#server/channels/commands.ts";
import {
  createCommitment,
  endCommitment,
  removeCommitment,
  resumeCommitment,
} from "#server/channels/commitments/commands.ts";
import { createPersona, dateChannelUse, personaFields, updatePersona } from "#server/personas/commands.ts";
import { getPersona } from "#server/personas/queries.ts";
import { getPortalBoard } from "#server/shares/queries.ts";
import { makeAccessWorld } from "#server/testing/access-world.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import {
  makeBudget,
  makeChannel,
  makeCommitment,
  makeMember,
  makeMetric,
  makeWorkspace,
  type TestPerson,
  type TestWorkspace,
} from "#server/testing/factories.ts";
import { chooseResult, setCells } from "./commands.ts";
import { getBudget, listBridges } from "./queries.ts";

const NOW = "2026-11";
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof DomainError ? (error.detail.sentence ?? error.code) : error),
  );

describe("the money of channels", () => {
  let database: TestDatabase;
  let home: TestWorkspace;
  let editor: TestPerson;
  let manager: TestPerson;
  let channelId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    replaceScopeRuntime({ clock: { now: () => new Date(`${NOW}-21T12:00:00Z`) } });
  });
  afterAll(async () => {
    replaceScopeRuntime({});
    await database.drop();
  });
  beforeEach(async () => {
    home = await makeWorkspace(database);
    editor = await makeMember(database, home.workspaceId, "editor");
    manager = await makeMember(database, home.workspaceId, "manager");
    channelId = await makeChannel(database, home.workspaceId);
  });

  const as = <T>(person: TestPerson, action: Action, run: (scope: Scope) => Promise<T>) =>
    Scope.open(person.actor, { workspaceId: home.workspaceId }, action, run);
  const edit = <T>(run: (scope: Scope) => Promise<T>) => as(manager, "budget.edit", run);
  const budget = () => as(editor, "budget.view", getBudget);
  const bridges = () => as(editor, "budget.view", listBridges);
  const cell = (month: string, cents: number | null, figure: "planned" | "committed" | "spent" = "planned") =>
    ({ channelId, month, figure, cents }) as const;
  const funded = (from: string, count: number) =>
    edit((scope) =>
      setCells(
        scope,
        Array.from({ length: count }, (_, at) => cell(addMonths(from, at), 10_000)),
      ),
    );

  it("keeps one figure of a cell and leaves the others alone", async () => {
    await edit((scope) => setCells(scope, [cell(NOW, 35_000), cell(NOW, 1_250, "spent")]));
    await edit((scope) => setCells(scope, [cell(NOW, 0, "committed"), cell(NOW, 40_000)]));
    expect((await budget()).lines).toEqual([
      { channelId, month: NOW, plannedCents: 40_000, committedCents: 0, spentCents: 1_250 },
    ]);
  });

  it("forgets a line in which nothing is filled in any more, and undoes by writing back", async () => {
    await edit((scope) => setCells(scope, [cell(NOW, 35_000)]));
    await edit((scope) => setCells(scope, [cell(NOW, null)]));
    expect((await budget()).lines).toEqual([]);
    await edit((scope) => setCells(scope, [cell(NOW, 35_000)]));
    expect((await budget()).lines[0]?.plannedCents).toBe(35_000);
    const trail = await database.rows
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.workspaceId, home.workspaceId));
    expect(trail.filter((entry) => entry.action === "budget.set")).toHaveLength(3);
  });

  it("is written by editors and managers, read by members, and by nobody else", async () => {
    const write = (person: TestPerson) =>
      refusal(as(person, "budget.edit", (scope) => setCells(scope, [cell(NOW, 1)])));
    const commenter = await makeMember(database, home.workspaceId, "commenter");
    const viewer = await makeMember(database, home.workspaceId, "viewer");
    const { owner: stranger } = await makeWorkspace(database);
    expect([await write(editor), await write(manager)]).toEqual([null, null]);
    expect([await write(commenter), await write(viewer)]).toEqual(["FORBIDDEN", "FORBIDDEN"]);
    expect(await write(stranger)).toBe("NOT_FOUND");
    expect((await as(viewer, "budget.view", getBudget)).lines).toHaveLength(1);
    expect(await refusal(as(stranger, "budget.view", getBudget))).toBe("NOT_FOUND");
  });

  it("knows no channel of another workspace, and none that was removed", async () => {
    const abroad = await makeWorkspace(database);
    const foreign = await makeChannel(database, abroad.workspaceId);
    const gone = await makeChannel(database, home.workspaceId, { deletedAt: new Date() });
    for (const other of [foreign, gone]) {
      const written = edit((scope) => setCells(scope, [{ ...cell(NOW, 1), channelId: other }]));
      expect(await refusal(written)).toBe("NOT_FOUND");
      const agreed = edit((scope) => createCommitment(scope, { ...half(), channelId: other }));
      expect(await refusal(agreed)).toBe("NOT_FOUND");
    }
  });

  it("shows a guest nothing, in no query and not in the database", async () => {
    const { ids, guest } = await makeAccessWorld(database);
    const { workspaceId, channelId: seen, metricId, journeyId } = ids;
    const here = { workspaceId, channelId: seen };
    await makeBudget(database, workspaceId, seen, { plannedCents: 8_675_309 });
    await makeCommitment(database, workspaceId, seen, { stopRule: "GEHEIME STOPREGEL" });
    await database.rows.insert(channelResults).values({ ...here, metricId });
    await database.rows.insert(channelDrops).values({ ...here, month: NOW, reason: "GEHEIME REDEN" });
    for (const query of [getBudget, listBridges] as ((scope: Scope) => Promise<unknown>)[]) {
      const asked = Scope.open(guest.actor, { workspaceId }, "budget.view", query);
      expect(await refusal(asked)).toMatch(/NOT_FOUND|FORBIDDEN/);
    }
    const read = await Scope.open(guest.actor, { journeyId }, "portal.view", async (scope) => ({
      tables: [
        await scope.tx.select().from(channelBudgets),
        await scope.tx.select().from(commitments),
        await scope.tx.select().from(channelResults),
        await scope.tx.select().from(channelDrops),
      ],
      board: await getPortalBoard(scope, journeyId),
    }));
    expect(read.tables).toEqual([[], [], [], []]);
    expect(JSON.stringify(read.board)).not.toMatch(/8675309|GEHEIM/);
  });

  it("chooses what counts as a result, of a metric that is there", async () => {
    const metricId = await makeMetric(database, home.workspaceId);
    const gone = await makeMetric(database, home.workspaceId, { deletedAt: new Date() });
    const abroad = await makeWorkspace(database);
    const foreign = await makeMetric(database, abroad.workspaceId);
    await edit((scope) => chooseResult(scope, { channelId, metricId }));
    for (const other of [gone, foreign])
      expect(await refusal(edit((scope) => chooseResult(scope, { channelId, metricId: other })))).toBe(
        "NOT_FOUND",
      );
    expect((await budget()).results).toEqual([{ channelId, metricId }]);
    await edit((scope) => chooseResult(scope, { channelId, metricId: null }));
    expect((await budget()).results).toEqual([]);
  });

  const half = (over: object = {}) => ({
    channelId,
    startMonth: NOW,
    months: 6,
    stopRule: "",
    stopRuleTranslations: {},
    centsPerMonth: null as number | null,
    ...over,
  });

  describe("a commitment", () => {
    it("is of any length, and writes its money into its months", async () => {
      await edit((scope) => setCells(scope, [cell(NOW, 90_000), cell("2026-12", 100)]));
      const { before } = await edit((scope) =>
        createCommitment(scope, half({ months: 2, centsPerMonth: 39_000 })),
      );
      const { lines, commitments: agreed } = await budget();
      expect(lines.map((line) => [line.month, line.plannedCents, line.committedCents])).toEqual([
        [NOW, 90_000, 39_000],
        ["2026-12", 39_000, 39_000],
      ]);
      expect(agreed[0]).toMatchObject({ startMonth: NOW, months: 2, endedMonth: null });
      await edit((scope) => removeCommitment(scope, agreed[0]?.id ?? "", before));
      const after = await budget();
      expect(after.commitments).toEqual([]);
      expect(after.lines.map((line) => [line.month, line.plannedCents, line.committedCents])).toEqual([
        [NOW, 90_000, null],
        ["2026-12", 100, null],
      ]);
    });

    it("does not overlap another of the channel that holds", async () => {
      const { id } = await edit((scope) => createCommitment(scope, half()));
      const again = (startMonth: string) =>
        refusal(edit((scope) => createCommitment(scope, half({ startMonth }))));
      expect(await again("2027-04")).toBe("commitmentOverlaps");
      expect(await again("2027-05")).toBeNull();
      await edit((scope) => endCommitment(scope, id, "Te duur geworden"));
      expect(await again(NOW)).toBeNull();
    });

    it("is given up with a reason: a broken bridge, until it is taken up again", async () => {
      await funded(NOW, 6);
      const { id } = await edit((scope) => createCommitment(scope, half()));
      expect(await bridges()).toEqual([]);
      await edit((scope) => endCommitment(scope, id, "Te duur geworden"));
      expect(await bridges()).toMatchObject([
        { channelId, cause: "stopped", reason: "Te duur geworden", months: [NOW], name: "Webshop" },
      ]);
      expect(await refusal(edit((scope) => endCommitment(scope, id, "Nog eens")))).toBe("commitmentOver");
      await edit((scope) => resumeCommitment(scope, id));
      expect(await bridges()).toEqual([]);
      expect(await refusal(edit((scope) => resumeCommitment(scope, id)))).toBe("commitmentHolds");
    });

    it("breaks the bridge where one of its months is cleared", async () => {
      await funded(NOW, 6);
      await edit((scope) => createCommitment(scope, half()));
      await edit((scope) => setCells(scope, [cell("2027-02", 0)]));
      expect(await bridges()).toMatchObject([{ channelId, cause: "unfunded", months: ["2027-02"] }]);
    });
  });

  describe("removing a channel", () => {
    const remove = (reason: string | null) =>
      as(editor, "channel.edit", (scope) => removeChannel(scope, channelId, reason));

    it("asks nothing of one that is no bridge", async () => {
      await remove(null);
      expect(await bridges()).toEqual([]);
    });

    it("that is necessary or committed needs a reason, and stands as a broken bridge until it is back", async () => {
      await edit((scope) => createCommitment(scope, half()));
      expect(await refusal(remove(null))).toBe("bridgeReason");
      expect(await refusal(remove("  x "))).toBe("bridgeReason");
      await remove("Niemand kwam er meer");
      expect(await bridges()).toMatchObject([
        { channelId, cause: "removed", reason: "Niemand kwam er meer", months: [NOW], name: "Webshop" },
      ]);
      await as(editor, "channel.edit", (scope) => restoreChannel(scope, channelId));
      expect((await bridges()).map((one) => one.cause)).toEqual(["unfunded"]);
      const necessary = await makeChannel(database, home.workspaceId, { necessary: true });
      const removed = as(editor, "channel.edit", (scope) => removeChannel(scope, necessary, null));
      expect(await refusal(removed)).toBe("bridgeReason");
    });
  });
});

describe("the channels of a persona", () => {
  let database: TestDatabase;
  let now = new Date();
  beforeAll(async () => {
    database = await createTestDatabase();
    replaceScopeRuntime({ clock: { now: () => now } });
  });
  afterAll(async () => {
    replaceScopeRuntime({});
    await database.drop();
  });

  it("keep their dates when others change, and end instead of vanishing", async () => {
    const { workspaceId, owner } = await makeWorkspace(database);
    const [search, social, mail] = [
      await makeChannel(database, workspaceId),
      await makeChannel(database, workspaceId),
      await makeChannel(database, workspaceId),
    ];
    const as = <T>(run: (scope: Scope) => Promise<T>) =>
      Scope.open(owner.actor, { workspaceId }, "persona.edit", run);
    const uses = async (id: string) => (await as((scope) => getPersona(scope, id))).channelUses;
    const fields = (channelIds: string[]) => personaFields.parse({ name: "Yara", channelIds });
    const { id } = await as((scope) => createPersona(scope, fields([search, social])));
    expect((await uses(id)).every((use) => use.since === null && use.until === null)).toBe(true);
    const month = await as(async (scope) => scope.month);
    // a year on, what is chosen and what is left out says so
    now = new Date(now.getTime() + 366 * 86_400_000);
    const later = await as(async (scope) => scope.month);
    await as((scope) => updatePersona(scope, id, fields([search, mail])));
    const persona = await as((scope) => getPersona(scope, id));
    expect([...persona.channelIds].sort()).toEqual([search, mail].sort());
    expect(persona.channelUses).toEqual(
      expect.arrayContaining([
        { channelId: search, since: null, until: null },
        { channelId: social, since: null, until: addMonths(later, -1) },
        { channelId: mail, since: later, until: null },
      ]),
    );
    await as((scope) => dateChannelUse(scope, id, { channelId: search, since: month, until: null }));
    expect(await uses(id)).toContainEqual({ channelId: search, since: month, until: null });
  });
});
