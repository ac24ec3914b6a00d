// Page: /{ws}/j/{slug}/review/{yyyy-mm}
// Two of the demo's people run the review of its open month together to the end, each in a browser of their own, on a product of
// their own that hands its mail to a mail server: what they did is seen by the other, frozen, on paper, in the mail, and goes on.
import { readFileSync } from "node:fs";
import { addMonths } from "#domain/month.ts";
import { dayIn } from "#server/clock.ts";
import { catchMails, openMail } from "#server/testing/mail-catch.ts";
import { readPdf } from "#server/testing/pdf-text.ts";
import { attachPictures, DEMO_JOURNEY, expect, PEOPLE, test } from "./fixtures.ts";
import { OwnProduct } from "./own-product.ts";

interface Review {
  cycle: { state: string; closedBy: string | null } | null;
  isFrozen: boolean;
  figures: { metricId: string; reading: { numerator: number } | null }[];
  tasks: { title: string; status: string }[];
  decisions: { sentence: string; isProven: boolean; taskIds: string[] }[];
  channels: { mark: string | null }[];
  changed: { map: number; figures: { name: string }[]; claims: number; tasks: number } | null;
}

const MONTH = dayIn("Europe/Amsterdam", new Date()).slice(0, 7);
const NEXT = addMonths(MONTH, 1);
const JOURNEY = "jr-krul";
const NOTE = "De agenda levert de rest in december";
const DECISION = "De krulanalyse als losse afspraak aanbieden";
const DONE = "Reviewverzoek met foto en krultype";
const LEFT = [
  "Agenda sneller maken op oudere telefoons",
  "Chatrooster voor zaterdag (meegenomen uit oktober)",
  "Productadvies: ‘één begin, twee later’ aan de balie",
];

