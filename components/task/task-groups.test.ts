import { describe, expect, it } from "vitest";
import type { TaskStatus } from "#domain/task.ts";
import { filterTasks, groupByDepartment, nextStatus, tally } from "./task-groups.ts";

const task = (
  id: string,
  departmentId: string | null,
  status: TaskStatus = "open",
  assigneeId: string | null = null,
  involvedDepartmentIds: readonly string[] = [],
) => ({
  id,
  departmentId,
  involvedDepartmentIds,
  status,
  assigneeId,
});
const idsOf = (tasks: readonly { id: string }[]) => tasks.map((one) => one.id);

describe("the month's tasks", () => {
  const tasks = [
    task("a", "tech", "done", "ilse"),
    task("b", "marketing", "open", "bram"),
    task("c", "tech", "in_progress"),
    task("d", null, "carried_over", "ilse"),
    task("e", "gone"),
  ];

  it("stand by department in the departments' order, those of none last", () => {
    const groups = groupByDepartment(tasks, [{ id: "marketing" }, { id: "salon" }, { id: "tech" }]);
    expect(groups.map((group) => [group.department?.id ?? null, idsOf(group.tasks)])).toEqual([
      ["marketing", ["b"]],
      ["tech", ["a", "c"]],
      [null, ["d", "e"]],
    ]);
  });

  it("are counted as done, open and carried on", () => {
    expect(tally(tasks)).toEqual({ done: 1, open: 3, carried: 1, all: 5 });
  });

  it("[B6] of my department are those it owns and those it is involved in", () => {
    const me = { memberId: "ilse", departmentId: "tech" };
    expect(idsOf(filterTasks(tasks, "mine", me))).toEqual(["a", "d"]);
    expect(idsOf(filterTasks(tasks, "department", me))).toEqual(["a", "c"]);
    const involved = (one: { id: string }) => (one.id === "b" ? ["salon", "tech"] : []);
    expect(idsOf(filterTasks(tasks, "department", me, involved))).toEqual(["a", "b", "c"]);
    const helped = [...tasks, task("f", "salon", "open", null, ["service", "tech"])];
    expect(idsOf(filterTasks(helped, "department", me))).toEqual(["a", "c", "f"]);
    expect(idsOf(filterTasks(tasks, "department", { memberId: null, departmentId: null }))).toEqual([]);
    expect(idsOf(filterTasks(tasks, "mine", { memberId: null, departmentId: null }))).toEqual([]);
  });

  it("go round from open to begun to done", () => {
    expect([nextStatus("open"), nextStatus("in_progress"), nextStatus("done")]).toEqual([
      "in_progress",
      "done",
      "open",
    ]);
  });
});
