// Departments that are involved beside the one that owns: of tasks and of touchpoints, wherever a task goes and whatever becomes of a
// department.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { taskDepartments } from "#db/schema/research.ts";
import { replaceScopeRuntime, Scope } from "#server/auth/scope.ts";
import { turnMonths } from "#server/jobs/cycles.ts";
import { projectJourney } from "#server/collab/read-model.ts";
import { foundJourney } from "#server/journeys/commands.ts";
import { getJourneyNow } from "#server/journeys/queries.ts";
import { answerOf, callAs } from "#server/testing/cycle-world.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";

describe("departments that are involved", () => {
  let database: TestDatabase;
  let place: make.TestWorkspace;
  let now = new Date("2026-11-10T09:00:00Z");
  beforeAll(async () => {
    database = await createTestDatabase();
    replaceScopeRuntime({ clock: { now: () => now } });
    place = await make.makeWorkspace(database);
  });
  afterAll(async () => {
    replaceScopeRuntime({});
    await database.drop();
  });
  const department = (name: string) => make.makeDepartment(database, place.workspaceId, { key: null, name });

  it("[B6] stand beside a task's one owner: any number, each once, changed whole, and never the owner itself", async () => {
    const { workspaceId, owner } = place;
    const [tech, service, salon] = [
      await department("Techniek"),
      await department("Service"),
      await department("Salon"),
    ];
    const api = callAs(owner).tasks;
    const { id: taskId } = await api.create({
      workspaceId,
      task: {
        title: "Agenda sneller",
        month: "2026-11",
        departmentId: tech,
        involvedDepartmentIds: [service, salon, service],
      },
    });
    const read = async () => {
      const found = (await api.listMonth({ workspaceId, month: "2026-11" })).find((one) => one.id === taskId);
      return [found?.departmentId, found?.involvedDepartmentIds.toSorted()];
    };
    expect(await read()).toEqual([tech, [salon, service].toSorted()]);
    await api.update({ workspaceId, taskId, changes: { title: "Agenda veel sneller" } });
    expect(await read()).toEqual([tech, [salon, service].toSorted()]);
    // who helped takes it over, and gives it back
    await api.changeMany({ workspaceId, taskIds: [taskId], changes: { departmentId: service } });
    expect(await read()).toEqual([service, [salon]]);
    await api.update({ workspaceId, taskId, changes: { departmentId: tech } });
    expect(await read()).toEqual([tech, [salon, service].toSorted()]);
    await api.update({ workspaceId, taskId, changes: { involvedDepartmentIds: [] } });
    expect(await read()).toEqual([tech, []]);
    // none of another workspace, in neither way
    const foreign = await make.makeWorkspace(database);
    const involvedDepartmentIds = [foreign.departmentId];
    expect([
      await answerOf(api.update({ workspaceId, taskId, changes: { involvedDepartmentIds } })),
      await answerOf(
        api.create({ workspaceId, task: { title: "x", month: "2026-11", involvedDepartmentIds } }),
      ),
    ]).toEqual(["NOT_FOUND", "NOT_FOUND"]);
    expect(await read()).toEqual([tech, []]);
  });

  it("go with a task to the next month, and come back with one that repeats", async () => {
    const { workspaceId, owner } = place;
    const [tech, service] = [await department("Techniek"), await department("Service")];
    const api = callAs(owner).tasks;
    const task = { departmentId: tech, involvedDepartmentIds: [service] };
    const carried = await api.create({ workspaceId, task: { title: "Gaat mee", month: "2026-11", ...task } });
    await api.create({
      workspaceId,
      task: { title: "Komt terug", month: "2026-11", repeats: "monthly", ...task },
    });
    await api.carry({ workspaceId, taskId: carried.id });
    now = new Date("2026-12-01T09:00:00Z");
    await Scope.system("turn_months", workspaceId, turnMonths);
    const december = await api.listMonth({ workspaceId, month: "2026-12" });
    expect(
      december.map((one) => [one.title, one.departmentId, one.involvedDepartmentIds]).toSorted(),
    ).toEqual([
      ["Gaat mee", tech, [service]],
      ["Komt terug", tech, [service]],
    ]);
  });

  it("[B6] are followed by their successor, on tasks and on cards, when one is taken away", async () => {
    const { workspaceId, owner } = place;
    const [gone, heir, other] = [
      await department("Weg"),
      await department("Erft"),
      await department("Ander"),
    ];
    const api = callAs(owner);
    const [owned, helped] = [make.newId(), make.newId()];
    const phase = { id: make.newId(), name: "Zoeken" };
    const look = { phaseId: phase.id, medium: "digital", mediaKind: "owned" } as const;
    const involved = (...ids: string[]) => Object.fromEntries(ids.map((id) => [id, true as const]));
    const seed = {
      meta: { title: "Reis", contentLocale: "nl" },
      phases: [phase],
      touchpoints: [
        { id: owned, title: "Zoeken", departmentId: gone, ...look },
        {
          id: helped,
          title: "Boeken",
          departmentId: other,
          involvedDepartmentIds: involved(gone, place.departmentId),
          ...look,
        },
      ],
    } as const;
    const { id: journeyId } = await Scope.open(owner.actor, { workspaceId }, "journey.create", (scope) =>
      foundJourney(scope, seed, {}),
    );
    const ids = [];
    for (const involvedDepartmentIds of [[gone], [gone, heir]])
      ids.push(
        (
          await api.tasks.create({
            workspaceId,
            task: { title: "Taak", month: "2027-02", involvedDepartmentIds },
          })
        ).id,
      );
    expect(await api.departments.getUse({ workspaceId, departmentId: gone })).toMatchObject({
      tasks: 2,
      touchpoints: 2,
    });
    expect(
      await answerOf(api.departments.remove({ workspaceId, departmentId: gone, successorId: null })),
    ).toContain("CONFLICT");
    await api.departments.remove({ workspaceId, departmentId: gone, successorId: heir });
    for (const id of ids)
      expect(
        await database.rows
          .select({ departmentId: taskDepartments.departmentId })
          .from(taskDepartments)
          .where(eq(taskDepartments.taskId, id)),
      ).toEqual([{ departmentId: heir }]);
    const journey = await Scope.open(owner.actor, { journeyId }, "journey.view", async (scope) => {
      const found = await getJourneyNow(scope, journeyId);
      if (found.journey) await projectJourney(scope, journeyId, found.journey, found.logSeq);
      return found.journey;
    });
    expect(journey?.touchpoints.map((one) => [one.departmentId, one.involvedDepartmentIds])).toEqual([
      [heir, {}],
      [other, involved(heir, place.departmentId)],
    ]);
  });
});