test("[B8] two people run the demo's open month to its end: live, frozen, on paper, in the mail, and the next one open", async ({
  browser,
  contextOptions,
}, testInfo) => {
  test.slow();
  const post = await catchMails();
  const product = await OwnProduct.start(browser, { SMTP_URL: post.url });
  const people = await Promise.all([
    product.visit("lotte", contextOptions),
    product.visit("ruben", contextOptions),
  ]);
  try {
    const [lotte, ruben] = people;
    const { api } = ruben;
    const place = { journeyId: JOURNEY, month: MONTH };
    const path = `${DEMO_JOURNEY}/review/${MONTH}`;
    const before = await api.ask<Review>("cycles.get", place);
    await Promise.all([lotte.page.goto(path), ruben.page.goto(path)]);

    // 1: she enters a figure, and he sees one less that is missing
    const missing = (many: number) =>
      expect(ruben.page.locator("[data-figure][data-missing]")).toHaveCount(many);
    await missing(before.figures.length);
    await lotte.page.getByRole("button", { name: "Cijfer van Boeking afgerond invullen" }).click();
    const dialog = lotte.page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: /^Aantal/ }).fill("236");
    await dialog.getByRole("textbox", { name: /^Van totaal/ }).fill("360");
    await lotte.page.getByRole("button", { name: "Opslaan" }).click();
    await missing(before.figures.length - 1);
    await expect(ruben.page.locator("[data-figure=kpi-book]")).toContainText("65,6%");

    // 2: he says of a channel that it still holds, and she sees by whom
    const go = (page: typeof lotte.page, step: string) =>
      page.getByRole("link", { name: `Verder met ${step}` }).click();
    await go(lotte.page, "Nieuw bewijs");
    await go(ruben.page, "Nieuw bewijs");
    const channel = (page: typeof lotte.page) => page.locator("[data-channel]").first();
    await channel(ruben.page)
      .getByRole("button", { name: /actueel/i })
      .click();
    await expect(channel(lotte.page).getByText(/^Ruben/)).toBeVisible();

    // 3: she finishes a task, and it is done on his screen
    await go(lotte.page, "Taken");
    await go(ruben.page, "Taken");
    await lotte.page.getByRole("button", { name: `${DONE}, bezig` }).click();
    await expect(ruben.page.getByRole("button", { name: `${DONE}, klaar` })).toBeVisible();

    // 4: she decides about a chance, and he reads it there and in the last step
    await go(lotte.page, "Kiezen");
    await go(ruben.page, "Kiezen");
    const chance = (page: typeof lotte.page) =>
      page.locator("[data-insight]").filter({ hasText: "Krulanalyse als losse afspraak" });
    await chance(lotte.page)
      .getByRole("button", { name: /^Starten/ })
      .click();
    await lotte.page.getByLabel("Wat besluiten jullie?").fill(DECISION);
    await lotte.page.getByLabel("Rust op KPI").click();
    await lotte.page.getByRole("option", { name: "Boeking afgerond" }).click();
    await lotte.page.getByRole("button", { name: "Vastleggen" }).click();
    await expect(chance(ruben.page)).toContainText(`Starten: ${DECISION}`);

    // 5: he agrees on a task that follows and closes; without a word on the missing figures he cannot, and she may not
    await go(lotte.page, "Afspreken");
    await go(ruben.page, "Afspreken");
    await expect(lotte.page.getByText("Een manager, beheerder of eigenaar sluit de maand.")).toBeVisible();
    await ruben.page.getByRole("button", { name: /Taak afspreken/ }).click();
    await ruben.page.getByLabel("Wat ga je doen?").fill("Krulanalyse in de agenda zetten");
    await ruben.page.getByRole("button", { name: "Taak maken" }).click();
    await expect(lotte.page.locator("[data-decision] li")).toHaveText("Krulanalyse in de agenda zetten");
    const close = ruben.page.getByRole("button", { name: /^Sluit/ });
    await close.click();
    await expect(ruben.page.getByText("Schrijf in één zin waarom het cijfer er niet is.")).toBeVisible();
    await ruben.page.getByLabel("Bij het sluiten").fill(NOTE);
    await close.click();
    await expect(lotte.page.locator("[data-state=closed]")).toContainText("door Ruben.");
    await expect(lotte.page.locator("[data-state=closed]")).toContainText(NOTE);
    expect(await ruben.api.refusal("cycles.close", { ...place, note: "x" })).toBe("CONFLICT");
    expect(await lotte.api.refusal("cycles.close", { ...place, note: "x" })).toBe("FORBIDDEN");

    // what is stored is what they saw
    const closed = await api.ask<Review>("cycles.get", place);
    expect(closed).toMatchObject({
      isFrozen: true,
      cycle: { state: "closed" },
      decisions: [{ sentence: DECISION, isProven: true }],
      changed: { map: 0, figures: [], claims: 0, tasks: 0 },
    });
    expect(closed.decisions[0]?.taskIds).toHaveLength(1);
    expect(closed.channels.filter((one) => one.mark !== null)).toHaveLength(1);
    const entered = closed.figures.filter((one) => one.reading !== null);
    expect(entered).toMatchObject([{ metricId: "kpi-book", reading: { numerator: 236 } }]);
    expect(closed.tasks.map(({ title, status }) => `${title}: ${status}`).toSorted()).toEqual(
      [`${DONE}: done`, ...LEFT.map((title) => `${title}: carried_over`)].toSorted(),
    );

    // the month on one page: downloaded by her, and in the mail of each of its people
    const onPaper = [
      "Atelier Wervel · Op zoek naar een krullenkapper",
      "door Ruben",
      `Bij het sluiten: ${NOTE}`,
      "Boeking afgerond 65,6% 58% 65%",
      "Bezoekers blog geen cijfer",
      `${DECISION} Rust op Boeking afgerond.`,
      "4 taken: 1 gedaan, 0 open, 3 doorgeschoven",
      "3 aanname 3 anekdotisch 9 onderbouwd 3 gevalideerd",
    ];
    const arrives = lotte.page.waitForEvent("download");
    await lotte.page.getByRole("link", { name: "PDF van deze maand" }).click();
    const downloaded = await arrives;
    expect(downloaded.suggestedFilename()).toMatch(new RegExp(`-${MONTH}\\.pdf$`));
    const page = readPdf(readFileSync(await downloaded.path()));
    expect(page).toMatchObject({ pages: 1, lang: "nl", isTagged: true });
    for (const words of onPaper) expect(page.text).toContain(words);
    const mailed = () => post.mails.map(openMail).filter(({ name }) => name !== null);
    const readers = (["bram", "farah", "ilse", "lotte", "ruben"] as const).map((name) => PEOPLE[name]);
    await expect.poll(() => mailed().length, { timeout: 30_000 }).toBe(readers.length);
    expect(
      mailed()
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual(readers);
    for (const { pdf } of mailed()) for (const words of onPaper) expect(pdf?.text).toContain(words);

    // the next month is open with the work that was left, and what was agreed
    await lotte.page.goto(`${DEMO_JOURNEY}/review/${NEXT}?step=3`);
    await expect(lotte.page.locator("[data-state=open]")).toBeVisible();
    for (const title of [...LEFT, "Krulanalyse in de agenda zetten"])
      await expect(lotte.page.getByRole("button", { name: `${title}, open:` })).toBeVisible();

    // a figure that comes later is said beside the closed month at once, seen beside what was frozen, and moves nothing in it
    await lotte.api.tell("metrics.setReading", {
      ...place,
      metricId: "kpi-book",
      reading: { numerator: 240, denominator: 360 },
    });
    await expect(ruben.page.locator("[data-changed='1']")).toContainText("Boeking afgerond");
    await ruben.page.getByRole("link", { name: "Bekijk wat er anders is" }).click();
    await expect(ruben.page.locator("[data-figure=kpi-book]")).toContainText("65,6% → Nu: 66,7%");
    const later = await api.ask<Review>("cycles.get", place);
    expect([later.figures, later.tasks]).toEqual([closed.figures, closed.tasks]);
  } catch (error) {
    await attachPictures(
      testInfo,
      people.map(({ context }) => context),
    );
    throw error;
  } finally {
    await product.stop();
    post.stop();
  }
});
