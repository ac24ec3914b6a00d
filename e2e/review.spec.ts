// Page: /{ws}/j/{slug}/review/{yyyy-mm}
// Two people go through the review of a month together to its end; what was frozen stays as it was.
import { readFileSync } from "node:fs";
import { addMonths } from "#domain/month.ts";
import { dayIn } from "#server/clock.ts";
import { readPdf } from "#server/testing/pdf-text.ts";
import { expect, ORIGIN, PEOPLE, test, WERVEL } from "./fixtures.ts";

interface Review {
  cycle: { state: string; closingNote: string } | null;
  isFrozen: boolean;
  figures: { name: string; reading: { numerator: number } | null; verdict: { kind: string } | null }[];
  tasks: { title: string; status: string }[];
  decisions: { sentence: string; isProven: boolean; taskIds: string[] }[];
  channels: { channelId: string; mark: string | null }[];
  touchpoints: { title: string }[];
  changed: { map: number; figures: { name: string }[]; claims: number; tasks: number } | null;
}

interface Mail {
  recipient: string;
  files: { name: string; base64: string }[];
}

const MONTH = dayIn("Europe/Amsterdam", new Date()).slice(0, 7);
const BEFORE = addMonths(MONTH, -1);
const NEXT = addMonths(MONTH, 1);

