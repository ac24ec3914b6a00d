// Page: /{ws}/j/{slug}
// What narrows a board stands in its address: one kind of insight, and what one's own department owns or is involved in.
import { card, expect, openBoard, ORIGIN, test, untilSaved, WERVEL } from "./fixtures.ts";

interface Board {
  touchpoints: { title: string; departmentId: string | null; involvedDepartmentIds: Record<string, true> }[];
  insights: { title: string; kind: string }[];
}

test("[J23] an insight is a pain, a chance or goes well; each kind is counted and shown alone, by keyboard and by address", async ({
  visit,
  newJourney,
}) => {
  const journey = await newJourney("four_digital");
  const { page, api } = await visit("lotte");
  await openBoard(page, `${journey.path}?insights=strength`);
  const only = (name: string) => page.getByRole("button", { name: new RegExp(`^Alleen ${name}`) });
  await expect(only("wat goed gaat")).toHaveAttribute("aria-pressed", "true");
  // what is written down while one kind is shown is of that kind
  for (const [kind, title] of [
    ["wat goed gaat", "Warm ontvangst"],
    ["kansen", "Keuzehulp"],
    ["pijnpunten", "Prijs onduidelijk"],
  ] as const) {
    if ((await only(kind).getAttribute("aria-pressed")) !== "true") await only(kind).press("Enter");
    await page.getByRole("button", { name: "Pijn of kans" }).first().click({ force: true });
    await page.keyboard.type(title);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: title, exact: true })).toBeVisible();
  }
  await untilSaved(page);
  await expect(page).toHaveURL(/insights=pain/);
  await expect(page.getByRole("button", { name: "Keuzehulp", exact: true })).toHaveCount(0);
  for (const kind of ["pijnpunten", "kansen", "wat goed gaat"])
    await expect(only(kind)).toHaveAccessibleName(/\(1\)$/);
  await only("pijnpunten").press("Enter");
  await expect(page.getByRole("button", { name: "Keuzehulp", exact: true })).toBeVisible();
  await expect(page).not.toHaveURL(/insights=/);
  await expect
    .poll(async () =>
      (await api.ask<Board>("journeys.getBoard", { journeyId: journey.id })).insights
        .map((one) => [one.title, one.kind])
        .toSorted(),
    )
    .toEqual([
      ["Keuzehulp", "opportunity"],
      ["Prijs onduidelijk", "pain"],
      ["Warm ontvangst", "strength"],
    ]);
  // the month's report lists what to keep beside what to improve
  const month = new Date().toISOString().slice(0, 7);
  await api.tell("cycles.open", { journeyId: journey.id, month });
  await page.goto(`${ORIGIN}${journey.path}/review/${month}?step=4`);
  await expect(page.locator("[data-keep]")).toContainText("Warm ontvangst");
  await expect(page.locator("[data-insight]")).toHaveCount(2);
  for (const title of ["Keuzehulp", "Prijs onduidelijk"])
    await expect(page.locator("[data-insight]").filter({ hasText: title })).toBeVisible();
});

test("[B6] a touchpoint and a task have one owner and any number involved; my department shows both, on the board and in the list", async ({
  visit,
  newJourney,
}) => {
  const journey = await newJourney("four_digital");
  const { page, api } = await visit("lotte");
  const departments = await api.ask<{ id: string; name: string }[]>("departments.list", {
    workspaceId: WERVEL,
  });
  const people = await api.ask<{ id: string; departmentId: string | null }[]>("members.list", {
    workspaceId: WERVEL,
  });
  const mine = people.find((one) => one.id === "usr-lotte")?.departmentId ?? "";
  const name = departments.find((one) => one.id === mine)?.name ?? "";
  const other = departments.find((one) => one.id !== mine);
  const { touchpoints } = await api.ask<Board>("journeys.getBoard", { journeyId: journey.id });
  const [owned, helped, beside] = touchpoints.map((one) => one.title);
  await openBoard(page, journey.path);

  // mine by owning it
  await card(page, owned ?? "")
    .first()
    .click();
  await page.getByRole("button", { name: /^Afdeling: / }).click();
  await page.getByRole("menuitemradio", { name }).click();
  // another's, in which mine is involved beside a third
  await card(page, helped ?? "")
    .first()
    .click();
  await page.getByRole("button", { name: /^Afdeling: / }).click();
  await page.getByRole("menuitemradio", { name: other?.name ?? "" }).click();
  await page.getByRole("button", { name: /^Betrokken afdelingen: / }).click();
  await page.getByRole("menuitemcheckbox", { name }).click();
  await page.keyboard.press("Escape");
  await untilSaved(page);

  const filter = page.getByRole("button", { name: "Mijn afdeling (2)" });
  await filter.press("Enter");
  await expect(page).toHaveURL(/show=department/);
  await page.reload();
  await untilSaved(page);
  await expect(filter).toHaveAttribute("aria-pressed", "true");
  for (const title of [owned, helped])
    await expect(card(page, title ?? "").first()).toHaveAttribute("data-beside", "false");
  await expect(card(page, beside ?? "").first()).toHaveAttribute("data-beside", "true");

  // a task of another department with mine involved, made in its form
  const month = "2031-05";
  await page.goto(`${ORIGIN}/atelier-wervel/tasks/${month}?new=1`);
  const form = page.getByRole("dialog");
  await form.getByRole("textbox", { name: /^Wat ga je doen/ }).fill("Samen doen");
  await form.getByRole("combobox", { name: "Afdeling" }).click();
  await page.getByRole("option", { name: other?.name ?? "" }).click();
  await form.getByRole("checkbox", { name }).click();
  await form.getByRole("button", { name: "Taak maken" }).click();
  await expect(form).toHaveCount(0);
  const foreign = await api.tell<{ id: string }>("tasks.create", {
    workspaceId: WERVEL,
    task: { title: "Alleen van hen", month, departmentId: other?.id },
  });
  await page.goto(`${ORIGIN}/atelier-wervel/tasks/${month}?show=department`);
  await expect(page.locator("[data-task]")).toHaveText([new RegExp(`Samen doen[\\s\\S]*met ${name}`)]);
  const [task] = await api.ask<{ id: string; departmentId: string; involvedDepartmentIds: string[] }[]>(
    "tasks.listMonth",
    { workspaceId: WERVEL, month },
  );
  expect(task).toMatchObject({ departmentId: other?.id, involvedDepartmentIds: [mine] });
  for (const taskId of [task?.id, foreign.id])
    await api.tell("tasks.remove", { workspaceId: WERVEL, taskId });
});
