// Page: /{ws}/j/{slug}
// Two people talk about a touchpoint: one is named by keyboard, the answer comes by itself, it becomes a task, is settled, and
// what was deleted comes back.
import { expect, openBoard, test, WERVEL } from "./fixtures.ts";

interface Comment {
  id: string;
  body: string;
  resolvedAt: Date | null;
  tasks: { id: string; title: string }[];
}

test("a thread on a touchpoint: a name by keyboard, an answer live, a task, settled, and a deletion taken back", async ({
  visit,
  newJourney,
}) => {
  const journey = await newJourney("four_digital");
  const lotte = await visit("lotte");
  const bram = await visit("bram");
  const board = await lotte.api.ask<{ touchpoints: { id: string }[] }>("journeys.getBoard", {
    journeyId: journey.id,
  });
  const nodeId = board.touchpoints[0]?.id ?? "";
  const subject = { kind: "touchpoint", journeyId: journey.id, nodeId };
  const stored = () => lotte.api.ask<Comment[]>("comments.list", { workspaceId: WERVEL, subject });

  // C on the card leads to its comments; behind @ the list is walked by arrow keys, and Escape closes the list alone
  await openBoard(lotte.page, `${journey.path}?t=${nodeId}`);
  await lotte.page.locator(`[data-card="${nodeId}"]`).focus();
  await lotte.page.keyboard.press("c");
  const field = lotte.page.getByRole("textbox", { name: "Nieuwe reactie" });
  await field.focus();
  await lotte.page.keyboard.type("Bellen ze nog, @Br");
  await expect(lotte.page.getByRole("option", { name: /^Bram/ })).toHaveAttribute("aria-selected", "true");
  await lotte.page.keyboard.press("Escape");
  await expect(lotte.page.getByRole("option")).toHaveCount(0);
  await lotte.page.keyboard.type("am en @Klant");
  await expect(lotte.page.getByRole("option").first()).toBeVisible();
  await lotte.page.keyboard.press("Enter");
  await expect(field).toHaveValue("Bellen ze nog, @Bram en @Klantenservice & balie ");
  await lotte.page.keyboard.type("weten jullie het?");
  await lotte.page.keyboard.press("Control+Enter");
  await expect(lotte.page.locator("[data-thread]")).toHaveCount(1);
  await expect(lotte.page.locator(`[data-card="${nodeId}"] [data-threads="1"]`)).toBeVisible();
  const [first] = await stored();
  expect(first?.body).toMatch(
    /^Bellen ze nog, @\[person:usr-bram\] en @\[department:[\w-]+\] weten jullie het\?$/,
  );

  // he follows the link to it, and his answer stands on her screen by itself
  await bram.page.goto(`${journey.path}?t=${nodeId}&comment=${first?.id}`);
  const asked = bram.page.locator(`[data-comment="${first?.id}"]`);
  await expect(asked.locator("[data-mention=usr-bram]")).toHaveText("@Bram");
  await bram.page.getByRole("button", { name: "Antwoord", exact: true }).click();
  await bram.page.getByRole("textbox", { name: /^Antwoord aan/ }).fill("Ja, elke dag");
  await bram.page.keyboard.press("Control+Enter");
  await expect(lotte.page.getByText("Ja, elke dag")).toBeVisible();

  // she makes a task of it, about the same touchpoint
  const thread = lotte.page.locator(`[data-thread="${first?.id}"]`);
  await thread.getByRole("button", { name: /^Meer bij de reactie van Lotte/ }).click();
  await lotte.page.getByRole("menuitem", { name: "Maak er een taak van" }).click();
  await expect(thread.getByRole("link", { name: /^Taak: Bellen ze nog, @Bram/ })).toBeVisible();
  const tasks = await lotte.api.ask<{ touchpointId: string; commentId: string }[]>("tasks.listForJourney", {
    journeyId: journey.id,
  });
  expect(tasks).toMatchObject([{ touchpointId: nodeId, commentId: first?.id }]);

  // what he deletes is gone on her screen, and back when he takes that back
  await bram.page.getByRole("button", { name: /^Meer bij de reactie van Bram/ }).click();
  await bram.page.getByRole("menuitem", { name: "Verwijderen" }).click();
  await expect(lotte.page.getByText("Ja, elke dag")).toHaveCount(0);
  await bram.page.locator("[data-sonner-toast]").getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(lotte.page.getByText("Ja, elke dag")).toBeVisible();

  // settled, it is counted no more; the whole thread can still be read
  await expect(lotte.page.getByRole("tab", { name: /^Reacties ?1$/ })).toBeVisible();
  await thread.getByRole("button", { name: "Afgehandeld" }).click();
  await expect(bram.page.getByRole("tab", { name: /^Reacties ?0$/ })).toBeVisible();
  await expect(lotte.page.getByRole("button", { name: "1 afgehandeld gesprek" })).toBeVisible();
  const after = await stored();
  expect(after.map((one) => one.body.slice(0, 6))).toEqual(["Bellen", "Ja, el"]);
  expect(after[0]?.resolvedAt).toBeTruthy();
});
