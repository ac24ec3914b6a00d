// Pages: /{ws}/inbox, /{ws}/settings/notifications, /unsubscribe
// A task given to a colleague: their count rises at once, it leads to the task, a mail says so, and both can be turned off.
import { expect, test, WERVEL } from "./fixtures.ts";

interface Mail {
  recipient: string;
  subject: string;
  text: string;
}

test("a task that is given is told at once and by mail, which its link turns off", async ({
  visit,
  browser,
}) => {
  const [lotte, ilse] = [await visit("lotte"), await visit("ilse")];
  const { api } = lotte;
  const members = await api.ask<{ id: string; displayName: string }[]>("members.list", {
    workspaceId: WERVEL,
  });
  const assigneeId = members.find((one) => one.displayName.startsWith("Ilse"))?.id;
  const asUsual = () =>
    ilse.api.tell("notifications.updateSettings", {
      workspaceId: WERVEL,
      settings: { ways: {}, quiet: null, digestWeekday: 1, timeZone: null },
    });
  await asUsual();
  await ilse.api.tell("notifications.markAllRead", { workspaceId: WERVEL });
  const { page } = ilse;
  await page.goto("/atelier-wervel/journeys");
  const bell = page.getByRole("link", { name: /^Meldingen/ });
  await expect(bell).toHaveAccessibleName("Meldingen");
  // the page listens: what happens before that is read, not heard
  await page.waitForLoadState("networkidle");

  const month = new Date().toISOString().slice(0, 7);
  const title = `Agenda versnellen ${Date.now().toString(36)}`;
  const give = (words: string) =>
    api.tell<{ id: string }>("tasks.create", {
      workspaceId: WERVEL,
      task: { title: words, month, assigneeId },
    });
  const { id } = await give(title);
  await expect(bell).toHaveAccessibleName("Meldingen, 1 ongelezen");
  await bell.click();
  await page.getByRole("link", { name: new RegExp(title) }).click();
  await expect(page).toHaveURL(new RegExp(`/tasks/${month}#task-${id}$`));
  await expect(page.locator(`#task-${id}`)).toContainText(title);
  await expect(bell).toHaveAccessibleName("Meldingen");

  let mail: Mail | undefined;
  await expect
    .poll(
      async () => {
        const mails = (await (await page.request.get("/dev/mail?format=json")).json()) as Mail[];
        mail = mails.find((one) => one.subject.includes(title));
        return mail?.recipient;
      },
      { timeout: 30_000 },
    )
    .toBe("ilse@wervel.example");
  // whoever opens the link is not signed in
  const stranger = await browser.newContext();
  const stop = await stranger.newPage();
  await stop.goto(/http\S+\/unsubscribe\S+/.exec(mail?.text ?? "")?.[0] ?? "");
  await stop.getByRole("button", { name: "Zet deze mail uit" }).click();
  await expect(stop.getByText("geen mail meer over: Je krijgt een taak")).toBeVisible();
  await stranger.close();

  const settings = () =>
    ilse.api.ask<{ ways: Record<string, { inApp: boolean; email: boolean }> }>("notifications.getSettings", {
      workspaceId: WERVEL,
    });
  expect((await settings()).ways.assignment).toEqual({ inApp: true, email: false });
  await page.goto("/atelier-wervel/settings/notifications");
  const here = page.getByRole("checkbox", { name: "Je krijgt een taak: Hier" });
  await expect(page.getByRole("checkbox", { name: "Je krijgt een taak: Mail" })).not.toBeChecked();
  await here.click();
  await expect.poll(async () => (await settings()).ways.assignment?.inApp).toBe(false);
  const silent = await give(`Stil ${title}`);
  expect(await ilse.api.ask("notifications.countUnread", { workspaceId: WERVEL })).toBe(0);

  // the demo stays as it was
  await asUsual();
  for (const taskId of [id, silent.id]) await api.tell("tasks.remove", { workspaceId: WERVEL, taskId });
});
