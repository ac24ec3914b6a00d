// Page: /{ws}/tasks/{yyyy-mm}
// A month's task: made, finished, opened again, carried to the next month and taken back.
import { readFileSync } from "node:fs";
import { expect, openBoard, test, untilSaved, WERVEL } from "./fixtures.ts";

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

  test("[B9] a pain becomes a task with an owner and a month, and done it shows what its KPI did", async ({
    visit,
    newJourney,
  }) => {
    const journey = await newJourney("four_digital");
    const { page, api } = await visit("lotte");
    const name = `Geboekt ${Date.now().toString(36)}`;
    const { id: metricId } = await api.tell<{ id: string }>("metrics.create", {
      journeyId: journey.id,
      metric: { name, unit: "percent", direction: "up" },
    });
    await api.tell("journeys.keepLanes", {
      journeyId: journey.id,
      lanes: ["questions", "goals", "insights"],
    });
    await openBoard(page, journey.path);
    await page.getByRole("button", { name: "Pijn of kans" }).first().click({ force: true });
    await page.keyboard.type("Agenda is traag");
    await page.keyboard.press("Enter");
    await untilSaved(page);
    await page.getByRole("button", { name: "Taak maken voor Agenda is traag" }).click({ force: true });
    const form = page.getByRole("dialog");
    await form.getByRole("textbox", { name: /^Wat ga je doen/ }).fill("Agenda versnellen");
    await form.getByRole("combobox", { name: "Voor wie" }).click();
    await page.getByRole("option", { name: /^Bram/ }).click();
    await form.getByRole("combobox", { name: "Stuurt op" }).click();
    await page.getByRole("option", { name }).click();
    await form.getByRole("button", { name: "Taak maken" }).click();
    await expect(form).toHaveCount(0);
    const [task] = await api.ask<(Task & { insightId: string; assigneeId: string })[]>(
      "tasks.listForJourney",
      {
        journeyId: journey.id,
      },
    );
    // the read model follows the board
    await expect
      .poll(async () => {
        const board = await api.ask<{ insights: { id: string }[] }>("journeys.getBoard", {
          journeyId: journey.id,
        });
        return board.insights.map((one) => one.id);
      })
      .toEqual([task?.insightId]);
    expect(task).toMatchObject({ title: "Agenda versnellen", metricId });
    expect(task?.assigneeId).toBeTruthy();
    expect(task?.month).toMatch(/^\d{4}-\d{2}$/);

    const month = task?.month ?? "";
    const before = new Date(`${month}-15T12:00:00Z`);
    before.setUTCMonth(before.getUTCMonth() - 1);
    for (const [of, numerator] of [
      [before.toISOString().slice(0, 7), 24],
      [month, 62],
    ] as const)
      await api.tell("metrics.setReading", {
        journeyId: journey.id,
        metricId,
        month: of,
        reading: { numerator, denominator: 1_000 },
      });
    await api.tell("tasks.setStatus", { workspaceId: WERVEL, taskId: task?.id, status: "done" });
    await page.goto(`/atelier-wervel/tasks/${month}`);
    await expect(page.getByText(new RegExp(`${name}.*2,4.*6,2`))).toBeVisible();
  });

  test("several are chosen by keyboard, changed at once and taken back; the matrix and the file hold them", async ({
    visit,
    newJourney,
  }) => {
    const journey = await newJourney("four_digital");
    const { page, api } = await visit("lotte");
    const month = "2032-05";
    const ids: string[] = [];
    for (const [title, impact, effort] of [
      ["=Prijs bovenaan", "large", "small"],
      ["Agenda versnellen", "small", "large"],
      ["Nog ongewogen", null, null],
    ])
      ids.push(
        (
          await api.tell<{ id: string }>("tasks.create", {
            workspaceId: WERVEL,
            task: { title, month, journeyId: journey.id, impact, effort, due: "2032-05-31" },
          })
        ).id,
      );
    const list = async (of: string) =>
      (
        await api.ask<(Task & { assigneeId: string; due: string })[]>("tasks.listMonth", {
          workspaceId: WERVEL,
          month: of,
        })
      ).filter((task) => ids.includes(task.id));
    await page.goto(`/atelier-wervel/tasks/${month}?view=list`);

    await page.getByRole("button", { name: "Selecteer" }).press("Enter");
    await page.getByRole("checkbox", { name: "Kies Agenda versnellen" }).press("Space");
    await page.getByRole("checkbox", { name: "Kies Nog ongewogen" }).press("Space");
    const bar = page.getByRole("toolbar", { name: "Geselecteerde taken wijzigen" });
    await expect(bar).toContainText("2 taken gekozen");
    await bar.getByRole("button", { name: "Maand" }).press("Enter");
    await page.getByRole("menuitem", { name: "juni 2032" }).press("Enter");
    await expect(page.locator("[data-task]")).toHaveCount(1);
    expect((await list("2032-06")).map(({ title, due }) => [title, due])).toEqual([
      ["Agenda versnellen", "2032-06-30"],
      ["Nog ongewogen", "2032-06-30"],
    ]);
    await page.getByRole("button", { name: "Ongedaan maken" }).click();
    await expect(page.locator("[data-task]")).toHaveCount(3);
    expect((await list(month)).map((task) => task.due)).toEqual(["2032-05-31", "2032-05-31", "2032-05-31"]);

    // a department that helps with both, a label of its own in the file
    const helping = async () =>
      (
        await api.ask<{ id: string; involvedDepartmentIds: string[] }[]>("tasks.listMonth", {
          workspaceId: WERVEL,
          month,
        })
      ).flatMap((task) => (ids.includes(task.id) ? task.involvedDepartmentIds : []));
    await page.getByRole("button", { name: "Selecteer" }).press("Enter");
    await page.getByRole("checkbox", { name: "Kies Agenda versnellen" }).press("Space");
    await page.getByRole("checkbox", { name: "Kies Nog ongewogen" }).press("Space");
    await bar.getByRole("button", { name: "Ook betrokken" }).press("Enter");
    await page.getByRole("menuitemcheckbox", { name: "Marketing" }).press("Enter");
    await expect(page.locator("[data-involved]")).toHaveText(["met Marketing", "met Marketing"]);
    expect(new Set(await helping()).size).toBe(1);

    await page.getByRole("radio", { name: "Matrix" }).click();
    await expect(page.locator("[data-cell=large-small]")).toContainText("=Prijs bovenaan");
    await expect(page.locator("[data-cell=small-large]")).toContainText("Agenda versnellen");
    await page.getByRole("combobox", { name: "Effect van Nog ongewogen" }).click();
    await page.getByRole("option", { name: "middel" }).click();
    await page.getByRole("combobox", { name: "Moeite van Nog ongewogen" }).click();
    await page.getByRole("option", { name: "klein" }).click();
    await expect(page.locator("[data-cell=medium-small]")).toContainText("Nog ongewogen");

    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name: "CSV voor Jira" }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe(`taken-${month}.csv`);
    const text = readFileSync(await download.path(), "utf8");
    const lines = text.replace("\uFEFF", "").trim().split(/\r\n/);
    expect(lines[0]).toBe(
      "Summary,Issue Type,Description,Assignee,Due date,Priority,Status,Labels,Labels,Labels,Labels",
    );
    expect(text).toContain("\r\n'=Prijs bovenaan,Task,");
    expect(text).toContain(",2032-05-31,High,To Do,2032-05,,effort-small,\r\n");
    expect(text.match(/,effort-\w+,Marketing/g)).toHaveLength(2);
    for (const taskId of ids) await api.tell("tasks.remove", { workspaceId: WERVEL, taskId });
  });

  test("a viewer cannot make one", async ({ visit }) => {
    const { api } = await visit("viewer");
    expect(
      await api.refusal("tasks.create", { workspaceId: WERVEL, task: { title: "Nee", month: "2031-12" } }),
    ).toBe("FORBIDDEN");
  });
});
