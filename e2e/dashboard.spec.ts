// Page: /{ws}/dashboard
// The manager's page: what is counted there moves while one looks, and the headline can be put into own words.
import { readFileSync } from "node:fs";
import { readPdf } from "#server/testing/pdf-text.ts";
import { expect, test, WERVEL } from "./fixtures.ts";

interface View {
  journey: { id: string };
  month: string;
  counts: { touchpoints: number };
  certainty: { month: string; levels: Record<string, number> }[];
}

test.describe("the dashboard of a month", () => {
  test("shows a journey of its own without a made-up figure, and counts new work without a reload", async ({
    visit,
    newJourney,
  }) => {
    const journey = await newJourney("four_digital");
    const { page, api } = await visit("ruben");
    await page.goto(`/atelier-wervel/dashboard?journey=${journey.slug}`);
    await expect(page.locator("[data-headline]")).toHaveText(/Geen KPI ging deze maand vooruit/);
    await expect(page.locator("[data-phase]")).toHaveCount(4);
    await expect(page.locator("[data-panel=phases]").getByText("Nog geen KPI in deze fase.")).toHaveCount(4);
    const month = new Date().toISOString().slice(0, 7);
    const view = await api.ask<View>("dashboard.get", { journeyId: journey.id, month });
    await expect(page.locator("[data-counts]")).toContainText(`${view.counts.touchpoints} touchpoints`);
    await expect(page.locator("[data-panel=certainty] [data-month]")).toHaveCount(6);

    await expect(page.locator("[data-panel=work]")).toHaveCount(0);
    const { id: taskId } = await api.tell<{ id: string }>("tasks.create", {
      workspaceId: WERVEL,
      task: { title: "Prijzen op de site", month, journeyId: journey.id },
    });
    await expect(page.locator("[data-panel=work]")).toContainText("0 van 1");
    await api.tell("tasks.setStatus", { workspaceId: WERVEL, taskId, status: "done" });
    await expect(page.locator("[data-panel=work]")).toContainText("1 van 1");
    await api.tell("tasks.remove", { workspaceId: WERVEL, taskId });
  });

  test("the headline is put into own words, taken back by undo, and every drawing reads as a table", async ({
    visit,
  }) => {
    const { page } = await visit("ruben");
    await page.goto("/atelier-wervel/dashboard?journey=op-zoek-naar-een-krullenkapper");
    const headline = page.locator("[data-headline]");
    await expect(headline).toHaveAttribute("data-headline", "generated");
    const generated = await headline.innerText();
    await page.getByRole("button", { name: "Kop aanpassen" }).click();
    const own = page.getByRole("textbox", { name: "Kop in eigen woorden" });
    await expect(own).toHaveValue(generated.replace(/\s+/g, " "));
    await own.fill("Boeken loopt weer.");
    await own.press("Tab");
    await page.keyboard.press("Enter");
    await expect(headline).toHaveText("Boeken loopt weer.");
    await page.getByRole("button", { name: "Ongedaan maken" }).click();
    await expect(headline).toHaveAttribute("data-headline", "generated");

    await page.getByRole("button", { name: /Hoe zeker zijn we\?: toon als tabel/ }).click();
    await expect(page.getByRole("table")).toContainText("Gevalideerd");
    await page.getByRole("button", { name: /Hoe zeker zijn we\?: toon als grafiek/ }).click();
    await expect(page.locator("[data-panel=certainty]")).toBeVisible();

    // the same page on paper, in the reader's language
    const arrives = page.waitForEvent("download");
    await page.getByRole("link", { name: "PDF" }).click();
    const downloaded = await arrives;
    expect(downloaded.suggestedFilename()).toMatch(/^op-zoek-naar-een-krullenkapper-dashboard-[\d-]+\.pdf$/);
    const paper = readPdf(readFileSync(await downloaded.path()));
    expect(paper).toMatchObject({ pages: 1, lang: "nl", isTagged: true });
    expect(paper.text).toContain("Vraagt om een besluit");
    expect(paper.text).toContain(generated.split(" ").slice(0, 3).join(" "));
  });

  test("over several journeys adds up, keeps its filter in the address, and leads to the list a number counts", async ({
    visit,
    newJourney,
  }) => {
    const journey = await newJourney("four_digital");
    const { page, api } = await visit("ruben");
    const month = new Date().toISOString().slice(0, 7);
    const departments = await api.ask<{ id: string; name: string }[]>("departments.list", {
      workspaceId: WERVEL,
    });
    const department = departments[0]?.id ?? "";
    const { id: taskId } = await api.tell<{ id: string }>("tasks.create", {
      workspaceId: WERVEL,
      task: { title: "Samen optellen", month, journeyId: journey.id, departmentId: department },
    });
    const several = `journey=op-zoek-naar-een-krullenkapper&journey=${journey.slug}`;
    await page.goto(`/atelier-wervel/dashboard?${several}&month=${month}&department=${department}`);
    const rows = page.locator("[data-journey]");
    await expect(rows).toHaveCount(2);
    const counts = await Promise.all(
      ["op-zoek-naar-een-krullenkapper", journey.slug].map(async (slug) =>
        Number(
          await rows
            .filter({ has: page.locator(`a[href*="journey=${slug}"]`) })
            .locator("td")
            .first()
            .innerText(),
        ),
      ),
    );
    await expect(page.locator("[data-counts]")).toContainText(
      `${counts.reduce((sum, one) => sum + one, 0)} touchpoints`,
    );
    // the list behind the number shows these journeys and this department, and nothing else
    await page.locator(`[data-department="${department}"] a`).click();
    await expect(page.locator("[data-narrowed]")).toBeVisible();
    await expect(page.getByText("Samen optellen")).toBeVisible();
    const link = new URL(page.url());
    expect([link.searchParams.get("department"), link.searchParams.getAll("journeyId").length]).toEqual([
      department,
      2,
    ]);
    await page.goBack();
    // another filter keeps the journeys; a reload keeps both
    await page.getByRole("combobox", { name: "Afdeling" }).click();
    await page.getByRole("option", { name: "Alle afdelingen" }).click();
    await expect(page).toHaveURL(
      (url) => url.searchParams.getAll("journey").length === 2 && !url.searchParams.has("department"),
    );
    await page.reload();
    await expect(rows).toHaveCount(2);
    await api.tell("tasks.remove", { workspaceId: WERVEL, taskId });
  });
});
