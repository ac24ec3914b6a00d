// Tasks that come back: one a month in each series, whoever opens the month, and none once somebody stopped it.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tasks } from "#db/schema/research.ts";
import { createApiContext } from "#server/api/context.ts";
import { createCallerFactory } from "#server/api/procedures.ts";
import { appRouter } from "#server/api/root.ts";
import { replaceScopeRuntime, Scope } from "#server/auth/scope.ts";
import { turnMonths } from "#server/jobs/cycles.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";

const createCaller = createCallerFactory(appRouter);
const apiAs = ({ userId, email }: make.TestPerson) =>
  createCaller(
    createApiContext(
      { id: userId, email, name: "x", emailVerified: true, locale: "nl", theme: "system", sessionId: "s" },
      "127.0.0.1",
    ),
  );

describe("a task that comes back every month", () => {
  let database: TestDatabase;
  let workspaceId: string;
  let journeyId: string;
  let manager: make.TestPerson;
  let now = new Date("2026-11-10T09:00:00Z");
  beforeAll(async () => {
    database = await createTestDatabase();
    replaceScopeRuntime({ clock: { now: () => now } });
    ({ workspaceId } = await make.makeWorkspace(database));
    manager = await make.makeMember(database, workspaceId, "manager");
    journeyId = await make.makeJourney(database, workspaceId);
  });
  afterAll(async () => {
    replaceScopeRuntime({});
    await database.drop();
  });

  const ring = () => Scope.system("turn_months", workspaceId, turnMonths);
  const all = async (title: string) =>
    (await database.rows.select().from(tasks).where(eq(tasks.workspaceId, workspaceId)))
      .filter((task) => task.title === title && task.deletedAt === null)
      .toSorted((one, other) => (one.month < other.month ? -1 : 1));

  it("stands in each month that opens, once, however often and by how many it is asked", async () => {
    const api = apiAs(manager).tasks;
    const repeated = { month: "2026-11", repeats: "monthly" } as const;
    await api.create({
      workspaceId,
      task: { ...repeated, title: "Cijfers invoeren", due: "2026-11-30", effort: "small" },
    });
    await api.create({ workspaceId, task: { ...repeated, title: "Recensies lezen", journeyId } });
    await ring();
    const months = ["2026-12", "2027-01", "2027-02"];
    for (const month of months) {
      now = new Date(`${month}-01T09:00:00Z`);
      await Promise.all([ring(), ring()]);
      await ring();
    }
    const figures = await all("Cijfers invoeren");
    expect(figures.map(({ month, due, status, effort }) => [month, due, status, effort])).toEqual([
      ["2026-11", "2026-11-30", "open", "small"],
      ["2026-12", "2026-12-30", "open", "small"],
      ["2027-01", "2027-01-30", "open", "small"],
      ["2027-02", "2027-02-28", "open", "small"],
    ]);
    expect(new Set(figures.map((task) => task.seriesId))).toEqual(new Set([figures[0]?.id]));
    expect((await all("Recensies lezen")).map((task) => task.month)).toEqual(["2026-11", ...months]);
  });

  it("comes when closing opens the next month, beside what was carried on, which does not come back itself", async () => {
    const api = apiAs(manager);
    now = new Date("2027-02-27T09:00:00Z");
    const before = (await all("Recensies lezen")).length;
    await api.cycles.close({ journeyId, month: "2027-02", note: "" });
    const inMarch = (await all("Recensies lezen")).filter((task) => task.month === "2027-03");
    expect(inMarch.map((task) => [task.carriedFromId === null, task.repeats]).toSorted()).toEqual([
      [false, null],
      [true, "monthly"],
    ]);
    expect((await all("Recensies lezen")).length).toBe(before + 2);
    now = new Date("2027-03-01T09:00:00Z");
    await ring();
    expect((await all("Recensies lezen")).length).toBe(before + 2);
  });

  it("stops where its last one no longer repeats or was taken away", async () => {
    const api = apiAs(manager).tasks;
    const last = async (title: string) =>
      (await all(title)).find((task) => task.month === "2027-03" && task.repeats);
    const [figures, reviews] = [await last("Cijfers invoeren"), await last("Recensies lezen")];
    await api.update({ workspaceId, taskId: figures?.id ?? "", changes: { repeats: null } });
    await api.remove({ workspaceId, taskId: reviews?.id ?? "" });
    now = new Date("2027-04-01T09:00:00Z");
    await ring();
    for (const title of ["Cijfers invoeren", "Recensies lezen"])
      expect((await all(title)).filter((task) => task.month === "2027-04")).toEqual([]);
  });

  it("is not put into a month in which it stands already", async () => {
    const [first] = await all("Cijfers invoeren");
    const call = apiAs(manager).tasks.update({
      workspaceId,
      taskId: first?.id ?? "",
      changes: { month: "2026-12" },
    });
    await expect(call).rejects.toMatchObject({
      code: "CONFLICT",
      cause: { detail: { sentence: "taskRepeatsThere" } },
    });
  });
});
