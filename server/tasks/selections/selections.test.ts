// Several tasks changed as one step: all or none, back as one, and by whom.
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { notifications } from "#db/schema/notifications.ts";
import { webhookDeliveries } from "#db/schema/webhooks.ts";
import { createApiContext } from "#server/api/context.ts";
import { createCallerFactory } from "#server/api/procedures.ts";
import { appRouter } from "#server/api/root.ts";
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
const tasksAs = (person: make.TestPerson) => callAs(person).tasks;
const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => ["OK", undefined],
    (error: unknown) => {
      const { code, cause } = error as { code: string; cause?: { detail?: { sentence?: string } } };
      return [code, cause?.detail?.sentence];
    },
  );

describe("several tasks at once", () => {
  let database: TestDatabase;
  let workspaceId: string;
  let departmentId: string;
  let journeyId: string;
  let owner: make.TestPerson;
  let editor: make.TestPerson;
  beforeAll(async () => {
    database = await createTestDatabase();
    ({ workspaceId, departmentId, owner } = await make.makeWorkspace(database));
    editor = await make.makeMember(database, workspaceId, "editor");
    journeyId = await make.makeJourney(database, workspaceId);
    await make.makeCycle(database, workspaceId, journeyId, {
      month: "2026-09",
      reviewOn: "2026-10-01",
      state: "closed",
      closedAt: new Date("2026-10-01T09:00:00Z"),
    });
  });
  afterAll(() => database.drop());

  const between = () => tasksAs(editor).listBetween({ workspaceId, from: "2026-10", to: "2026-12" });
  const standing = async (ids: readonly string[]) =>
    (await between())
      .filter((task) => ids.includes(task.id))
      .map(({ id, assigneeId, departmentId: of, month, due, status, doneAt }) => ({
        at: ids.indexOf(id),
        assigneeId,
        of,
        month,
        due,
        status,
        isDone: doneAt !== null,
      }))
      .toSorted((one, other) => one.at - other.at);

  it("are changed together and stand as they stood when that is taken back", async () => {
    const api = tasksAs(editor);
    const ids = [
      await make.makeTask(database, workspaceId, { journeyId, month: "2026-11", due: "2026-11-30" }),
      await make.makeTask(database, workspaceId, {
        month: "2026-12",
        due: "2026-12-31",
        status: "in_progress",
      }),
      await make.makeTask(database, workspaceId, { journeyId, month: "2026-11", departmentId }),
    ];
    const before = await standing(ids);
    const changes = { assigneeId: editor.memberId, departmentId, month: "2026-11", status: "done" } as const;
    const answer = await api.changeMany({ workspaceId, taskIds: ids, changes });
    expect(await standing(ids)).toEqual(
      ["2026-11-30", "2026-11-30", null].map((due, at) => ({
        at,
        assigneeId: editor.memberId,
        of: departmentId,
        month: "2026-11",
        due,
        status: "done",
        isDone: true,
      })),
    );
    await api.putBack({ workspaceId, stands: answer.before });
    expect(await standing(ids)).toEqual(before);
  });

  it("[B6] get a department that helps, lose one, and stand as they stood when that is taken back", async () => {
    const api = tasksAs(editor);
    const salon = await make.makeDepartment(database, workspaceId, { key: null, name: "Salon" });
    const tech = await make.makeDepartment(database, workspaceId, { key: null, name: "Techniek" });
    const create = async (owner: string, ...involvedDepartmentIds: string[]) =>
      (
        await api.create({
          workspaceId,
          task: { title: "Taak", month: "2026-12", departmentId: owner, involvedDepartmentIds },
        })
      ).id;
    // of others alone, with two that help already, and of the one that is to help
    const ids = [
      await create(departmentId),
      await create(departmentId, tech, salon),
      await create(salon, tech),
    ];
    const helping = async () => {
      const found = await between();
      return ids.map((id) => found.find((one) => one.id === id)?.involvedDepartmentIds.toSorted());
    };
    const before = await helping();
    expect(before).toEqual([[], [salon, tech].toSorted(), [tech]]);
    const change = async (changes: Parameters<typeof api.changeMany>[0]["changes"]) =>
      (await api.changeMany({ workspaceId, taskIds: ids, changes })).before;
    const first = await change({ involve: salon });
    expect(await helping()).toEqual([[salon], [salon, tech].toSorted(), [tech]]);
    const second = await change({ release: tech });
    expect(await helping()).toEqual([[salon], [salon], []]);
    // who owns a task does not help with it, also once it is somebody else's
    await change({ departmentId: tech });
    expect(await helping()).toEqual([[salon], [salon], []]);
    await api.putBack({ workspaceId, stands: second });
    expect(await helping()).toEqual([[salon], [salon, tech].toSorted(), [tech]]);
    await api.putBack({ workspaceId, stands: first });
    expect(await helping()).toEqual(before);

    // who helped takes all over and helps no more; taken back, it helps again
    const taken = await change({ departmentId: tech });
    expect(await helping()).toEqual([[], [salon], []]);
    const again = await change({ status: "done" });
    await api.putBack({ workspaceId, stands: again });
    await api.putBack({ workspaceId, stands: taken });
    expect(await helping()).toEqual(before);
    expect(await failureOf(change({ involve: (await make.makeWorkspace(database)).departmentId }))).toEqual([
      "NOT_FOUND",
      undefined,
    ]);
    expect(await helping()).toEqual(before);
  });

  it("tell whom they were given to, and other systems of what is done, as one alone does", async () => {
    const api = tasksAs(editor);
    const given = await make.makeMember(database, workspaceId, "editor");
    const ids = [
      await make.makeTask(database, workspaceId, { month: "2099-11" }),
      await make.makeTask(database, workspaceId, { month: "2099-11", assigneeId: given.memberId }),
      await make.makeTask(database, workspaceId, { month: "2099-11", status: "done" }),
    ];
    const told = async () =>
      (
        await database.rows
          .select({ taskId: notifications.subjectId })
          .from(notifications)
          .where(and(eq(notifications.userId, given.userId), eq(notifications.kind, "assignment")))
      ).map((row) => row.taskId);
    const { before } = await api.changeMany({
      workspaceId,
      taskIds: ids,
      changes: { assigneeId: given.memberId },
    });
    // hers already, and done already, are no news
    expect(await told()).toEqual([ids[0]]);
    await api.putBack({ workspaceId, stands: before });
    expect(await told()).toEqual([ids[0]]);
    await callAs(owner).webhooks.create({
      workspaceId,
      webhook: { url: "https://hooks.redthread.example/", events: ["task.done"] },
    });
    await api.changeMany({ workspaceId, taskIds: ids, changes: { status: "done" } });
    const sent = await database.rows
      .select({ event: webhookDeliveries.event })
      .from(webhookDeliveries)
      .where(eq(webhookDeliveries.workspaceId, workspaceId));
    expect(sent).toEqual([{ event: "task.done" }, { event: "task.done" }]);
  });

  it("are all left alone when one cannot be changed: a closed month, one that went on, one that is not there", async () => {
    const api = tasksAs(editor);
    const free = await make.makeTask(database, workspaceId, { month: "2026-11", title: "Vrij" });
    const ofJourney = await make.makeTask(database, workspaceId, { journeyId, month: "2026-11" });
    const gone = await make.makeTask(database, workspaceId, { month: "2026-11", deletedAt: new Date() });
    const carried = await make.makeTask(database, workspaceId, { month: "2026-11", status: "carried_over" });
    const elsewhere = await make.makeWorkspace(database);
    const foreign = await make.makeTask(database, elsewhere.workspaceId);
    const attempt = (taskIds: string[], changes: Parameters<typeof api.changeMany>[0]["changes"]) =>
      failureOf(api.changeMany({ workspaceId, taskIds, changes }));
    expect([
      await attempt([free, ofJourney], { month: "2026-09" }),
      await attempt([free, carried], { status: "done" }),
      await attempt([free, gone], { status: "done" }),
      await attempt([free, foreign], { status: "done" }),
      await attempt([free], { assigneeId: elsewhere.owner.memberId }),
      await attempt([free], { departmentId: elsewhere.departmentId }),
      await attempt([], { status: "done" }),
    ]).toEqual([
      ["CONFLICT", "cycleMonthOver"],
      ["CONFLICT", "taskCarried"],
      ["NOT_FOUND", undefined],
      ["NOT_FOUND", undefined],
      ["NOT_FOUND", undefined],
      ["NOT_FOUND", undefined],
      ["BAD_REQUEST", undefined],
    ]);
    expect((await standing([free]))[0]).toMatchObject({ month: "2026-11", status: "open", assigneeId: null });
    // the same refusal for one task alone, and none for a task of no journey
    expect(
      await failureOf(api.update({ workspaceId, taskId: ofJourney, changes: { month: "2026-09" } })),
    ).toEqual(["CONFLICT", "cycleMonthOver"]);
    expect(await attempt([free], { month: "2026-09" })).toEqual(["OK", undefined]);
  });

  it("are read over two years at most", async () => {
    const read = (to: string) => failureOf(tasksAs(editor).listBetween({ workspaceId, from: "2026-01", to }));
    expect(await read("2027-12")).toEqual(["OK", undefined]);
    expect(await read("2028-01")).toEqual(["BAD_REQUEST", undefined]);
  });

  it("are for editors and managers", async () => {
    const taskId = await make.makeTask(database, workspaceId, { month: "2026-11" });
    for (const role of ["commenter", "viewer"] as const) {
      const person = await make.makeMember(database, workspaceId, role);
      const call = tasksAs(person).changeMany({
        workspaceId,
        taskIds: [taskId],
        changes: { status: "done" },
      });
      expect(await failureOf(call)).toEqual(["FORBIDDEN", undefined]);
    }
    const manager = await make.makeMember(database, workspaceId, "manager");
    await tasksAs(manager).changeMany({ workspaceId, taskIds: [taskId], changes: { status: "done" } });
  });

  it("know what they ask, bring and came of", async () => {
    const api = tasksAs(editor);
    const metricId = await make.makeMetric(database, workspaceId, { journeyId });
    const { evidenceId } = await make.makeEvidence(database, workspaceId);
    const elsewhere = await make.makeWorkspace(database);
    const foreign = await make.makeEvidence(database, elsewhere.workspaceId);
    const sized = { effort: "small", impact: "large", expectedChange: -2.5, metricId, evidenceId } as const;
    const { id } = await api.create({
      workspaceId,
      task: { title: "Ingeschat", month: "2026-12", ...sized },
    });
    expect((await between()).find((task) => task.id === id)).toMatchObject(sized);
    await api.update({ workspaceId, taskId: id, changes: { effort: null, expectedChange: null } });
    expect((await between()).find((task) => task.id === id)).toMatchObject({
      effort: null,
      impact: "large",
      expectedChange: null,
    });
    expect([
      await failureOf(api.update({ workspaceId, taskId: id, changes: { evidenceId: foreign.evidenceId } })),
      await failureOf(api.update({ workspaceId, taskId: id, changes: { transitionId: make.newId() } })),
    ]).toEqual([
      ["NOT_FOUND", undefined],
      // a task of the whole workspace hangs on nothing of a journey
      ["BAD_REQUEST", undefined],
    ]);
  });
});
