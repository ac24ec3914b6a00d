// Page: /{ws}/tasks/{yyyy-mm}
// A month's task: made, finished, opened again, carried to the next month and taken back.
import { expect, test, WERVEL } from "./fixtures.ts";

interface Task {
  id: string;
  title: string;
  month: string;
  status: string;
  carriedToId: string | null;
}

test.describe("tasks of a month", () => {
  test("[U8] is carried to the next month as a task of its own, and back", async ({ visit, newJourney }) => {
    const journey = await newJourney("four_digital");
    const { api } = await visit("bram");
    const list = (month: string) => api.ask<Task[]>("tasks.listMonth", { workspaceId: WERVEL, month });
    const { id } = await api.tell<{ id: string }>("tasks.create", {
      workspaceId: WERVEL,
      task: { title: "Keuzehulp afmaken", month: "2031-12", journeyId: journey.id },
    });
    const next = await api.tell<{ id: string }>("tasks.carry", { workspaceId: WERVEL, taskId: id });
    expect((await list("2031-12")).map(({ status, carriedToId }) => [status, carriedToId])).toEqual([
      ["carried_over", next.id],
    ]);
    expect((await list("2032-01")).map(({ title, status }) => [title, status])).toEqual([
      ["Keuzehulp afmaken", "open"],
    ]);
    expect(await api.refusal("tasks.carry", { workspaceId: WERVEL, taskId: id })).toBe("CONFLICT");
    await api.tell("tasks.uncarry", { workspaceId: WERVEL, taskId: id });
    expect((await list("2031-12"))[0]?.status).toBe("open");
    expect(await list("2032-01")).toEqual([]);
    await api.tell("tasks.setStatus", { workspaceId: WERVEL, taskId: id, status: "done" });
    expect((await list("2031-12"))[0]?.status).toBe("done");
    await api.tell("tasks.setStatus", { workspaceId: WERVEL, taskId: id, status: "open" });
    await api.tell("tasks.remove", { workspaceId: WERVEL, taskId: id });
    expect(await list("2031-12")).toEqual([]);
  });

  test("[U8] the page counts what the month holds, per department", async ({ visit }) => {
    const { page } = await visit("lotte");
    await page.goto("/atelier-wervel/tasks");
    await expect(page).toHaveURL(/\/tasks\/\d{4}-\d{2}$/);
    await expect(page.getByText(/Agenda sneller maken op oudere telefoons/)).toBeVisible();
    await expect(page.getByRole("heading", { name: /techniek/i }).first()).toBeVisible();
  });

  test("a viewer cannot make one", async ({ visit }) => {
    const { api } = await visit("viewer");
    expect(
      await api.refusal("tasks.create", { workspaceId: WERVEL, task: { title: "Nee", month: "2031-12" } }),
    ).toBe("FORBIDDEN");
  });
});