test("[B8] two people review a month to its end, and what was frozen does not move", async ({
  visit,
  newJourney,
}) => {
  test.slow();
  const journey = await newJourney("four_digital");
  const lotte = await visit("lotte");
  const ruben = await visit("ruben");
  const { api } = lotte;
  const journeyId = journey.id;
  const { id: metricId } = await api.tell<{ id: string }>("metrics.create", {
    journeyId,
    metric: { name: "Boeking afgerond", unit: "percent", direction: "up" },
  });
  const measure = (month: string, numerator: number) =>
    api.tell("metrics.setReading", { journeyId, metricId, month, reading: { numerator, denominator: 350 } });
  await measure(BEFORE, 170);
  for (const title of ["Prijspagina herschrijven", "Reviews beantwoorden"])
    await api.tell("tasks.create", { workspaceId: WERVEL, task: { title, month: MONTH, journeyId } });
  await api.tell("cycles.open", { journeyId, month: MONTH });
  // channels are the workspace's: an earlier word on the first one is taken back
  const read = () => api.ask<Review>("cycles.get", { journeyId, month: MONTH });
  const [first] = (await read()).channels;
  await api.tell("cycles.markChannel", {
    journeyId,
    month: MONTH,
    word: { channelId: first?.channelId, mark: null },
  });

  // both see the same month; the figure that is missing is asked for first
  const path = `${ORIGIN}${journey.path}/review/${MONTH}`;
  await Promise.all([lotte.page.goto(path), ruben.page.goto(`${path}?step=3`)]);
  await expect(lotte.page.locator("[data-figure][data-missing]")).toHaveCount(1);

  // 2: a word on a channel, by her; 3: a task done, by him
  await lotte.page.goto(`${path}?step=2`);
  const channel = lotte.page.locator("[data-channel]").first();
  await channel.getByRole("button", { name: /actueel/i }).click();
  await expect(channel.getByText(/^Lotte/)).toBeVisible();
  await ruben.page.getByRole("button", { name: /Prijspagina herschrijven, open/ }).click();
  await ruben.page.getByRole("button", { name: /Prijspagina herschrijven, bezig/ }).click();

  // 4: she decides, and it stands on his screen by itself
  await ruben.page.goto(`${path}?step=5`);
  await lotte.page.goto(`${path}?step=4`);
  await lotte.page.getByRole("button", { name: "Ander besluit" }).click();
  await lotte.page.getByLabel("Wat besluiten jullie?").fill("Doorgaan met de prijspagina");
  await lotte.page.getByLabel("Rust op KPI").click();
  await lotte.page.getByRole("option", { name: "Boeking afgerond" }).click();
  await lotte.page.getByRole("button", { name: "Vastleggen" }).click();
  await expect(ruben.page.locator("[data-decision]")).toContainText("Doorgaan met de prijspagina");

  // 5: he agrees on a task that follows, and closes; without a word on the missing figure he cannot
  await ruben.page.getByRole("button", { name: /Taak afspreken/ }).click();
  await ruben.page.getByLabel("Wat ga je doen?").fill("Prijs bovenaan zetten");
  await ruben.page.getByRole("button", { name: "Taak maken" }).click();
  await expect(ruben.page.locator("[data-decision] li")).toHaveText("Prijs bovenaan zetten");
  const close = ruben.page.getByRole("button", { name: /^Sluit/ });
  await close.click();
  await expect(ruben.page.getByText("Schrijf in één zin waarom het cijfer er niet is.")).toBeVisible();
  await ruben.page.getByLabel("Bij het sluiten").fill("De agenda levert het cijfer in de eerste week");
  await close.click();
  await expect(ruben.page.locator("[data-state=closed]")).toContainText("De agenda levert het cijfer");
  await expect(lotte.page.locator("[data-state=closed]")).toBeVisible();

  // what is stored is what they saw, and the next month is open with the work that was left
  const closed = await read();
  expect(closed).toMatchObject({
    isFrozen: true,
    cycle: { state: "closed", closingNote: "De agenda levert het cijfer in de eerste week" },
    figures: [{ name: "Boeking afgerond", reading: null, verdict: null }],
    decisions: [{ sentence: "Doorgaan met de prijspagina", isProven: true }],
    changed: { map: 0, figures: [], claims: 0, tasks: 0 },
  });
  expect(closed.decisions[0]?.taskIds).toHaveLength(1);
  expect(closed.channels.find((one) => one.channelId === first?.channelId)?.mark).toBe("current");
  expect(closed.tasks.map(({ title, status }) => [title, status])).toEqual([
    ["Prijspagina herschrijven", "done"],
    ["Reviews beantwoorden", "carried_over"],
  ]);
  const months = await api.ask<{ month: string; state: string }[]>("cycles.list", { journeyId });
  expect(months.find((one) => one.month === NEXT)?.state).toBe("open");
  const next = await api.ask<{ title: string; journeyId: string | null }[]>("tasks.listMonth", {
    workspaceId: WERVEL,
    month: NEXT,
  });
  expect(
    next
      .filter((task) => task.journeyId === journeyId)
      .map((task) => task.title)
      .sort(),
  ).toEqual(["Prijs bovenaan zetten", "Reviews beantwoorden"]);
  expect(await api.refusal("cycles.close", { journeyId, month: MONTH, note: "x" })).toBe("FORBIDDEN");
  expect(await ruben.api.refusal("cycles.close", { journeyId, month: MONTH, note: "x" })).toBe("CONFLICT");

  // the month on one page: downloaded by who looks, and in the mail of who may close it
  const onPaper = [
    "Boeking afgerond geen cijfer",
    "Doorgaan met de prijspagina Rust op Boeking afgerond.",
    "2 taken: 1 gedaan, 0 open, 1 doorgeschoven",
    "Bij het sluiten: De agenda levert het cijfer in de eerste week",
    "aanname",
  ];
  const arrives = lotte.page.waitForEvent("download");
  await lotte.page.getByRole("link", { name: "PDF van deze maand" }).click();
  const downloaded = await arrives;
  expect(downloaded.suggestedFilename()).toBe(`${journey.slug}-${MONTH}.pdf`);
  const page = readPdf(readFileSync(await downloaded.path()));
  expect(page).toMatchObject({ pages: 1, lang: "nl", isTagged: true });
  for (const words of onPaper) expect(page.text).toContain(words);
  const mailed = async () => {
    const mails = (await (await ruben.context.request.get("/dev/mail?format=json")).json()) as Mail[];
    return mails.find(
      ({ files, recipient }) => recipient === PEOPLE.ruben && files[0]?.name.startsWith(journey.slug),
    );
  };
  await expect.poll(mailed, { timeout: 30_000 }).toBeDefined();
  const inMail = readPdf(Buffer.from((await mailed())?.files[0]?.base64 ?? "", "base64"));
  for (const words of onPaper) expect(inMail.text).toContain(words);

  // a figure that comes later is said beside the closed month, and moves nothing in it
  await measure(MONTH, 230);
  await expect(lotte.page.locator("[data-changed='1']")).toContainText("Boeking afgerond");
  const later = await read();
  expect(later.figures).toEqual(closed.figures);
  expect(later.tasks).toEqual(closed.tasks);
});
