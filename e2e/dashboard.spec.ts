// Page: /{ws}/dashboard
// The manager's page: what is counted there moves while one looks, and the headline can be put into own words.
import { readFileSync } from "node:fs";
import { addMonths } from "#domain/month.ts";
import { dayIn } from "#server/clock.ts";
import { readPdf } from "#server/testing/pdf-text.ts";
import { expect, ORIGIN, test, WERVEL } from "./fixtures.ts";

const MONTH = dayIn("Europe/Amsterdam", new Date()).slice(0, 7);
const BEFORE = addMonths(MONTH, -1);

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

  test("[U9] a manager opens the list behind each number, chooses a month and approves it, and edits no board", async ({
    visit,
  }) => {
    test.slow();
    const [lotte, farah] = [await visit("lotte"), await visit("farah")];
    const { api } = lotte;
    const { id: workspaceId, slug } = await api.tell<{ id: string; slug: string }>("workspaces.create", {
      name: `Maand ${Date.now().toString(36)}`,
      kind: "brand",
    });
    const { link } = await api.tell<{ link: string }>("invitations.create", {
      workspaceId,
      email: null,
      role: "manager",
      locale: "nl",
    });
    await farah.api.tell("invitations.accept", { token: new URL(link, ORIGIN).pathname.split("/").at(-1) });
    const journey = await api.tell<{ id: string; slug: string }>("journeys.create", {
      workspaceId,
      journey: { title: "Van zoeken tot kopen", model: "four_digital", contentLocale: "nl" },
    });
    const journeyId = journey.id;
    const board = await api.ask<{ phases: { id: string }[]; touchpoints: { id: string }[] }>(
      "journeys.getBoard",
      { journeyId },
    );
    const { id: metricId } = await api.tell<{ id: string }>("metrics.create", {
      journeyId,
      metric: {
        name: "Boeking afgerond",
        unit: "percent",
        direction: "up",
        target: 60,
        phaseId: board.phases[0]?.id,
      },
    });
    const measure = (numerator: number) =>
      api.tell("metrics.setReading", {
        journeyId,
        metricId,
        month: BEFORE,
        reading: { numerator, denominator: 350 },
      });
    await measure(175);
    const evidence = {
      kind: "review",
      body: "Ik zag nergens een prijs.",
      observedOn: `${BEFORE}-10`,
      source: "Google",
    };
    const { id: evidenceId } = await api.tell<{ id: string }>("evidence.create", { workspaceId, evidence });
    await api.tell("evidence.link", { journeyId, link: { evidenceId, nodeId: board.touchpoints[0]?.id } });
    const departments = await api.ask<{ id: string; name: string }[]>("departments.list", { workspaceId });
    const [marketing, service] = ["Marketing", "Klantenservice"].map(
      (name) => departments.find((one) => one.name === name)?.id ?? "",
    );
    for (const [title, departmentId, status] of [
      ["Prijs bovenaan", marketing, "done"],
      ["Folder", marketing, "done"],
      ["Bellen", service, "open"],
    ])
      await api.tell("tasks.create", {
        workspaceId,
        task: { title, month: BEFORE, journeyId, departmentId, status },
      });
    await api.tell("cycles.open", { journeyId, month: BEFORE });
    await api.tell("cycles.close", { journeyId, month: BEFORE, note: "" });

    // this month: what is done, open and moved on per department; each row opens what it counts
    const { page } = farah;
    await page.goto(`/${slug}/dashboard?journey=${journey.slug}`);
    const work = (departmentId = "") => page.locator(`[data-panel=work] [data-department="${departmentId}"]`);
    await expect(work(service)).toContainText("0 van 1");
    await expect(work(service)).toContainText("1 doorgeschoven");
    for (const [departmentId, count] of [
      [service, 1],
      [marketing, 2],
    ] as const) {
      await work(departmentId).getByRole("link").click();
      await expect(page.locator(`[data-narrowed="${count}"]`)).toBeVisible();
      await expect(page.locator("[data-task]")).toHaveCount(count);
      await page.goBack();
    }
    await page.locator("[data-count=evidence]").click();
    await expect(page).toHaveURL(/\/evidence\?journey=/);
    await expect(page.getByText("Ik zag nergens een prijs.").first()).toBeVisible();
    await page.goBack();
    await expect(page.locator(`[data-figure="${metricId}"]`)).toHaveText("50%");
    await expect(page.getByText("doel 60%")).toBeVisible();
    await expect(page.locator("[data-panel=health]")).toBeVisible();
    const assumptions = page.locator("[data-open-level=assumption]");
    await expect(assumptions).toContainText(`${board.touchpoints.length - 1} `);
    await assumptions.click();
    await expect(page.locator("[data-level-list=assumption] li")).toHaveCount(board.touchpoints.length - 1);

    // the month before is closed: she approves it, by name; what changes later is said at once
    await page.getByRole("button", { name: /^Maand kiezen/ }).click();
    await page.getByRole("menuitemradio").nth(1).click();
    await expect(page).toHaveURL(new RegExp(`month=${BEFORE}`));
    await page.getByRole("button", { name: "Akkoord geven" }).click();
    await expect(page.locator("[data-approval=stands]")).toContainText("Akkoord van Farah");
    const approvals = async () =>
      (
        await api.ask<{ approvals: { by: string; change: string | null }[] }>("cycles.get", {
          journeyId,
          month: BEFORE,
        })
      ).approvals;
    expect(await approvals()).toMatchObject([{ change: null }]);
    await measure(230);
    await expect(page.locator("[data-approval=changed]")).toContainText("Gewijzigd na akkoord");
    await page.getByRole("button", { name: /^Akkoord intrekken/ }).click();
    await expect(page.locator("[data-approval]")).toHaveCount(0);
    await page
      .getByRole("listitem")
      .filter({ hasText: "Akkoord ingetrokken" })
      .getByRole("button", { name: "Ongedaan maken" })
      .click();
    await expect(page.locator("[data-approval=changed]")).toHaveCount(1);
    expect(await approvals()).toMatchObject([{ change: "changed" }]);
    await expect(page.locator(`[data-figure="${metricId}"]`)).toHaveText("50%");

    // the board is read, not written
    await page.goto(`/${slug}/j/${journey.slug}`);
    const card = page.locator("[data-card]").first();
    await card.click();
    await page.keyboard.press("F2");
    await expect(card.getByRole("textbox")).toHaveCount(0);
    expect(await farah.api.refusal("journeys.rename", { journeyId, name: "Van haar" })).toBe("FORBIDDEN");
    await api.tell("workspaces.remove", { workspaceId });
  });
});
