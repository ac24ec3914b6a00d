// Tasks of the month over the API: making, finishing, carrying on, removing, and who may do which of it.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApiContext } from "#server/api/context.ts";
import { createCallerFactory } from "#server/api/procedures.ts";
import { appRouter } from "#server/api/root.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";

const createCaller = createCallerFactory(appRouter);
const tasksAs = ({ userId, email }: make.TestPerson) =>
  createCaller(
    createApiContext(
      { id: userId, email, name: "x", emailVerified: true, locale: "nl", theme: "system", sessionId: "s" },
      "127.0.0.1",
    ),
  ).tasks;
const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "OK",
    (error: unknown) => (error as { code: string }).code,
  );

const NOVEMBER = "2026-11";
const DECEMBER = "2026-12";

describe("tasks", () => {
  let database: TestDatabase;
  let place: make.TestWorkspace;
  let editor: make.TestPerson;
  let journeyId: string;
  beforeAll(async () => {
    database = await createTestDatabase();
    place = await make.makeWorkspace(database);
    editor = await make.makeMember(database, place.workspaceId, "editor");
    journeyId = await make.makeJourney(database, place.workspaceId);
  });
  afterAll(() => database.drop());

  const titlesOf = async (person: make.TestPerson, month: string) =>
    (await tasksAs(person).listMonth({ workspaceId: place.workspaceId, month })).map((task) => task.title);

  it("[U8] keeps month, person, department, state and metric, and finds them again by month and journey", async () => {
    const { workspaceId, departmentId } = place;
    const api = tasksAs(editor);
    const metricId = await make.makeMetric(database, workspaceId, { journeyId });
    const { id } = await api.create({
      workspaceId,
      task: {
        title: "  Agenda sneller maken ",
        month: NOVEMBER,
        journeyId,
        departmentId,
        assigneeId: editor.memberId,
        due: "2026-11-28",
        metricId,
      },
    });
    const wanted = {
      id,
      title: "Agenda sneller maken",
      status: "open",
      departmentId,
      due: "2026-11-28",
      metricId,
    };
    expect(await api.listForJourney({ journeyId })).toMatchObject([wanted]);
    expect(await api.listMonth({ workspaceId, month: NOVEMBER })).toMatchObject([wanted]);
    await api.update({ workspaceId, taskId: id, changes: { title: "Agenda sneller", due: null } });
    await api.setStatus({ workspaceId, taskId: id, status: "in_progress" });
    expect(await api.setStatus({ workspaceId, taskId: id, status: "done" })).toEqual({
      previous: "in_progress",
    });
    const [done] = await api.listMonth({ workspaceId, month: NOVEMBER });
    expect([done?.title, done?.due, done?.status, done?.metricId]).toEqual([
      "Agenda sneller",
      null,
      "done",
      metricId,
    ]);
    expect(done?.doneAt).toBeInstanceOf(Date);
    await api.setStatus({ workspaceId, taskId: id, status: "open" });
    expect((await api.listMonth({ workspaceId, month: NOVEMBER }))[0]?.doneAt).toBeNull();
    expect(await api.listMonths({ workspaceId })).toEqual([{ month: NOVEMBER, status: "open", count: 1 }]);
    await api.remove({ workspaceId, taskId: id });
    expect(await titlesOf(editor, NOVEMBER)).toEqual([]);
    await api.restore({ workspaceId, taskId: id });
    expect(await titlesOf(editor, NOVEMBER)).toEqual(["Agenda sneller"]);
    await api.remove({ workspaceId, taskId: id });
  });

  it("carries what is left over to the next month, and takes that back while nothing was done there", async () => {
    const { workspaceId } = place;
    const api = tasksAs(editor);
    const task = {
      title: "Chat op zaterdag",
      month: NOVEMBER,
      due: "2026-11-30",
      assigneeId: editor.memberId,
    };
    const { id: taskId } = await api.create({ workspaceId, task });
    const { id: nextId } = await api.carry({ workspaceId, taskId });
    const [left] = await api.listMonth({ workspaceId, month: NOVEMBER });
    const [next] = await api.listMonth({ workspaceId, month: DECEMBER });
    expect(left).toMatchObject({ id: taskId, status: "carried_over", carriedToId: nextId });
    expect(next).toMatchObject({
      id: nextId,
      status: "open",
      carriedFromId: taskId,
      due: "2026-12-30",
      assigneeId: editor.memberId,
    });
    expect(await codeOf(api.carry({ workspaceId, taskId }))).toBe("CONFLICT");
    expect(await codeOf(api.setStatus({ workspaceId, taskId, status: "done" }))).toBe("CONFLICT");
    await api.uncarry({ workspaceId, taskId });
    expect(await titlesOf(editor, DECEMBER)).toEqual([]);
    expect((await api.listMonth({ workspaceId, month: NOVEMBER }))[0]?.status).toBe("open");
    const again = await api.carry({ workspaceId, taskId });
    await api.setStatus({ workspaceId, taskId: again.id, status: "in_progress" });
    expect(await codeOf(api.uncarry({ workspaceId, taskId }))).toBe("CONFLICT");
    for (const id of [again.id, taskId]) await api.remove({ workspaceId, taskId: id });
  });

  it("that was moved twice is moved again with a reason only, which stays with what was left", async () => {
    const { workspaceId } = place;
    const api = tasksAs(editor);
    const { id: first } = await api.create({
      workspaceId,
      task: { title: "Vaak verschoven", month: "2027-01" },
    });
    const { id: second } = await api.carry({ workspaceId, taskId: first });
    const { id: third } = await api.carry({ workspaceId, taskId: second });
    const [found] = await api.listMonth({ workspaceId, month: "2027-03" });
    expect(found).toMatchObject({ id: third, moves: 2, carryReason: null });
    expect(await codeOf(api.carry({ workspaceId, taskId: third }))).toBe("CONFLICT");
    await api.carry({ workspaceId, taskId: third, reason: "De leverancier levert pas in april" });
    const [left] = await api.listMonth({ workspaceId, month: "2027-03" });
    expect(left).toMatchObject({ status: "carried_over", carryReason: "De leverancier levert pas in april" });
    expect((await api.listMonth({ workspaceId, month: "2027-04" }))[0]).toMatchObject({
      moves: 3,
      carryReason: null,
    });
    await api.uncarry({ workspaceId, taskId: third });
    expect((await api.listMonth({ workspaceId, month: "2027-03" }))[0]?.carryReason).toBeNull();
  });

  it("lets people finish their own, and only editors and managers change the rest", async () => {
    const { workspaceId } = place;
    const commenter = await make.makeMember(database, workspaceId, "commenter");
    const manager = await make.makeMember(database, workspaceId, "manager");
    const viewer = await make.makeMember(database, workspaceId, "viewer");
    const guest = await make.makeGuest(database, workspaceId, [journeyId]);
    const own = await make.makeTask(database, workspaceId, { assigneeId: commenter.memberId });
    const other = await make.makeTask(database, workspaceId, { assigneeId: editor.memberId });
    const finish = (person: make.TestPerson, taskId: string) =>
      codeOf(tasksAs(person).setStatus({ workspaceId, taskId, status: "done" }));
    expect(await finish(commenter, own)).toBe("OK");
    expect(await finish(commenter, other)).toBe("FORBIDDEN");
    expect(await finish(viewer, other)).toBe("FORBIDDEN");
    expect(await finish(manager, other)).toBe("OK");
    for (const person of [commenter, viewer]) {
      const api = tasksAs(person);
      const scope = { workspaceId, taskId: own };
      expect([
        await codeOf(api.create({ workspaceId, task: { title: "x", month: NOVEMBER } })),
        await codeOf(api.update({ ...scope, changes: { title: "x" } })),
        await codeOf(api.carry(scope)),
        await codeOf(api.remove(scope)),
      ]).toEqual(["FORBIDDEN", "FORBIDDEN", "FORBIDDEN", "FORBIDDEN"]);
      expect(await titlesOf(person, NOVEMBER)).toHaveLength(2);
    }
    expect(await codeOf(tasksAs(guest).listMonth({ workspaceId, month: NOVEMBER }))).not.toBe("OK");
    expect(await codeOf(tasksAs(guest).listForJourney({ journeyId }))).not.toBe("OK");
    expect(await finish(guest, other)).not.toBe("OK");
  });

  it("is not found from another workspace, in neither direction", async () => {
    const { workspaceId } = place;
    const other = await make.makeWorkspace(database);
    const otherJourney = await make.makeJourney(database, other.workspaceId);
    const foreign = await make.makeTask(database, other.workspaceId, { title: "Van een ander" });
    const outsider = tasksAs(other.owner);
    expect(await codeOf(outsider.listMonth({ workspaceId, month: NOVEMBER }))).toBe("NOT_FOUND");
    expect(await codeOf(outsider.listForJourney({ journeyId }))).toBe("NOT_FOUND");
    const api = tasksAs(editor);
    const scope = { workspaceId, taskId: foreign };
    expect([
      await codeOf(api.update({ ...scope, changes: { title: "x" } })),
      await codeOf(api.setStatus({ ...scope, status: "done" })),
      await codeOf(api.carry(scope)),
      await codeOf(api.remove(scope)),
      await codeOf(api.restore(scope)),
      await codeOf(
        api.create({ workspaceId, task: { title: "x", month: NOVEMBER, journeyId: otherJourney } }),
      ),
    ]).toEqual(Array.from({ length: 6 }, () => "NOT_FOUND"));
    expect(
      await tasksAs(other.owner).listMonth({ workspaceId: other.workspaceId, month: NOVEMBER }),
    ).toMatchObject([{ title: "Van een ander", status: "open" }]);
  });

  it("of a journey for named members are theirs alone", async () => {
    const { workspaceId } = place;
    const named = await make.makeMember(database, workspaceId, "editor");
    const closed = await make.makeJourney(database, workspaceId, {
      visibility: "named",
      named: [named.memberId],
    });
    const taskId = await make.makeTask(database, workspaceId, { journeyId: closed, title: "Besloten" });
    expect(await titlesOf(named, NOVEMBER)).toContain("Besloten");
    expect(await titlesOf(editor, NOVEMBER)).not.toContain("Besloten");
    expect(await codeOf(tasksAs(editor).remove({ workspaceId, taskId }))).toBe("NOT_FOUND");
  });
});
